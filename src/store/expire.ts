/** Documents that are kept for a time only (`expireAfterDays`) go here, in both stores alike. Called at start and daily. */
import { indexes, type Index } from './documents'
import { Conflict, each, type Change, type CollectionName, type Stamp, type Store } from './store'

const dayMs = 86_400_000

/** Removes what is past its time at `now` (ISO instant); a document written meanwhile stays. Returns how many went. */
export const expire = async (store: Store, now: string): Promise<number> => {
  let gone = 0
  for (const collection of Object.keys(indexes) as CollectionName[]) {
    for (const [index, { expireAfterDays }] of Object.entries<Index>(indexes[collection])) {
      if (expireAfterDays === undefined) continue
      const to = new Date(Date.parse(now) - expireAfterDays * dayMs).toISOString()
      for await (const document of each(store, collection, { index, to })) {
        if (await removed(store, collection, document)) gone++
      }
    }
  }
  return gone
}

const removed = async (store: Store, collection: CollectionName, { id, v }: Stamp): Promise<boolean> => {
  try {
    await store.commit([{ do: 'remove', in: collection, doc: { id, v } } as Change])
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
