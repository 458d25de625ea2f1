/** The short, repeated follow-up sheet that providers fill (*passeport*). */
import type { Day, Instant } from './calendar'
import type { PersonId } from './people'
import type { Sealed } from './sealed'

export const levels = ['not-assessed', 'blocked', 'fragile', 'progressing', 'acquired'] as const
export type Level = (typeof levels)[number]

export const engagements = ['none', 'distant', 'regular', 'active'] as const
export type Engagement = (typeof engagements)[number]

export interface Passeport {
  readonly dossier: string
  /** 1 for the first of the dossier. */
  readonly number: number
  /** Civil quarter it counts for, `2026-T1`. */
  readonly quarter: string
  readonly on: Day
  readonly at: Instant
  readonly by: PersonId
  readonly engagement: Engagement
  readonly lastSeenOn?: Day
  readonly contacts: number
  /** Level by domain key, without the health domains. */
  readonly scale: Readonly<Record<string, Level>>
  /** Sealed with the household's key: levels of the health domains, the line of facts, the objective. */
  readonly sealed: Sealed
}

export interface PasseportSealed {
  readonly health: Readonly<Record<string, Level>>
  readonly line?: string
  readonly objective?: string
}
