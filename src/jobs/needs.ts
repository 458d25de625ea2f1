/** Each quarter the delegates of the building aids are sent the needs that were not covered. */
import type { App } from '../actions/app'
import { commit, message } from '../actions/commit'
import { dayOf } from '../domain/calendar'
import { quarterDue } from '../domain/needs'
import { type Person, hasRole } from '../domain/people'
import { Conflict, all } from '../store/store'

const isDelegate = (person: Pick<Person, 'posts'>): boolean => hasRole(person, 'delegate')

/** One message a person and quarter: its id claims it. Does nothing before the first working day, nor a second time. */
export const sendNeeds = async (app: App): Promise<void> => {
  const quarter = quarterDue(dayOf(app.clock.now()))
  const claim = `needs.${quarter?.name}`
  if (!quarter || (await app.store.get('claims', claim))) return
  const delegates = (await all(app.store, 'people', { index: 'id' })).filter(isDelegate)
  for (const { id: to } of delegates) {
    const say = { show: 'needs.show', payload: { quarter: quarter.name } } as const
    const told = message(app, { to, about: claim, say, because: 'delegate' }, `${claim}.${to}`)
    await commit(app, [told], { unhurried: true }).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error
    })
  }
  await app.store.commit([{ do: 'add', in: 'claims', doc: { id: claim, at: app.clock.real(), done: true } }])
}
