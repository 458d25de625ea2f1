import type { Day } from '../../src/domain/calendar'
import { type Rhythm, proposeDays } from '../../src/domain/sessionCalendar'

const days = (nth: Rhythm['nth'], weekday: Rhythm['weekday'], after: Day, months: number) =>
  proposeDays({ nth, weekday }, { after, months }).map(({ day }) => day)

describe('a session a month', () => {
  const table: [string, Rhythm['nth'], Rhythm['weekday'], Day, readonly Day[]][] = [
    ['second Thursday', '2', '4', '2026-02-01', ['2026-02-12', '2026-03-12', '2026-04-09']],
    [
      'from tomorrow: a day that is today is not proposed',
      '2',
      '4',
      '2026-03-12',
      ['2026-04-09', '2026-05-15', '2026-06-11'],
    ],
    [
      'first Monday of a month that begins on one',
      '1',
      '1',
      '2026-05-31',
      ['2026-06-01', '2026-07-06', '2026-08-03'],
    ],
    [
      'last Friday: the fourth or the fifth',
      'last',
      '5',
      '2026-01-01',
      ['2026-01-30', '2026-02-27', '2026-03-27'],
    ],
    ['over the turn of the year', '3', '2', '2026-11-20', ['2026-12-15', '2027-01-19', '2027-02-16']],
  ]
  test.each(table)('%s', (_, nth, weekday, after, expected) => {
    expect(days(nth, weekday, after, 3)).toEqual(expected)
  })

  test('a public holiday gives way to the next working day, and says so', () => {
    // Ascension Day 2026 is Thursday 14 May; 1 May 2026 is a Friday, the next working day a Monday.
    expect(proposeDays({ nth: '2', weekday: '4' }, { after: '2026-05-01', months: 1 })).toEqual([
      { day: '2026-05-15', insteadOf: '2026-05-14' },
    ])
    expect(proposeDays({ nth: '1', weekday: '5' }, { after: '2026-04-30', months: 1 })).toEqual([
      { day: '2026-05-04', insteadOf: '2026-05-01' },
    ])
  })

  test('a year is twelve', () => {
    expect(days('2', '4', '2026-01-01', 12)).toHaveLength(12)
  })
})
