/** One vote of the commission on one dossier: a voice an organisation, until the secretariat closes the round. */
import type { Day, Instant } from './calendar'
import type { Sealed } from './sealed'
import type { OrganisationId, PersonId } from './people'
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

export interface Round {
  readonly dossier: string
  readonly session: string
  /** 1 for the first round on the dossier. */
  readonly number: number
  readonly openedOn: Day
  readonly state: 'open' | 'closed'
  /** The rules as they were when it opened: a later change never touches it. */
  readonly tally: Rules['tally']
  /** Weight of each organisation with a voice, as it was when the round opened. */
  readonly voters: Readonly<Record<OrganisationId, number>>
  /** The voice that counts, by organisation. */
  readonly voices: Readonly<Record<OrganisationId, Voice>>
  /** Every change, oldest first (the last 200): who, what, when; reasons stay with the voice that counts. */
  readonly history: readonly Omit<Voice, 'reason'>[]
  /** A member asked for discussion: the round closes in the session only. */
  readonly discuss: boolean
  readonly closed?: { readonly at: Instant; readonly by: PersonId }
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

/** A member's voice counts once; a later one replaces it while the round is open. The same voice again changes nothing. */
export const castVote = (round: Round, voice: Voice): Round => {
  holds(round.state === 'open', 'round-closed')
  holds((round.voters[voice.organisation] ?? 0) > 0, 'no-voice')
  const before = round.voices[voice.organisation]
  if (before && before.choice === voice.choice && before.by === voice.by && !voice.reason) return round
  const { reason: _, ...entry } = voice
  return {
    ...round,
    voices: { ...round.voices, [voice.organisation]: voice },
    history: [...round.history, entry].slice(-KEPT),
  }
}

/** What the voices add up to, by weight; who is recused is counted apart. */
export const tally = (round: Round): Tally => {
  const sum = { favourable: 0, unfavourable: 0, adjourn: 0, abstain: 0, recuse: 0, missing: 0 }
  for (const [organisation, weight] of Object.entries(round.voters))
    sum[round.voices[organisation]?.choice ?? 'missing'] += weight
  return sum
}

/** Whether an organisation may see the tally now. */
export const seesTally = (round: Round, organisation: OrganisationId): boolean =>
  round.state === 'closed' ||
  round.tally === 'always' ||
  (round.tally === 'after-voting' && round.voices[organisation] !== undefined)

/** Outcome that the voices call for: a majority of the voices present or represented, so an abstention is not a yes. */
export const outcomeOf = ({
  favourable,
  unfavourable,
  adjourn,
  abstain,
}: Tally): 'integrate' | 'refuse' | 'adjourn' | 'none' => {
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
