/** What somebody can do with a dossier as it stands: the buttons of its card, and what waits for them. */
import type { Dossier } from '../domain/dossier'
import { slidingLease } from '../domain/lease'
import { openOffer, toEnter, toNotify } from '../domain/offer'
import { toConfirm } from '../domain/terms'
import type { Person } from '../domain/people'
import { type Permission, may } from '../domain/permissions'
import type { Round } from '../domain/round'
import { awaitsVoice } from '../domain/voteReminder'
import type { Doc } from '../store/store'
import type { Ctx } from './verb'

interface Step {
  readonly verb: string
  readonly permission: Permission
  /** The dossier waits for this; the others are there when wanted. */
  readonly waits: boolean
  when?(dossier: Dossier): boolean
}

/** The votes of a session open when its members are convened. */
const hasRound = ({ round }: Dossier): boolean => round !== undefined

export const steps = {
  complete: { verb: 'referral.complete.show', permission: 'complete', waits: true },
  duplicates: {
    verb: 'duplicates.show',
    permission: 'compare-duplicates',
    waits: true,
    when: ({ maybeKnown }) => maybeKnown.length > 0,
  },
  siao: { verb: 'siao.show', permission: 'examine', waits: true },
  labels: {
    verb: 'labels.show',
    permission: 'label',
    waits: true,
    when: ({ labels }) => !labels.sharedFile || !labels.syplo,
  },
  /** Both are confirmed: to be read, and corrected. */
  correctLabels: { verb: 'labels.show', permission: 'correct-label', waits: false },
  vote: { verb: 'vote.show', permission: 'vote', waits: true, when: hasRound },
  /** In its place once nothing is expected of this person: their voices are cast, or the vote is closed. */
  voted: { verb: 'vote.show', permission: 'vote', waits: false, when: hasRound },
  round: { verb: 'round.show', permission: 'close-round', waits: true, when: hasRound },
  provider: { verb: 'provider.choose', permission: 'ask-provider', waits: true },
  mandate: { verb: 'mandate.show', permission: 'answer-mandate', waits: true },
  window: { verb: 'window.show', permission: 'answer-reminder', waits: true },
  homes: { verb: 'homes.show', permission: 'see-suited-homes', waits: false },
  candidatures: { verb: 'candidature.show', permission: 'announce-candidature', waits: false },
  place: { verb: 'measure.show', permission: 'put-in-place', waits: true },
  measure: { verb: 'measure.show', permission: 'record-adhesion', waits: false },
  /** Its own card is closed by then. */
  correctStart: {
    verb: 'start.correct.show',
    permission: 'correct-start',
    waits: false,
    when: ({ stage }) => stage === 'interrupted',
  },
  allocation: { verb: 'allocation.show', permission: 'record-allocation', waits: false },
  notify: { verb: 'offer.show', permission: 'notify-offer', waits: true, when: toNotify },
  offer: {
    verb: 'offer.show',
    permission: 'answer-offer',
    waits: true,
    when: dossier => openOffer(dossier) !== undefined,
  },
  afterAll: { verb: 'offer.show', permission: 'accept-after-all', waits: false },
  enter: { verb: 'lease.show', permission: 'enter', waits: false, when: toEnter },
  review: {
    verb: 'lease.show',
    permission: 'review-lease',
    waits: false,
    when: dossier => slidingLease(dossier) !== undefined,
  },
  /** The lease as it is, with its button to correct the day of entry. */
  correctEntry: { verb: 'lease.show', permission: 'correct-entry', waits: false },
  terms: { verb: 'terms.show', permission: 'confirm-terms', waits: true, when: toConfirm },
  condition: { verb: 'allocation.show', permission: 'settle-condition', waits: true },
  allocated: { verb: 'allocation.show', permission: 'cancel-allocation', waits: false },
  decideMeasure: {
    verb: 'support.show',
    permission: 'decide-measure',
    waits: true,
    when: ({ measureAsked }) => measureAsked !== undefined,
  },
  support: { verb: 'support.show', permission: 'change-measure', waits: false },
  reexamine: {
    verb: 'reactivation.show',
    permission: 'reactivate',
    waits: true,
    when: ({ stage }) => stage === 'interrupted',
  },
  reactivate: { verb: 'reactivation.show', permission: 'reactivate', waits: false },
  passeport: { verb: 'passeport.show', permission: 'send-passeport', waits: false },
  series: {
    verb: 'series.show',
    permission: 'see-series',
    waits: false,
    when: ({ passeports }) => passeports > 0,
  },
  // Last: needed once or never.
  request: { verb: 'request.show', permission: 'renew-request', waits: false },
  exit: { verb: 'exit.show', permission: 'exit', waits: false },
  withdraw: { verb: 'withdrawal.show', permission: 'withdraw', waits: false },
  reconsider: { verb: 'withdrawal.show', permission: 'reconsider', waits: false },
} as const satisfies Record<string, Step>

export type StepName = keyof typeof steps

/**
 * The steps that a person may take now, those that wait for them first; of two that open the same card, the first. A vote
 * is waited for as long as its `round` awaits a voice of theirs.
 */
export const stepsOf = (
  person: Pick<Person, 'posts'>,
  dossier: Dossier,
  round?: Round,
): readonly StepName[] => {
  const toVote = round !== undefined && awaitsVoice(person, round)
  const possible = (Object.keys(steps) as StepName[]).filter(name => {
    const step: Step = steps[name]
    return (
      may(person, step.permission, dossier) && (step.when?.(dossier) ?? true) && (name !== 'vote' || toVote)
    )
  })
  return possible.filter(
    (name, at) => possible.findIndex(each => steps[each].verb === steps[name].verb) === at,
  )
}

/** Whether the dossier waits for this person. */
export const waitsFor = (person: Pick<Person, 'posts'>, dossier: Dossier, round?: Round): boolean =>
  stepsOf(person, dossier, round).some(name => steps[name].waits)

/** The rounds of those of the dossiers that are on an agenda, by id of the round. */
export const roundsOnAgenda = async (
  { app }: Pick<Ctx, 'app'>,
  dossiers: readonly Dossier[],
): Promise<ReadonlyMap<string | undefined, Doc<'rounds'>>> => {
  const ids = dossiers.flatMap(({ stage, round }) => (stage === 'agenda' && round ? [round] : []))
  const rounds = ids.length > 0 ? await app.store.getMany('rounds', ids) : []
  return new Map(rounds.map(round => [round.id, round]))
}
