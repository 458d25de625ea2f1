/** One vote of the commission on one dossier: a voice an organisation, until the secretariat closes the round. */
import type { Day, Instant } from './calendar'
import type { DecisionOutcome, Dossier, DossierId, Profile } from './dossier'
import type { Sealed } from './sealed'
import type { Organisation, OrganisationId, Person, PersonId } from './people'
import { Refused, holds } from './refused'
import type { Rules } from './rules'

export const choices = ['favourable', 'unfavourable', 'adjourn', 'abstain', 'recuse'] as const
export type Choice = (typeof choices)[number]

/** Choices that need a reason. */
export const needsReason = (choice: Choice): boolean => choice === 'unfavourable' || choice === 'adjourn'

export interface Voice {
  readonly organisation: OrganisationId
  readonly by: PersonId
  readonly choice: Choice
  readonly at: Instant
  readonly reason?: Sealed
}

/**
 * An open round means a dossier on the agenda: what takes the dossier off it closes the round in the same commit. So a
 * voice reads and writes this one document: it carries what the vote card shows.
 */
export interface Round {
  readonly dossier: DossierId
  /** The dossier's code and the household without identity, as they were when it opened. */
  readonly code: string
  readonly profile: Profile
  readonly session: string
  /** 1 for the first round on the dossier. */
  readonly number: number
  readonly openedOn: Day
  readonly state: 'open' | 'closed'
  /** The rules as they were when it opened: a later change never touches it. */
  readonly tally: Rules['tally']
  /** Weight of each organisation with a voice, and its name, as they were when the round opened. */
  readonly voters: Readonly<Record<OrganisationId, number>>
  readonly names: Readonly<Record<OrganisationId, string>>
  /** The voice that counts, by organisation. */
  readonly voices: Readonly<Record<OrganisationId, Voice>>
  /** Every change, oldest first (the last 200): who, what, when; reasons stay with the voice that counts. */
  readonly history: readonly Omit<Voice, 'reason'>[]
  /** A member asked for discussion: the round closes in the session only. */
  readonly discuss: boolean
  readonly closed?: { readonly at: Instant; readonly by: PersonId }
  /** What the secretariat recorded after it, so that the members' cards follow. */
  readonly decided?: DecisionOutcome
}

export interface Tally {
  readonly favourable: number
  readonly unfavourable: number
  readonly adjourn: number
  readonly abstain: number
  readonly recuse: number
  /** Weights of those who have not voted. */
  readonly missing: number
}

const KEPT = 200

/** Id of the round that a dossier would open next: the same for whoever opens it, so it opens once. */
export const nextRoundId = (dossier: Pick<Dossier, 'rounds'> & { readonly id: DossierId }): string =>
  `${dossier.id}.${dossier.rounds + 1}`

/** A new round: the voices, weights and rules of this day. */
export const openRound = (
  dossier: Dossier & { readonly id: DossierId },
  {
    session,
    on,
    rules,
    organisations,
  }: {
    session: string
    on: Day
    rules: Pick<Rules, 'tally'>
    organisations: readonly (Organisation & { readonly id: OrganisationId })[]
  },
): Round => {
  const voting = organisations.filter(({ voice }) => voice > 0)
  return {
    dossier: dossier.id,
    code: dossier.code,
    profile: dossier.profile,
    session,
    number: dossier.rounds + 1,
    openedOn: on,
    state: 'open',
    tally: rules.tally,
    voters: Object.fromEntries(voting.map(({ id, voice }) => [id, voice])),
    names: Object.fromEntries(voting.map(({ id, name }) => [id, name])),
    voices: {},
    history: [],
    discuss: false,
  }
}

/**
 * The organisation for which a person votes: the one asked for, or the first of their posts in the commission that has a
 * voice in this round; undefined when there is none.
 */
export const voiceOf = (
  person: Pick<Person, 'posts'>,
  round: Pick<Round, 'voters'>,
  asked?: OrganisationId,
): OrganisationId | undefined =>
  person.posts.find(
    ({ role, organisation }) =>
      (role === 'member' || role === 'chair') &&
      (round.voters[organisation] ?? 0) > 0 &&
      (!asked || asked === organisation),
  )?.organisation

/** A member's voice counts once; a later one replaces it while the round is open. The same voice again changes nothing. */
export const castVote = (round: Round, voice: Voice): Round => {
  holds(round.state === 'open', 'round-closed')
  holds((round.voters[voice.organisation] ?? 0) > 0, 'no-voice')
  holds(voice.reason !== undefined || !needsReason(voice.choice), 'reason-needed')
  const before = round.voices[voice.organisation]
  if (before?.choice === voice.choice && before.by === voice.by && before.reason === voice.reason)
    return round
  const { reason: _, ...entry } = voice
  return {
    ...round,
    voices: { ...round.voices, [voice.organisation]: voice },
    history: [...round.history, entry].slice(-KEPT),
  }
}

/** What the voices add up to, by weight; who is recused is counted apart. */
export const tally = (round: Pick<Round, 'voters' | 'voices'>): Tally => {
  const sum = { favourable: 0, unfavourable: 0, adjourn: 0, abstain: 0, recuse: 0, missing: 0 }
  for (const [organisation, weight] of Object.entries(round.voters))
    sum[round.voices[organisation]?.choice ?? 'missing'] += weight
  return sum
}

/** Organisations asked, and those that have voted (whatever they chose). */
export const participation = (round: Pick<Round, 'voters' | 'voices'>): { cast: number; asked: number } => {
  const asked = Object.keys(round.voters)
  return { cast: asked.filter(organisation => round.voices[organisation]).length, asked: asked.length }
}

/** Whether an organisation may see the tally now; without one (no voice), only what everybody may see. */
export const seesTally = (round: Round, organisation?: OrganisationId): boolean =>
  round.state === 'closed' ||
  round.tally === 'always' ||
  (round.tally === 'after-voting' && organisation !== undefined && round.voices[organisation] !== undefined)

/** What the voices call for; *none* when no choice has the majority. */
export type VoteOutcome = DecisionOutcome | 'none'

/** Outcome that the voices call for: a majority of the voices present or represented, so an abstention is not a yes. */
export const outcomeOf = ({ favourable, unfavourable, adjourn, abstain }: Tally): VoteOutcome => {
  const present = favourable + unfavourable + adjourn + abstain
  const majority = (voices: number) => voices * 2 > present
  if (majority(favourable)) return 'integrate'
  if (majority(unfavourable)) return 'refuse'
  return majority(adjourn) ? 'adjourn' : 'none'
}

/** The secretariat closes the round; a second closing is told so. */
export const closeRound = (round: Round, by: PersonId, at: Instant): Round => {
  if (round.state === 'closed') throw new Refused('round-closed')
  return { ...round, state: 'closed', closed: { at, by } }
}
