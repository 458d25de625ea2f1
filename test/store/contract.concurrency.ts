/** Many at once: exact counts, one taker a message. */
import { Conflict, type Doc, type Store } from '../../src/store/store'
import type { Bench } from './bench'
import { add, put } from './changes'

/** One more in a counter, and a claim beside it: read, decide, commit, again when somebody wrote first. */
const countOne = async (store: Store, id: string, claim?: string): Promise<void> => {
  for (;;) {
    const counter = (await store.get('counters', id)) as Doc<'counters'>
    const changes = [
      put('counters', counter, { next: counter.next + 1 }),
      ...(claim ? [add('claims', claim)] : []),
    ]
    try {
      return await store.commit(changes)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
}

const times = <T>(length: number, make: (at: number) => T): T[] => Array.from({ length }, (_, at) => make(at))

export const concurrencyContract = (bench: () => Bench): void => {
  let others: Store[] = []
  beforeAll(async () => {
    others = [bench().store, await bench().another()]
  }, 120_000)
  const storeOf = (writer: number): Store => others[writer % others.length] as Store

  it('counts exactly when sixteen write one document', async () => {
    await bench().store.commit([add('counters', 'n', { next: 0 })])
    const writers = times(16, async writer => {
      for (let n = 0; n < 4; n++) await countOne(storeOf(writer), 'n')
    })
    await Promise.all(writers)
    expect(await bench().store.get('counters', 'n')).toEqual({ id: 'n', v: 65, next: 64 })
  }, 120_000)

  it('counts exactly when sixteen write two documents in one commit, one of them the same', async () => {
    await bench().store.commit([add('counters', 'n', { next: 0 })])
    await Promise.all(times(16, writer => countOne(storeOf(writer), 'n', `claim ${writer}`)))
    expect((await bench().store.get('counters', 'n'))?.next).toBe(16)
    expect(await bench().store.count('claims', { index: 'id' })).toBe(16)
  }, 120_000)

  it('counts exactly when sixteen write many documents', async () => {
    await bench().store.commit(times(40, n => add('counters', `n${n}`, { next: 0 })))
    const writers = times(16, async writer => {
      for (let n = 0; n < 10; n++) await countOne(storeOf(writer), `n${(writer * 7 + n * 3) % 40}`)
    })
    await Promise.all(writers)
    const counters = await bench().store.find('counters', { index: 'id', limit: 100 })
    expect(counters.docs.reduce((sum, { next }) => sum + next, 0)).toBe(160)
  }, 120_000)

  it('lets one of sixteen claim', async () => {
    const claims = times(16, async writer => {
      await storeOf(writer).commit([add('claims', 'digest.2026-03-31', { at: String(writer) })])
      return writer
    })
    const done = (await Promise.allSettled(claims)).filter(({ status }) => status === 'fulfilled')
    expect(done).toHaveLength(1)
  })

  describe('take', () => {
    const due = { index: 'due', equals: [1], to: '2026-03-31' } as const
    const message = (n: number, nextAt: string, open = 1) =>
      add('messages', `m${n}`, { open, nextAt, tries: 0, state: 'waiting', why: 'before' })

    it('gives the first that is due, changed, and nothing when none is', async () => {
      const none = await bench().store.take('messages', due, { state: 'sending' })
      await bench().store.commit([
        message(1, '2026-03-30'),
        message(2, '2026-03-29'),
        message(3, '2026-04-01'),
      ])
      await bench().store.commit([message(4, '2026-03-01', 0)])
      const taken = await bench().store.take('messages', due, {
        state: 'sending',
        nextAt: '2026-05',
        why: undefined,
      })
      const changed = { id: 'm2', v: 2, open: 1, nextAt: '2026-05', tries: 0, state: 'sending' }
      expect([none, taken]).toEqual([undefined, changed])
      expect(await bench().store.get('messages', 'm2')).toEqual(changed)
    })

    it('takes from the other end when asked, and what it took can be put', async () => {
      await bench().store.commit([message(1, '2026-03-30'), message(2, '2026-03-29')])
      const taken = await bench().store.take('messages', { ...due, descending: true }, { open: 0 })
      expect(taken?.id).toBe('m1')
      await bench().store.commit([put('messages', taken as Doc<'messages'>, { tries: 1 })])
      expect((await bench().store.get('messages', 'm1'))?.v).toBe(3)
    })

    it('gives each message to exactly one of many takers', async () => {
      await bench().store.commit(times(60, n => message(n, `2026-03-${10 + (n % 20)}`)))
      const taken: string[] = []
      const takers = times(16, async taker => {
        for (;;) {
          const one = await storeOf(taker).take('messages', due, { open: 0, state: 'sending' })
          if (!one) return
          taken.push(one.id)
        }
      })
      await Promise.all(takers)
      expect([taken.length, new Set(taken).size]).toEqual([60, 60])
    }, 120_000)

    it('refuses to set what a unique index holds', async () => {
      const query = { index: 'code' }
      await expect(bench().store.take('dossiers', query, { code: 'M-1' as never })).rejects.toBeInstanceOf(
        TypeError,
      )
    })
  })
}
