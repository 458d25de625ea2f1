/** What is read of a file that somebody sent, and no more. */
import type { Cell, SheetRow } from '../domain/sheetRow'

/** Most that is read of a file: the rest would be no list of homes. */
export const sheetLimits = {
  /** Of the file itself. */
  bytes: 5 * 1024 * 1024,
  /** Of what it unpacks to. */
  unpacked: 40 * 1024 * 1024,
  entries: 500,
  /** With the row of titles. */
  rows: 5001,
  columns: 60,
  /** Characters in a cell. */
  cell: 2000,
} as const

export const sheetProblems = [
  'not-a-sheet',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'empty-sheet',
] as const
export type SheetProblem = (typeof sheetProblems)[number]

/** The file cannot be read as a spreadsheet; the message is a code, never anything of the file. */
export class SheetUnreadable extends Error {
  override readonly name = 'SheetUnreadable'
  constructor(readonly problem: SheetProblem) {
    super(problem)
  }
}

/**
 * The text of a formula that is nothing but one text, `"0042"`: that is how Excel and what exports to it keep the zeros in
 * front. Undefined for every other formula: nothing is worked out here.
 */
export const textOfFormula = (formula: string): string | undefined =>
  /^"((?:[^"]|"")*)"$/.exec(formula.trim())?.[1]?.replaceAll('""', '"')

/** `="0042"` typed into a cell means its text; everything else is as it stands there. */
const meant = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.trim().startsWith('=')
    ? (textOfFormula(cell.trim().slice(1)) ?? cell)
    : cell

/** Rows that hold something, within the limits. */
export const keptRows = (rows: readonly SheetRow[]): readonly SheetRow[] => {
  const kept = rows.filter(({ cells }) => cells.some(cell => typeof cell !== 'string' || cell.trim() !== ''))
  if (kept.length === 0) throw new SheetUnreadable('empty-sheet')
  if (kept.length > sheetLimits.rows) throw new SheetUnreadable('too-many-rows')
  return kept.map(({ line, cells }) => ({ line, cells: cells.map(meant) }))
}
