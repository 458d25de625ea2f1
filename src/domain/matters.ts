/** What waits for a person, dossier by dossier: the lines of the daily digest and of *à faire*. */
import { type Day, quarterOf } from './calendar'
import { conditional } from './condition'
import type { Dossier } from './dossier'
import { labelState, labelsMatter } from './labels'
import { measureEnding } from './measure'
import { reviewWaits, slidingLease } from './lease'
import { openOffer, toEnter, toNotify } from './offer'
import { passeportMissing } from './passeport'
import { type Person, type PersonId, hasRole } from './people'
import { type Permission, may } from './permissions'
import { type Round, participation } from './round'
import { renewalWaits } from './requestNumber'
import { toConfirm } from './terms'
import { awaitsVoice } from './voteReminder'
import type { SessionMatter } from './sessionMatters'
import type { Task } from './task'
import { waitsFor } from './waiting'
import { daysLeft, escalatedTo, interruptionDay, openWindow } from './window'

/** Kinds of open matters, those that press most first. */
export const matterKinds = [
  'window',
  'unanswered',
  'choose',
  'mandate',
  'round',
  'convene',
  'sign',
  'vote',
  'tell',
  'action',
  'allocation',
  'offer',
  'notify',
  'condition',
  'waits',
  'enter',
  'terms',
  'adhesion-lost',
  'review',
  'request',
  'interrupted',
  'examine',
  'complete',
  'place',
  'measure-change',
  'measure-ending',
  'passeport',
  'labels',
  'duplicates',
] as const
export type MatterKind = (typeof matterKinds)[number]

/** Kinds that are tasks of a named person; those of sessions are in sessionMatters.ts, the others are read off a dossier. */
export type TaskMatter = 'tell' | 'action'
type DossierMatter = Exclude<MatterKind, TaskMatter | SessionMatter>
const others: readonly MatterKind[] = ['tell', 'action', 'convene', 'sign']
const ofDossiers = matterKinds.filter((kind): kind is DossierMatter => !others.includes(kind))

/** What a matter is looked at in. */
export interface Around {
  readonly today: Day
  /** The dossier's round, and the day of its session. */
  readonly round?: Round
  readonly session?: Day
  /** Its référent sits for the provider no more, and nobody was named after them. */
  readonly unfollowed?: boolean
}

type Reader = Pick<Person, 'posts'> & { readonly id: PersonId }

interface Rule {
  readonly permission: Permission
  when?(dossier: Dossier, person: Reader, around: Around): boolean
}

/**
 * A measure is its référent's matter; of all the provider while none is named, once they left it, or once a reminder went
 * unanswered.
 */
const isMine = (dossier: Dossier, { id }: Reader, { unfollowed = false }: Around): boolean => {
  const referent = dossier.mandate?.referent
  const window = openWindow(dossier)
  return (
    referent === undefined ||
    unfollowed ||
    referent === id ||
    (window !== undefined && escalatedTo(window) !== undefined)
  )
}

const isLandlord = (person: Reader): boolean => hasRole(person, 'landlord')

/** To be closed: its session has come, or everybody has voted; once closed, its decision is still to be recorded. */
const toClose = ({ round, session, today }: Around): boolean => {
  if (!round) return false
  if (round.state === 'closed') return true
  const { cast, asked } = participation(round)
  return cast === asked || (session !== undefined && session <= today)
}

/** A vote in writing takes no voice after its day. */
const takesVoices = (around: Around): around is Around & { readonly round: Round } => {
  const { round, session, today } = around
  return round !== undefined && !(round.mode === 'written' && session !== undefined && session < today)
}

const rules: Readonly<Record<DossierMatter, Rule>> = {
  window: { permission: 'answer-reminder', when: isMine },
  unanswered: {
    permission: 'see-labels',
    when: (dossier, person) => {
      const window = openWindow(dossier)
      return hasRole(person, 'secretariat') && window !== undefined && escalatedTo(window) === 'secretariat'
    },
  },
  choose: { permission: 'ask-provider' },
  mandate: { permission: 'answer-mandate' },
  round: { permission: 'close-round', when: (_, __, around) => toClose(around) },
  vote: {
    permission: 'vote',
    when: (_, person, around) => takesVoices(around) && awaitsVoice(person, around.round),
  },
  allocation: {
    permission: 'record-allocation',
    // The secretariat records where the provider has announced an allocation that nobody typed.
    when: (dossier, person) =>
      openWindow(dossier) !== undefined &&
      (isLandlord(person) || dossier.window?.answers.at(-1)?.kind === 'allocated'),
  },
  // Until the household has answered: the landlord's letter, and the one who goes to see the household.
  offer: {
    permission: 'answer-offer',
    when: (dossier, person, around) =>
      openOffer(dossier) !== undefined &&
      !hasRole(person, 'secretariat') &&
      (isLandlord(person) || isMine(dossier, person, around)),
  },
  notify: {
    permission: 'notify-offer',
    when: (dossier, person) => toNotify(dossier) && isLandlord(person),
  },
  // Until what is awaited has come, or the home is entered.
  condition: { permission: 'settle-condition', when: (_, person) => isLandlord(person) },
  // Reminded, and still not recorded: told to whoever follows the household, in the end to the secretariat.
  waits: {
    permission: 'see-offer',
    when: (dossier, person, around) =>
      waitsFor(dossier) !== undefined &&
      !isLandlord(person) &&
      (hasRole(person, 'secretariat')
        ? dossier.allocation?.waits?.escalated === true
        : (dossier.allocation?.waits?.told ?? 0) > 0 && isMine(dossier, person, around)),
  },
  enter: {
    permission: 'enter',
    when: (dossier, person, around) =>
      toEnter(dossier) &&
      !conditional(dossier) &&
      !hasRole(person, 'secretariat') &&
      (isLandlord(person) || isMine(dossier, person, around)),
  },
  terms: { permission: 'confirm-terms', when: toConfirm },
  // Support without the household's agreement: the secretariat sees what becomes of it.
  'adhesion-lost': {
    permission: 'end-or-exit',
    when: ({ adhesion }) => adhesion.state === 'refused' || adhesion.state === 'withdrawn',
  },
  review: {
    permission: 'review-lease',
    when: (dossier, person, around) =>
      reviewWaits(dossier, around.today) && (isLandlord(person) || isMine(dossier, person, around)),
  },
  request: {
    permission: 'renew-request',
    when: (dossier, person) => renewalWaits(dossier) && !hasRole(person, 'secretariat'),
  },
  interrupted: {
    permission: 'reactivate',
    when: ({ stage }) => stage === 'interrupted',
  },
  examine: { permission: 'examine' },
  complete: { permission: 'complete' },
  place: { permission: 'put-in-place', when: isMine },
  'measure-change': {
    permission: 'decide-measure',
    when: ({ measureAsked }) => measureAsked !== undefined,
  },
  'measure-ending': {
    permission: 'change-measure',
    when: (dossier, person, around) =>
      isMine(dossier, person, around) && measureEnding(dossier) && dossier.measureAsked === undefined,
  },
  passeport: {
    permission: 'send-passeport',
    when: (dossier, person, around) =>
      isMine(dossier, person, around) && passeportMissing(dossier, around.today),
  },
  labels: {
    permission: 'see-labels',
    // DDETS has both to confirm; the secretariat follows a mismatch.
    when: (dossier, person) =>
      may(person, 'label', dossier)
        ? labelState(dossier) !== 'both'
        : labelState(dossier) === 'mismatch' && labelsMatter.includes(dossier.stage),
  },
  duplicates: { permission: 'compare-duplicates', when: ({ maybeKnown }) => maybeKnown.length > 0 },
}

/** What of a dossier waits for this person now. */
export const mattersOf = (dossier: Dossier, person: Reader, around: Around): readonly MatterKind[] =>
  ofDossiers.filter(kind => {
    const { permission, when } = rules[kind]
    return may(person, permission, dossier) && (when?.(dossier, person, around) ?? true)
  })

/** Since when it waits, or until when: what sorts matters of one kind. */
export const matterDay = (kind: MatterKind, dossier: Dossier, { today, session }: Around): Day => {
  if (kind === 'window' || kind === 'unanswered' || kind === 'allocation')
    return dossier.window?.lastDay ?? today
  if (kind === 'offer') return openOffer(dossier)?.dueOn ?? today
  if (kind === 'enter') return dossier.allocation?.offer?.acceptedOn ?? today
  if (kind === 'terms') return dossier.allocation?.on ?? today
  if (kind === 'adhesion-lost') return dossier.adhesion.on ?? today
  if (kind === 'review') return slidingLease(dossier)?.reviewOn ?? today
  if (kind === 'request') return dossier.request?.renewedOn ?? today
  if (kind === 'notify' || kind === 'condition' || kind === 'waits') return dossier.allocation?.on ?? today
  if (kind === 'mandate' || kind === 'choose' || kind === 'place')
    return dossier.mandate?.askedOn ?? dossier.referredOn
  if (kind === 'interrupted' && dossier.window) return interruptionDay(dossier.window)
  if (kind === 'labels') return dossier.orientation?.on ?? dossier.referredOn
  if (kind === 'complete') return dossier.diagnosis?.on ?? dossier.referredOn
  if (kind === 'measure-change') return dossier.measureAsked?.askedOn ?? today
  if (kind === 'measure-ending') return dossier.measure?.endTold ?? today
  if (kind === 'passeport') return quarterOf(today).last
  if (kind === 'round' || kind === 'vote') return session ?? today
  return dossier.referredOn
}

/** A window that closes within these days comes before everything else. */
const PRESSING_DAYS = 15

/** Order on the card: windows about to close, then by kind, then by day. */
export const rankOf = (kind: MatterKind, dossier: Dossier, around: Around): string => {
  const window = openWindow(dossier)
  const pressing = kind === 'window' && window && daysLeft(window, around.today) <= PRESSING_DAYS
  const place = pressing ? 0 : matterKinds.indexOf(kind) + 1
  return `${String(place).padStart(2, '0')} ${matterDay(kind, dossier, around)} ${dossier.code}`
}

/** The matter that a task is, for its owner. */
export const taskMatter = ({ kind }: Pick<Task, 'kind'>): TaskMatter =>
  kind === 'tell-household' ? 'tell' : 'action'

/** Place of a task on the card: what is overdue comes with the windows about to close. */
export const taskRank = (task: Pick<Task, 'kind' | 'due'>, today: Day): string => {
  const place = task.due < today ? 0 : matterKinds.indexOf(taskMatter(task)) + 1
  return `${String(place).padStart(2, '0')} ${task.due} `
}
