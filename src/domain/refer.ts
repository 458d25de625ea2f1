/** A dossier begins; and what its referrer or evaluator adds when SIAO asks for it. */
import type { Day, Instant } from './calendar'
import type { Dossier, DossierId, Profile } from './dossier'
import type { Decided, NewFact } from './facts'
import type { OrganisationId, PersonId } from './people'
import { next } from './workflow'

/** `M-2026-014`: the year of the referral and its number in it. */
export const codeOf = (today: Day, number: number): string =>
  `M-${today.slice(0, 4)}-${String(number).padStart(3, '0')}`

export interface Referring {
  readonly code: string
  readonly kind: Dossier['kind']
  readonly referrer: PersonId
  readonly organisation: OrganisationId
  readonly profile: Profile
  /** Dossiers that may be of the same household. */
  readonly maybeKnown: readonly DossierId[]
  /** When the housing request was made or last renewed, where it is known: its yearly renewal is reminded. */
  readonly requestOn?: Day | undefined
  readonly today: Day
  readonly now: Instant
}

/** A new dossier, for SIAO to examine. */
export const refer = (given: Referring): Decided<Dossier> => {
  const { code, kind, referrer, organisation, profile, maybeKnown, requestOn, today, now } = given
  const { origin, typology, territory, size } = profile
  const facts: NewFact[] = [
    { kind: 'referred', on: today, data: { kind, origin, typology, territory, size } },
  ]
  if (maybeKnown.length > 0)
    facts.push({ kind: 'maybe-known', on: today, data: { dossiers: maybeKnown.length } })
  if (requestOn) facts.push({ kind: 'request-renewed', on: requestOn })
  return {
    next: {
      code,
      kind,
      stage: 'siao',
      referrer,
      referrerOrganisation: organisation,
      referredOn: today,
      profile,
      maybeKnown,
      labels: {},
      rounds: 0,
      adhesion: { state: 'sought' },
      ...(requestOn && { request: { renewedOn: requestOn } }),
      passeports: 0,
      facts: 0,
      at: now,
    },
    facts,
  }
}

interface Completing {
  readonly dalo?: boolean
  readonly requestOn?: Day | undefined
  readonly today: Day
}

/** What was missing is there: the dossier goes back to SIAO, which examines the diagnosis anew. */
export const complete = (
  { diagnosis: _returned, ...dossier }: Dossier,
  { dalo, requestOn, today }: Completing,
): Decided<Dossier> => ({
  next: {
    ...dossier,
    ...(requestOn && requestOn !== dossier.request?.renewedOn && { request: { renewedOn: requestOn } }),
    stage: next(dossier.stage, 'complete'),
    ...(dalo !== undefined && { profile: { ...dossier.profile, dalo } }),
  },
  facts: [
    { kind: 'completed', on: today },
    ...(requestOn && requestOn !== dossier.request?.renewedOn
      ? [{ kind: 'request-renewed', on: requestOn } as const]
      : []),
  ],
})
