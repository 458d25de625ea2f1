/** The contract's readings in the plainest words, over a list: what both stores are compared with. */
import { pathsOf, valueAt } from '../../src/store/reading'
import type { CollectionName, Query, Scalar } from '../../src/store/store'

type Raw = Readonly<Record<string, unknown>> & { readonly id: string }

/** Missing first, then numbers, text by its bytes; false before true. */
const compare = (a: Scalar | null, b: Scalar | null): number => {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return Number(a) - Number(b)
}

export const answered = (
  collection: CollectionName,
  documents: readonly Raw[],
  query: Omit<Query, 'limit'>,
): Raw[] => {
  const paths = pathsOf(collection, query.index)
  const { equals = [], from, to, descending } = query
  const bound = paths[equals.length] ?? 'id'
  const within = (document: Raw): boolean => {
    if (!equals.every((value, at) => valueAt(document, paths[at] ?? 'id') === value)) return false
    if (from === undefined && to === undefined) return true
    const value = valueAt(document, bound)
    if (value === null) return false
    return (from === undefined || compare(value, from) >= 0) && (to === undefined || compare(value, to) <= 0)
  }
  const along = paths.slice(equals.length)
  const order = (a: Raw, b: Raw): number => {
    const path = along.find(each => compare(valueAt(a, each), valueAt(b, each)) !== 0)
    return path ? compare(valueAt(a, path), valueAt(b, path)) * (descending ? -1 : 1) : 0
  }
  return documents.filter(within).sort(order)
}
