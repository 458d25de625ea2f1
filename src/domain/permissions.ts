/**
 * Who may do and see what: permission -> roles, relation to the dossier, stage. One table, each line with its reason
 * where it is not plain. Source: the protocol's roles and the partners' rules ("Who sees what").
 */
import { landlordsConcerned } from './candidature'
import type { Dossier } from './dossier'
import { labelState } from './labels'
import { lapsedAllocation } from './offer'
import { type Person, type Post, type Role, roles } from './people'
import { requestMatters } from './requestNumber'
import { type Stage, measured, stages, supported, undecided } from './workflow'

/** How a person's organisation stands to a dossier. */
export const relations = [
  'referred',
  'evaluates',
  'asked',
  'mandated',
  /** Landlord of an open candidature, or of the allocation. */
  'candidate',
  /** Landlord of the allocation. */
  'landlord',
  'consulted',
] as const
export type Relation = (typeof relations)[number]

interface Rule {
  readonly roles: readonly Role[]
  /** The person's organisation stands in this relation to the dossier; absent: any dossier. */
  readonly relation?: Relation
  readonly stages?: readonly Stage[]
  /** Only for this, when the role alone is not enough. */
  readonly task?: (dossier: Dossier) => boolean
}

const always = undefined
const afterDecision: readonly Stage[] = [...supported, 'interrupted', 'ended', 'exited']
const everMandated: readonly Stage[] = [
  'accepted',
  'window',
  'allocated',
  'housed',
  'interrupted',
  'ended',
  'exited',
]
/** Stages in which a home may still be allocated (in time, when the measure is interrupted). */
const searching: readonly Stage[] = ['accepted', 'window', 'interrupted']
const commission: readonly Role[] = ['member', 'chair']
const consulted: readonly Role[] = ['referrer', 'siao', 'ddets', 'provider', ...commission]
const everybody: readonly Role[] = roles

/** What the secretariat needs a name for: comparing likely duplicates, having a mismatch of labels mended. */
const needsIdentity = (dossier: Dossier): boolean =>
  dossier.maybeKnown.length > 0 || labelState(dossier) === 'mismatch'

/** A household that is taken in again may have its home already. */
const needsHome = (dossier: Dossier): boolean => dossier.allocation === undefined

/** Silence counted as a refusal: what the secretariat may still put right. */
const hasLapsed = (dossier: Dossier): boolean => lapsedAllocation(dossier) !== undefined

const isConditional = ({ allocation }: Dossier): boolean =>
  allocation?.condition === true && !allocation.metOn

export const permissions = {
  // Everybody, whatever their role
  'see-help': [{ roles: everybody }],
  /** Of one's own messages and absence only. */
  'set-preferences': [{ roles: everybody }],

  // Referral
  refer: [{ roles: ['referrer', 'landlord'] }],
  'refer-in-full': [{ roles: ['referrer'] }],
  'refer-as-landlord': [{ roles: ['landlord'] }],
  'list-own-dossiers': [
    { roles: ['referrer', 'landlord', 'provider', 'siao', 'ddets', 'secretariat', 'member', 'chair'] },
  ],
  complete: [
    { roles: ['referrer'], relation: 'referred', stages: ['incomplete'] },
    { roles: ['referrer', 'siao', 'provider'], relation: 'evaluates', stages: ['evaluation', 'incomplete'] },
  ],
  'compare-duplicates': [{ roles: ['secretariat'] }],

  // SIAO and labels
  examine: [{ roles: ['siao'], stages: ['siao'] }],
  'name-evaluator': [{ roles: ['siao'], stages: ['siao'] }],
  /** Both labels and their references; the secretariat sees a mismatch and has it mended. */
  'see-labels': [{ roles: ['ddets', 'secretariat'] }],
  label: [{ roles: ['ddets'], stages: ['ready', 'agenda', ...supported, 'interrupted'] }],
  /** A date or a reference that was mistyped: who confirms labels, for as long as they matter. */
  'correct-label': [{ roles: ['ddets'], stages: ['ready', 'agenda', ...supported, 'interrupted'] }],

  // Commission
  'plan-session': [{ roles: ['secretariat'] }],
  'set-agenda': [{ roles: ['secretariat'], stages: ['ready', 'agenda'] }],
  /** Asks organisations to follow one dossier, without a voice. */
  consult: [{ roles: ['secretariat'], stages: ['agenda'] }],
  withdraw: [
    { roles: ['referrer', 'landlord'], relation: 'referred', stages: undecided },
    { roles: ['secretariat'], stages: undecided },
  ],
  reconsider: [
    { roles: ['secretariat'], stages: ['elsewhere', 'refused', 'withdrawn'] },
    { roles: ['siao'], stages: ['elsewhere'] },
  ],
  'see-round': [
    { roles: [...commission, 'secretariat'] },
    // Consultative for this dossier only (medical, psychiatric partners): seen while it is examined, no voice.
    { roles: consulted, relation: 'consulted', stages: ['agenda'] },
  ],
  'see-session': [{ roles: [...commission, 'secretariat'] }],
  /** Gives the voice of their organisation to another, and takes it back. */
  'give-proxy': [{ roles: commission }],
  /** A signed paper that an organisation sent in, or took back. */
  'record-proxy': [{ roles: ['secretariat'] }],
  /** Who was in the meeting. */
  'record-attendance': [{ roles: ['secretariat'] }],
  'see-minutes': [{ roles: [...commission, 'secretariat'] }],
  'sign-minutes': [{ roles: ['secretariat'] }],
  'make-remark': [{ roles: commission }],
  /** The need of a household that was taken in, and nothing of the household. */
  'see-need': [
    { roles: ['landlord'], stages: ['mandated', 'provider', 'accepted', 'window'], task: needsHome },
  ],
  /** What one was asked to do by a day: the task says whose it is. */
  'do-task': [{ roles: everybody }],
  /** Who chose what, and why: whoever runs the vote and writes its minutes. */
  'see-voices': [{ roles: ['secretariat'] }],
  vote: [{ roles: commission, stages: ['agenda'] }],
  /** Discussion in session: any member, with or without a voice. */
  'ask-discussion': [{ roles: commission, stages: ['agenda'] }],
  'close-round': [{ roles: ['secretariat'], stages: ['agenda'] }],
  decide: [{ roles: ['secretariat'], stages: ['agenda'] }],
  /** Announces the decision to the household: whoever knows it by name because they refer, evaluate or orient it. */
  'tell-household': [
    { roles: ['referrer', 'landlord'], relation: 'referred' },
    { roles: ['referrer', 'siao', 'provider'], relation: 'evaluates' },
    { roles: ['siao'] },
  ],

  // Mandate, measure, window
  'ask-provider': [{ roles: ['secretariat'], stages: ['provider'] }],
  'answer-mandate': [{ roles: ['provider'], relation: 'asked', stages: ['mandated'] }],
  'put-in-place': [{ roles: ['provider'], relation: 'mandated', stages: ['accepted'] }],
  /** The day was mistyped: whoever typed it, or the secretariat, which may be told by anybody. */
  'correct-start': [
    { roles: ['provider'], relation: 'mandated', stages: [...measured, 'interrupted'] },
    { roles: ['secretariat'], stages: [...measured, 'interrupted'] },
  ],
  'record-adhesion': [
    { roles: ['provider'], relation: 'mandated', stages: ['accepted', ...measured] },
    // What happened in the world is recorded: the secretariat may type it for a provider.
    { roles: ['secretariat'], stages: ['accepted', ...measured] },
  ],
  /** Homes that suit the household: who proposes one, and who helps to find it. */
  'see-suited-homes': [
    { roles: ['provider'], relation: 'mandated', stages: ['accepted', 'window'] },
    { roles: ['secretariat'], stages: ['accepted', 'window'] },
  ],
  'propose-home': [{ roles: ['provider'], relation: 'mandated', stages: ['accepted', 'window'] }],
  'answer-reminder': [{ roles: ['provider'], relation: 'mandated', stages: ['window'] }],
  'record-allocation': [
    // A landlord knows the dossier from the candidature that the provider announced (*CAL on…*, *allocated*); else the secretariat records.
    { roles: ['landlord'], relation: 'candidate', stages: searching },
    { roles: ['secretariat'], stages: searching },
    // An allocation dated in time annuls the interruption, even once the commission has taken the dossier up again.
    {
      roles: ['secretariat'],
      stages: ['ready', 'agenda'],
      task: ({ window }) => window?.state === 'interrupted',
    },
  ],
  /** A household goes before a CAL, or no longer does. */
  'announce-candidature': [
    { roles: ['provider'], relation: 'mandated', stages: searching },
    { roles: ['secretariat'], stages: searching },
  ],
  /** Whether what a conditional attribution waits for has come: the landlord knows. */
  'settle-condition': [
    { roles: ['landlord'], relation: 'landlord', stages: ['allocated'], task: isConditional },
    { roles: ['secretariat'], stages: ['allocated'], task: isConditional },
  ],
  'cancel-allocation': [
    { roles: ['landlord'], relation: 'landlord', stages: ['allocated'] },
    { roles: ['secretariat'], stages: ['allocated'] },
  ],
  'see-offer': [
    { roles: ['landlord'], relation: 'landlord', stages: ['allocated', 'housed'] },
    { roles: ['provider'], relation: 'mandated', stages: [...searching, 'allocated', 'housed'] },
    { roles: ['secretariat'], stages: [...searching, 'allocated', 'housed'] },
  ],
  /** When the offer was notified: the landlord's letter. */
  'notify-offer': [
    { roles: ['landlord'], relation: 'landlord', stages: ['allocated'] },
    { roles: ['secretariat'], stages: ['allocated'] },
  ],
  'answer-offer': [
    { roles: ['landlord'], relation: 'landlord', stages: ['allocated'] },
    { roles: ['provider'], relation: 'mandated', stages: ['allocated'] },
    { roles: ['secretariat'], stages: ['allocated'] },
  ],
  /** An acceptance typed after silence had counted: the landlord is no longer concerned by then. */
  'accept-after-all': [{ roles: ['secretariat'], stages: searching, task: hasLapsed }],
  enter: [
    { roles: ['landlord'], relation: 'landlord', stages: ['allocated'] },
    { roles: ['provider'], relation: 'mandated', stages: ['allocated'] },
    { roles: ['secretariat'], stages: ['allocated'] },
  ],
  /** The day of entry was mistyped. */
  'correct-entry': [
    { roles: ['landlord'], relation: 'landlord', stages: ['housed'] },
    { roles: ['provider'], relation: 'mandated', stages: ['housed'] },
    { roles: ['secretariat'], stages: ['housed'] },
  ],
  'see-lease': [
    { roles: ['landlord'], relation: 'landlord', stages: ['allocated', 'housed', 'ended'] },
    { roles: ['provider'], relation: 'mandated', stages: ['allocated', 'housed', 'ended', 'exited'] },
    { roles: ['secretariat'], stages: ['allocated', 'housed', 'ended', 'exited'] },
  ],
  'review-lease': [
    { roles: ['landlord'], relation: 'landlord', stages: ['housed', 'ended'] },
    { roles: ['provider'], relation: 'mandated', stages: ['housed', 'ended'] },
    { roles: ['secretariat'], stages: ['housed', 'ended'] },
  ],
  /** What the commission says of duration and conditions when a home is allocated. */
  'see-terms': [
    { roles: ['provider'], relation: 'mandated', stages: everMandated },
    { roles: ['secretariat'], stages: everMandated },
  ],
  'confirm-terms': [{ roles: ['secretariat'], stages: ['allocated', 'housed'] }],
  /** What becomes of a support that the household no longer agrees to. */
  'end-or-exit': [{ roles: ['secretariat'], stages: ['accepted', ...measured] }],
  /** The day of the last renewal of the housing request; its number stays sealed. */
  'renew-request': [
    { roles: ['referrer'], relation: 'referred', stages: requestMatters },
    { roles: ['provider'], relation: 'mandated', stages: requestMatters },
    { roles: ['secretariat'], stages: requestMatters },
  ],
  'end-support': [{ roles: ['secretariat'], stages: ['housed'] }],
  reactivate: [{ roles: ['secretariat'], stages: ['interrupted', 'ended', 'exited'] }],
  exit: [
    { roles: ['provider'], relation: 'mandated', stages: ['accepted', ...measured, 'interrupted', 'ended'] },
    { roles: ['secretariat'], stages: [...supported, 'interrupted', 'ended'] },
  ],
  /** How dense, how long, by whom: the provider's own, or its request to the commission. */
  'change-measure': [{ roles: ['provider'], relation: 'mandated', stages: measured }],
  /** What the commission decided of such a request. */
  'decide-measure': [{ roles: ['secretariat'], stages: measured }],
  'see-measure-changes': [{ roles: ['provider'], relation: 'mandated' }, { roles: ['secretariat'] }],
  'send-passeport': [{ roles: ['provider'], relation: 'mandated', stages: measured }],
  /** What was sent stays; a correction stands beside it, whenever the mistake is seen. */
  'correct-passeport': [{ roles: ['provider'], relation: 'mandated', stages: everMandated }],
  'see-series': [
    { roles: ['provider'], relation: 'mandated' },
    { roles: ['secretariat'] },
    { roles: ['siao'] },
    { roles: ['referrer'], relation: 'referred' },
  ],

  // What is seen of a dossier
  'see-dossier': [
    { roles: ['siao', 'secretariat'] },
    { roles: ['ddets'], stages: ['ready', 'agenda', 'refused', ...afterDecision] },
    { roles: [...commission], stages: ['ready', 'agenda', 'refused', ...afterDecision] },
    { roles: consulted, relation: 'consulted', stages: ['agenda'] },
    { roles: ['referrer', 'landlord'], relation: 'referred', stages: always },
    { roles: ['referrer', 'siao', 'provider'], relation: 'evaluates', stages: always },
    { roles: ['provider'], relation: 'asked', stages: ['mandated'] },
    { roles: ['provider'], relation: 'mandated', stages: everMandated },
    { roles: ['landlord'], relation: 'candidate', stages: afterDecision },
  ],
  'see-identity': [
    { roles: ['siao'] },
    { roles: ['ddets'], stages: ['ready', 'agenda', ...supported, 'interrupted'] },
    { roles: ['referrer', 'landlord'], relation: 'referred' },
    { roles: ['referrer', 'siao', 'provider'], relation: 'evaluates' },
    { roles: ['provider'], relation: 'mandated', stages: everMandated },
    // From the CAL candidature on, and no longer: a CAL that does not allocate, an allocation that falls end it.
    { roles: ['landlord'], relation: 'candidate', stages: [...supported, 'ended'] },
    { roles: ['secretariat'], stages: [...undecided, ...supported, 'interrupted'], task: needsIdentity },
  ],
  'see-diagnosis': [
    { roles: ['siao'] },
    { roles: ['referrer'], relation: 'referred' },
    { roles: ['referrer', 'siao', 'provider'], relation: 'evaluates' },
    { roles: ['provider'], relation: 'mandated', stages: everMandated },
  ],
  'see-health': [
    { roles: ['siao'] },
    { roles: ['referrer'], relation: 'referred' },
    { roles: ['provider'], relation: 'mandated', stages: everMandated },
  ],
  /** Summary written for the commission, without name or health. */
  'see-summary': [
    { roles: ['siao', 'secretariat', ...commission] },
    { roles: consulted, relation: 'consulted', stages: ['agenda'] },
  ],

  // Homes
  /** Counts of homes that were looked for and not found. */
  'see-needs': [{ roles: ['delegate', 'secretariat'] }],
  /** A landlord its own; a provider the vacant ones; see `seesDwelling` in dwellingReaders.ts. */
  'see-dwellings': [{ roles: ['landlord', 'secretariat', 'provider', 'delegate'] }],
  /** Adds, changes, retires; its own organisation's only. */
  'manage-dwellings': [{ roles: ['landlord'] }],

  // Reports: which of them is in report.ts
  'see-reports': [
    { roles: ['secretariat', 'member', 'chair', 'ddets', 'delegate', 'steering'] },
    { roles: ['provider'] },
  ],
  /** A provider its own organisation's. */
  'sign-report': [{ roles: ['provider'] }],
  /** Sends the committee its report, and records that it validated it. */
  'run-reports': [{ roles: ['secretariat'] }],

  // Figures: what each sees of them is in masking.ts
  'see-indicators': [
    { roles: ['secretariat', 'member', 'chair', 'ddets', 'delegate', 'siao', 'steering'] },
    // Those of their own organisation.
    { roles: ['provider', 'landlord'] },
  ],

  // Running the tool
  invite: [{ roles: ['secretariat', 'admin'] }],
  /** Who sits where: gives, changes and ends posts. */
  'manage-people': [{ roles: ['secretariat', 'admin'] }],
  'see-deliveries': [{ roles: ['secretariat', 'admin'] }],
} as const satisfies Record<string, readonly Rule[]>

export type Permission = keyof typeof permissions

/** How an organisation stands to a dossier. */
export const relationsOf = (organisation: string, dossier: Dossier): readonly Relation[] => {
  const found: Relation[] = []
  if (dossier.referrerOrganisation === organisation) found.push('referred')
  if (dossier.evaluator === organisation) found.push('evaluates')
  if (dossier.mandate?.provider === organisation) {
    if (dossier.mandate.state === 'asked') found.push('asked')
    if (dossier.mandate.state === 'accepted') found.push('mandated')
  }
  if (landlordsConcerned(dossier).includes(organisation)) found.push('candidate')
  if (dossier.landlord === organisation) found.push('landlord')
  if (dossier.consulted?.includes(organisation)) found.push('consulted')
  return found
}

const allows = (rule: Rule, post: Post, dossier?: Dossier): boolean => {
  if (!rule.roles.includes(post.role)) return false
  if (!dossier) return true
  if (rule.stages && !rule.stages.includes(dossier.stage)) return false
  if (rule.task && !rule.task(dossier)) return false
  return !rule.relation || relationsOf(post.organisation, dossier).includes(rule.relation)
}

/** Permissions that show what is sealed: where a person is also a landlord, the landlord's narrower view wins. */
const sealed: readonly Permission[] = ['see-identity', 'see-diagnosis', 'see-health', 'see-series']

/**
 * The post under which a person has a permission (on a dossier, when one is given), or undefined.
 * Without a dossier it tells only whether the permission could ever be theirs.
 */
export const postFor = (
  person: Pick<Person, 'posts'>,
  permission: Permission,
  dossier?: Dossier,
): Post | undefined => {
  const rules: readonly Rule[] = permissions[permission]
  const landlord = person.posts.filter(post => post.role === 'landlord')
  const posts = sealed.includes(permission) && landlord.length > 0 ? landlord : person.posts
  return posts.find(post => rules.some(rule => allows(rule, post, dossier)))
}

export const may = (person: Pick<Person, 'posts'>, permission: Permission, dossier?: Dossier): boolean =>
  postFor(person, permission, dossier) !== undefined

/** Stages in which somebody sees every dossier there is, whatever their relation to it. */
export const stagesSeen = ({ posts }: Pick<Person, 'posts'>): readonly Stage[] => {
  const rules: readonly Rule[] = permissions['see-dossier']
  const whole = rules.filter(
    ({ roles: given, relation, task }) =>
      !relation && !task && posts.some(({ role }) => given.includes(role)),
  )
  return stages.filter(stage => whole.some(({ stages: only }) => !only || only.includes(stage)))
}
