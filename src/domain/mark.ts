/** A dated mark: what a fact adds to a figure. See marks.ts. */
import type { Day } from './calendar'

/** What a mark is counted under; an empty text where that does not apply or is not known. */
export interface Cell {
  readonly territory: string
  readonly provider: string
  readonly landlord: string
}

export interface Mark {
  readonly on: Day
  /** What is counted, with the part of it after a colon: `households:alone`. */
  readonly what: string
  readonly n: number
  readonly cell: Cell
}

/** Days since 1 January 1970, to sum and subtract. */
export const dayNumber = (day: Day): number => Date.parse(day) / 86_400_000

export const nowhere: Cell = { territory: '', provider: '', landlord: '' }

export const mark = (on: Day, what: string, cell: Cell, n = 1): Mark => ({ on, what, n, cell })

/** A time with its first day and the day on which it was over, if it is. */
export interface Span {
  readonly from: Day
  readonly until?: Day
}

/** Counted from a day on, until another. */
export const standing = ({ from, until }: Span, what: string, cell: Cell, n = 1): Mark[] => [
  mark(from, what, cell, n),
  ...(until ? [mark(until, what, cell, -n)] : []),
]
