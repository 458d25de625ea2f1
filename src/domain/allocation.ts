/**
 * The decision of the landlord's CAL. Attribution at rank 1, or under a suspensive condition, stops the window (CCH
 * R441-3); the other decisions are kept as facts. The CAL's date counts, not the day it was typed.
 */
import { adheres } from './adhesion'
import type { Day } from './calendar'
import type { Allocation, Decided, Dossier, NewFact, Window } from './dossier'
import { labelState } from './labels'
import { monthsDecided } from './mandate'
import type { OrganisationId } from './people'
import { holds } from './refused'
import { type Move, next } from './workflow'

/** Decisions of a CAL, as the landlord enters them. */
export const calOutcomes = ['rank-1', 'condition', 'rank-2', 'non-attribution', 'inadmissible'] as const
export type CalOutcome = (typeof calOutcomes)[number]

/** Decisions that stop the window. */
export const allocates = (outcome: CalOutcome): boolean => outcome === 'rank-1' || outcome === 'condition'

export interface CalDecision {
  readonly on: Day
  readonly today: Day
  readonly landlord: OrganisationId
  readonly outcome: CalOutcome
  /** The secretariat records it: only it may without both labels. */
  readonly secretariat: boolean
  /** A reason is given (kept in the notes). */
  readonly reasoned: boolean
}

/** Why an allocation is irregular; empty when it is not. */
export const irregularities = (dossier: Dossier): readonly ('labels' | 'adhesion')[] => [
  ...(labelState(dossier) === 'both' ? [] : (['labels'] as const)),
  ...(adheres(dossier) ? [] : (['adhesion'] as const)),
]

/** The window that a decision of the CAL meets: none while the measure waits to be put in place. */
const windowOf = ({ stage, window }: Pick<Dossier, 'stage' | 'window'>): Window | undefined =>
  stage === 'accepted' ? undefined : window

/** Whether an allocation dated on this day comes after the window's last day: it no longer stops it. */
export const tooLate = (dossier: Pick<Dossier, 'stage' | 'window'>, on: Day): boolean => {
  const window = windowOf(dossier)
  return window !== undefined && on > window.lastDay
}

const calFact = ({ on, landlord, outcome }: CalDecision, late: boolean): NewFact => ({
  kind: 'cal-decided',
  on,
  data: { landlord, outcome, ...(late && { late }) },
})

const moveOf = ({ stage }: Dossier): Move => (stage === 'interrupted' ? 'annul-interruption' : 'allocate')

const allocated = (dossier: Dossier, decision: CalDecision): Decided<Dossier> => {
  const { on, landlord, outcome } = decision
  const move = moveOf(dossier)
  const stage = next(dossier.stage, move)
  const irregular = irregularities(dossier).length > 0
  const condition = outcome === 'condition'
  const window = windowOf(dossier)
  const starts = dossier.stage === 'accepted'
  const { window: _, ...rest } = dossier
  const annuls = move === 'annul-interruption'
  const allocation: Allocation = { on, landlord, condition, irregular }
  return {
    next: {
      ...rest,
      stage,
      landlord,
      allocation,
      ...(starts && { measure: { inPlaceOn: on, months: monthsDecided(dossier) } }),
      ...(window && { window: stopped(window) }),
    },
    facts: [
      ...(starts ? [{ kind: 'measure-in-place', on, data: { window: false } } as const] : []),
      ...(annuls ? [{ kind: 'interruption-annulled', on: decision.today } as const] : []),
      { kind: 'allocated', on, data: { landlord, condition, irregular, annuls } },
    ],
  }
}

const stopped = (window: Window): Window => {
  const { remindOn: _, awaitingSince: __, resumedOn: ___, ...rest } = window
  return { ...rest, state: 'stopped' }
}

/**
 * Records what a CAL decided. An allocation dated in time stops the window, or annuls the interruption; one dated after
 * the last day is kept as a fact and changes nothing else. Without adhesion an allocation needs a reason; without both
 * labels only the secretariat records what the CAL decided, an allocation with a reason. A measure not yet in place starts on the CAL's day, without a window.
 */
export const recordCal = (dossier: Dossier, decision: CalDecision): Decided<Dossier> => {
  const { on, today, outcome, secretariat, reasoned } = decision
  next(dossier.stage, moveOf(dossier))
  const decided = dossier.decision?.on ?? dossier.referredOn
  holds(on <= today, 'date-future')
  holds(on >= decided, 'date-too-early', { day: decided })
  const irregular = irregularities(dossier)
  holds(secretariat || !irregular.includes('labels'), 'labels-missing')
  const late = tooLate(dossier, on)
  if (!allocates(outcome) || late) return { next: dossier, facts: [calFact(decision, late)] }
  holds(reasoned || irregular.length === 0, 'reason-needed', { why: irregular.join(' ') })
  return allocated(dossier, decision)
}

/**
 * The allocation is cancelled, or refused by the household: the same window runs again with its original last day; when
 * that is past, the measure is interrupted the next day. A measure that began with the allocation has no window: it
 * waits to be put in place.
 */
export const cancelAllocation = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const { allocation, window, measure: _, ...rest } = dossier
  const stage = next(dossier.stage, window ? 'cancel-allocation' : 'cancel-start')
  const facts: readonly NewFact[] = [
    {
      kind: 'allocation-cancelled',
      on: today,
      data: { window: window !== undefined, ...(allocation && { landlord: allocation.landlord }) },
    },
  ]
  return {
    next: window
      ? {
          ...rest,
          stage,
          ...(dossier.measure && { measure: dossier.measure }),
          window: { ...window, state: 'open', resumedOn: today },
        }
      : { ...rest, stage },
    facts,
  }
}
