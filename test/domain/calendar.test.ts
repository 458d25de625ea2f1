import {
  type Day,
  addDays,
  addMonths,
  addWorkingDays,
  dayOf,
  daysBetween,
  instantOf,
  isWorkingDay,
  quarterOf,
  timeOf,
  workingDayFrom,
  workingDayUpTo,
} from '../../src/domain/calendar'
import { officeInstant } from '../../src/domain/digest'

describe('months end where the calendar says', () => {
  test.each<[Day, number, Day]>([
    ['2025-11-30', 3, '2026-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2025-11-29', 3, '2026-02-28'],
    ['2025-11-28', 3, '2026-02-28'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2026-03-31', 3, '2026-06-30'],
    ['2026-05-31', 3, '2026-08-31'],
    ['2026-12-31', 3, '2027-03-31'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-10', 3, '2026-06-10'],
    ['2026-01-31', 1, '2026-02-28'],
  ])('%s plus %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})

describe('a day is a day of Europe/Paris, also when the clocks change', () => {
  test.each<[string, Day, number]>([
    ['2026-03-28T23:30:00.000Z', '2026-03-29', 0],
    ['2026-03-29T00:59:00.000Z', '2026-03-29', 1],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', 3],
    ['2026-03-29T22:30:00.000Z', '2026-03-30', 0],
    ['2026-10-24T22:30:00.000Z', '2026-10-25', 0],
    ['2026-10-25T00:30:00.000Z', '2026-10-25', 2],
    ['2026-10-25T01:30:00.000Z', '2026-10-25', 2],
    ['2026-10-25T23:00:00.000Z', '2026-10-26', 0],
    ['2026-12-31T23:00:00.000Z', '2027-01-01', 0],
  ])('%s is %s, %i hours', (at, day, hour) => {
    expect([dayOf(at), timeOf(at).hour]).toEqual([day, hour])
  })

  test('days are counted, not hours', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  })

  test.each<[Day, number, string]>([
    ['2026-03-27', 9, '2026-03-27T08:00:00.000Z'],
    ['2026-03-30', 9, '2026-03-30T07:00:00.000Z'],
    ['2026-10-26', 9, '2026-10-26T08:00:00.000Z'],
    // The hour that does not exist is the one after it.
    ['2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
  ])('%s at %i is %s', (day, hour, at) => {
    expect(instantOf(day, hour)).toBe(at)
  })
})

describe('working days', () => {
  test.each<[Day, string]>([
    ['2026-01-01', 'New Year'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', 'Labour Day'],
    ['2026-05-08', 'Victory'],
    ['2026-05-14', 'Ascension'],
    ['2026-05-25', 'Whit Monday'],
    ['2026-07-14', 'National Day'],
    ['2027-11-01', 'All Saints'],
    ['2026-11-11', 'Armistice'],
    ['2026-12-25', 'Christmas'],
    ['2026-05-16', 'a Saturday'],
    ['2026-05-17', 'a Sunday'],
  ])('%s is none: %s', day => {
    expect(isWorkingDay(day)).toBe(false)
  })

  test.each<Day>(['2026-04-03', '2026-12-26', '2026-05-15', '2026-12-24', '2026-04-07'])(
    '%s is one, in Dijon as in most of France (Saturdays aside)',
    day => {
      expect(isWorkingDay(day)).toBe(day !== '2026-12-26')
    },
  )

  test.each<[Day, Day, Day]>([
    ['2026-05-14', '2026-05-13', '2026-05-15'],
    ['2026-05-16', '2026-05-15', '2026-05-18'],
    ['2026-05-10', '2026-05-07', '2026-05-11'],
    ['2026-05-12', '2026-05-12', '2026-05-12'],
    ['2027-01-01', '2026-12-31', '2027-01-04'],
  ])('%s is moved earlier to %s, later to %s', (day, earlier, later) => {
    expect([workingDayUpTo(day), workingDayFrom(day)]).toEqual([earlier, later])
  })

  test.each<[Day, number, Day]>([
    ['2026-05-07', 5, '2026-05-18'],
    ['2026-05-18', -5, '2026-05-07'],
    ['2026-05-09', 1, '2026-05-11'],
    ['2026-05-11', 0, '2026-05-11'],
  ])('%s and %i working days is %s', (day, days, expected) => {
    expect(addWorkingDays(day, days)).toBe(expected)
  })
})

test.each<[Day, string, Day, Day]>([
  ['2026-01-01', '2026-T1', '2026-01-01', '2026-03-31'],
  ['2026-06-30', '2026-T2', '2026-04-01', '2026-06-30'],
  ['2028-02-29', '2028-T1', '2028-01-01', '2028-03-31'],
  ['2026-12-31', '2026-T4', '2026-10-01', '2026-12-31'],
])('%s is in quarter %s', (day, name, first, last) => {
  expect(quarterOf(day)).toEqual({ name, first, last })
})

describe('messages that nobody waits for leave in office hours', () => {
  test.each<[string, string, string]>([
    ['in the night before a working day', instantOf('2026-05-12', 0, 5), instantOf('2026-05-12', 9)],
    ['a minute before nine', instantOf('2026-05-12', 8, 59), instantOf('2026-05-12', 9)],
    ['at nine', instantOf('2026-05-12', 9), instantOf('2026-05-12', 9)],
    ['at a minute to six', instantOf('2026-05-12', 17, 59), instantOf('2026-05-12', 17, 59)],
    ['at six', instantOf('2026-05-12', 18), instantOf('2026-05-13', 9)],
    ['on the eve of Ascension, late', instantOf('2026-05-13', 20), instantOf('2026-05-15', 9)],
    ['on Ascension', instantOf('2026-05-14', 10), instantOf('2026-05-15', 9)],
    ['on a Saturday', instantOf('2026-05-16', 10), instantOf('2026-05-18', 9)],
    ['in the night in which summer time begins', instantOf('2026-03-29', 1), instantOf('2026-03-30', 9)],
  ])('%s', (_, now, expected) => {
    expect(officeInstant(now)).toBe(expected)
  })
})
