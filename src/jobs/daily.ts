/** A new day: what time itself does to the dossiers that are due, and the digests that follow. The rules are in the domain. */
import { commit, dossierChanges, handle, loadDossier, message } from '../actions/commit'
import type { App } from '../actions/app'
import { placeChange } from '../actions/programme'
import { type Day, type Instant, dayOf } from '../domain/calendar'
import { digestFor, officeInstant } from '../domain/digest'
import type { PersonId } from '../domain/people'
import { newDay } from '../domain/window'
import { type Change, type Doc, all, each } from '../store/store'

/** A message that nobody waits for leaves in office hours; in the demo at once. */
const leavesAt = ({ clock, settings }: App): Instant =>
  settings.demo ? clock.real() : officeInstant(clock.real())

/** One digest a person a day: its id claims it, whatever made it due first. */
const digestId = (person: PersonId, day: Day): string => `digest.${person}.${day}`

const digests = async (app: App, people: readonly PersonId[], day: Day): Promise<readonly Change[]> => {
  const ids = people.map(person => digestId(person, day))
  const there = new Set((await app.store.getMany('messages', ids)).map(({ id }) => id))
  return people
    .filter(person => !there.has(digestId(person, day)))
    .map(to =>
      message(
        app,
        {
          to,
          about: 'digest',
          say: { show: 'matters.show', payload: { digest: 1 } },
          nextAt: leavesAt(app),
        },
        digestId(to, day),
      ),
    )
}

const inOfficeHours = (app: App, changes: readonly Change[]): readonly Change[] =>
  changes.map(change =>
    change.in === 'messages' && change.do === 'add'
      ? { ...change, doc: { ...change.doc, nextAt: leavesAt(app) } }
      : change,
  )

/** One dossier on a day: all that follows in one commit, or nothing when it is not due (any more). */
export const passDay = (app: App, id: string, day: Day): Promise<void> =>
  handle(app, `dossiers/${id}`, async () => {
    const dossier = await loadDossier({ app }, id)
    const decided = newDay(dossier, day, app.settings.rules)
    if (decided.facts.length === 0) return
    const people: readonly Doc<'people'>[] = await all(app.store, 'people', { index: 'id' })
    const told = new Set(decided.facts.flatMap(fact => digestFor(fact, decided.next, people)))
    const changes = await dossierChanges(app, dossier, decided, { by: 'time', now: app.clock.now() })
    await commit(app, [
      ...inOfficeHours(app, changes),
      ...(await digests(app, [...told], day)),
      ...(await placeChange(app, id, decided.next.stage)),
    ])
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
  for (const id of due)
    await passDay(app, id, day).catch((error: unknown) => {
      app.log.error('day-failed', { dossier: id, error: error instanceof Error ? error.name : 'unknown' })
      failed.push(error)
    })
  app.log.info('daily', { day, due: due.length, failed: failed.length })
  if (failed.length > 0) throw failed[0]
}
