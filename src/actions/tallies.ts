/**
 * Sums of marks, kept by month and day so that a figure of any day costs the same whatever the number of dossiers: a read
 * model, caught up from the newest facts before it is read, and made anew when what is counted changes.
 */
import { type Day, type Instant, addDays } from '../domain/calendar'
import type { Told } from '../domain/life'
import type { Mark } from '../domain/mark'
import { MARKS_VERSION, isCounted, marksOf } from '../domain/marks'
import { type Sums, addMark, addSums, readSums, writeSums } from '../domain/sums'
import { type Change, type Doc, type Store, all, each } from '../store/store'
import type { App } from './app'
import { handle } from './commit'
import type { Steps } from './verb'

type Stored = Pick<App, 'store'>

/** Ids begin with the version: tallies of another one are not read. */
const own = `${MARKS_VERSION}/`
const STATE = `tallies.${MARKS_VERSION}`
/** Facts of one instance may be written a little after later ones of another: that much is looked at again. */
const OVERLAP_MS = 10 * 60_000
/** Subjects counted in one commit: while catching up, and while making the tallies anew. */
const BATCH = 100
const REBUILD_BATCH = 300

const earlier = (at: Instant, ms: number): Instant => new Date(Date.parse(at) - ms).toISOString()

const monthId = (day: string): string => `${own}m/${day.slice(0, 7)}`
const dayId = (day: string): string => `${own}d/${day}`

/** Dossiers referred before facts said what a household is like: their profile says it. */
const withProfile = async (
  store: Store,
  subject: string,
  facts: readonly Told[],
): Promise<readonly Told[]> => {
  const [first, ...rest] = facts
  if (first?.kind !== 'referred' || first.data.typology !== undefined) return facts
  const dossier = await store.get('dossiers', subject.slice('dossiers/'.length))
  if (!dossier) return facts
  const { typology, territory, size } = dossier.profile
  return [{ ...first, data: { ...first.data, typology, territory, size } }, ...rest]
}

const factsOf = async (store: Store, subject: string): Promise<readonly Told[]> =>
  withProfile(store, subject, await all(store, 'facts', { index: 'subject', equals: [subject] }))

type Deltas = Map<string, Sums>

const add = (deltas: Deltas, mark: Mark, times: number): void => {
  for (const id of [monthId(mark.on), dayId(mark.on)]) {
    const sums: Sums = deltas.get(id) ?? new Map()
    deltas.set(id, sums)
    addMark(sums, mark, times)
  }
}

/** The changes that bring the tallies of some subjects up to their facts; those counted already are passed over. */
const changesFor = async (
  store: Store,
  subjects: ReadonlyMap<string, readonly Told[]>,
): Promise<readonly Change[]> => {
  const ids = [...subjects.keys()].map(subject => own + subject)
  const known = new Map((await store.getMany('counted', ids)).map(doc => [doc.id, doc]))
  const deltas: Deltas = new Map()
  const changes: Change[] = []
  for (const [subject, facts] of subjects) {
    const id = own + subject
    const before: Doc<'counted'> | undefined = known.get(id)
    const count = before?.facts ?? 0
    if (facts.length <= count) continue
    for (const mark of marksOf(subject, facts.slice(0, count))) add(deltas, mark, -1)
    for (const mark of marksOf(subject, facts)) add(deltas, mark, 1)
    changes.push(
      before
        ? { do: 'put', in: 'counted', doc: { ...before, facts: facts.length } }
        : { do: 'add', in: 'counted', doc: { id, facts: facts.length } },
    )
  }
  return [...changes, ...(await tallyChanges(store, deltas))]
}

const tallyChanges = async (store: Store, deltas: Deltas): Promise<readonly Change[]> => {
  const wanted = [...deltas].filter(([, sums]) => sums.size > 0)
  const kept = await store.getMany(
    'tallies',
    wanted.map(([id]) => id),
  )
  const there = new Map(kept.map(doc => [doc.id, doc]))
  return wanted.map(([id, delta]): Change => {
    const before = there.get(id)
    if (!before) return { do: 'add', in: 'tallies', doc: { id, sums: writeSums(delta) } }
    const sums = readSums(before.sums)
    addSums(sums, delta)
    return { do: 'put', in: 'tallies', doc: { ...before, sums: writeSums(sums) } }
  })
}

const count = async (store: Store, subjects: ReadonlyMap<string, readonly Told[]>): Promise<void> => {
  const changes = await changesFor(store, subjects)
  if (changes.length > 0) await store.commit(changes)
}

/** Every subject that counts with its facts, one after the other: whatever their number, a few are in memory. */
async function* everySubject(
  store: Store,
  steps?: Steps,
): AsyncGenerator<readonly [string, readonly Told[]]> {
  let subject = ''
  let facts: Told[] = []
  steps?.expect(await store.count('facts', { index: 'subject' }))
  for await (const fact of each(store, 'facts', { index: 'subject' })) {
    if (fact.subject !== subject) {
      steps?.did(facts.length)
      if (isCounted(subject)) yield [subject, await withProfile(store, subject, facts)]
      subject = fact.subject
      facts = []
    }
    facts.push(fact)
  }
  steps?.did(facts.length)
  if (isCounted(subject)) yield [subject, await withProfile(store, subject, facts)]
}

/** Counts every subject. What is recorded meanwhile is caught up afterwards. */
const rebuild = async ({ store, log }: App, steps?: Steps): Promise<void> => {
  let batch = new Map<string, readonly Told[]>()
  let subjects = 0
  const flush = async () => {
    await count(store, batch)
    subjects += batch.size
    log.info('tallies', { subjects })
    batch = new Map()
  }
  for await (const [subject, facts] of everySubject(store, steps)) {
    batch.set(subject, facts)
    if (batch.size === REBUILD_BATCH) await flush()
  }
  if (batch.size > 0) await flush()
}

const catchUpFrom = async (store: Store, since: Instant): Promise<Instant> => {
  let newest = since
  let pending = new Set<string>()
  const flush = async () => {
    const facts = await Promise.all(
      [...pending].map(async subject => [subject, await factsOf(store, subject)] as const),
    )
    await count(store, new Map(facts))
    pending = new Set()
  }
  const from = since && earlier(since, OVERLAP_MS)
  for await (const { subject, at } of each(store, 'facts', { index: 'recorded', from })) {
    if (isCounted(subject)) pending.add(subject)
    if (at > newest) newest = at
    if (pending.size === BATCH) await flush()
  }
  await flush()
  return newest
}

/** Brings the tallies up to the newest fact. Any number of instances may: each subject is counted once. */
export const catchUp = (app: App, steps?: Steps): Promise<void> =>
  handle(app, 'tallies', async () => {
    const { store, clock } = app
    const state = await store.get('settings', STATE)
    const began = clock.now()
    if (!state) await rebuild(app, steps)
    const until = await catchUpFrom(store, state ? String(state.value) : earlier(began, OVERLAP_MS))
    if (state?.value === until) return
    await store.commit([
      state
        ? { do: 'put', in: 'settings', doc: { ...state, value: until } }
        : { do: 'add', in: 'settings', doc: { id: STATE, value: until } },
    ])
  })

const isMonthEnd = (day: Day): boolean => addDays(day, 1).slice(0, 7) !== day.slice(0, 7)

const rangeOf = (store: Store, from: string, to: string): Promise<readonly Doc<'tallies'>[]> =>
  all(store, 'tallies', { index: 'id', from, to })

const copyOf = (sums: Sums): Sums => {
  const copy: Sums = new Map()
  addSums(copy, sums)
  return copy
}

/** Sums up to each of some days, as known now. */
const readTallies = async ({ store }: Stored, days: readonly Day[]): Promise<ReadonlyMap<Day, Sums>> => {
  const sorted = [...new Set(days)].sort()
  const months = await rangeOf(store, `${own}m/`, monthId(sorted.at(-1) ?? ''))
  const found = new Map<Day, Sums>()
  const running: Sums = new Map()
  let next = 0
  for (const day of sorted) {
    const whole = isMonthEnd(day)
    for (let month = months[next]; month; month = months[next]) {
      if (whole ? month.id > monthId(day) : month.id >= monthId(day)) break
      addSums(running, readSums(month.sums))
      next += 1
    }
    const sums = copyOf(running)
    if (!whole)
      for (const part of await rangeOf(store, dayId(day.slice(0, 7)), dayId(day)))
        addSums(sums, readSums(part.sums))
    found.set(day, sums)
  }
  return found
}

/** Sums up to each of some days, from the facts recorded before an instant: every fact is looked at. */
const readFacts = async (
  { store }: Stored,
  days: readonly Day[],
  before: Instant,
  steps?: Steps,
): Promise<ReadonlyMap<Day, Sums>> => {
  const sorted = [...new Set(days)].sort()
  // Each mark is added once, to the first of the days that it counts on; the later days get what the earlier ones have.
  const since = sorted.map(() => new Map() as Sums)
  for await (const [subject, facts] of everySubject(store, steps)) {
    const then = facts.filter(({ at }) => at < before)
    for (const mark of marksOf(subject, then)) {
      const sums = since[sorted.findIndex(day => mark.on <= day)]
      if (sums) addMark(sums, mark)
    }
  }
  const running: Sums = new Map()
  return new Map(
    sorted.map((day, index) => {
      addSums(running, since[index] ?? new Map())
      return [day, copyOf(running)]
    }),
  )
}

/**
 * Sums up to each of some days: from all that is known now, or from what was recorded before an instant (then every fact
 * is read: seconds for thousands of dossiers).
 */
export const sumsUpTo = async (
  app: App,
  days: readonly Day[],
  before?: Instant,
  steps?: Steps,
): Promise<ReadonlyMap<Day, Sums>> => {
  if (before) return readFacts(app, days, before, steps)
  await catchUp(app, steps)
  return readTallies(app, days)
}
