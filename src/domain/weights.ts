/** Weights of the voices: one each by default, by organisation, or shared by a college. */
import type { Organisation, OrganisationId } from './people'
import type { CommissionRules } from './rules'

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
const lcm = (a: number, b: number): number => (a * b) / gcd(a, b)

export interface Weights {
  /** Whole parts: a weight is `voters[id] / scale` voices. */
  readonly voters: Readonly<Record<OrganisationId, number>>
  readonly scale: number
}

/**
 * The weight of every organisation with a voice. The organisations of a college share its voices equally, whatever
 * their own weight; so that thirds add up exactly, weights are whole numbers of `1 / scale`.
 */
export const weigh = (
  organisations: readonly (Pick<Organisation, 'kind' | 'voice'> & { readonly id: OrganisationId })[],
  colleges: CommissionRules['colleges'],
): Weights => {
  const voting = organisations.filter(({ voice }) => voice > 0)
  const collegeOf = ({ kind }: Pick<Organisation, 'kind'>) =>
    colleges.find(({ kinds }) => kinds.includes(kind))
  const sizes = new Map(
    colleges.map(college => [college.key, voting.filter(each => collegeOf(each) === college).length]),
  )
  const scale = [...sizes.values()].filter(size => size > 0).reduce(lcm, 1)
  return {
    scale,
    voters: Object.fromEntries(
      voting.map(each => {
        const college = collegeOf(each)
        const share = college ? college.voices / (sizes.get(college.key) ?? 1) : each.voice
        return [each.id, Math.round(share * scale)]
      }),
    ),
  }
}
