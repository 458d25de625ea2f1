/** `npm run demo`: the bot, a window for each person of the story, and a page that leads to them. Ctrl-C stops it all. */
import { join } from 'node:path'
import { AlreadyRunning, claimFolder } from './demo/alone'
import { resetData, startBot } from './demo/bot'
import { personBy } from './demo/partners'
import { BadOption, type DemoOptions, readOptions, usage } from './demo/options'
import { freePorts } from './demo/ports'
import { servePage } from './demo/server'
import { openWindows } from './demo/windows'

/** What was started, to be stopped in reverse. */
type Stop = () => Promise<unknown> | unknown
const started: Stop[] = []

/** Longer than a turn in progress may take. */
const STOP_LIMIT_MS = 10_000

let stopping = false
const stop = async (code: number): Promise<void> => {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(code || 1), STOP_LIMIT_MS).unref()
  for (const each of started.reverse()) await Promise.resolve(each()).catch(() => undefined)
  process.exit(code)
}

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

/** Signals come twice from a terminal (to npm, and to us); npm's own end is seen by its absence. */
const watchForTheEnd = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopping) say('\nPasserelle s’arrête…')
      void stop(0)
    })
  const parent = process.ppid
  if (process.env.npm_lifecycle_event)
    setInterval(() => {
      if (process.ppid !== parent) void stop(0)
    }, 1000).unref()
}

/** The page listens first; the bot wakes while the windows open, each on its own thread. */
const start = async (options: DemoOptions): Promise<string> => {
  const [page = 0, bot = 0, ...windowPorts] = await freePorts(options.port, options.people.length + 2)
  const windows = options.people.map((key, index) => ({ key, port: windowPorts[index] ?? 0 }))
  const opening = openWindows(windows, {
    folder: join(options.data, 'windows'),
    endpoint: `http://127.0.0.1:${page}/messages`,
    failed: key => complain(`La fenêtre de ${key} ne tient pas ; relancez la démo.`),
  })
  started.push(() => opening.then(opened => opened.stop()))
  const chats = new Map(
    windows.map(({ key, port }) => [personBy(key).id, `http://localhost:${port}/`] as const),
  )
  const awake = startBot(options.data, { port: bot, chats }, { empty: options.empty })
  started.push(() => awake.then(({ running }) => running.stop()))
  // Both are waited for below; one that fails sooner must not end the process by itself.
  for (const each of [opening, awake]) each.catch(() => undefined)
  const server = await servePage(page, windows, awake)
  started.push(() => {
    server.close()
    server.closeAllConnections()
  })
  await Promise.all([opening, awake])
  return `http://localhost:${page}`
}

const run = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return say(usage)
  started.push(claimFolder(options.data))
  watchForTheEnd()
  if (options.reset) resetData(options.data)
  say('Passerelle démarre…')
  const address = await start(options)
  say(`Passerelle est prête : ${address}\n(Ctrl-C arrête tout ; les données restent dans ${options.data}.)`)
}

const explain = (error: unknown): string => {
  if (error instanceof BadOption) return `${error.message}\n\n${usage}`
  if (error instanceof AlreadyRunning) return error.message
  return `La démo ne démarre pas : ${(error as Error).message}\nSi ses données sont en cause : npm run demo -- --reset`
}

run().catch((error: unknown) => {
  if (stopping) return
  complain(explain(error))
  void stop(1)
})
