/**
 * Which homes suit which household, and why. What must be: a vacant individual home of its territory, as large as needed
 * or one room larger, of the kind asked for, on the ground floor or accessible when that is needed. The rest ranks.
 */
import { type Dossier, type HomeSize, homeSizes } from './dossier'
import type { Dwelling } from './dwelling'
import { fullRent, isIndividual, isOnGround } from './traits'
import { type Constraint, type Need, needOf } from './need'
import type { OrganisationId } from './people'
import { searching } from './proposal'

/** Why a home suits, the weightiest first. */
export const matchReasons = [
  'size',
  'larger',
  'house',
  'own-entrance',
  'ground-floor',
  'accessible',
  'away',
  'near',
  'parking',
  'garden',
  'adapted-funding',
] as const
export type MatchReason = (typeof matchReasons)[number]

/** What a suited home has not, though it was wished for. */
export const matchLacks = ['away', 'near', 'parking'] as const
export type MatchLack = (typeof matchLacks)[number]

export interface Suited {
  readonly reasons: readonly MatchReason[]
  readonly lacks: readonly MatchLack[]
}

const rooms = (size: HomeSize): number => homeSizes.indexOf(size)

const isOfKind = ({ home = 'either' }: Need, dwelling: Dwelling): boolean =>
  home === 'house' ? dwelling.kind === 'house' : isIndividual(dwelling)

/** What a household cannot do without. */
const fits = (need: Need, dwelling: Dwelling): boolean => {
  const asked = (constraint: Constraint): boolean => need.constraints?.includes(constraint) ?? false
  const larger = rooms(dwelling.size) - rooms(need.size)
  return (
    dwelling.territory === need.territory &&
    (larger === 0 || larger === 1) &&
    isOfKind(need, dwelling) &&
    (!asked('ground-floor') || isOnGround(dwelling)) &&
    (!asked('accessible') || dwelling.features.includes('accessible'))
  )
}

const wishes: readonly (readonly [MatchLack, readonly Constraint[], Dwelling['features'][number]])[] = [
  ['away', ['away'], 'apart'],
  ['near', ['near-school', 'near-transport'], 'near-services'],
  ['parking', ['parking'], 'parking'],
]

/** Why this home suits this need, whoever has it; undefined when it does not. */
export const suitedTo = (need: Need, dwelling: Dwelling): Suited | undefined => {
  if (!fits(need, dwelling)) return undefined
  const asked = (...any: readonly Constraint[]): boolean => any.some(each => need.constraints?.includes(each))
  const wished = wishes.filter(([, any]) => asked(...any))
  const has = (feature: Dwelling['features'][number]): boolean => dwelling.features.includes(feature)
  const reasons: readonly (MatchReason | false)[] = [
    dwelling.size === need.size ? 'size' : 'larger',
    dwelling.kind === 'house' ? 'house' : 'own-entrance',
    asked('ground-floor') && 'ground-floor',
    asked('accessible') && 'accessible',
    ...wished.map(([reason, , feature]) => has(feature) && reason),
    asked('animals') && has('garden') && 'garden',
    dwelling.funding === 'plai-adapted' && 'adapted-funding',
  ]
  return {
    reasons: reasons.filter(reason => reason !== false),
    lacks: wished.filter(([, , feature]) => !has(feature)).map(([lack]) => lack),
  }
}

/** Vacant homes are compared by: size as asked, few lacks, a house, the adapted loan, a low rent, vacant for long. */
const order = ({ dwelling, reasons, lacks }: { readonly dwelling: Dwelling } & Suited): string =>
  [
    reasons.includes('size') ? 0 : 1,
    lacks.length,
    dwelling.kind === 'house' ? 0 : 1,
    dwelling.funding === 'plai-adapted' ? 0 : 1,
    String(Math.round(fullRent(dwelling) ?? 9999)).padStart(4, '0'),
    dwelling.vacantFrom ?? '',
    dwelling.reference,
  ].join(' ')

export interface Match<D extends Dwelling> extends Suited {
  readonly dwelling: D
}

/** The vacant homes that suit, the best first. */
export const rankDwellings = <D extends Dwelling>(need: Need, dwellings: readonly D[]): readonly Match<D>[] =>
  dwellings
    .filter(({ status }) => status === 'vacant')
    .flatMap(dwelling => {
      const suited = suitedTo(need, dwelling)
      return suited ? [{ dwelling, ...suited, order: order({ dwelling, ...suited }) }] : []
    })
    .sort((one, other) => (one.order < other.order ? -1 : Number(one.order > other.order)))
    .map(({ order: _, ...match }) => match)

/** Landlords that have a vacant home for a need, the one with the best first. */
export const landlordsWithSuitedVacancy = (
  need: Need,
  dwellings: readonly Dwelling[],
): readonly OrganisationId[] => [
  ...new Set(rankDwellings(need, dwellings).map(({ dwelling }) => dwelling.landlord)),
]

/** Households that look for a home and that a vacant one suits; those with an own proposal are not disturbed. */
export const householdsSuitedBy = <D extends Dossier>(
  dwelling: Dwelling,
  dossiers: readonly D[],
): readonly D[] =>
  dwelling.status === 'vacant'
    ? dossiers.filter(
        dossier =>
          searching.includes(dossier.stage) &&
          !dossier.proposal &&
          suitedTo(needOf(dossier), dwelling) !== undefined,
      )
    : []
