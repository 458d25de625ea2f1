/**
 * A measure while it runs: how dense the support is, how long it lasts, who follows the household. Source: the protocol
 * ("accompagnement global, renforcé, gradué et réactivable sur la durée"); who decides of a change is data (rules.ts).
 */
import { type Day, addDays, addMonths, workingDayUpTo } from './calendar'
import type { Dossier, Intensity, Measure, MeasureChangeKind } from './dossier'
import type { Decided, NewFact } from './facts'
import { intensities } from './dossier'
import type { PersonId } from './people'
import { holds } from './refused'
import type { Rules } from './rules'
import { measured } from './workflow'

/** A measure is reinforced unless it was stepped down. */
export const intensityOf = ({ intensity = 'reinforced' }: Pick<Measure, 'intensity'>): Intensity => intensity

/** Last day of the measure as it was decided; undefined when its duration was left open. */
export const measureEndsOn = ({
  inPlaceOn,
  months,
}: Pick<Measure, 'inPlaceOn' | 'months'>): Day | undefined =>
  months > 0 ? addDays(addMonths(inPlaceOn, months), -1) : undefined

/** Months that one renewal may add. */
export const LONGEST_RENEWAL = 36

/** The intensity that a step leads to; undefined at the top and at the bottom. */
export const stepped = (from: Intensity, kind: Exclude<MeasureChangeKind, 'renew'>): Intensity | undefined =>
  intensities[intensities.indexOf(from) + (kind === 'step-up' ? 1 : -1)]

/** A change of the measure: from which day, and for a renewal how many months more. */
export type MeasureChange =
  | { readonly kind: 'renew'; readonly on: Day; readonly months: number }
  | { readonly kind: 'step-up' | 'step-down'; readonly on: Day }

const runningMeasure = ({ stage, measure }: Dossier): Measure => {
  holds(measure && measured.includes(stage), 'moved-on', { stage })
  return measure
}

/** What the change makes of the measure, and its fact. Refused with `not-now` where there is no further step. */
const changed = (measure: Measure, change: MeasureChange): { measure: Measure; fact: NewFact } => {
  const { on } = change
  if (change.kind === 'renew') {
    holds(measure.months > 0, 'not-now')
    holds(change.months >= 1 && change.months <= LONGEST_RENEWAL, 'payload', {
      field: 'months',
      problem: 'months',
    })
    const months = measure.months + change.months
    return {
      measure: { ...measure, months },
      fact: { kind: 'measure-renewed', on, data: { added: change.months, months } },
    }
  }
  const from = intensityOf(measure)
  const to = stepped(from, change.kind)
  holds(to, 'not-now')
  return {
    measure: { ...measure, intensity: to },
    fact: { kind: 'measure-stepped', on, data: { change: change.kind, from, to } },
  }
}

const apply = (dossier: Dossier, change: MeasureChange): Decided<Dossier> => {
  const { measureAsked: _, ...rest } = dossier
  const { measure, fact } = changed(runningMeasure(dossier), change)
  return { next: { ...rest, measure }, facts: [fact] }
}

const inTime = ({ inPlaceOn }: Measure, on: Day, today: Day): void => {
  holds(on <= today, 'date-future')
  holds(on >= inPlaceOn, 'date-too-early', { day: inPlaceOn })
}

/**
 * The provider changes its measure, or asks the commission where the rules leave it the decision: a later request
 * replaces one that waits. A request needs a reason (`reasoned`), kept in the notes.
 */
export const changeMeasure = (
  dossier: Dossier,
  change: MeasureChange,
  { today, reasoned, rules }: { today: Day; reasoned: boolean; rules: Pick<Rules, 'measureChanges'> },
): Decided<Dossier> => {
  const measure = runningMeasure(dossier)
  inTime(measure, change.on, today)
  // What could not be applied is not asked for either.
  changed(measure, change)
  if (rules.measureChanges[change.kind] === 'provider') return apply(dossier, change)
  holds(reasoned, 'reason-needed', { why: 'measure' })
  return {
    next: { ...dossier, measureAsked: { ...change, askedOn: today } },
    facts: [
      {
        kind: 'measure-change-asked',
        on: today,
        data: { change: change.kind, ...(change.kind === 'renew' && { added: change.months }) },
      },
    ],
  }
}

/**
 * What the commission decided of the request that waits, on a day. Refused: without a request (`moved-on`), a refusal
 * without reason.
 */
export const decideMeasureChange = (
  dossier: Dossier,
  { accept, on, today, reasoned }: { accept: boolean; on: Day; today: Day; reasoned: boolean },
): Decided<Dossier> => {
  const { measureAsked: asked, ...rest } = dossier
  holds(asked, 'moved-on', { stage: dossier.stage })
  holds(on <= today, 'date-future')
  holds(on >= asked.askedOn, 'date-too-early', { day: asked.askedOn })
  if (accept) return apply(dossier, { ...asked, on })
  holds(reasoned, 'reason-needed', { why: 'measure' })
  return { next: rest, facts: [{ kind: 'measure-change-refused', on, data: { change: asked.kind } }] }
}

/** Another *référent social principal* of the same provider; the thread of passeports goes on. The same changes nothing. */
export const changeReferent = (dossier: Dossier, referent: PersonId, today: Day): Decided<Dossier> => {
  const { mandate } = dossier
  holds(mandate?.state === 'accepted', 'moved-on', { stage: dossier.stage })
  if (mandate.referent === referent) return { next: dossier, facts: [] }
  return {
    next: { ...dossier, mandate: { ...mandate, referent } },
    facts: [{ kind: 'referent-changed', on: today }],
  }
}

/** Day on which the provider is told that the measure comes to its end; undefined when it was told, or never. */
export const measureEndingDueOn = (
  { stage, measure }: Dossier,
  { measureEndNoticeDays }: Pick<Rules, 'measureEndNoticeDays'>,
): Day | undefined => {
  const end = measure && measured.includes(stage) ? measureEndsOn(measure) : undefined
  if (!measure || !end || measure.endTold === end) return undefined
  const notice = workingDayUpTo(addDays(end, -measureEndNoticeDays))
  return notice > measure.inPlaceOn ? notice : addDays(measure.inPlaceOn, 1)
}

/** A new day: a measure that comes to its end is renewed or ended by somebody, never by itself. Told once for each end. */
export const tellMeasureEnding = (
  dossier: Dossier,
  today: Day,
  rules: Pick<Rules, 'measureEndNoticeDays'>,
): Decided<Dossier> => {
  const due = measureEndingDueOn(dossier, rules)
  const { measure } = dossier
  const end = measure && measureEndsOn(measure)
  if (!measure || !end || !due || due > today) return { next: dossier, facts: [] }
  return {
    next: { ...dossier, measure: { ...measure, endTold: end } },
    facts: [{ kind: 'measure-ending', on: today, data: { endsOn: end } }],
  }
}

/** Whether somebody has been told that the measure ends, and nobody has renewed or ended it. */
export const measureEnding = ({ stage, measure }: Dossier): boolean =>
  measure?.endTold !== undefined && measured.includes(stage) && measure.endTold === measureEndsOn(measure)

/** Key under which the reason of a request is kept in the notes, by the day it was asked. */
export const measureNote = (askedOn: Day, text: 'asked' | 'refused'): string => `measure.${text}.${askedOn}`
