/** Members who have not voted are reminded ahead of the session: one digest a person, whatever else it lists. */
import type { App } from '../actions/app'
import { commit, handle } from '../actions/commit'
import { lastRounds, loadSession, sessionChangesBy } from '../actions/sessions'
import { dayOf } from '../domain/calendar'
import { awaitedIn, remindVotes } from '../domain/voteReminder'
import { all, each } from '../store/store'
import { voteDigests } from './digests'

/** One session: its fact and every digest in one commit, or nothing when it is not due (any more). */
const remindSession = (app: App, id: string): Promise<void> =>
  handle(app, `sessions/${id}`, async () => {
    const now = app.clock.now()
    const today = dayOf(now)
    const session = await loadSession({ app }, id)
    const people = await all(app.store, 'people', { index: 'id' })
    const awaited = awaitedIn([...(await lastRounds({ app }, id)).values()], people)
    const rules = app.settings.rules.commission
    const decided = remindVotes(session, { today, now, people: awaited.length, rules })
    if (decided.facts.length === 0) return
    await commit(app, [
      ...(await sessionChangesBy(app, { by: 'time', now }, session, decided)),
      ...(await voteDigests(app, awaited, people, today)),
    ])
  })

/** The sessions to come: few, and read again at each run, so that a night that was missed is caught up. */
export const remindMembers = async (app: App): Promise<void> => {
  const from = dayOf(app.clock.now())
  const planned: string[] = []
  for await (const { id } of each(app.store, 'sessions', { index: 'date', equals: ['planned'], from }))
    planned.push(id)
  for (const id of planned) await remindSession(app, id)
}
