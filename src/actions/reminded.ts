/** What became of the reminders in a dossier's history: whether the digests that told of them arrived. */
import type { Message } from '../store/documents'
import type { App } from './app'
import type { FactView } from './facts'

/** `dropped`: nothing was left to say when it was to leave · `muted`: nobody was to be told. */
export const deliveryStates = ['received', 'pending', 'failed', 'dropped', 'muted'] as const
export type DeliveryState = (typeof deliveryStates)[number]

const stateOf: Readonly<Record<Message['state'], DeliveryState>> = {
  delivered: 'received',
  waiting: 'pending',
  sending: 'pending',
  failed: 'failed',
  replaced: 'dropped',
}

/** Ids of the digests that tell of a fact, as its data keep them. */
export const digestsIn = ({ data }: Pick<FactView, 'data'>): readonly string[] | undefined =>
  typeof data.digests === 'string' ? data.digests.split(' ').filter(Boolean) : undefined

/** One reader who got it is enough; else what is most worth knowing. */
const together = (states: readonly DeliveryState[]): DeliveryState =>
  deliveryStates.find(state => states.includes(state)) ?? 'muted'

/** What became of digests; of one that could not leave on its day, what became of the one that told it instead. */
const statesOf = async (
  store: App['store'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeliveryState>> => {
  const found = ids.length > 0 ? await store.getMany('messages', ids) : []
  const later = found.flatMap(({ instead }) => instead ?? [])
  const instead = later.length > 0 ? await statesOf(store, later) : new Map<string, DeliveryState>()
  return new Map(found.map(each => [each.id, instead.get(each.instead ?? '') ?? stateOf[each.state]]))
}

/** The same facts; those that a digest told of say what became of it (`delivery`), and no longer its id. */
export const withDeliveries = async <F extends Pick<FactView, 'data'>>(
  { store }: Pick<App, 'store'>,
  facts: readonly F[],
): Promise<readonly F[]> => {
  const ids = [...new Set(facts.flatMap(fact => digestsIn(fact) ?? []))]
  const states = await statesOf(store, ids)
  return facts.map(fact => {
    const digests = digestsIn(fact)
    if (!digests) return fact
    const { digests: _, ...data } = fact.data
    const known = digests.map(id => states.get(id)).filter(state => state !== undefined)
    return { ...fact, data: { ...data, delivery: together(known) } }
  })
}
