/**
 * Who sees which figures, and how much of them: outside the technical body, crossed figures under five are masked, for a
 * few households are soon recognised. Source: the partners' rules ("Who sees what").
 */
import type { Amount, Dimension, Figure, Part } from './figure'
import type { OrganisationId, Person, Role } from './people'

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

const isSmall = (value: number | undefined): boolean =>
  value !== undefined && value > 0 && value < LEAST_SHOWN

const hidden: Amount = { masked: true }

/**
 * Masks the small ones among parts that add up to a whole that is shown; where only one is small, the next smallest goes
 * with it, or it could be told from the whole.
 */
export const maskedParts = <P extends Amount & { readonly key: string }>(
  parts: readonly P[],
): readonly P[] => {
  const small = new Set(parts.filter(({ value }) => isSmall(value)).map(({ key }) => key))
  if (small.size === 1) {
    const [next] = parts
      .filter(({ key, value }) => !small.has(key) && value !== undefined && value > 0)
      .sort((one, other) => (one.value ?? 0) - (other.value ?? 0))
    if (next) small.add(next.key)
  }
  return parts.map(part => {
    if (!small.has(part.key)) return part
    const { value: _, ...rest } = part
    return { ...rest, ...hidden } as P
  })
}

/** Means say as little as the number of households that they are made of: without it, they are left out. */
const isMean = ({ unit }: Figure): boolean => unit === 'days'

const withParts = (figure: Figure, parts: readonly Part[] | undefined): Figure => ({
  ...figure,
  ...(parts && { parts }),
})

/**
 * A figure as somebody outside the technical body sees it. `whole` is the same figure without the filter, when there is
 * one: a small remainder would tell as much as a small number.
 */
export const maskFigure = (figure: Figure, whole?: Figure): Figure => {
  if (!figure.people) return figure
  const { value, ratio: _, parts, ...rest } = figure
  const crossed = whole !== undefined
  const mean = isMean(figure)
  const tells = crossed && (mean || isSmall(value) || isSmall((whole.value ?? 0) - (value ?? 0)))
  if (tells || mean)
    return withParts(
      { ...rest, ...hidden },
      parts?.map(({ key }) => ({ key, ...hidden })),
    )
  if (crossed) {
    const small = parts?.map(part => {
      const all = whole.parts?.find(({ key }) => key === part.key)?.value ?? 0
      const isHidden = isSmall(part.value) || isSmall(all - (part.value ?? 0))
      return isHidden ? { key: part.key, ...hidden } : part
    })
    return withParts(figure, small && maskedParts(small))
  }
  return withParts(figure, parts && maskedParts(parts))
}
