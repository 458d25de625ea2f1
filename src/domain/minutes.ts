/**
 * Minutes of a session (*procès-verbal*): who was there and for whom, per dossier the vote and the decision, the
 * actions. Never an identity. Drafts are made anew from what is stored; signed ones are kept as they were.
 * Source: by analogy CRPA R133-13 (names and quality of those present, questions, sense of each deliberation).
 */
import type { Day, Instant } from './calendar'
import type { VoteOutcome } from './deliberation'
import type { DecisionOutcome, DossierId, Funder, Profile } from './dossier'
import type { HomeSize } from './dossier'
import type { Territory } from './people'
import type { Choice } from './round'
import type { Sealed, WrappedKey } from './sealed'
import type { Presence, Session, ShortNotice } from './session'

/** A text that people wrote, by its place in the minutes: kept apart from the figures, so that it can be erased. */
export type TextRef = string

export interface MinutesVoice {
  readonly organisation: string
  readonly choice: Choice
  /** Name of the organisation that cast it under a proxy. */
  readonly under?: string
  readonly reason?: TextRef
}

export interface MinutesDossier {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  readonly late: boolean
  readonly discussed: boolean
  readonly voices: readonly MinutesVoice[]
  /** Weights, in voices (fractions where a college shares). */
  readonly tally: Readonly<Record<Choice | 'missing', number>>
  readonly quorum: {
    readonly counted: number
    readonly of: number
    readonly needed: number
    readonly reached: boolean
    readonly waived: boolean
  }
  readonly outcome: VoteOutcome
  /** Name of the organisation whose casting vote broke an equal share. */
  readonly castingVote?: string
  readonly decision?: {
    readonly outcome: DecisionOutcome
    readonly on: Day
    readonly against: boolean
    readonly provider?: string
    readonly months?: number
    readonly funding?: Funder
    readonly need?: { readonly size: HomeSize; readonly territory: Territory }
    readonly conditions?: TextRef
    readonly objectives?: TextRef
    readonly reason?: TextRef
  }
  /** It left the agenda without decision. */
  readonly postponed: boolean
}

export interface MinutesAction {
  readonly what: TextRef
  readonly owner: string
  readonly due: Day
  readonly state: 'open' | 'done' | 'dropped'
  readonly closedOn?: Day
  readonly code?: string
}

/** Everything that minutes say, without the texts: names of organisations and professionals, codes, closed lists. */
export interface Minutes {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly mode: Session['mode']
  readonly second: boolean
  readonly convened?: { readonly on: Day; readonly notice?: ShortNotice }
  readonly chair?: string
  readonly attendance: readonly {
    readonly organisation: string
    readonly voice: number
    readonly presence?: Presence
    readonly person?: string
    readonly deputy?: boolean
    /** Name of the organisation that holds its proxy. */
    readonly proxy?: string
  }[]
  readonly dossiers: readonly MinutesDossier[]
  /** Actions of the session before, as they stood. */
  readonly reviewed: readonly MinutesAction[]
  readonly actions: readonly MinutesAction[]
}

/**
 * Signed minutes. `hash` is the SHA-256 (hex) over the canonical JSON of `minutes` and of the digests of its texts: a
 * text that is erased later leaves its digest, so the hash still proves the rest.
 */
export interface SignedMinutes {
  readonly minutes: Minutes
  readonly texts: Readonly<
    Record<
      TextRef,
      {
        /** SHA-256 (hex) of salt and text. */
        readonly digest: string
        /** `{ salt, text }`, under the household's key for what is about a dossier, else under `key`. */
        readonly sealed: Sealed
        readonly dossier?: DossierId
      }
    >
  >
  readonly key: WrappedKey
  readonly hash: string
  readonly signed: { readonly at: Instant; readonly on: Day; readonly by: string }
}

/** Texts by their place, as they are read. */
export type MinutesTexts = Readonly<Record<TextRef, string>>
