/**
 * What the dashboard costs as dossiers grow (a developer's tool):
 *
 *     npm run bench:figures -- [dossiers…]      (100 and 10000 unless told)
 *
 * On an embedded file; on MongoDB with MONGODB_TEST_URI set to a replica set, in a database of its own. For each number of
 * dossiers: the dashboard, the dashboard as it was known on a day before (every fact is read), its files and those of a
 * quarterly report with 500 dossiers, each as a ratio to the first number. Then twenty exports in a row (figures as known
 * before, and the long report as PDF in its thread): what becomes of memory, and how long the bot's loop was held up.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { act } from '../../src/actions/act'
import type { App } from '../../src/actions/app'
import type { IndicatorsView } from '../../src/actions/indicators'
import type { ReportView } from '../../src/actions/reports'
import { catchUp } from '../../src/actions/tallies'
import { instantOf } from '../../src/domain/calendar'
import type { Person } from '../../src/domain/people'
import { defaultRules } from '../../src/domain/rules'
import { papers } from '../../src/papers'
import { besideOurs, openWorkshop } from '../../src/papers/workshop'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'
import { makeVault } from '../../src/store/vault'
import { personBy } from '../demo/partners'
import { TODAY, keeperOf, seed } from './manyFacts'

const ms = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The median of some runs, in milliseconds. */
const median = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  const taken: number[] = []
  for (let n = 0; n < times; n += 1) taken.push(await ms(work))
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? 0
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
const exporting = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
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
  return [
    `${EXPORTS} exports in a row, the last five to the first five: memory ${compare('rss')}, heap ${compare('heap')}`,
    `other turns waited meanwhile: ${wait(99)} at the 99th percentile, ${wait(100)} at most`,
  ]
}

type Times = Readonly<Record<string, number>>

/** One line a figure; beside it, to what it was with the first number of dossiers. */
const print = (times: Times, first: Times): void => {
  for (const [name, taken] of Object.entries(times)) {
    const ratio = taken / (first[name] || 1)
    const beside = first === times ? '' : `× ${ratio.toFixed(2)}`
    console.log(`  ${name.padEnd(36)}${`${Math.round(taken)} ms`.padStart(10)}${beside.padStart(10)}`)
  }
}

interface Place {
  readonly store: Store
  readonly uri?: string
  remove(): Promise<void>
}

/** An empty store: a file, or a database of its own on MONGODB_TEST_URI. */
const newPlace = async (): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'))
  const address = process.env.MONGODB_TEST_URI
  const uri = address?.replace(/\/[^/?]*(\?|$)/, `/bench-figures-${Date.now()}$1`)
  const where = uri ? { mongoUri: uri } : { file: join(folder, 'bench.db') }
  const store = await openStore({ ...where, limitMs: 120_000 })
  return {
    store,
    ...(uri && { uri }),
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const measure = async (dossiers: number, first: Times | undefined): Promise<Times> => {
  const { store, uri, remove } = await newPlace()
  const app = appOn(store)
  const keeper = await keeperOf(store, uri)
  const facts = await seed(store, keeper, dossiers)
  await keeper.close()
  const secretariat = personBy('secretariat') as Person
  const show = (payload: object = {}) => act(app, secretariat, 'indicators.show', payload)
  const making = { language: 'fr', now: app.clock.now() } as const
  const tallies = await ms(() => catchUp(app))
  const dashboard = await median(5, show)
  const { view } = await show({ quarter: '2028-T3', provider: 'passeurs' })
  if (view?.card !== 'indicators') throw new Error('no indicators')
  const report = longReport(view.data)
  const earlier = { day: '2028-06-30', known: '2028-06-30' }
  const times: Times = {
    'tallies made, once': tallies,
    dashboard,
    'figures, PDF': await median(3, async () => papers.indicators?.pdf?.(view.data, making)),
    'figures, XLSX': await median(3, async () => papers.indicators?.xlsx?.(view.data, making)),
    'report of 500 dossiers, PDF': await median(3, async () => papers.report?.pdf?.(report, making)),
    'report of 500 dossiers, XLSX': await median(3, async () => papers.report?.xlsx?.(report, making)),
    'dashboard as known on a day before': await median(1, () => show(earlier)),
  }
  console.log(`\n${dossiers} dossiers, ${facts} facts, ${uri ? 'on MongoDB' : 'on the embedded store'}`)
  print(times, first ?? times)
  const { paperThread } = besideOurs()
  if (!paperThread) throw new Error('the thread was not compiled')
  const workshop = openWorkshop(paperThread)
  const lines = await exporting(async () => {
    // Reading a million facts twenty-five times would take an hour, and say no more of memory.
    await show(dossiers > 10_000 ? {} : earlier)
    await workshop.make('report', 'pdf', report, making)
  })
  for (const line of lines) console.log(`  ${line}`)
  await workshop.stop()
  await remove()
  return times
}

const main = async (): Promise<void> => {
  const numbers = process.argv.slice(2).map(Number)
  let first: Times | undefined
  for (const dossiers of numbers.length > 0 ? numbers : [100, 10_000]) {
    const times = await measure(dossiers, first)
    first ??= times
  }
}
void main()
