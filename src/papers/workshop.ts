/** Makes PDF and spreadsheets in one thread beside the bot's own, one after the other; it starts when first needed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Format } from '../actions/links'
import type { CardName } from '../actions/views'
import type { Making, Paper } from './paper'
import type { Made, Order } from './thread'

/** What the thread runs: compiled code, or with what runs TypeScript. */
export interface ThreadFile {
  readonly file: string
  readonly execArgv?: readonly string[]
}

/** The compiled thread beside this file, for who starts the bot; nothing where the code was not compiled. */
export const besideOurs = (): { readonly paperThread?: ThreadFile } => {
  const file = join(__dirname, 'thread.js')
  return existsSync(file) ? { paperThread: { file } } : {}
}

export interface Workshop {
  /** Undefined when the view as it is now has no such paper. Throws `MakingFailed`. */
  make(card: CardName, format: Format, view: unknown, making: Making): Promise<Paper | undefined>
  stop(): Promise<void>
}

/** The thread could not make it: ran out of memory or time, or met a fault, which is named. */
export class MakingFailed extends Error {
  override readonly name = 'MakingFailed'
}

/** Room for the largest report many times over; a document that wants more fails alone, the bot goes on. */
const MEMORY_MB = 512
/** The longest report takes a second or two; what takes this long never ends. */
const LIMIT_MS = 120_000

interface Waiting {
  readonly done: (made: Made) => void
  readonly failed: (error: Error) => void
}

interface Bench {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

const fail = ({ waiting }: Bench, why: string): void => {
  for (const { failed } of waiting.values()) failed(new MakingFailed(why))
  waiting.clear()
}

const openBench = ({ file, execArgv = [] }: ThreadFile, over: () => void): Bench => {
  const worker = new Worker(file, {
    execArgv: [...execArgv],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const bench: Bench = { worker, waiting: new Map() }
  worker.unref()
  worker.on('message', (made: Made) => {
    bench.waiting.get(made.id)?.done(made)
    bench.waiting.delete(made.id)
  })
  const end = (why: string) => {
    over()
    fail(bench, why)
  }
  worker.on('error', error => end((error as NodeJS.ErrnoException).code ?? error.name))
  worker.on('exit', () => end('exit'))
  return bench
}

const within = async <T>(ms: number, work: Promise<T>, late: () => void): Promise<T> => {
  const timer = setTimeout(late, ms)
  timer.unref()
  return work.finally(() => clearTimeout(timer))
}

const paperOf = (made: Made): Paper | undefined => {
  if ('failed' in made) throw new MakingFailed(made.failed)
  const { name, body } = made
  if (name === undefined || !body) return undefined
  return { name, body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) }
}

/** A thread that fails is replaced at the next order. */
export const openWorkshop = (thread: ThreadFile, limitMs = LIMIT_MS): Workshop => {
  let bench: Bench | undefined
  let orders = 0
  const current = (): Bench => {
    const opened = (bench ??= openBench(thread, () => {
      if (bench === opened) bench = undefined
    }))
    return opened
  }
  return {
    make: async (card, format, view, making) => {
      const { worker, waiting } = current()
      const order: Order = { id: (orders += 1), card, format, view, making }
      const answer = new Promise<Made>((done, failed) => waiting.set(order.id, { done, failed }))
      // A thread with nothing to make does not keep the process from ending.
      worker.ref()
      worker.postMessage(order)
      const made = await within(limitMs, answer, () => void worker.terminate())
      if (waiting.size === 0) worker.unref()
      return paperOf(made)
    },
    stop: async () => {
      await bench?.worker.terminate()
    },
  }
}
