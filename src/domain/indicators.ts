/**
 * Every indicator, from the sums of marks: what the protocol's evaluation asks for, and what runs the scheme. Its
 * definition in words is in text, `indicators`; here is the same in arithmetic.
 */
import { type Day, addDays, addMonths } from './calendar'
import { type Aims, type Dimension, type Figure, dimensions } from './figure'
import { type IndicatorKey, indicators } from './indicatorTable'
import type { Indicator, Reader } from './reader'
import { type Filter, type Sums, totalOf } from './sums'

/** Sums up to three days, and the days themselves. */
export interface Known {
  readonly day: Day
  /** First day of the time that is looked at. */
  readonly from: Day
  readonly upTo: Sums
  readonly before: Sums
  /** Up to the same day a year earlier. */
  readonly yearBefore: Sums
}

/** The days up to which sums are needed to tell the figures of a time. */
export const daysNeeded = ({ day, from }: Pick<Known, 'day' | 'from'>) => ({
  upTo: day,
  before: addDays(from, -1),
  yearBefore: addMonths(day, -12),
})

export const indicatorKeys = Object.keys(indicators) as IndicatorKey[]

const indicatorOf = (key: IndicatorKey): Indicator => indicators[key]

/** Whether an indicator can be told apart by every dimension of a filter. */
export const tellsApart = (key: IndicatorKey, filter: Filter): boolean =>
  dimensions.every(dimension => !filter[dimension] || indicatorOf(key).by.includes(dimension))

/** Whether a landlord reads its own of an indicator. */
export const isLandlords = (key: IndicatorKey): boolean => indicatorOf(key).landlords ?? false

/** Indicators that can be told apart by a dimension and sum up to the whole; each value once. */
export const additiveBy = (dimension: Dimension): readonly IndicatorKey[] =>
  indicatorKeys.filter(key => {
    const { by, unit, repeats } = indicatorOf(key)
    return by.includes(dimension) && !repeats && unit !== 'days' && unit !== 'percent'
  })

const readerOf = ({ upTo, before, yearBefore, day }: Known, filter: Filter, aims: Aims): Reader => {
  const [now, then, yearAgo] = [upTo, before, yearBefore].map(sums => totalOf(sums, filter))
  const at = (what: string) => now?.get(what) ?? 0
  const earlier = (what: string) => then?.get(what) ?? 0
  return {
    at,
    before: earlier,
    over: what => at(what) - earlier(what),
    year: what => at(what) - (yearAgo?.get(what) ?? 0),
    ...{ day, filter, aims },
  }
}

/** The figures of a day and a time; those that the filter cannot tell apart are left out. */
export const figuresOf = (known: Known, filter: Filter, aims: Aims): readonly Figure[] => {
  const read = readerOf(known, filter, aims)
  return indicatorKeys
    .filter(key => tellsApart(key, filter))
    .map(key => {
      const { section, unit, people, tell } = indicatorOf(key)
      const { value, target, ratio, parts } = tell(read)
      return {
        ...{ key, section, unit, people: people ?? false },
        ...(value !== undefined && { value }),
        ...(target !== undefined && { target }),
        ...(ratio && { ratio }),
        ...(parts && { parts }),
      }
    })
}

/** The figures of one filter after the other, each worked out once. */
export const figuresBy = (known: Known, aims: Aims): ((filter: Filter) => readonly Figure[]) => {
  const found = new Map<string, readonly Figure[]>()
  return filter => {
    const key = JSON.stringify(dimensions.map(dimension => filter[dimension]))
    const figures = found.get(key) ?? figuresOf(known, filter, aims)
    found.set(key, figures)
    return figures
  }
}
