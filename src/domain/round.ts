/** One vote of the commission on one dossier: a voice an organisation, until the secretariat closes the round. */
import type { Day, Instant } from './calendar'
import type { Decision, DecisionOutcome, Dossier, DossierId, Profile } from './dossier'
import { type Organisation, type OrganisationId, type Person, type PersonId, speaksFor } from './people'
import { Refused, holds } from './refused'
import type { CommissionRules } from './rules'
import type { Sealed } from './sealed'
import { weigh } from './weights'

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
  /** Organisation that cast it under a proxy (*pouvoir*); absent for one's own voice. */
  readonly under?: OrganisationId
}

/** One change of a voice; `fallen`: the proxy under which it was cast was taken back, or its holder is recused. */
export interface VoiceChange {
  readonly organisation: OrganisationId
  readonly by: PersonId
  readonly choice: Choice | 'fallen'
  readonly at: Instant
  readonly under?: OrganisationId
}

/** Proxies of a session: the organisation that gave its voice -> the one that holds it. */
export type Proxies = Readonly<Record<OrganisationId, OrganisationId>>

/** The rules as they were when a round opened: a later change never touches it. */
export type RoundRules = Pick<
  CommissionRules,
  'quorum' | 'secondWithoutQuorum' | 'majority' | 'castingVote' | 'tally'
>

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
  /** `written`: without a meeting; who has not voted takes no part, and there is always a quorum. */
  readonly mode: 'meeting' | 'written'
  /** Convened again after a session without quorum. */
  readonly second: boolean
  /** 1 for the first round on the dossier. */
  readonly number: number
  readonly openedOn: Day
  readonly state: 'open' | 'closed'
  readonly rules: RoundRules
  /** Weight of each organisation with a voice, in parts of `scale`, and its name, as they were when the round opened. */
  readonly voters: Readonly<Record<OrganisationId, number>>
  readonly scale: number
  readonly names: Readonly<Record<OrganisationId, string>>
  /** The proxies of its session: changed with it while the round is open. */
  readonly proxies: Proxies
  /** The voice that counts, by organisation. */
  readonly voices: Readonly<Record<OrganisationId, Voice>>
  /** Every change, oldest first (the last 200): who, what, when; reasons stay with the voice that counts. */
  readonly history: readonly VoiceChange[]
  /** A member asked for discussion: the round closes in the session only. */
  readonly discuss: boolean
  /** People whose posts changed while it was open: what they may cast is looked up at each voice. */
  readonly moved?: readonly PersonId[]
  readonly closed?: Closing
  /** What the secretariat recorded after it, so that the members' cards follow. */
  readonly decided?: DecisionOutcome
  /** The same in full: a later round on the dossier takes nothing from it. */
  readonly decision?: Decision
}

/** Who closed a round, and who was in the room then. */
export interface Closing {
  readonly at: Instant
  readonly by: PersonId
  /** Organisations with somebody in the meeting; empty for a vote in writing, or closed before the meeting. */
  readonly present: readonly OrganisationId[]
  /** Organisation of whoever presides: its voice prevails on an equal share. */
  readonly chair?: OrganisationId
}

/** Weights by choice, in parts of the round's `scale`. */
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

/** What a round takes from its session. */
export interface RoundSession {
  readonly id: string
  readonly mode: Round['mode']
  readonly second: boolean
  readonly proxies: Proxies
}

/** A new round: the voices, weights and rules of this day. */
export const openRound = (
  dossier: Dossier & { readonly id: DossierId },
  {
    session,
    on,
    rules,
    organisations,
  }: {
    session: RoundSession
    on: Day
    rules: CommissionRules
    organisations: readonly (Organisation & { readonly id: OrganisationId })[]
  },
): Round => {
  const { voters, scale } = weigh(organisations, rules.colleges)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const { quorum, secondWithoutQuorum, majority, castingVote, tally } = rules
  return {
    dossier: dossier.id,
    code: dossier.code,
    profile: dossier.profile,
    session: session.id,
    mode: session.mode,
    second: session.second,
    number: dossier.rounds + 1,
    openedOn: on,
    state: 'open',
    rules: { quorum, secondWithoutQuorum, majority, castingVote, tally },
    voters,
    scale,
    names: Object.fromEntries(Object.keys(voters).map(id => [id, names.get(id) ?? id])),
    proxies: session.proxies,
    voices: {},
    history: [],
    discuss: false,
  }
}

/** A voice that a person can cast: their own organisation's, or one that theirs holds by proxy. */
export interface Castable {
  readonly organisation: OrganisationId
  readonly under?: OrganisationId
}

/** The voices that a person can cast in a round: those of their organisations first, then those held by proxy. */
export const voicesOf = (
  person: Pick<Person, 'posts'>,
  round: Pick<Round, 'voters' | 'proxies'>,
): readonly Castable[] => {
  const own = speaksFor(person)
  const held = Object.entries(round.proxies)
    .filter(([, holder]) => own.includes(holder))
    .map(([organisation, under]): Castable => ({ organisation, under }))
  return [...own.map((organisation): Castable => ({ organisation })), ...held].filter(
    ({ organisation }) => (round.voters[organisation] ?? 0) > 0,
  )
}

/** The voice that a person casts: the one asked for, or the first that is theirs; undefined when there is none. */
export const voiceOf = (
  person: Pick<Person, 'posts'>,
  round: Pick<Round, 'voters' | 'proxies'>,
  asked?: OrganisationId,
): Castable | undefined =>
  voicesOf(person, round).find(({ organisation }) => !asked || organisation === asked)

const fallen = (round: Round, falls: (voice: Voice) => boolean, by: PersonId, at: Instant): Round => {
  const falling = Object.values(round.voices).filter(falls)
  if (falling.length === 0) return round
  const entries = falling.map(({ organisation, under }) => ({
    organisation,
    by,
    choice: 'fallen' as const,
    at,
    ...(under && { under }),
  }))
  return {
    ...round,
    voices: Object.fromEntries(Object.entries(round.voices).filter(([, voice]) => !falls(voice))),
    history: [...round.history, ...entries].slice(-KEPT),
  }
}

/** A voice may be cast by those who hold it: refused when it was given to another, or its holder may not take part. */
const mayCast = ({ proxies, voices }: Round, { organisation, under, choice }: Voice): void => {
  const holder = proxies[organisation]
  if (under === undefined) {
    // A conflict of interest is the organisation's own to declare, whoever holds its voice.
    holds(holder === undefined || choice === 'recuse', 'proxy-given')
    return
  }
  holds(holder === under, 'no-voice')
  holds(choice !== 'recuse', 'proxy-recuse')
  holds(voices[under]?.choice !== 'recuse' && voices[organisation]?.choice !== 'recuse', 'proxy-recused')
}

/**
 * A member's voice counts once; a later one replaces it while the round is open. The same voice again changes nothing.
 * Who is recused takes no part, so what they cast for others falls with it (CRPA R133-12).
 */
export const castVote = (round: Round, voice: Voice): Round => {
  holds(round.state === 'open', 'round-closed')
  holds((round.voters[voice.organisation] ?? 0) > 0, 'no-voice')
  mayCast(round, voice)
  holds(voice.reason !== undefined || !needsReason(voice.choice), 'reason-needed')
  const before = round.voices[voice.organisation]
  if (before?.choice === voice.choice && before.by === voice.by && before.reason === voice.reason)
    return round
  const { reason: _, ...entry } = voice
  const cast: Round = {
    ...round,
    voices: { ...round.voices, [voice.organisation]: voice },
    history: [...round.history, entry].slice(-KEPT),
  }
  if (voice.choice !== 'recuse') return cast
  return fallen(cast, ({ under }) => under === voice.organisation, voice.by, voice.at)
}

/** The proxies of its session have changed: a voice cast under one that was taken back falls. A closed round stays. */
export const withProxies = (round: Round, proxies: Proxies, by: PersonId, at: Instant): Round => {
  if (round.state === 'closed') return round
  const falls = ({ organisation, under }: Voice) => under !== undefined && proxies[organisation] !== under
  return { ...fallen(round, falls, by, at), proxies }
}

/**
 * Somebody's posts have changed: whoever casts a voice from now on is looked up again. Voices cast before stay, since
 * they are their organisation's. A closed round stays.
 */
export const withMoved = (round: Round, person: PersonId): Round =>
  round.state === 'closed' ? round : { ...round, moved: [...new Set([...(round.moved ?? []), person])] }

/** What the voices add up to, by weight; who is recused is counted apart. */
export const tally = (round: Pick<Round, 'voters' | 'voices'>): Tally => {
  const sum = { favourable: 0, unfavourable: 0, adjourn: 0, abstain: 0, recuse: 0, missing: 0 }
  for (const [organisation, weight] of Object.entries(round.voters))
    sum[round.voices[organisation]?.choice ?? 'missing'] += weight
  return sum
}

/** A tally in voices rather than in parts of them: fractions where a college shares some. */
export const inVoices = (counted: Tally, { scale }: Pick<Round, 'scale'>): Tally => ({
  favourable: counted.favourable / scale,
  unfavourable: counted.unfavourable / scale,
  adjourn: counted.adjourn / scale,
  abstain: counted.abstain / scale,
  recuse: counted.recuse / scale,
  missing: counted.missing / scale,
})

/** Organisations asked, and those that have voted (whatever they chose). */
export const participation = (round: Pick<Round, 'voters' | 'voices'>): { cast: number; asked: number } => {
  const asked = Object.keys(round.voters)
  return { cast: asked.filter(organisation => round.voices[organisation]).length, asked: asked.length }
}

/** Whether somebody who casts for this organisation may see the tally now; without one, only what everybody may see. */
export const seesTally = (round: Round, organisation?: OrganisationId): boolean =>
  round.state === 'closed' ||
  round.rules.tally === 'always' ||
  (round.rules.tally === 'after-voting' &&
    organisation !== undefined &&
    round.voices[organisation] !== undefined)

/** A member asks that the dossier be talked over: its round then closes in the session only. Twice changes nothing. */
export const discuss = (round: Round): Round => {
  holds(round.state === 'open', 'round-closed')
  holds(round.mode === 'meeting', 'not-now')
  return round.discuss ? round : { ...round, discuss: true }
}

/**
 * The secretariat closes the round; a second closing is told so. Refused while a discussion was asked for and the
 * session has not begun (`begun`).
 */
export const closeRound = (round: Round, closing: Closing, begun = true): Round => {
  if (round.state === 'closed') throw new Refused('round-closed')
  holds(!round.discuss || begun, 'discuss-first')
  return { ...round, state: 'closed', closed: closing }
}

/** Closes a round that ends without deliberation: its dossier left the agenda. */
export const dropRound = (round: Round, by: PersonId, at: Instant): Round =>
  closeRound(round, { by, at, present: [] })
