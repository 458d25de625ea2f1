/** HTTP: activities of Teams, two health addresses, and the three plain pages that the Teams app names. */
import type { Activity, InvokeResponse } from 'botbuilder'
import { createServer, type Next, type Request, type Response, type Server } from 'restify'
import type { Log } from './actions/app'
import { type Adapter, KeysUnavailable, type Logic, Unauthorized } from './bot/adapter'
import { nameOf, placeOf } from './bot/background'
import { wrongIn } from './bot/caller'
import { type Page, pages } from './bot/pages'
import { BadRequest, answer, bodyOf } from './http'
import type { Desk } from './papers/desk'
import { servePapers } from './papers/routes'
import { type TabServing, serveTab } from './tab/routes'
import type { UploadDesk } from './uploads/desk'
import { serveUploads } from './uploads/routes'

/** Largest activity: a long message with its card is a tenth of it. */
export const BODY_LIMIT = 256 * 1024
/** Longest token in an address. */
const TOKEN_LIMIT = 2048
const READY_LIMIT_MS = 2000

const activityIn = (body: string): Activity => {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw new BadRequest(400, 'the body is not JSON')
  }
  const wrong = wrongIn(parsed)
  if (wrong !== undefined) throw new BadRequest(400, wrong)
  return parsed as Activity
}

interface Serving {
  readonly adapter: Adapter
  readonly logic: Logic
  readonly log: Log
  /** Resolves when the store answers. */
  ping(): Promise<void>
  /** Hands out the papers behind links (papers/desk.ts). */
  readonly papers: Desk
  /** Takes files of homes (uploads/desk.ts). */
  readonly uploads: UploadDesk
  readonly tab?: TabServing
}

const statusOf = (error: unknown): number => {
  if (error instanceof BadRequest) return error.status
  if (error instanceof Unauthorized) return 401
  return error instanceof KeysUnavailable ? 503 : 500
}

const messages =
  ({ adapter, logic, log }: Serving) =>
  async (request: Request, response: Response): Promise<void> => {
    try {
      const activity = activityIn(await bodyOf(request, BODY_LIMIT))
      const given: InvokeResponse | undefined = await adapter.receive(
        request.headers.authorization ?? '',
        activity,
        logic,
      )
      answer(response, given?.status ?? 200, given?.body)
    } catch (error) {
      const status = statusOf(error)
      if (status === 500) log.error('request', { error: nameOf(error), at: placeOf(error) })
      answer(response, status, { error: status === 500 ? 'fault' : (error as Error).message })
    }
  }

/** Ready: the store answers. A balancer sends nobody here while it does not. */
const ready =
  ({ ping }: Serving) =>
  async (_request: Request, response: Response): Promise<void> => {
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<never>(
      (_, late) => (timer = setTimeout(late, READY_LIMIT_MS, new Error('late'))),
    )
    const answers = await Promise.race([ping(), limit]).then(
      () => true,
      () => false,
    )
    clearTimeout(timer)
    answer(response, answers ? 200 : 503, { ready: answers })
  }

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
}

const show =
  (page: Page) =>
  (_request: Request, response: Response, next: Next): void => {
    response.writeHead(200, pageHeaders)
    response.end(page)
    next(false)
  }

export const makeServer = (serving: Serving): Server => {
  // The router gives up on parts of an address beyond 100 signs unless told; its own types do not know the option.
  const options = { name: 'passerelle', ignoreTrailingSlash: true, maxParamLength: TOKEN_LIMIT }
  const server = createServer(options)
  server.post('/api/messages', messages(serving))
  server.get('/healthz', (_request: Request, response: Response, next: Next) => {
    answer(response, 200, { alive: true })
    next(false)
  })
  server.get('/readyz', ready(serving))
  for (const [path, page] of Object.entries(pages)) server.get(path, show(page))
  servePapers(server, serving.papers)
  serveUploads(server, { desk: serving.uploads, log: serving.log })
  if (serving.tab) serveTab(server, serving.tab)
  return server
}

/** The port it listens on; 0 asked for any. Rejects with what the system says when it cannot. */
export const listen = (server: Server, port: number, host?: string): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => done((server.address() as { port: number }).port))
  })

/** Takes no more requests and resolves when those under way are answered; connections are closed as they come to rest. */
export const close = (server: Server): Promise<void> =>
  new Promise(done => {
    const http = server.server as { closeIdleConnections?(): void }
    const rest = setInterval(() => http.closeIdleConnections?.(), 50)
    server.close(() => {
      clearInterval(rest)
      done()
    })
    http.closeIdleConnections?.()
  })
