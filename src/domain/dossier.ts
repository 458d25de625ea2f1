import type { Day, Instant } from './calendar'
import type { Candidature } from './candidature'
import type { Exit } from './exit'
import type { Lease } from './lease'
import type { Constraint, Home } from './need'
import type { Allocation } from './offer'
import type { CorrectionReason } from './passeport'
import type { OrganisationId, PersonId, Territory } from './people'
import type { HousingRequest } from './requestNumber'
import type { Terms } from './terms'
import type { Stage } from './workflow'

export type { Allocation }

export type DossierId = string

/** Existing bodies through which a household is spotted (protocol, "Description de la procédure"). */
export const origins = ['siao', 'comed', 'ccapex', 'landlord'] as const
export type Origin = (typeof origins)[number]

export const typologies = ['alone', 'couple', 'single-parent', 'couple-children', 'other'] as const
export type Typology = (typeof typologies)[number]

/** The protocol's difficulties. `health`, `addictions` and `mental-health` are health data: see `healthDifficulties`. */
export const difficulties = [
  'behaviour',
  'hygiene',
  'health',
  'mental-health',
  'addictions',
  'schooling',
  'neighbours',
  'budget',
  'upkeep',
  'isolation',
  'administrative',
  'family',
] as const
export type Difficulty = (typeof difficulties)[number]

/** Seen by referrer, SIAO and provider only, and removed altogether when health fields are off. */
export const healthDifficulties: readonly Difficulty[] = ['health', 'mental-health', 'addictions']

export const evictionStages = [
  'none',
  'payment-order',
  'summons',
  'judgement',
  'order-to-leave',
  'police-granted',
  'evicted',
] as const
export type EvictionStage = (typeof evictionStages)[number]

export const homeSizes = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'] as const
export type HomeSize = (typeof homeSizes)[number]

/** Age bands in which a household may be shown where its identity may not. */
export const ageBands = ['0-2', '3-5', '6-10', '11-14', '15-17', '18-24', '25-39', '40-59', '60+'] as const
export type AgeBand = (typeof ageBands)[number]

/** What may be shown of a household without identifying it: closed lists and bands only, no free text. */
export interface Profile {
  readonly origin: Origin
  readonly typology: Typology
  readonly adults: number
  readonly children: readonly AgeBand[]
  readonly animals: boolean
  readonly eviction: EvictionStage
  readonly dalo: boolean
  /** Without the health ones: those are sealed with the household. */
  readonly difficulties: readonly Difficulty[]
  readonly size: HomeSize
  readonly territory: Territory
  /** Kind of home, and what it must have; absent in dossiers referred before they were kept. */
  readonly home?: Home
  readonly constraints?: readonly Constraint[]
  /** A provider that follows the household already, and whether trust is good. */
  readonly follower?: OrganisationId
  readonly trust?: boolean
}

export interface Label {
  readonly on: Day
  readonly reference: string
  /** What stood before it was corrected, the oldest first. */
  readonly before?: readonly FormerLabel[]
}

export interface FormerLabel {
  readonly on: Day
  readonly reference: string
  readonly correctedOn: Day
  readonly reason: CorrectionReason
}

export const labelNames = ['sharedFile', 'syplo'] as const
export type LabelName = (typeof labelNames)[number]

export const elsewhereReasons = [
  'ordinary-housing',
  'shelter',
  'care-setting',
  'no-need',
  'household-declined',
  'outside-area',
] as const
export type ElsewhereReason = (typeof elsewhereReasons)[number]

export const funders = ['fnavdl', 'state', 'departement', 'local-fund', 'other'] as const
export type Funder = (typeof funders)[number]

export const decisionOutcomes = ['integrate', 'refuse', 'adjourn'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** Ways in which a decision departs from what was voted or proposed. */
export const departures = ['no-quorum', 'against', 'provider', 'capacity'] as const
export type Departure = (typeof departures)[number]

export interface Decision {
  readonly outcome: DecisionOutcome
  readonly on: Day
  readonly round: string
  /** Against the vote of the round: shown as such. */
  readonly against: boolean
  /** In what it departs from the vote, the ranking or the places: its reason says why. */
  readonly departs?: readonly Departure[]
  readonly provider?: OrganisationId
  /** Duration of the measure in months, 1 to 36. */
  readonly months?: number
  readonly funding?: Funder
  /** The home that the commission looks for: the referral's, unless it decided otherwise. */
  readonly need?: { readonly size: HomeSize; readonly territory: Territory }
  /** The planned session to which it is adjourned; none when it waits for any. */
  readonly session?: string
}

export interface Mandate {
  readonly provider: OrganisationId
  readonly askedOn: Day
  readonly state: 'asked' | 'accepted' | 'declined'
  /** The *référent social principal*, once named. */
  readonly referent?: PersonId
  /** Providers that declined, so that nobody is asked twice. */
  readonly declined: readonly OrganisationId[]
}

export const adhesionStates = ['sought', 'given', 'refused', 'withdrawn'] as const
export type AdhesionState = (typeof adhesionStates)[number]
export interface Adhesion {
  readonly state: AdhesionState
  readonly on?: Day
}

/** How dense a measure is, the lightest first (protocol: "renforcé, gradué"). */
export const intensities = ['light', 'sustained', 'reinforced'] as const
export type Intensity = (typeof intensities)[number]

export const measureChangeKinds = ['renew', 'step-up', 'step-down'] as const
export type MeasureChangeKind = (typeof measureChangeKinds)[number]

/** What was last corrected of a day: shown beside it. */
export interface CorrectedDay {
  readonly from: Day
  /** Day of the correction. */
  readonly on: Day
  readonly reason: CorrectionReason
}

export interface Measure {
  readonly inPlaceOn: Day
  readonly corrected?: CorrectedDay
  /** As decided, renewals included; 0: left open. */
  readonly months: number
  /** Absent: reinforced. */
  readonly intensity?: Intensity
  /** The end of which the provider was told; a renewal makes another. */
  readonly endTold?: Day
}

/** A change that the provider asks the commission for. */
export type MeasureAsked = { readonly on: Day; readonly askedOn: Day } & (
  { readonly kind: 'renew'; readonly months: number } | { readonly kind: Exclude<MeasureChangeKind, 'renew'> }
)

/** Structured answers to a reminder; `remind-me` is not an answer but a date. */
export const answerKinds = [
  'home-proposed',
  'cal-on',
  'allocated',
  'household-hesitates',
  'no-suited-home',
  'need-help',
  'remind-me',
] as const
export type AnswerKind = (typeof answerKinds)[number]

/** What the homes that were found lack, for *no suited home*: collected as needs not covered. */
export const missingKinds = [
  'house',
  'ground-floor',
  'accessible',
  'apart',
  'near-services',
  'low-rent',
  'none-vacant',
] as const
export type MissingKind = (typeof missingKinds)[number]

export interface WindowAnswer {
  readonly kind: AnswerKind
  readonly on: Day
  readonly by: PersonId
  /** Day of the CAL, or the day to be reminded on. */
  readonly day?: Day
  /** Landlord whose CAL examines the candidature, or whose home was proposed or allocated. */
  readonly landlord?: OrganisationId
  /** Home of the scheme that was proposed. */
  readonly dwelling?: string
  /** What is missing for *no suited home*, from closed lists. */
  readonly missing?: {
    readonly size?: HomeSize
    readonly territory?: Territory
    readonly kind?: MissingKind
  }
}

/** The three months in which a home must be allocated (*délai d'attribution*). */
export interface Window {
  readonly opensOn: Day
  readonly lastDay: Day
  readonly state: 'open' | 'stopped' | 'interrupted'
  /** Keys of the reminders that have become facts: none goes twice. */
  readonly reminded: readonly string[]
  /** The last 50 answers. */
  readonly answers: readonly WindowAnswer[]
  /** Working day on which the provider asked to be reminded. */
  readonly remindOn?: Day
  /** Day of the last reminder: what a changed schedule would have sent until then is never sent. */
  readonly remindedOn?: Day
  /** Day on which the schedule last changed: nothing that it would have sent before is sent. */
  readonly scheduledFrom?: Day
  /** Day of the reminder that still waits for an answer, and goes to others without one. */
  readonly awaitingSince?: Day
  /** Day on which a cancelled allocation resumed it: past the last day, it is interrupted the day after. */
  readonly resumedOn?: Day
}

/** A home reserved for the household, until the end of a day. */
export interface Proposal {
  readonly dwelling: string
  readonly landlord: OrganisationId
  readonly on: Day
  readonly until: Day
}

/** The file of one household, without anything that identifies it: that is sealed in `households`, under the same id. */
export interface Dossier {
  /** `M-2026-014` */
  readonly code: string
  readonly kind: 'referral' | 'landlord'
  readonly stage: Stage
  readonly referrer: PersonId
  readonly referrerOrganisation: OrganisationId
  readonly referredOn: Day
  readonly profile: Profile
  /** Dossiers that may be of the same household, until the secretariat has compared them. */
  readonly maybeKnown: readonly DossierId[]
  /** The dossier of the same household, once the secretariat has found it to be the same. */
  readonly duplicateOf?: DossierId
  readonly diagnosis?: { readonly outcome: 'validated' | 'returned'; readonly on: Day }
  readonly orientation?: {
    readonly outcome: 'here' | 'adjourned' | 'elsewhere'
    readonly on: Day
    readonly reason?: ElsewhereReason
  }
  /** Organisation that evaluates, named by SIAO for a landlord's referral. */
  readonly evaluator?: OrganisationId
  readonly labels: { readonly sharedFile?: Label; readonly syplo?: Label }
  readonly session?: string
  /** Organisations asked to follow its examination, without a voice (medical and psychiatric partners). */
  readonly consulted?: readonly OrganisationId[]
  /** The current or last round of the commission, and how many there were; none while its session is not convened. */
  readonly round?: string
  readonly rounds: number
  readonly decision?: Decision
  /** The provider asked or mandated: `mandate.provider`, kept at the top for the index. */
  readonly provider?: OrganisationId
  readonly mandate?: Mandate
  readonly adhesion: Adhesion
  readonly measure?: Measure
  readonly measureAsked?: MeasureAsked
  readonly window?: Window
  readonly proposal?: Proposal
  readonly allocation?: Allocation
  /** The allocation that fell by the household's silence, until another one or another window. */
  readonly lapsed?: Allocation
  /** Duration and conditions, confirmed or changed on the allocation. */
  readonly terms?: Terms
  /** Once the household has entered its home. */
  readonly lease?: Lease
  readonly exit?: Exit
  /** The yearly renewal of the housing request; absent while its day is not known. */
  readonly request?: HousingRequest
  /** Requests before CALs, by number; absent while there was none. Changed by `withCandidatures` only. */
  readonly candidatures?: readonly Candidature[]
  /** Landlord of the allocation, else of the newest open candidature: see `landlordsConcerned`. */
  readonly landlord?: OrganisationId
  readonly passeports: number
  readonly lastPasseportOn?: Day
  /** The last civil quarter whose passeport was asked for, `2026-T1`: asked once. */
  readonly passeportNudged?: string
  /** Number of its facts; the next one has this plus one. */
  readonly facts: number
  /** First day on which time itself would do something; absent when none. */
  readonly dueOn?: Day
  /** When it was last changed. */
  readonly at: Instant
}
