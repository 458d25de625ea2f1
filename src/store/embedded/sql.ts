/** Readings as SQL: every statement names the index it reads, so that SQLite refuses rather than scans. */
import { groupedRange, readingOf, wholeRange, type Bounds, type Range } from '../reading'
import type { CollectionName, Query, Scalar } from '../store'
import { indexName, jsonPath, valueSql } from './tables'

export interface Statement {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** SQLite's JSON gives 1 and 0 for true and false; the driver takes no booleans. */
const bound = (value: Scalar): string | number => (typeof value === 'boolean' ? Number(value) : value)

const operators: readonly (readonly [keyof Bounds, string])[] = [
  ['from', '>='],
  ['to', '<='],
  ['above', '>'],
  ['below', '<'],
]

const where = ({ terms }: Range): Statement => {
  const sql: string[] = []
  const values: (string | number)[] = []
  for (const term of terms) {
    const left = valueSql(term.path)
    if ('is' in term) {
      sql.push(term.is === null ? `${left} IS NULL` : `${left} = ?`)
      if (term.is !== null) values.push(bound(term.is))
      continue
    }
    const asked = operators.filter(([key]) => term.within[key] !== undefined)
    if (asked.length === 0) sql.push(`${left} IS NOT NULL`)
    for (const [key, operator] of asked) {
      sql.push(`${left} ${operator} ?`)
      values.push(bound(term.within[key] ?? ''))
    }
  }
  return { sql: sql.length ? ` WHERE ${sql.join(' AND ')}` : '', values }
}

const from = (collection: CollectionName, index: string): string =>
  ` FROM "${collection}" INDEXED BY "${indexName(collection, index)}"`

/** One statement a range; each ends in `LIMIT ?`, whose value is not among `values`. Rows: id, v, body. */
export const findSql = (
  collection: CollectionName,
  query: Query,
): { along: readonly string[]; statements: Statement[] } => {
  const reading = readingOf(collection, query)
  const direction = reading.descending ? ' DESC' : ''
  const statements = reading.ranges.map(range => {
    const { sql, values } = where(range)
    const order = range.order.map(path => valueSql(path) + direction).join()
    const sorted = order ? ` ORDER BY ${order}` : ''
    return { sql: `SELECT id, v, body${from(collection, query.index)}${sql}${sorted} LIMIT ?`, values }
  })
  return { along: reading.along, statements }
}

type Filter = Omit<Query, 'limit' | 'after' | 'descending'>

export const countSql = (collection: CollectionName, query: Filter): Statement => {
  const { sql, values } = where(wholeRange(collection, query))
  return { sql: `SELECT count(*)${from(collection, query.index)}${sql}`, values }
}

/** Rows: value, count, and the id of one document of the group. `by` is the JSON path of the value. */
export const countBySql = (
  collection: CollectionName,
  query: Filter,
): Statement & { readonly by: string } => {
  const { range, by } = groupedRange(collection, query)
  const { sql, values } = where(range)
  const value = valueSql(by)
  const grouped = `SELECT ${value}, count(*), min(id)${from(collection, query.index)}${sql} GROUP BY ${value}`
  return { sql: grouped, values, by: jsonPath(by) }
}
