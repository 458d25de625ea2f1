/** What is left of the figures for readers outside the technical body: no number from 1 to 4, nor what it could be told from. */
import fc from 'fast-check'
import { figuresBy } from '../../src/domain/indicators'
import type { Figure, Part } from '../../src/domain/figure'
import { mark, nowhere } from '../../src/domain/mark'
import { crossingOf, maskFigure, maskedParts } from '../../src/domain/masking'
import { defaultRules } from '../../src/domain/rules'
import { type Filter, type Sums, sumOf } from '../../src/domain/sums'

/** Households of a filter, as somebody outside the technical body sees them. */
const seenIn = (upTo: Sums) => {
  const [before, yearBefore]: [Sums, Sums] = [new Map(), new Map()]
  const read = figuresBy({ day: '2026-06-30', from: '2026-01-01', upTo, before, yearBefore }, defaultRules)
  const of = (filter: Filter) => read(filter).find(({ key }) => key === 'households')
  return (filter: Filter): Figure => {
    const figure = of(filter)
    if (!figure) throw new Error('no households')
    return maskFigure(figure, crossingOf(filter, upTo), of)
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
