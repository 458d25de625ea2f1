/** SIAO examines evaluation and diagnosis, and decides the orientation: two acts, dated by its own commission. */
import { type Day } from './calendar'
import type { Dossier, ElsewhereReason } from './dossier'
import type { Decided } from './facts'
import { holds } from './refused'
import { next } from './workflow'

const datedInTime = (dossier: Dossier, on: Day, today: Day): void => {
  holds(on <= today, 'date-future')
  holds(on >= dossier.referredOn, 'date-too-early', { day: dossier.referredOn })
}

/** The diagnosis is validated, or returned to the referrer with what is missing (kept in the notes). */
export const examineDiagnosis = (
  dossier: Dossier,
  { outcome, on, today }: { outcome: 'validated' | 'returned'; on: Day; today: Day },
): Decided<Dossier> => {
  datedInTime(dossier, on, today)
  holds(dossier.stage === 'siao' && dossier.diagnosis?.outcome !== 'validated', 'moved-on', {
    stage: dossier.stage,
  })
  const diagnosis = { outcome, on }
  return outcome === 'validated'
    ? { next: { ...dossier, diagnosis }, facts: [{ kind: 'diagnosis-validated', on }] }
    : {
        next: { ...dossier, diagnosis, stage: next(dossier.stage, 'return-diagnosis') },
        facts: [{ kind: 'diagnosis-returned', on }],
      }
}

export type OrientationOutcome = 'here' | 'adjourned' | 'elsewhere'

/** Orientation to this scheme needs a validated diagnosis; *not for it* needs a reason of the closed list. */
export const orient = (
  dossier: Dossier,
  {
    outcome,
    on,
    reason,
    today,
  }: { outcome: OrientationOutcome; on: Day; reason?: ElsewhereReason; today: Day },
): Decided<Dossier> => {
  datedInTime(dossier, on, today)
  holds(dossier.stage === 'siao', 'moved-on')
  if (outcome === 'here') {
    holds(dossier.diagnosis?.outcome === 'validated', 'not-now', { needed: 'diagnosis' })
    return {
      next: { ...dossier, orientation: { outcome, on }, stage: next(dossier.stage, 'orient-here') },
      facts: [{ kind: 'oriented-here', on }],
    }
  }
  if (outcome === 'adjourned') {
    const { orientation: before } = dossier
    // The same adjournment pressed twice; another day is another adjournment.
    holds(before?.outcome !== 'adjourned' || before.on !== on, 'moved-on', { stage: dossier.stage })
    return {
      next: { ...dossier, orientation: { outcome, on } },
      facts: [{ kind: 'orientation-adjourned', on }],
    }
  }
  holds(reason, 'reason-needed')
  return {
    next: {
      ...dossier,
      orientation: { outcome, on, reason },
      stage: next(dossier.stage, 'orient-elsewhere'),
    },
    facts: [{ kind: 'oriented-elsewhere', on, data: { reason } }],
  }
}

/** A landlord's referral has no diagnosis: SIAO names the organisation that evaluates. */
export const nameEvaluator = (dossier: Dossier, evaluator: string, today: Day): Decided<Dossier> => {
  holds(dossier.kind === 'landlord' && !dossier.diagnosis, 'not-now', { needed: 'landlord' })
  return {
    next: { ...dossier, evaluator, stage: next(dossier.stage, 'name-evaluator') },
    facts: [{ kind: 'evaluator-named', on: today, data: { evaluator } }],
  }
}
