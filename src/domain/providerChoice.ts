/**
 * Which provider the commission asks: first the one that follows the household already, if trust is good; then those
 * whose territory it is; then the smaller current load. Source: the protocol ("Le recours à des prestataires").
 */
import type { Day } from './calendar'
import type { Profile } from './dossier'
import type { Organisation, OrganisationId } from './people'

export type ProviderOrganisation = Organisation & { readonly id: OrganisationId }

/** Providers that the tender retains on one of these days; both ends of the period count. */
export const retainedOn = (
  organisations: readonly ProviderOrganisation[],
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly ProviderOrganisation[] =>
  organisations.filter(
    ({ kind, retainedFrom, retainedTo }) =>
      kind === 'provider' &&
      retainedFrom !== undefined &&
      retainedFrom <= to &&
      (retainedTo === undefined || from <= retainedTo),
  )

/** Why a provider stands where it does; `load`: none has fewer households. */
export type RankReason = 'follows' | 'territory' | 'load'

export interface Ranked {
  readonly organisation: OrganisationId
  readonly name: string
  readonly reasons: readonly RankReason[]
  /** Households that it supports now. */
  readonly load: number
}

/** The providers in the order in which the bot proposes them. `loads`: households by provider; absent is none. */
export const rankProviders = (
  profile: Pick<Profile, 'follower' | 'trust' | 'territory'>,
  providers: readonly ProviderOrganisation[],
  loads: Readonly<Record<OrganisationId, number>>,
): readonly Ranked[] => {
  const smallest = Math.min(...providers.map(({ id }) => loads[id] ?? 0))
  const ranked = providers.map(({ id, name, territories = [] }): Ranked => {
    const load = loads[id] ?? 0
    const reasons: RankReason[] = []
    if (profile.follower === id && profile.trust) reasons.push('follows')
    if (territories.includes(profile.territory)) reasons.push('territory')
    if (load === smallest) reasons.push('load')
    return { organisation: id, name, reasons, load }
  })
  const first = (reason: RankReason, one: Ranked, other: Ranked): number =>
    Number(other.reasons.includes(reason)) - Number(one.reasons.includes(reason))
  return ranked.sort(
    (one, other) =>
      first('follows', one, other) ||
      first('territory', one, other) ||
      one.load - other.load ||
      one.name.localeCompare(other.name, 'fr'),
  )
}
