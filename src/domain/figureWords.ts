/** Words that say whose figures, and of when: `T3 2026 métropole`, `l'année 2026, Habitat Tilleul`. */
import type { Day } from './calendar'
import type { OrganisationId, Territory } from './people'
import { oneTypo, plain } from './plain'

interface NamedOrganisation {
  readonly id: OrganisationId
  readonly name: string
}

/** The organisations whose figures somebody may ask for. */
export interface Askable {
  readonly providers: readonly NamedOrganisation[]
  readonly landlords: readonly NamedOrganisation[]
}

export interface FigureWords {
  readonly year?: number
  /** `2026-T3` */
  readonly quarter?: string
  readonly territory?: Territory
  readonly provider?: OrganisationId
  readonly landlord?: OrganisationId
}

/** What was understood, or the words that say nothing of figures. */
export type Read = { readonly asked: FigureWords } | { readonly unknown: string }

const territoryWords: Readonly<Record<Territory, readonly string[]>> = {
  metropole: ['dijon metropole', 'metropole', 'dijon'],
  departement: [
    ...['reste de la cote d or', 'reste du departement', 'hors metropole', 'departement', 'cote d or'],
    ...['rest of cote d or', 'rest of the departement', 'department'],
  ],
}

/** They say nothing by themselves. */
const small = new Set(
  [
    ...['de', 'du', 'des', 'la', 'le', 'les', 'l', 'd', 'en', 'et', 'a', 'au', 'pour', 'par', 'sur', 'chez'],
    ...['annee', 'trimestre', 'territoire', 'prestataire', 'bailleur'],
    ...['of', 'for', 'the', 'in', 'and', 'by', 'year', 'quarter', 'territory', 'provider', 'landlord'],
  ].map(plain),
)

const YEAR = /^(20\d\d)\b/
const QUARTER =
  /^(?:[tq] ?([1-4])|([1-4]) ?(?:er?|eme|e|st|nd|rd|th)? (?:trimestre|quarter)|(?:trimestre|quarter) ([1-4]))\b/

/** A word shorter than this must be typed right. */
const FORGIVEN_FROM = 5

interface Taken {
  /** How many words were taken. */
  readonly words: number
  readonly asked: FigureWords
}

const count = (phrase: string): number => phrase.split(' ').length

const inTerritory = (text: string): Taken | undefined => {
  for (const [territory, phrases] of Object.entries(territoryWords) as [Territory, readonly string[]][])
    for (const phrase of phrases)
      if (`${text} `.startsWith(`${phrase} `)) return { words: count(phrase), asked: { territory } }
  return undefined
}

const inOrganisation = (words: readonly string[], { providers, landlords }: Askable): Taken | undefined => {
  const every = [
    ...providers.map(each => ({ ...each, asked: { provider: each.id } })),
    ...landlords.map(each => ({ ...each, asked: { landlord: each.id } })),
  ]
  for (let length = words.length; length > 0; length -= 1) {
    const typed = words.slice(0, length).join(' ')
    if (length === 1 && small.has(typed)) return undefined
    const found = every.filter(({ name, id }) =>
      [plain(name), plain(id)].some(known => ` ${known} `.includes(` ${typed} `)),
    )
    const near =
      typed.length < FORGIVEN_FROM
        ? []
        : every.filter(({ name }) =>
            [plain(name), ...plain(name).split(' ')].some(known => oneTypo(typed, known)),
          )
    const [one, other] = found.length > 0 ? found : near
    // A word that several have in common (`Habitat`) names none of them.
    if (one && !other) return { words: length, asked: one.asked }
  }
  return undefined
}

/** A name may begin as a territory does (`Dijon Sud Habitat`): more words say what is meant. */
const longer = (territory: Taken | undefined, organisation: Taken | undefined): Taken | undefined =>
  territory && organisation && organisation.words > territory.words
    ? organisation
    : (territory ?? organisation)

/** The quarter of this year, or of the last one while this year's has not begun. */
const quarterOfYear = (number: number, year: number | undefined, today: Day): string => {
  const now = Number(today.slice(0, 4))
  const begun = number <= Math.ceil(Number(today.slice(5, 7)) / 3)
  return `${year ?? (begun ? now : now - 1)}-T${number}`
}

/** Reads words in any order; accents, capitals, small words and one wrong letter in a name do not matter. */
export const readFigureWords = (text: string, askable: Askable, today: Day): Read => {
  let words = plain(text).split(' ').filter(Boolean)
  let asked: FigureWords = {}
  let quarter: number | undefined
  const unknown: string[] = []
  while (words.length > 0) {
    const rest = words.join(' ')
    const named = QUARTER.exec(rest)
    const year = YEAR.exec(rest)
    const taken: Taken | undefined = named
      ? { words: count(named[0]), asked: {} }
      : year
        ? { words: 1, asked: { year: Number(year[1]) } }
        : longer(inTerritory(rest), inOrganisation(words, askable))
    if (named) quarter = Number(named[1] ?? named[2] ?? named[3])
    if (taken) asked = { ...asked, ...taken.asked }
    else if (!small.has(words[0] ?? '')) unknown.push(words[0] ?? '')
    words = words.slice(taken?.words ?? 1)
  }
  if (unknown.length > 0) return { unknown: unknown.join(' ') }
  if (quarter === undefined) return { asked }
  const { year, ...others } = asked
  return { asked: { ...others, quarter: quarterOfYear(quarter, year, today) } }
}
