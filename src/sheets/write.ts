/**
 * Writes XLSX files (ECMA-376): sheets of texts, numbers and days, a row of titles in bold that stays in view. Texts are
 * written as texts, so none of them is ever a formula, whatever it begins with.
 */
import { strToU8, zipSync } from 'fflate'
import type { Day } from '../domain/calendar'

/** A text, a number, or a day; `undefined` leaves the cell empty. */
export type Value = string | number | { readonly day: Day } | undefined

export interface WrittenSheet {
  /** On its tab: 31 characters at most, without `[ ] : * ? / \`. */
  readonly name: string
  readonly titles: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  /** In characters; as wide as its title where it is not told. */
  readonly widths?: readonly number[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Signs that XML cannot hold are left out. */
const escaped = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

/** `A`, `Z`, `AA`… */
const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)

const [PLAIN, BOLD, DATE] = [0, 1, 2]
const DAY_MS = 86_400_000
/** Day 0 of Excel's calendar. */
const EPOCH = Date.UTC(1899, 11, 30)

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

const cellXml = (value: Value, place: string, style: number): string => {
  if (value === undefined || value === '') return ''
  if (typeof value === 'string') return textCell(place, value, style)
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`
  return `<c r="${place}" s="${DATE}"><v>${(Date.parse(value.day) - EPOCH) / DAY_MS}</v></c>`
}

const rowXml = (values: readonly Value[], line: number, style: number): string =>
  `<row r="${line}">${values.map((value, at) => cellXml(value, `${columnName(at)}${line}`, style)).join('')}</row>`

const sheetXml = ({ titles, rows, widths = [] }: WrittenSheet): string => {
  const columns = titles.map((title, at) => {
    const width = widths[at] ?? Math.max(10, title.length + 3)
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  })
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>${rowXml(titles, 1, BOLD)}`,
    ...rows.map((values, at) => rowXml(values, at + 2, PLAIN)),
    '</sheetData></worksheet>',
  ].join('')
}

const stylesXml = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/>',
  '<xf numFmtId="14" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
].join('')

const path = (at: number): string => `worksheets/sheet${at + 1}.xml`

const parts = (sheets: readonly WrittenSheet[]): Readonly<Record<string, string>> => {
  const numbers = sheets.map((_, at) => at)
  const overrides = numbers.map(
    at => `<Override PartName="/xl/${path(at)}" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  const relations = numbers.map(
    at => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="${path(at)}"/>`,
  )
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const styles = sheets.length + 1
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId${styles}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/${path(at)}`, sheetXml(sheet)])),
  }
}

/** The file. Needs one sheet at least. */
export const writeXlsx = (sheets: readonly WrittenSheet[]): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts(sheets)).map(([name, xml]) => [name, strToU8(xml)]))),
  )
