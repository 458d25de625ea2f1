/**
 * The embedded store: SQLite in one file, the default without a MongoDB. Several processes may have it open.
 * Statements are synchronous and short (0.2 to 1 ms); only waiting for another process is not.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { cursorAfter } from '../reading'
import { checkChanges, checkSet, readable, type Stored } from '../stored'
import {
  Conflict,
  StoreUnavailable,
  StoreUnusable,
  type Change,
  type CollectionName,
  type Doc,
  type Page,
  type Query,
  type Scalar,
  type Store,
} from '../store'
import { commitNow, takeNow } from './commit'
import { openFile, type File } from './file'
import { countBySql, countSql, findSql, type Statement } from './sql'
import { Statements, type Row } from './statements'

export interface EmbeddedOptions {
  /** Path of the file; its folder must exist. */
  readonly file: string
  /** How long a verb waits for other processes before it throws StoreUnavailable. */
  readonly limitMs?: number
  /** For what tests want to see or limit: the file itself. */
  readonly onOpen?: (file: File) => void
}

/** Throws StoreUnusable: the message names what is wrong with the file and what mends it. */
export const openEmbedded = async ({ file, limitMs = 6500, onOpen }: EmbeddedOptions): Promise<Store> => {
  // Two processes that make the same new file at once: SQLite refuses one of them without waiting.
  const opened = await whileBusy(limitMs, () => openFile(file))
  onOpen?.(opened)
  return new EmbeddedStore(new Statements(opened), limitMs)
}

class EmbeddedStore implements Store {
  constructor(
    private readonly statements: Statements,
    private readonly limitMs: number,
  ) {}

  async get<C extends CollectionName>(collection: C, id: string): Promise<Doc<C> | undefined> {
    const sql = `SELECT id, v, body FROM "${collection}" WHERE id = ?`
    const [row] = await this.attempt(() => this.statements.all(sql, [id]))
    return row && readable(collection, storedOf(row))
  }

  async getMany<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<readonly Doc<C>[]> {
    const sql = `SELECT id, v, body FROM "${collection}" WHERE id IN (SELECT value FROM json_each(?))`
    const rows = await this.attempt(() => this.statements.all(sql, [JSON.stringify(ids)]))
    const found = new Map(rows.map(row => [row[0], row]))
    return ids.flatMap(id => {
      const row = found.get(id)
      return row ? [readable(collection, storedOf(row))] : []
    })
  }

  async find<C extends CollectionName>(collection: C, query: Query): Promise<Page<Doc<C>>> {
    const { along, statements } = findSql(collection, query)
    const stored = await this.attempt(() => this.rows(statements, query.limit + 1))
    const page = stored.slice(0, query.limit)
    const last = page.at(-1)
    const docs = page.map(document => readable(collection, document))
    return stored.length > page.length && last ? { docs, next: cursorAfter(last, along) } : { docs }
  }

  async count(
    collection: CollectionName,
    query: Omit<Query, 'limit' | 'after' | 'descending'>,
  ): Promise<number> {
    const { sql, values } = countSql(collection, query)
    const [row] = await this.attempt(() => this.statements.all(sql, values))
    return Number(row?.[0])
  }

  async countBy(
    collection: CollectionName,
    query: Pick<Query, 'index' | 'equals'>,
  ): Promise<ReadonlyMap<Scalar, number>> {
    const { sql, values, by } = countBySql(collection, query)
    const rows = await this.attempt(() => this.statements.all(sql, values))
    return new Map(rows.map(row => [this.grouped(collection, by, row), Number(row[1])]))
  }

  async commit(changes: readonly Change[]): Promise<void> {
    checkChanges(changes)
    await this.attempt(() => commitNow(this.statements, changes))
  }

  async take<C extends CollectionName>(
    collection: C,
    query: Omit<Query, 'limit' | 'after'>,
    set: Partial<Doc<C>>,
  ): Promise<Doc<C> | undefined> {
    checkSet(collection, set)
    const { statements } = findSql(collection, { ...query, limit: 1 })
    const find = () => this.rows(statements, 1)[0]
    // A look without the write lock first: most of the time nothing is due.
    const taken = await this.attempt(() => find() && takeNow(this.statements, collection, find, set))
    return taken && readable(collection, taken)
  }

  async ping(): Promise<void> {
    await this.attempt(() => this.statements.all('SELECT count(*) FROM sqlite_schema', []))
  }

  close(): Promise<void> {
    return Promise.resolve(this.statements.close())
  }

  private rows(statements: readonly Statement[], limit: number): Stored[] {
    const found: Stored[] = []
    for (const { sql, values } of statements) {
      if (found.length >= limit) break
      found.push(...this.statements.all(sql, [...values, limit - found.length]).map(storedOf))
    }
    return found
  }

  /** SQLite gives 1 and 0 for true and false: one document of the group says which it is. */
  private grouped(collection: CollectionName, by: string, row: Row): Scalar {
    const value = row[0] as Scalar
    if (value !== 0 && value !== 1) return value
    const sql = `SELECT json_type(body, ?) FROM "${collection}" WHERE id = ?`
    const [type] = this.statements.all(sql, [by, String(row[2])])
    return /^(true|false)$/.test(String(type?.[0])) ? value === 1 : value
  }

  private attempt<T>(work: () => T): Promise<T> {
    return whileBusy(this.limitMs, work)
  }
}

const storedOf = (row: Row): Stored => {
  const [id, v, body] = row
  return { ...(JSON.parse(String(body)) as object), id: String(id), v: Number(v) }
}

/** Tries again while another process writes, up to `limitMs`; other errors of SQLite become StoreUnavailable at once. */
const whileBusy = async <T>(limitMs: number, work: () => T): Promise<T> => {
  const until = performance.now() + limitMs
  for (;;) {
    try {
      return work()
    } catch (error) {
      const failure = failureOf(error)
      if (failure !== 'busy') throw failure
      if (performance.now() >= until) throw unavailable(error)
      await pause(5)
    }
  }
}

const failureOf = (error: unknown): unknown => {
  const known = error instanceof Conflict || error instanceof StoreUnavailable
  const cause = error instanceof StoreUnusable ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'busy'
  return known || error instanceof StoreUnusable || !code.startsWith('SQLITE_') ? error : unavailable(error)
}

const unavailable = (error: unknown): Error => {
  if (error instanceof StoreUnusable) return error
  return new StoreUnavailable(error instanceof Error ? error.message : String(error), { cause: error })
}
