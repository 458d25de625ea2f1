/** The secretariat is reminded of a convocation that is due and of minutes that are not signed: in its digest of the day. */
import type { App } from '../actions/app'
import { commit, handle } from '../actions/commit'
import { loadSession, sessionChangesBy } from '../actions/sessions'
import { dayOf } from '../domain/calendar'
import { hasRole } from '../domain/people'
import { remindSecretariat } from '../domain/sessionMatters'
import { all, each } from '../store/store'
import { digestsFor } from './digests'

/** One session: its fact and the digests in one commit, or nothing when nothing is due (any more). */
const remindSession = (app: App, id: string): Promise<void> =>
  handle(app, `sessions/${id}`, async () => {
    const now = app.clock.now()
    const today = dayOf(now)
    const session = await loadSession({ app }, id)
    const people = (await all(app.store, 'people', { index: 'id' })).filter(person =>
      hasRole(person, 'secretariat'),
    )
    const rules = app.settings.rules.commission
    const decided = remindSecretariat(session, { today, now, rules, people: people.length })
    if (decided.facts.length === 0) return
    await commit(app, [
      ...(await sessionChangesBy(app, { by: 'time', now }, session, decided)),
      ...(await digestsFor(app, people, today)),
    ])
  })

/** The sessions that are planned, those that are over too: few, so that a night that was missed is caught up. */
export const remindOfSessions = async (app: App): Promise<void> => {
  const planned: string[] = []
  for await (const { id } of each(app.store, 'sessions', { index: 'date', equals: ['planned'] }))
    planned.push(id)
  for (const id of planned) await remindSession(app, id)
}
