/** A year of sessions by one rule: the n-th weekday of each month (the protocol's technical body meets monthly). */
import { DateTime } from 'luxon'
import { type Day, closedDay, workingDayFrom } from './calendar'

/** Which of a month's weekdays; `last` is the fourth or the fifth. */
export const nths = ['1', '2', '3', '4', 'last'] as const
export type Nth = (typeof nths)[number]

/** Monday to Friday, as ISO 8601 counts them. */
export const weekdays = ['1', '2', '3', '4', '5'] as const
export type Weekday = (typeof weekdays)[number]

export interface Rhythm {
  readonly nth: Nth
  readonly weekday: Weekday
}

export interface ProposedDay {
  readonly day: Day
  /** The day of the rule is a public holiday: this is the next working one. */
  readonly insteadOf?: Day
}

const nthOf = (month: DateTime, { nth, weekday }: Rhythm): DateTime => {
  const first = month.startOf('month')
  const ahead = (Number(weekday) - first.weekday + 7) % 7
  if (nth !== 'last') return first.plus({ days: ahead + 7 * (Number(nth) - 1) })
  const last = first.plus({ days: ahead + 28 })
  return last.month === first.month ? last : last.minus({ days: 7 })
}

const dayFrom = (date: DateTime): Day => date.toFormat('yyyy-MM-dd') as Day

/** One day a month, from the day after `after` on, for so many months. A public holiday gives way to the next working day. */
export const proposeDays = (
  rhythm: Rhythm,
  { after, months }: { after: Day; months: number },
): readonly ProposedDay[] => {
  const start = DateTime.fromISO(after, { zone: 'utc' }).startOf('month')
  const days = Array.from({ length: months + 1 }, (_, n) => dayFrom(nthOf(start.plus({ months: n }), rhythm)))
  return days
    .map(day => (closedDay(day) ? { day: workingDayFrom(day), insteadOf: day } : { day }))
    .filter(({ day }) => day > after)
    .slice(0, months)
}
