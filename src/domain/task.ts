/** What a named person is to do by a day: *household told*, and the actions that the minutes set. */
import type { Day, Instant } from './calendar'
import type { DossierId } from './dossier'
import type { PersonId } from './people'
import { holds } from './refused'
import type { Sealed, WrappedKey } from './sealed'

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

/** Done or dropped, once; the same again changes nothing. */
export const closeTask = (
  task: Task,
  state: 'done' | 'dropped',
  { on, today, by, at }: { on: Day; today: Day; by: PersonId; at: Instant },
): Task => {
  if (task.state === state) return task
  holds(task.state === 'open', 'moved-on')
  holds(on <= today, 'date-future')
  return { ...task, state, closed: { on, by, at } }
}
