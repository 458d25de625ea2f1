/** The demo's own small server: its page, and the way from the windows to the bot. Listens on this machine only. */
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { formatDay } from '../../src/text/format'
import type { DemoBot } from './bot'
import { renderPage } from './page'
import type { Window } from './windows'

interface Serving {
  readonly windows: readonly Window[]
  readonly bot: DemoBot
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

const send = (response: ServerResponse, status: number, type: string, body: string | Buffer): void => {
  // Apart: where restify is loaded, writeHead gives nothing back.
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` })
  response.end(body)
}

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

/** A window says that it is there a moment before it listens: what the bot answers at once would be lost. */
const SETTLING_MS = 700

const arrives = (activity: unknown): boolean =>
  ['installationUpdate', 'conversationUpdate'].includes(String((activity as { type?: unknown } | null)?.type))

/** Hands an activity of a window to the bot, and the bot's answer back. */
const passOn = async (
  { bot }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const activity: unknown = JSON.parse(await bodyOf(request))
  if (arrives(activity)) await setTimeout(SETTLING_MS)
  const answer = await fetch(`http://127.0.0.1:${bot.running.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(inFrench(activity)),
  })
  const text = await answer.text()
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'application/json',
  })
  response.end(text)
}

const pageFor = async (
  { windows, bot }: Serving,
  asked: readonly string[],
  today: string,
): Promise<string> => {
  const shown = [...new Set(asked)].filter(key => windows.some(window => window.key === key))
  return renderPage({ windows, shown, today, empty: await bot.isEmpty(), bot: bot.running.port })
}

const answer = async (
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const file = assets[pathname]
  if (request.method === 'POST' && pathname === '/messages') return passOn(serving, request, response)
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Seulement GET.')
  if (file) return send(response, 200, file.type, readFileSync(file.path))
  const today = formatDay(serving.bot.clock.today(), 'fr', 'long')
  if (pathname === '/state') return send(response, 200, 'application/json', JSON.stringify({ today }))
  if (pathname !== '/') return send(response, 404, 'text/plain', 'Cette page n’existe pas.')
  send(response, 200, 'text/html', await pageFor(serving, searchParams.getAll('voir'), today))
}

/** Listens at once; answers as soon as the bot is awake. */
export const servePage = async (
  port: number,
  windows: readonly Window[],
  awake: Promise<DemoBot>,
): Promise<Server> => {
  const server = createServer((request, response) => {
    awake
      .then(bot => answer({ windows, bot }, request, response))
      .catch((error: unknown) => {
        if (response.headersSent) response.end()
        else send(response, 502, 'text/plain', `Le bot ne répond pas : ${(error as Error).message}`)
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve())
  })
  return server
}
