/** Sums of marks by cell: what a day's figures are made of. */
import type { Day } from './calendar'
import type { Cell, Mark } from './mark'

/** By cell (its JSON), what is counted and how many. */
export type Sums = Map<string, Map<string, number>>

export const cellKey = ({ territory, provider, landlord }: Cell): string =>
  JSON.stringify([territory, provider, landlord])

export const cellFrom = (key: string): Cell => {
  const [territory = '', provider = '', landlord = ''] = JSON.parse(key) as readonly string[]
  return { territory, provider, landlord }
}

const put = (sums: Sums, key: string, what: string, n: number): void => {
  const cell = sums.get(key) ?? new Map<string, number>()
  sums.set(key, cell)
  const sum = (cell.get(what) ?? 0) + n
  if (sum === 0) cell.delete(what)
  else cell.set(what, sum)
  if (cell.size === 0) sums.delete(key)
}

/** Adds a mark to sums, `times` it (-1 takes it back). */
export const addMark = (sums: Sums, { what, n, cell }: Mark, times = 1): void =>
  put(sums, cellKey(cell), what, n * times)

export const addSums = (sums: Sums, other: Sums, times = 1): void => {
  for (const [key, cell] of other) for (const [what, n] of cell) put(sums, key, what, n * times)
}

/** The sums of the marks up to a day, that day included. */
export const sumOf = (marks: Iterable<Mark>, day: Day): Sums => {
  const sums: Sums = new Map()
  for (const mark of marks) if (mark.on <= day) addMark(sums, mark)
  return sums
}

/** Sums as text: they are stored, read and added whole, and their keys are nobody's paths. */
export const writeSums = (sums: Sums): string =>
  JSON.stringify([...sums].map(([key, cell]) => [key, [...cell]]))

export const readSums = (text: string): Sums =>
  new Map(
    (JSON.parse(text) as [string, [string, number][]][]).map(([key, cell]) => [key, new Map(cell)] as const),
  )

/** Which cells are wanted: those equal in every field that is given. */
export type Filter = Readonly<Partial<Cell>>

export const matches = (cell: Cell, filter: Filter): boolean =>
  (Object.keys(filter) as (keyof Cell)[]).every(
    field => filter[field] === undefined || cell[field] === filter[field],
  )

/** Every value that a field of the cells has; an empty one where it is not known. */
export const idsIn = (sums: Sums, field: keyof Cell): readonly string[] => [
  ...new Set([...sums.keys()].map(key => cellFrom(key)[field])),
]

/** Everything counted in the cells of a filter, together. */
export const totalOf = (sums: Sums, filter: Filter = {}): ReadonlyMap<string, number> => {
  const total = new Map<string, number>()
  for (const [key, cell] of sums) {
    if (!matches(cellFrom(key), filter)) continue
    for (const [what, n] of cell) total.set(what, (total.get(what) ?? 0) + n)
  }
  return total
}
