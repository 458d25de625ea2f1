/** A scheme of many dossiers, as facts alone, and a store whose long reading a test can hold and break. */
import { addDays, instantOf } from '../../src/domain/calendar'
import type { Change, NewDoc, Query, Store } from '../../src/store/store'

const life = ['referred', 'oriented-here', 'put-on-agenda', 'integrated', 'mandate-accepted'] as const

const dataOf = (kind: string, n: number): NewDoc<'facts'>['data'] => {
  const territory = n % 3 === 0 ? 'metropole' : 'departement'
  if (kind === 'referred')
    return { kind: 'referral', origin: 'siao', size: 'T4', typology: 'alone', territory }
  if (kind === 'integrated') return { provider: 'passeurs', months: 12, funding: 'fnavdl', against: false }
  return kind === 'mandate-accepted' ? { provider: 'passeurs' } : {}
}

/** Five facts each: a page of the store holds those of forty dossiers. */
export const putCrowd = async (store: Store, dossiers: number): Promise<void> => {
  let changes: Change[] = []
  for (let n = 1; n <= dossiers; n += 1) {
    const subject = `dossiers/crowd-${String(n).padStart(5, '0')}`
    for (const [index, kind] of life.entries()) {
      const on = addDays('2026-01-05', (n % 60) + index * 10)
      const seq = index + 1
      const doc = { id: `${subject}#${seq}`, subject, seq, kind, on, at: instantOf(on, 10), by: 'time' }
      changes.push({ do: 'add', in: 'facts', doc: { ...doc, data: dataOf(kind, n) } as NewDoc<'facts'> })
    }
    if (n % 200 === 0 || n === dossiers) {
      await store.commit(changes)
      changes = []
    }
  }
}

export interface Held {
  readonly store: Store
  /** Long readings that began. */
  began(): number
  /** The next page number `page` of a long reading waits for `release`; resolves when it is reached. */
  hold(page: number): Promise<void>
  release(): void
  /** The next long reading fails with this. */
  breaks(error: Error): void
}

/** A store whose reading of every fact is in a test's hand; all else goes through. */
export const holding = (store: Store): Held => {
  let began = 0
  let page = 0
  let broken: Error | undefined
  let held: { readonly page: number; reached(): void; readonly gate: Promise<void> } | undefined
  let release = (): void => undefined
  const before = async (query: Query): Promise<void> => {
    if (!query.after) {
      began += 1
      page = 0
    }
    page += 1
    const error = broken
    broken = undefined
    if (error) throw error
    if (held?.page !== page) return
    const { gate, reached } = held
    reached()
    await gate
  }
  const find = async (collection: never, query: Query) => {
    if (collection === 'facts' && query.index === 'subject' && !query.equals) await before(query)
    return store.find(collection, query)
  }
  return {
    store: new Proxy(store, {
      get: (target, name) => {
        if (name === 'find') return find
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    }),
    began: () => began,
    hold: at =>
      new Promise(reached => {
        const gate = new Promise<void>(open => {
          release = () => {
            held = undefined
            open()
          }
        })
        held = { page: at, reached, gate }
      }),
    release: () => release(),
    breaks: error => void (broken = error),
  }
}
