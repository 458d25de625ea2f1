/**
 * What a social worker submits (*demande d'orientation*). The guided dialog and the form card both end in this schema.
 * Source: the protocol's procedure; sections as the partners agreed them.
 */
import { z } from 'zod'
import { daySchema } from './calendar'
import {
  type AgeBand,
  type Difficulty,
  type Profile,
  difficulties,
  evictionStages,
  healthDifficulties,
  homeSizes,
  origins,
  typologies,
} from './dossier'
import { territories } from './people'
import { constraints, homes } from './need'
import { type Loose, type ReferralRules, problems } from './referralChecks'

export { constraints, homes } from './need'
export { namesInSummary } from './referralChecks'
export type { Loose, ReferralRules } from './referralChecks'

/** Longest free texts, in characters. A card of 25 KB must still hold the longest of them. */
export const limits = {
  line: 200,
  text: 1000,
  diagnosis: 4000,
  summary: 1500,
  /** Reason of a voice: nine of them stand on one card. */
  voice: 600,
} as const

const line = z.string().trim().min(1, 'empty').max(limits.line, 'too-long')
const text = z.string().trim().min(1, 'empty').max(limits.text, 'too-long')
const euros = z.coerce.number({ error: 'not-a-number' }).min(0, 'not-a-number').max(100_000, 'too-many')
const yes = z.enum(['yes', 'no']).transform(answer => answer === 'yes')

/** Bodies with which the household agrees that its dossier is shared; each is asked for. */
export const recipients = ['siao', 'ddets', 'commission', 'provider', 'landlord'] as const
export type Recipient = (typeof recipients)[number]

export const diagnosisFunders = ['fnavdl', 'state', 'departement', 'own-service', 'other'] as const
export const guardianships = ['none', 'curatorship', 'guardianship', 'family', 'budget-support'] as const
export const housings = [
  'own-lease',
  'social-lease',
  'hosted',
  'shelter',
  'hotel',
  'camp',
  'street',
  'other',
] as const
export const incomes = [
  'work',
  'rsa',
  'aah',
  'unemployment',
  'pension',
  'family-benefits',
  'none',
  'other',
] as const

/** Names and birth date of an adult. Never in a chat message: card inputs only. */
const adult = z.object({
  lastName: line,
  firstName: line,
  birthDate: daySchema,
})

/** Sections of the referral, in the order in which they are asked. */
export const sections = {
  origin: z.object({ origin: z.enum(origins), reference: line.optional() }),
  agreement: z.object({
    informedOn: daySchema,
    informedBy: line,
    /** Each body was named to the household, which agreed to it on that day before that person. */
    agreedTo: z.array(z.enum(recipients)).min(1, 'agreement-needed'),
    agreedOn: daySchema,
    agreedBy: line,
  }),
  identity: z.object({
    first: adult,
    second: adult.optional(),
    phone: line.optional(),
  }),
  composition: z.object({
    typology: z.enum(typologies),
    adults: z.coerce
      .number({ error: 'not-a-number' })
      .int('not-a-number')
      .min(1, 'too-few')
      .max(10, 'too-many'),
    /** Ages in completed years. */
    childrenAges: z
      .array(z.number('not-an-age').int('not-an-age').min(0, 'not-an-age').max(25, 'not-an-age'))
      .max(15, 'too-many'),
    animals: line.optional(),
    guardianship: z.enum(guardianships),
    representative: line.optional(),
  }),
  housing: z.object({
    housing: z.enum(housings),
    since: daySchema.optional(),
    eviction: z.enum(evictionStages),
    path: text.optional(),
  }),
  request: z.object({
    /** *Numéro unique*; its format is configuration (`Rules.requestNumber`). */
    requestNumber: line.optional(),
    /** When the request was made or last renewed: it lapses a year after. */
    renewedOn: daySchema.optional(),
    dalo: yes.or(z.boolean()),
    daloOn: daySchema.optional(),
  }),
  resources: z.object({
    incomes: z.array(z.enum(incomes)).min(1, 'empty'),
    /** Euros a month. */
    monthly: euros,
    rentDebt: euros.default(0),
    otherDebts: euros.default(0),
  }),
  difficulties: z.object({
    difficulties: z.array(z.enum(difficulties)).min(1, 'empty'),
    precisions: text.optional(),
    /** Health, mental health, addictions: sealed apart; absent when health fields are off. */
    health: text.optional(),
  }),
  support: z.object({
    /** Id of an organisation of the scheme that follows the household, or free text for another. */
    follower: line.optional(),
    otherFollower: line.optional(),
    trust: yes.or(z.boolean()).optional(),
  }),
  need: z.object({
    home: z.enum(homes),
    size: z.enum(homeSizes),
    territory: z.enum(territories),
    sector: line.optional(),
    constraints: z.array(z.enum(constraints)).default([]),
  }),
  diagnosis: z.object({
    author: line,
    on: daySchema,
    funding: z.enum(diagnosisFunders),
    text: z.string().trim().min(20, 'too-short').max(limits.diagnosis, 'too-long'),
  }),
  summary: z.object({
    /** For the commission: no name, no health. */
    summary: z.string().trim().min(20, 'too-short').max(limits.summary, 'too-long'),
    proposal: text,
  }),
} as const

export type SectionName = keyof typeof sections
export const sectionNames = Object.keys(sections) as readonly SectionName[]
export type Sections = { readonly [S in SectionName]: z.infer<(typeof sections)[S]> }

const check =
  (rules: ReferralRules) =>
  (value: Loose, context: z.RefinementCtx): void => {
    for (const { path, message } of problems(value, rules))
      context.addIssue({ code: 'custom', path: [...path], message })
  }

/** The whole referral. */
export const referralSchema = (rules: ReferralRules) => z.object(sections).superRefine(check(rules))

/**
 * A section on its way, as the dialog takes it: what is there must be right, what is missing may still come. Sections
 * answered before are given for what concerns both.
 */
export const looseSection = <S extends SectionName>(name: S, rules: ReferralRules, others: Loose = {}) =>
  sections[name].partial().superRefine((value, context) => {
    for (const { path, message } of problems({ ...others, [name]: value }, rules))
      if (path[0] === name) context.addIssue({ code: 'custom', path: path.slice(1), message })
  })

export type Referral = Sections

/** The short form of a landlord, for a household already housed: no diagnosis, no health. */
export const landlordReferralSchema = (rules: ReferralRules) =>
  z
    .object({
      agreement: sections.agreement,
      identity: sections.identity,
      composition: sections.composition,
      housing: z.object({ eviction: z.enum(evictionStages), path: text.optional() }),
      difficulties: z.object({
        difficulties: z
          .array(z.enum(difficulties).exclude(['health', 'mental-health', 'addictions']))
          .min(1, 'empty'),
        precisions: text.optional(),
      }),
      need: sections.need,
    })
    .superRefine((value, context) =>
      check(rules)({ ...value, housing: { ...value.housing, housing: 'social-lease' } }, context),
    )
export type LandlordReferral = z.infer<ReturnType<typeof landlordReferralSchema>>

/** What a referrer adds after SIAO returned the diagnosis. */
export const returnedSchema = (rules: ReferralRules) =>
  z.object({ diagnosis: sections.diagnosis }).superRefine(check(rules))

/** What an evaluator adds to a landlord's referral: what the landlord was not asked and the commission needs. */
export const evaluationSchema = (rules: ReferralRules) =>
  z
    .object({ request: sections.request, diagnosis: sections.diagnosis, summary: sections.summary })
    .superRefine(check(rules))
export type Evaluation = z.infer<ReturnType<typeof evaluationSchema>>

const bandOf = (age: number): AgeBand => {
  const bands: readonly [number, AgeBand][] = [
    [3, '0-2'],
    [6, '3-5'],
    [11, '6-10'],
    [15, '11-14'],
    [18, '15-17'],
    [25, '18-24'],
    [40, '25-39'],
    [60, '40-59'],
  ]
  return bands.find(([below]) => age < below)?.[1] ?? '60+'
}

const withoutHealth = (list: readonly Difficulty[]): readonly Difficulty[] =>
  list.filter(difficulty => !healthDifficulties.includes(difficulty))

type Common = Pick<Referral, 'composition' | 'need'> & {
  readonly housing: { readonly eviction: Profile['eviction'] }
  readonly difficulties: { readonly difficulties: readonly Difficulty[] }
}

const commonProfile = ({ composition, need, housing, difficulties: told }: Common) => ({
  typology: composition.typology,
  adults: composition.adults,
  children: [...composition.childrenAges].sort((a, b) => a - b).map(bandOf),
  animals: composition.animals !== undefined,
  eviction: housing.eviction,
  difficulties: withoutHealth(told.difficulties),
  size: need.size,
  territory: need.territory,
  home: need.home,
  constraints: need.constraints,
})

/** What of a referral may stand unsealed in the dossier: closed lists and bands. */
export const profileOf = (referral: Referral, providers: readonly string[]): Profile => ({
  ...commonProfile(referral),
  origin: referral.origin.origin,
  dalo: referral.request.dalo,
  ...(referral.support.follower &&
    providers.includes(referral.support.follower) && {
      follower: referral.support.follower,
      trust: referral.support.trust ?? false,
    }),
})

export const landlordProfileOf = (referral: LandlordReferral): Profile => ({
  ...commonProfile(referral),
  origin: 'landlord',
  dalo: false,
})

/** Parts of a referral that are sealed apart; see household.ts. */
export const sealedPartsOf = (referral: Referral) => {
  const { identity, request, diagnosis, summary, difficulties: told, ...rest } = referral
  return {
    identity: { ...identity, requestNumber: request.requestNumber },
    diagnosis,
    health: {
      difficulties: told.difficulties.filter(difficulty => healthDifficulties.includes(difficulty)),
      precisions: told.health,
    },
    summary,
    referral: {
      ...rest,
      request: { dalo: request.dalo, daloOn: request.daloOn },
      difficulties: { difficulties: withoutHealth(told.difficulties), precisions: told.precisions },
    },
  }
}
export type SealedParts = ReturnType<typeof sealedPartsOf>

export const landlordSealedPartsOf = (referral: LandlordReferral) => {
  const { identity, housing, difficulties: told, ...rest } = referral
  return {
    identity,
    referral: {
      ...rest,
      housing: { ...housing, housing: 'social-lease' as const },
      difficulties: { difficulties: told.difficulties, precisions: told.precisions },
    },
  }
}
