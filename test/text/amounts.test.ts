/** What stands beside a figure says it in the protocol's words, and a year's number is named one. */
import type { IndicatorKey } from '../../src/domain/figure'
import { textOf } from '../../src/text'
import { besideFigure } from '../../src/text/amounts'

test.each<[IndicatorKey, number, string, string]>([
  ['created', 100, 'objectif\u00a0: 100', 'target: 100'],
  ['dwellings', 259, 'parc recensé\u00a0: 259', 'listed stock: 259'],
  // Beside a quarter's homes too.
  ['delivered', 20, 'besoin estimé\u00a0: 20 par an', 'estimated need: 20 a year'],
])('%s: %i', (key, target, fr, en) => {
  const figure = { key, target, unit: 'dwellings' } as const
  expect(besideFigure(figure, textOf('fr'), 'fr')).toBe(fr)
  expect(besideFigure(figure, textOf('en'), 'en')).toBe(en)
})

test('a part and its number have a space before the colon in French only', () => {
  expect([textOf('fr').figures.part('financés', '3'), textOf('en').figures.part('financed', '3')]).toEqual([
    'financés\u00a0: 3',
    'financed: 3',
  ])
})
