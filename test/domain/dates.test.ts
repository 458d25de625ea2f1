/** The dates of the window, its reminders and their answers, case by case: the day before, the day, the day after. */
import { cancelAllocation, recordCal } from '../../src/domain/allocation'
import { type Day, addDays, daysBetween, dayOf, instantOf } from '../../src/domain/calendar'
import { officeInstant } from '../../src/domain/digest'
import type { Dossier, Window } from '../../src/domain/dossier'
import type { NewFact } from '../../src/domain/facts'
import { putInPlace } from '../../src/domain/mandate'
import { answerOffer, notifyOffer } from '../../src/domain/offer'
import { type Rules, defaultRules as rules } from '../../src/domain/rules'
import { daysLeft, dueOn, newDay, schedule, scheduleChanged } from '../../src/domain/window'
import { accepted, inWindow } from '../support/measure'
import { refused } from '../support/refusal'

/** The quarter's passeports are there, so that the window speaks alone. */
const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const opened = (on: Day, window: Partial<Window> = {}): Dossier => inWindow(on, window, quiet)
const every = rules.reminders.map(({ key }) => key)
const said = (facts: readonly NewFact[]): string =>
  facts.map(({ kind, data }) => [kind, data?.key ?? data?.to ?? ''].filter(Boolean).join(' ')).join(', ')
const on = (dossier: Dossier, day: Day, given: Rules = rules): string =>
  said(newDay(dossier, day, given).facts)
/** The first day from `from` on, within 40, on which `what` happens when the daily job runs every day. */
const firstDay = (dossier: Dossier, from: Day, what: string): Day | undefined => {
  let now = dossier
  for (let n = 0; n < 40; n += 1) {
    const { next, facts } = newDay(now, addDays(from, n), rules)
    if (said(facts).includes(what)) return addDays(from, n)
    now = next
  }
  return undefined
}
const allocate = (dossier: Dossier, day: Day): Dossier =>
  recordCal(dossier, {
    on: day,
    today: day,
    landlord: 'habitat-tilleul',
    outcome: 'rank-1',
    secretariat: false,
    reasoned: false,
  }).next

describe('the last day of a window', () => {
  test.each<[string, Day, Day]>([
    ['an ordinary day', '2026-03-10', '2026-06-10'],
    ['the first of a month', '2026-03-01', '2026-06-01'],
    ['over the new year', '2026-10-15', '2027-01-15'],
    ['28 November', '2026-11-28', '2027-02-28'],
    ['29 November: February has 28 days', '2026-11-29', '2027-02-28'],
    ['30 November: the same', '2026-11-30', '2027-02-28'],
    ['28 November before a leap year', '2027-11-28', '2028-02-28'],
    ['29 November before a leap year', '2027-11-29', '2028-02-29'],
    ['30 November before a leap year', '2027-11-30', '2028-02-29'],
    ['29 February', '2028-02-29', '2028-05-29'],
    ['31 January: April has 30 days', '2026-01-31', '2026-04-30'],
    ['31 March: June has 30', '2026-03-31', '2026-06-30'],
    ['31 May: August has 31', '2026-05-31', '2026-08-31'],
    ['31 August: November has 30', '2026-08-31', '2026-11-30'],
    ['31 December', '2026-12-31', '2027-03-31'],
    ['on the day on which summer time begins', '2026-03-29', '2026-06-29'],
    ['on the day on which it ends', '2026-10-25', '2027-01-25'],
    ['on a public holiday', '2026-05-01', '2026-08-01'],
  ])('%s: %s, %s', (_, day, lastDay) => {
    const placed = accepted({ decision: { ...accepted().decision!, on: '2026-01-01' } })
    const { next } = putInPlace(placed, { on: day, today: '2028-12-31' }, rules)
    expect(next.window).toMatchObject({ opensOn: day, lastDay })
  })

  test.each<[string, Day, Day, number]>([
    ['over the change to summer time', '2026-01-10', '2026-03-28', 13],
    ['on the day of the change', '2026-01-10', '2026-03-29', 12],
    ['over the change to winter time', '2026-08-01', '2026-10-24', 8],
    ['on the day of that change', '2026-08-01', '2026-10-25', 7],
    ['on the eve of the last day', '2026-03-10', '2026-06-09', 1],
    ['on the last day', '2026-03-10', '2026-06-10', 0],
  ])('days left are counted as days, %s', (_, opensOn, today, left) => {
    expect(daysLeft(opened(opensOn).window!, today)).toBe(left)
  })
})

describe('the interruption', () => {
  test.each<[string, Day, Day, string]>([
    ['the eve of the last day', '2026-03-10', '2026-06-09', ''],
    ['the last day itself', '2026-03-10', '2026-06-10', ''],
    ['the day after', '2026-03-10', '2026-06-11', 'interrupted'],
    ['the last day a 28 February', '2025-11-30', '2026-02-28', ''],
    ['1 March after it', '2025-11-30', '2026-03-01', 'interrupted'],
    ['the last day a 29 February', '2027-11-30', '2028-02-29', ''],
    ['1 March of the leap year', '2027-11-30', '2028-03-01', 'interrupted'],
    ['the last day a Sunday', '2026-03-14', '2026-06-14', ''],
    ['the Monday after it', '2026-03-14', '2026-06-15', 'interrupted'],
    ['the last day a public holiday (1 May)', '2026-02-01', '2026-05-01', ''],
    ['the Saturday after it', '2026-02-01', '2026-05-02', 'interrupted'],
    ['the last day that of the clock change', '2025-12-29', '2026-03-29', ''],
    ['the Monday after the clock change', '2025-12-29', '2026-03-30', 'interrupted'],
  ])('%s (in place on %s, %s): %s', (_, opensOn, today, expected) => {
    expect(on(opened(opensOn, { reminded: every }), today)).toBe(expected)
  })

  test.each<[string, Day, Day, Day]>([
    ['two days before the last', '2026-06-08', '2026-06-08', '2026-06-11'],
    ['on the eve', '2026-06-05', '2026-06-09', '2026-06-11'],
    ['on the last day', '2026-06-05', '2026-06-10', '2026-06-11'],
    ['on the last day, allocated that very day', '2026-06-10', '2026-06-10', '2026-06-11'],
    ['the day after', '2026-06-05', '2026-06-11', '2026-06-12'],
    ['three weeks after', '2026-06-05', '2026-07-01', '2026-07-02'],
  ])('of an allocation cancelled %s (allocated %s, cancelled %s): %s', (_, given, cancelled, interrupted) => {
    const resumed = cancelAllocation(
      allocate(opened('2026-03-10', { reminded: every }), given),
      cancelled,
    ).next
    expect(resumed.window).toMatchObject({ state: 'open', lastDay: '2026-06-10' })
    expect(on(resumed, addDays(interrupted, -1))).toBe('')
    expect(newDay(resumed, interrupted, rules).facts).toMatchObject([
      { kind: 'interrupted', on: interrupted, data: { lastDay: '2026-06-10' } },
    ])
  })
})

describe('the day of a reminder', () => {
  test.each<[string, Day, string, Day]>([
    ['a month after the 31st, in a month of 30 days', '2026-03-31', 'month-1', '2026-04-30'],
    ['a month after 31 January', '2027-01-31', 'month-1', '2027-02-26'],
    ['a month after 31 January of a leap year', '2028-01-31', 'month-1', '2028-02-29'],
    ['a Saturday: the Friday before', '2026-03-11', 'month-1', '2026-04-10'],
    ['a Sunday: the Friday before', '2026-03-12', 'month-1', '2026-04-10'],
    ['Easter Monday: the Friday before, not a holiday in Dijon', '2026-03-06', 'month-1', '2026-04-03'],
    ['1 May, a Friday: Thursday', '2026-04-01', 'month-1', '2026-04-30'],
    ['8 May, a Friday: Thursday', '2026-03-08', 'month-2', '2026-05-07'],
    ['Ascension: the Wednesday before', '2026-03-14', 'month-2', '2026-05-13'],
    ['Whit Monday: the Friday before', '2026-02-25', 'last-day', '2026-05-22'],
    ['14 July', '2026-06-14', 'month-1', '2026-07-13'],
    ['15 August, a Saturday: Friday', '2026-07-15', 'month-1', '2026-08-14'],
    ['1 November, a Sunday: Friday', '2026-10-01', 'month-1', '2026-10-30'],
    ['11 November', '2026-08-11', 'last-day', '2026-11-10'],
    ['Christmas', '2026-11-25', 'month-1', '2026-12-24'],
    ['New Year: the last day of the year before', '2026-10-01', 'last-day', '2026-12-31'],
    ['the Sunday of the clock change', '2025-12-29', 'last-day', '2026-03-27'],
    ['15 days before, over the clock change', '2026-01-10', 'days-15', '2026-03-26'],
    ['7 days before 29 February', '2027-11-30', 'days-7', '2028-02-22'],
  ])('%s (in place on %s, %s): %s', (_, opensOn, key, at) => {
    expect(schedule(opened(opensOn).window!, rules).find(each => each.key === key)?.at).toBe(at)
  })

  const days: readonly [string, Day][] = [
    ['month-1', '2026-04-10'],
    ['month-2', '2026-05-07'],
    ['days-15', '2026-05-26'],
    ['days-7', '2026-06-03'],
    ['days-2', '2026-06-08'],
    ['last-day', '2026-06-10'],
  ]
  const around = days.flatMap(([key, day], index) => {
    const dossier = opened('2026-03-10', { reminded: every.slice(0, index) })
    return [
      [key, 'the day before', addDays(day, -1), dossier, ''],
      [key, 'the day', day, dossier, `reminder-due ${key}`],
      [key, 'later that day', day, newDay(dossier, day, rules).next, ''],
      [
        key,
        'the day after, if the night of the day was missed',
        addDays(day, 1),
        dossier,
        key === 'last-day' ? 'interrupted' : `reminder-due ${key}`,
      ],
    ] as const
  })
  test.each(around)('%s, %s (%s)', (_, __, day, dossier, expected) => {
    expect(on(dossier, day)).toBe(expected)
  })
})

describe('an outage', () => {
  test.each<[string, Day, string, readonly string[]]>([
    ['of three weeks over three reminders', '2026-06-09', 'reminder-due days-2', ['month-1', 'month-2']],
    ['over all of them', '2026-06-10', 'reminder-due last-day', []],
    ['that ends on a Sunday', '2026-06-07', 'reminder-due days-7', ['month-1', 'month-2']],
    ['that ends on the last day', '2026-06-10', 'reminder-due last-day', ['month-1', 'month-2', 'days-15']],
    ['that ends after the last day', '2026-06-11', 'interrupted', ['month-1', 'month-2']],
  ])('%s: on %s, %s', (_, today, expected, reminded) => {
    const { next, facts } = newDay(opened('2026-03-10', { reminded }), today, rules)
    expect(said(facts)).toBe(expected)
    expect(on(next, today)).toBe('')
    expect(on(next, addDays(today, 1)).includes('days-15')).toBe(false)
  })
})

describe('the answer to the reminder of 15 days before is due', () => {
  // Colleagues are asked after five working days, the secretariat after five more, both while the window still runs.
  test.each<[string, Day, Day, Day, Day]>([
    ['over Whit Monday', '2026-03-09', '2026-05-22', '2026-06-01', '2026-06-08'],
    ['without a holiday', '2026-06-10', '2026-08-26', '2026-09-02', '2026-09-09'],
    ['over 1 and 8 May', '2026-02-13', '2026-04-28', '2026-05-06', '2026-05-13'],
    ['over Christmas and New Year', '2026-10-06', '2026-12-22', '2026-12-30', '2027-01-06'],
    ['over the clock change', '2026-01-03', '2026-03-19', '2026-03-26', '2026-04-02'],
    ['the last working day a Friday', '2026-03-14', '2026-05-29', '2026-06-05', '2026-06-12'],
    ['three weeks of May with three holidays', '2026-02-16', '2026-04-30', '2026-05-11', '2026-05-15'],
  ])('%s (in place on %s): reminded %s, colleagues %s, secretariat %s', (_, opensOn, at, first, second) => {
    const dossier = opened(opensOn, { reminded: ['month-1', 'month-2'] })
    expect(firstDay(dossier, addDays(at, -3), 'reminder-due days-15')).toBe(at)
    const waiting = newDay(dossier, at, rules).next
    expect(firstDay(waiting, at, 'unanswered colleagues')).toBe(first)
    expect(firstDay(waiting, at, 'unanswered secretariat')).toBe(second)
  })
})

describe('the household answers an offer', () => {
  // CCH R441-10: at least ten days; the day of notification is not counted, and a week-end or a holiday gives way to the next working day.
  const offers: readonly (readonly [string, Day, Day])[] = [
    ['ten days later, a working day', '2026-05-11', '2026-05-21'],
    ['a Saturday: Monday', '2026-05-06', '2026-05-18'],
    ['a Sunday: Monday', '2026-05-07', '2026-05-18'],
    ['Ascension: Friday, no bridge', '2026-05-04', '2026-05-15'],
    ['Whit Monday: Tuesday', '2026-05-15', '2026-05-26'],
    ['the Saturday before Whit Monday: Tuesday', '2026-05-13', '2026-05-26'],
    ['Good Friday, no holiday in Dijon', '2026-03-24', '2026-04-03'],
    ['the Saturday before Easter Monday: Tuesday', '2026-03-25', '2026-04-07'],
    ['1 May, a Friday: Monday', '2026-04-21', '2026-05-04'],
    ['14 July: the 15th', '2026-07-04', '2026-07-15'],
    ['15 August, a Saturday: Monday', '2026-08-05', '2026-08-17'],
    ['11 November: the 12th', '2026-11-01', '2026-11-12'],
    ['Christmas, a Friday: Monday', '2026-12-15', '2026-12-28'],
    ['over the new year', '2026-12-23', '2027-01-04'],
    ['1 January, a Friday: Monday', '2026-12-22', '2027-01-04'],
    ['31 December', '2026-12-21', '2026-12-31'],
    ['28 February', '2029-02-18', '2029-02-28'],
    ['28 February, a Sunday: 1 March', '2027-02-18', '2027-03-01'],
    ['29 February', '2028-02-19', '2028-02-29'],
    ['over 29 February', '2028-02-20', '2028-03-01'],
    ['over the change to summer time', '2026-03-23', '2026-04-02'],
    ['the Sunday of that change: Monday', '2026-03-19', '2026-03-30'],
    ['over the change to winter time', '2026-10-19', '2026-10-29'],
    ['the Sunday of that change: Monday', '2026-10-15', '2026-10-26'],
    ['notified on a Sunday', '2026-09-06', '2026-09-16'],
    ['notified on a public holiday', '2026-07-14', '2026-07-24'],
  ]
  const notified = (day: Day): Dossier => {
    const found = allocate(opened(addDays(day, -60)), addDays(day, -1))
    return notifyOffer(found, { on: day, today: day }, rules).next
  }

  test.each(offers)('%s: notified on %s, until %s', (_, day, dueOn) => {
    const dossier = notified(day)
    expect(dossier.allocation?.offer).toMatchObject({ notifiedOn: day, dueOn })
    expect(daysBetween(day, dueOn)).toBeGreaterThanOrEqual(10)
  })

  const around = offers.flatMap(([what, day, dueOn]) => [
    [what, 'accepted the day before', day, addDays(dueOn, -1), ''],
    [what, 'accepted that day', day, dueOn, ''],
    [what, 'accepted the day after', day, addDays(dueOn, 1), 'offer-lapsed'],
  ])
  test.each(around as [string, string, Day, Day, string][])(
    '%s, %s (notified on %s, %s): %s',
    (_, __, day, answered, refusal) => {
      const accept = () =>
        answerOffer(notified(day), { answer: 'accepted', on: answered, today: answered }).facts[0]?.kind
      if (refusal) expect(accept).toThrow(refused('offer-lapsed'))
      else expect(accept()).toBe('offer-accepted')
    },
  )

  test.each(offers)('%s: notified on %s, silence counts the day after %s', (_, day, dueOn) => {
    const dossier = notified(day)
    const silent = (today: Day) =>
      newDay(dossier, today, rules).facts.filter(({ kind }) => kind === 'allocation-cancelled')
    expect([silent(addDays(dueOn, -1)), silent(dueOn)]).toEqual([[], []])
    expect(silent(addDays(dueOn, 1))).toMatchObject([{ on: addDays(dueOn, 1), data: { why: 'silence' } }])
  })
})

describe('a schedule that changes', () => {
  const reminders = [{ key: 'days-80', daysBefore: 80, escalates: false }, ...rules.reminders]
  const changed: Rules = { ...rules, reminders }
  const dossier = (window: Partial<Window> = {}): Dossier => {
    const made = opened('2026-03-10', window)
    const due = dueOn(made, rules)
    return { ...made, ...(due && { dueOn: due }) }
  }

  test.each<[string, Day, Dossier, Day]>([
    ['the eve of the new day', '2026-03-20', dossier(), '2026-03-20'],
    ['on the new day', '2026-03-20', dossier(), '2026-03-20'],
    ['after the new day: it is never sent', '2026-03-24', dossier(), '2026-04-10'],
    [
      'after another was sent',
      '2026-04-13',
      dossier({ reminded: ['month-1'], remindedOn: '2026-04-10' }),
      '2026-05-07',
    ],
  ])('%s (%s)', (_, today, before, next) => {
    const after = scheduleChanged(before, today)
    expect(dueOn(after, changed)).toBe(next)
    expect(newDay(after, addDays(next, -1), changed).facts).toEqual([])
  })

  test('during an outage: what was missed under the old one still goes out, once', () => {
    const after = scheduleChanged(dossier(), '2026-04-14')
    expect(on(after, '2026-04-14', changed)).toBe('reminder-due month-1')
    expect(on(newDay(after, '2026-04-14', changed).next, '2026-04-15', changed)).toBe('')
  })
})

describe('what is due at night leaves', () => {
  test.each<[string, Day, Day]>([
    ['on the same working day', '2026-05-12', '2026-05-12'],
    ['on Friday for Friday', '2026-05-15', '2026-05-15'],
    ['on Monday for a Saturday', '2026-05-16', '2026-05-18'],
    ['after Ascension', '2026-05-14', '2026-05-15'],
    ['after Christmas and the weekend that follows', '2026-12-25', '2026-12-28'],
    ['after the night of the clock change', '2026-03-29', '2026-03-30'],
  ])('%s (%s): %s at nine', (_, day, leaves) => {
    const at = officeInstant(instantOf(day, 0, 5))
    expect([dayOf(at), at]).toEqual([leaves, instantOf(leaves, 9)])
    expect(daysBetween(day, dayOf(at))).toBeGreaterThanOrEqual(0)
  })
})
