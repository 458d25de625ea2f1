/** Places of the scheme: how many households it supports at the same time, year by year of the convention. */
import { type Day, addMonths } from './calendar'
import type { DossierId } from './dossier'
import type { Rules } from './rules'
import { type Stage, supported } from './workflow'

/** Year of the convention on a day: 1 from its first day on (and before it). */
export const yearOf = (startsOn: Day, day: Day): number => {
  let year = 1
  while (addMonths(startsOn, year * 12) <= day) year += 1
  return year
}

/** Places on a day: those of its year; the last figure stands for all years after. */
export const capacityOn = ({ startsOn, capacity }: Pick<Rules, 'startsOn' | 'capacity'>, day: Day): number =>
  capacity[Math.min(yearOf(startsOn, day), capacity.length) - 1] ?? 0

/** The places taken once a dossier is at a stage: it holds one while it is integrated and not ended or interrupted. */
export const placesWith = (
  places: readonly DossierId[],
  dossier: DossierId,
  stage: Stage,
): readonly DossierId[] => {
  const holds = places.includes(dossier)
  if (holds === supported.includes(stage)) return places
  return holds ? places.filter(id => id !== dossier) : [...places, dossier]
}

/** Places used, those that there are, and in which year. */
export interface Capacity {
  readonly used: number
  readonly capacity: number
  readonly year: number
}

export const capacityOf = (
  rules: Pick<Rules, 'startsOn' | 'capacity'>,
  places: readonly DossierId[],
  day: Day,
): Capacity => ({
  used: places.length,
  capacity: capacityOn(rules, day),
  year: yearOf(rules.startsOn, day),
})
