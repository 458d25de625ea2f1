/** Tasks as they are stored: their text sealed, under the household's key for what is about a dossier. */
import type { Day } from '../domain/calendar'
import type { DossierId } from '../domain/dossier'
import type { ToDo } from '../domain/minutesDraft'
import type { Sealed } from '../domain/sealed'
import type { Task } from '../domain/task'
import { type Change, type Doc, all } from '../store/store'
import type { App } from './app'
import { message } from './message'
import type { Ctx } from './verb'

const place = (id: string) => ({ collection: 'tasks', id, field: 'text' }) as const

/** The text of a task, sealed: with a key of its own when it is about no dossier. */
export const sealText = async (
  { store, vault }: Pick<App, 'store' | 'vault'>,
  id: string,
  text: string,
  dossier: DossierId | undefined,
): Promise<{ readonly text: Sealed; readonly key?: string }> => {
  const household = dossier === undefined ? undefined : await store.get('households', dossier)
  if (household) return { text: vault.seal(household.key, place(id), text) }
  const key = vault.newKey()
  return { text: vault.seal(key, place(id), text), key }
}

/** Tasks with their texts and the codes of their dossiers, in the order given; a text that was erased is absent. */
export const readTasks = async (
  { store, vault }: Pick<App, 'store' | 'vault'>,
  tasks: readonly Doc<'tasks'>[],
): Promise<readonly (ToDo & { readonly task: Doc<'tasks'> })[]> => {
  const ids = [...new Set(tasks.flatMap(({ dossier }) => (dossier === undefined ? [] : [dossier])))]
  const [households, dossiers] = await Promise.all([
    store.getMany('households', ids),
    store.getMany('dossiers', ids),
  ])
  const keys = new Map(households.map(({ id, key }) => [id, key]))
  const codes = new Map(dossiers.map(({ id, code }) => [id, code]))
  return tasks.map(task => {
    const { dossier = '' } = task
    const key = task.key ?? keys.get(dossier)
    const code = codes.get(dossier)
    const text = key && task.text ? String(vault.open(key, place(task.id), task.text)) : undefined
    return { task, ...(text !== undefined && { text }), ...(code && { code }) }
  })
}

/** The actions that a session set, those due first. */
export const actionsOf = async (
  { store }: Pick<App, 'store'>,
  session: string,
): Promise<readonly Doc<'tasks'>[]> =>
  (await all(store, 'tasks', { index: 'session', equals: [session] })).filter(
    ({ kind }: Task) => kind === 'action',
  )

/** Its owner is told once, with the card on which they say that it is done. */
export const taskMessage = (
  { app }: Pick<Ctx, 'app'>,
  { id, owner, dossier }: Pick<Doc<'tasks'>, 'id' | 'owner' | 'dossier'>,
): Change =>
  message(app, {
    to: owner,
    about: `task.show|${id}`,
    say: { show: 'task.show', payload: { task: id } },
    because: 'task',
    ...(dossier !== undefined && { dossier }),
  })

/** Id of the task to tell the household of the decision on a round: one a decision. */
export const tellTask = (round: string): string => `tell.${round}`

export interface Told {
  readonly by: string
  readonly due: Day
  /** Day on which the household was told. */
  readonly on?: Day
}

/** Who tells the household of the decision on a round; nobody when there is nothing (left) to tell. */
export const toldOf = async ({ store }: Pick<App, 'store'>, round: string): Promise<Told | undefined> => {
  const task = await store.get('tasks', tellTask(round))
  if (!task || task.state === 'dropped') return undefined
  const owner = await store.get('people', task.owner)
  return { by: owner?.name ?? '', due: task.due, ...(task.closed && { on: task.closed.on }) }
}
