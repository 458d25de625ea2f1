import { dwellingMarks } from '../../src/domain/dwellingMarks'
import type { Told } from '../../src/domain/life'
import { countedFacts } from '../support/figures'

const told = (lines: readonly (readonly [on: string, kind: string, data?: object])[]): readonly Told[] => {
  const [sample] = countedFacts.get('dwellings/1') ?? []
  if (!sample) throw new Error('no sample home')
  return lines.map(([on, kind, data = {}], index) => ({
    ...sample,
    ...{ on, kind, seq: index + 1, data: { ...sample.data, ...data } },
  })) as readonly Told[]
}
/** The sum of a figure's marks up to a day. */
const figure = (facts: readonly Told[], name: string, day: string): number =>
  dwellingMarks(facts)
    .filter(({ on, what }) => on <= day && what === name)
    .reduce((sum, { n }) => sum + n, 0)

const retired = [
  ['2026-01-10', 'dwelling-added'],
  ['2026-02-01', 'dwelling-vacant'],
  ['2026-03-10', 'dwelling-retired', { reason: 'mistake' }],
] as const

test('a home retired by mistake counts nowhere; put back in the offer it counts again', () => {
  expect(figure(told(retired), 'dwellings', '2026-02-15')).toBe(0)
  const back = told([...retired, ['2026-03-12', 'dwelling-restored', { vacant: true }]])
  expect(['2026-02-15', '2026-03-11', '2026-03-12'].map(day => figure(back, 'dwellings', day))).toEqual([
    1, 0, 1,
  ])
  expect(['2026-02-15', '2026-03-11', '2026-03-12'].map(day => figure(back, 'vacant', day))).toEqual([
    1, 0, 1,
  ])
})

test('its vacancy that goes on is no second letting; another one is', () => {
  const back = told([...retired, ['2026-03-12', 'dwelling-restored', { vacant: true }]])
  expect(figure(back, 'relet', '2026-12-31')).toBe(1)
  const again = told([
    ...retired,
    ['2026-03-12', 'dwelling-restored', { vacant: false }],
    ['2026-06-01', 'dwelling-vacant'],
  ])
  expect(figure(again, 'relet', '2026-12-31')).toBe(2)
})
