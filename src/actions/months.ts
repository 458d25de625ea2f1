/** The last twelve months of figures. */
import { type Day, addDays, addMonths } from '../domain/calendar'
import type { Amount } from '../domain/figure'
import { crossingOf, isSmall, tellsTooMuch } from '../domain/masking'
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
  return ends.slice(1).map(({ end, upTo, count }, index) => {
    const before = ends[index]
    const crossing = crossingOf(filter, upTo, before?.upTo ?? upTo)
    const told = (of: (filter: Filter) => number): Amount =>
      masked && (isSmall(of(filter)) || tellsTooMuch(crossing, of)) ? { masked: true } : { value: of(filter) }
    const at = (what: string) => told(each => count(what, each))
    const over = (what: string) => told(each => count(what, each) - (before?.count(what, each) ?? 0))
    return {
      month: end.slice(0, 7),
      households: homesOnly ? {} : at('households'),
      windows: homesOnly ? {} : at('windows'),
      joined: homesOnly ? {} : over('joined'),
      allocated: over('allocated'),
      interrupted: homesOnly ? {} : over('closed:interrupted'),
      dwellings: { value: count('dwellings', filter) },
    }
  })
}
