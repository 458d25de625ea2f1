/** What a named person is to do by a day: *household told*, and the actions that the minutes set. */
import type { Day, Instant } from './calendar'
import type { Dossier, DossierId } from './dossier'
import type { Decided } from './facts'
import { type Person, type PersonId, hasRole } from './people'
import { holds } from './refused'
import type { Sealed, WrappedKey } from './sealed'
import { type Session, type SessionDecided, holdsPlanned } from './session'

/**
 * `tell-household`: a decision is announced to the household by a person, never by the bot. `action`: what a session
 * asked somebody to do; reviewed at the next.
 */
export const taskKinds = ['tell-household', 'action'] as const
export type TaskKind = (typeof taskKinds)[number]

export interface Task {
  readonly kind: TaskKind
  readonly owner: PersonId
  readonly due: Day
  readonly state: 'open' | 'done' | 'dropped'
  /** Session whose minutes set it. */
  readonly session?: string
  readonly dossier?: DossierId
  /** What is to be done, sealed under the task's own key, or the household's when it is about a dossier. */
  readonly text?: Sealed
  readonly key?: WrappedKey
  /** Day on which it was done (the household was told), and who said so. */
  readonly closed?: { readonly on: Day; readonly by: PersonId; readonly at: Instant }
  readonly setBy: PersonId
  readonly at: Instant
}

export const closings = ['done', 'dropped'] as const
export type Closing = (typeof closings)[number]

export interface ClosedOn {
  readonly on: Day
  readonly today: Day
  readonly by: PersonId
  readonly at: Instant
}

/** Done or dropped, once; the same again changes nothing. */
export const closeTask = (task: Task, state: Closing, { on, today, by, at }: ClosedOn): Task => {
  if (task.state === state) return task
  holds(task.state === 'open', 'task-closed')
  holds(on <= today, 'date-future')
  return { ...task, state, closed: { on, by, at } }
}

/** Whose task it is, and the secretariat, who keeps the list. */
export const concerns = (task: Pick<Task, 'owner'>, person: Pick<Person, 'id' | 'posts'>): boolean =>
  task.owner === person.id || hasRole(person, 'secretariat')

/**
 * Who may close it: its owner, or the secretariat for them. That a household need not be told is the secretariat's to
 * say.
 */
export const mayClose = (
  task: Pick<Task, 'owner' | 'kind'>,
  state: Closing,
  person: Pick<Person, 'id' | 'posts'>,
): boolean =>
  state === 'dropped' && task.kind === 'tell-household'
    ? hasRole(person, 'secretariat')
    : concerns(task, person)

/** The session sets an action: refused once its minutes are signed, or for a day that is past. */
export const setAction = (
  session: Session,
  { task, due, today }: { task: string; due: Day; today: Day },
): SessionDecided => {
  holds(session.state !== 'held', 'minutes-signed')
  holdsPlanned(session)
  holds(due >= today, 'payload', { field: 'due', problem: 'in-past' })
  return { next: session, facts: [{ kind: 'action-set', on: today, data: { task, due } }] }
}

/** An action of the session was done or dropped. It changes nothing of minutes that are signed. */
export const actionClosed = (
  session: Session,
  { task, state, on }: { task: string; state: Closing; on: Day },
): SessionDecided => ({
  next: session,
  facts: [{ kind: 'action-closed', on, data: { task, state } }],
})

/** Somebody is to tell the household of the decision on a round. */
export const tellHousehold = ({
  owner,
  due,
  dossier,
  session,
  by,
  at,
}: Pick<Task, 'owner' | 'due' | 'at'> & {
  readonly dossier: DossierId
  readonly session: string
  readonly by: PersonId
}): Task => ({ kind: 'tell-household', owner, due, state: 'open', session, dossier, setBy: by, at })

/** The household was told of the commission's decision, on a day from the decision's own. */
export const householdTold = (dossier: Dossier, on: Day): Decided<Dossier> => {
  const { decision } = dossier
  holds(!decision || on >= decision.on, 'date-too-early', decision ? { day: decision.on } : {})
  return {
    next: dossier,
    facts: [{ kind: 'household-told', on, data: { outcome: decision?.outcome ?? '' } }],
  }
}
