/**
 * A landlord's individual home (*logement*): what it is, whether it is vacant, and for whom it is held. A home holds one
 * household at a time: `heldBy` changes in the commit of the dossier that takes or frees it. Source: the protocol's offer
 * of homes (existing, or to be created: planned, financed, delivered).
 */
import { z } from 'zod'
import { type Day, type Instant, daySchema } from './calendar'
import { type DossierId, type HomeSize, type NewFactOf, homeSizes } from './dossier'
import { type OrganisationId, type Territory, territories } from './people'
import { Refused, holds } from './refused'

export type DwellingId = string

export const dwellingStates = ['existing', 'planned', 'financed', 'delivered'] as const
export type DwellingState = (typeof dwellingStates)[number]

/** `own-entrance` is individual too; a flat is not, and suits no household of the scheme. */
export const dwellingKinds = ['house', 'own-entrance', 'flat'] as const
export type DwellingKind = (typeof dwellingKinds)[number]

export const features = ['accessible', 'apart', 'near-services', 'garden', 'parking'] as const
export type Feature = (typeof features)[number]

/** Loans and grants that built it; they bound its rent (CCH D331-1 and following). */
export const fundings = ['plai', 'plai-adapted', 'plus', 'pls', 'other'] as const
export type Funding = (typeof fundings)[number]

/** `sliding`: *bail glissant*, a sublet that becomes the household's own lease. */
export const leaseKinds = ['direct', 'sublet', 'sliding'] as const
export type LeaseKind = (typeof leaseKinds)[number]

export const retirements = ['sold', 'demolished', 'other-use', 'mistake'] as const
export type Retirement = (typeof retirements)[number]

/** Where it stands: worked out from the rest, kept for the indexes. */
export const dwellingStatuses = ['vacant', 'held', 'occupied', 'coming', 'retired'] as const
export type DwellingStatus = (typeof dwellingStatuses)[number]

/** For whom it is held: by a proposal until a day, the last one included, or by an allocation. */
export type Holding =
  | { readonly dossier: DossierId; readonly why: 'proposal'; readonly until: Day }
  | { readonly dossier: DossierId; readonly why: 'allocation' }

/** What a landlord tells of a home. */
export interface Traits {
  /** The landlord's own reference: tells its homes apart. */
  readonly reference: string
  readonly state: DwellingState
  readonly territory: Territory
  readonly commune: string
  /** Not personal while nobody lives there, but in no fact: a household may soon. */
  readonly address?: string | undefined
  readonly kind: DwellingKind
  readonly size: HomeSize
  /** m² */
  readonly surface?: number | undefined
  /** 0: ground floor. */
  readonly floor?: number | undefined
  readonly features: readonly Feature[]
  /** Euros a month, without charges. */
  readonly rent?: number | undefined
  /** Euros a month. */
  readonly charges?: number | undefined
  readonly funding: Funding
  /** Leases that the landlord would sign. */
  readonly leases: readonly LeaseKind[]
  /** First day on which it is vacant, past or to come; absent while somebody lives there. */
  readonly vacantFrom?: Day | undefined
}

export interface Dwelling extends Traits {
  readonly landlord: OrganisationId
  /** Days on which it was planned, financed, delivered. */
  readonly steps: Readonly<Partial<Record<Exclude<DwellingState, 'existing'>, Day>>>
  /** Last day on which its vacancy was told or confirmed. */
  readonly confirmedOn?: Day
  readonly heldBy?: Holding
  readonly retired?: { readonly on: Day; readonly reason: Retirement }
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
] as const
export type DwellingFactKind = (typeof dwellingFactKinds)[number]
export type NewDwellingFact = NewFactOf<DwellingFactKind>

export interface DwellingDecided {
  readonly next: Dwelling
  readonly facts: readonly NewDwellingFact[]
}

const longest = { reference: 40, commune: 80, address: 200 } as const

/** An empty input of a card is nothing told. */
const orNothing = <S extends z.ZodType>(schema: S) =>
  z.preprocess(typed => (typed === '' ? undefined : typed), schema.optional())
const text = (max: number) => z.string().trim().min(1, { error: 'empty', abort: true }).max(max, 'too-long')

/** A number as people write it: `1 250,50 €`, `62.5`. */
const amount = (least: number, most: number) =>
  z
    .string()
    .or(z.number().transform(String))
    .transform(typed => typed.replace(/[\s€]|m²/g, '').replace(',', '.'))
    .pipe(
      z
        .string()
        .regex(/^-?\d+(\.\d+)?$/, 'not-a-number')
        .transform(Number)
        .pipe(z.number().min(least, 'too-few').max(most, 'too-many')),
    )

/** Several of a closed list, as a card sends them: `a,b`. */
const several = <const T extends readonly string[]>(values: T) =>
  z
    .string()
    .default('')
    .transform(typed => (typed === '' ? [] : typed.split(',')))
    .pipe(z.array(z.enum(values)))
    // In the list's own order, so that the same home told twice is the same.
    .transform(given => values.filter((value): value is T[number] => given.includes(value)))

/** A home as it is typed into a card or stands in a line of a spreadsheet: every value a text. */
export const traitsSchema = z
  .object({
    reference: text(longest.reference),
    state: z.enum(dwellingStates, 'not-a-choice'),
    /** Day on which it came to this state. */
    stateOn: orNothing(daySchema),
    territory: z.enum(territories, 'not-a-choice'),
    /** No sign that Markdown or a spreadsheet would take for its own: it stands in titles. */
    commune: text(longest.commune).regex(/^\p{L}[\p{L}\p{N} '’.-]*$/u, 'not-a-commune'),
    address: orNothing(text(longest.address)),
    kind: z.enum(dwellingKinds, 'not-a-choice'),
    size: z.enum(homeSizes, 'not-a-choice'),
    surface: orNothing(amount(5, 1000)),
    floor: orNothing(amount(-2, 50).pipe(z.int('not-a-number'))),
    features: several(features),
    rent: orNothing(amount(0, 5000)),
    charges: orNothing(amount(0, 5000)),
    funding: z.enum(fundings, 'not-a-choice'),
    leases: several(leaseKinds),
    vacantFrom: orNothing(daySchema),
  })
  .refine(({ state, vacantFrom }) => !vacantFrom || exists(state), {
    path: ['vacantFrom'],
    error: 'not-built',
  })
export type GivenTraits = z.output<typeof traitsSchema>

/** Whether somebody can live there. */
const exists = (state: DwellingState): boolean => state === 'existing' || state === 'delivered'

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
    next: settled({ ...rest, at }),
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
  const { vacantFrom: _, confirmedOn: __, ...rest } = dwelling
  return {
    next: settled({ ...rest, at, retired: { on: today, reason } }),
    facts: [{ kind: 'dwelling-retired', on: today, data: { ...counted(rest), reason } }],
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
    next: settled({ ...rest, at, ...(vacantFrom && !entered && { vacantFrom }) }),
    facts: [{ kind: 'dwelling-freed', on: today, data: { ...counted(rest), entered } }],
  }
}

/** Its rent with charges, in euros a month; absent when the landlord did not tell. */
export const fullRent = ({ rent, charges = 0 }: Pick<Traits, 'rent' | 'charges'>): number | undefined =>
  rent === undefined ? undefined : rent + charges

/** Whether it is individual: a house, or an entrance of its own. */
export const isIndividual = ({ kind }: Pick<Traits, 'kind'>): boolean => kind !== 'flat'
