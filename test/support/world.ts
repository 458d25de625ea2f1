/** The whole app but Teams: real acts on a real store, with a clock that the test moves and everything people are told. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { organisations, people, personBy } from '../../scripts/demo/partners'
import { act, type Outcome } from '../../src/actions/act'
import type { App } from '../../src/actions/app'
import { type Day, type Instant, addDays, dayOf, instantOf } from '../../src/domain/calendar'
import type { Person } from '../../src/domain/people'
import { type Rules, defaultRules } from '../../src/domain/rules'
import { type StoreOptions, openStore } from '../../src/store/open'
import { type Doc, type Store, all } from '../../src/store/store'
import { makeVault } from '../../src/store/vault'

export interface World {
  readonly app: App
  readonly store: Store
  /** The day it is; set it with `on`. */
  today(): Day
  /** Moves the clock to a day, ten in the morning. */
  on(day: Day): void
  wait(days: number): void
  /** What a sample person (its key in partners.ts) gets for a verb. */
  act(who: string, verb: string, payload?: unknown): Promise<Outcome>
  /** Messages that wait for a person, oldest first. */
  told(who: string): Promise<readonly Doc<'messages'>[]>
  /** The card of a person's newest waiting message with this verb, as `[verb, payload]` would be pressed. */
  facts(dossier: string): Promise<readonly Doc<'facts'>[]>
  dossier(id: string): Promise<Doc<'dossiers'>>
  /** Subjects that were announced as changed, in order. */
  readonly changed: string[]
  /** What another process needs to work on its store. */
  readonly where: StoreOptions & { readonly keys: string }
  close(): Promise<void>
}

export interface WorldOptions {
  readonly start?: Day
  readonly health?: boolean
  readonly demo?: boolean
  /** Rules that the partners changed. */
  readonly rules?: Rules
  /** Opens the store of this world once more, as another process would: same data, keys and clock. */
  readonly beside?: World
}

/** How many were made: those that share a store must not give the same ids. */
let worlds = 0

/** An empty store for a world, and the master key of its households. */
const newPlace = async (folder: string): Promise<World['where']> => {
  const keys = `test:${randomBytes(32).toString('base64')}`
  const address = process.env.MONGODB_TEST_URI
  return address ? { keys, mongoUri: await emptyDatabase(address) } : { keys, file: join(folder, 'world.db') }
}

export const makeWorld = async ({
  start = '2026-03-02',
  health = true,
  demo = false,
  rules = defaultRules,
  beside,
}: WorldOptions = {}): Promise<World> => {
  const folder = beside ? undefined : mkdtempSync(join(tmpdir(), 'passerelle-'))
  const where = beside?.where ?? (await newPlace(folder ?? ''))
  const store = await openStore(where)
  let now: Instant = instantOf(start, 10)
  let count = 0
  worlds += 1
  const mine = beside ? `${worlds}-` : ''
  const changed: string[] = []
  const app: App = {
    store,
    vault: makeVault(where.keys),
    clock: beside?.app.clock ?? { now: () => now, real: () => now },
    ids: {
      unique: () => `id-${mine}${String((count += 1)).padStart(6, '0')}`,
      invitation: () => `CODE${String((count += 1)).padStart(4, '0')}`,
    },
    log: { info: () => undefined, error: () => undefined },
    settings: { rules, health, demo, publicUrl: 'https://passerelle.example.org' },
    changed: subjects => void changed.push(...subjects),
  }
  if (!beside) await seedPartners(store)
  const on = (day: Day) => void (now = instantOf(day, 10))
  const today = () => dayOf(app.clock.now())
  return {
    ...{ app, store, changed, where, today },
    on: beside?.on ?? on,
    wait: days => (beside?.on ?? on)(addDays(today(), days)),
    act: (who, verb, payload) => act(app, personBy(who) as Person, verb, payload),
    told: async who => {
      const messages = await all(store, 'messages', { index: 'due', equals: [1] })
      return messages.filter(({ to }) => to === personBy(who).id)
    },
    facts: id => all(store, 'facts', { index: 'subject', equals: [`dossiers/${id}`] }),
    dossier: async id => {
      const found = await store.get('dossiers', id)
      if (!found) throw new Error(`no dossier ${id}`)
      return found
    },
    close: async () => {
      await store.close()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The sample organisations and people, as the demo has them. */
export const seedPartners = (store: Store): Promise<void> =>
  store.commit([
    ...organisations.map(doc => ({ do: 'add', in: 'organisations', doc }) as const),
    ...people.map(({ key: _, ...doc }) => ({ do: 'add', in: 'people', doc }) as const),
    { do: 'add', in: 'programme', doc: { id: 'programme', places: [] } },
  ])

/**
 * The address of this worker's database, emptied: making a database for each world would cost more than the tests, and
 * wears a small server out.
 */
const emptyDatabase = async (address: string): Promise<string> => {
  const uri = address.replace(/\/[^/?]*(\?|$)/, `/world-${process.env.JEST_WORKER_ID ?? process.pid}$1`)
  // jest has no import(): the driver's own way to the module `os`.
  const client = new mongo.MongoClient(uri, { runtimeAdapters: { os } })
  try {
    await client.connect()
    for (const { collectionName } of await client.db().collections())
      await client
        .db()
        .collection(collectionName)
        .deleteMany({}, { writeConcern: { w: 'majority' } })
  } finally {
    await client.close()
  }
  return uri
}
