/** Readings: order, bounds, cursors, counts, plans. */
import { indexes, type Index } from '../../src/store/documents'
import { cursorAfter, pathsOf } from '../../src/store/reading'
import { all, type CollectionName, type Query, type Scalar, type Store } from '../../src/store/store'
import type { Bench } from './bench'
import { add, made } from './changes'
import { answered } from './model'

/** A small generator of chosen, repeatable numbers from 0 to `below`. */
const dice = (seed: number) => (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

const names = ['', 'A', 'Z', 'a', 'z', 'É', 'é', 'e\u0301', '~', '\uffff', '😀', '10', '9', ' ', 'ab', 'a b']
const days = ['2026-01-01', '2026-01-31', '2026-02-01', '2026-12-31']

/** Documents with every kind of hole in what is indexed. */
const population = (roll: (below: number) => number) =>
  Array.from({ length: 120 }, (_, n) => {
    const some = <T>(list: readonly T[]) => list[roll(list.length)]
    const [to, about, state, dossier] = [some(names), some(names), some(['waiting', 'failed']), some(names)]
    const holes = { dossier: some([dossier, null, undefined, dossier]), at: some([some(days), undefined]) }
    return made(`${some(names)}#${n}`, { to, about, state, open: roll(2), nextAt: some(days), ...holes })
  })

const readings = (roll: (below: number) => number): Omit<Query, 'limit'>[] => {
  const some = <T>(list: readonly T[]): T | undefined => list[roll(list.length)]
  return Array.from({ length: 60 }, (): Omit<Query, 'limit'> => {
    const index = some(['due', 'about', 'state', 'dossier', 'id']) ?? 'id'
    const values: Record<string, () => Scalar | undefined> = {
      open: () => roll(2),
      nextAt: () => some(days),
      at: () => some(days),
      state: () => some(['waiting', 'failed', 'nothing']),
    }
    const valueOf = (path: string): Scalar => (values[path] ?? (() => some(names)))() ?? ''
    const paths = pathsOf('messages', index)
    const equals = paths.slice(0, roll(paths.length)).map(valueOf)
    const bound = valueOf(paths[equals.length] ?? 'id') as string | number
    const bounds = some([{}, { from: bound }, { to: bound }, { from: bound, to: bound }])
    return { index, equals, descending: roll(2) === 1, ...bounds }
  })
}

export const readingContract = (bench: () => Bench): void => {
  const store = (): Store => bench().store

  it.each([1, 2, 3])('answers what the plainest reading of the same documents answers (%i)', async seed => {
    const roll = dice(seed)
    const documents = population(roll)
    await store().commit(documents.map(doc => add('messages', doc.id, doc)))
    for (const query of readings(roll)) {
      const wanted = answered('messages', documents as never, query).map(({ id }) => id)
      const found = await paged(store(), 'messages', { ...query, limit: 1 + roll(40) })
      expect([query, found]).toEqual([query, wanted])
      const { descending: _, ...filter } = query
      expect([query, await store().count('messages', filter)]).toEqual([query, wanted.length])
    }
  })

  it('counts by value, and leaves out documents without one', async () => {
    const states = [
      ['waiting', 'a'],
      ['waiting', 'b'],
      ['failed', 'a'],
      [null, 'a'],
      [undefined, 'a'],
    ] as const
    await store().commit(states.map(([state, at], n) => add('messages', `m${n}`, { state, at, open: n % 2 })))
    expect(await store().countBy('messages', { index: 'state' })).toEqual(
      new Map([
        ['failed', 1],
        ['waiting', 2],
      ]),
    )
    expect(await store().countBy('messages', { index: 'state', equals: ['waiting'] })).toEqual(
      new Map([
        ['a', 1],
        ['b', 1],
      ]),
    )
    expect(await store().countBy('messages', { index: 'due' })).toEqual(
      new Map([
        [0, 3],
        [1, 2],
      ]),
    )
  })

  it('keeps true and false what they are', async () => {
    await store().commit(
      [true, false, true].map((hash, n) => add('fingerprints', `f${n}`, { hash, dossier: 1 })),
    )
    expect(await store().countBy('fingerprints', { index: 'hash' })).toEqual(
      new Map([
        [false, 1],
        [true, 2],
      ]),
    )
    expect(await store().count('fingerprints', { index: 'hash', equals: [true] })).toBe(2)
    expect(await paged(store(), 'fingerprints', { index: 'hash', limit: 1 })).toEqual(['f1', 'f0', 'f2'])
    expect(await store().countBy('fingerprints', { index: 'dossier' })).toEqual(new Map([[1, 3]]))
  })

  it('says where the next page begins, and nothing on the last', async () => {
    await store().commit(['a', 'b', 'c'].map(id => add('rounds', id, { session: 's' })))
    const query = { index: 'session', equals: ['s'], limit: 3 }
    expect(await store().find('rounds', query)).not.toHaveProperty('next')
    const { next } = await store().find('rounds', { ...query, limit: 2 })
    await store().commit([add('rounds', 'bb', { session: 's' }), add('rounds', 'aa', { session: 's' })])
    const rest = await store().find('rounds', { ...query, ...(next && { after: next }) })
    expect(rest.docs.map(({ id }) => id)).toEqual(['bb', 'c'])
    expect((await all(store(), 'rounds', { index: 'session', equals: ['s'] })).length).toBe(5)
  })

  it.each([
    ['an index not declared', { index: 'name', limit: 1 }, TypeError],
    ['more values than paths', { index: 'due', equals: [1, 'x', 'y', 'z'], limit: 1 }, TypeError],
    ['no limit', { index: 'due', limit: 0 }, RangeError],
    ['a limit too far', { index: 'due', limit: 1001 }, RangeError],
    [
      'a cursor of another index',
      { index: 'due', limit: 1, after: cursorAfter({ id: 'x' }, ['id']) },
      RangeError,
    ],
    ['a cursor that is none', { index: 'due', limit: 1, after: 'é?' }, RangeError],
  ])('refuses %s', async (_what, query, error) => {
    await expect(store().find('messages', query)).rejects.toBeInstanceOf(error)
  })

  it('finds what is due on a day among thousands by looking at what is due only', async () => {
    const dossiers = Array.from({ length: 3000 }, (_, n) => {
      const dueOn = n % 100 === 0 ? '2026-04-10' : n % 3 === 0 ? undefined : '2026-04-11'
      return add('dossiers', `d${n}`, { code: `M-${n}`, stage: 'window', ...(dueOn && { dueOn }) })
    })
    for (let at = 0; at < dossiers.length; at += 500) await store().commit(dossiers.slice(at, at + 500))
    const due: Query = { index: 'due', to: '2026-04-10', limit: 200 }
    expect((await store().find('dossiers', due)).docs).toHaveLength(30)
    expect(await bench().planFaults('dossiers', due)).toEqual([])
    expect((await bench().examined('dossiers', due)) ?? 30).toBe(30)
  }, 60_000)

  it('reads along the declared index and never sorts, whichever index, part, direction and page', async () => {
    const queries = everyReading().flatMap(([collection, query]) => variants(query, collection))
    for (const [collection, query] of queries) {
      expect([collection, query, await bench().planFaults(collection, query)]).toEqual([
        collection,
        query,
        [],
      ])
    }
  }, 120_000)
}

/** Every way to read along every declared index. */
const everyReading = (): [CollectionName, Query][] =>
  (Object.keys(indexes) as CollectionName[]).flatMap(collection => {
    const declared = Object.entries<Index>(indexes[collection])
    return [...declared, ['id', { paths: [] }] as const].flatMap(([index, { paths }]) =>
      [...paths, 'id'].flatMap((_path, length) =>
        [false, true].map((descending): [CollectionName, Query] => {
          const equals = Array.from({ length: index === 'id' ? 0 : length }, (_, at) => `v${at}`)
          return [collection, { index, equals, descending, limit: 10 }]
        }),
      ),
    )
  })

/** The query itself, with bounds, and after cursors with and without values. */
const variants = (query: Query, collection: CollectionName): [CollectionName, Query][] => {
  const along = pathsOf(collection, query.index).slice(query.equals?.length ?? 0)
  const full = Object.fromEntries(along.map(path => [path, 'v']))
  const cursors = [full, { id: 'v' }].map(document => cursorAfter(document, along))
  const bounded = { ...query, from: 'a', to: 'b' }
  return [
    query,
    bounded,
    ...cursors.map(after => ({ ...query, after })),
    { ...bounded, after: cursors[0] ?? '' },
  ].map(each => [collection, each])
}

/** Ids page by page, as a caller would read them. */
const paged = async (store: Store, collection: CollectionName, query: Query): Promise<string[]> => {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page: { docs: readonly { id: string }[]; next?: string } = await store.find(collection, {
      ...query,
      ...(after && { after }),
    })
    expect(page.docs.length).toBeLessThanOrEqual(query.limit)
    ids.push(...page.docs.map(({ id }) => id))
    after = page.next
  } while (after)
  return ids
}
