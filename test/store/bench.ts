/** What the tests of both stores need around a store: a second one on the same data, an empty start, a look at plans. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from 'mongoose'
import { openEmbedded } from '../../src/store/embedded/embedded'
import { collections, indexName as embeddedIndex } from '../../src/store/embedded/tables'
import type { File } from '../../src/store/embedded/file'
import { countBySql, countSql, findSql } from '../../src/store/embedded/sql'
import { filterOf, sortOf } from '../../src/store/mongo/filters'
import { indexName as mongoIndex, type Collections } from '../../src/store/mongo/collections'
import { openMongo } from '../../src/store/mongo/mongo'
import { readingOf } from '../../src/store/reading'
import type { CollectionName, Query, Store } from '../../src/store/store'

export interface Bench {
  readonly store: Store
  /** Another store on the same data, as another process would open it. */
  another(): Promise<Store>
  empty(): Promise<void>
  /** What is wrong with the plans of a reading: a table scanned, a sort, another index. Empty when nothing is. */
  planFaults(collection: CollectionName, query: Query): Promise<readonly string[]>
  /** Documents that the server looks at for a reading; undefined where it does not tell. */
  examined(collection: CollectionName, query: Query): Promise<number | undefined>
  close(): Promise<void>
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'passerelle-store-'))

export const embeddedBench = async (): Promise<Bench> => {
  const folder = temporaryFolder()
  const path = join(folder, 'store.db')
  const opened: Store[] = []
  let file: File | undefined
  const open = async (onOpen?: (file: File) => void) => {
    const store = await openEmbedded({ file: path, ...(onOpen && { onOpen }) })
    opened.push(store)
    return store
  }
  const store = await open(it => (file = it))
  return {
    store,
    another: () => open(),
    empty: async () => collections.forEach(name => file?.exec(`DELETE FROM "${name}"`)),
    planFaults: async (collection, query) => (file ? embeddedFaults(file, collection, query) : ['no file']),
    examined: () => Promise.resolve(undefined),
    close: async () => {
      for (const each of opened) await each.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const embeddedFaults = (file: File, collection: CollectionName, query: Query): string[] => {
  const found = findSql(collection, query).statements.map(({ sql }) => sql)
  const sorted = found.every(sql => sql.includes('ORDER BY') || query.index === 'id')
    ? []
    : ['no order asked']
  const { index, equals = [] } = query
  // Without a condition SQLite counts along the smallest index there is.
  const counted = [countSql(collection, query), countBySql(collection, { index, equals })]
    .map(({ sql }) => sql)
    .filter(sql => sql.includes('WHERE'))
  const wanted = `INDEX ${embeddedIndex(collection, index)}`
  return [...found, ...counted]
    .flatMap(sql => {
      const steps = file.prepare(`EXPLAIN QUERY PLAN ${sql}`).raw().all() as unknown[][]
      const plan = steps.map(step => String(step[3]))
      const narrowed = sql.includes('WHERE') && !sql.includes('IS NOT NULL')
      return plan
        .filter(
          step => !step.includes(wanted) || /TEMP B-TREE/.test(step) || (narrowed && step.startsWith('SCAN')),
        )
        .map(step => `${sql}: ${step}`)
    })
    .concat(sorted)
}

/** A database of its own on the server of the address. */
export const mongoBench = async (address: string): Promise<Bench> => {
  const uri = address.replace(/\/test(\?|$)/, `/contract-${process.pid}$1`)
  const opened: Store[] = []
  let [connection, kept]: [Connection | undefined, Collections | undefined] = [undefined, undefined]
  const open = async (onOpen?: (connection: Connection, collections: Collections) => void) => {
    const store = await openMongo({ uri, ...(onOpen && { onOpen }) })
    opened.push(store)
    return store
  }
  const store = await open((itself, itsCollections) => ([connection, kept] = [itself, itsCollections]))
  return {
    store,
    another: () => open(),
    empty: async () => {
      for (const collection of Object.values(kept ?? {})) await collection.deleteMany({})
    },
    planFaults: async (collection, query) =>
      kept ? mongoFaults(kept, collection, query) : ['no connection'],
    examined: async (collection, query) => (kept ? mongoExamined(kept, collection, query) : undefined),
    close: async () => {
      await connection?.dropDatabase()
      for (const each of opened) await each.close()
    },
  }
}

const mongoExamined = async (
  kept: Collections,
  collection: CollectionName,
  query: Query,
): Promise<number> => {
  const { ranges, descending, limit } = readingOf(collection, query)
  const hint = mongoIndex(collection, query.index)
  let examined = 0
  for (const range of ranges) {
    const options = { sort: sortOf(range, descending), limit, hint }
    const told = await kept[collection].find(filterOf(range), options).explain('executionStats')
    examined += (told as { executionStats: { totalDocsExamined: number } }).executionStats.totalDocsExamined
  }
  return examined
}

const mongoFaults = async (
  kept: Collections,
  collection: CollectionName,
  query: Query,
): Promise<string[]> => {
  const { ranges, descending, limit } = readingOf(collection, query)
  const hint = mongoIndex(collection, query.index)
  const faults: string[] = []
  for (const range of ranges) {
    const found = kept[collection].find(filterOf(range), { sort: sortOf(range, descending), limit, hint })
    const plan = JSON.stringify(await found.explain('queryPlanner'))
    const scanned =
      plan.includes(`"indexName":${JSON.stringify(hint)}`) || /"stage":"(IDHACK|CLUSTERED_IXSCAN)"/.test(plan)
    if (!scanned || /"stage":"(COLLSCAN|SORT)"/.test(plan)) faults.push(plan)
  }
  return faults
}
