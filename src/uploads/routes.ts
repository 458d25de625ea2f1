/** `GET` and `POST /televersement/:token`. The address itself is the right: no cookie is set or read, so none can be abused. */
import type { Request, Response, Server } from 'restify'
import type { Log } from '../actions/app'
import { UPLOADS_PATH } from '../actions/upload'
import { nameOf, placeOf } from '../bot/background'
import { BadRequest, bytesOf } from '../http'
import { sheetLimits } from '../sheets'
import { textOf } from '../text'
import type { Answered, Posted, UploadDesk } from './desk'
import { sendPage, sorryPage } from './page'

/** The file and what a browser puts around it. */
const BODY_LIMIT = sheetLimits.bytes + 64 * 1024

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

const send = (
  response: Response,
  { status, html }: { readonly status: number; readonly html: string },
  more = {},
): void => {
  response.writeHead(status, { ...headers, ...more })
  response.end(html)
}

const tokenIn = (request: Request): string => String((request.params as { token?: unknown }).token ?? '')

/** Read by the runtime's own parser, from memory: nothing of a file is written to disk. */
const postedIn = async (request: Request): Promise<Posted> => {
  const body = await bytesOf(request, BODY_LIMIT)
  const type = String(request.headers['content-type'] ?? '')
  const form = await new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  if (!form) throw new BadRequest(400, 'the body is not a form')
  if (form.get('confirm')) return { press: 'confirm' }
  if (form.get('drop')) return { press: 'drop' }
  const file = form.get('file')
  if (!file || typeof file === 'string' || file.size === 0) return { nothing: true }
  return { file: new Uint8Array(await file.arrayBuffer()) }
}

/** Where the page is shown anew: its own address, without what may follow it. */
const again = (request: Request): { location: string } => ({
  location: `${UPLOADS_PATH}/${tokenIn(request)}`,
})

/** A form of another site: browsers say so; those that say nothing show the page by its address all the same. */
const isForeign = (request: Request): boolean => request.headers['sec-fetch-site'] === 'cross-site'

interface Serving {
  readonly desk: UploadDesk
  readonly log: Log
}

const answering =
  ({ log }: Serving, handle: (request: Request) => Promise<Answered>) =>
  async (request: Request, response: Response): Promise<void> => {
    try {
      const answered = await handle(request)
      send(response, answered, answered.status === 303 ? again(request) : {})
    } catch (error) {
      if (error instanceof BadRequest) {
        const html = sendPage({
          language: 'fr',
          landlord: '',
          problem: error.status === 413 ? 'too-large' : 'noFile',
        })
        return send(response, { status: error.status, html }, { connection: 'close' })
      }
      log.error('upload', { error: nameOf(error), at: placeOf(error) })
      send(response, { status: 503, html: sorryPage('fr', textOf('fr').bot.storeSilent) })
    }
  }

export const serveUploads = (server: Server, serving: Serving): void => {
  const { desk } = serving
  server.get(
    `${UPLOADS_PATH}/:token`,
    answering(serving, request => desk.show(tokenIn(request))),
  )
  server.post(
    `${UPLOADS_PATH}/:token`,
    answering(serving, async request => {
      if (isForeign(request)) throw new BadRequest(400, 'the form of another site')
      return desk.take(tokenIn(request), await postedIn(request))
    }),
  )
}
