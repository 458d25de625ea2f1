/** A Bot Connector of our own, over plain HTTP: keeps what the bot sends and edits, and fails in every way that Teams can. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the connector answers one request. */
export type Fault =
  | { readonly status: number; readonly retryAfter?: string; readonly code?: string }
  /** The message arrives, but the connection breaks before the answer. */
  | 'lost-answer'
  /** The connection breaks before the message was read. */
  | 'dropped'
  /** The message arrives; no answer ever comes. */
  | 'silent'

export interface Received {
  readonly conversation: string
  /** Id of the message: of an edit, the message that it replaces. */
  readonly id: string
  readonly kind: 'sent' | 'edited'
  readonly activity: Readonly<Record<string, unknown>>
  readonly authorization: string
}

export interface FakeConnector {
  /** Ends with a slash, as Teams' own. */
  readonly url: string
  /** Everything that arrived, in order. */
  readonly received: Received[]
  /** Every request, also those that were refused. */
  readonly requests: { readonly conversation: string; readonly method: string }[]
  /** What a conversation shows now: each message as it was last edited, oldest first. */
  inbox(conversation: string): readonly Received[]
  /** The next requests fail like this, one each; then all is well again. */
  fail(...faults: readonly Fault[]): void
  /** Every request fails like this until told otherwise; a function is asked each time, and may let one through. */
  always(fault: Fault | (() => Fault | undefined) | undefined): void
  /** Resolves when this many requests have come since the start; what waits for it needs no clock. */
  reached(requests: number): Promise<void>
  /** Resolves with the first arrival that fits, past or future. */
  until(fits: (received: Received) => boolean): Promise<Received>
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

const answer = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

export const startConnector = async (): Promise<FakeConnector> => {
  const received: Received[] = []
  const requests: { conversation: string; method: string }[] = []
  const faults: Fault[] = []
  const counters: { at: number; done: () => void }[] = []
  const watchers: { fits: (received: Received) => boolean; done: (received: Received) => void }[] = []
  let standing: Fault | (() => Fault | undefined) | undefined
  let count = 0

  const keep = (arrived: Received): void => {
    received.push(arrived)
    for (const watcher of [...watchers]) {
      if (!watcher.fits(arrived)) continue
      watchers.splice(watchers.indexOf(watcher), 1)
      watcher.done(arrived)
    }
  }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, conversation = '', activity] =
      /\/v3\/conversations\/([^/?]+)\/activities(?:\/([^/?]+))?/.exec(request.url ?? '') ?? []
    requests.push({ conversation: decodeURIComponent(conversation), method: request.method ?? '' })
    for (const counter of counters) if (requests.length >= counter.at) counter.done()
    const fault = faults.shift() ?? (typeof standing === 'function' ? standing() : standing)
    if (fault === 'dropped') return void request.socket.destroy()
    const body = await bodyOf(request)
    if (typeof fault === 'object') {
      const headers: Record<string, string> =
        fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }
      const error = { code: fault.code ?? 'Fault', message: 'as the test asked' }
      return answer(response, fault.status, { error }, headers)
    }
    const edited = request.method === 'PUT' && activity !== undefined
    const id = edited ? decodeURIComponent(activity) : `m${(count += 1)}`
    const authorization = request.headers.authorization ?? ''
    const arrived = { conversation: decodeURIComponent(conversation), id, activity: body, authorization }
    keep({ ...arrived, kind: edited ? 'edited' : 'sent' })
    if (fault === 'silent') return
    if (fault === 'lost-answer') return void request.socket.destroy()
    answer(response, edited ? 200 : 201, { id })
  }

  const server: Server = createServer((request, response) => void handle(request, response))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    requests,
    inbox: conversation => {
      const shown = new Map<string, Received>()
      for (const each of received) if (each.conversation === conversation) shown.set(each.id, each)
      return [...shown.values()]
    },
    fail: (...next) => void faults.push(...next),
    always: fault => void (standing = fault),
    reached: wanted =>
      new Promise(done => (requests.length >= wanted ? done() : void counters.push({ at: wanted, done }))),
    until: fits =>
      new Promise(done => {
        const past = received.find(fits)
        if (past) done(past)
        else watchers.push({ fits, done })
      }),
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
