/** Taking the first document of a reading, in one statement of the server. */
import type { mongo } from 'mongoose'
import { wholeRange } from '../reading'
import type { CollectionName, Query } from '../store'
import { keysOf, type Kept } from './collections'
import { filterOf, sortOf } from './filters'
import { mayPass } from './patience'

const updateOf = (set: object, token: string): mongo.UpdateFilter<Kept> => {
  const fields = Object.entries(set)
  const plain = fields.filter(([, value]) => value !== undefined)
  const gone = fields.filter(([, value]) => value === undefined).map(([field]) => [field, ''])
  return {
    $set: { ...(JSON.parse(JSON.stringify(Object.fromEntries(plain))) as object), _t: token },
    ...(gone.length && { $unset: Object.fromEntries(gone) as Record<string, ''> }),
    $inc: { v: 1 },
    $push: { _w: { $each: [token], $position: 0, $slice: 20 } },
  } as unknown as mongo.UpdateFilter<Kept>
}

/**
 * One try. When an earlier one may have been carried out, the document that bears its token is ours. (A try that the
 * server carries out later still only locks a document until its lock runs out.)
 */
export const takeOnce = async (
  collection: mongo.Collection<Kept>,
  name: CollectionName,
  query: Omit<Query, 'limit' | 'after'>,
  set: object,
  token: string,
  doubt: { still: boolean },
): Promise<Kept | undefined> => {
  if (doubt.still) {
    const ours = await collection.findOne(
      { _t: token },
      { readConcern: { level: 'linearizable' }, maxTimeMS: 3000, hint: 'taken' },
    )
    if (ours) return ours
  }
  const range = wholeRange(name, query)
  try {
    const taken = await collection.findOneAndUpdate(filterOf(range), updateOf(set, token), {
      sort: sortOf(range, query.descending ?? false),
      returnDocument: 'after',
      hint: keysOf(name, query.index),
    })
    return taken ?? undefined
  } catch (error) {
    if (mayPass(error)) doubt.still = true
    throw error
  }
}
