/** The demo's own small server: its page, and the way from the windows to the bot. Listens on this machine only. */
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { join } from 'node:path'
import { renderPage } from './page'
import type { Window } from './windows'

export interface Serving {
  readonly windows: readonly Window[]
  /** The bot's endpoint. */
  readonly bot: string
  readonly empty: () => boolean
  /** The day it is in the demo, as people say it. */
  readonly today: () => string
}

const root = join(__dirname, '../../..')
const asset = (path: string, type: string) => ({ path: join(root, path), type })

const assets: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  '/page.css': asset('scripts/demo/page/page.css', 'text/css'),
  '/page.js': asset('scripts/demo/page/page.js', 'text/javascript'),
  '/icon.svg': asset('manifest/icon.svg', 'image/svg+xml'),
}

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-src http://localhost:*; frame-ancestors 'self'",
}

const send = (response: ServerResponse, status: number, type: string, body: string | Buffer): void =>
  void response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body)

/** The Playground says `en-US` whoever speaks; the people of the demo have their Teams in French. */
const inFrench = (activity: unknown): unknown => {
  if (typeof activity !== 'object' || activity === null) return activity
  const { entities, ...rest } = activity as { entities?: unknown }
  const list: readonly unknown[] = Array.isArray(entities) ? entities : []
  const french = list.map(entity =>
    (entity as { type?: unknown } | null)?.type === 'clientInfo'
      ? { ...(entity as object), locale: 'fr-FR', country: 'FR' }
      : entity,
  )
  return { ...rest, ...(entities !== undefined && { entities: french }), locale: 'fr-FR' }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** Hands an activity of a window to the bot, and the bot's answer back. */
const passOn = async (bot: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await bodyOf(request)
  const answer = await fetch(bot, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(inFrench(JSON.parse(body))),
  })
  const type = answer.headers.get('content-type') ?? 'application/json'
  response.writeHead(answer.status, { 'content-type': type }).end(await answer.text())
}

const answer = async (serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const file = assets[pathname]
  if (request.method === 'POST' && pathname === '/messages') return passOn(serving.bot, request, response)
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Seulement GET.')
  if (file) return send(response, 200, file.type, readFileSync(file.path))
  const today = serving.today()
  if (pathname === '/state') return send(response, 200, 'application/json', JSON.stringify({ today }))
  if (pathname !== '/') return send(response, 404, 'text/plain', 'Cette page n’existe pas.')
  const { windows } = serving
  const shown = [...new Set(searchParams.getAll('voir'))].filter(key => windows.some(window => window.key === key))
  send(response, 200, 'text/html', renderPage({ windows, shown, today, empty: serving.empty() }))
}

/** Resolves once it listens. */
export const servePage = async (port: number, serving: Serving): Promise<Server> => {
  const server = createServer((request, response) => {
    answer(serving, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 502, 'text/plain', `Le bot ne répond pas : ${(error as Error).message}`)
      else response.end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve())
  })
  return server
}
