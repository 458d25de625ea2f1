import Holidays from 'date-holidays'
import { DateTime } from 'luxon'
import { z } from 'zod'

/** A calendar day in Europe/Paris, `2026-03-31`. Not an instant: it has no hour and no zone. */
export type Day = `${number}-${number}-${number}`

/** An instant, ISO 8601 in UTC with milliseconds: `2026-03-31T08:00:00.000Z`. Sorts as text. */
export type Instant = string

/** Hours of a day on the clocks of Europe/Paris, whole ones: from the first on, before the second. */
export interface Hours {
  readonly from: number
  readonly to: number
}

const ZONE = 'Europe/Paris'
const date = (day: Day) => DateTime.fromISO(day, { zone: 'utc' })
const dayFrom = (date: DateTime): Day => date.toFormat('yyyy-MM-dd') as Day

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid

/** A day that exists, between 1900 and 2199; what a date input of a card sends. */
export const daySchema = z
  .string()
  .trim()
  .refine(text => isDay(text) && text >= '1900-01-01' && text < '2200-01-01', { error: 'not-a-day' })
  .transform(text => text as Day)

// Zones change their offset on the hour, so an hour lies in one day: asked on every turn, worked out once an hour.
const daysByHour = new Map<string, Day>()
const KEPT_HOURS = 1000

/** The day it is in Europe/Paris at this instant. */
export const dayOf = (at: Instant): Day => {
  const hour = at.slice(0, 13)
  const known = daysByHour.get(hour)
  if (known) return known
  const day = dayFrom(DateTime.fromISO(at, { zone: ZONE }))
  if (daysByHour.size >= KEPT_HOURS) daysByHour.clear()
  daysByHour.set(hour, day)
  return day
}

/** Hour (0 to 23) and minute on the clocks of Europe/Paris at this instant. */
export const timeOf = (at: Instant): { hour: number; minute: number } => {
  const { hour, minute } = DateTime.fromISO(at, { zone: ZONE })
  return { hour, minute }
}

/** An instant so many milliseconds after another; before it when they are negative. */
export const instantAfter = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString()

/** The instant of a wall-clock time in Europe/Paris; in the hour that a clock change skips, the one after it. */
export const instantOf = (day: Day, hour: number, minute = 0): Instant => {
  const { year, month, day: dayOfMonth } = date(day)
  return DateTime.fromObject({ year, month, day: dayOfMonth, hour, minute }, { zone: ZONE })
    .toJSDate()
    .toISOString()
}

/** Days have no hour and no zone, so they are counted in UTC, where each has 24 hours: a rule asks for hundreds of them. */
const DAY_MS = 86_400_000
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10) as Day

/** Calendar months: 30 November plus three months is 28 or 29 February (the end of the month, never beyond it). */
export const addMonths = (day: Day, months: number): Day => dayFrom(date(day).plus({ months }))

/** Whole days from one day to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => date(to).diff(date(from), 'days').days

/** Completed years of age on a day. */
export const ageOn = (birth: Day, on: Day): number => Math.floor(date(on).diff(date(birth), 'years').years)

/** First and last day of the civil quarter of a day, and its name, `2026-T1`. */
export const quarterOf = (day: Day): { first: Day; last: Day; name: string } => {
  const [year, quarter] = [Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3)]
  const firstOf = (of: number, month: number): Day => `${of}-${String(month).padStart(2, '0')}-01` as Day
  const after = quarter === 4 ? firstOf(year + 1, 1) : firstOf(year, quarter * 3 + 1)
  return {
    first: firstOf(year, quarter * 3 - 2),
    last: addDays(after, -1),
    name: `${year}-T${quarter}`,
  }
}

/** First and last day of a civil quarter by its name, `2026-T1`. */
export const quarterDays = (name: string): { first: Day; last: Day } => {
  const month = String(3 * Number(name.slice(6)) - 2).padStart(2, '0')
  const { first, last } = quarterOf(`${name.slice(0, 4)}-${month}-01` as Day)
  return { first, last }
}

/** The last day of a quarter that is not after a day. */
export const quarterEndUpTo = (day: Day): Day => {
  const { first, last } = quarterOf(day)
  return last <= day ? last : addDays(first, -1)
}

/** The Monday of a day's week, and whether the day is a working one. */
export const weekOf = (day: Day): { monday: Day; working: boolean } => ({
  monday: dayFrom(date(day).startOf('week')),
  working: isWorkingDay(day),
})

let calendar: Holidays | undefined
const holidaysByYear = new Map<number, ReadonlySet<string>>()

/** French public holidays (Code du travail, L3133-1), without those of Alsace-Moselle. */
const holidays = (year: number): ReadonlySet<string> => {
  const known = holidaysByYear.get(year)
  if (known) return known
  calendar ??= new Holidays('FR')
  const days = new Set(
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(holiday => holiday.date.slice(0, 10)),
  )
  holidaysByYear.set(year, days)
  return days
}

/** Why a day is no working day; undefined when it is one. */
export const closedDay = (day: Day): 'week-end' | 'holiday' | undefined => {
  if (holidays(Number(day.slice(0, 4))).has(day)) return 'holiday'
  return [0, 6].includes(new Date(day).getUTCDay()) ? 'week-end' : undefined
}

/** Monday to Friday, not a public holiday. */
export const isWorkingDay = (day: Day): boolean => closedDay(day) === undefined

/** The day itself when it is a working one, else the last working day before it. */
export const workingDayUpTo = (day: Day): Day => (isWorkingDay(day) ? day : workingDayUpTo(addDays(day, -1)))

/** The day itself when it is a working one, else the next. */
export const workingDayFrom = (day: Day): Day => (isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1)))

/** `days` working days after a day (before it, when negative); the day itself is not counted. */
export const addWorkingDays = (day: Day, days: number): Day => {
  const step = Math.sign(days)
  let at = day
  for (let left = Math.abs(days); left > 0;) {
    at = addDays(at, step)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** The earliest of some days. */
export const earliest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.reduce<Day | undefined>((first, day) => (day && (!first || day < first) ? day : first), undefined)
