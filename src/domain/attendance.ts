/** Who was in a meeting of the commission, and which organisation presides. */
import type { Day, Instant } from './calendar'
import type { OrganisationId, PersonId } from './people'
import { holds } from './refused'
import { type Session, type SessionDecided, hasBegun, holdsPlanned } from './session'

/** How an organisation was in the meeting. `excused` and `absent` count the same and read differently. */
export const presences = ['present', 'remote', 'excused', 'absent'] as const
export type Presence = (typeof presences)[number]

export interface Attendance {
  readonly presence: Presence
  /** Who came for the organisation, titular or deputy. */
  readonly person?: PersonId
}

const away = (attendance: Session['attendance'], organisation: OrganisationId): boolean =>
  ['excused', 'absent'].includes(attendance[organisation]?.presence ?? '')

/** Organisation that presides: as recorded, else the one that is `expected` to, unless it did not come. */
export const presidingIn = (
  { chair, attendance }: Pick<Session, 'chair' | 'attendance'>,
  expected: OrganisationId | undefined,
): OrganisationId | undefined =>
  chair ?? (expected !== undefined && away(attendance, expected) ? undefined : expected)

/**
 * Who was there, as far as this list says; who is not named stays as they were. Refused before the hour of the session,
 * and when whoever presides did not come: their casting vote would decide a meeting without them.
 */
export const recordAttendance = (
  session: Session,
  given: Session['attendance'],
  { today, now, chair }: { today: Day; now: Instant; chair?: OrganisationId },
): SessionDecided => {
  holdsPlanned(session)
  holds(session.mode === 'meeting', 'not-now')
  holds(hasBegun(session, now), 'not-now', { needed: 'begun' })
  const attendance = { ...session.attendance, ...given }
  const presides = chair ?? session.chair
  holds(!presides || !away(attendance, presides), 'payload', { field: 'chair', problem: 'away' })
  const next = { ...session, attendance, ...(presides && { chair: presides }) }
  if (JSON.stringify(next) === JSON.stringify(session)) return { next: session, facts: [] }
  return {
    next,
    facts: [{ kind: 'attendance-recorded', on: today, data: { present: presentIn(next).length } }],
  }
}

/** Organisations with somebody in the meeting, in the room or at a distance (CRPA R133-10 counts both). */
export const presentIn = ({ attendance }: Pick<Session, 'attendance'>): readonly OrganisationId[] =>
  Object.entries(attendance)
    .filter(([, { presence }]) => presence === 'present' || presence === 'remote')
    .map(([organisation]) => organisation)
