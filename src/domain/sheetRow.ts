/** A spreadsheet as rows of texts, whatever file it came in. */

/** Why a cell has no value: a formula that was never worked out, or one that came out wrong. Nothing is evaluated here. */
export type CellProblem = 'formula' | 'error'

/** What stands in a cell, as text: a date as `2026-03-31`, a number as `512.4`; empty when nothing does. */
export type Cell = string | { readonly problem: CellProblem }

export interface SheetRow {
  /** As people count them, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}
