/**
 * One person's window: a Microsoft 365 Agents Playground in a worker thread of the demo (half the memory of a process, and
 * nothing is left behind when the demo ends, however it ends). Runs as the worker's entry; `workerData` says which page
 * to serve.
 */
import http, { type RequestListener } from 'node:http'
import { workerData } from 'node:worker_threads'

/** Page of the Playground with the demo's style and script in it. */
const { page } = workerData as { readonly page: string }

const createServer = http.createServer.bind(http)

/** Serves the page at `/`, and listens on this machine only: the demo asks nobody who they are. */
const create = (app: RequestListener): http.Server => {
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/' || request.method !== 'GET') return app(request, response)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page)
  })
  const listen = server.listen.bind(server)
  server.listen = ((port: number, then: () => void) => listen(port, '127.0.0.1', then)) as typeof server.listen
  return server
}

http.createServer = create as typeof http.createServer

// The Playground's own start-up leaves the event loop empty for a moment, and a worker with nothing to do ends.
setInterval(() => undefined, 2 ** 30)

require('@microsoft/m365agentsplayground/cli.js')
