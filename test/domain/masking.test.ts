/** What is left of the figures for readers outside the technical body: no number from 1 to 4, nor what it could be told from. */
import fc from 'fast-check'
import { figuresBy } from '../../src/domain/indicators'
import type { Figure, Part } from '../../src/domain/figure'
import { mark, nowhere } from '../../src/domain/mark'
import { maskFigures } from '../../src/domain/maskedFigures'
import { crossingOf, maskedParts } from '../../src/domain/masking'
import { defaultRules } from '../../src/domain/rules'
import { type Filter, type Sums, sumOf } from '../../src/domain/sums'

/** A figure of a filter, households where none is named, as somebody outside the technical body sees it. */
const seenIn = (upTo: Sums) => {
  const [before, yearBefore]: [Sums, Sums] = [new Map(), new Map()]
  const read = figuresBy({ day: '2026-06-30', from: '2026-01-01', upTo, before, yearBefore }, defaultRules)
  return (filter: Filter, of = 'households'): Figure => {
    const figure = maskFigures(crossingOf(filter, upTo), read).find(({ key }) => key === of)
    if (!figure) throw new Error(`no ${of}`)
    return figure
  }
}

describe('of parts whose sum is shown', () => {
  test.each([
    ['a small one and the next, or it is the rest', [3, 8, 20], ['-', '-', 20]],
    ['two small ones whose sum is small, and the next', [1, 1, 9, 0], ['-', '-', '-', 0]],
    ['two small ones whose sum could be others', [4, 4, 9, 0], ['-', '-', 9, 0]],
    ['all, when there is only a small one', [3, 0, 0], ['-', '-', '-']],
    ['all, when each is a one', [1, 1, 1, 1, 1, 0], ['-', '-', '-', '-', '-', '-']],
    ['none, when none is small', [6, 8, 0], [6, 8, 0]],
  ])('masks %s', (_, values, shown) => {
    const parts = maskedParts<Part>(values.map((value, index) => ({ key: String(index), value })))
    expect(parts.map(({ value, masked }) => (masked ? '-' : value))).toEqual(shown)
  })
})

describe('a filter shows nothing from which a small number could be told', () => {
  /** Households by territory, provider and typology. */
  const put = (territory: string, provider: string, typology: string, n: number) =>
    ['households', `households:${typology}`].map(what =>
      mark('2026-01-05', what, { ...nowhere, territory, provider }, n),
    )
  const upTo = sumOf(
    [
      ...put('metropole', 'amarres', 'alone', 6),
      ...put('metropole', 'balises', 'couple', 1),
      ...put('departement', 'amarres', 'couple', 3),
      ...put('departement', 'amarres', 'alone', 8),
      ...put('departement', 'passeurs', 'alone', 12),
      ...put('departement', 'balises', 'couple', 9),
    ],
    '2026-06-30',
  )
  const households = seenIn(upTo)
  const partOf = (filter: Filter, key: string) => households(filter).parts?.find(part => part.key === key)

  test('a large one of a crossing leaves no small one of its territory', () => {
    // Seven in the territory, six of them of one provider: one is of the other.
    expect(households({ territory: 'metropole' }).value).toBe(7)
    expect(households({ territory: 'metropole', provider: 'amarres' })).toMatchObject({ masked: true })
  })

  test('a small part of a filter is not the rest of its whole', () => {
    // Seventeen, fourteen of them alone: three are couples.
    expect(households({ provider: 'amarres' }).value).toBe(17)
    expect(partOf({ provider: 'amarres' }, 'couple')).toEqual({ key: 'couple', masked: true })
    expect(partOf({ provider: 'amarres' }, 'alone')).toEqual({ key: 'alone', masked: true })
  })

  test('what stands on its own is shown', () => {
    expect(households({ provider: 'passeurs' }).value).toBe(12)
    expect(households({}).value).toBe(39)
  })

  test('asked one after the other, the providers do not leave a small one over', () => {
    const lone = sumOf(
      [...put('metropole', 'amarres', 'alone', 10), ...put('metropole', 'balises', 'alone', 3)].concat(
        put('metropole', 'passeurs', 'alone', 6),
      ),
      '2026-06-30',
    )
    const shown = ['amarres', 'balises', 'passeurs'].map(provider => seenIn(lone)({ provider }).value)
    expect(shown).toEqual([10, undefined, undefined])
  })
})

describe('whoever adds and takes away all that is shown', () => {
  const territories = ['metropole', 'departement']
  const providers = ['amarres', 'balises', 'passeurs']
  const named = (territory: string, provider: string) => `${territory}|${provider}`
  /** Every row and column, its sum first. */
  const lines = [
    ...['', ...territories].map(territory => ['', ...providers].map(provider => named(territory, provider))),
    ...['', ...providers].map(provider => ['', ...territories].map(territory => named(territory, provider))),
  ]
  const workOut = (known: Map<string, number>): void => {
    const line = lines.find(each => each.filter(name => !known.has(name)).length === 1)
    const missing = line?.find(name => !known.has(name))
    if (!line || missing === undefined) return
    const [sum = '', ...parts] = line
    const told = parts.reduce((total, name) => total + (known.get(name) ?? 0), 0)
    known.set(missing, missing === sum ? told : (known.get(sum) ?? 0) - told)
    workOut(known)
  }

  test('learns no small number', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 6, maxLength: 6 }), numbers => {
        const marks = territories.flatMap((territory, row) =>
          providers.map((provider, column) =>
            mark('2026-01-05', 'households', { ...nowhere, territory, provider }, numbers[row * 3 + column]),
          ),
        )
        const see = seenIn(sumOf(marks, '2026-06-30'))
        const known = new Map<string, number>()
        for (const territory of ['', ...territories])
          for (const provider of ['', ...providers]) {
            const { value } = see({ ...(territory && { territory }), ...(provider && { provider }) })
            if (value !== undefined) known.set(named(territory, provider), value)
          }
        workOut(known)
        // The whole of the scheme is no crossing.
        known.delete(named('', ''))
        expect([...known].filter(([, value]) => value > 0 && value < 5)).toEqual([])
      }),
    )
  })
})

describe('a share', () => {
  const sums = (...answered: readonly (readonly [provider: string, asked: number, sent: number])[]) =>
    sumOf(
      answered.flatMap(([provider, asked, sent]) => [
        mark('2026-02-02', 'nudges', { ...nowhere, provider }, asked),
        mark('2026-02-02', 'nudgesAnswered', { ...nowhere, provider }, sent),
      ]),
      '2026-06-30',
    )

  test('of two passeports asked for is hidden with its parts, and those of the others with it', () => {
    const see = seenIn(sums(['amarres', 2, 1], ['balises', 20, 12]))
    for (const provider of ['amarres', 'balises']) {
      const { value, ratio, masked } = see({ provider }, 'nudges')
      expect([value, ratio, masked]).toEqual([undefined, undefined, true])
    }
    expect(see({}, 'nudges').ratio).toEqual({ part: 13, whole: 22 })
  })

  test('whose rest is small is hidden too', () => {
    expect(seenIn(sums(['amarres', 20, 18]))({}, 'nudges').ratio).toBeUndefined()
  })

  test('of which nothing is small is shown', () => {
    const see = seenIn(sums(['amarres', 12, 6], ['balises', 20, 12]))
    expect(see({ provider: 'amarres' }, 'nudges')).toMatchObject({ value: 50, ratio: { part: 6, whole: 12 } })
  })
})

describe('of figures that tell of each other', () => {
  const exits = (numbers: Readonly<Record<string, number>>) =>
    sumOf(
      Object.entries(numbers).flatMap(([reason, n]) => [
        mark('2026-02-02', 'exited', nowhere, n),
        mark('2026-02-02', `exited:${reason}`, nowhere, n),
        ...(reason === 'own-lease' || reason === 'ordinary-stock'
          ? [mark('2026-02-02', 'ordinary', nowhere, n)]
          : []),
      ]),
      '2026-06-30',
    )
  const shownOf = (figure: Figure) =>
    Object.fromEntries((figure.parts ?? []).flatMap(({ key, value }) => (value ? [[key, value]] : [])))

  test('a small exit to ordinary housing is not the rest of those who are in it', () => {
    // Alone, the next smallest reason (a departure, 6) would have hidden the three: nine in ordinary housing, less six.
    const see = seenIn(exits({ 'own-lease': 3, 'ordinary-stock': 8, 'moved-away': 6, other: 7 }))
    expect(see({}, 'ordinary').value).toBe(11)
    expect(shownOf(see({}, 'exited'))).toEqual({ 'moved-away': 6, other: 7 })
  })

  test('exits are not shown when few of them lead elsewhere than to ordinary housing', () => {
    const see = seenIn(exits({ 'own-lease': 9, 'ordinary-stock': 8, death: 2 }))
    expect(see({}, 'ordinary').value).toBe(17)
    expect(see({}, 'exited')).toMatchObject({ masked: true })
    expect(see({}, 'exited').value).toBeUndefined()
    expect(shownOf(see({}, 'exited'))).toEqual({})
  })
})

describe('whoever puts linked figures side by side', () => {
  const reasons = ['own-lease', 'ordinary-stock', 'moved-away', 'death'] as const
  const outcomes = ['integrate', 'refuse', 'adjourn'] as const
  const kinds = ['alone', 'couple', 'single-parent'] as const
  const places = ['metropole', 'departement'] as const
  const filters: readonly Filter[] = [{}, ...places.map(territory => ({ territory }))]
  const name = (of: string, { territory = '' }: Filter) => `${of}@${territory}`

  /** `[sum, ...parts]`: what is known of figures by what they count. */
  const equations = (filter: Filter): readonly (readonly string[])[] =>
    [
      ['exited', ...reasons.map(each => `exited:${each}`)],
      ['ordinary', 'exited:own-lease', 'exited:ordinary-stock'],
      ['decided', ...outcomes.map(each => `decided:${each}`)],
      ['joined', 'decided:integrate'],
      ...['households', 'accompanied', 'joined', 'before', 'left'].map(of => [
        of,
        ...kinds.map(kind => `${of}:${kind}`),
      ]),
      ...['', ...kinds.map(kind => `:${kind}`)].flatMap(kind => [
        [`accompanied${kind}`, `before${kind}`, `joined${kind}`],
        [`accompanied${kind}`, `households${kind}`, `left${kind}`],
      ]),
    ].map(line => line.map(of => name(of, filter)))
  const everyName = [...new Set(equations({}).flat())].map(each => each.replace(/@$/, ''))
  const lines = [
    ...filters.flatMap(equations),
    ...everyName.map(of => filters.map(filter => name(of, filter))),
  ]
  const workOut = (known: Map<string, number>): void => {
    for (const line of lines) {
      const missing = line.filter(each => !known.has(each))
      const [one] = missing
      if (missing.length !== 1 || one === undefined) continue
      const [sum = '', ...parts] = line
      const told = parts.reduce((total, each) => total + (known.get(each) ?? 0), 0)
      known.set(one, one === sum ? told : (known.get(sum) ?? 0) - told)
      return workOut(known)
    }
  }
  const few = fc.oneof(fc.nat(4), fc.nat(14))
  const numbers = fc.record({
    exits: fc.array(few, { minLength: 4, maxLength: 4 }),
    others: fc.array(few, { minLength: 2, maxLength: 2 }),
    /** Of each kind: there before, come, left of those. */
    kinds: fc.array(fc.tuple(few, few, few), { minLength: 3, maxLength: 3 }),
  })

  test('learns no small number but the totals of the scheme', () => {
    fc.assert(
      fc.property(fc.tuple(numbers, numbers), both => {
        const marks = both.flatMap((told, index) => {
          const cell = { ...nowhere, territory: places[index] ?? '' }
          const put = (what: string, n: number) => mark('2026-02-02', what, cell, n)
          const came = told.kinds.reduce((sum, [, joined]) => sum + joined, 0)
          return [
            ...told.exits.flatMap((n, at) => [
              put('exited', n),
              put(`exited:${reasons[at]}`, n),
              ...(at < 2 ? [put('ordinary', n)] : []),
            ]),
            ...[came, ...told.others].map((n, at) => put(`decided:${outcomes[at]}`, n)),
            ...told.kinds.flatMap(([before, joined, gone], at) => {
              const left = Math.min(gone, before + joined)
              return (
                [
                  ['households', before + joined - left],
                  ['leaving', left],
                  ['joined', joined],
                ] as const
              ).flatMap(([what, n]) => [put(what, n), put(`${what}:${kinds[at]}`, n)])
            }),
          ]
        })
        const see = seenIn(sumOf(marks, '2026-06-30'))
        const known = new Map<string, number>()
        for (const filter of filters)
          for (const key of ['exited', 'ordinary', 'decided', 'joined', 'households', 'accompanied']) {
            const { value, parts = [] } = see(filter, key)
            if (value !== undefined) known.set(name(key, filter), value)
            for (const part of parts)
              if (part.value !== undefined) known.set(name(`${key}:${part.key}`, filter), part.value)
          }
        workOut(known)
        // Totals of the whole scheme, and what is one of them by another name, are no crossing.
        const totals = [
          'exited',
          'ordinary',
          'decided',
          'decided:integrate',
          'joined',
          'households',
          'accompanied',
        ]
        for (const key of [...totals, 'before', 'left']) known.delete(name(key, {}))
        expect([...known].filter(([, value]) => value > 0 && value < 5)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})
