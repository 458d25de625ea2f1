/** CSV as offices make it: semicolons or commas or tabs, with a byte order mark or in Windows-1252. */
import { parse } from 'csv-parse/sync'
import type { SheetRow } from '../domain/sheetRow'
import { SheetUnreadable, keptRows, sheetLimits } from './sheet'

const delimiters = [';', '\t', ','] as const

/** UTF-8 when it is valid UTF-8, UTF-16 when it says so; else what Excel in France writes. */
const textOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one that parts the first line into most: a title rarely holds any of them. */
const delimiterOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n|\r/).filter(line => line.trim() !== '')
  const parts = (delimiter: string): number => first.split(delimiter).length
  return delimiters.reduce<string>((best, each) => (parts(each) > parts(best) ? each : best), delimiters[0])
}

/** The rows of a CSV file. Throws `SheetUnreadable`. */
export const readCsv = (bytes: Uint8Array): readonly SheetRow[] => {
  const text = textOf(bytes)
  // A file of another kind: no text holds it.
  if (text.includes('\0')) throw new SheetUnreadable('not-a-sheet')
  // The line by which Excel is told what parts the cells.
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1]
  try {
    const records = parse(text, {
      delimiter: told ?? delimiterOf(text),
      from_line: told ? 2 : 1,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: sheetLimits.columns * sheetLimits.cell,
      to: sheetLimits.rows + 1,
    }) as unknown as readonly { record: readonly string[]; info: { lines: number } }[]
    return keptRows(records.map(({ record, info }) => ({ line: info.lines, cells: checked(record) })))
  } catch (error) {
    if (error instanceof SheetUnreadable) throw error
    throw new SheetUnreadable('not-a-sheet')
  }
}

const checked = (cells: readonly string[]): readonly string[] => {
  if (cells.length > sheetLimits.columns) throw new SheetUnreadable('too-many-columns')
  return cells.map(cell => cell.slice(0, sheetLimits.cell))
}
