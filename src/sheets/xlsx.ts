/**
 * The first sheet of an XLSX file (ECMA-376). Read here, cell by cell and within limits, because the libraries that read
 * whole tables make one of sixteen billion cells of a file of two kilobytes whose only cell stands at XFD1048576.
 */
import { parser as makeParser } from 'sax'
import type { Cell, SheetRow } from '../domain/sheetRow'
import { SheetUnreadable, keptRows, sheetLimits, textOfFormula } from './sheet'
import { unzipped } from './unzip'

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

interface Reading {
  open?(tag: Tag): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads XML from start to end; entities that a file defines for itself are not known, so none can grow. */
const readXml = (xml: string, { open, text, close }: Reading): void => {
  const parser = makeParser(true, { position: false })
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.onopentag = ({ name, attributes }) =>
    open?.({ name: bare(name), attributes: attributes as Tag['attributes'] })
  parser.ontext = typed => text?.(typed)
  parser.oncdata = typed => text?.(typed)
  parser.onclosetag = name => close?.(bare(name))
  parser.onerror = () => {
    throw new SheetUnreadable('not-a-sheet')
  }
  parser.write(xml).close()
}

/** Texts that cells share, by number. Phonetic readings (`rPh`) are no part of them. */
const sharedTexts = (xml: string | undefined): readonly string[] => {
  const texts: string[] = []
  let [current, inText, phonetic] = ['', false, false]
  readXml(xml ?? '<sst/>', {
    open: ({ name }) => {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text: typed => {
      if (inText && current.length < sheetLimits.cell) current += typed
    },
    close: name => {
      if (name === 'si') texts.push(current.slice(0, sheetLimits.cell))
      if (name === 'rPh') phonetic = false
      inText = false
    },
  })
  return texts
}

/** Number formats that are dates without being told so (ECMA-376, 18.8.30). */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** A format of somebody's own that shows a day: `dd/mm/yyyy`, `[$-40C]d mmmm yyyy`; not `0.00 "an"`. */
const showsDay = (code: string): boolean => /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

/** Which styles of cells are dates, by their number. */
const dateStyles = (xml: string | undefined): readonly boolean[] => {
  const own = new Map<string, boolean>()
  const styles: boolean[] = []
  let inCells = false
  readXml(xml ?? '<styleSheet/>', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') own.set(attributes.numFmtId ?? '', showsDay(attributes.formatCode ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) {
        const id = attributes.numFmtId ?? '0'
        styles.push(own.get(id) ?? isDateFormat(Number(id)))
      }
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

const DAY_MS = 86_400_000
/** Day 0 of the two calendars of Excel; the first counts a 29 February 1900 that was none. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const

const dayText = (serial: number, epoch: keyof typeof epochs): string => {
  const at = new Date(epochs[epoch] + Math.floor(serial) * DAY_MS)
  return Number.isNaN(at.getTime()) ? String(serial) : at.toISOString().slice(0, 10)
}

/** Column and row of `C12`, from 0 and 1. */
const placeOf = (reference: string): { column: number; row: number } => {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  if (!match) throw new SheetUnreadable('not-a-sheet')
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(match[2]) }
}

interface Book {
  readonly texts: readonly string[]
  readonly dates: readonly boolean[]
  readonly epoch: keyof typeof epochs
}

interface Open {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
  /** Absent where there is none; empty where it is another cell's. */
  formula?: string
}

/** What a cell shows. A formula gives the value that was kept with it, or a problem; it is not worked out. */
const cellOf = ({ type, style, value, formula }: Open, { texts, dates, epoch }: Book): Cell => {
  if (type === 'e') return { problem: 'error' }
  if (formula !== undefined && value === '') return textOfFormula(formula) ?? { problem: 'formula' }
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'str' || type === 'inlineStr') return value.slice(0, sheetLimits.cell)
  if (type === 'b') return value === '1' ? 'oui' : 'non'
  if (type === 'd') return value.slice(0, 10)
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return ''
  return dates[style] ? dayText(number, epoch) : String(number)
}

class Rows {
  readonly rows: SheetRow[] = []
  private line = 0
  private cells: Cell[] = []
  private cell?: Open
  private reading?: 'value' | 'formula' | undefined

  constructor(private readonly book: Book) {}

  open({ name, attributes }: Tag): void {
    if (name === 'row') this.begin(Number(attributes.r ?? this.line + 1))
    if (name === 'c') this.cell = this.cellAt(attributes)
    if (name === 'f' && this.cell) this.cell.formula = ''
    this.reading = name === 'f' ? 'formula' : name === 'v' || name === 't' ? 'value' : undefined
  }

  text(typed: string): void {
    if (!this.reading || !this.cell) return
    const { value, formula = '' } = this.cell
    if (this.reading === 'formula') {
      if (formula.length < sheetLimits.cell) this.cell.formula = formula + typed
    } else if (value.length < sheetLimits.cell) this.cell.value += typed
  }

  close(name: string): void {
    this.reading = undefined
    if (name === 'c' && this.cell) {
      while (this.cells.length < this.cell.column) this.cells.push('')
      this.cells[this.cell.column] = cellOf(this.cell, this.book)
      delete this.cell
    }
    if (name === 'row') this.end()
  }

  private begin(line: number): void {
    this.line = line
    this.cells = []
  }

  private cellAt(attributes: Tag['attributes']): Open {
    const { column } = attributes.r ? placeOf(attributes.r) : { column: this.cells.length }
    if (column >= sheetLimits.columns) throw new SheetUnreadable('too-many-columns')
    return { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' }
  }

  private end(): void {
    if (this.cells.every(cell => cell === '')) return
    this.rows.push({ line: this.line, cells: this.cells })
    if (this.rows.length > sheetLimits.rows) throw new SheetUnreadable('too-many-rows')
  }
}

/** Attributes of every element of a name, in order. */
const elements = (xml: string, wanted: string): readonly Tag['attributes'][] => {
  const found: Tag['attributes'][] = []
  readXml(xml, { open: ({ name, attributes }) => void (name === wanted && found.push(attributes)) })
  return found
}

/** An attribute of relations, `r:id`, whatever the file calls the prefix. */
const relationOf = (attributes: Tag['attributes']): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]

/** Path of the first sheet, by the workbook and its relations; which calendar it counts in. */
const firstSheet = (
  book: string,
  relations: string,
): { readonly path: string; readonly epoch: Book['epoch'] } => {
  const [sheet] = elements(book, 'sheet')
  const id = sheet && relationOf(sheet)
  const target = elements(relations, 'Relationship').find(({ Id }) => Id === id)?.Target
  if (!id || !target) throw new SheetUnreadable('not-a-sheet')
  const [properties] = elements(book, 'workbookPr')
  const from1904 = ['1', 'true'].includes(properties?.date1904 ?? '')
  return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, epoch: from1904 ? 1904 : 1900 }
}

const isPart = (path: string): boolean =>
  /^xl\/(_rels\/)?[^/]+\.(xml|rels)$|^xl\/worksheets\/[^/]+\.xml$/.test(path)

/** The rows of the first sheet of an XLSX file. Throws `SheetUnreadable`. */
export const readXlsx = (bytes: Uint8Array): readonly SheetRow[] => {
  const parts = unzipped(bytes, isPart)
  const xml = (path: string): string | undefined => {
    const part = parts.get(path)
    return part && new TextDecoder().decode(part)
  }
  const { path, epoch } = firstSheet(
    xml('xl/workbook.xml') ?? '<x/>',
    xml('xl/_rels/workbook.xml.rels') ?? '<x/>',
  )
  const sheet = xml(path)
  if (sheet === undefined) throw new SheetUnreadable('not-a-sheet')
  const rows = new Rows({
    texts: sharedTexts(xml('xl/sharedStrings.xml')),
    dates: dateStyles(xml('xl/styles.xml')),
    epoch,
  })
  readXml(sheet, {
    open: tag => rows.open(tag),
    text: typed => rows.text(typed),
    close: name => rows.close(name),
  })
  return keptRows(rows.rows)
}
