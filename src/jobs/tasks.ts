/** Whoever has a task due today finds it in that day's digest, whatever else waits for them. */
import type { App } from '../actions/app'
import { commit } from '../actions/commit'
import { addDays, addWorkingDays, dayOf, isWorkingDay } from '../domain/calendar'
import { each } from '../store/store'
import { digestsFor } from './digests'

/** On a working day: the tasks of that day and of those without office hours that follow it. */
export const remindTasks = async (app: App): Promise<void> => {
  const today = dayOf(app.clock.now())
  if (!isWorkingDay(today)) return
  const to = addDays(addWorkingDays(today, 1), -1)
  const owners = new Set<string>()
  for await (const { owner } of each(app.store, 'tasks', { index: 'due', equals: ['open'], from: today, to }))
    owners.add(owner)
  const people = await app.store.getMany('people', [...owners])
  const changes = await digestsFor(app, people, today)
  if (changes.length > 0) await commit(app, changes)
}
