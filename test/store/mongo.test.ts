import mongoose from 'mongoose'
import type { Collections } from '../../src/store/mongo/collections'
import { openMongo } from '../../src/store/mongo/mongo'
import { Conflict, type Doc, type Store } from '../../src/store/store'
import { mongoBench } from './bench'
import { add, put, remove } from './changes'
import { storeContract } from './contract'

const uri = process.env.MONGODB_TEST_URI

/** The server does what it is asked, and its answer is lost `times` times; `meanwhile` happens before anybody asks again. */
const loseAnswers = (
  on: Collections['counters'],
  method: 'bulkWrite' | 'findOneAndUpdate',
  times: number,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): void => {
  const real = on[method].bind(on) as (...values: unknown[]) => Promise<unknown>
  let left = times
  const losing = async (...values: unknown[]): Promise<unknown> => {
    const answer = await real(...values)
    if (left-- <= 0) return answer
    await meanwhile()
    throw new mongoose.mongo.MongoNetworkError('the answer was lost', {})
  }
  Object.assign(on, { [method]: losing })
}

const lostAnswers = (address: string): void => {
  let [store, collections]: [Store | undefined, Collections | undefined] = [undefined, undefined]
  const opened = (): { store: Store; collections: Collections } => {
    if (!store || !collections) throw new Error('not open')
    return { store, collections }
  }
  let drop: () => Promise<void> = () => Promise.resolve()
  beforeAll(async () => {
    const own = address.replace('/test?', `/lost-${process.pid}?`)
    store = await openMongo({
      uri: own,
      onOpen: (connection, all) => {
        collections = all
        drop = () => connection.dropDatabase()
      },
    })
  }, 60_000)
  beforeEach(async () => {
    for (const each of Object.values(opened().collections)) await each.deleteMany({})
    await opened().store.commit([add('counters', 'n', { next: 0 })])
  })
  afterEach(() => {
    // The collection's own method again.
    for (const each of Object.values(opened().collections)) {
      for (const method of ['bulkWrite', 'findOneAndUpdate']) Reflect.deleteProperty(each, method)
    }
  })
  afterAll(async () => {
    await drop()
    await store?.close()
  })

  const counter = async () => (await opened().store.get('counters', 'n')) as Doc<'counters'>
  const count = async () =>
    opened().store.commit([put('counters', await counter(), { next: (await counter()).next + 1 })])

  it.each([1, 2])('knows that it was written, put, added and removed (%i lost)', async times => {
    loseAnswers(opened().collections.counters, 'bulkWrite', times)
    await count()
    expect(await counter()).toEqual({ id: 'n', v: 2, next: 1 })
    loseAnswers(opened().collections.counters, 'bulkWrite', times)
    await opened().store.commit([add('counters', 'm', { next: 5 })])
    loseAnswers(opened().collections.counters, 'bulkWrite', times)
    await opened().store.commit([remove('counters', await counter())])
    expect(await opened().store.count('counters', { index: 'id' })).toBe(1)
  })

  it('knows it though others wrote the document after it', async () => {
    const other = await another(address)
    loseAnswers(opened().collections.counters, 'bulkWrite', 1, async () => {
      for (let n = 0; n < 5; n++) {
        const now = (await other.get('counters', 'n')) as Doc<'counters'>
        await other.commit([put('counters', now, { next: now.next + 10 })])
      }
    })
    await count()
    expect(await counter()).toEqual({ id: 'n', v: 7, next: 51 })
    await other.close()
  })

  it('does not take another writer for itself', async () => {
    await opened().store.commit([add('counters', 'x', { next: 1 })])
    loseAnswers(opened().collections.counters, 'bulkWrite', 1)
    await expect(opened().store.commit([add('counters', 'x', { next: 2 })])).rejects.toBeInstanceOf(Conflict)
    expect((await opened().store.get('counters', 'x'))?.next).toBe(1)
  })

  it('does a transaction once when an answer inside it is lost', async () => {
    loseAnswers(opened().collections.facts as never, 'bulkWrite', 1)
    const changes = [
      put('counters', await counter(), { next: 1 }),
      add('facts', 'f', { subject: 's', seq: 1 }),
    ]
    await opened().store.commit(changes)
    expect([(await counter()).next, (await opened().store.get('facts', 'f'))?.v]).toEqual([1, 1])
  })

  it('takes one message, not two', async () => {
    await opened().store.commit(
      [1, 2, 3].map(n => add('messages', `m${n}`, { open: 1, nextAt: `2026-0${n}` })),
    )
    loseAnswers(opened().collections.messages as never, 'findOneAndUpdate', 1)
    const taken = await opened().store.take('messages', { index: 'due', equals: [1] }, { open: 0 })
    expect([taken?.id, await opened().store.count('messages', { index: 'due', equals: [1] })]).toEqual([
      'm1',
      2,
    ])
  })

  const another = (all: string): Promise<Store> =>
    openMongo({ uri: all.replace('/test?', `/lost-${process.pid}?`) })
}

if (uri?.includes('replicaSet')) {
  storeContract('MongoDB', () => mongoBench(uri))
  describe('when the answer to a write is lost', () => lostAnswers(uri))
} else
  it.skip('the contract on MongoDB needs the address of a replica set in MONGODB_TEST_URI', () => undefined)
