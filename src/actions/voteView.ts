/** What the vote card shows: whose voice it is, how far the vote is, and what this person may see of it. */
import type { Day } from '../domain/calendar'
import { type VoteOutcome, deliberate } from '../domain/deliberation'
import type { DecisionOutcome, DossierId, Profile } from '../domain/dossier'
import { type OrganisationId, type Person, inCommission } from '../domain/people'
import {
  type Castable,
  type Choice,
  type Round,
  type Tally,
  type Voice,
  inVoices,
  participation,
  seesTally,
  tally,
  voicesOf,
} from '../domain/round'
import type { Session } from '../domain/session'
import type { Doc } from '../store/store'
import type { Sheet } from './sheet'
import type { Press } from './verb'
import { type View, viewOf } from './views'

/** A voice that somebody can cast, with names. */
export interface MyVoice {
  readonly organisation: OrganisationId
  readonly name: string
  /** Name of the organisation of theirs that holds it by proxy; absent for their own. */
  readonly under?: string
  /** Name of the organisation to which they gave it for this session. */
  readonly given?: string
  /** What counts now. */
  readonly choice?: Choice
}

/** Name of an organisation in a round. */
export const nameIn = ({ names }: Pick<Round, 'names'>, organisation: OrganisationId): string =>
  names[organisation] ?? organisation

const myVoice = (round: Round, { organisation, under }: Castable): MyVoice => {
  const holder = under === undefined ? round.proxies[organisation] : undefined
  const choice = round.voices[organisation]?.choice
  return {
    organisation,
    name: nameIn(round, organisation),
    ...(under !== undefined && { under: nameIn(round, under) }),
    ...(holder !== undefined && { given: nameIn(round, holder) }),
    ...(choice && { choice }),
  }
}

/** It waits for this person: not cast, and not given to another. */
const waits = ({ choice, given }: MyVoice): boolean => choice === undefined && given === undefined

/**
 * The voice that a card is about, and the person's others. `asked`: the one they chose; otherwise the first that waits
 * for them, or their first.
 */
export const myVoices = (
  person: Pick<Person, 'posts'>,
  round: Round,
  asked?: OrganisationId,
): { readonly mine?: MyVoice; readonly others: readonly MyVoice[] } => {
  const voices = voicesOf(person, round).map(castable => myVoice(round, castable))
  const mine = voices.find(({ organisation }) => organisation === asked) ?? voices.find(waits) ?? voices[0]
  return { ...(mine && { mine }), others: voices.filter(voice => voice !== mine) }
}

export interface VoteView {
  readonly code: string
  readonly dossier: DossierId
  readonly round: string
  readonly session: string
  readonly profile: Profile
  readonly mode: Round['mode']
  /**
   * `ask` five choices · `reason` the choice needs one · `voted` the voice, which may still change · `given` another
   * organisation holds it · `over` the hour of a vote in writing has come, it is not closed yet · `closed` · `watch` no voice in this round.
   */
  readonly step: 'ask' | 'reason' | 'voted' | 'given' | 'over' | 'closed' | 'watch'
  readonly sheet?: Sheet
  /** Whose voice the card is about. */
  readonly mine?: MyVoice
  /** The other voices of this person. */
  readonly others: readonly MyVoice[]
  readonly voice?: {
    readonly choice: Choice
    readonly by: string
    readonly on: Day
    /** Name of the organisation that cast it under a proxy. */
    readonly under?: string
  }
  /** The choice that waits for its reason. */
  readonly chosen?: Choice
  readonly cast: number
  readonly asked: number
  /** In voices; absent while it is hidden from this person. */
  readonly tally?: Tally
  /** A member asked for discussion: the round closes in the session only. `can`: this person may ask for it. */
  readonly discuss: 'asked' | 'can' | 'no'
  /** What the voices come to, once the round is closed. */
  readonly outcome?: VoteOutcome
  readonly decided?: DecisionOutcome
  /** When a vote in writing ended. */
  readonly ended?: Pick<Session, 'on' | 'time'>
  /** Closed because the dossier left the agenda: no decision follows. */
  readonly offAgenda?: boolean
}

type Known = Pick<VoteView, 'step'> & Partial<VoteView>

/** The card shows itself again for the same voice, where a person has several; `change`: while it is being changed. */
export const again = (
  { dossier }: { readonly dossier: string },
  mine?: OrganisationId,
  others: readonly MyVoice[] = [],
  change = false,
): Press => ({
  verb: 'vote.show',
  payload: {
    dossier,
    ...(mine !== undefined && others.length > 0 && { organisation: mine }),
    ...(change && { change: 'yes' }),
  },
})

/**
 * Whether a vote card that asked its reader (`again` shows it) does so still, as far as the round tells: what the others
 * do meanwhile leaves it as it is. Cheap: it is asked for every open card at every voice.
 */
export const stillAsks = (
  person: Pick<Person, 'posts'>,
  round: Round,
  { payload: { organisation, change } }: Pick<Press, 'payload'>,
): boolean => {
  const { mine } = myVoices(person, round, organisation === undefined ? undefined : String(organisation))
  return stepOf(round, mine, change === 'yes') === 'ask'
}

const discussOf = (person: Person, round: Round): VoteView['discuss'] => {
  if (round.discuss) return 'asked'
  const open = round.state === 'open' && round.mode === 'meeting'
  return open && inCommission(person).length > 0 ? 'can' : 'no'
}

export const voteView = (
  person: Person,
  round: Doc<'rounds'>,
  { mine, others }: ReturnType<typeof myVoices>,
  known: Known,
): View => {
  const organisation = mine?.organisation
  const data: VoteView = {
    code: round.code,
    dossier: round.dossier,
    round: round.id,
    session: round.session,
    profile: round.profile,
    mode: round.mode,
    ...(mine && { mine }),
    others,
    ...participation(round),
    discuss: discussOf(person, round),
    ...(seesTally(round, organisation) && { tally: inVoices(tally(round), round) }),
    ...(round.state === 'closed' && !known.offAgenda && { outcome: deliberate(round).outcome }),
    ...(round.decided && { decided: round.decided }),
    ...known,
  }
  const open = data.step === 'ask' || data.step === 'reason'
  // A reason being typed is not to be lost to a refresh.
  const changing = data.step === 'ask' && data.voice !== undefined
  const refreshed = data.step === 'reason' ? undefined : again(round, organisation, others, changing)
  return viewOf('vote', data, { collection: 'rounds', doc: round }, open, refreshed)
}

export const spokenOf = (
  round: Round,
  { choice, under }: Voice,
  by: string,
  on: Day,
): NonNullable<VoteView['voice']> => ({
  choice,
  by,
  on,
  ...(under !== undefined && { under: nameIn(round, under) }),
})

/** `over`: its hour has come. Whoever has no session at hand leaves it out: the card says it when it is looked at. */
export const stepOf = (
  round: Round,
  mine: MyVoice | undefined,
  change: boolean,
  over = false,
): VoteView['step'] => {
  if (round.state === 'closed') return 'closed'
  if (over) return 'over'
  if (!mine) return 'watch'
  if (mine.given !== undefined) return 'given'
  return mine.choice !== undefined && !change ? 'voted' : 'ask'
}
