/**
 * A landlord's individual home (*logement*): what it is, whether it is vacant, and for whom it is held. A home holds one
 * household at a time: `heldBy` changes in the commit of the dossier that takes or frees it. Source: the protocol's offer
 * of homes (existing, or to be created: planned, financed, delivered).
 */
import type { Day, Instant } from './calendar'
import type { DossierId } from './dossier'
import type { NewFactOf } from './facts'
import { type DwellingState, type GivenTraits, type Traits, exists } from './traits'
import type { OrganisationId } from './people'
import { Refused, holds } from './refused'

export type DwellingId = string

export const retirements = ['sold', 'demolished', 'other-use', 'mistake'] as const
export type Retirement = (typeof retirements)[number]

/** Where it stands: worked out from the rest, kept for the indexes. */
export const dwellingStatuses = ['vacant', 'held', 'occupied', 'coming', 'retired'] as const
export type DwellingStatus = (typeof dwellingStatuses)[number]

/** For whom it is held: by a proposal until a day, the last one included, or by an allocation. */
export type Holding =
  | { readonly dossier: DossierId; readonly why: 'proposal'; readonly until: Day }
  | { readonly dossier: DossierId; readonly why: 'allocation' }

export interface Dwelling extends Traits {
  readonly landlord: OrganisationId
  /** Days on which it was planned, financed, delivered. */
  readonly steps: Readonly<Partial<Record<Exclude<DwellingState, 'existing'>, Day>>>
  /** Last day on which its vacancy was told or confirmed. */
  readonly confirmedOn?: Day
  /** Day on which a vacancy of it last ended; absent while it never had one: then nobody said that it is lived in. */
  readonly letOn?: Day
  readonly heldBy?: Holding
  /** With the vacancy that it had, so that one retired by mistake comes back as it was. */
  readonly retired?: { readonly on: Day; readonly reason: Retirement; readonly vacantFrom?: Day }
  readonly status: DwellingStatus
  /** Number of its facts. */
  readonly facts: number
  readonly at: Instant
}

export const dwellingFactKinds = [
  'dwelling-added',
  'dwelling-changed',
  'dwelling-progressed',
  'dwelling-vacant',
  'dwelling-occupied',
  'vacancy-confirmed',
  'dwelling-reserved',
  'dwelling-allocated',
  'dwelling-freed',
  'dwelling-retired',
  'dwelling-restored',
] as const
export type DwellingFactKind = (typeof dwellingFactKinds)[number]
export type NewDwellingFact = NewFactOf<DwellingFactKind>

export interface DwellingDecided {
  readonly next: Dwelling
  readonly facts: readonly NewDwellingFact[]
}

const statusOf = ({ retired, heldBy, state, vacantFrom }: Omit<Dwelling, 'status'>): DwellingStatus => {
  if (retired) return 'retired'
  if (heldBy) return 'held'
  if (!exists(state)) return 'coming'
  return vacantFrom ? 'vacant' : 'occupied'
}

/** A proposal holds only what is vacant; an allocation holds whatever the landlord says since. */
const settled = ({ heldBy, ...dwelling }: Omit<Dwelling, 'status'>): Dwelling => {
  const stands = heldBy?.why === 'allocation' || (dwelling.vacantFrom && !dwelling.retired)
  const kept = { ...dwelling, ...(heldBy && stands && { heldBy }) }
  return { ...kept, status: statusOf(kept) }
}

/** What figures are counted by, on every fact that changes what there is. */
const counted = ({ landlord, territory, size, kind, state, funding }: Omit<Dwelling, 'status'>) => ({
  ...{ landlord, territory, size, kind, state, funding },
})

const dated = ({ state, stateOn }: GivenTraits, today: Day): Dwelling['steps'] =>
  state === 'existing' ? {} : { [state]: stateOn ?? today }

const checkedDays = ({ state, stateOn }: GivenTraits, today: Day): void => {
  if (state !== 'existing' && stateOn) holds(stateOn <= today, 'date-future')
}

/** A home that a landlord adds. */
export const addDwelling = (
  landlord: OrganisationId,
  given: GivenTraits,
  { today, at }: { today: Day; at: Instant },
): DwellingDecided => {
  checkedDays(given, today)
  const { stateOn: _, ...traits } = given
  const steps = dated(given, today)
  const next = settled({
    ...traits,
    ...{ landlord, steps, facts: 0, at },
    ...(traits.vacantFrom && { confirmedOn: today }),
  })
  const on = Object.values(steps)[0] ?? today
  return {
    next,
    facts: [
      { kind: 'dwelling-added', on, data: counted(next) },
      ...(next.vacantFrom
        ? [{ kind: 'dwelling-vacant', on: next.vacantFrom, data: counted(next) } as const]
        : []),
    ],
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Traits that a landlord gave and that are not as they were. */
export const changedTraits = (
  dwelling: Dwelling,
  given: GivenTraits,
): readonly (keyof Traits | 'stateOn')[] => {
  const { stateOn, ...traits } = given
  const changed = (Object.keys(traits) as (keyof Traits)[]).filter(key => !same(traits[key], dwelling[key]))
  const { state } = given
  const moved = stateOn !== undefined && state !== 'existing' && dwelling.steps[state] !== stateOn
  return moved && !changed.includes('state') ? [...changed, 'stateOn'] : changed
}

const vacancyFacts = (before: Dwelling, next: Dwelling, today: Day): readonly NewDwellingFact[] => {
  if (next.vacantFrom && next.vacantFrom !== before.vacantFrom)
    return [{ kind: 'dwelling-vacant', on: next.vacantFrom, data: counted(next) }]
  return before.vacantFrom && !next.vacantFrom
    ? [{ kind: 'dwelling-occupied', on: today, data: { ...counted(next), why: 'changed' } }]
    : []
}

/**
 * A landlord changes what it told of a home; the same again changes nothing. A retired home stays as it was. An
 * allocated one stays vacant for who is to move in: its vacancy is not the landlord's to end.
 */
export const changeDwelling = (
  dwelling: Dwelling,
  given: GivenTraits,
  { today, at }: { today: Day; at: Instant },
): DwellingDecided => {
  holds(!dwelling.retired, 'dwelling-retired')
  checkedDays(given, today)
  const changed = changedTraits(dwelling, given)
  if (changed.length === 0) return { next: dwelling, facts: [] }
  const allocated = dwelling.heldBy?.why === 'allocation'
  holds(!allocated || exists(given.state), 'dwelling-allocated')
  const { stateOn: _, ...traits } = given
  const vacantFrom = allocated ? dwelling.vacantFrom : traits.vacantFrom
  const next = settled({
    ...dwelling,
    ...traits,
    vacantFrom,
    at,
    steps: { ...dwelling.steps, ...dated(given, today) },
    ...(vacantFrom && vacantFrom !== dwelling.vacantFrom && { confirmedOn: today }),
    ...(dwelling.vacantFrom && !vacantFrom && { letOn: today }),
  })
  const progressed = changed.includes('state') || changed.includes('stateOn')
  const others = changed.filter(key => !['state', 'stateOn', 'vacantFrom'].includes(key))
  return {
    next,
    facts: [
      ...(others.length > 0 ? [{ kind: 'dwelling-changed', on: today, data: counted(next) } as const] : []),
      ...(progressed
        ? [{ kind: 'dwelling-progressed', on: given.stateOn ?? today, data: counted(next) } as const]
        : []),
      ...vacancyFacts(dwelling, next, today),
    ],
  }
}

/** Answers to *still vacant?*. */
export const vacancyAnswers = ['yes', 'rented', 'no'] as const
export type VacancyAnswer = (typeof vacancyAnswers)[number]

/** Still vacant, rented to somebody, or not to be let for now. Asked again on the same day, nothing changes. */
export const confirmVacancy = (
  dwelling: Dwelling,
  answer: VacancyAnswer,
  { today, at }: { today: Day; at: Instant },
): DwellingDecided => {
  holds(dwelling.heldBy?.why !== 'allocation', 'dwelling-allocated')
  holds(dwelling.vacantFrom && !dwelling.retired, 'dwelling-not-vacant')
  if (answer === 'yes') {
    if (dwelling.confirmedOn === today) return { next: dwelling, facts: [] }
    return {
      next: { ...dwelling, confirmedOn: today, at },
      facts: [{ kind: 'vacancy-confirmed', on: today }],
    }
  }
  const { vacantFrom: _, confirmedOn: __, ...rest } = dwelling
  return {
    next: settled({ ...rest, at, letOn: today }),
    facts: [{ kind: 'dwelling-occupied', on: today, data: { ...counted(rest), why: answer } }],
  }
}

/** It leaves the offer; what happened in it stays. Not while it is allocated to a household. */
export const retireDwelling = (
  dwelling: Dwelling,
  reason: Retirement,
  { today, at }: { today: Day; at: Instant },
): DwellingDecided => {
  if (dwelling.retired) return { next: dwelling, facts: [] }
  holds(dwelling.heldBy?.why !== 'allocation', 'dwelling-allocated')
  const { vacantFrom, confirmedOn: _, ...rest } = dwelling
  return {
    next: settled({ ...rest, at, retired: { on: today, reason, ...(vacantFrom && { vacantFrom }) } }),
    facts: [{ kind: 'dwelling-retired', on: today, data: { ...counted(rest), reason } }],
  }
}

/**
 * It comes back to the offer under its reference, vacant from the day that its landlord tells, or occupied. The vacancy that
 * it had goes on; another one is a vacancy of its own. A home that is in the offer stays as it is.
 */
export const restoreDwelling = (
  dwelling: Dwelling,
  vacantFrom: Day | undefined,
  { today, at }: { today: Day; at: Instant },
): DwellingDecided => {
  const { retired, ...rest } = dwelling
  if (!retired) return { next: dwelling, facts: [] }
  holds(!vacantFrom || exists(dwelling.state), 'payload', { field: 'vacantFrom', problem: 'not-built' })
  const goesOn = vacantFrom !== undefined && vacantFrom === retired.vacantFrom
  const next = settled({ ...rest, at, ...(vacantFrom && { vacantFrom, confirmedOn: today }) })
  return {
    next,
    facts: [
      { kind: 'dwelling-restored', on: today, data: { ...counted(next), vacant: goesOn } },
      ...(vacantFrom && !goesOn
        ? [{ kind: 'dwelling-vacant', on: vacantFrom, data: counted(next) } as const]
        : []),
    ],
  }
}

/**
 * Holds a home for a household. Refused when another has it, or it is not there to be had. An allocation is a decision of
 * the landlord's CAL: it goes before another household's proposal (which whoever commits ends with it).
 */
export const holdFor = (
  dwelling: Dwelling,
  holding: Holding,
  { today, at }: { today: Day; at: Instant },
): DwellingDecided => {
  const { heldBy, retired, state } = dwelling
  holds(!retired, 'dwelling-retired')
  if (heldBy && heldBy.dossier !== holding.dossier) {
    if (heldBy.why === 'allocation') throw new Refused('dwelling-allocated')
    holds(holding.why === 'allocation', 'dwelling-reserved', { until: heldBy.until })
  }
  if (holding.why === 'proposal') {
    holds(exists(state) && dwelling.vacantFrom, 'dwelling-not-vacant')
    holds(heldBy?.why !== 'allocation', 'dwelling-allocated')
  }
  if (same(heldBy, holding)) return { next: dwelling, facts: [] }
  const reserved = holding.why === 'proposal'
  return {
    next: settled({ ...dwelling, heldBy: holding, at }),
    facts: [
      {
        kind: reserved ? 'dwelling-reserved' : 'dwelling-allocated',
        on: today,
        data: reserved ? { ...counted(dwelling), until: holding.until } : counted(dwelling),
      },
    ],
  }
}

/**
 * The household no longer has it. When it had moved in (`entered`), somebody may still live there: it is vacant again
 * when the landlord says so.
 */
export const freeFrom = (
  dwelling: Dwelling,
  dossier: DossierId,
  { today, at, entered }: { today: Day; at: Instant; entered: boolean },
): DwellingDecided => {
  if (dwelling.heldBy?.dossier !== dossier) return { next: dwelling, facts: [] }
  const { heldBy: _, vacantFrom, ...rest } = dwelling
  return {
    next: settled({ ...rest, at, ...(entered ? { letOn: today } : vacantFrom && { vacantFrom }) }),
    facts: [{ kind: 'dwelling-freed', on: today, data: { ...counted(rest), entered } }],
  }
}
