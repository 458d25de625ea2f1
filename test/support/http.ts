/** The whole bot over HTTP, as Teams meets it: real tokens, a key server and a Bot Connector of our own. */
import { randomUUID } from 'node:crypto'
import type { App } from '../../src/actions/app'
import type { LimiterClock } from '../../src/bot/limiter'
import { type StartOptions, startPasserelle } from '../../src/start'
import type { Store } from '../../src/store/store'
import { placesInTeams } from '../../src/tab/places'
import { TENANT, personBy } from '../../scripts/demo/partners'
import { type FakeConnector, type Received, startConnector } from './connector'
import { APP_ID, type Keys, type TokenOptions, startKeys } from './keys'
import { plain } from './plain'
import { type World, type WorldOptions, makeWorld } from './world'

/** What the tab's tokens may name as for whom they are made, beside the application's id. */
export const APP_URI = `api://bot.example/botid-${APP_ID}`
export const TEAMS_APP_ID = '00000000-0000-4000-8000-0000000007ea'
/** Most tests need no page of the tab, only its data. */
const NO_PAGE = '/nowhere'

/** Somebody who writes to the bot: a sample person's key, or a stranger. */
export type Who = string | { readonly object: string; readonly tenant?: string; readonly name?: string }

export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** A button of a card, as Teams would send its press. */
export interface CardAction {
  readonly verb: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** People in front of Teams, whatever process the bot runs in. */
export interface Client {
  /** Conversation id of somebody's personal chat. */
  chat(who: Who): string
  /** An activity as Teams sends it, by somebody in their personal chat. */
  activity(who: Who, more?: Readonly<Record<string, unknown>>): Record<string, unknown>
  /** Posts any body with a good token, or the one given (`null`: none). */
  post(body: unknown, token?: string | null): Promise<Reply>
  token(options?: Partial<TokenOptions>): string
  say(who: Who, text: string, more?: Readonly<Record<string, unknown>>): Promise<Reply>
  /** Presses a button, on the message `on` if told. The reply's body is the invoke answer. */
  press(who: Who, action: CardAction, on?: string, more?: Readonly<Record<string, unknown>>): Promise<Reply>
  /** What somebody's chat shows now, oldest first. */
  inbox(who: Who): readonly Received[]
}

export interface HttpBot extends Client {
  readonly world: World
  readonly app: App
  readonly url: string
  readonly connector: FakeConnector
  readonly keys: Keys
  readonly deliver: Awaited<ReturnType<typeof startPasserelle>>['deliver']
  readonly refresh: Awaited<ReturnType<typeof startPasserelle>>['refresh']
  /** Events that were logged, with what was said about them. */
  readonly logged: { readonly event: string; readonly about: Readonly<Record<string, unknown>> }[]
  /** The bot has installed its app for somebody: from then on they can be written to. */
  install(...who: readonly Who[]): Promise<void>
  /** The bot stops, as at SIGTERM; its data, the key server and the connector stay for another one `beside` it. */
  stop(): Promise<void>
  close(): Promise<void>
}

export type HttpOptions = Omit<WorldOptions, 'beside'> &
  Partial<
    Pick<
      StartOptions,
      | 'fetchFile'
      | 'tenants'
      | 'turnLimitMs'
      | 'sendTimeoutMs'
      | 'gatherMs'
      | 'converse'
      | 'jobs'
      | 'steady'
      | 'papers'
      | 'paperThread'
      | 'paperPatienceMs'
    >
  > & {
    /** Folder of the built page of the tab. */
    readonly tabFolder?: string
    /** Stands between the bot and the world's store. */
    readonly store?: (store: Store, where: World['where']) => Store | Promise<Store>
    /** Another instance of this bot: same store, keys, connector and clock. Close it first. */
    readonly beside?: HttpBot
  }

const account = (who: Who) => {
  if (typeof who === 'string') {
    const { object, tenant, name } = personBy(who)
    return { object, tenant, name }
  }
  return { tenant: TENANT, name: 'Une Inconnue-Exemple', ...who }
}

/** Waits for nothing: what should happen later happens next, at the time it should. Teams' rates are kept all the same. */
export const hastyClock = (): LimiterClock => {
  let now = 0
  return {
    now: () => now,
    later: (run, ms) => {
      const at = now + ms
      setImmediate(() => {
        now = Math.max(now, at)
        run()
      })
    },
  }
}

/** People who write to the bot at this address, with good tokens. */
export const clientOf = (url: string, connector: FakeConnector, keys: Keys): Client => {
  const token = (more: Partial<TokenOptions> = {}) => keys.token({ serviceUrl: connector.url, ...more })
  const activity: Client['activity'] = (who, more = {}) => {
    const { object, tenant, name } = account(who)
    return {
      type: 'message',
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: `29:${object}`, aadObjectId: object, name },
      recipient: { id: '28:bot', name: 'Passerelle' },
      conversation: { id: chat(who), conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
      locale: 'fr-FR',
      ...more,
    }
  }
  const post: Client['post'] = async (body, given = token()) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(given !== null && { authorization: `Bearer ${given}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  return {
    ...{ chat, activity, post, token },
    say: (who, text, more) => post(activity(who, { text, ...more })),
    press: (who, { verb, data = {} }, on, more) =>
      post(
        activity(who, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
          ...(on !== undefined && { replyToId: on }),
          ...more,
        }),
      ),
    inbox: who => connector.inbox(chat(who)),
  }
}

const chat = (who: Who) => `a:${account(who).object}`

/** These people have installed the app: the store knows where to write to them. */
export const install = async (store: Store, serviceUrl: string, people: readonly Who[]): Promise<void> => {
  for (const who of people) {
    const { object, tenant } = account(who)
    const reference = {
      conversation: { id: chat(who), tenantId: tenant, conversationType: 'personal' },
      serviceUrl,
      channelId: 'msteams',
      user: { id: `29:${object}`, aadObjectId: object },
      bot: { id: '28:bot' },
    }
    const doc = { id: `${tenant}.${object}`, reference, at: '2026-01-01T09:00:00.000Z' }
    await store.commit([{ do: 'add', in: 'references', doc }])
  }
}

export const startHttpBot = async (options: HttpOptions = {}): Promise<HttpBot> => {
  const { beside } = options
  const world = await makeWorld({ ...options, ...(beside && { beside: beside.world }) } as WorldOptions)
  const [connector, keys] = beside
    ? [beside.connector, beside.keys]
    : await Promise.all([startConnector(), startKeys()])
  const logged: { event: string; about: Record<string, unknown> }[] = []
  const note = (event: string, about: Record<string, unknown> = {}) => void logged.push({ event, about })
  const { clock, ids, vault, settings } = world.app
  const running = await startPasserelle({
    ...{
      clock,
      ids,
      vault,
      settings,
      identity: keys.identity,
      port: 0,
      host: '127.0.0.1',
      random: () => 0.5,
    },
    store: (await options.store?.(world.store, world.where)) ?? world.store,
    log: { info: note, error: note },
    tenants: options.tenants ?? [TENANT],
    ...(options.fetchFile && { fetchFile: options.fetchFile }),
    ...(options.turnLimitMs !== undefined && { turnLimitMs: options.turnLimitMs }),
    ...(options.sendTimeoutMs !== undefined && { sendTimeoutMs: options.sendTimeoutMs }),
    steady: options.steady ?? hastyClock(),
    // Edits leave when a test asks for them (`refresh.drain()`).
    gatherMs: options.gatherMs ?? 3_600_000,
    ...(options.converse && { converse: options.converse }),
    ...(options.jobs && { jobs: options.jobs }),
    ...(options.papers && { papers: options.papers }),
    ...(options.paperThread && { paperThread: options.paperThread }),
    ...(options.paperPatienceMs !== undefined && { paperPatienceMs: options.paperPatienceMs }),
    tab: {
      folder: options.tabFolder ?? NO_PAGE,
      signIn: {
        tenants: options.tenants === 'any' ? [] : (options.tenants ?? [TENANT]),
        audiences: [APP_ID, APP_URI],
        authority: keys.url,
        now: () => Date.now(),
      },
    },
    places: placesInTeams({ teamsAppId: TEAMS_APP_ID, botId: APP_ID, publicHost: 'bot.example' }),
  })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= running.stop())
  const url = `http://127.0.0.1:${running.port}`
  return {
    ...{ world, app: running.app, url, connector, keys, logged, stop },
    ...clientOf(url, connector, keys),
    deliver: running.deliver,
    refresh: running.refresh,
    install: (...who) => install(world.store, connector.url, who),
    close: async () => {
      await stop()
      await world.close()
      if (!beside) await Promise.all([connector.close(), keys.close()])
    },
  }
}

/** The card of an invoke answer, or of a message. */
export const cardIn = (from: Reply | Received | undefined): Record<string, unknown> => {
  if (!from) return {}
  if ('status' in from) return (from.body as { value: Record<string, unknown> }).value
  const [attachment] = from.activity.attachments as readonly { content: Record<string, unknown> }[]
  return attachment?.content ?? {}
}

/** Every text of a card or an activity, in reading order, in one string. */
export const textIn = (value: unknown): string => {
  if (typeof value === 'string') return ''
  if (Array.isArray(value)) return value.map(textIn).filter(Boolean).join('\n')
  if (!value || typeof value !== 'object') return ''
  return Object.entries(value)
    .map(([key, item]) =>
      typeof item === 'string'
        ? ['text', 'title', 'label', 'value'].includes(key)
          ? plain(item)
          : ''
        : textIn(item),
    )
    .filter(Boolean)
    .join('\n')
}

/** A store with some of its verbs replaced. */
export const withVerbs = (store: Store, verbs: Partial<Store>): Store =>
  new Proxy(store, {
    get: (target, key) => {
      if (key in verbs) return verbs[key as keyof Store]
      const verb: unknown = Reflect.get(target, key)
      return typeof verb === 'function' ? (verb.bind(target) as unknown) : verb
    },
  })
