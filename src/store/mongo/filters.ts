/** Ranges of an index as MongoDB's filters. */
import type { mongo } from 'mongoose'
import type { Bounds, Range, Term } from '../reading'
import { fieldOf, type Kept } from './collections'

const operators = { from: '$gte', to: '$lte', above: '$gt', below: '$lt' } as const

const conditionOf = (term: Term): object => {
  // `{$eq: null}` is null or missing; bounds never match either, because MongoDB compares values of one type.
  if ('is' in term) return { $eq: term.is }
  const asked = Object.entries(operators).flatMap(([key, operator]) => {
    const value = term.within[key as keyof Bounds]
    return value === undefined ? [] : [[operator, value] as const]
  })
  return asked.length ? Object.fromEntries(asked) : { $ne: null }
}

/** One condition a path, joined by `$and`, because two of them may speak of one path. */
export const filterOf = ({ terms }: Range): mongo.Filter<Kept> =>
  terms.length ? { $and: terms.map(term => ({ [fieldOf(term.path)]: conditionOf(term) })) } : {}

export const sortOf = ({ order }: Range, descending: boolean): [string, 1 | -1][] =>
  order.map(path => [fieldOf(path), descending ? -1 : 1])
