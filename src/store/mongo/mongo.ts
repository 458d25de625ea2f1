/** The store on a MongoDB replica set: what is acknowledged is on the disks of a majority of its members. */
import type { Connection } from 'mongoose'
import { cursorAfter, groupedRange, readingOf, wholeRange } from '../reading'
import { checkChanges, checkSet, readable, type Stored } from '../stored'
import {
  StoreUnavailable,
  type Change,
  type CollectionName,
  type Doc,
  type Page,
  type Query,
  type Scalar,
  type Store,
} from '../store'
import { indexName, layCollections, type Collections, type Kept } from './collections'
import { commitOnce, newToken } from './commit'
import { connect } from './connect'
import { filterOf, sortOf } from './filters'
import { patiently } from './patience'
import { takeOnce } from './take'

export interface MongoOptions {
  readonly uri: string
  /** How long one verb may take, retries included, before it throws StoreUnavailable. */
  readonly limitMs?: number
  /** For what tests want to see: the connection and the collections themselves. */
  readonly onOpen?: (connection: Connection, collections: Collections) => void
}

/** Throws StoreUnusable (the message says what mends it) or StoreUnavailable (nothing answers). */
export const openMongo = async ({ uri, limitMs = 6500, onOpen }: MongoOptions): Promise<Store> => {
  const connection = await connect(uri)
  try {
    const collections = await patiently(30_000, () => layCollections(connection))
    onOpen?.(connection, collections)
    return new MongoStore(connection, collections, limitMs)
  } catch (error) {
    await connection.close(true).catch(() => undefined)
    throw error
  }
}

class MongoStore implements Store {
  private closed = false

  constructor(
    private readonly connection: Connection,
    private readonly collections: Collections,
    private readonly limitMs: number,
  ) {}

  async get<C extends CollectionName>(collection: C, id: string): Promise<Doc<C> | undefined> {
    const found = await this.patiently(() => this.collections[collection].findOne({ _id: id }))
    return found ? readable(collection, storedOf(found)) : undefined
  }

  async getMany<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<readonly Doc<C>[]> {
    if (ids.length === 0) return []
    const among = { _id: { $in: [...ids] } }
    const kept = await this.patiently(() => this.collections[collection].find(among).toArray())
    const found = new Map(kept.map(document => [document._id, document]))
    return ids.flatMap(id => {
      const document = found.get(id)
      return document ? [readable(collection, storedOf(document))] : []
    })
  }

  async find<C extends CollectionName>(collection: C, query: Query): Promise<Page<Doc<C>>> {
    const { along } = readingOf(collection, query)
    const stored = (await this.patiently(() => this.kept(collection, query))).map(storedOf)
    const page = stored.slice(0, query.limit)
    const last = page.at(-1)
    const docs = page.map(document => readable(collection, document))
    return stored.length > page.length && last ? { docs, next: cursorAfter(last, along) } : { docs }
  }

  count(collection: CollectionName, query: Omit<Query, 'limit' | 'after' | 'descending'>): Promise<number> {
    const filter = filterOf(wholeRange(collection, query))
    const hint = indexName(collection, query.index)
    return this.patiently(() => this.collections[collection].countDocuments(filter, { hint }))
  }

  async countBy(
    collection: CollectionName,
    query: Pick<Query, 'index' | 'equals'>,
  ): Promise<ReadonlyMap<Scalar, number>> {
    const { range, by } = groupedRange(collection, query)
    const steps = [
      { $match: filterOf(range) },
      { $group: { _id: `$${by}`, count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]
    const hint = indexName(collection, query.index)
    const counted = await this.patiently(() =>
      this.collections[collection].aggregate<{ _id: Scalar; count: number }>(steps, { hint }).toArray(),
    )
    return new Map(counted.map(({ _id, count }) => [_id, count]))
  }

  async commit(changes: readonly Change[]): Promise<void> {
    checkChanges(changes)
    if (changes.length === 0) return
    const writing = { client: this.connection.getClient(), collections: this.collections }
    const token = newToken()
    const doubt = { still: false }
    await this.patiently(() => commitOnce(writing, changes, token, doubt))
  }

  async take<C extends CollectionName>(
    collection: C,
    query: Omit<Query, 'limit' | 'after'>,
    set: Partial<Doc<C>>,
  ): Promise<Doc<C> | undefined> {
    checkSet(collection, set)
    const token = newToken()
    const doubt = { still: false }
    const taken = await this.patiently(() =>
      takeOnce(this.collections[collection], collection, query, set, token, doubt),
    )
    return taken && readable(collection, storedOf(taken))
  }

  async ping(): Promise<void> {
    const admin = this.connection.getClient().db('admin')
    await this.patiently(() => admin.command({ ping: 1 }))
  }

  close(): Promise<void> {
    this.closed = true
    return this.connection.close()
  }

  /** One document more than the page has, to know whether another follows. */
  private async kept(collection: CollectionName, query: Query): Promise<Kept[]> {
    const { ranges, descending, limit } = readingOf(collection, query)
    const found: Kept[] = []
    for (const range of ranges) {
      const left = limit + 1 - found.length
      if (left <= 0) break
      const options = {
        sort: sortOf(range, descending),
        limit: left,
        hint: indexName(collection, query.index),
      }
      found.push(...(await this.collections[collection].find(filterOf(range), options).toArray()))
    }
    return found
  }

  private patiently<T>(attempt: () => Promise<T>): Promise<T> {
    if (this.closed) return Promise.reject(new StoreUnavailable('the store is closed'))
    return patiently(this.limitMs, attempt)
  }
}

const storedOf = (kept: Kept): Stored => {
  const { _id, _w, _t, ...fields } = kept
  void [_w, _t]
  return { ...fields, id: _id }
}
