/**
 * Remarks of members on minutes. On a draft that was sent to them, the secretariat takes a remark in or answers it before
 * it signs; on signed minutes, which never change, a remark waits for the minutes of the next session.
 */
import type { Day, Instant } from './calendar'
import type { OrganisationId, PersonId } from './people'
import { holds } from './refused'
import type { Sealed, WrappedKey } from './sealed'
import { type Session, type SessionDecided, hasBegun, holdsPlanned } from './session'

/** `taken`: what it says is right, and the minutes follow it. `answered`: with a text beside it. */
export const remarkOutcomes = ['taken', 'answered'] as const
export type RemarkOutcome = (typeof remarkOutcomes)[number]

export interface Remark {
  /** Session whose minutes it is about. */
  readonly session: string
  readonly by: PersonId
  readonly organisation: OrganisationId
  readonly on: Day
  readonly at: Instant
  readonly key: WrappedKey
  readonly text: Sealed
  readonly state: 'open' | RemarkOutcome
  readonly answer?: Sealed
  /** Made after the signature. */
  readonly late: boolean
  /** Session in whose signed minutes it stands; it changes no more. */
  readonly in?: string
}

/** The draft goes to the members, so that they can remark on it; once. Refused before the session has begun. */
export const shareDraft = (
  session: Session,
  { today, now }: { today: Day; now: Instant },
): SessionDecided => {
  holdsPlanned(session)
  holds(hasBegun(session, now), 'not-now', { needed: 'begun' })
  if (session.shared) return { next: session, facts: [] }
  return { next: { ...session, shared: today }, facts: [{ kind: 'minutes-shared', on: today }] }
}

/** A remark is made on the minutes of a session, drafted and shared, or signed. */
export const makeRemark = (
  session: Session,
  { organisation, today }: { organisation: OrganisationId; today: Day },
): SessionDecided => {
  const late = session.state === 'held'
  holds(late || (session.state === 'planned' && session.shared !== undefined), 'not-now')
  return { next: session, facts: [{ kind: 'remark-made', on: today, data: { organisation, late } }] }
}

/** Taken in or answered; changed at will until the minutes in which it stands are signed. */
export const settleRemark = (remark: Remark, outcome: RemarkOutcome, answer?: Sealed): Remark => {
  holds(remark.in === undefined, 'minutes-signed')
  holds(outcome === 'taken' || answer !== undefined, 'reason-needed')
  const { answer: _, ...rest } = remark
  return { ...rest, state: outcome, ...(answer !== undefined && { answer }) }
}
