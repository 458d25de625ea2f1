/** PDF of the house: A4, fonts embedded from the package, header and page numbers; nothing is read from elsewhere. */
import { createRequire } from 'node:module'
// One object with the methods of its class, which the types do not say: a named or default import would find none.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import pdfmake = require('pdfmake')
import type {
  Content,
  StyleDictionary,
  TableCell,
  TDocumentDefinitions,
  TFontDictionary,
} from 'pdfmake/interfaces'
import type { Instant } from '../domain/calendar'
import type { Language } from '../domain/people'

export type { Content, TableCell }

const { Roboto } = createRequire(__filename)('pdfmake/fonts/Roboto') as { Roboto: Record<string, string> }
const fonts: TFontDictionary = { Roboto }
const files = Object.values(Roboto)

pdfmake.setFonts(fonts)
// What people typed can never make the bot fetch an address or read a file.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(path => files.includes(path))

/** A title below this share of a page would stand there alone, or with the head of its table. */
const ALONE = 0.85

/** Ink, and the lighter one of what stands beside; both keep the contrast of WCAG AA on white. */
const colors = {
  ink: '#1f2430',
  soft: '#5b6274',
  line: '#c9cdd8',
  band: '#eef0f6',
  accent: '#3d4a9e',
  warning: '#9a3412',
}

const styles: StyleDictionary = {
  title: { fontSize: 20, bold: true, color: colors.accent },
  subtitle: { fontSize: 12, color: colors.ink, margin: [0, 2, 0, 0] },
  section: { fontSize: 13, bold: true, color: colors.accent, margin: [0, 18, 0, 6] },
  item: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 2] },
  label: { bold: true },
  soft: { color: colors.soft },
  small: { fontSize: 8.5, color: colors.soft },
  head: { bold: true, fontSize: 9, color: colors.soft },
  cell: { fontSize: 9.5 },
  warning: { bold: true, color: colors.warning },
  typed: { italics: true },
}

export interface PdfDocument {
  readonly title: string
  /** At the top of every page: what it is, and of when. */
  readonly head: readonly [string, string]
  /** At the foot, before the page number. */
  readonly foot: string
  readonly page: (n: number, of: number) => string
  readonly content: readonly Content[]
  readonly language: Language
  readonly now: Instant
  /** Across each page: what is not final yet. */
  readonly watermark?: string
}

const MARGIN = 56
const beside = (left: string, right: string): Content => ({
  columns: [
    { text: left, style: 'small' },
    { text: right, style: 'small', alignment: 'right', width: 'auto' },
  ],
  margin: [MARGIN, 26, MARGIN, 0],
})

/** The document as a file. */
export const toPdf = ({
  title,
  head,
  foot,
  page,
  content,
  language,
  now,
  watermark,
}: PdfDocument): Promise<Buffer> => {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN, 58, MARGIN, 58],
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25, color: colors.ink },
    styles,
    language,
    displayTitle: true,
    info: {
      title,
      author: 'Passerelle',
      creator: 'Passerelle',
      producer: 'Passerelle',
      creationDate: new Date(now),
    },
    header: beside(...head),
    footer: (n, of) => beside(foot, page(n, of)),
    ...(watermark && { watermark: { text: watermark, color: colors.soft, opacity: 0.08, bold: true } }),
    content: [...content],
    // A table is said to begin on the page of its title even where its first row has no room there: only the place tells.
    pageBreakBefore: ({ headlineLevel, startPosition }) =>
      headlineLevel === 1 && startPosition.verticalRatio > ALONE,
  }
  return pdfmake.createPdf(definition).getBuffer()
}

/** A heading that does not stay alone at the foot of a page. */
export const section = (text: string): Content => ({ text, style: 'section', headlineLevel: 1 })

/** `Label : value`, the label in bold; French has a no-break space before its colon. */
export const labelled = (label: string, value: string, language: Language, typed = false): Content => ({
  text: [
    { text: language === 'fr' ? `${label}\u00a0: ` : `${label}: `, style: 'label' },
    { text: value, ...(typed && { style: 'typed' }) },
  ],
  margin: [0, 1, 0, 1],
})

/** Kept on one line: a date, a state. */
export const solid = (text: string): string => text.replaceAll(' ', '\u00a0')

const cell = (text: string): TableCell => ({ text, style: 'cell' })

/** A table whose head is repeated on each page, and whose rows are never cut in two. `widths` as pdfmake has them. */
export const table = (
  widths: readonly (number | '*' | 'auto')[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Content => ({
  table: {
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
    widths: [...widths],
    body: [head.map(text => ({ text, style: 'head' })), ...rows.map(row => row.map(cell))],
  },
  layout: {
    hLineWidth: line => (line === 0 ? 0 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => colors.line,
    fillColor: row => (row === 0 ? colors.band : null),
    paddingTop: () => 3,
    paddingBottom: () => 2,
  },
  margin: [0, 2, 0, 4],
})
