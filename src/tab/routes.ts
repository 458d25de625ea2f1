/** Addresses of the tab: its document, its files, its data; in the demo, choosing who one is. */
import { randomBytes } from 'node:crypto'
import type { Next, Request, Response, Server } from 'restify'
import { z } from 'zod'
import type { App } from '../actions/app'
import { Refused } from '../domain/refused'
import { givenIn, respond, tabAct } from './api'
import { ASSETS, documentOf, policyOf } from './document'
import { type Assets, bodyFor } from './assets'
import { type DemoSignIn, demoSignIn } from './demo'
import { type EntraOptions, entraSignIn } from './signIn'

export interface TabServing {
  readonly app: App
  /** How people show who they are; `demo`: they choose (in the demo only). */
  readonly signIn: EntraOptions | 'demo'
  /** Absent when the page was not built: the data can be asked for all the same. */
  readonly assets?: Assets
}

const showDocument =
  (assets: Assets, demo: boolean) =>
  (_request: Request, response: Response, next: Next): void => {
    const nonce = randomBytes(16).toString('base64')
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policyOf({ nonce, demo }),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    response.end(documentOf({ assets, nonce, demo }))
    next(false)
  }

const YEAR_S = 31_536_000

const showAsset =
  ({ files }: Assets) =>
  (request: Request, response: Response, next: Next): void => {
    const params = request.params as { readonly file?: string }
    const asset = files.get(params.file ?? '')
    if (asset) {
      const { encoding, body } = bodyFor(asset, String(request.headers['accept-encoding'] ?? ''))
      response.writeHead(200, {
        'content-type': asset.type,
        'content-length': body.length,
        // Another content has another name.
        'cache-control': `public, max-age=${YEAR_S}, immutable`,
        vary: 'accept-encoding',
        'x-content-type-options': 'nosniff',
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
      })
      response.end(body)
    } else {
      response.writeHead(404, { 'cache-control': 'no-store', 'content-length': 0 })
      response.end()
    }
    next(false)
  }

const chosen = z.object({ person: z.string().max(200) })

const serveDemo = (server: Server, app: App, demo: DemoSignIn): void => {
  server.get('/api/tab/people', async (request: Request, response: Response) =>
    respond({ app }, request, response, () => demo.people()),
  )
  server.post('/api/tab/sign-in', async (request: Request, response: Response) =>
    respond({ app }, request, response, async () => {
      const { person } = await givenIn(request, chosen)
      const token = await demo.tokenFor(person)
      if (token === undefined) throw new Refused('not-found')
      return { token }
    }),
  )
}

/** Adds the tab to the server. Throws when people could choose who they are outside the demo. */
export const serveTab = (server: Server, { app, signIn, assets }: TabServing): void => {
  if (signIn === 'demo') {
    const demo = demoSignIn(app)
    serveDemo(server, app, demo)
    server.post('/api/tab/act', tabAct({ app, signIn: demo.check }))
  } else server.post('/api/tab/act', tabAct({ app, signIn: entraSignIn(signIn) }))
  if (!assets) return
  server.get('/tab', showDocument(assets, signIn === 'demo'))
  server.get(`${ASSETS}:file`, showAsset(assets))
}
