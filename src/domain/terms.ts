/**
 * The support's duration and conditions, confirmed or changed when a home is allocated. Source: the protocol ("en précisant
 * la durée et les conditions de cet accompagnement concomitamment à l'attribution du logement").
 */
import type { Day } from './calendar'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import { LONGEST_MEASURE } from './decision'
import { holds } from './refused'

export interface Terms {
  readonly on: Day
  readonly months: number
  /** Other than what the commission had decided. */
  readonly changed: boolean
}

const stages: readonly Dossier['stage'][] = ['allocated', 'housed']

/** A home is allocated, and the commission has not said whether duration and conditions stay. */
export const toConfirm = ({ stage, terms, measure }: Dossier): boolean =>
  stages.includes(stage) && measure !== undefined && terms === undefined

export interface Confirming {
  readonly months: number
  readonly today: Day
  /** New conditions were given (kept in the notes). */
  readonly conditions: boolean
}

/** The commission's duration, in months from the day the measure is in place, stays or is another. The same again changes nothing. */
export const confirmTerms = (
  dossier: Dossier,
  { months, today, conditions }: Confirming,
): Decided<Dossier> => {
  const { measure, terms, stage } = dossier
  holds(measure && stages.includes(stage), 'moved-on', { stage })
  holds(months >= 1 && months <= LONGEST_MEASURE, 'payload', { field: 'months', problem: 'months' })
  if (terms && terms.months === months && !conditions) return { next: dossier, facts: [] }
  const changed = months !== measure.months || conditions
  return {
    next: { ...dossier, measure: { ...measure, months }, terms: { on: today, months, changed } },
    facts: [{ kind: 'terms-confirmed', on: today, data: { months, changed } }],
  }
}
