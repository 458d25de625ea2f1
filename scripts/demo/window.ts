/**
 * One person's window: a Microsoft 365 Agents Playground in a worker thread of the demo (half the memory of a process, and
 * nothing is left behind when the demo ends, however it ends). Runs as the worker's entry; `workerData` says what to serve.
 */
import { createRequire } from 'node:module'
import http, { type RequestListener } from 'node:http'
import { workerData } from 'node:worker_threads'

const { page, port } = workerData as {
  /** Page of the Playground with the demo's style and script in it. */
  readonly page: string
  readonly port: number
}

const createServer = http.createServer.bind(http)

/** A port that was free may stay taken for a moment: while another window starts a program, that one holds it too. */
const TRIES = 40
const PAUSE_MS = 50

/** Listens on this machine only: the demo asks nobody who they are. */
const listenHere = (server: http.Server, listen: http.Server['listen'], tries = TRIES): void => {
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' && tries > 0)
      setTimeout(() => listenHere(server, listen, tries - 1), PAUSE_MS)
    else process.exit(1)
  })
  listen(port, '127.0.0.1')
}

/** The Playground's own server, but for its page, its address, and a port of our choice. */
const create = (app: RequestListener): http.Server => {
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/' || request.method !== 'GET') return app(request, response)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(page)
  })
  const listen = server.listen.bind(server)
  server.listen = ((_: unknown, then: () => void) => {
    listenHere(server.once('listening', then), listen)
    return server
  }) as typeof server.listen
  return server
}

http.createServer = create as typeof http.createServer

// Until the Playground listens its event loop may be empty, and a worker with nothing to do ends.
setInterval(() => undefined, 2 ** 30)

createRequire(__filename)('@microsoft/m365agentsplayground/cli.js')
