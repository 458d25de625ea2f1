/** A new day: what time itself does to the dossiers that are due, and the digests that follow. The rules are in the domain. */
import { commit, dossierChanges, handle, loadDossier } from '../actions/commit'
import type { App } from '../actions/app'
import { placeChange } from '../actions/programme'
import { type Day, dayOf } from '../domain/calendar'
import { wantedMessages } from '../actions/wanted'
import type { NewFact } from '../domain/facts'
import { newDay } from '../domain/window'
import { type Doc, all, each } from '../store/store'
import { digested } from './digests'

/** The last ones asked when a reminder stays without an answer: landlords with a home that suits. */
const goesToLandlords = (facts: readonly NewFact[]): boolean =>
  facts.some(({ kind, data }) => kind === 'reminder-unanswered' && data?.to === 'secretariat')

type People = readonly Doc<'people'>[]

/** One dossier on a day: all that follows in one commit, or nothing when it is not due (any more). */
const passDay = (app: App, id: string, day: Day, people: People): Promise<void> =>
  handle(app, `dossiers/${id}`, async () => {
    const dossier = await loadDossier({ app }, id)
    const decided = newDay(dossier, day, app.settings.rules)
    if (decided.facts.length === 0) return
    const digests = await digested(app, decided, people, day)
    const told = { next: decided.next, facts: digests.facts }
    const changes = [
      ...(await dossierChanges(app, dossier, told, { by: 'time', now: app.clock.now(), people })),
      ...digests.changes,
      ...(goesToLandlords(decided.facts) ? await wantedMessages(app, id, decided.next, people) : []),
      ...(await placeChange(app, id, decided.next.stage)),
    ]
    await commit(app, changes, { unhurried: true, people })
  })

/**
 * Every dossier that is due, found by index: the time this takes grows with what is due, not with what exists. One that
 * fails does not hold up the others; the job then fails as a whole, so that the next tick tries it again.
 */
export const daily = async (app: App): Promise<void> => {
  const day = dayOf(app.clock.now())
  const due: string[] = []
  for await (const { id } of each(app.store, 'dossiers', { index: 'due', to: day })) due.push(id)
  const failed: unknown[] = []
  // Read once for all of them: the same few hundred people, however many dossiers are due.
  const people: People = due.length > 0 ? await all(app.store, 'people', { index: 'id' }) : []
  for (const id of due)
    await passDay(app, id, day, people).catch((error: unknown) => {
      app.log.error('day-failed', { dossier: id, error: error instanceof Error ? error.name : 'unknown' })
      failed.push(error)
    })
  app.log.info('daily', { day, due: due.length, failed: failed.length })
  if (failed.length > 0) throw failed[0]
}
