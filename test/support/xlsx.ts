/** Spreadsheets read back by a library that had no part in writing them. */
import { createRequire } from 'node:module'
import type read from 'read-excel-file/node' with { 'resolution-mode': 'import' }

// Its types are those of its ES module only; what is loaded here is its CommonJS build.
const readExcelFile = createRequire(__filename)('read-excel-file/node') as typeof read

export type Row = readonly (string | number | boolean | Date | null)[]

/** Names of the sheets, in their order. */
export const sheetNames = async (file: Buffer): Promise<readonly string[]> =>
  (await readExcelFile(file)).map(({ sheet }) => sheet)

/** Rows of one sheet; the first unless named. */
export const readSheet = async (file: Buffer, name?: string): Promise<readonly Row[]> => {
  const sheets = await readExcelFile(file)
  const found = sheets.find(({ sheet }) => name === undefined || sheet === name)
  if (!found) throw new Error(`no sheet ${name}`)
  return found.data as readonly Row[]
}
