/** Puts the bot together from real things handed in: `npm start`, the demo and the tests start the very same bot. */
import type { App, Clock, Ids, Log, Places, Settings } from './actions/app'
import { Adapter, type Identity } from './bot/adapter'
import { Background } from './bot/background'
import { type Post, makePost } from './bot/connector'
import { Limiter, type LimiterClock } from './bot/limiter'
import { Presence } from './bot/people'
import { makeRouting } from './bot/routing'
import { makeTeams } from './bot/send'
import type { Converse } from './bot/turn'
import { converse } from './dialogs'
import { type Deliver, makeDeliver } from './jobs/deliver'
import { type Refresh, makeRefresh } from './jobs/refresh'
import { makeDesk } from './papers/desk'
import type { Papers } from './papers/paper'
import { type ThreadFile, openWorkshop } from './papers/workshop'
import { close, listen, makeServer } from './server'
import type { Fetch } from './bot/files'
import { makeTakeFile } from './uploads/chat'
import { makeUploadDesk } from './uploads/desk'
import { readAssets } from './tab/assets'
import type { TabServing } from './tab/routes'
import type { Store } from './store/store'
import type { Vault } from './store/vault'

export interface StartOptions {
  /** Opened already (`openStore`); closed by `stop`. */
  readonly store: Store
  readonly vault: Vault
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly settings: Settings
  /** `{ kind: 'none' }` checks nobody: refused unless `settings.demo`. */
  readonly identity: Identity
  /** Tenants that may enter, in small letters; `any` in the demo. */
  readonly tenants: readonly string[] | 'any'
  /** 0: any free port. */
  readonly port: number
  readonly host?: string
  /** 0 to 1: the jitter of back-off. */
  random(): number
  /** The demo's clock, moved from the chat. */
  readonly demo?: NonNullable<App['demo']>
  /** Other dialogs than the bot's own. */
  converse?(app: App): Converse
  /** Daily jobs; started once messages can leave. */
  jobs?(app: App): { stop(): Promise<void> | void }
  /** Another way to the files of a chat than the network's. */
  readonly fetchFile?: Fetch
  /** Other papers than the bot's own. */
  readonly papers?: Papers
  /** What makes PDF and spreadsheets in a thread of its own; absent: the bot's own thread makes them. */
  readonly paperThread?: ThreadFile
  /** Opening a link brings the file itself when it is made within this time; 2 s unless told. */
  readonly paperPatienceMs?: number
  /** The Teams tab: how people sign in to it, and the folder of its built page. Absent: there is no tab. */
  readonly tab?: Pick<TabServing, 'signIn'> & { readonly folder: string }
  /** Where cards lead to; absent where the tab has no address. */
  readonly places?: Places
  /** A turn is answered within this time; 7.5 s unless told, so that a person waits for 8 s at most. */
  readonly turnLimitMs?: number
  /** One send takes no longer; 10 s unless told. */
  readonly sendTimeoutMs?: number
  /** Changes within this time become one edit of a card; 300 ms unless told. */
  readonly gatherMs?: number
  /** What Teams' rates are measured with; the process's own steady clock unless told. */
  readonly steady?: LimiterClock
}

export interface Running {
  readonly app: App
  readonly port: number
  /** Messages to people: `drain()` sends what is due. */
  readonly deliver: Deliver
  /** Edits of cards: `drain()` makes those that wait. */
  readonly refresh: Refresh
  /** Turns in progress end (within fifteen seconds), nothing more is sent, the store closes. */
  stop(): Promise<void>
}

const STOP_LIMIT_MS = 15_000

/**
 * Starts the bot: resolves when it listens. Messages that are due leave at once, cards of the last days are looked at.
 * Rejects when the port is taken; the caller then closes the store.
 */
export const startPasserelle = async (options: StartOptions): Promise<Running> => {
  const { store, clock, log, settings, identity } = options
  if (identity.kind === 'none' && !settings.demo) throw new Error('without an app id only the demo may start')
  const background = new Background(log)
  const adapter = new Adapter(identity)
  const post = postThrough(adapter, options)
  adapter.sendThrough(post)
  const teams = makeTeams(post, options.places)

  const app: App = {
    ...{ store, vault: options.vault, clock, ids: options.ids, log, settings },
    ...(options.demo && { demo: options.demo }),
    ...(options.places && { places: options.places }),
    changed: subjects => {
      if (subjects.some(subject => subject.startsWith('messages/'))) deliver.wake()
      refresh.changed(subjects)
    },
  }
  const deliver = makeDeliver({ app, teams, random: options.random })
  const { gatherMs } = options
  const refresh = makeRefresh({ app, teams, ...(gatherMs !== undefined && { gatherMs }) })
  const presence = new Presence(app, person => deliver.revive(person))
  const logic = makeRouting({
    ...{ app, post, refresh, background, presence },
    converse: options.converse?.(app) ?? converse,
    tenants: options.tenants,
    file: makeTakeFile(app, options.fetchFile),
    turnLimitMs: options.turnLimitMs ?? 7500,
  })
  const workshop = options.paperThread && openWorkshop(options.paperThread)
  const papers = makeDesk(app, {
    ...(options.papers && { papers: options.papers }),
    ...(options.paperPatienceMs !== undefined && { patienceMs: options.paperPatienceMs }),
    ...(workshop && { workshop }),
  })
  const serving = { adapter, logic, log, papers, uploads: makeUploadDesk(app), ping: () => store.ping() }
  const server = makeServer({ ...serving, ...tabOf(app, options) })
  const port = await listen(server, options.port, options.host)
  const jobs = options.jobs?.(app)
  deliver.wake()
  background.run('sweep', refresh.sweep())
  log.info('listening', { port })

  const stop = async (): Promise<void> => {
    await close(server)
    await jobs?.stop()
    await background.idle()
    await deliver.stop()
    await refresh.stop()
    await workshop?.stop()
  }
  return {
    ...{ app, port, deliver, refresh },
    stop: async () => {
      await within(STOP_LIMIT_MS, stop())
      await store.close()
      log.info('stopped')
    },
  }
}

const tabOf = (app: App, { tab }: StartOptions): { readonly tab?: TabServing } => {
  if (!tab) return {}
  const assets = readAssets(tab.folder)
  if (!assets) app.log.error('tab-not-built', { folder: tab.folder })
  return { tab: { app, signIn: tab.signIn, ...(assets && { assets }) } }
}

const processClock: LimiterClock = {
  now: () => performance.now(),
  later: (run, ms) => void setTimeout(run, ms).unref(),
}

const postThrough = (adapter: Adapter, { clock, steady = processClock, sendTimeoutMs }: StartOptions): Post =>
  makePost({
    client: serviceUrl => adapter.client(serviceUrl),
    limiter: new Limiter(steady),
    now: () => Date.parse(clock.real()),
    ...(sendTimeoutMs !== undefined && { timeoutMs: sendTimeoutMs }),
  })

/** Waits for the work, but no longer than this. */
const within = async (ms: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>(done => (timer = setTimeout(done, ms)))
  await Promise.race([work, limit])
  clearTimeout(timer)
}
