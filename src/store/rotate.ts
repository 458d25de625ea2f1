/**
 * Rotation of the master key: every data key is wrapped again by the current one. Runs beside the bot (each document is
 * put at its version, and read again when somebody wrote first) and can be stopped and started again at any point.
 * Fingerprints stay under the key that made them, so an old master key leaves the ring only when none bears its name.
 */
import { indexes } from './documents'
import { Conflict, each, type Change, type CollectionName, type Stamp, type Store } from './store'
import type { Vault } from './vault'

export interface Rotated {
  /** Wrapped again now. */
  readonly wrapped: number
  /** Were under the current master key already. */
  readonly current: number
}

/** Counts for every collection that has wrapped keys (field `key`). `progress` hears of each document wrapped again. */
export const rotate = async (
  store: Store,
  vault: Vault,
  progress: (collection: CollectionName, id: string) => void = () => undefined,
): Promise<ReadonlyMap<CollectionName, Rotated>> => {
  const report = new Map<CollectionName, Rotated>()
  for (const collection of Object.keys(indexes) as CollectionName[]) {
    let [wrapped, current] = [0, 0]
    for await (const document of each(store, collection, { index: 'id' })) {
      if (keyOf(document) === undefined) continue
      if (await wrapAgain(store, vault, collection, document)) {
        wrapped++
        progress(collection, document.id)
      } else current++
    }
    if (wrapped + current > 0) report.set(collection, { wrapped, current })
  }
  return report
}

const keyOf = (document: object): string | undefined =>
  'key' in document && typeof document.key === 'string' ? document.key : undefined

/** False when there is nothing to do: wrapped already, or gone meanwhile. */
const wrapAgain = async (
  store: Store,
  vault: Vault,
  collection: CollectionName,
  seen: Stamp,
): Promise<boolean> => {
  let document: Stamp | undefined = seen
  while (document) {
    const key = keyOf(document)
    if (key === undefined) return false
    const again = vault.rewrap(key)
    if (again === key) return false
    try {
      await store.commit([{ do: 'put', in: collection, doc: { ...document, key: again } } as Change])
      return true
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      document = await store.get(collection, document.id)
    }
  }
  return false
}
