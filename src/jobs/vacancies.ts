/** Once a month each landlord's people are asked which homes are still vacant. */
import type { App } from '../actions/app'
import { commit, message } from '../actions/commit'
import { dayOf } from '../domain/calendar'
import { officeInstant } from '../domain/digest'
import { landlordsFor } from '../domain/dwellingReaders'
import { asksVacancy, isAskedBy, monthOf } from '../domain/vacancies'
import { Conflict, all, each } from '../store/store'

const asks = async ({ store, clock }: App, landlord: string): Promise<boolean> => {
  for await (const home of each(store, 'dwellings', { index: 'landlord', equals: [landlord, 'vacant'] }))
    if (asksVacancy(home, dayOf(clock.now()))) return true
  return false
}

/** One message a person and month: its id claims it. */
const ask = async (app: App, to: string, month: string): Promise<void> => {
  const say = { show: 'vacancies.show', payload: { news: 1 } } as const
  const nextAt = app.settings.demo ? app.clock.real() : officeInstant(app.clock.real())
  try {
    await commit(app, [message(app, { to, about: 'vacancies', say, nextAt }, `vacancies.${to}.${month}`)])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

/** Does nothing before the month's first working day, nor once the month was asked. */
export const askVacancies = async (app: App): Promise<void> => {
  const today = dayOf(app.clock.now())
  const claim = `vacancies.${monthOf(today)}`
  if (!isAskedBy(today) || (await app.store.get('claims', claim))) return
  const people = await all(app.store, 'people', { index: 'id' })
  const asking = new Map<string, boolean>()
  for (const person of people)
    for (const landlord of landlordsFor(person)) {
      if (!asking.has(landlord)) asking.set(landlord, await asks(app, landlord))
      if (asking.get(landlord)) await ask(app, person.id, monthOf(today))
    }
  await app.store.commit([{ do: 'add', in: 'claims', doc: { id: claim, at: app.clock.real(), done: true } }])
}
