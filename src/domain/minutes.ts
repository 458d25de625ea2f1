/**
 * Minutes of a session (*procès-verbal*): who was there and for whom, per dossier the vote and the decision, the
 * actions. Never an identity. Drafts are made anew from what is stored (minutesDraft.ts); signed ones are kept as they
 * were. Source: by analogy CRPA R133-13 (names and quality of those present, questions, sense of each deliberation).
 */
import type { Day, Instant } from './calendar'
import type { Quorum, VoteOutcome } from './deliberation'
import type { DecisionOutcome, Departure, DossierId, Funder, HomeSize, Profile } from './dossier'
import type { Territory } from './people'
import type { Remark } from './remark'
import type { Choice } from './round'
import type { Sealed, WrappedKey } from './sealed'
import type { Session, ShortNotice } from './session'
import type { Presence } from './attendance'
import type { Task } from './task'

/** A text that people wrote, by its place in the minutes: kept apart from the figures, so that it can be erased. */
export type TextRef = string

export interface MinutesVoice {
  readonly organisation: string
  readonly choice: Choice | 'missing'
  /** Name of the organisation that cast it under a proxy. */
  readonly under?: string
  readonly reason?: TextRef
}

/** Weights are in voices (fractions where a college shares). */
export interface MinutesVote {
  readonly discussed: boolean
  readonly voices: readonly MinutesVoice[]
  readonly tally: Readonly<Record<Choice | 'missing', number>>
  readonly quorum: Quorum
  readonly outcome: VoteOutcome
  /** Name of the organisation whose casting vote broke an equal share. */
  readonly castingVote?: string
  /** An equal share that nobody broke. */
  readonly tied?: true
}

export interface MinutesDecision {
  readonly outcome: DecisionOutcome
  /** Absent for a decision of which only its outcome is still known. */
  readonly on?: Day
  /** In what it departs from the vote, the ranking or the places: the reason says why. */
  readonly departs: readonly Departure[]
  readonly provider?: string
  readonly months?: number
  readonly funding?: Funder
  readonly need?: { readonly size: HomeSize; readonly territory: Territory }
  /** Day of the session to which it is adjourned. */
  readonly to?: Day
  readonly conditions?: TextRef
  readonly objectives?: TextRef
  readonly reason?: TextRef
}

export interface MinutesDossier {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  readonly late: boolean
  /** Absent for a dossier whose vote never opened. */
  readonly vote?: MinutesVote
  /** Absent when it left the agenda without one. */
  readonly decision?: MinutesDecision
}

export interface MinutesAction {
  readonly what: TextRef
  readonly owner: string
  readonly due: Day
  readonly state: Task['state']
  readonly closedOn?: Day
  readonly code?: string
}

/** A member's remark, and what became of it. */
export interface MinutesRemark {
  /** Its id, for the buttons of a draft. */
  readonly remark: string
  readonly organisation: string
  readonly person: string
  readonly on: Day
  readonly text: TextRef
  readonly outcome: Remark['state']
  readonly answer?: TextRef
  /** Day of the earlier session on whose signed minutes it was made. */
  readonly of?: Day
}

export interface MinutesAttendance {
  readonly organisation: string
  /** Voices; 0 for an organisation that came without one. */
  readonly voice: number
  readonly presence?: Presence
  readonly person?: string
  readonly deputy?: boolean
  /** Name of the organisation that holds its proxy. */
  readonly proxy?: string
  /** Given on paper, recorded by the secretariat. */
  readonly onPaper?: true
}

/** Everything that minutes say, without the texts: names of organisations and professionals, codes, closed lists. */
export interface Minutes {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly mode: Session['mode']
  readonly second: boolean
  /** The meeting was cancelled: only what had been decided ahead of it stands. */
  readonly cancelled?: true
  readonly convened?: { readonly on: Day; readonly notice?: ShortNotice }
  readonly chair?: string
  readonly attendance: readonly MinutesAttendance[]
  readonly dossiers: readonly MinutesDossier[]
  /** Actions of earlier sessions that were still open at the last one, as they stood. */
  readonly reviewed: readonly MinutesAction[]
  readonly actions: readonly MinutesAction[]
  /** Absent where there were none. */
  readonly remarks?: readonly MinutesRemark[]
}

/** A text of signed minutes, sealed with the salt of its digest. */
export interface SignedText {
  /** SHA-256 (hex) of salt and text: proves the text, and tells nothing of it once its key is gone. */
  readonly digest: string
  /** `{ salt, text }`, under the household's key for what is about a dossier, else under the minutes' own. */
  readonly sealed: Sealed
  readonly dossier?: DossierId
}

/**
 * Signed minutes. `hash` is the SHA-256 (hex) over `canonical`: a text that is erased later leaves its digest, so the
 * hash still proves the rest.
 */
export interface SignedMinutes {
  readonly minutes: Minutes
  readonly texts: Readonly<Record<TextRef, SignedText>>
  readonly key: WrappedKey
  readonly hash: string
  readonly signed: { readonly at: Instant; readonly on: Day; readonly by: string }
}

/** Texts by their place, as they are read. */
export type MinutesTexts = Readonly<Record<TextRef, string>>

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** Stores may give the fields back in another order: they are sorted, and what is undefined is left out, as in JSON. */
const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!value || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}

/** What is hashed of minutes: everything that they say, and the digest of each text. The same whatever the order of fields. */
export const canonical = ({ minutes, texts }: Pick<SignedMinutes, 'minutes' | 'texts'>): string => {
  const digests = Object.fromEntries(Object.entries(texts).map(([ref, { digest }]) => [ref, digest]))
  return JSON.stringify(sorted({ minutes: minutes as unknown as Json, digests }))
}
