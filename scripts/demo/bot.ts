/** The bot of the demo: the same as in production, on an embedded store, with a clock that can be moved and nobody checked. */
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { App, Log, Places, Settings } from '../../src/actions/app'
import { type Day, addMonths, dayOf } from '../../src/domain/calendar'
import { defaultRules } from '../../src/domain/rules'
import { startJobs } from '../../src/jobs'
import { ids } from '../../src/real'
import { besideOurs } from '../../src/papers/workshop'
import { type Running, startPasserelle } from '../../src/start'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'
import { type Vault, makeVault } from '../../src/store/vault'
import { type DemoClock, openClock } from './clock'
import { seedPartners } from './play'
import { seedSamples } from './samples'
import { tabAddress } from './tab'

export { ids }

/** Files of the demo in its folder; `--reset` removes these and nothing else. */
const STORE = 'passerelle.db'
const SEEDING = 'seeding.db'
const filesOf = (name: string): readonly string[] => [name, `${name}-wal`, `${name}-shm`]
const files = [...filesOf(STORE), ...filesOf(SEEDING), 'key', 'demo.log']

const remove = (folder: string, names: readonly string[]): void =>
  names.forEach(name => rmSync(join(folder, name), { force: true }))

export const resetData = (folder: string): void => remove(folder, files)

/** The master key of the demo's data: made once, beside it. */
const keyIn = (folder: string): string => {
  const file = join(folder, 'key')
  if (!existsSync(file)) writeFileSync(file, `demo:${randomBytes(32).toString('base64')}`, { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

const logTo = (file: string): Log => {
  const write =
    (level: string) =>
    (event: string, about: object = {}) =>
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, event, ...about })}\n`)
  return { info: write('info'), error: write('error') }
}

/** The convention began fourteen months ago: there are places for every sample household, and few are left. */
const settingsOn = (today: Day, port: number): Settings => ({
  rules: { ...defaultRules, startsOn: addMonths(today, -14) },
  health: true,
  demo: true,
  publicUrl: `http://localhost:${port}`,
})

interface Made {
  readonly folder: string
  readonly vault: Vault
  readonly log: Log
  readonly today: Day
  readonly port: number
}

/** Everything in a file apart, which becomes the store's when it is whole: killed before that, it is simply made again. */
const seed = async ({ folder, vault, log, today, port }: Made, empty: boolean): Promise<void> => {
  remove(folder, filesOf(SEEDING))
  const store = await openStore({ file: join(folder, SEEDING) })
  try {
    await seedPartners(store, today)
    if (!empty) await seedSamples({ store, vault, ids, log, settings: settingsOn(today, port), today })
  } finally {
    await store.close()
  }
  renameSync(join(folder, SEEDING), join(folder, STORE))
  remove(folder, filesOf(SEEDING))
}

/** Where the bot listens, and where the windows of its people are. */
interface At {
  readonly port: number
  /** Address of the chat of a person, by their id. */
  readonly chats: ReadonlyMap<string, string>
}

export interface DemoBot {
  readonly running: Running
  readonly clock: DemoClock
  /** There is no dossier yet. */
  isEmpty(): Promise<boolean>
}

/** The page of the tab, as `npm run build` made it. */
const TAB = join(__dirname, '../../tab')

/** The tab and the chats of the demo: plain addresses of this machine. */
const placesOn = (port: number, chats: ReadonlyMap<string, string>): Places => ({
  tab: ({ id }, place) => `${tabAddress(port, id)}#/${place}`,
  chat: ({ id }) => chats.get(id),
})

const start = async (
  store: Store,
  { vault, log, today, port }: Made,
  chats: At['chats'],
): Promise<DemoBot> => {
  const clock = await openClock(store)
  let app: App | undefined
  const running = await startPasserelle({
    ...{ store, vault, clock, ids, log, port },
    places: placesOn(port, chats),
    tab: { signIn: 'demo', folder: TAB },
    ...besideOurs(),
    settings: settingsOn(today, port),
    identity: { kind: 'none' },
    tenants: 'any',
    host: '127.0.0.1',
    random: () => randomBytes(4).readUInt32BE() / 2 ** 32,
    demo: { advance: days => (app ? clock.advance(app, days) : Promise.resolve(clock.today())) },
    jobs: made => {
      app = made
      return startJobs(made)
    },
  })
  return {
    ...{ running, clock },
    isEmpty: async () => (await store.count('dossiers', { index: 'code' })) === 0,
  }
}

/** Starts the bot on the data of a folder, made with sample dossiers (or empty) the first time. */
export const startBot = async (folder: string, at: At, { empty }: { empty: boolean }): Promise<DemoBot> => {
  mkdirSync(folder, { recursive: true })
  const log = logTo(join(folder, 'demo.log'))
  const vault = makeVault(keyIn(folder))
  const made: Made = { folder, vault, log, port: at.port, today: dayOf(new Date().toISOString()) }
  const file = join(folder, STORE)
  if (!existsSync(file)) await seed(made, empty)
  const store = await openStore({ file })
  try {
    return await start(store, made, at.chats)
  } catch (error) {
    await store.close()
    throw error
  }
}
