/** What a figure is: its unit, its parts, its target. */
import type { IndicatorKey } from './indicatorTable'
import type { Rules } from './rules'

export type { IndicatorKey }

export const sections = ['offer', 'support', 'seniority', 'exits', 'running'] as const
export type Section = (typeof sections)[number]

export const units = ['dwellings', 'households', 'measures', 'days', 'percent', 'number'] as const
export type Unit = (typeof units)[number]

/** By what an indicator can be told apart. */
export const dimensions = ['territory', 'provider', 'landlord'] as const
export type Dimension = (typeof dimensions)[number]

/** Targets and places, as configuration. */
export type Aims = Pick<Rules, 'startsOn' | 'capacity' | 'targets'>

/** One number of an indicator; absent when there is nothing to divide by, or when it is `masked`. */
export interface Amount {
  readonly value?: number
  readonly masked?: true
}

export interface Part extends Amount {
  readonly key: string
}

export interface Figure extends Amount {
  readonly key: IndicatorKey
  readonly section: Section
  readonly unit: Unit
  /** The protocol's target, or the places there are. */
  readonly target?: number
  /** What a share is made of. */
  readonly ratio?: { readonly part: number; readonly whole: number }
  readonly parts?: readonly Part[]
  /** It counts households or what is told of them, so small numbers may say who they are. */
  readonly people: boolean
}

/** What is seen first, on the card and in the tab; those that a reader's filter leaves out make room. */
export const headlines: readonly IndicatorKey[] = [
  'households',
  'capacity',
  'windows',
  'allocated',
  'dwellings',
  'created',
  'ordinary',
  'lacking',
]
