/** Rules that the partners may change: data, with the protocol's or the usual default and its source. Validated at start. */
import { z } from 'zod'
import { daySchema } from './calendar'
import { organisationKinds } from './people'

export const reminderRuleSchema = z.strictObject({
  /** Name of the reminder; kept in the dossier's facts, so never reused for another. */
  key: z.string().regex(/^[a-z0-9-]{1,20}$/),
  /** Months elapsed since the window opened, or days before its last day: one of the two. */
  monthsElapsed: z.int().min(1).max(2).optional(),
  daysBefore: z.int().min(0).max(80).optional(),
  /** Without an answer within `answerWithinWorkingDays` it goes to colleagues, and after as many again to the secretariat. */
  escalates: z.boolean().default(false),
})
export type ReminderRule = z.infer<typeof reminderRuleSchema>

export const passeportDomainSchema = z.strictObject({
  key: z.string().regex(/^[a-z-]{1,30}$/),
  fr: z.string().max(60),
  en: z.string().max(60),
  /** Health data: seen by provider, referrer and SIAO only; left out when health fields are off. */
  health: z.boolean().default(false),
  /** Not asked any more; passeports that have it keep its words. */
  retired: z.boolean().default(false),
})
export type PasseportDomain = z.infer<typeof passeportDomainSchema>

/** A level of the scale; *not assessed* is always there and is not one of these. */
export const passeportLevelSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z-]{1,30}$/)
    .refine(key => key !== 'not-assessed', 'not-assessed is there already'),
  fr: z.string().max(60),
  en: z.string().max(60),
  /** Cannot be chosen any more; passeports that have it keep its words and its place. */
  retired: z.boolean().default(false),
})
export type PasseportLevel = z.infer<typeof passeportLevelSchema>

const eachOnce = (values: readonly string[]): boolean => new Set(values).size === values.length
const keysOnce = (list: readonly { readonly key: string }[]): boolean => eachOnce(list.map(({ key }) => key))
const someAsked = (list: readonly { readonly retired: boolean }[]): boolean =>
  list.some(({ retired }) => !retired)

/** When a member sees the tally: once they voted, always, or when the round is closed. */
export const tallyRules = ['after-voting', 'always', 'when-closed'] as const

/**
 * How the commission deliberates. The protocol is silent on it; the defaults follow, by analogy, what the *Code des
 * relations entre le public et l'administration* (CRPA) says of consultative commissions, which does not bind this one.
 */
export const commissionRulesSchema = z.strictObject({
  /** Days between the convocation and the session (CRPA R133-8: five), and whether working days are counted. */
  convocationDays: z.int().min(0).max(60),
  convocationInWorkingDays: z.boolean(),
  /** Share of the voices that must take part: present, represented or having voted (CRPA R133-10: half). */
  quorum: z.number().min(0).max(1),
  /** A session convened again on the same agenda needs no quorum (CRPA R133-10). */
  secondWithoutQuorum: z.boolean(),
  /** Voices of which more than half are needed: those present or represented (CRPA R133-11), or those cast for a choice. */
  majority: z.enum(['present', 'cast']),
  /** On an equal share the voice of whoever presides prevails (CRPA R133-11). */
  castingVote: z.boolean(),
  /** Proxies that one organisation may hold (CRPA R133-9: one). */
  proxiesHeld: z.int().min(0).max(10),
  /** Who has not voted is reminded that many working days ahead of the session. The partners' rule. */
  reminderWorkingDays: z.int().min(0).max(20),
  /** Minutes that the invitation to a session blocks in a calendar. The partners' habit. */
  sessionMinutes: z.int().min(15).max(600).default(120),
  tally: z.enum(tallyRules),
  /**
   * Colleges that share a number of voices equally between their organisations (six of the nine signatories are
   * landlords). Empty, the default: each organisation has its own weight, see the file of partners.
   */
  colleges: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z0-9-]{1,30}$/),
        kinds: z.array(z.enum(organisationKinds)).min(1),
        voices: z.int().min(1).max(100),
      }),
    )
    .refine(keysOnce, 'two colleges have the same key')
    .refine(
      list => eachOnce(list.flatMap(({ kinds }) => kinds)),
      'a kind of organisation is in two colleges',
    ),
})
export type CommissionRules = z.infer<typeof commissionRulesSchema>

const measureDecider = z.enum(['provider', 'commission'])
/** What the protocol aims at; shown beside the figures. */
export const targetsSchema = z.strictObject({
  /** Dwellings created over the plan, and the need of a year (protocol: 100 over the plan, 20 a year). */
  created: z.int().min(0),
  createdAYear: z.int().min(0),
  /** Existing dwellings that landlords listed as suited, by territory (protocol: 112 and 147). */
  pool: z.strictObject({ metropole: z.int().min(0), departement: z.int().min(0) }),
  /** Share of the pool let again in a year, in percent (protocol: about 7). */
  turnover: z.number().min(0).max(100),
})

/** The household's answer to an offer, and its reminders to landlord and provider. */
export const offerRulesSchema = z.strictObject({
  /** Days to answer, the one of the notification not counted (CCH R441-10: ten at least). */
  answerDays: z.int().min(10).max(60),
  /** Working days ahead of the last one; 0 is that day itself. The partners' rule. */
  reminderWorkingDays: z.array(z.int().min(0).max(10)),
})

/** A home is allocated, and its landlord has not notified the offer, or not said what became of the condition. */
export const allocationRulesSchema = z.strictObject({
  /** Working days between two reminders to the landlord, from the day on which it was recorded. The partners' rule. */
  reminderWorkingDays: z.int().min(1).max(60).default(10),
  /** Reminders after which the next ones go to the secretariat too; 0: from the first on. */
  secretariatAfter: z.int().min(0).max(20).default(2),
})

export const rulesSchema = z.strictObject({
  /** First day of the convention: the programme's years are counted from it. */
  startsOn: daySchema,
  /** Households supported at the same time in year 1, 2, then 3 and after (protocol: 5, 7, 10). */
  capacity: z.array(z.int().min(1)).min(1),
  /** Months of the window (protocol: "délai de trois mois"). */
  windowMonths: z.int().min(1).max(12),
  reminders: z.array(reminderRuleSchema),
  /** Working days without an answer after which the provider's colleagues are asked, and after which the secretariat is. */
  answerWithinWorkingDays: z.int().min(1),
  /** Days for which a proposal reserves a home, the day itself not counted. The partners' rule. */
  proposalDays: z.int().min(1).max(90).default(14),
  commission: commissionRulesSchema,
  /** Who decides of a change of a running measure: the provider by itself, or the commission on its request. The partners' rule. */
  measureChanges: z.strictObject({
    renew: measureDecider,
    'step-up': measureDecider,
    'step-down': measureDecider,
  }),
  /** Days before the end of a measure on which its provider is told. */
  measureEndNoticeDays: z.int().min(1).max(180),
  /** Working days within which a named person tells the household what the commission decided. The partners' rule. */
  tellWithinWorkingDays: z.int().min(0).max(60),
  offer: offerRulesSchema,
  allocation: allocationRulesSchema.prefault({}),
  /** Working days ahead of a review of a *bail glissant* on which landlord and provider are reminded. The partners' rule. */
  lease: z.strictObject({ reminderWorkingDays: z.array(z.int().min(0).max(60)) }),
  /** A housing request is valid for a year (CCH R441-2-7); reminders that many days before it lapses. */
  request: z.strictObject({
    validMonths: z.int().min(1).max(36),
    reminderDaysBefore: z.array(z.int().min(0).max(180)),
  }),
  /** What a *numéro unique* looks like. Default: 18 digits or letters, the first three the département's. */
  requestNumber: z.string(),
  /** Local name of the shared file of housing requests. */
  sharedFileName: z.string(),
  labelReference: z.string(),
  passeportDomains: z
    .array(passeportDomainSchema)
    .refine(keysOnce, 'two domains have the same key')
    .refine(someAsked, 'one domain at least is asked'),
  /** The scale of a domain, the lowest level first. */
  passeportLevels: z
    .array(passeportLevelSchema)
    .refine(keysOnce, 'two levels have the same key')
    .refine(someAsked, 'one level at least can be chosen'),
  targets: targetsSchema,
})
export type Rules = z.infer<typeof rulesSchema>

/** Defaults: the protocol's figures, and the customs named in docs/decisions. */
export const defaultRules: Rules = rulesSchema.parse({
  startsOn: '2026-01-01',
  capacity: [5, 7, 10],
  windowMonths: 3,
  reminders: [
    { key: 'month-1', monthsElapsed: 1 },
    { key: 'month-2', monthsElapsed: 2 },
    { key: 'days-15', daysBefore: 15, escalates: true },
    { key: 'days-7', daysBefore: 7 },
    { key: 'days-2', daysBefore: 2 },
    { key: 'last-day', daysBefore: 0 },
  ],
  answerWithinWorkingDays: 5,
  tellWithinWorkingDays: 5,
  proposalDays: 14,
  commission: {
    convocationDays: 5,
    convocationInWorkingDays: false,
    quorum: 0.5,
    secondWithoutQuorum: true,
    majority: 'present',
    castingVote: true,
    proxiesHeld: 1,
    reminderWorkingDays: 2,
    sessionMinutes: 120,
    tally: 'after-voting',
    colleges: [],
  },
  measureChanges: { renew: 'commission', 'step-up': 'commission', 'step-down': 'provider' },
  measureEndNoticeDays: 45,
  offer: { answerDays: 10, reminderWorkingDays: [3, 0] },
  lease: { reminderWorkingDays: [15, 0] },
  request: { validMonths: 12, reminderDaysBefore: [30, 15, 0] },
  requestNumber: '^\\d{3}[0-9A-Z]{15}$',
  sharedFileName: 'Fichier partagé',
  labelReference: '^[A-Za-z0-9][A-Za-z0-9 ./-]{2,29}$',
  passeportDomains: [
    {
      key: 'rights',
      fr: 'Accès aux droits et au droit au logement',
      en: 'Access to rights and housing rights',
    },
    { key: 'rent', fr: 'Paiement du loyer et des charges', en: 'Paying rent and charges' },
    { key: 'upkeep', fr: 'Entretien du logement', en: 'Keeping the home' },
    { key: 'neighbours', fr: 'Voisinage et environnement', en: 'Neighbours and surroundings' },
    { key: 'health', fr: 'Santé', en: 'Health', health: true },
    { key: 'budget', fr: 'Budget', en: 'Budget' },
    { key: 'schooling', fr: 'Enfants et scolarité', en: 'Children and schooling' },
    { key: 'addictions', fr: 'Addictions', en: 'Addictions', health: true },
    { key: 'work', fr: 'Emploi et formation', en: 'Work and training' },
    { key: 'ties', fr: 'Liens sociaux', en: 'Ties' },
  ],
  passeportLevels: [
    { key: 'blocked', fr: 'bloqué', en: 'blocked' },
    { key: 'fragile', fr: 'fragile', en: 'fragile' },
    { key: 'progressing', fr: 'en progrès', en: 'progressing' },
    { key: 'acquired', fr: 'acquis', en: 'acquired' },
  ],
  targets: { created: 100, createdAYear: 20, pool: { metropole: 112, departement: 147 }, turnover: 7 },
})
