/**
 * Who sees which figures, and how much of them: outside the technical body, crossed figures under five are masked, for a
 * few households are soon recognised. Source: the partners' rules ("Who sees what").
 */
import { type Amount, type Dimension, type Figure, type Part, dimensions } from './figure'
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

/** How much of the figures a person sees; the widest of their posts counts, for figures are of nobody. Undefined: nothing. */
export const sightOf = ({ posts }: Pick<Person, 'posts'>): Sight | undefined => {
  if (posts.some(({ role }) => technical.includes(role))) return { sees: 'whole', masked: false }
  if (posts.some(({ role }) => masked.includes(role))) return { sees: 'whole', masked: true }
  for (const { role, organisation } of posts)
    if (role === 'provider' || role === 'landlord')
      return { sees: 'own', dimension: ownRoles[role], organisation }
  return undefined
}

export const isSmall = (value: number | undefined): boolean =>
  value !== undefined && value > 0 && value < LEAST_SHOWN

const hidden: Amount = { masked: true }

/** Whether hidden numbers could be told from their sum, which is known: too few, too small, or each of them a one. */
const isTold = (hidden: readonly Amount[]): boolean => {
  const sum = hidden.reduce((total, { value = 0 }) => total + value, 0)
  return hidden.length > 0 && (hidden.length < 2 || sum < LEAST_SHOWN || sum <= hidden.length)
}

/** Numbers before noughts, the smallest first. */
const bySize = (one: Amount, other: Amount): number =>
  Number(one.value === 0) - Number(other.value === 0) || (one.value ?? 0) - (other.value ?? 0)

/**
 * Masks the small ones among parts that add up to a whole that is shown; the next smallest go with them, the noughts last,
 * until none could be told from the whole and the others.
 */
export const maskedParts = <P extends Amount & { readonly key: string }>(
  parts: readonly P[],
): readonly P[] => {
  const hiding = parts.filter(({ value }) => isSmall(value))
  const others = parts.filter(part => part.value !== undefined && !hiding.includes(part)).sort(bySize)
  while (isTold(hiding)) {
    const next = others.shift()
    if (!next) break
    hiding.push(next)
  }
  return parts.map(part => {
    if (!hiding.includes(part)) return part
    const { value: _, ...rest } = part
    return { ...rest, ...hidden } as P
  })
}

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

const dimensionsOf = (filter: Filter): readonly Dimension[] =>
  dimensions.filter(dimension => filter[dimension] !== undefined)

/** Every filter by the same dimensions, this one among them. */
const neighbours = ({ filter, ids }: Crossing): readonly Filter[] =>
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

/** Means say as little as the number of households that they are made of: without it, they are left out. */
const isMean = ({ unit }: Figure): boolean => unit === 'days'

const withParts = (figure: Figure, parts: readonly Part[] | undefined): Figure => ({
  ...figure,
  ...(parts && { parts }),
})

/** A figure as somebody outside the technical body sees it; `read` is the same figure of another filter. */
export const maskFigure = (
  figure: Figure,
  crossing: Crossing,
  read: (filter: Filter) => Figure | undefined,
): Figure => {
  if (!figure.people) return figure
  const { value: _, ratio: __, parts, ...rest } = figure
  if (isMean(figure) || tellsTooMuch(crossing, filter => read(filter)?.value ?? 0))
    return withParts(
      { ...rest, ...hidden },
      parts?.map(({ key }) => ({ key, ...hidden })),
    )
  if (!parts) return figure
  const crossed = dimensionsOf(crossing.filter).length > 0
  if (!crossed) return { ...figure, parts: maskedParts(parts) }
  // Told apart twice: all or none, as above.
  const tells = neighbours(crossing).some(filter => read(filter)?.parts?.some(({ value }) => isSmall(value)))
  return tells ? { ...figure, parts: parts.map(({ key }) => ({ key, ...hidden })) } : figure
}
