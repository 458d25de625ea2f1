/** What a store promises, whichever it is. Run on both: the same words, the same answers. */
import { expire } from '../../src/store/expire'
import {
  all,
  Conflict,
  StoreUnavailable,
  type Change,
  type CollectionName,
  type Doc,
  type Store,
} from '../../src/store/store'
import type { Bench } from './bench'
import { add, put, remove } from './changes'
import { concurrencyContract } from './contract.concurrency'
import { readingContract } from './contract.reading'

/** `open` makes a store on empty data. */
export const storeContract = (name: string, open: () => Promise<Bench>): void => {
  describe(`the contract of a store, kept by the ${name} one`, () => {
    let bench: Bench
    beforeAll(async () => {
      bench = await open()
    }, 120_000)
    afterAll(() => bench?.close(), 60_000)
    beforeEach(() => bench.empty())

    documentsContract(() => bench)
    commitsContract(() => bench.store)
    readingContract(() => bench)
    concurrencyContract(() => bench)

    it('closes twice without complaint, and then says that it is unavailable', async () => {
      const store = await bench.another()
      await store.close()
      await store.close()
      await expect(store.get('people', 'p')).rejects.toBeInstanceOf(StoreUnavailable)
    })
  })
}

const documentsContract = (bench: () => Bench): void => {
  const kept = async (fields: object): Promise<unknown> => {
    await bench().store.commit([add('references', 'r', fields)])
    const { id, v, ...rest } = (await bench().store.get('references', 'r')) ?? { id: '', v: 0 }
    expect([id, v]).toEqual(['r', 1])
    return rest
  }

  it.each([
    ['letters of any script', { at: 'Éloïse Nguyễn 😀 \u0001 "\\ \u2028 日本' }],
    ['dollars and dots in keys', { reference: { $set: 1, 'a.b': { $where: 'x', '': 0 } }, 'x.y': 1 }],
    ['nested, empty and missing things', { reference: { a: {}, b: [], c: [{}, [], null, [[1]]], d: null } }],
    [
      'numbers',
      { reference: { a: 0, b: -1.5, c: 2 ** 53 - 1, d: 1e-9, e: 1e300, f: 2 ** 31, g: -(2 ** 40) } },
    ],
    [
      'texts that look like something else',
      { reference: { a: '$literal', b: '$$ROOT', c: '{"a":1}', d: '', e: '1' } },
    ],
    [
      '200 kB',
      { reference: { text: 'é'.repeat(100_000), list: Array.from({ length: 5000 }, (_, i) => ({ i })) } },
    ],
    [
      'fields with the names of commands',
      { reference: { __v: 1, _class: 'x', constructor: { name: 'y' } }, toString: 'z' },
    ],
  ])('gives back %s as they were', async (_what, fields) => {
    expect(await kept(fields)).toEqual(fields)
    const before = await bench().store.get('references', 'r')
    await bench().store.commit([put('references', before as Doc<'references'>)])
    expect(await bench().store.get('references', 'r')).toEqual({ ...before, v: 2 })
  })

  it('leaves out what is undefined, and makes half characters whole, as JSON and UTF-8 ask', async () => {
    const fields = {
      at: 'a',
      gone: undefined,
      reference: { list: [undefined, 'x'], half: 'x\ud83d', whole: '\\ud83d' },
    }
    expect(await kept(fields)).toEqual({
      at: 'a',
      reference: { list: [null, 'x'], half: 'x\ufffd', whole: '\\ud83d' },
    })
  })

  it('gives nothing for an id that does not exist, and several in the order asked', async () => {
    await bench().store.commit(['a', 'b', 'é'].map(id => add('people', id, { name: id })))
    expect(await bench().store.get('people', 'nobody')).toBeUndefined()
    const found = await bench().store.getMany('people', ['é', 'nobody', 'a'])
    expect(found.map(({ id }) => id)).toEqual(['é', 'a'])
    expect(await bench().store.getMany('people', [])).toEqual([])
  })

  it.each(['29:1-abc_x', 'a:19:meeting@thread.v2|1700000000000', 'dossiers/d#000001', 'É $a.b "\''])(
    'takes the id %s',
    async id => {
      await bench().store.commit([add('cards', id, { subject: 's', at: '2026' })])
      expect((await bench().store.get('cards', id))?.id).toBe(id)
      expect((await bench().store.find('cards', { index: 'id', equals: [id], limit: 1 })).docs).toHaveLength(
        1,
      )
    },
  )

  it('takes an id of 500 letters, and no longer one', async () => {
    await bench().store.commit([add('claims', 'x'.repeat(500))])
    await expect(bench().store.commit([add('claims', 'x'.repeat(501))])).rejects.toBeInstanceOf(TypeError)
  })

  it.each(['', 'a\0b', 'half \ud83d'])('refuses the id %j', async id => {
    await expect(bench().store.commit([add('cards', id)])).rejects.toBeInstanceOf(TypeError)
  })

  it('lets go what is past its time, and only that', async () => {
    const days = [
      [0, '2026-03-01T00:00:00.000Z'],
      [1, '2026-03-01T00:00:00.001Z'],
      [2, '2026-03-31T12:00:00.000Z'],
    ] as const
    await bench().store.commit(days.map(([n, at]) => add('drafts', `d${n}`, { at })))
    await bench().store.commit([add('drafts', 'undated'), add('claims', 'c', { at: days[0][1] })])
    expect(await expire(bench().store, '2026-03-31T00:00:00.000Z')).toBe(1)
    expect((await all(bench().store, 'drafts', { index: 'id' })).map(({ id }) => id)).toEqual([
      'd1',
      'd2',
      'undated',
    ])
  })
}

const commitsContract = (store: () => Store): void => {
  const person = async (id = 'p') => (await store().get('people', id)) as Doc<'people'>
  const conflict = (collection: CollectionName, id: string) =>
    expect.objectContaining({ name: 'Conflict', collection, id })

  it('gives version 1, and one more at each put', async () => {
    await store().commit([add('people', 'p', { name: 'A' })])
    await store().commit([put('people', await person(), { name: 'B' })])
    expect(await person()).toEqual({ id: 'p', v: 2, name: 'B' })
  })

  it('puts the whole document: what is left out is gone', async () => {
    await store().commit([add('people', 'p', { name: 'A', mail: 'a@b' })])
    await store().commit([
      { do: 'put', in: 'people', doc: { id: 'p', v: 1, name: 'B' } } as unknown as Change,
    ])
    expect(await person()).toEqual({ id: 'p', v: 2, name: 'B' })
  })

  it('does nothing for an empty commit, and refuses one document twice', async () => {
    await store().commit([])
    await expect(store().commit([add('people', 'p'), add('people', 'p')])).rejects.toBeInstanceOf(TypeError)
  })

  it('removes, and an id can be used again', async () => {
    await store().commit([add('people', 'p')])
    await store().commit([remove('people', { id: 'p', v: 1 })])
    expect(await person()).toBeUndefined()
    await store().commit([add('people', 'p', { name: 'C' })])
    expect((await person()).v).toBe(1)
  })

  const unheld: [string, () => Change, string][] = [
    ['an id that exists', () => add('people', 'p'), 'p'],
    ['a version that moved on', () => put('people', { id: 'p', v: 1 } as Doc<'people'>), 'p'],
    ['a version not yet there', () => put('people', { id: 'p', v: 3 } as Doc<'people'>), 'p'],
    ['a document that is not there', () => put('people', { id: 'q', v: 1 } as Doc<'people'>), 'q'],
    ['a removal at another version', () => remove('people', { id: 'p', v: 1 }), 'p'],
    ['a removal of what is not there', () => remove('people', { id: 'q', v: 1 }), 'q'],
  ]
  describe.each(unheld)('%s', (_what, change, id) => {
    beforeEach(async () => {
      await store().commit([add('people', 'p', { name: 'A' })])
      await store().commit([put('people', await person(), { name: 'B' })])
    })

    it('is a conflict that names the document', async () => {
      await expect(store().commit([change()])).rejects.toEqual(conflict('people', id))
      expect(await person()).toEqual({ id: 'p', v: 2, name: 'B' })
    })

    it.each(['first', 'last'])('leaves nothing of a commit where it stands %s', async where => {
      const others = [add('people', 'o', { name: 'O' }), add('claims', 'c', { at: '2026' })]
      const changes = where === 'first' ? [change(), ...others] : [...others, change()]
      await expect(store().commit(changes)).rejects.toEqual(conflict('people', id))
      expect([await store().get('people', 'o'), await store().get('claims', 'c')]).toEqual([
        undefined,
        undefined,
      ])
      expect(await person()).toEqual({ id: 'p', v: 2, name: 'B' })
    })
  })

  it('writes, adds and removes in several collections at once', async () => {
    await store().commit([add('people', 'p'), add('people', 'q'), add('rounds', 'r', { session: 's' })])
    const changes = [put('people', await person(), { name: 'A' }), remove('people', { id: 'q', v: 1 })]
    await store().commit([...changes, add('facts', 'f', { subject: 'x', seq: 1 }), add('claims', 'c')])
    expect(await person()).toEqual({ id: 'p', v: 2, name: 'A' })
    expect(await store().get('people', 'q')).toBeUndefined()
    expect([(await store().get('facts', 'f'))?.seq, (await store().get('rounds', 'r'))?.v]).toEqual([1, 1])
  })

  describe('a unique index', () => {
    beforeEach(() =>
      store().commit([add('dossiers', 'd1', { code: 'M-1' }), add('dossiers', 'd2', { code: 'M-2' })]),
    )

    it('refuses a second document with its values, in a commit of one and of several, added or put', async () => {
      await expect(store().commit([add('dossiers', 'd3', { code: 'M-1' })])).rejects.toBeInstanceOf(Conflict)
      const both = [add('claims', 'c'), add('dossiers', 'd3', { code: 'M-1' })]
      await expect(store().commit(both)).rejects.toEqual(conflict('dossiers', 'd3'))
      expect(await store().get('claims', 'c')).toBeUndefined()
      const second = (await store().get('dossiers', 'd2')) as Doc<'dossiers'>
      await expect(store().commit([put('dossiers', second, { code: 'M-1' })])).rejects.toEqual(
        conflict('dossiers', 'd2'),
      )
    })

    it('lets a value be used again once it is free, and documents without a value be', async () => {
      await store().commit([remove('dossiers', { id: 'd1', v: 1 })])
      await store().commit([
        add('dossiers', 'd3', { code: 'M-1' }),
        add('dossiers', 'd4'),
        add('dossiers', 'd5'),
      ])
      await store().commit([add('dossiers', 'd6', { code: null }), add('dossiers', 'd7', { code: null })])
      expect(await store().count('dossiers', { index: 'code' })).toBe(6)
    })
  })
}
