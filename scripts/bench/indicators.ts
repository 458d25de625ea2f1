/**
 * What the dashboard costs as dossiers grow (a developer's tool):
 *
 *     npm run bench:figures -- [dossiers…]      (100 and 10000 unless told)
 *
 * On an embedded file; on MongoDB with MONGODB_TEST_URI set to a replica set (its database `bench-indicators` is emptied).
 * For each number: how long the tallies take to make, then the median of the dashboard, of the dashboard as it was known
 * on a day before (every fact is read), of its PDF and XLSX, of those of a quarterly report with 500 dossiers, and the
 * memory at the end. Then twenty exports in a row (figures as known before, and the long report as PDF in its thread): the
 * most memory of the last five to that of the first five, and how long the loop was held up at the 99th percentile.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { act } from '../../src/actions/act'
import type { App } from '../../src/actions/app'
import type { IndicatorsView } from '../../src/actions/indicators'
import type { ReportView } from '../../src/actions/reports'
import { catchUp } from '../../src/actions/tallies'
import { type Day, addDays, addMonths, instantOf } from '../../src/domain/calendar'
import type { Person } from '../../src/domain/people'
import { defaultRules } from '../../src/domain/rules'
import { papers } from '../../src/papers'
import { besideOurs, openWorkshop } from '../../src/papers/workshop'
import { openStore } from '../../src/store/open'
import type { Change, NewDoc, Store } from '../../src/store/store'
import { makeVault } from '../../src/store/vault'
import { organisations, people, personBy } from '../demo/partners'

const TODAY: Day = '2028-12-15'
const providers = ['passeurs', 'balises']
const landlords = ['habitat-tilleul', 'logis-sureau', 'toits-aubepine', 'maisons-cassis']
const typologies = ['alone', 'couple', 'single-parent', 'couple-children']
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** The facts of one dossier: one in four is refused, the others get a home and stay. */
const lifeOf = (n: number): readonly (readonly [Day, string, NewDoc<'facts'>['data']])[] => {
  const first = addDays('2026-01-05', (n * 7) % 900)
  const provider = pick(providers, n)
  const landlord = pick(landlords, n >> 1)
  const about = { typology: pick(typologies, n), territory: n % 3 === 0 ? 'metropole' : 'departement' }
  const on = (days: number) => addDays(first, days)
  const way = [
    [first, 'referred', { kind: 'referral', origin: 'siao', size: 'T4', ...about }],
    [on(12), 'oriented-here', {}],
    [on(20), 'put-on-agenda', {}],
    [on(34), 'round-closed', { cast: 8, asked: 9 }],
  ] as const
  if (n % 4 === 0) return [...way, [on(34), 'refused', { against: false }]]
  return [
    ...way,
    [on(34), 'integrated', { provider, months: 12, funding: 'fnavdl', against: false }],
    [on(36), 'mandate-accepted', { provider }],
    [on(45), 'measure-in-place', { lastDay: addMonths(on(45), 3), window: true }],
    [on(75), 'reminder-due', { key: 'month-1', left: 61 }],
    [on(76), 'reminder-answered', { answer: 'home-proposed' }],
    [on(95), 'allocated', { landlord, annuls: false }],
    [on(120), 'entered', {}],
    [on(130), 'passeport-sent', { number: 2, quarter: '2026-T2', up: 2, same: 3, down: 1 }],
  ]
}

/** Facts kept at once: what a transaction takes well. */
const AT_ONCE = 2000

type Facts = readonly NewDoc<'facts'>[]
interface Keeper {
  keep(facts: Facts): Promise<void>
  close(): Promise<void>
}

/** A million facts, one transaction after the other, take MongoDB half an hour: its driver writes them in bulk, as the store would. */
const keeperOf = async (store: Store, uri: string | undefined): Promise<Keeper> => {
  if (!uri)
    return {
      keep: facts => store.commit(facts.map((doc): Change => ({ do: 'add', in: 'facts', doc }))),
      close: () => Promise.resolve(),
    }
  const client = await new mongo.MongoClient(uri, { writeConcern: { w: 1 } }).connect()
  const kept = client.db().collection<{ _id: string }>('facts')
  return {
    keep: async facts => {
      await kept.insertMany(
        facts.map(({ id, ...fact }) => ({ ...fact, _id: id, v: 1, _w: ['seeded'] })),
        { ordered: false },
      )
    },
    close: () => client.close(),
  }
}

const seed = async (store: Store, keeper: Keeper, dossiers: number): Promise<number> => {
  await store.commit([
    ...organisations.map(doc => ({ do: 'add', in: 'organisations', doc }) as const),
    ...people.map(({ key: _, ...doc }) => ({ do: 'add', in: 'people', doc }) as const),
  ])
  let waiting: NewDoc<'facts'>[] = []
  let facts = 0
  for (let n = 1; n <= dossiers; n += 1) {
    const subject = `dossiers/${n}`
    lifeOf(n)
      .filter(([on]) => on <= TODAY)
      .forEach(([on, kind, data], index) => {
        const seq = index + 1
        const id = `${subject}#${String(seq).padStart(6, '0')}`
        const doc = { id, subject, seq, kind, on, at: instantOf(on, 10), by: 'time', data }
        waiting.push(doc as NewDoc<'facts'>)
        facts += 1
      })
    if (waiting.length >= AT_ONCE || n === dossiers) {
      await keeper.keep(waiting)
      waiting = []
    }
  }
  return facts
}

const ms = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const median = async (times: number, work: () => Promise<unknown>): Promise<string> => {
  const taken: number[] = []
  for (let n = 0; n < times; n += 1) taken.push(await ms(work))
  return `${Math.round(taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? 0)} ms`
}

const memory = (): string => {
  globalThis.gc?.()
  return `${Math.round(process.memoryUsage().rss / 1e6)} MB`
}

/** A provider's quarterly report with as many dossiers as one may have. */
const longReport = (figures: IndicatorsView): ReportView => ({
  ...{ report: 'provider-quarter.2028-T3.passeurs', kind: 'provider-quarter', period: '2028-T3' },
  ...{ from: '2028-07-01', to: '2028-09-30', today: TODAY, state: 'open', step: 'read', figures },
  dossiers: Array.from({ length: 500 }, (_, n) => ({
    ...{ code: `M-2028-${String(n + 1).padStart(3, '0')}`, stage: 'housed', typology: 'couple' },
    ...{ territory: 'metropole', since: '2028-01-10', passeports: 2, up: 3, same: 5, down: 1 },
  })),
})

const appOn = (store: Store): App => ({
  store,
  vault: makeVault(`k1:${randomBytes(32).toString('base64')}`),
  clock: { now: () => instantOf(TODAY, 10), real: () => instantOf(TODAY, 10) },
  ids: { unique: () => randomBytes(9).toString('base64url'), invitation: () => 'CODE0001' },
  log: { info: () => undefined, error: () => undefined },
  settings: { rules: defaultRules, health: true, demo: false, publicUrl: 'https://bench.example.org' },
  changed: () => undefined,
})

/** The most memory, in MB, while some work runs: all of the process, its thread too, and what the bot's own heap holds. */
const peakOf = async (
  work: () => Promise<unknown>,
): Promise<{ readonly rss: number; readonly heap: number }> => {
  let [rss, heap] = [0, 0]
  const look = () => {
    const { rss: all, heapUsed } = process.memoryUsage()
    ;[rss, heap] = [Math.max(rss, all / 1e6), Math.max(heap, heapUsed / 1e6)]
  }
  look()
  const timer = setInterval(look, 50)
  await work()
  clearInterval(timer)
  look()
  return { rss, heap }
}

const EXPORTS = 20
const WARM_UP = 5
const FEW = 5

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length

/** Exports one after the other: what memory does, and how long other turns wait. */
const exporting = async (work: () => Promise<unknown>): Promise<Readonly<Record<string, string>>> => {
  for (let n = 0; n < WARM_UP; n += 1) await work()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const peaks: { readonly rss: number; readonly heap: number }[] = []
  delay.enable()
  for (let n = 0; n < EXPORTS; n += 1) peaks.push(await peakOf(work))
  delay.disable()
  const compare = (of: 'rss' | 'heap'): string => {
    const numbers = peaks.map(peak => peak[of])
    const [first, last] = [mean(numbers.slice(0, FEW)), mean(numbers.slice(-FEW))]
    return `${Math.round(first)} → ${Math.round(last)} MB (× ${(last / first).toFixed(2)})`
  }
  const wait = (percentile: number) => `${Math.round(delay.percentile(percentile) / 1e6)} ms`
  return { rss: compare('rss'), heap: compare('heap'), loopP99: wait(99), loopMax: wait(100) }
}

const measure = async (dossiers: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'))
  const address = process.env.MONGODB_TEST_URI
  const uri = address?.replace(/\/[^/?]*(\?|$)/, `/bench-indicators-${Date.now()}$1`)
  const where = uri ? { mongoUri: uri } : { file: join(folder, 'bench.db') }
  const store = await openStore({ ...where, limitMs: 120_000 })
  const app = appOn(store)
  const keeper = await keeperOf(store, uri)
  const facts = await seed(store, keeper, dossiers)
  await keeper.close()
  const secretariat = personBy('secretariat') as Person
  const show = (payload: object = {}) => act(app, secretariat, 'indicators.show', payload)
  const making = { language: 'fr', now: app.clock.now() } as const
  const shown = {
    tallies: `${Math.round(await ms(() => catchUp(app)))} ms`,
    dashboard: await median(5, show),
  }
  const { view } = await show({ quarter: '2028-T3', provider: 'passeurs' })
  if (view?.card !== 'indicators') throw new Error('no indicators')
  const report = longReport(view.data)
  const files = {
    pdf: await median(3, async () => papers.indicators?.pdf?.(view.data, making)),
    xlsx: await median(3, async () => papers.indicators?.xlsx?.(view.data, making)),
    reportPdf: await median(3, async () => papers.report?.pdf?.(report, making)),
    reportXlsx: await median(3, async () => papers.report?.xlsx?.(report, making)),
  }
  const again = await median(1, () => show({ day: '2028-06-30', known: '2028-06-30' }))
  const { paperThread } = besideOurs()
  if (!paperThread) throw new Error('the thread was not compiled')
  const workshop = openWorkshop(paperThread)
  // Reading a million facts twenty-five times would take an hour, and say no more of memory.
  const figures = dossiers > 10_000 ? {} : { day: '2028-06-30', known: '2028-06-30' }
  const exports = await exporting(async () => {
    await show(figures)
    await workshop.make('report', 'pdf', report, making)
  })
  await workshop.stop()
  console.log(
    JSON.stringify({
      dossiers,
      facts,
      store: uri ? 'mongodb' : 'embedded',
      ...shown,
      ...files,
      again,
      memory: memory(),
      exports,
    }),
  )
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}

const main = async (): Promise<void> => {
  const numbers = process.argv.slice(2).map(Number)
  for (const dossiers of numbers.length > 0 ? numbers : [100, 10_000]) await measure(dossiers)
}
void main()
