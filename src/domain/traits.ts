/**
 * What a landlord tells of a home: its closed lists, its shape, and how it is read from a card or a line of a spreadsheet.
 * What becomes of the home: dwelling.ts.
 */
import { z } from 'zod'
import { type Day, daySchema } from './calendar'
import { type HomeSize, homeSizes } from './dossier'
import { type Territory, territories } from './people'

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
    .transform(typed => typed.replace(/[\s€]|m[²2]$/g, '').replace(',', '.'))
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

/** What tells a landlord's homes apart: `A-1`, `a-1` and `A - 1` are one home; `A 1 1` and `A 11` are not. */
export const referenceKey = (reference: string): string =>
  reference
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\p{L}\p{N} ]) ?/gu, '$1')
    .toUpperCase()

/** The home of a reference; as it is written first, for two that were added before their references were told to be one. */
export const homeNamed = <D>(there: ReadonlyMap<string, D>, reference: string): D | undefined =>
  there.get(reference) ?? there.get(referenceKey(reference))

/** Whether somebody can live there. */
export const exists = (state: DwellingState): boolean => state === 'existing' || state === 'delivered'

/** Its rent with charges, in euros a month; absent when the landlord did not tell. */
export const fullRent = ({ rent, charges = 0 }: Pick<Traits, 'rent' | 'charges'>): number | undefined =>
  rent === undefined ? undefined : rent + charges

/** Whether it is individual: a house, or an entrance of its own. */
export const isIndividual = ({ kind }: Pick<Traits, 'kind'>): boolean => kind !== 'flat'

/** Whether it is entered without stairs: a house is, where its landlord names no floor. */
export const isOnGround = ({ kind, floor }: Pick<Traits, 'kind' | 'floor'>): boolean =>
  floor === 0 || (kind === 'house' && floor === undefined)
