/** What was read of a spreadsheet, in sentences: the same on the card and on the page. */
import type { UploadView } from '../../actions/upload'
import type { WrongCell } from '../../domain/dwellingSheet'
import { SHOWN_WRONG } from '../../domain/upload'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatList } from '../../text/format'

type Read = NonNullable<UploadView['read']>

/** Homes that the import would add or change. */
export const toImport = ({ fresh, changed }: Read): number => fresh + changed

/** `3 logements à ajouter`, `12 logements sans changement`… those that are none are left out. */
export const countLines = (
  { fresh, changed, unchanged }: Read,
  { upload: labels }: Text,
): readonly string[] =>
  [
    fresh > 0 ? labels.fresh(fresh) : '',
    changed > 0 ? labels.changed(changed) : '',
    unchanged > 0 ? labels.unchanged(unchanged) : '',
  ].filter(Boolean)

const wrongLine = ({ line, column = '', problem, other }: WrongCell, { upload: labels }: Text): string =>
  labels.line(line, column, problem === 'duplicate' ? labels.duplicate(other ?? 0) : labels.problem(problem))

/** The wrong cells, `most` of them at most, and that there are others. */
export const wrongLines = ({ wrong }: Read, most: number, text: Text): readonly string[] => [
  ...wrong.slice(0, most).map(each => wrongLine(each, text)),
  ...(wrong.length > most || wrong.length === SHOWN_WRONG ? [text.upload.more] : []),
]

/** In one sentence whether anything is wrong. */
export const wrongSummary = (read: Read, { upload: labels }: Text, language: Language): string => {
  const { missing, wrongLines: n } = read
  if (missing.length > 0) return labels.missing(formatList(missing, language))
  const others = toImport(read) > 0 ? ` ${labels.notImported(n)}` : ''
  return n === 0 ? labels.wrong(0) : `${labels.wrong(n)}.${others}`
}
