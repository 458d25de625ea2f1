/** Figures and reports as tables: the one function from which both the PDF and the spreadsheet are made. */
import type { IndicatorsView, IndicatorTable } from '../actions/indicators'
import type { ReportView } from '../actions/reports'
import type { Day } from '../domain/calendar'
import type { Amount, Figure, Unit } from '../domain/figure'
import type { Language, Territory } from '../domain/people'
import type { Text } from '../text'
import { besideFigure, partName } from '../text/amounts'

/** A cell: a text, a number with its unit, a day, a month (`2026-03`), or nothing. */
export type Cell =
  | { readonly text: string }
  | { readonly n: number; readonly unit: Unit }
  | { readonly day: Day }
  | { readonly month: string }
  | undefined

export interface Column {
  readonly title: string
  /** Characters across. */
  readonly width: number
  readonly numeric: boolean
}

export interface Sheet {
  /** Short: a spreadsheet takes 31 characters. */
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The last row, under the others and outside their filter. */
  readonly total?: readonly Cell[]
}

const FORMULA = /^[=+\-@\t\r]/

/** What a spreadsheet would take for a formula is a text with an apostrophe before it. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

const text = (value: string): Cell => (value === '' ? undefined : { text: value })

export const amountCell = ({ value, masked }: Amount, unit: Unit, { figures }: Text): Cell => {
  if (masked) return { text: figures.masked }
  return value === undefined ? undefined : { n: value, unit }
}

const column = (title: string, width: number, numeric = false): Column => ({ title, width, numeric })

type Shown = IndicatorsView['figures'][number]

const figureRows = (figure: Shown, all: Text, language: Language): readonly (readonly Cell[])[] => {
  const { key, section, unit, parts = [], now } = figure
  const { figures } = all
  const row = (part: string, amount: Amount, rest: readonly Cell[]): readonly Cell[] => [
    text(figures.sections[section]),
    text(figures.indicators[key].name),
    text(part),
    amountCell(amount, unit, all),
    text(figures.units[unit]),
    ...rest,
  ]
  return [
    row('', figure, [
      text(besideFigure(figure, all, language)),
      now && amountCell(now, unit, all),
      text(figures.indicators[key].definition),
    ]),
    ...parts.map(part => row(partName(key, part.key, all), part, [undefined, undefined, undefined])),
  ]
}

const indicatorSheet = ({ figures: shown, known }: IndicatorsView, all: Text, language: Language): Sheet => {
  const { sheets } = all.reports
  return {
    name: sheets.indicators,
    columns: [
      column(sheets.section, 20),
      column(sheets.indicator, 36),
      column(sheets.part, 26),
      column(sheets.value, 10, true),
      column(sheets.unit, 12),
      column(sheets.beside, 22),
      column(known ? sheets.now : '', 12, true),
      column(sheets.definition, 80),
    ],
    rows: shown.flatMap(figure => figureRows(figure, all, language)),
  }
}

const rowName = (
  { id, name }: { id: string; name: string },
  by: string,
  { words, figures }: Text,
): string => {
  if (by === 'territory' && id) return words.territory[id as Territory]
  return name || figures.unknown
}

const unitIn = (figures: readonly Figure[], key: string): Unit =>
  figures.find(figure => figure.key === key)?.unit ?? 'number'

const tableSheet = (
  { by, keys, rows }: IndicatorTable,
  { figures: shown }: IndicatorsView,
  all: Text,
): Sheet => ({
  name: all.figures.dimensions[by],
  columns: [
    column(all.figures.dimensions[by], 28),
    ...keys.map(key => column(all.figures.indicators[key].name, 18, true)),
  ],
  rows: rows.map(row => [
    text(harmless(rowName(row, by, all))),
    ...row.amounts.map((amount, index) => amountCell(amount, unitIn(shown, keys[index] ?? ''), all)),
  ]),
  total: [
    text(all.reports.sheets.total),
    ...keys.map(key => {
      const figure = shown.find(each => each.key === key)
      return figure && amountCell(figure, figure.unit, all)
    }),
  ],
})

const monthKeys = ['households', 'windows', 'joined', 'allocated', 'interrupted', 'dwellings'] as const

const monthSheet = ({ months }: IndicatorsView, all: Text): Sheet => ({
  name: all.reports.sheets.months,
  columns: [
    column(all.figures.months.month, 12),
    ...monthKeys.map(key => column(all.figures.months[key], 20, true)),
  ],
  rows: months.map(month => [
    { month: month.month },
    ...monthKeys.map(key => amountCell(month[key], key === 'dwellings' ? 'dwellings' : 'households', all)),
  ]),
})

const dossierSheet = ({ dossiers, more }: ReportView, all: Text): Sheet => {
  const { sheets } = all.reports
  const number = (n: number): Cell => ({ n, unit: 'number' })
  const day = (value: Day | undefined): Cell => (value ? { day: value } : undefined)
  const sum = (pick: (row: ReportView['dossiers'][number]) => number): Cell =>
    number(dossiers.reduce((total, row) => total + pick(row), 0))
  return {
    name: sheets.dossiers,
    columns: [
      column(sheets.code, 14),
      column(sheets.stage, 26),
      column(sheets.typology, 22),
      column(sheets.territory, 22),
      column(sheets.since, 14),
      column(sheets.lastDay, 14),
      column(sheets.passeports, 12, true),
      column(sheets.up, 12, true),
      column(sheets.same, 12, true),
      column(sheets.down, 12, true),
    ],
    rows: dossiers.map(row => [
      text(row.code),
      text(all.words.stage[row.stage]),
      text(all.words.typology[row.typology]),
      text(all.words.territory[row.territory]),
      day(row.since),
      day(row.lastDay),
      ...[row.passeports, row.up, row.same, row.down].map(number),
    ]),
    total: [
      text(more ? sheets.more(dossiers.length, more) : sheets.total),
      ...Array.from({ length: 5 }, () => undefined),
      ...[sum(row => row.passeports), sum(row => row.up), sum(row => row.same), sum(row => row.down)],
    ],
  }
}

/** The sheets of the dashboard. */
export const indicatorSheets = (view: IndicatorsView, all: Text, language: Language): readonly Sheet[] => [
  indicatorSheet(view, all, language),
  ...view.tables.map(table => tableSheet(table, view, all)),
  monthSheet(view, all),
]

/** The sheets of a report: its figures, and its dossiers where it has some. */
export const reportSheets = (view: ReportView, all: Text, language: Language): readonly Sheet[] => [
  ...indicatorSheets(view.figures, all, language),
  ...(view.dossiers.length > 0 ? [dossierSheet(view, all)] : []),
]

/** What the provider added, in its own words: a sheet beside the figures; none where nothing was added. */
export const commentSheets = ({ comment, signed }: ReportView, { reports }: Text): readonly Sheet[] =>
  comment
    ? [
        {
          name: reports.sheets.comment,
          columns: [
            column(reports.comment, 100),
            column(reports.sheets.signedBy, 30),
            column(reports.sheets.signedOn, 14),
          ],
          rows: [
            [text(harmless(comment)), signed && text(harmless(signed.by)), signed && { day: signed.on }],
          ],
        },
      ]
    : []
