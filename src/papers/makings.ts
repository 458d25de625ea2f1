/**
 * Files being made: each once however often it is asked for, a few at once, given up when nobody asks any more, kept for a
 * short while when made. In memory only: another instance asked for the same file makes it too.
 */
import type { Steps } from '../actions/verb'
import { Refused } from '../domain/refused'

/** How far a file is: read so far, in percent where that is known, or being written. */
export interface Far {
  readonly percent?: number
  readonly writing: boolean
}

/** The same as values, for the tab. */
export type PaperProgress = { readonly state: 'making'; readonly far: Far } | { readonly state: 'ready' }

export type State<T> =
  | { readonly is: 'making'; readonly far: Far }
  | { readonly is: 'made'; readonly made: T }
  /** A fault, told to whoever asked while it was under way. */
  | { readonly is: 'failed'; readonly error: unknown }

export interface MakingSteps extends Steps {
  /** All is read: the file is being written. */
  writes(): void
}

/** Thrown into the work of a file that nobody asks for any more. */
export class Forgotten extends Error {
  override readonly name = 'Forgotten'
}

export interface Makings<T> {
  /** Waits for the file a little (`patienceMs`), then says how far it is. Refused with `files-busy` when too many wait. */
  ask(key: string, make: (steps: MakingSteps) => Promise<T>): Promise<State<T>>
  /** It was handed out: whoever asks next gets it made anew. */
  drop(key: string): void
}

export interface MakingsOptions<T> {
  /** Bytes that a made file keeps in memory. */
  size(made: T): number
  /** Calls `run` later; a timer that does not keep the process alive unless told. */
  later?(run: () => void, ms: number): void
  readonly patienceMs?: number
}

/** Opening a link brings the file itself when it is made within this time. */
const PATIENCE_MS = 2000
/** Made at once; the others wait for their turn. */
const AT_ONCE = 4
const MOST_WAITING = 40
/** Longer than any page waits before it asks again. */
const FORGOTTEN_MS = 20_000
const KEPT_MS = 60_000
const KEPT_BYTES = 64 * 1024 * 1024

interface Making<T> {
  state: State<T>
  finished: Promise<void>
  /** Requests that wait for it now, and all that ever did: whether somebody asked since. */
  waiting: number
  asked: number
  forgotten: boolean
}

const unreferenced = (run: () => void, ms: number): void => void setTimeout(run, ms).unref()

/** At most so many at once; the others in the order in which they came. */
const turnsOf = (most: number) => {
  let running = 0
  const queue: (() => void)[] = []
  return async <R>(work: () => Promise<R>): Promise<R> => {
    if (running >= most) await new Promise<void>(next => queue.push(next))
    else running += 1
    try {
      return await work()
    } finally {
      // Whoever is next takes this place over.
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** What the work tells of itself; a percentage never goes back, though more may be found to do. */
const stepsOf = <T>(making: Making<T>): MakingSteps => {
  let expected = 0
  let done = 0
  let percent = 0
  const tell = (far: Far): void => {
    if (making.forgotten) throw new Forgotten()
    making.state = { is: 'making', far }
  }
  const read = (): void => {
    // A hundred is said by the file alone.
    percent = Math.max(percent, Math.min(99, Math.floor((100 * done) / Math.max(1, expected))))
    tell({ percent, writing: false })
  }
  return {
    expect: units => {
      expected += units
      read()
    },
    did: units => {
      done += units
      read()
    },
    writes: () => tell({ writing: true }),
  }
}

/** The oldest files go when all together are too large; the newest stays. */
const makeRoom = <T>(known: Map<string, Making<T>>, size: (made: T) => number): void => {
  const made = [...known].flatMap(([key, { state }]) =>
    state.is === 'made' ? [{ key, bytes: size(state.made) }] : [],
  )
  let total = made.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { key, bytes } of made.slice(0, -1)) {
    if (total <= KEPT_BYTES) return
    total -= bytes
    known.delete(key)
  }
}

export const openMakings = <T>({
  size,
  later = unreferenced,
  patienceMs = PATIENCE_MS,
}: MakingsOptions<T>): Makings<T> => {
  const known = new Map<string, Making<T>>()
  const inTurn = turnsOf(AT_ONCE)
  const dropThis = (key: string, making: Making<T>): void => {
    if (known.get(key) === making) known.delete(key)
  }

  const begin = (key: string, make: (steps: MakingSteps) => Promise<T>): Making<T> => {
    const making: Making<T> = {
      ...{ state: { is: 'making', far: { writing: false } }, finished: Promise.resolve() },
      ...{ waiting: 0, asked: 0, forgotten: false },
    }
    const work = (): Promise<T> => {
      if (making.forgotten) return Promise.reject(new Forgotten())
      return make(stepsOf(making))
    }
    making.finished = inTurn(work)
      .then(
        made => void (making.state = { is: 'made', made }),
        (error: unknown) => void (making.state = { is: 'failed', error }),
      )
      .then(() => {
        makeRoom(known, size)
        later(() => dropThis(key, making), KEPT_MS)
      })
    known.set(key, making)
    return making
  }

  /** Nobody waits, and nobody asked again: the work stops at its next step. */
  const watch = (key: string, making: Making<T>): void => {
    const { asked } = making
    later(() => {
      if (making.asked !== asked || making.waiting > 0 || making.state.is !== 'making') return
      making.forgotten = true
      dropThis(key, making)
    }, FORGOTTEN_MS)
  }

  return {
    ask: async (key, make) => {
      const underWay = [...known.values()].filter(({ state }) => state.is === 'making').length
      const found = known.get(key)
      if (!found && underWay >= MOST_WAITING) throw new Refused('files-busy')
      const making = found ?? begin(key, make)
      making.waiting += 1
      making.asked += 1
      await Promise.race([making.finished, new Promise<void>(done => later(done, patienceMs))])
      making.waiting -= 1
      if (making.state.is === 'failed') dropThis(key, making)
      if (making.state.is === 'making' && making.waiting === 0) watch(key, making)
      return making.state
    },
    drop: key => {
      if (known.get(key)?.state.is === 'made') known.delete(key)
    },
  }
}
