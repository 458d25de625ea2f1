/** The last twelve months of figures. */
import { type Day, addDays, addMonths, quarterOf } from '../domain/calendar'
import type { Amount } from '../domain/figure'
import { crossingOf, hiddenIn, isSmall, tellsTooMuch } from '../domain/masking'
import { type Filter, type Sums, totalOf } from '../domain/sums'

/** One month of the last twelve: what stood at its end (or on the day), what happened in it; empty where its reader sees none. */
export interface MonthOfFigures {
  /** `2026-03` */
  readonly month: string
  readonly households: Amount
  readonly windows: Amount
  readonly joined: Amount
  readonly allocated: Amount
  readonly interrupted: Amount
  readonly dwellings: Amount
}

const MONTHS = 12

/** The last day of each of the last twelve months up to a day, oldest first; the last is the day itself. */
export const monthEnds = (day: Day): readonly Day[] => {
  const first = `${day.slice(0, 7)}-01` as Day
  const before = Array.from({ length: MONTHS }, (_, index) =>
    addDays(addMonths(first, index - MONTHS + 1), -1),
  )
  return [...before, day]
}

/** What is counted up to the end of a month, by filter; each worked out once. */
const countsOf = (sums: Sums): ((what: string, filter: Filter) => number) => {
  const totals = new Map<string, ReadonlyMap<string, number>>()
  return (what, filter) => {
    const key = JSON.stringify([filter.territory, filter.provider, filter.landlord])
    const total = totals.get(key) ?? totalOf(sums, filter)
    totals.set(key, total)
    return total.get(what) ?? 0
  }
}

type Flow = 'joined' | 'allocated' | 'interrupted'

interface MonthsAsked {
  readonly filter: Filter
  readonly masked: boolean
  /** A landlord reads of its homes and their allocations, not of households. */
  readonly homesOnly?: boolean
}

/** What stood and happened month by month, as the reader of a filter sees it. `sums` hold the ends of the months. */
export const monthsOf = (
  day: Day,
  { filter, masked, homesOnly = false }: MonthsAsked,
  sums: ReadonlyMap<Day, Sums>,
): readonly MonthOfFigures[] => {
  const ends = monthEnds(day).map(end => {
    const upTo: Sums = sums.get(end) ?? new Map<string, never>()
    return { end, upTo, count: countsOf(upTo) }
  })
  const crossed = Object.keys(filter).length > 0
  const found = ends.slice(1).map(({ end, upTo, count }, index): MonthOfFigures => {
    const before = ends[index]
    const crossing = crossingOf(filter, upTo, before?.upTo ?? upTo)
    const at = (what: string): Amount => {
      const of = (each: Filter) => count(what, each)
      if (homesOnly) return {}
      return masked && (isSmall(of(filter)) || tellsTooMuch(crossing, of))
        ? { masked: true }
        : { value: of(filter) }
    }
    // Told apart, the months of a year would tell of each other.
    const over = (what: string): Amount =>
      masked && crossed
        ? { masked: true }
        : { value: count(what, filter) - (before?.count(what, filter) ?? 0) }
    const people = (what: string): Amount => (homesOnly ? {} : over(what))
    return {
      month: end.slice(0, 7),
      households: at('households'),
      windows: at('windows'),
      joined: people('joined'),
      allocated: over('allocated'),
      interrupted: people('closed:interrupted'),
      dwellings: { value: count('dwellings', filter) },
    }
  })
  return masked && !crossed ? maskedMonths(found) : found
}

/** What happened month by month beside what happened in their quarter, which is shown: no small one, nor what it is told from. */
const maskedMonths = (months: readonly MonthOfFigures[]): readonly MonthOfFigures[] => {
  const quarter = ({ month }: MonthOfFigures) => quarterOf(`${month}-01` as Day).name
  const amount = (month: MonthOfFigures, flow: Flow): Amount => {
    const parts = months
      .filter(each => quarter(each) === quarter(month))
      .map(each => ({ key: each.month, ...each[flow] }))
    return hiddenIn([parts]).has(month.month) ? { masked: true } : month[flow]
  }
  return months.map(month => ({
    ...month,
    joined: amount(month, 'joined'),
    allocated: amount(month, 'allocated'),
    interrupted: amount(month, 'interrupted'),
  }))
}
