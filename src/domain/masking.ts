/**
 * Who sees which figures, and how much of them: outside the technical body, crossed figures under five are masked, for a
 * few households are soon recognised. Source: the partners' rules ("Who sees what").
 */
import { type Amount, type Dimension, type Part, dimensions } from './figure'
import type { OrganisationId, Person, Role } from './people'
import { type Filter, type Sums, idsIn } from './sums'

/** A crossed figure from 1 to 4 is masked; a nought says nothing of anybody. */
export const LEAST_SHOWN = 5

/** Technical body: the State's service, the delegates and the signatories' representatives follow the measures themselves. */
const technical: readonly Role[] = ['secretariat', 'member', 'chair', 'ddets', 'delegate']
const masked: readonly Role[] = ['steering', 'siao']

/** `whole` figures, as they are or masked; or those of one's own organisation only. */
export type Sight =
  | { readonly sees: 'whole'; readonly masked: boolean }
  | { readonly sees: 'own'; readonly dimension: Dimension; readonly organisation: OrganisationId }

const ownRoles = { provider: 'provider', landlord: 'landlord' } as const

type OwnSight = Extract<Sight, { sees: 'own' }>

/** The organisations whose figures are a person's own, in the order of their posts. */
export const ownSights = ({ posts }: Pick<Person, 'posts'>): readonly OwnSight[] =>
  posts.flatMap(({ role, organisation }) =>
    role === 'provider' || role === 'landlord'
      ? [{ sees: 'own', dimension: ownRoles[role], organisation }]
      : [],
  )

/**
 * How much of the figures a person sees; the widest of their posts counts, for figures are of nobody. Of their own
 * organisations the one they chose, or the first. Undefined: nothing.
 */
export const sightOf = (person: Pick<Person, 'posts'>, chosen?: OrganisationId): Sight | undefined => {
  if (person.posts.some(({ role }) => technical.includes(role))) return { sees: 'whole', masked: false }
  if (person.posts.some(({ role }) => masked.includes(role))) return { sees: 'whole', masked: true }
  const own = ownSights(person)
  return own.find(({ organisation }) => organisation === chosen) ?? own[0]
}

export const isSmall = (value: number | undefined): boolean =>
  value !== undefined && value > 0 && value < LEAST_SHOWN

export const hidden: Amount = { masked: true }

/** Whether hidden numbers could be told from their sum, which is known: too few, too small, or each of them a one. */
const isTold = (hidden: readonly Amount[]): boolean => {
  const sum = hidden.reduce((total, { value = 0 }) => total + value, 0)
  return hidden.length > 0 && (hidden.length < 2 || sum < LEAST_SHOWN || sum <= hidden.length)
}

/** Numbers before noughts, the smallest first. */
const bySize = (one: Amount, other: Amount): number =>
  Number(one.value === 0) - Number(other.value === 0) || (one.value ?? 0) - (other.value ?? 0)

/** The parts of these keys masked; what else a part says stays. */
export const withHidden = <P extends Part>(parts: readonly P[], keys: ReadonlySet<string>): readonly P[] =>
  parts.map(part => {
    if (!keys.has(part.key)) return part
    const { value: _, ...rest } = part
    return { ...rest, ...hidden } as P
  })

/**
 * Keys to hide in lists of the same parts, each of which adds up to a whole that is shown: the small ones of any of them,
 * then the next smallest, the noughts last, until none could be told from a whole and the others.
 */
export const hiddenIn = (lists: readonly (readonly Part[])[]): ReadonlySet<string> => {
  const hiding = new Set(lists.flat().flatMap(({ key, value }) => (isSmall(value) ? [key] : [])))
  const next = (): string | undefined => {
    for (const parts of lists) {
      const hides = parts.filter(({ key }) => hiding.has(key))
      // Nothing but noughts: there is nobody to tell.
      if (!hides.some(({ value }) => value) || !isTold(hides)) continue
      const others = parts.filter(({ key, value }) => value !== undefined && !hiding.has(key)).sort(bySize)
      if (others[0]) return others[0].key
    }
    return undefined
  }
  for (let key = next(); key !== undefined; key = next()) hiding.add(key)
  return hiding
}

/** Masks the small ones among parts that add up to a whole that is shown, with those from which they could be told. */
export const maskedParts = <P extends Part>(parts: readonly P[]): readonly P[] =>
  withHidden(parts, hiddenIn([parts]))

/** What numbers are told apart by, and the ids of a dimension: whoever reads one may ask for each of the others. */
export interface Crossing {
  readonly filter: Filter
  ids(dimension: Dimension): readonly string[]
}

/** The crossing of a filter, among the ids that occur in some sums. */
export const crossingOf = (filter: Filter, ...sums: readonly Sums[]): Crossing => ({
  filter,
  ids: dimension => sums.flatMap(each => idsIn(each, dimension)),
})

export const dimensionsOf = (filter: Filter): readonly Dimension[] =>
  dimensions.filter(dimension => filter[dimension] !== undefined)

/** Every filter by the same dimensions, this one among them. */
export const neighbours = ({ filter, ids }: Crossing): readonly Filter[] =>
  dimensionsOf(filter).reduce<readonly Filter[]>(
    (found, dimension) => {
      const all = new Set([filter[dimension] ?? '', ...ids(dimension)])
      return found.flatMap(each => [...all].sort().map(id => ({ ...each, [dimension]: id })))
    },
    [{}],
  )

/**
 * Whether the number of a crossing says too much beside its neighbours. By one dimension they are parts of a whole; by
 * several their rows and columns tell of each other, so all are shown or, where one of them is small, none.
 */
export const tellsTooMuch = (crossing: Crossing, count: (filter: Filter) => number): boolean => {
  const [dimension, ...more] = dimensionsOf(crossing.filter)
  if (!dimension) return false
  if (more.length > 0) return neighbours(crossing).some(filter => isSmall(count(filter)))
  const line = neighbours(crossing).map(filter => ({ key: filter[dimension] ?? '', value: count(filter) }))
  return maskedParts<Part>(line).some(({ key, masked }) => masked && key === crossing.filter[dimension])
}
