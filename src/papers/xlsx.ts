/** Spreadsheets of the house: typed cells, a frozen and filtered head, a total under it. */
import { createRequire } from 'node:module'
import type { Blob } from 'node:buffer'
import type { Stream } from 'node:stream'
import type write from 'write-excel-file/node' with { 'resolution-mode': 'import' }
import type { Feature, SheetData } from 'write-excel-file/node' with { 'resolution-mode': 'import' }
import type { Cell, Sheet } from './sheets'

// Its types are those of its ES module only; what is loaded here is its CommonJS build.
const writeExcelFile = createRequire(__filename)('write-excel-file/node') as typeof write

/** What a picture in a spreadsheet may be; there is none here. */
type Filters = Feature<Stream | Buffer | Blob>

const HEAD = { fontWeight: 'bold', backgroundColor: '#eef0f6', wrap: true, alignVertical: 'top' } as const

const formats = {
  percent: '0.0',
  days: '0',
  dwellings: '0',
  households: '0',
  measures: '0',
  number: '0',
} as const

const written = (cell: Cell, bold: boolean): SheetData[number][number] => {
  const style = bold ? ({ fontWeight: 'bold', topBorderStyle: 'thin' } as const) : {}
  if (!cell) return bold ? { value: '', ...style } : null
  if ('n' in cell) return { value: cell.n, type: Number, format: formats[cell.unit], ...style }
  if ('day' in cell)
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', ...style }
  if ('month' in cell)
    return { value: new Date(`${cell.month}-01T00:00:00Z`), type: Date, format: 'mmm yyyy', ...style }
  return { value: cell.text, type: String, wrap: true, alignVertical: 'top', ...style }
}

/** `A`, `B`… `Z`, `AA` */
const letter = (index: number): string =>
  (index >= 26 ? letter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Elements of a worksheet that come after the filter (ECMA-376, CT_Worksheet). */
const AFTER_FILTER =
  /<(?:sortState|dataConsolidate|customSheetViews|mergeCells|phoneticPr|conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|drawing|legacyDrawing|tableParts|extLst)\b|<\/worksheet>/

/** Filters on the head of each sheet; the writer has none of its own. */
const filters = (sheets: readonly Sheet[]): Filters => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) => {
          const sheet = sheets[sheetIndex]
          if (!sheet || sheet.rows.length === 0) return xml
          const range = `A1:${letter(sheet.columns.length - 1)}${sheet.rows.length + 1}`
          return xml.replace(AFTER_FILTER, found => `<autoFilter ref="${range}"/>${found}`)
        },
      },
    },
  },
})

/** The sheets as one file. */
export const toXlsx = (sheets: readonly Sheet[]): Promise<Buffer> =>
  writeExcelFile(
    sheets.map(({ name, columns, rows, total }) => ({
      sheet: name.slice(0, 31),
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title }) => ({ value: title, ...HEAD })),
        ...rows.map(row => row.map(cell => written(cell, false))),
        ...(total ? [total.map(cell => written(cell, true))] : []),
      ],
    })),
    { features: [filters(sheets)] },
  ).toBuffer()
