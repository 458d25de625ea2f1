/**
 * Homes as they stand in a landlord's spreadsheet: titles and words in French, as people write them. A line is a home or
 * has its problems; nothing is guessed.
 */
import type { z } from 'zod'
import { DateTime } from 'luxon'
import {
  type GivenTraits,
  dwellingKinds,
  dwellingStates,
  features,
  fundings,
  leaseKinds,
  referenceKey,
  traitsSchema,
} from './traits'
import { homeSizes } from './dossier'
import { foldWords } from './names'
import { territories } from './people'
import type { Cell, CellProblem, SheetRow } from './sheetRow'

export type Field = keyof GivenTraits

type Words = Readonly<Record<string, readonly string[]>>

export interface SheetColumn {
  readonly field: Field
  /** As the template names it; other names that are understood after it. */
  readonly titles: readonly [string, ...string[]]
  readonly required?: true
  /** Values of a closed list, each with the words that mean it; the first is the template's. */
  readonly words?: Words
  readonly several?: true
  readonly kind?: 'day' | 'size' | 'floor'
}

const words = <K extends string>(
  _values: readonly K[],
  meant: Readonly<Record<K, readonly string[]>>,
): Words => meant

/** The columns of the template, in its order. */
export const sheetColumns: readonly SheetColumn[] = [
  { field: 'reference', titles: ['Référence', 'Réf', 'Code logement'], required: true },
  { field: 'commune', titles: ['Commune', 'Ville'], required: true },
  { field: 'address', titles: ['Adresse'] },
  {
    field: 'territory',
    titles: ['Territoire', 'Secteur'],
    required: true,
    words: words(territories, {
      metropole: ['Dijon Métropole', 'Métropole'],
      departement: ['Reste de la Côte-d’Or', 'Département', 'Côte-d’Or'],
    }),
  },
  {
    field: 'kind',
    titles: ['Type'],
    required: true,
    words: words(dwellingKinds, {
      house: ['Maison', 'Maison individuelle', 'Pavillon', 'Individuel'],
      'own-entrance': ['Entrée indépendante', 'Logement avec entrée indépendante', 'Semi-individuel'],
      flat: ['Appartement', 'Collectif'],
    }),
  },
  { field: 'size', titles: ['Taille', 'Typologie'], required: true, kind: 'size' },
  { field: 'surface', titles: ['Surface', 'Surface (m²)', 'Surface habitable'] },
  { field: 'floor', titles: ['Étage'], kind: 'floor' },
  {
    field: 'features',
    titles: ['Atouts'],
    several: true,
    words: words(features, {
      accessible: ['Accessible', 'Accessible en fauteuil', 'PMR'],
      apart: ['À l’écart', 'À l’écart des voisins', 'Isolé'],
      'near-services': ['Proche des services', 'Services'],
      garden: ['Jardin', 'Jardin ou terrain', 'Terrain'],
      parking: ['Stationnement', 'Garage', 'Parking'],
    }),
  },
  { field: 'rent', titles: ['Loyer', 'Loyer hors charges', 'Loyer HC'] },
  { field: 'charges', titles: ['Charges'] },
  {
    field: 'funding',
    titles: ['Financement'],
    required: true,
    words: words(fundings, {
      plai: ['PLAI'],
      'plai-adapted': ['PLAI adapté', 'PLAI-A', 'PLAIA'],
      plus: ['PLUS'],
      pls: ['PLS'],
      other: ['Autre'],
    }),
  },
  {
    field: 'leases',
    titles: ['Baux possibles', 'Baux', 'Bail'],
    several: true,
    words: words(leaseKinds, {
      direct: ['Direct', 'Bail direct'],
      sublet: ['Sous-location'],
      sliding: ['Glissant', 'Bail glissant'],
    }),
  },
  {
    field: 'state',
    titles: ['État'],
    words: words(dwellingStates, {
      existing: ['Existant'],
      planned: ['Programmé'],
      financed: ['Financé'],
      delivered: ['Livré'],
    }),
  },
  { field: 'stateOn', titles: ['Date de l’état', 'Date état'], kind: 'day' },
  { field: 'vacantFrom', titles: ['Vacant à partir du', 'Vacant depuis', 'Date de vacance'], kind: 'day' },
]

/** Problems beside those of the form: of cells, of words, of the line among the others. */
export type LineProblem = CellProblem | 'not-a-word' | 'duplicate' | 'retired' | 'allocated' | (string & {})

export interface WrongCell {
  readonly line: number
  /** Title of its column; absent when the whole line is meant. */
  readonly column?: string
  readonly problem: LineProblem
  /** For a duplicate: the line that has the same reference. */
  readonly other?: number
}

export interface SheetHome {
  readonly line: number
  readonly traits: GivenTraits
}

export interface ReadHomes {
  readonly homes: readonly SheetHome[]
  readonly wrong: readonly WrongCell[]
  /** Titles that every sheet of homes must have and this one has not: nothing else is read then. */
  readonly missing: readonly string[]
  /** What the sheet has no column for: a home that is there already keeps what it has. */
  readonly untold: readonly Field[]
}

const titleOf = ({ titles }: SheetColumn): string => titles[0]

/** Which column stands where, by the row of titles; each once, from the left. */
const placed = (titles: readonly Cell[]): ReadonlyMap<number, SheetColumn> => {
  const named = titles.map(cell => (typeof cell === 'string' ? foldWords(cell) : ''))
  const places = sheetColumns.flatMap(column => {
    const at = column.titles.map(title => named.indexOf(foldWords(title))).find(index => index >= 0)
    return at === undefined ? [] : [[at, column] as const]
  })
  return new Map(places)
}

/** `31/03/2026`, `31.3.26`, `2026-03-31` or a day with its hour, as a day; anything else as it is. */
const dayTyped = (typed: string): string => {
  const day = typed.replace(/[T ]\d{1,2}[:h]\d{2}.*$/, '')
  const french = DateTime.fromFormat(day.replace(/[.-]/g, '/'), day.length > 8 ? 'd/M/yyyy' : 'd/M/yy')
  return french.isValid ? french.toFormat('yyyy-MM-dd') : day
}

/** `T4`, `F4`, `4 pièces`, `4`. */
const sizeTyped = (typed: string): string => {
  const match = /^(?:t|f|type)? ?([1-6])(?: ?p(?:ieces?)?)?$/.exec(foldWords(typed))
  return homeSizes.find(size => size === `T${match?.[1]}`) ?? typed
}

/** `RDC`, `2e étage`, `R+2`, `2`. */
const floorTyped = (typed: string): string =>
  ['rdc', 'rez de chaussee', 'plain pied', 'de plain pied'].includes(foldWords(typed))
    ? '0'
    : typed.replace(/^r\s*\+\s*(?=\d)/i, '').replace(/\s*(?:er|e|ème|eme)?(?:\s+étage)?$/i, '')

const meantBy = (typed: string, meant: Words): string | undefined =>
  Object.entries(meant).find(
    ([value, all]) => value === typed || all.some(word => foldWords(word) === foldWords(typed)),
  )?.[0]

/** Each of several words, parted by commas, slashes, plus signs or line ends. */
const severalMeant = (typed: string, meant: Words): string | undefined => {
  const found = typed
    .split(/[,;/+\n]/)
    .filter(part => part.trim() !== '')
    .map(part => meantBy(part, meant))
  return found.includes(undefined) ? undefined : found.join(',')
}

/** What a cell says, as the form would send it; undefined when its word is not known. */
const valueOf = (typed: string, { words: meant, several, kind }: SheetColumn): string | undefined => {
  if (typed === '') return ''
  if (meant) return several ? severalMeant(typed, meant) : meantBy(typed, meant)
  if (kind === 'day') return dayTyped(typed)
  if (kind === 'size') return sizeTyped(typed)
  return kind === 'floor' ? floorTyped(typed) : typed
}

const problemsOf = (error: z.ZodError, line: number): readonly WrongCell[] =>
  error.issues.map(({ path, message }) => {
    const column = sheetColumns.find(({ field }) => field === path[0])
    return { line, ...(column && { column: titleOf(column) }), problem: message }
  })

/** One line: a home, or everything that is wrong with it. */
const readLine = (
  { line, cells }: SheetRow,
  columns: ReadonlyMap<number, SheetColumn>,
): SheetHome | readonly WrongCell[] => {
  const given: Record<string, string> = { state: 'existing' }
  const wrong: WrongCell[] = []
  for (const [at, column] of columns) {
    const cell = cells[at] ?? ''
    const title = titleOf(column)
    if (typeof cell !== 'string') {
      wrong.push({ line, column: title, problem: cell.problem })
      continue
    }
    const value = valueOf(cell.trim(), column)
    if (value === undefined) wrong.push({ line, column: title, problem: 'not-a-word' })
    else if (value === '' && column.required) wrong.push({ line, column: title, problem: 'empty' })
    // An empty cell says that there is nothing; only of the state that it is the usual one.
    else if (value !== '' || column.field !== 'state') given[column.field] = value
  }
  const known = new Set(wrong.map(({ column }) => column))
  const parsed = traitsSchema.safeParse(given)
  if (parsed.success && wrong.length === 0) return { line, traits: parsed.data }
  const others = parsed.success
    ? []
    : problemsOf(parsed.error, line).filter(({ column }) => !known.has(column))
  return [...wrong, ...others]
}

/** The second line with a reference is wrong: which of them is meant, nobody can tell. */
const withoutDuplicates = (homes: readonly SheetHome[]): Pick<ReadHomes, 'homes' | 'wrong'> => {
  const first = new Map<string, number>()
  const wrong: WrongCell[] = []
  const kept = homes.filter(({ line, traits: { reference } }) => {
    const key = referenceKey(reference)
    const other = first.get(key)
    if (other === undefined) first.set(key, line)
    else wrong.push({ line, column: titleOf(sheetColumns[0] as SheetColumn), problem: 'duplicate', other })
    return other === undefined
  })
  return { homes: kept, wrong }
}

/** The homes of a spreadsheet whose first row is that of the titles. */
export const readHomes = ([titles, ...rows]: readonly SheetRow[]): ReadHomes => {
  const columns = placed(titles?.cells ?? [])
  const there = new Set([...columns.values()])
  const missing = sheetColumns.filter(column => column.required && !there.has(column)).map(titleOf)
  const untold = sheetColumns.filter(column => !there.has(column)).map(({ field }) => field)
  if (missing.length > 0) return { homes: [], wrong: [], missing, untold }
  const read = rows.map(row => readLine(row, columns))
  const { homes, wrong } = withoutDuplicates(read.filter((each): each is SheetHome => 'traits' in each))
  const cells = read.flatMap(each => ('traits' in each ? [] : each))
  return {
    homes,
    wrong: [...cells, ...wrong].sort((one, other) => one.line - other.line),
    missing: [],
    untold,
  }
}

/** A line of the template that shows how it is filled in. */
export const sheetExample: Readonly<Record<Field, string>> = {
  reference: 'TIL-0042',
  commune: 'Exempleville',
  address: '3 rue des Exemples',
  territory: 'Dijon Métropole',
  kind: 'Maison',
  size: 'T4',
  surface: '92,5',
  floor: 'RDC',
  features: 'Jardin, Stationnement',
  rent: '512,40',
  charges: '61',
  funding: 'PLAI adapté',
  leases: 'Direct, Glissant',
  state: 'Existant',
  stateOn: '',
  vacantFrom: '16/02/2026',
}
