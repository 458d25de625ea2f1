import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Documents } from './documents'

/** Names of the collections; the same in both stores. */
export type CollectionName = keyof Documents

/** What every document carries beside its own fields. */
export interface Stamp {
  readonly id: string
  /** Version: 1 when added, one more at each put. */
  readonly v: number
}

export type Doc<C extends CollectionName> = Documents[C] & Stamp

/** A document as it is handed to `add`: its version is given by the store. */
export type NewDoc<C extends CollectionName> = Documents[C] & { readonly id: string }

export type Scalar = string | number | boolean

/**
 * A reading along one declared index (see `indexes` in documents.ts), so that no reading can be slow by surprise.
 * The documents come in the order of the index's paths after those named by `equals`, then of their id.
 */
export interface Query {
  /** Name of the declared index; `id` (every collection has it) is the order of the ids. */
  readonly index: string
  /** Values of the first paths of the index. */
  readonly equals?: readonly Scalar[]
  /** Bounds, both included, of the path that follows those of `equals`. */
  readonly from?: string | number
  readonly to?: string | number
  readonly descending?: boolean
  /** Cursor of an earlier page: `Page.next`. */
  readonly after?: string
  /** 1 to 1000. */
  readonly limit: number
}

export interface Page<T> {
  readonly docs: readonly T[]
  /** Cursor of the next page; absent on the last. */
  readonly next?: string
}

/** One document of a commit. `put` and `remove` hold only if the stored version is still `doc.v`. */
export type Change = {
  [C in CollectionName]:
    | { readonly do: 'add'; readonly in: C; readonly doc: NewDoc<C> }
    | { readonly do: 'put'; readonly in: C; readonly doc: Doc<C> }
    | { readonly do: 'remove'; readonly in: C; readonly doc: Stamp }
}[CollectionName]

/**
 * The few verbs of both stores. Everything acknowledged is on disk (embedded) or on a majority of members (MongoDB).
 * Every verb throws `StoreUnavailable` when the store does not answer within its limits, never a driver's error.
 */
export interface Store {
  get<C extends CollectionName>(collection: C, id: string): Promise<Doc<C> | undefined>
  /** Documents by id, in the order asked; those that do not exist are left out. */
  getMany<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<readonly Doc<C>[]>
  find<C extends CollectionName>(collection: C, query: Query): Promise<Page<Doc<C>>>
  /** How many documents the query finds (its limit, order and cursor do not matter). */
  count(collection: CollectionName, query: Omit<Query, 'limit' | 'after' | 'descending'>): Promise<number>
  /** Counts by the value of the path that follows those of `equals`. */
  countBy(
    collection: CollectionName,
    query: Pick<Query, 'index' | 'equals'>,
  ): Promise<ReadonlyMap<Scalar, number>>
  /**
   * All or nothing. A commit of one document is a plain conditional write; of several, a transaction.
   * Throws `Conflict` when a version moved on, an id exists already or a unique index is hit; then nothing is written.
   */
  commit(changes: readonly Change[]): Promise<void>
  /**
   * Changes the first document that the query finds, atomically, and returns it as changed: the lock of the message
   * queue in one statement. Of any number of callers, in any number of processes, one gets it.
   * `set` gives top-level fields their new values.
   */
  take<C extends CollectionName>(
    collection: C,
    query: Omit<Query, 'limit' | 'after'>,
    set: Partial<Documents[C]>,
  ): Promise<Doc<C> | undefined>
  /** Resolves when the store answers; throws `StoreUnavailable` when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Somebody wrote first: read again, decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
  constructor(
    readonly collection: CollectionName,
    readonly id: string,
  ) {
    super(`${collection}/${id} was written by somebody else first`)
  }
}

/** The store does not answer, or answers that it cannot write (disk full, read-only). Nothing half is written. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** The store cannot be used as it is: the message names what is wrong and the remedy. Thrown when opening only. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable'
}

/** Lets whatever waits (requests, timers) run before long work goes on. */
export const otherTurns = (): Promise<void> => nextTurn()

/**
 * Runs through every page of what the query finds: one at a time is in memory, and other turns run between two, also where
 * the store answers without waiting (the embedded one).
 */
export async function* pages<C extends CollectionName>(
  store: Pick<Store, 'find'>,
  collection: C,
  query: Omit<Query, 'limit' | 'after'>,
): AsyncGenerator<readonly Doc<C>[]> {
  let after: string | undefined
  do {
    const page: Page<Doc<C>> = await store.find(collection, { ...query, limit: 200, ...(after && { after }) })
    yield page.docs
    after = page.next
    if (after) await otherTurns()
  } while (after)
}

/** Runs through every document that the query finds, a page at a time. */
export async function* each<C extends CollectionName>(
  store: Pick<Store, 'find'>,
  collection: C,
  query: Omit<Query, 'limit' | 'after'>,
): AsyncGenerator<Doc<C>> {
  for await (const page of pages(store, collection, query)) yield* page
}

/** Everything that the query finds, in one list: for collections that stay small (people, organisations, one dossier's facts). */
export const all = async <C extends CollectionName>(
  store: Store,
  collection: C,
  query: Omit<Query, 'limit' | 'after'>,
): Promise<readonly Doc<C>[]> => {
  const found: Doc<C>[] = []
  for await (const doc of each(store, collection, query)) found.push(doc)
  return found
}
