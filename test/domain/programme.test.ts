import { capacityOf, capacityOn, placesWith, yearOf } from '../../src/domain/programme'

const rules = { startsOn: '2026-01-01', capacity: [5, 7, 10] } as const
const mutable = { startsOn: rules.startsOn, capacity: [...rules.capacity] }

describe('places of the scheme, by year of the convention', () => {
  test.each([
    ['before the convention', '2025-12-31', 1, 5],
    ['its first day', '2026-01-01', 1, 5],
    ['the last day of the first year', '2026-12-31', 1, 5],
    ['the first day of the second', '2027-01-01', 2, 7],
    ['the last day of the second', '2027-12-31', 2, 7],
    ['the first day of the third', '2028-01-01', 3, 10],
    ['after it', '2031-06-15', 6, 10],
  ] as const)('%s (%s): year %d, %d places', (_, day, year, places) => {
    expect(yearOf(rules.startsOn, day)).toBe(year)
    expect(capacityOn(mutable, day)).toBe(places)
  })

  test.each([
    ['2026-09-14', 1],
    ['2027-08-31', 1],
    ['2027-09-01', 2],
  ] as const)('a convention that starts in September: %s is in year %d', (day, year) => {
    expect(yearOf('2026-09-01', day)).toBe(year)
  })

  test('a leap day: its years begin on the last day of February', () => {
    expect(yearOf('2028-02-29', '2029-02-27')).toBe(1)
    expect(yearOf('2028-02-29', '2029-02-28')).toBe(2)
  })

  test('a dossier takes one place, once, and frees it when its measure ends or is interrupted', () => {
    const taken = placesWith(['x'], 'd', 'mandated')
    expect(taken).toEqual(['x', 'd'])
    expect(placesWith(taken, 'd', 'housed')).toBe(taken)
    expect(placesWith(taken, 'd', 'interrupted')).toEqual(['x'])
    expect(placesWith(['x'], 'd', 'refused')).toEqual(['x'])
  })

  test('what is used, of what there is', () => {
    expect(capacityOf(mutable, ['x', 'y'], '2027-03-01')).toEqual({ used: 2, capacity: 7, year: 2 })
  })
})
