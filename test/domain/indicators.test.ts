import fc from 'fast-check'
import { type Day, addDays, instantOf } from '../../src/domain/calendar'
import { type Dimension, type Figure, dimensions } from '../../src/domain/figure'
import { exitKinds } from '../../src/domain/exit'
import type { Told } from '../../src/domain/life'
import { type Known, additiveBy, daysNeeded, figuresOf } from '../../src/domain/indicators'
import { MARKS_VERSION, isCounted, marksOf } from '../../src/domain/marks'
import { defaultRules } from '../../src/domain/rules'
import { type Filter, cellFrom, readSums, sumOf, writeSums } from '../../src/domain/sums'
import { countedFacts } from '../support/figures'

/** What is known of a time: from all facts, or from those recorded up to a day. */
const knownOf = (day: Day, from: Day, recordedUpTo?: Day): Known => {
  const before = recordedUpTo && instantOf(addDays(recordedUpTo, 1), 0)
  const marks = [...countedFacts].flatMap(([subject, facts]) =>
    marksOf(
      subject,
      facts.filter(({ at }) => !before || at < before),
    ),
  )
  const needed = daysNeeded({ day, from })
  return {
    ...{ day, from },
    upTo: sumOf(marks, needed.upTo),
    before: sumOf(marks, needed.before),
    yearBefore: sumOf(marks, needed.yearBefore),
  }
}

const june = knownOf('2026-06-30', '2026-01-01')
const juneThen = knownOf('2026-06-30', '2026-01-01', '2026-06-30')
const december = knownOf('2026-12-31', '2026-01-01')

const figure = (known: Known, key: string, filter: Filter = {}): Figure => {
  const found = figuresOf(known, filter, defaultRules).find(each => each.key === key)
  if (!found) throw new Error(`no figure ${key}`)
  return found
}
const value = (known: Known, name: string, filter: Filter = {}): number | undefined => {
  const [key = '', part] = name.split(':')
  const { value: whole, parts = [] } = figure(known, key, filter)
  return part === undefined ? whole : parts.find(each => each.key === part)?.value
}

/** Counted by hand from the lines of test/support/figures.ts: on 30 June as known that day, then as known now; on 31 December. */
const byHand: readonly (readonly [string, number | undefined, number | undefined, number | undefined])[] = [
  // indicator                 30 June, known then · 30 June, known now · 31 December
  // b: interrupted on 3 June as far as was known; allocated on 1 June as is known now.
  ['households', 3, 4, 3],
  ['households:alone', 2, 2, 0],
  ['households:couple', 1, 1, 1],
  ['households:couple-children', 0, 1, 2],
  ['accompanied', 4, 4, 5],
  ['joined', 4, 4, 5],
  ['joined:couple-children', 1, 1, 2],
  ['measures', 3, 4, 3],
  ['measures:fnavdl', 2, 2, 2],
  ['measures:state', 0, 1, 1],
  ['measures:departement', 1, 1, 0],
  // a, d, f; then b, which was not interrupted; at the end b and h, and d that was stepped down.
  ['density:reinforced', 3, 4, 2],
  ['density:sustained', 0, 0, 1],
  ['changed', 0, 0, 2],
  ['changed:renew', 0, 0, 1],
  ['changed:step-down', 0, 0, 1],
  ['started', 4, 4, 5],
  ['started:window', 3, 3, 4],
  ['started:allocation', 1, 1, 1],
  ['lengths:6', 1, 1, 1],
  ['lengths:12', 1, 1, 1],
  ['lengths:24', 2, 2, 2],
  ['lengths:36', 0, 0, 1],
  ['funding:fnavdl', 2, 2, 3],
  ['funding:state', 1, 1, 1],
  ['referred', 8, 8, 8],
  ['decided:integrate', 4, 4, 5],
  ['decided:refuse', 1, 1, 1],
  ['cancelled', 0, 0, 0],
  // b, then: 2 March to 3 June. December: a 10 February to 30 November (293), f 8 June to 9 September (93).
  ['duration', 93, undefined, 193],
  ['passeports', 3, 3, 4],
  // d was asked for one and sent it; then h, which did not.
  ['nudges', 100, 100, 50],
  // a: the second passeport as it was sent; as it was corrected in October; then the third, which stands to that.
  ['evolution:up', 2, 1, 2],
  ['evolution:same', 3, 4, 8],
  ['evolution:down', 0, 0, 0],
  // June: a 148, b 134, d 78, f 50 days. December: b 318, d 262, h 108.
  ['seniority', 92, 103, 229],
  ['seniorityBands:0', 3, 4, 1],
  ['seniorityBands:6', 0, 0, 2],
  ['ordinary', 0, 0, 1],
  ['exited:own-lease', 0, 0, 1],
  // 5 places in the first year.
  ['capacity', 60, 80, 60],
  ['windows', 1, 1, 1],
  ['windows:more', 1, 1, 0],
  ['windows:15', 0, 0, 1],
  ['closed:allocated', 1, 2, 2],
  ['closed:interrupted', 1, 0, 1],
  ['allocated', 2, 3, 3],
  ['entered', 2, 2, 3],
  ['cal:attributed', 2, 3, 3],
  // h, which waits for those ahead.
  ['cal:rank-2', 0, 0, 1],
  // siao: a 10, b 20, c 17, d 10, e 19, f 9, h 9 days; g still waits.
  ['times:siao', 13, 13, 13],
  // commission: a 18, b 15, c 17, d 32, f 31; then h 96.
  ['times:commission', 23, 23, 35],
  // mandate: a 4, b 4, d 4, f 9; then h 4.
  ['times:mandate', 5, 5, 5],
  // start: a 4, b 10, d 33, f 19; then h 17.
  ['times:start', 17, 17, 17],
  // window: a 64, b 93 as known then and 91 as known now; then f 93.
  ['times:window', 79, 78, 83],
  // entry: a 19, d 26; then b 44.
  ['times:entry', 23, 23, 30],
  // 39 of 45 voices; then 47 of 54.
  ['votes', 86.7, 86.7, 87],
  // 2 of 3 reminders; then 3 of 5.
  ['reminders', 66.7, 66.7, 60],
  ['answers', 2, 2, 3],
  ['answers:no-suited-home', 1, 1, 1],
  ['escalated:colleagues', 1, 1, 1],
  ['lacking:house', 1, 1, 1],
  ['lackingSize:T4', 1, 1, 1],
  ['dwellings', 2, 2, 2],
  ['vacant', 0, 0, 2],
  ['created', 1, 1, 1],
  ['created:financed', 1, 1, 0],
  ['created:delivered', 0, 0, 1],
  ['delivered', 0, 0, 1],
  ['delivered:planned', 1, 1, 1],
  // Home 1 on 1 February of 2 homes; then also on 1 November, of 2 homes.
  ['turnover', 50, 50, 100],
  ['undelivered', 0, 0, 1],
  ['failed', 1, 1, 2],
]

describe('indicators of eight dossiers, as counted by hand', () => {
  test.each(byHand)('%s', (name, then, now, yearEnd) => {
    expect([value(juneThen, name), value(june, name), value(december, name)]).toEqual([then, now, yearEnd])
  })

  test('by territory, provider and landlord', () => {
    expect(value(december, 'households', { territory: 'metropole' })).toBe(2)
    expect(value(december, 'households', { territory: 'departement' })).toBe(1)
    expect(value(december, 'households', { provider: 'balises' })).toBe(2)
    expect(value(june, 'households', { provider: 'passeurs' })).toBe(3)
    expect(value(december, 'allocated', { landlord: 'habitat-tilleul' })).toBe(2)
    expect(value(december, 'dwellings', { landlord: 'logis-sureau' })).toBe(1)
    expect(value(december, 'lacking', { territory: 'departement' })).toBe(1)
  })

  test('the second half of the year alone', () => {
    const half = knownOf('2026-12-31', '2026-07-01')
    expect(value(half, 'joined')).toBe(1)
    expect(value(half, 'accompanied')).toBe(5)
    expect(value(half, 'closed:interrupted')).toBe(1)
    expect(value(half, 'allocated')).toBe(0)
  })
})

/** Counted by hand: on 30 June and on 31 December, under the landlord of the home allocated; `''`: none yet. */
const byLandlord: readonly (readonly [
  indicator: string,
  landlord: string,
  june: number | undefined,
  december: number | undefined,
])[] = [
  // a and d live with the first landlord, b with the second; f has no home in June, h none in December.
  ['households', 'habitat-tilleul', 2, 1],
  ['households', 'logis-sureau', 1, 1],
  ['households', '', 1, 1],
  ['households:couple', 'habitat-tilleul', 1, 1],
  // December: a and f left, a from its home.
  ['accompanied', 'habitat-tilleul', 2, 2],
  ['accompanied', 'logis-sureau', 1, 1],
  ['accompanied', '', 1, 2],
  ['measures', 'habitat-tilleul', 2, 1],
  ['measures', '', 1, 1],
  ['density:sustained', 'habitat-tilleul', 0, 1],
  ['density:reinforced', 'habitat-tilleul', 2, 0],
  // d's began with its allocation, the others before.
  ['started', 'habitat-tilleul', 1, 1],
  ['started', 'logis-sureau', 0, 0],
  ['duration', 'habitat-tilleul', undefined, 293],
  ['duration', '', undefined, 93],
  // a's first one before it had its home.
  ['passeports', 'habitat-tilleul', 2, 3],
  ['passeports', '', 1, 1],
  // a 148, d 78 days; then d 262.
  ['seniority', 'habitat-tilleul', 113, 262],
  ['seniority', 'logis-sureau', 134, 318],
  ['seniority', '', 50, 108],
  ['seniorityBands:6', 'logis-sureau', 0, 1],
  ['exited:own-lease', 'habitat-tilleul', 0, 1],
  ['ordinary', 'habitat-tilleul', 0, 1],
  ['ordinary', 'logis-sureau', 0, 0],
  ['closed:allocated', 'habitat-tilleul', 1, 1],
  ['closed:allocated', 'logis-sureau', 1, 1],
  ['closed:interrupted', '', 0, 1],
  // a 19, d 26; b 44 days.
  ['times:entry', 'habitat-tilleul', 23, 23],
  ['times:entry', 'logis-sureau', undefined, 44],
]

test.each(byLandlord)('%s by landlord: %s', (name, landlord, then, yearEnd) => {
  expect([value(june, name, { landlord }), value(december, name, { landlord })]).toEqual([then, yearEnd])
})

test('as known in June, nobody had a home of the second landlord', () => {
  expect(value(juneThen, 'households', { landlord: 'logis-sureau' })).toBe(0)
})

describe('targets stand beside the figures', () => {
  test.each<[string, Filter, number | undefined]>([
    ['dwellings', {}, 259],
    ['dwellings', { territory: 'metropole' }, 112],
    ['dwellings', { territory: 'departement' }, 147],
    ['dwellings', { landlord: 'habitat-tilleul' }, undefined],
    ['created', {}, 100],
    ['delivered', {}, 20],
    ['delivered', { territory: 'metropole' }, undefined],
    ['turnover', {}, 7],
  ])('%s %j: %s', (key, filter, target) => {
    expect(figure(december, key, filter).target).toBe(target)
  })
})

test('what one organisation cannot be told apart by is left out of its figures', () => {
  const keys = figuresOf(december, { landlord: 'habitat-tilleul' }, defaultRules).map(({ key }) => key)
  expect(keys).toContain('allocated')
  expect(keys).toContain('households')
  // Before any home.
  expect(keys).not.toContain('joined')
  expect(keys).not.toContain('undelivered')
})

/** Ways through the scheme, in any order and by any hand: what is counted must hold even for nonsense. */
const kinds = [
  'oriented-here',
  'put-on-agenda',
  'integrated',
  'mandate-accepted',
  'mandate-declined',
  'provider-asked',
  'measure-in-place',
  'reminder-due',
  'reminder-answered',
  'allocated',
  'allocation-cancelled',
  'interrupted',
  'entered',
  'support-ended',
  'exited',
  'reactivated',
  'passeport-sent',
  'passeport-due',
  'measure-stepped',
  'measure-renewed',
  'round-closed',
] as const

const aDay = fc.integer({ min: 0, max: 700 }).map(days => addDays('2026-01-01', days))
const aProvider = fc.constantFrom('passeurs', 'balises')
const aFact = fc.record({
  kind: fc.constantFrom(...kinds),
  on: aDay,
  data: fc.record({
    provider: aProvider,
    landlord: fc.constantFrom('habitat-tilleul', 'logis-sureau'),
    months: fc.integer({ min: 1, max: 36 }),
    funding: fc.constantFrom('fnavdl', 'state'),
    window: fc.boolean(),
    lastDay: aDay,
    answer: fc.constantFrom('home-proposed', 'no-suited-home', 'remind-me'),
    cast: fc.integer({ min: 0, max: 9 }),
    asked: fc.constant(9),
    up: fc.integer({ min: 0, max: 3 }),
    exit: fc.constantFrom('own-lease', 'death'),
    to: fc.constantFrom('light', 'sustained', 'reinforced'),
    change: fc.constantFrom('step-up', 'step-down'),
  }),
})
const aDossier = fc
  .record({
    typology: fc.constantFrom('alone', 'couple', 'single-parent'),
    territory: fc.constantFrom('metropole', 'departement'),
    first: aDay,
    rest: fc.array(aFact, { maxLength: 12 }),
  })
  .map(({ typology, territory, first, rest }) =>
    [{ kind: 'referred', on: first, data: { typology, territory } }, ...rest].map((fact, index) => ({
      ...fact,
      seq: index + 1,
      at: instantOf(fact.on, 10),
    })),
  )

const valuesOf = (sums: Known['upTo'], dimension: Dimension) => [
  ...new Set([...sums.keys()].map(key => cellFrom(key)[dimension])),
]

test('any indicator by territory, provider or landlord adds up to the whole', () => {
  fc.assert(
    fc.property(fc.array(aDossier, { maxLength: 6 }), aDay, (dossiers, day) => {
      const marks = dossiers.flatMap((facts, index) => marksOf(`dossiers/${index}`, facts))
      const needed = daysNeeded({ day, from: `${day.slice(0, 4)}-01-01` as Day })
      const [upTo, before, yearBefore] = [needed.upTo, needed.before, needed.yearBefore].map(each =>
        sumOf(marks, each),
      ) as [Known['upTo'], Known['upTo'], Known['upTo']]
      const known: Known = { day, from: `${day.slice(0, 4)}-01-01` as Day, upTo, before, yearBefore }
      for (const dimension of dimensions)
        for (const key of additiveBy(dimension)) {
          const values = [...new Set([...valuesOf(upTo, dimension), ...valuesOf(before, dimension)])]
          const whole = figure(known, key)
          const told = values.map(each => figure(known, key, { [dimension]: each }))
          expect(told.reduce((sum, each) => sum + (each.value ?? 0), 0)).toBe(whole.value)
          for (const { key: part, value: all } of whole.parts ?? [])
            expect(
              told.reduce((sum, each) => sum + (each.parts?.find(one => one.key === part)?.value ?? 0), 0),
            ).toBe(all)
        }
    }),
    { numRuns: 60 },
  )
})

test('what stands is never less than nothing, and its parts add up to it', () => {
  fc.assert(
    fc.property(fc.array(aDossier, { maxLength: 6 }), aDay, (dossiers, day) => {
      const sums = sumOf(
        dossiers.flatMap((facts, index) => marksOf(`dossiers/${index}`, facts)),
        day,
      )
      const known: Known = { day, from: day, upTo: sums, before: sums, yearBefore: sums }
      const landlords = ['', 'habitat-tilleul', 'logis-sureau'].map(landlord => ({ landlord }))
      for (const [key, filter] of [
        ...['households', 'measures', 'density', 'windows', 'seniorityBands'].map(
          each => [each, {}] as const,
        ),
        ...['households', 'measures', 'density', 'seniorityBands'].flatMap(each =>
          landlords.map(filter => [each, filter] as const),
        ),
      ]) {
        const { value: whole = 0, parts = [] } = figure(known, key, filter)
        expect(whole).toBeGreaterThanOrEqual(0)
        expect(parts.every(({ value: part = 0 }) => part >= 0)).toBe(true)
        expect(parts.reduce((sum, { value: part = 0 }) => sum + part, 0)).toBe(whole)
      }
      expect(value(known, 'households')).toBeLessThanOrEqual(dossiers.length)
    }),
  )
})

test('sums are the same after being written down', () => {
  expect(writeSums(readSums(writeSums(june.upTo)))).toBe(writeSums(june.upTo))
})

test('sessions count nowhere, and the version of the marks is part of what is stored', () => {
  expect(isCounted('sessions/s1')).toBe(false)
  expect(marksOf('sessions/s1', [])).toEqual([])
  expect(MARKS_VERSION).toBeGreaterThan(0)
})

/** A household whose home was allocated to it on 1 April, with what came after. */
const allocatedThen = (...after: readonly (readonly [Day, string, Day, Told['data']?])[]) =>
  [
    ['2026-01-05', 'referred', '2026-01-05', { typology: 'alone', territory: 'metropole' }] as const,
    ['2026-02-02', 'integrated', '2026-02-02', { provider: 'passeurs', months: 12 }] as const,
    ['2026-03-02', 'measure-in-place', '2026-03-02', { window: true, lastDay: '2026-06-02' }] as const,
    ...after,
  ].map(([on, kind, recordedOn, data = {}], index) => ({
    ...{ on, kind, data, seq: index + 1 },
    at: instantOf(recordedOn, 10, index),
  }))
const figuresFor = (facts: readonly Told[]): Known => {
  const needed = daysNeeded({ day: '2026-12-31', from: '2026-01-01' })
  const marks = marksOf('dossiers/x', facts)
  return {
    ...{ day: '2026-12-31', from: '2026-01-01' },
    upTo: sumOf(marks, needed.upTo),
    before: sumOf(marks, needed.before),
    yearBefore: sumOf(marks, needed.yearBefore),
  }
}
const tilleul = { landlord: 'habitat-tilleul' }

test('a home given back after silence had counted was allocated once, by one decision of its CAL', () => {
  const known = figuresFor(
    allocatedThen(
      ['2026-04-01', 'allocated', '2026-04-01', tilleul],
      ['2026-04-20', 'allocation-cancelled', '2026-04-20', { window: true, why: 'silence' }],
      ['2026-04-18', 'offer-accepted', '2026-04-22', { ...tilleul, late: false }],
      ['2026-04-01', 'allocated', '2026-04-22', tilleul],
    ),
  )
  expect([value(known, 'allocated'), value(known, 'cal'), value(known, 'closed:allocated')]).toEqual([
    1, 1, 1,
  ])
})

test('a household is counted under its landlord from the allocation until that is cancelled', () => {
  const facts = allocatedThen(
    ['2026-04-01', 'allocated', '2026-04-01', tilleul],
    ['2026-04-20', 'allocation-cancelled', '2026-04-20', { ...tilleul, window: true }],
    ['2026-05-04', 'allocated', '2026-05-04', { landlord: 'logis-sureau' }],
  )
  const marks = marksOf('dossiers/x', facts)
  const under = (day: Day) =>
    ['', 'habitat-tilleul', 'logis-sureau'].map(landlord => {
      const sums = sumOf(marks, day)
      const known: Known = { day, from: '2026-01-01', upTo: sums, before: new Map(), yearBefore: new Map() }
      return [
        value(known, 'households', { landlord }),
        value(known, 'measures', { landlord }),
        value(known, 'accompanied', { landlord }),
      ]
    })
  const [none, one] = [
    [0, 0, 0],
    [1, 1, 1],
  ]
  expect(under('2026-03-31')).toEqual([one, none, none])
  expect(under('2026-04-01')).toEqual([none, one, none])
  expect(under('2026-04-20')).toEqual([one, none, none])
  expect(under('2026-05-04')).toEqual([none, none, one])
})

test('a home allocated because those ahead refused counts as one decision of the CAL, at its rank', () => {
  const known = figuresFor(
    allocatedThen(
      ['2026-04-01', 'cal-decided', '2026-04-01', { ...tilleul, outcome: 'rank-2', rank: 2 }],
      ['2026-04-09', 'ahead-answered', '2026-04-09', { ...tilleul, answer: 'refused' }],
      ['2026-04-09', 'allocated', '2026-04-09', { ...tilleul, rank: 2 }],
    ),
  )
  expect([value(known, 'allocated'), value(known, 'cal'), value(known, 'cal:rank-2')]).toEqual([1, 1, 1])
})

test('an attribution too late to stop the window is a decision of its CAL all the same', () => {
  const known = figuresFor(
    allocatedThen(
      ['2026-06-03', 'interrupted', '2026-06-03', {}],
      ['2026-06-05', 'cal-decided', '2026-06-05', { ...tilleul, outcome: 'rank-1', late: true }],
    ),
  )
  expect([value(known, 'allocated'), value(known, 'cal'), value(known, 'cal:attributed')]).toEqual([0, 1, 1])
})

test('every way out that the scheme knows is counted under its name', () => {
  for (const kind of exitKinds) {
    const known = figuresFor(
      allocatedThen(
        ['2026-04-01', 'allocated', '2026-04-01', tilleul],
        ['2026-05-01', 'entered', '2026-05-01', tilleul],
        ['2026-09-01', 'exited', '2026-09-01', { exit: kind }],
      ),
    )
    const ordinary = kind === 'own-lease' || kind === 'ordinary-stock' ? 1 : 0
    expect([value(known, `exited:${kind}`), value(known, 'ordinary')]).toEqual([1, ordinary])
  }
})
