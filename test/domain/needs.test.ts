import type { Day } from '../../src/domain/calendar'
import { needAnswer, needsOf, quarterDue } from '../../src/domain/needs'

describe('needs not covered', () => {
  test('are read from the answers “no suited home”, from closed lists only', () => {
    const data = { answer: 'no-suited-home', missing: 'house', size: 'T4', territory: 'metropole' }
    expect(needAnswer('d1', data)).toEqual({
      dossier: 'd1',
      missing: 'house',
      size: 'T4',
      territory: 'metropole',
    })
    expect(needAnswer('d1', { answer: 'no-suited-home', missing: 'castle', size: 'T9' })).toEqual({
      dossier: 'd1',
    })
    expect(needAnswer('d1', { answer: 'need-help' })).toBeUndefined()
  })

  test('count a household once, for what it last lacked; the most frequent come first', () => {
    const house = { missing: 'house', size: 'T4', territory: 'metropole' } as const
    const flat = { missing: 'low-rent', size: 'T2', territory: 'departement' } as const
    expect(
      needsOf([
        { dossier: 'd1', ...flat },
        { dossier: 'd2', ...house },
        { dossier: 'd3', ...flat },
        { dossier: 'd1', ...house },
        { dossier: 'd2', ...house },
        { dossier: 'd4' },
      ]),
    ).toEqual({
      households: 4,
      lines: [{ ...house, households: 2 }, { households: 1 }, { ...flat, households: 1 }],
    })
  })
})

describe('the quarter’s needs are sent from the first working day of the next on', () => {
  test.each<[string, Day, string | undefined]>([
    ['1 January is a holiday', '2026-01-01', undefined],
    ['the Friday after it', '2026-01-02', '2025-T4'],
    ['the last day of March', '2026-03-31', '2025-T4'],
    ['1 April', '2026-04-01', '2026-T1'],
    ['1 July', '2026-07-01', '2026-T2'],
    ['4 July 2027, a Sunday', '2027-07-04', '2027-T2'],
    ['1 October', '2026-10-01', '2026-T3'],
    ['Saturday 1 January 2028', '2028-01-01', undefined],
    ['Monday 3 January 2028', '2028-01-03', '2027-T4'],
  ])('%s (%s): %s', (_, today, name) => {
    expect(quarterDue(today)?.name).toBe(name)
  })
})
