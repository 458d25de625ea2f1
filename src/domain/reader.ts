/** How the figures of an indicator are read from sums, and the arithmetic that several share. */
import type { Day } from './calendar'
import type { Aims, Dimension, Figure, Part, Section, Unit } from './figure'
import type { Filter } from './sums'

/** How a figure is read: what stood on the day, what happened in the time, what stood before it, what happened in a year. */
export interface Reader {
  at(what: string): number
  over(what: string): number
  before(what: string): number
  year(what: string): number
  readonly day: Day
  readonly filter: Filter
  readonly aims: Aims
}

export interface Told {
  readonly value?: number | undefined
  readonly target?: number | undefined
  readonly ratio?: Figure['ratio'] | undefined
  readonly parts?: readonly Part[] | undefined
}

export interface Indicator {
  readonly section: Section
  readonly unit: Unit
  readonly by: readonly Dimension[]
  /** A landlord reads its own: of its homes and its CAL, not of the support of those who live there. */
  readonly landlords?: true
  readonly people?: true
  /** Its value is another indicator's, told by other parts: it has no column of its own in a table. */
  readonly repeats?: true
  tell(read: Reader): Told
}

export const share = (part: number, whole: number): Told => ({
  ...(whole > 0 && { value: Math.round((1000 * part) / whole) / 10 }),
  ratio: { part, whole },
})

export const mean = (sum: number, count: number): number | undefined =>
  count > 0 ? Math.round(sum / count) : undefined

export const partsOf = (
  keys: readonly (string | number)[],
  value: (key: string) => number,
): readonly Part[] => keys.map(key => ({ key: String(key), value: value(String(key)) }))

/** Targets are the whole scheme's; a territory has its share of the pool only. */
export const isWhole = ({ territory, provider, landlord }: Filter): boolean =>
  !territory && !provider && !landlord

export const pool = ({ filter, aims: { targets } }: Reader): number | undefined => {
  if (filter.provider || filter.landlord) return undefined
  const { metropole, departement } = targets.pool
  if (filter.territory === 'metropole') return metropole
  return filter.territory === 'departement' ? departement : metropole + departement
}

export const whole = (read: Reader, target: number): number | undefined =>
  isWhole(read.filter) ? target : undefined
