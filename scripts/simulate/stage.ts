/** Where the simulation plays: the real app on a real file, which can be closed and opened again, with a clock of its own. */
import { randomBytes } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App, Log } from '../../src/actions/app'
import { type Day, type Instant, addMonths, dayOf, instantAfter, instantOf } from '../../src/domain/calendar'
import type { Person } from '../../src/domain/people'
import { defaultRules } from '../../src/domain/rules'
import { runDue } from '../../src/jobs'
import { makeDeliver } from '../../src/jobs/deliver'
import { makeRefresh } from '../../src/jobs/refresh'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'
import { makeVault } from '../../src/store/vault'
import { seeded } from './random'
import { type FakeTeams, fakeTeams } from './teams'
import { type Town, partnersOf, referenceOf, townOn } from './town'

export interface Stage {
  readonly app: App
  readonly town: Town
  readonly teams: FakeTeams
  /** Everything that was logged, a line each. */
  readonly logged: readonly string[]
  /** Names of errors that the bot logged as its own faults. */
  readonly faults: readonly string[]
  readonly restarts: number
  today(): Day
  /** The clock of everything, on the clocks of Europe/Paris. */
  at(day: Day, hour: number, minute?: number): void
  /** A second passes: no two acts at the same instant. */
  tick(): void
  /** What a tick of the daily job does. */
  jobs(): Promise<void>
  /** Somebody has installed the app: what failed to reach them lately is due again. */
  installed(who: Person): Promise<void>
  /** Sends every message that is due, by the real job. */
  deliver(): Promise<void>
  /** Edits every card that went out of date since the last time, by the real job. */
  follow(): Promise<void>
  /** The store closes and opens again, with another app: nothing stays in memory. */
  restart(): Promise<void>
  /** Whether a text stands anywhere in the store's files as it is. */
  holds(text: string): boolean
  close(): Promise<void>
}

export interface StageOptions {
  readonly seed: number
  readonly start: Day
  /** An empty folder for the store's files. */
  readonly folder: string
}

const noted = (logged: string[], faults: string[]): Log => ({
  info: (event, about) => void logged.push(`${event} ${JSON.stringify(about ?? {})}`),
  error: (event, about) => {
    logged.push(`${event} ${JSON.stringify(about ?? {})}`)
    faults.push(`${event} ${JSON.stringify(about ?? {})}`)
  },
})

/** The convention began eighteen months before: its second year's places, then its third's. */
const settingsOn = (start: Day): App['settings'] => ({
  rules: { ...defaultRules, startsOn: addMonths(start, -18) },
  health: true,
  demo: false,
  publicUrl: 'https://passerelle.example.org',
})

class Opened implements Stage {
  readonly teams: FakeTeams
  readonly logged: string[] = []
  readonly faults: string[] = []
  restarts = 0
  app: App
  private now: Instant
  private subjects: string[] = []
  private ids = 0
  private readonly keys = `simulate:${randomBytes(32).toString('base64')}`

  constructor(
    private readonly options: StageOptions,
    readonly town: Town,
    private store: Store,
  ) {
    this.now = instantOf(options.start, 0, 5)
    this.teams = fakeTeams(options.seed, () => this.now)
    this.app = this.made()
  }

  /** Ids that tell nothing of their order, as the real ones. */
  private unique(): string {
    this.ids += 1
    const draw = seeded((this.options.seed ^ Math.imul(this.ids, 0x9e3779b1)) >>> 0)
    return `${Math.floor(draw.next() * 2 ** 32).toString(16)}-${this.ids}`
  }

  private made(): App {
    const now = (): Instant => this.now
    return {
      store: this.store,
      vault: makeVault(this.keys),
      clock: { now, real: now },
      ids: {
        unique: () => this.unique(),
        invitation: () => `CODE${String((this.ids += 1)).padStart(4, '0')}`,
      },
      log: noted(this.logged, this.faults),
      settings: settingsOn(this.options.start),
      changed: subjects => void this.subjects.push(...subjects),
    }
  }

  today(): Day {
    return dayOf(this.now)
  }

  at(day: Day, hour: number, minute = 0): void {
    this.now = instantOf(day, hour, minute)
  }

  tick(): void {
    this.now = instantAfter(this.now, 1000)
  }

  jobs(): Promise<void> {
    return runDue(this.app)
  }

  /** Made for each round and stopped after it: no timer of theirs decides when something leaves. */
  async deliver(): Promise<void> {
    const { app, teams } = this
    const deliver = makeDeliver({ app, teams, random: () => 0.5 })
    await deliver.drain()
    await deliver.stop()
  }

  async installed(who: Person): Promise<void> {
    const { app, teams } = this
    if (!(await app.store.get('references', who.id)))
      await app.store.commit([referenceOf(who, app.clock.now())])
    const deliver = makeDeliver({ app, teams, random: () => 0.5 })
    await deliver.stop()
    await deliver.revive(who.id)
  }

  async follow(): Promise<void> {
    const { app, teams } = this
    const refresh = makeRefresh({ app, teams, gatherMs: 60_000 })
    refresh.changed(this.subjects)
    this.subjects = []
    await refresh.drain()
    await refresh.stop()
  }

  async restart(): Promise<void> {
    await this.store.close()
    this.store = await openStore({ file: fileIn(this.options.folder) })
    this.subjects = []
    this.app = this.made()
    this.restarts += 1
  }

  holds(text: string): boolean {
    const { folder } = this.options
    return readdirSync(folder).some(name => readFileSync(join(folder, name)).includes(text))
  }

  close(): Promise<void> {
    return this.store.close()
  }
}

const fileIn = (folder: string): string => join(folder, 'year.db')

export const openStage = async (options: StageOptions): Promise<Stage> => {
  const store = await openStore({ file: fileIn(options.folder) })
  const town = townOn(options.start)
  const stage = new Opened(options, town, store)
  await store.commit(partnersOf(town, instantOf(options.start, 0)))
  return stage
}
