/** Reports fall due: made and sent on the first working day after their time, asked for again while nobody signed, sent or validated. */
import type { App } from '../actions/app'
import { commit } from '../actions/commit'
import { providerIds, reportChanges, reportMessage } from '../actions/reports'
import { sumsUpTo } from '../actions/tallies'
import { type Day, type Instant, dayOf, isWorkingDay } from '../domain/calendar'
import { officeInstant } from '../domain/digest'
import { type Person, hasRole } from '../domain/people'
import { type DueReport, type Report, makeReport, reportsDue, turnOn } from '../domain/report'
import { totalOf } from '../domain/sums'
import { type Change, Conflict, type Doc, all } from '../store/store'

/** In office hours; in the demo at once. */
const leavesAt = ({ clock, settings }: App): Instant =>
  settings.demo ? clock.real() : officeInstant(clock.real())

/** A provider's goes to the provider; the others to the secretariat, which sends the committee its own. */
const readersOf = (
  { organisation }: Pick<Report, 'organisation'>,
  people: readonly Doc<'people'>[],
): readonly Doc<'people'>[] =>
  people.filter((person: Person) =>
    organisation
      ? person.posts.some(post => post.role === 'provider' && post.organisation === organisation)
      : hasRole(person, 'secretariat'),
  )

/** Whether there is anything to tell: the scheme, or this provider, had a household by the end of the time. */
const hasSomething = async (app: App, { organisation, to }: DueReport): Promise<boolean> => {
  const sums = (await sumsUpTo(app, [to])).get(to)
  return sums !== undefined && totalOf(sums, organisation ? { provider: organisation } : {}).size > 0
}

/** Nothing when somebody else did it already: the ids are the same for everybody. */
const once = async (app: App, changes: readonly Change[]): Promise<void> => {
  try {
    await commit(app, changes)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

const make = async (
  app: App,
  due: DueReport,
  people: readonly Doc<'people'>[],
  today: Day,
): Promise<void> => {
  if ((await app.store.get('reports', due.id)) || !(await hasSomething(app, due))) return
  const nextAt = leavesAt(app)
  await once(app, [
    ...reportChanges(app, { id: due.id, v: 0 }, makeReport(due, today), 'time'),
    ...readersOf(due, people).map(({ id }) => reportMessage(app, due.id, id, { nextAt })),
  ])
}

/** Reports of a state that are newest, at most: those of which anybody is still asked. */
const NEWEST = 200

/** Who has not signed is asked again each week; the secretariat each month for the committee's, to send and to validate it. */
const askAgain = async (app: App, people: readonly Doc<'people'>[], today: Day): Promise<void> => {
  for (const state of ['open', 'sent']) {
    const reading = { index: 'state', equals: [state], descending: true, limit: NEWEST }
    const { docs } = await app.store.find('reports', reading)
    for (const report of docs) await askFor(app, report, people, today)
  }
}

const askFor = async (
  app: App,
  report: Doc<'reports'>,
  people: readonly Doc<'people'>[],
  today: Day,
): Promise<void> => {
  const turn = turnOn(report, today)
  if (turn === undefined) return
  const asked = readersOf(report, people).map(({ id }) =>
    reportMessage(app, report.id, id, { turn, nextAt: leavesAt(app) }),
  )
  const ids = asked.map(({ doc }) => doc.id)
  const there = await app.store.getMany('messages', ids)
  if (there.length === 0) await once(app, asked)
}

/** Once a day; on a day that is not worked nothing falls due, the next working day has it. */
export const reports = async (app: App): Promise<void> => {
  const today = dayOf(app.clock.now())
  if (!isWorkingDay(today)) return
  const people = await all(app.store, 'people', { index: 'id' })
  const { startsOn } = app.settings.rules
  for (const due of reportsDue(today, await providerIds(app), startsOn)) await make(app, due, people, today)
  await askAgain(app, people, today)
}
