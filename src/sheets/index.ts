/** A file that somebody sent, as the rows of a spreadsheet: XLSX by what it is, anything else as CSV. */
import { readCsv } from './csv'
import type { SheetRow } from '../domain/sheetRow'
import { SheetUnreadable, sheetLimits } from './sheet'
import { readXlsx } from './xlsx'

export { type SheetProblem, SheetUnreadable, sheetLimits } from './sheet'

/** Zip files begin like this, whatever they are called. */
const isZip = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b
/** Excel before 2007, and files under a password. */
const isOldExcel = ([first, second]: Uint8Array): boolean => first === 0xd0 && second === 0xcf

/** Throws `SheetUnreadable` with what is wrong; nothing of the file is in the error. */
export const readSheet = (bytes: Uint8Array): readonly SheetRow[] => {
  if (bytes.length > sheetLimits.bytes) throw new SheetUnreadable('too-large')
  if (isOldExcel(bytes)) throw new SheetUnreadable('not-a-sheet')
  return isZip(bytes) ? readXlsx(bytes) : readCsv(bytes)
}
