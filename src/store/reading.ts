/**
 * What a `Query` means, said once for both stores: it becomes one or several ranges of a declared index, each read in
 * the index's own order, so that neither store ever sorts or looks at a document that is not in the answer.
 */
import { indexes, type Index } from './documents'
import type { CollectionName, Query, Scalar } from './store'

/** What one path of an index must be. */
export type Term =
  { readonly path: string; readonly is: Scalar | null } | { readonly path: string; readonly within: Bounds }

/** Bounds of present values: a missing value or a null is within none. No bound at all: any present value. */
export interface Bounds {
  readonly from?: Scalar
  readonly to?: Scalar
  readonly above?: Scalar
  readonly below?: Scalar
}

/** A part of the index that is read from one end to the other. */
export interface Range {
  readonly terms: readonly Term[]
  /** Paths whose order is the order of the answer; those before them are fixed by `terms`. */
  readonly order: readonly string[]
}

export interface Reading {
  /** Read one after the other until there are enough documents. */
  readonly ranges: readonly Range[]
  readonly descending: boolean
  readonly limit: number
  /** Paths whose values a cursor holds. */
  readonly along: readonly string[]
}

type Filter = Omit<Query, 'limit' | 'after' | 'descending'>

/** Paths of a declared index with the id that always ends it. Throws TypeError for an index that is not declared. */
export const pathsOf = (collection: CollectionName, index: string): readonly string[] => {
  if (index === 'id') return ['id']
  const declared: Index | undefined = indexes[collection][index]
  if (!declared) throw new TypeError(`${collection} has no index ${index}`)
  return [...declared.paths, 'id']
}

/** The paths after those of `equals`, and what the query asks of each. */
const parts = (collection: CollectionName, { index, equals = [], from, to }: Filter) => {
  const paths = pathsOf(collection, index)
  const bounded = from !== undefined || to !== undefined
  if (equals.length + (bounded ? 1 : 0) > paths.length)
    throw new TypeError(`${collection}.${index} has fewer paths`)
  const fixed = equals.map((is, at): Term => ({ path: paths[at] ?? 'id', is }))
  const bounds: Bounds | undefined = bounded
    ? { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
    : undefined
  return { fixed, along: paths.slice(equals.length), bounds }
}

/** The one range that holds everything the query finds. */
export const wholeRange = (collection: CollectionName, query: Filter): Range => {
  const { fixed, along, bounds } = parts(collection, query)
  const [first] = along
  return { terms: first && bounds ? [...fixed, { path: first, within: bounds }] : fixed, order: along }
}

/** The range and the path by whose values `countBy` counts; documents without a value there are not counted. */
export const groupedRange = (collection: CollectionName, query: Filter): { range: Range; by: string } => {
  const { fixed, along } = parts(collection, query)
  const [by] = along
  if (!by) throw new TypeError(`${collection}.${query.index} has no path left to count by`)
  return { range: { terms: [...fixed, { path: by, within: {} }], order: along }, by }
}

/** Throws RangeError for a limit outside 1 to 1000 and for a cursor that this index did not give. */
export const readingOf = (collection: CollectionName, query: Query): Reading => {
  const { limit, descending = false, after } = query
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new RangeError(`limit ${limit} is not 1 to 1000`)
  const { fixed, along, bounds } = parts(collection, query)
  const ranges = after
    ? beyond(fixed, along, bounds, cursorValues(after, along.length), descending)
    : [wholeRange(collection, query)]
  return { ranges, descending, limit, along }
}

/**
 * What follows a cursor (a, b, id), nearest first: same a and b and a greater id; same a and a greater b; a greater a.
 * Missing values and nulls come first, so descending they come last, in a range of their own.
 */
const beyond = (
  fixed: readonly Term[],
  along: readonly string[],
  bounds: Bounds | undefined,
  values: readonly (Scalar | null)[],
  descending: boolean,
): Range[] => {
  const ranges: Range[] = []
  for (let at = along.length - 1; at >= 0; at--) {
    const path = along[at] ?? 'id'
    const value = values[at] ?? null
    const before = [...fixed, ...along.slice(0, at).map((p, i): Term => ({ path: p, is: values[i] ?? null }))]
    const limits = at === 0 ? bounds : undefined
    const order = along.slice(at)
    if (!descending) {
      const within = value === null ? { ...limits } : { ...limits, above: value }
      ranges.push({ terms: [...before, { path, within }], order })
    } else if (value !== null) {
      ranges.push({ terms: [...before, { path, within: { ...limits, below: value } }], order })
      if (!limits && path !== 'id')
        ranges.push({ terms: [...before, { path, is: null }], order: order.slice(1) })
    }
  }
  return ranges
}

/** The value at a path of a stored document; null when missing or not a scalar. */
export const valueAt = (document: Readonly<Record<string, unknown>>, path: string): Scalar | null => {
  let value: unknown = document
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  }
  return isScalar(value) ? value : null
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** The cursor after a stored document: the values along which the reading goes. Opaque to callers. */
export const cursorAfter = (document: Readonly<Record<string, unknown>>, along: readonly string[]): string =>
  Buffer.from(JSON.stringify(along.map(path => valueAt(document, path)))).toString('base64url')

const cursorValues = (cursor: string, length: number): readonly (Scalar | null)[] => {
  const values = parsed(Buffer.from(cursor, 'base64url').toString())
  const fits =
    Array.isArray(values) && values.length === length && values.every(v => v === null || isScalar(v))
  if (!fits) throw new RangeError('this cursor belongs to another reading')
  return values as (Scalar | null)[]
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
