/** The dashboard: figures from the store's facts, caught up, made again for an earlier day, and who sees how much of them. */
import { personBy } from '../../scripts/demo/partners'
import { act } from '../../src/actions/act'
import type { IndicatorsView } from '../../src/actions/indicators'
import { sumsUpTo } from '../../src/actions/tallies'
import type { Day } from '../../src/domain/calendar'
import type { Told } from '../../src/domain/life'
import type { Person } from '../../src/domain/people'
import type { Sums } from '../../src/domain/sums'
import { makeDossier } from '../support/commission'
import { countedFacts, putFacts } from '../support/figures'
import { refusal } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-12-31' })
})
afterEach(() => world.close())

const show = async (who: string, payload: object = {}): Promise<IndicatorsView> => {
  const { view } = await world.act(who, 'indicators.show', payload)
  if (view?.card !== 'indicators') throw new Error('no indicators')
  return view.data
}

/** Somebody with these posts and no other. */
const showTo = async (posts: Person['posts'], payload: object = {}): Promise<IndicatorsView> => {
  const person = { ...personBy('landlord'), posts } as Person
  const { view } = await act(world.app, person, 'indicators.show', payload)
  if (view?.card !== 'indicators') throw new Error('no indicators')
  return view.data
}

const valueIn = ({ figures }: IndicatorsView, key: string): number | undefined =>
  figures.find(each => each.key === key)?.value

describe('the secretariat sees every figure', () => {
  test('as counted by hand, on the day and on an earlier one', async () => {
    await putFacts(world.store)
    const december = await show('secretariat')
    expect([december.from, december.day]).toEqual(['2026-01-01', '2026-12-31'])
    expect(
      ['households', 'joined', 'duration', 'votes', 'dwellings', 'undelivered'].map(key =>
        valueIn(december, key),
      ),
    ).toEqual([3, 5, 193, 87, 2, 1])
    const june = await show('secretariat', { day: '2026-06-30' })
    expect(['households', 'joined', 'windows', 'allocated'].map(key => valueIn(june, key))).toEqual([
      4, 4, 1, 3,
    ])
  })

  test('an earlier report can be made again, and what was recorded since is told apart', async () => {
    await putFacts(world.store)
    const then = await show('secretariat', { day: '2026-06-30', known: '2026-06-30' })
    const households = then.figures.find(({ key }) => key === 'households')
    expect([then.known, households?.value, households?.now?.value]).toEqual(['2026-06-30', 3, 4])
    expect(then.figures.find(({ key }) => key === 'joined')?.now).toBeUndefined()
  })

  test('by quarter, by year, by territory; never beyond today', async () => {
    await putFacts(world.store)
    const quarter = await show('secretariat', { quarter: '2026-T2' })
    expect([quarter.from, quarter.day, valueIn(quarter, 'joined')]).toEqual(['2026-04-01', '2026-06-30', 2])
    const year = await show('secretariat', { year: '2026', territory: 'departement' })
    expect([year.day, valueIn(year, 'households')]).toEqual(['2026-12-31', 1])
    expect((await show('secretariat', { day: '2030-01-01' })).day).toBe('2026-12-31')
  })

  test('the rows of each table add up to the figures', async () => {
    await putFacts(world.store)
    const view = await show('secretariat')
    expect(view.tables.map(({ by }) => by)).toEqual(['territory', 'provider', 'landlord'])
    for (const { keys, rows } of view.tables)
      keys.forEach((key, column) => {
        const sum = rows.reduce((total, { amounts }) => total + (amounts[column]?.value ?? 0), 0)
        expect([key, sum]).toEqual([key, valueIn(view, key)])
      })
  })

  test('twelve months, the last up to the day', async () => {
    await putFacts(world.store)
    const { months } = await show('secretariat', { day: '2026-06-30' })
    expect(months).toHaveLength(12)
    expect(months[0]?.month).toBe('2025-07')
    expect(
      months.slice(-2).map(({ month, households, allocated }) => [month, households.value, allocated.value]),
    ).toEqual([
      ['2026-05', 4, 1],
      ['2026-06', 4, 1],
    ])
  })
})

describe('the tallies', () => {
  const days: readonly Day[] = ['2026-06-30', '2026-12-31']
  /** Sums in one order, however they came about. */
  const plain = (sums: Sums | undefined) =>
    Object.fromEntries([...(sums ?? [])].map(([cell, counts]) => [cell, Object.fromEntries(counts)]))
  const bothWays = async () => {
    const kept = await sumsUpTo(world.app, days)
    const counted = await sumsUpTo(world.app, days, '9999')
    return [kept, counted].map(sums => days.map(day => plain(sums.get(day))))
  }
  /** Recorded now, as the real acts do. */
  const record = async (subject: string, facts: readonly Told[]) =>
    putFacts(world.store, new Map([[subject, facts]]), world.app.clock.now())

  test('are what every fact adds up to, made at once', async () => {
    await putFacts(world.store)
    const [kept, counted] = await bothWays()
    expect(kept).toEqual(counted)
  })

  test('or a few facts at a time, looked at in between', async () => {
    for (const [subject, facts] of countedFacts) {
      await record(subject, facts.slice(0, 5))
      await sumsUpTo(world.app, days)
      world.wait(1)
      await record(subject, facts.slice(5))
    }
    const [kept, counted] = await bothWays()
    expect(kept).toEqual(counted)
  })

  test('count each fact once, however often and by however many they are asked', async () => {
    await putFacts(world.store)
    await Promise.all(Array.from({ length: 8 }, () => show('secretariat')))
    expect(valueIn(await show('secretariat'), 'households')).toBe(3)
  })

  test('a dossier referred before facts told its territory is counted by its profile', async () => {
    const [first, ...rest] = countedFacts.get('dossiers/a') ?? []
    if (!first) throw new Error('no facts')
    await putFacts(
      world.store,
      new Map([['dossiers/d1', [{ ...first, data: { kind: 'referral' } }, ...rest]]]),
    )
    await world.store.commit([{ do: 'add', in: 'dossiers', doc: { ...makeDossier(), id: 'd1' } }])
    const view = await show('secretariat', { day: '2026-06-30' })
    const households = view.figures.find(({ key }) => key === 'households')
    expect(households?.parts?.find(({ key }) => key === 'couple-children')?.value).toBe(1)
    const [territories] = view.tables
    expect(territories?.rows[0]?.amounts[territories.keys.indexOf('households')]?.value).toBe(1)
  })
})

describe('who sees what', () => {
  test('the steering committee sees totals; small crossed figures are masked', async () => {
    await putFacts(world.store)
    const view = await show('steering')
    expect(view.masked).toBe(true)
    expect(valueIn(view, 'joined')).toBe(5)
    const joined = view.figures.find(({ key }) => key === 'joined')
    expect(joined?.parts?.every(({ masked }) => masked)).toBe(true)
    const provider = view.tables.find(({ by }) => by === 'provider')
    const column = provider?.keys.indexOf('joined') ?? -1
    expect(
      provider?.rows.every(({ amounts }) => amounts[column]?.masked || amounts[column]?.value === 0),
    ).toBe(true)
    const filtered = await show('steering', { territory: 'departement' })
    expect(filtered.figures.find(({ key }) => key === 'households')).toMatchObject({ masked: true })
    expect(valueIn(filtered, 'households')).toBeUndefined()
    expect(valueIn(filtered, 'dwellings')).toBe(1)
  })

  test('the steering committee sees ends of quarters, and what is told apart of a year only', async () => {
    await putFacts(world.store)
    const days = async (payload: object) => {
      const { from, day, known, figures, tables } = await show('steering', payload)
      const crossed = figures.some(
        ({ people, parts = [] }) => people && parts.some(({ value }) => value !== undefined),
      )
      const rows = tables.some(({ rows, keys }) =>
        rows.some(({ amounts }) =>
          amounts.some(({ value }, at) => keys[at] === 'households' && value !== undefined),
        ),
      )
      return [from, day, known, crossed, rows]
    }
    // Two days side by side would tell what happened between them.
    expect(await days({ day: '2026-06-30' })).toEqual(await days({ day: '2026-08-14' }))
    expect((await days({ day: '2026-08-14' })).slice(0, 2)).toEqual(['2026-01-01', '2026-06-30'])
    expect((await days({ quarter: '2026-T2' })).slice(0, 2)).toEqual(['2026-04-01', '2026-06-30'])
    expect((await days({ day: '2026-08-14' })).slice(3)).toEqual([false, false])
    expect((await days({ known: '2026-08-14' }))[2]).toBe('2026-06-30')
    const quarter = await show('steering', { quarter: '2026-T2' })
    expect([valueIn(quarter, 'joined'), valueIn(quarter, 'exited'), valueIn(quarter, 'votes')]).toEqual([
      2,
      undefined,
      undefined,
    ])
    const filtered = await show('steering', { quarter: '2026-T2', territory: 'metropole' })
    expect(filtered.figures.filter(({ people, value }) => people && value !== undefined)).toEqual([])
    expect(valueIn(filtered, 'dwellings')).toBe(2)
    // The technical body asks for any day.
    expect((await show('secretariat', { day: '2026-08-14', known: '2026-08-14' })).day).toBe('2026-08-14')
  })

  test('the running year is told up to its last quarter, and no further than that', async () => {
    await putFacts(world.store)
    world.on('2026-11-17')
    const year = await show('steering')
    expect([year.from, year.day]).toEqual(['2026-01-01', '2026-09-30'])
    expect(year.tables.map(({ by }) => by)).toEqual(['territory', 'provider', 'landlord'])
    const before = await show('steering', { quarter: '2026-T4' })
    expect([before.from, before.day]).toEqual(['2026-07-01', '2026-09-30'])
  })

  test('a provider sees its own figures, whatever it asks for', async () => {
    await putFacts(world.store)
    const view = await show('provider', { provider: 'balises' })
    expect([view.own, view.filter.provider?.id, valueIn(view, 'joined')]).toEqual(['provider', 'passeurs', 2])
    expect(view.tables.map(({ by }) => by)).toEqual(['territory'])
    expect(view.choices.providers).toEqual([])
  })

  test('a landlord sees its homes and their allocations, nothing of the support of those who live there', async () => {
    await putFacts(world.store)
    const view = await showTo([{ role: 'landlord', organisation: 'habitat-tilleul' }])
    expect([view.own, view.filter.landlord?.id]).toEqual(['landlord', 'habitat-tilleul'])
    const read = ['dwellings', 'vacant', 'created', 'delivered', 'turnover']
    const keys = [...read, 'allocated', 'entered', 'cal', 'cancelled']
    expect(view.figures.map(({ key }) => key)).toEqual(keys)
    expect(view.tables.map(({ by }) => by)).toEqual(['territory'])
    expect(view.tables[0]?.keys).toEqual(keys.filter(key => key !== 'turnover'))
    expect(
      view.months.every(({ households, windows, joined }) =>
        [households, windows, joined].every(({ value, masked }) => value === undefined && !masked),
      ),
    ).toBe(true)
  })

  test('households by landlord, of the whole scheme', async () => {
    await putFacts(world.store)
    const view = await show('secretariat', { landlord: 'habitat-tilleul' })
    expect(['households', 'seniority', 'exited'].map(key => valueIn(view, key))).toEqual([1, 262, 1])
    const table = (await show('secretariat')).tables.find(({ by }) => by === 'landlord')
    const column = table?.keys.indexOf('households') ?? -1
    expect(table?.rows.map(({ id, amounts }) => [id, amounts[column]?.value])).toEqual(
      expect.arrayContaining([
        ['habitat-tilleul', 1],
        ['', 1],
      ]),
    )
  })

  test('words are read as buttons would ask', async () => {
    await putFacts(world.store)
    const view = await show('secretariat', { words: 'T2 2026 métropole' })
    expect([view.from, view.day, view.filter]).toEqual([
      '2026-04-01',
      '2026-06-30',
      { territory: 'metropole' },
    ])
    const tilleul = await show('secretariat', { words: 'Tilleul' })
    expect(tilleul.filter.landlord?.id).toBe('habitat-tilleul')
    expect(await refusal(world.act('secretariat', 'indicators.show', { words: 'bidule 2026' }))).toBe(
      'figures-unknown',
    )
    // Other organisations have no name for who reads their own only.
    expect(await refusal(world.act('provider', 'indicators.show', { words: 'balises' }))).toBe(
      'figures-unknown',
    )
    expect((await show('provider', { words: 'passeurs 2026' })).filter.provider?.id).toBe('passeurs')
  })

  test('who has posts in two organisations chooses whose figures they see', async () => {
    await putFacts(world.store)
    const posts = [
      { role: 'provider', organisation: 'passeurs' },
      { role: 'landlord', organisation: 'habitat-tilleul' },
    ] as const
    const first = await showTo(posts)
    expect([first.own, first.filter.provider?.id]).toEqual(['provider', 'passeurs'])
    expect(first.choices.mine?.map(({ id }) => id)).toEqual(['passeurs', 'habitat-tilleul'])
    for (const asked of [{ as: 'habitat-tilleul' }, { words: 'tilleul' }]) {
      const second = await showTo(posts, asked)
      expect([second.own, second.filter.landlord?.id, second.filter.provider]).toEqual([
        'landlord',
        'habitat-tilleul',
        undefined,
      ])
      expect(valueIn(second, 'households')).toBeUndefined()
    }
    // Nobody else's.
    expect((await showTo(posts, { as: 'logis-sureau' })).filter.provider?.id).toBe('passeurs')
    const two = await showTo(
      [
        { role: 'provider', organisation: 'passeurs' },
        { role: 'provider', organisation: 'balises' },
      ],
      { as: 'balises' },
    )
    expect([two.filter.provider?.id, valueIn(two, 'joined')]).toEqual(['balises', 3])
    expect((await show('provider')).choices.mine).toBeUndefined()
  })

  test('a referrer sees none', async () => {
    expect(await refusal(world.act('referrer', 'indicators.show'))).toBe('not-allowed')
  })
})
