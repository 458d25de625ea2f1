/** A dated meeting of the commission (or a vote in writing by a date), with its agenda, its proxies and who was there. */
import { type Day, type Instant, addDays, addMonths, addWorkingDays, instantOf } from './calendar'
import type { DossierId } from './dossier'
import type { NewFactOf } from './facts'
import type { Attendance } from './attendance'
import type { OrganisationId, PersonId } from './people'
import { holds } from './refused'
import type { Proxies, Round } from './round'
import type { CommissionRules } from './rules'

/** Most dossiers of one agenda: all are put on it in one commit, and its card stays under Teams' 25 KB. */
export const AGENDA_LIMIT = 30

/** Why a convocation goes out later than the rules say (CRPA R133-8: *sauf urgence*). */
export const shortNotices = ['urgency', 'partners-agreed', 'absence'] as const
export type ShortNotice = (typeof shortNotices)[number]

export const cancelReasons = ['no-dossier', 'unavailable', 'merged', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]

export interface Session {
  readonly on: Day
  /** Wall-clock time in Europe/Paris, `14:30`; for a vote in writing, when it ends. */
  readonly time: string
  /** Place or link; empty for a vote in writing. */
  readonly place: string
  readonly mode: Round['mode']
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly agenda: readonly DossierId[]
  /** Put on the agenda after the convocation. */
  readonly late: readonly DossierId[]
  readonly by: PersonId
  /** The session without quorum that this one convenes again. */
  readonly second?: string
  readonly convened?: { readonly on: Day; readonly notice?: ShortNotice }
  /** Day on which the members were told its date, ahead of the convocation; absent where they never were. */
  readonly dateTold?: Day
  readonly proxies: Proxies
  /** Organisations that gave theirs on paper: the secretariat recorded it for them. */
  readonly onPaper?: readonly OrganisationId[]
  readonly attendance: Readonly<Record<OrganisationId, Attendance>>
  /** Organisation that presides on the day. */
  readonly chair?: OrganisationId
  /** Changes of date, time or place: `SEQUENCE` of its invitation (RFC 5545). */
  readonly sequence: number
  /** Day on which those who had not voted were reminded. */
  readonly remindedOn?: Day
  /** Day on which the secretariat was reminded of its convocation; the last one on which, of its minutes. */
  readonly conveneTold?: Day
  readonly signTold?: Day
  /** Day on which the members were sent the draft of its minutes. */
  readonly shared?: Day
  /** Number of its facts; the next one has this plus one. */
  readonly facts: number
}

/** Everything that can happen to a session. Who is told of each: announceSession.ts; its sentence: text, `sessionFacts`. */
export const sessionFactKinds = [
  'session-planned',
  'session-moved',
  'session-cancelled',
  'session-convened',
  'agenda-added',
  'proxy-given',
  'proxy-withdrawn',
  'attendance-recorded',
  'votes-reminded',
  'convocation-due',
  'minutes-due',
  'action-set',
  'action-closed',
  'minutes-shared',
  'remark-made',
  'minutes-signed',
] as const
export type SessionFactKind = (typeof sessionFactKinds)[number]

/** What a decision on a session gives back. */
export interface SessionDecided {
  readonly next: Session
  readonly facts: readonly NewFactOf<SessionFactKind>[]
}

/** When it begins; a vote in writing ends then. */
export const startOf = ({ on, time }: Pick<Session, 'on' | 'time'>): Instant => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantOf(on, hour, minute)
}

/** Whether the hour of the session has come. */
export const hasBegun = (session: Pick<Session, 'on' | 'time'>, now: Instant): boolean =>
  startOf(session) <= now

/** A vote in writing lasts until its hour, whether its rounds are closed by then or not; refused with `vote-over` after. */
export const holdsLasting = ({ mode, on, time }: Pick<Session, 'mode' | 'on' | 'time'>, now: Instant): void =>
  holds(mode !== 'written' || !hasBegun({ on, time }, now), 'vote-over', { day: on, time })

export interface Plan {
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly by: PersonId
  readonly now: Instant
  readonly today: Day
  readonly mode?: Round['mode']
  readonly second?: string
}

/** Months ahead in which sessions are planned, the last one whole: a later date is a slip of the year. */
const PLANNED_AHEAD = 24

const holdsInReach = (on: Day, today: Day): void =>
  holds(on.slice(0, 7) <= addMonths(today, PLANNED_AHEAD).slice(0, 7), 'session-too-far')

/** A session to come, with an empty agenda: dossiers are put on it now or later. */
export const planSession = ({
  now,
  today,
  on,
  time,
  place,
  by,
  mode = 'meeting',
  second,
}: Plan): SessionDecided => {
  holds(startOf({ on, time }) > now, 'session-past')
  holdsInReach(on, today)
  return {
    next: {
      on,
      time,
      place,
      mode,
      by,
      ...(second && { second }),
      state: 'planned',
      dateTold: today,
      agenda: [],
      late: [],
      proxies: {},
      attendance: {},
      sequence: 0,
      facts: 0,
    },
    facts: [{ kind: 'session-planned', on: today, data: { day: on, mode, ...(second && { second }) } }],
  }
}

/** Refuses what comes after a session was held or cancelled. */
export const holdsPlanned = ({ state }: Pick<Session, 'state'>): void =>
  holds(state === 'planned', 'session-over')

/**
 * Another date, time or place; the same again changes nothing. Refused (`session-begun`) once its hour has come and it has
 * `decided`: its minutes would bear a day on which nobody met. Who came on one day, and who presided, says nothing of
 * another.
 */
export const moveSession = (
  session: Session,
  {
    on,
    time,
    place,
    now,
    today,
    decided,
  }: Pick<Plan, 'on' | 'time' | 'place' | 'now' | 'today'> & {
    readonly decided: boolean
  },
): SessionDecided => {
  holdsPlanned(session)
  if (session.on === on && session.time === time && session.place === place)
    return { next: session, facts: [] }
  holds(!decided || !hasBegun(session, now), 'session-begun')
  holds(startOf({ on, time }) > now, 'session-past')
  holdsInReach(on, today)
  const { remindedOn, conveneTold, signTold: _, chair, attendance, ...rest } = session
  const sameDay = on === session.on
  return {
    next: {
      ...rest,
      ...(remindedOn && sameDay && { remindedOn }),
      ...(conveneTold && sameDay && { conveneTold }),
      ...(chair && sameDay && { chair }),
      attendance: sameDay ? attendance : {},
      on,
      time,
      place,
      sequence: session.sequence + 1,
    },
    facts: [{ kind: 'session-moved', on: today, data: { from: session.on, day: on } }],
  }
}

/** Cancelled: its dossiers are to be taken off the agenda in the same commit. */
export const cancelSession = (session: Session, reason: CancelReason, today: Day): SessionDecided => {
  holdsPlanned(session)
  return {
    next: { ...session, state: 'cancelled', sequence: session.sequence + 1 },
    facts: [{ kind: 'session-cancelled', on: today, data: { reason } }],
  }
}

/** Last day on which the convocation is in time. */
export const conveneBy = (
  session: Pick<Session, 'on'>,
  { convocationDays, convocationInWorkingDays }: CommissionRules,
): Day =>
  convocationInWorkingDays
    ? addWorkingDays(session.on, -convocationDays)
    : addDays(session.on, -convocationDays)

/** Whether a convocation that leaves today comes later than the rules say. */
export const isShortNotice = (session: Pick<Session, 'on'>, today: Day, rules: CommissionRules): boolean =>
  today > conveneBy(session, rules)

/** Votes open in the meeting too, on its day; a vote in writing has ended at its hour. */
const tooLate = (session: Session, today: Day, now: Instant): boolean =>
  session.mode === 'meeting' ? today > session.on : hasBegun(session, now)

/**
 * The convocation, once. After `conveneBy` it needs one of the closed reasons, which stays shown; refused with
 * `reason-needed` (`why: 'short-notice'`) without.
 */
export const convene = (
  session: Session,
  { today, now, notice, rules }: { today: Day; now: Instant; notice?: ShortNotice; rules: CommissionRules },
): SessionDecided => {
  holdsPlanned(session)
  if (session.convened) return { next: session, facts: [] }
  holds(session.agenda.length > 0, 'agenda-empty')
  holds(!tooLate(session, today, now), 'session-past')
  const late = isShortNotice(session, today, rules)
  holds(!late || notice !== undefined, 'reason-needed', { why: 'short-notice' })
  const kept: { readonly notice?: ShortNotice } = late && notice ? { notice } : {}
  return {
    next: { ...session, convened: { on: today, ...kept } },
    facts: [
      {
        kind: 'session-convened',
        on: today,
        data: { dossiers: session.agenda.length, ...(kept.notice && { notice: kept.notice }) },
      },
    ],
  }
}

/** The agenda with some more dossiers, each once; marked as late after the convocation. */
export const withDossiers = (
  session: Session,
  dossiers: readonly DossierId[],
  today: Day,
): SessionDecided => {
  holdsPlanned(session)
  holds(dossiers.length > 0, 'agenda-empty')
  const agenda = [...new Set([...session.agenda, ...dossiers])]
  holds(agenda.length <= AGENDA_LIMIT, 'agenda-full', { max: AGENDA_LIMIT })
  const late = session.convened ? [...new Set([...session.late, ...dossiers])] : session.late
  const facts = session.convened
    ? [{ kind: 'agenda-added' as const, on: today, data: { dossiers: dossiers.length } }]
    : []
  return { next: { ...session, agenda, late }, facts }
}

export const withoutDossier = (session: Session, dossier: DossierId): Session => ({
  ...session,
  agenda: session.agenda.filter(id => id !== dossier),
  late: session.late.filter(id => id !== dossier),
})

/**
 * Whether its minutes may be signed: from its hour on, or at once for what a session `decided` ahead of the meeting that
 * was then cancelled.
 */
export const maySign = (session: Session, { decided, now }: { decided: boolean; now: Instant }): boolean =>
  session.state === 'cancelled' ? decided : session.state === 'planned' && hasBegun(session, now)

/**
 * Its minutes are signed: the session was held (or stays cancelled), and nothing about it changes any more. Refused before
 * its hour; its undecided dossiers are to be taken off the agenda in the same commit.
 */
export const holdMinutes = (
  session: Session,
  { hash, decided, today, now }: { hash: string; decided: boolean; today: Day; now: Instant },
): SessionDecided => {
  holds(session.state === 'planned' || (session.state === 'cancelled' && decided), 'session-over')
  holds(maySign(session, { decided, now }), 'not-now', { needed: 'begun' })
  return {
    next: { ...session, state: session.state === 'cancelled' ? 'cancelled' : 'held' },
    facts: [{ kind: 'minutes-signed', on: today, data: { hash, dossiers: session.agenda.length } }],
  }
}
