/** What every address of the server needs: a body that cannot fill the memory, an answer in JSON. */
import type { Request, Response } from 'restify'

/** How long a body may take to come in. */
const BODY_TIMEOUT_MS = 10_000

/** A request that its sender must mend. */
export class BadRequest extends Error {
  constructor(
    readonly status: 400 | 408 | 413,
    reason: string,
  ) {
    super(reason)
  }
}

/** The whole body as text, of `limit` bytes at most. */
export const bodyOf = async (request: Request, limit: number): Promise<string> =>
  (await bytesOf(request, limit)).toString()

/** The whole body, of `limit` bytes at most. restify's own parser takes 30 MB and writes uploads to disk. */
export const bytesOf = (request: Request, limit: number): Promise<Buffer> =>
  new Promise((done, refuse) => {
    const tooLarge = () => new BadRequest(413, `the body is larger than ${limit} bytes`)
    if (Number(request.headers['content-length'] ?? 0) > limit) return refuse(tooLarge())
    const chunks: Buffer[] = []
    let length = 0
    const timer = setTimeout(() => refuse(new BadRequest(408, 'the body did not come')), BODY_TIMEOUT_MS)
    const end = (outcome: () => void) => {
      clearTimeout(timer)
      outcome()
    }
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limit) end(() => refuse(tooLarge()))
      else chunks.push(chunk)
    })
    request.on('end', () => end(() => done(Buffer.concat(chunks))))
    request.on('error', () => end(() => refuse(new BadRequest(400, 'the body broke off'))))
  })

/** Answers in JSON, once. */
export const answer = (
  response: Response,
  status: number,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
): void => {
  const text = body === undefined ? '' : JSON.stringify(body)
  // What is left of a body that is too long is not read.
  const cut = status === 413 || status === 408
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...more,
    ...(cut && { connection: 'close' }),
  })
  response.end(text)
}
