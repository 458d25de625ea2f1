/** The spreadsheet that a landlord fills in: titles, one line as an example, what each column takes. */
import { homeSizes } from '../domain/dossier'
import { type SheetColumn, sheetColumns, sheetExample } from '../domain/dwellingSheet'
import { writeXlsx } from '../sheets/write'
import type { Make } from './paper'

const titleOf = ({ titles: [title] }: SheetColumn): string => title

/** What a column takes: its words, a date; whether it must be filled in. */
const taken = ({ words = {}, several, required, kind }: SheetColumn): string => {
  const values = kind === 'size' ? homeSizes : Object.values(words).map(([first]) => first)
  return [
    required ? 'obligatoire' : 'facultatif',
    ...(kind === 'day' ? ['date JJ/MM/AAAA'] : []),
    ...(values.length > 0 ? [`${several ? 'plusieurs possibles : ' : ''}${values.join(', ')}`] : []),
  ].join(' · ')
}

export const dwellingsTemplate: Make<'upload'> = () =>
  Promise.resolve({
    name: 'logements-modele.xlsx',
    body: writeXlsx([
      {
        name: 'Logements',
        titles: sheetColumns.map(titleOf),
        rows: [sheetColumns.map(({ field }) => sheetExample[field])],
        widths: sheetColumns.map(column => Math.max(14, titleOf(column).length + 3)),
      },
      {
        name: 'Aide',
        titles: ['Colonne', 'Ce qu’elle attend'],
        rows: sheetColumns.map(column => [titleOf(column), taken(column)]),
        widths: [24, 100],
      },
    ]),
  })
