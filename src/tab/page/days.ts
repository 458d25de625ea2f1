/** Days as distances: what a time line needs. The rules of days are the server's. */
import type { Day } from '../../domain/calendar'

const DAY_MS = 86_400_000
const numberOf = (day: Day): number => Date.parse(day) / DAY_MS

/** Whole days from one day to the other. */
export const daysTo = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

export interface Span {
  readonly from: Day
  readonly to: Day
}

/** Where a day stands in a span, 0 to 100; what is outside stands at its edge. */
export const percentOf = ({ from, to }: Span, day: Day): number =>
  Math.min(100, Math.max(0, (daysTo(from, day) / Math.max(1, daysTo(from, to))) * 100))

/** The first day of each month inside a span. */
export const monthsIn = ({ from, to }: Span): readonly Day[] => {
  const found: Day[] = []
  const at = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  for (;;) {
    const day = at.toISOString().slice(0, 10) as Day
    if (day > to) return found
    if (day >= from) found.push(day)
    at.setUTCMonth(at.getUTCMonth() + 1)
  }
}

/** The earliest and the latest of some days. */
export const spanOf = (days: readonly Day[]): Span | undefined => {
  const [first] = days
  if (first === undefined) return undefined
  const span = { from: first, to: first }
  for (const day of days) {
    if (day < span.from) span.from = day
    if (day > span.to) span.to = day
  }
  return span
}
