/** Of which time figures are told, by what is asked and by who asks. */
import {
  type Day,
  type Instant,
  addDays,
  instantOf,
  quarterDays,
  quarterEndUpTo,
  quarterOf,
} from '../domain/calendar'

/** A day, or the last of a year or quarter; and the day whose knowledge counts. */
interface PeriodAsked {
  readonly day?: Day | undefined
  readonly year?: number | undefined
  readonly quarter?: string | undefined
  readonly known?: Day | undefined
}

/** First and last day of what is asked; never beyond today. */
export const periodOf = (
  { day, year, quarter }: Omit<PeriodAsked, 'known'>,
  today: Day,
): { from: Day; day: Day } => {
  const asked = quarter ? quarterDays(quarter) : undefined
  const last = asked?.last ?? (year === undefined ? (day ?? today) : (`${year}-12-31` as Day))
  const until = last < today ? last : today
  const from = asked?.first ?? (`${year ?? until.slice(0, 4)}-01-01` as Day)
  return { day: until, from: from < until ? from : until }
}

/**
 * Outside the technical body figures stand at the ends of quarters, and a number of days is never taken from the next
 * day's. Told `apart` (by a filter, by parts) they are of a year only, or of the running one up to its last quarter.
 */
const quarterly = (asked: PeriodAsked, today: Day): Period => {
  const day = quarterEndUpTo(periodOf(asked, today).day)
  const year = `${day.slice(0, 4)}-01-01` as Day
  const from = asked.quarter ? quarterOf(day).first : year
  const whole = day.endsWith('-12-31') || day === quarterEndUpTo(today)
  const known = asked.known && quarterEndUpTo(asked.known)
  return { from, day, apart: from === year && whole && !known, ...(known && { known }) }
}

interface Period {
  readonly from: Day
  readonly day: Day
  readonly apart: boolean
  readonly known?: Day | undefined
}

/** What a report fixes beside what is asked: its period, what was known when it left, that it is masked for everybody. */
export interface Fixed {
  readonly from: Day
  readonly day: Day
  /** Facts recorded at this instant or later are left out. */
  readonly before?: Instant
  readonly masked?: boolean
}

/** The instant from which on facts are left out; undefined when everything known now counts. */
export const knownBefore = (
  known: Day | undefined,
  today: Day,
  fixed: Fixed | undefined,
): Instant | undefined =>
  fixed?.before ?? (known !== undefined && known < today ? instantOf(addDays(known, 1), 0) : undefined)

/** The time that is told: a report's own, what is asked, or for who sees it masked what may be told of it. */
export const periodFor = (
  asked: PeriodAsked,
  today: Day,
  masked: boolean,
  fixed: Fixed | undefined,
): Period => {
  if (fixed) return { from: fixed.from, day: fixed.day, apart: true }
  return masked ? quarterly(asked, today) : { ...periodOf(asked, today), apart: true }
}
