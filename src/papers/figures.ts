/** The dashboard and the reports as files: PDF with charts, and a spreadsheet; both from the same sheets. */
import type { IndicatorsView } from '../actions/indicators'
import type { ReportView } from '../actions/reports'
import type { Day } from '../domain/calendar'
import { type Figure, type IndicatorKey, sections } from '../domain/figure'
import type { Language, Territory } from '../domain/people'
import { type Text, textOf } from '../text'
import { amountText, besideFigure, formatNumber, partName } from '../text/amounts'
import { formatDay, formatMonth } from '../text/format'
import { bars, columns } from './charts'
import type { Make, Making, Paper } from './paper'
import { type Content, section, table, toPdf } from './pdf'
import { type Cell, type Sheet, commentSheets, indicatorSheets, reportSheets } from './sheets'
import { toXlsx } from './xlsx'

interface Setting {
  readonly text: Text
  readonly language: Language
}

const cellText = (cell: Cell, { text, language }: Setting): string => {
  if (!cell) return ''
  if ('text' in cell) return cell.text
  if ('month' in cell) return formatMonth(cell.month, language, 'long')
  return 'day' in cell
    ? formatDay(cell.day, language)
    : amountText({ value: cell.n }, cell.unit, text, language)
}

/** Columns of a page beside the first, at most: a wide table is cut into several, each with its first column. */
const ACROSS = 5
/** Rows up to which a table stays on one page, with its title. */
const TOGETHER = 25

const pieces = ({
  columns: all,
  rows,
  total,
}: Sheet): readonly { head: readonly string[]; rows: readonly (readonly Cell[])[] }[] => {
  const lines = total ? [...rows, total] : rows
  const numbers = all.slice(1)
  const count = Math.max(1, Math.ceil(numbers.length / ACROSS))
  // As many in each: six are three and three, not five and one.
  const across = Math.ceil(numbers.length / count)
  return Array.from({ length: count }, (_, piece) => {
    const from = 1 + piece * across
    const pick = <T>(list: readonly T[]): T[] => [...list.slice(0, 1), ...list.slice(from, from + across)]
    return { head: pick(all.map(({ title }) => title)), rows: lines.map(row => pick(row)) }
  })
}

/** No title stands alone at the foot of a page: the first piece of its table comes with it. */
const sheetTable = (sheet: Sheet, setting: Setting): readonly Content[] => {
  const [first, ...others] = pieces(sheet).map(({ head, rows }) =>
    table(
      head.map((_, index) => (index === 0 ? 110 : '*')),
      head,
      rows.map(row => row.map(cell => cellText(cell, setting))),
    ),
  )
  const title = section(sheet.name)
  const begin: Content = {
    stack: first === undefined ? [title] : [title, first],
    unbreakable: sheet.rows.length <= TOGETHER,
  }
  return [begin, ...others]
}

/** What is drawn: parts of one kind that are seen at a glance. */
const drawn: readonly IndicatorKey[] = [
  'created',
  'lacking',
  'lackingSize',
  'households',
  'joined',
  'started',
  'lengths',
  'funding',
  'evolution',
  'seniorityBands',
  'exited',
  'windows',
  'closed',
  'times',
  'answers',
]

const charts = (figure: Figure, { text, language }: Setting): readonly Content[] => {
  const { key, unit, parts = [] } = figure
  if (!drawn.includes(key) || parts.every(({ value, masked }) => !value && !masked)) return []
  const rows = parts.map(part => ({
    name: partName(key, part.key, text),
    value: part.value ?? 0,
    text: amountText(part, unit, text, language),
  }))
  return [{ svg: bars(rows), margin: [0, 2, 0, 6] }]
}

const figureBlock = (figure: IndicatorsView['figures'][number], setting: Setting): Content => {
  const { text, language } = setting
  const { key, unit, now } = figure
  const beside = [
    besideFigure(figure, text, language),
    now ? text.figures.nowKnown(amountText(now, unit, text, language)) : '',
  ].filter(Boolean)
  const value =
    figure.value === undefined && !figure.masked && figure.parts
      ? ''
      : amountText(figure, unit, text, language)
  return {
    stack: [
      {
        columns: [
          { text: text.figures.indicators[key].name, style: 'label' },
          {
            text: [value, ...beside].filter(Boolean).join('  ·  '),
            alignment: 'right',
            width: 'auto',
            bold: true,
          },
        ],
        margin: [0, 6, 0, 0],
      },
      { text: text.figures.indicators[key].definition, style: 'small' },
      ...charts(figure, setting),
    ],
    unbreakable: true,
  }
}

const figureSections = ({ figures }: IndicatorsView, setting: Setting): readonly Content[] =>
  sections.flatMap(name => {
    const of = figures.filter(figure => figure.section === name)
    return of.length === 0
      ? []
      : [section(setting.text.figures.sections[name]), ...of.map(figure => figureBlock(figure, setting))]
  })

const monthChart = ({ months }: IndicatorsView, { text, language }: Setting): readonly Content[] => {
  const of = (key: 'households' | 'allocated'): Content[] => {
    // Nothing for its reader: a landlord's.
    if (months.every(month => month[key].value === undefined && !month[key].masked)) return []
    return [
      { text: text.figures.months[key], style: 'label', margin: [0, 6, 0, 2] },
      {
        svg: columns(
          months.map(month => ({
            name: formatMonth(month.month, language),
            value: month[key].value ?? 0,
            text: month[key].masked ? text.figures.masked : formatNumber(month[key].value ?? 0, language),
          })),
        ),
      },
    ]
  }
  return [
    section(text.figures.months.title),
    { stack: [...of('households'), ...of('allocated')], unbreakable: true },
  ]
}

const scope = ({ filter }: IndicatorsView, { words }: Text): string =>
  [
    filter.territory ? words.territory[filter.territory as Territory] : '',
    filter.provider?.name,
    filter.landlord?.name,
  ]
    .filter(Boolean)
    .join(' · ')

const periodText = (from: Day, day: Day, { text, language }: Setting): string =>
  text.figures.period(formatDay(from, language), formatDay(day, language))

const notes = (view: IndicatorsView, { text, language }: Setting): readonly Content[] =>
  [
    view.known ? text.figures.known(formatDay(view.known, language)) : '',
    view.masked ? text.figures.maskedNote : '',
  ]
    .filter(Boolean)
    .map(note => ({ text: note, style: 'soft' }))

const figureContent = (
  view: IndicatorsView,
  sheets: readonly Sheet[],
  setting: Setting,
): readonly Content[] => [
  ...monthChart(view, setting),
  ...figureSections(view, setting),
  ...sheets.flatMap(sheet => sheetTable(sheet, setting)),
]

const settingOf = ({ language }: Making): Setting => ({ text: textOf(language), language })

interface Printed {
  readonly title: string
  readonly subtitle: string
  readonly name: string
  readonly content: readonly Content[]
}

const pdf = async ({ title, subtitle, name, content }: Printed, making: Making): Promise<Paper> => {
  const { text, language } = settingOf(making)
  const body = await toPdf({
    ...{ title, language, now: making.now },
    head: [text.reports.paper, subtitle],
    foot: text.reports.foot,
    page: text.reports.page,
    content: [{ text: title, style: 'title' }, { text: subtitle, style: 'subtitle' }, ...content],
  })
  return { name: `${name}.pdf`, body }
}

export const indicatorsPdf: Make<'indicators'> = (view, making) => {
  const setting = settingOf(making)
  const subtitle = [periodText(view.from, view.day, setting), scope(view, setting.text)]
    .filter(Boolean)
    .join(' · ')
  const [, ...tables] = indicatorSheets(view, setting.text, setting.language)
  return pdf(
    {
      title: setting.text.figures.title,
      subtitle,
      name: `indicateurs-${view.day}`,
      content: [...notes(view, setting), ...figureContent(view, tables, setting)],
    },
    making,
  )
}

export const indicatorsXlsx: Make<'indicators'> = async (view, { language }) => ({
  name: `indicateurs-${view.day}.xlsx`,
  body: await toXlsx(indicatorSheets(view, textOf(language), language)),
})

/** Who signed, when it was sent and validated; what the provider added. */
const history = (view: ReportView, { text, language }: Setting): readonly Content[] => {
  const { reports } = text
  const lines = [
    view.signed ? reports.signed(view.signed.by, formatDay(view.signed.on, language)) : '',
    view.sentOn ? reports.sent(formatDay(view.sentOn, language)) : '',
    view.validatedOn ? reports.validated(formatDay(view.validatedOn, language)) : '',
  ].filter(Boolean)
  return [
    ...lines.map((line): Content => ({ text: line, style: 'soft' })),
    ...(view.comment ? [section(reports.comment), { text: view.comment, style: 'typed' }] : []),
  ]
}

export const reportPdf: Make<'report'> = (view, making) => {
  const setting = settingOf(making)
  const { text, language } = setting
  const [, ...tables] = reportSheets(view, text, language)
  return pdf(
    {
      title: text.reports.kinds[view.kind],
      subtitle: [periodText(view.from, view.to, setting), view.organisation?.name ?? '']
        .filter(Boolean)
        .join(' · '),
      name: view.report,
      content: [
        ...notes(view.figures, setting),
        ...history(view, setting),
        ...figureContent(view.figures, tables, setting),
      ],
    },
    making,
  )
}

export const reportXlsx: Make<'report'> = async (view, { language }) => {
  const text = textOf(language)
  const sheets = [...reportSheets(view, text, language), ...commentSheets(view, text)]
  return { name: `${view.report}.xlsx`, body: await toXlsx(sheets) }
}
