/** The home that a household needs, in closed lists only: what dwellings are matched with. */
import type { Dossier, HomeSize } from './dossier'
import type { Territory } from './people'

/** Kinds of individual home: living in a block is hardly possible for these households (protocol). */
export const homes = ['house', 'own-entrance', 'either'] as const
export type Home = (typeof homes)[number]

export const constraints = [
  'ground-floor',
  'accessible',
  'animals',
  'away',
  'near-school',
  'near-transport',
  'parking',
] as const
export type Constraint = (typeof constraints)[number]

export interface Need {
  readonly size: HomeSize
  readonly territory: Territory
  /** Absent in dossiers referred before it was kept: either. */
  readonly home?: Home
  readonly constraints?: readonly Constraint[]
}

/** What the commission decided to look for, and what the referral says beside it. */
export const needOf = ({ profile, decision }: Pick<Dossier, 'profile' | 'decision'>): Need => {
  const { size, territory, home, constraints: asked } = profile
  return {
    ...(home && { home }),
    ...(asked && { constraints: asked }),
    ...(decision?.need ?? { size, territory }),
  }
}
