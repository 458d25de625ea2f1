/** Facts of many dossiers, as the acts would have kept them over years, for what is measured on them. */
import { mongo } from 'mongoose'
import { type Day, addDays, addMonths, instantOf } from '../../src/domain/calendar'
import type { Change, NewDoc, Store } from '../../src/store/store'
import { organisations, people } from '../demo/partners'

export const TODAY: Day = '2028-12-15'
const providers = ['passeurs', 'balises']
const landlords = ['habitat-tilleul', 'logis-sureau', 'toits-aubepine', 'maisons-cassis']
const typologies = ['alone', 'couple', 'single-parent', 'couple-children']
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** The facts of one dossier: one in four is refused, the others get a home and stay. */
const lifeOf = (n: number): readonly (readonly [Day, string, NewDoc<'facts'>['data']])[] => {
  const first = addDays('2026-01-05', (n * 7) % 900)
  const provider = pick(providers, n)
  const landlord = pick(landlords, n >> 1)
  const about = { typology: pick(typologies, n), territory: n % 3 === 0 ? 'metropole' : 'departement' }
  const on = (days: number) => addDays(first, days)
  const way = [
    [first, 'referred', { kind: 'referral', origin: 'siao', size: 'T4', ...about }],
    [on(12), 'oriented-here', {}],
    [on(20), 'put-on-agenda', {}],
    [on(34), 'round-closed', { cast: 8, asked: 9 }],
  ] as const
  if (n % 4 === 0) return [...way, [on(34), 'refused', { against: false }]]
  return [
    ...way,
    [on(34), 'integrated', { provider, months: 12, funding: 'fnavdl', against: false }],
    [on(36), 'mandate-accepted', { provider }],
    [on(45), 'measure-in-place', { lastDay: addMonths(on(45), 3), window: true }],
    [on(75), 'reminder-due', { key: 'month-1', left: 61 }],
    [on(76), 'reminder-answered', { answer: 'home-proposed' }],
    [on(95), 'allocated', { landlord, annuls: false }],
    [on(120), 'entered', {}],
    [on(130), 'passeport-sent', { number: 2, quarter: '2026-T2', up: 2, same: 3, down: 1 }],
  ]
}

/** Facts kept at once: what a transaction takes well. */
const AT_ONCE = 2000

type Facts = readonly NewDoc<'facts'>[]
export interface Keeper {
  keep(facts: Facts): Promise<void>
  close(): Promise<void>
}

/** A million facts, one transaction after the other, take MongoDB half an hour: its driver writes them in bulk, as the store would. */
export const keeperOf = async (store: Store, uri: string | undefined): Promise<Keeper> => {
  if (!uri)
    return {
      keep: facts => store.commit(facts.map((doc): Change => ({ do: 'add', in: 'facts', doc }))),
      close: () => Promise.resolve(),
    }
  const client = await new mongo.MongoClient(uri, { writeConcern: { w: 1 } }).connect()
  const kept = client.db().collection<{ _id: string }>('facts')
  return {
    keep: async facts => {
      await kept.insertMany(
        facts.map(({ id, ...fact }) => ({ ...fact, _id: id, v: 1, _w: ['seeded'] })),
        { ordered: false },
      )
    },
    close: () => client.close(),
  }
}

/** Keeps the facts of this many dossiers, up to `TODAY`; how many facts there are. */
export const seed = async (store: Store, keeper: Keeper, dossiers: number): Promise<number> => {
  await store.commit([
    ...organisations.map(doc => ({ do: 'add', in: 'organisations', doc }) as const),
    ...people.map(({ key: _, ...doc }) => ({ do: 'add', in: 'people', doc }) as const),
  ])
  let waiting: NewDoc<'facts'>[] = []
  let facts = 0
  for (let n = 1; n <= dossiers; n += 1) {
    const subject = `dossiers/${n}`
    lifeOf(n)
      .filter(([on]) => on <= TODAY)
      .forEach(([on, kind, data], index) => {
        const seq = index + 1
        const id = `${subject}#${String(seq).padStart(6, '0')}`
        const doc = { id, subject, seq, kind, on, at: instantOf(on, 10), by: 'time', data }
        waiting.push(doc as NewDoc<'facts'>)
        facts += 1
      })
    if (waiting.length >= AT_ONCE || n === dossiers) {
      await keeper.keep(waiting)
      waiting = []
    }
  }
  return facts
}
