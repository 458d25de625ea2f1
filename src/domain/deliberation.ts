/**
 * What the rules make of a vote: quorum, majority, equal share. Source: the partners' rule set, by analogy with CRPA
 * R133-10 to R133-12 (see rules.ts). Weights are in parts of the round's `scale`.
 */
import type { DecisionOutcome } from './dossier'
import type { OrganisationId } from './people'
import { type Choice, type Closing, type Round, type Tally, type Voice, tally } from './round'

/** What the voices call for; `none`: no choice has the majority; `no-quorum`: too few took part. */
export type VoteOutcome = DecisionOutcome | 'none' | 'no-quorum'

/** How an organisation takes part in one dossier. `recused` is counted nowhere, `absent` in the quorum's whole only. */
export type Part = 'voted' | 'present' | 'represented' | 'absent' | 'recused'

export interface Quorum {
  /** Weight of those who take part. */
  readonly counted: number
  /** Weight of all who could: those recused in this dossier left out. */
  readonly of: number
  /** Weight that is needed; 0 when none is. */
  readonly needed: number
  readonly reached: boolean
  /** None is needed: the session was convened again for want of one. */
  readonly waived: boolean
}

/** Shares such as two thirds are not exact in binary: a hair's breadth is forgiven. */
const HAIR = 1e-9

/** The same in voices (fractions where a college shares some); `needed` is the least that reaches it: 5 of 9, not 4.5. */
export const quorumInVoices = (
  { counted, of, needed, reached, waived }: Quorum,
  { scale }: Pick<Round, 'scale'>,
): Quorum => ({
  counted: counted / scale,
  of: of / scale,
  needed: Math.max(0, Math.ceil(needed - HAIR)) / scale,
  reached,
  waived,
})

export interface Deliberation {
  readonly tally: Tally
  readonly quorum: Quorum
  /** Weight of which more than half decides. */
  readonly base: number
  readonly outcome: VoteOutcome
  /** Two choices have exactly half each; `by` the casting vote when there was one. */
  readonly tie?: { readonly between: readonly [Deciding, Deciding]; readonly by?: OrganisationId }
}

type Deciding = Extract<Choice, 'favourable' | 'unfavourable' | 'adjourn'>

const called: Readonly<Record<Deciding, DecisionOutcome>> = {
  favourable: 'integrate',
  unfavourable: 'refuse',
  adjourn: 'adjourn',
}
const deciding = Object.keys(called) as Deciding[]

/** Who is in the meeting, and whose representative presides. */
export type Room = Pick<Closing, 'present' | 'chair'>

/**
 * How an organisation takes part: it voted, is in the meeting, or is represented by a holder who takes part (a proxy
 * held by somebody absent or recused represents nobody). In a written round only who voted takes part.
 */
export const partOf = (round: Round, organisation: OrganisationId, { present }: Room): Part => {
  const voice = round.voices[organisation]
  if (voice) return voice.choice === 'recuse' ? 'recused' : 'voted'
  if (round.mode === 'written') return 'absent'
  if (present.includes(organisation)) return 'present'
  const holder = round.proxies[organisation]
  if (holder === undefined) return 'absent'
  const choice = round.voices[holder]?.choice
  if (choice === 'recuse') return 'absent'
  return choice !== undefined || present.includes(holder) ? 'represented' : 'absent'
}

const weightOf = (round: Round, room: Room, wanted: (part: Part) => boolean): number =>
  Object.entries(round.voters)
    .filter(([organisation]) => wanted(partOf(round, organisation, room)))
    .reduce((sum, [, weight]) => sum + weight, 0)

const quorumOf = (round: Round, room: Room): Quorum => {
  const counted = weightOf(round, room, part => part !== 'absent' && part !== 'recused')
  const of = weightOf(round, room, part => part !== 'recused')
  const waived = round.second && round.rules.secondWithoutQuorum && round.mode === 'meeting'
  const needed = waived ? 0 : of * round.rules.quorum
  return { counted, of, needed, reached: counted >= needed - HAIR, waived }
}

const tieOf = (counts: Tally, base: number): readonly [Deciding, Deciding] | undefined => {
  const half = deciding.filter(choice => counts[choice] > 0 && counts[choice] * 2 === base)
  return half[0] && half[1] && [half[0], half[1]]
}

/** The voice of whoever presides, which prevails on an equal share. It goes with the person: one cast under a proxy does not. */
const castingVoice = (round: Round, { chair }: Room): Voice | undefined => {
  const voice = round.rules.castingVote && chair !== undefined ? round.voices[chair] : undefined
  return voice?.under === undefined ? voice : undefined
}

/**
 * The deliberation on a round, as it is closed, or as it would be if it were closed in this `room`. A majority is more
 * than half of the voices present or represented, so an abstention is not a yes, nor is the silence of who is present.
 */
export const deliberate = (round: Round, room: Room = round.closed ?? { present: [] }): Deliberation => {
  const counts = tally(round)
  const quorum = quorumOf(round, room)
  const cast = counts.favourable + counts.unfavourable + counts.adjourn
  const base = round.rules.majority === 'present' ? quorum.counted : cast
  const found = { tally: counts, quorum, base }
  if (!quorum.reached) return { ...found, outcome: 'no-quorum' }
  const winner = deciding.find(choice => counts[choice] * 2 > base)
  if (winner) return { ...found, outcome: called[winner] }
  const between = tieOf(counts, base)
  if (!between) return { ...found, outcome: 'none' }
  const casting = castingVoice(round, room)
  const prevails = between.find(choice => casting?.choice === choice)
  if (!casting || !prevails) return { ...found, outcome: 'none', tie: { between } }
  return { ...found, outcome: called[prevails], tie: { between, by: casting.organisation } }
}
