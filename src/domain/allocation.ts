/**
 * The decision of the landlord's CAL. Attribution at rank 1, or under a suspensive condition, stops the window (CCH
 * R441-3); at rank 2 and below it does when those ahead have refused. The CAL's date counts, not the day it was typed.
 */
import { adheres } from './adhesion'
import type { Day } from './calendar'
import {
  type CalOutcome,
  type CalReason,
  type Candidature,
  candidatureFor,
  isRefusing,
  lastClosed,
  openCandidatures,
  ranks,
  withCandidature,
} from './candidature'
import type { Allocation, Dossier, Window } from './dossier'
import type { Decided, NewFact } from './facts'
import { labelState } from './labels'
import { monthsDecided } from './mandate'
import type { OrganisationId } from './people'
import { proposedBy } from './proposal'
import { Refused, holds } from './refused'
import { type Move, type Stage, next } from './workflow'

/** Decisions that stop the window. */
export const allocates = (outcome: CalOutcome): boolean => outcome === 'rank-1' || outcome === 'condition'

/** Who records, on what day, and whether a reason is given (kept in the notes). */
interface Recording {
  readonly on: Day
  readonly today: Day
  readonly landlord: OrganisationId
  /** The candidature that it is about; without it the landlord's newest. */
  readonly number?: number | undefined
  /** The home, when it is told which of the landlord's own; else that of the candidature, or the one proposed. */
  readonly dwelling?: string | undefined
  /** The secretariat records it: only it may without both labels. */
  readonly secretariat: boolean
  readonly reasoned: boolean
}

export interface CalDecision extends Recording {
  readonly outcome: CalOutcome
  /** For attribution at rank 2 or after: 2 when it is not told. */
  readonly rank?: number | undefined
  /** For non-attribution and inadmissibility: from the list of that outcome. */
  readonly why?: CalReason | undefined
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

/** Stages of an interrupted dossier that the commission takes up again. */
const takenUpAgain: readonly Stage[] = ['ready', 'agenda']

const moveOf = ({ stage, window }: Dossier): Move =>
  stage === 'interrupted' || (takenUpAgain.includes(stage) && window?.state === 'interrupted')
    ? 'annul-interruption'
    : 'allocate'

const stopped = (window: Window): Window => {
  const { remindOn: _, awaitingSince: __, resumedOn: ___, ...rest } = window
  return { ...rest, state: 'stopped' }
}

/** Which home a CAL speaks of that does not say: the one it examined, else the landlord's own that was proposed. */
const homeOf = (dossier: Dossier, { landlord, dwelling }: Candidature): string | undefined =>
  dwelling ?? proposedBy(dossier, landlord)

/**
 * The home is the household's: the window stops, an interruption is annulled, a measure not yet in place starts that day
 * without a window. Its day must not be `tooLate`. On an agenda, its round is to be closed and its line taken out in the
 * same commit.
 */
export const allocate = (
  dossier: Dossier,
  candidature: Candidature,
  allocation: Allocation,
  today: Day,
): Decided<Dossier> => {
  const { on, landlord, condition, irregular, rank } = allocation
  const dwelling = allocation.dwelling ?? homeOf(dossier, candidature)
  const move = moveOf(dossier)
  const window = windowOf(dossier)
  const starts = dossier.stage === 'accepted'
  const annuls = move === 'annul-interruption'
  const offAgenda = dossier.stage === 'agenda'
  const { window: _, lapsed: __, session, ...rest } = dossier
  const changed: Dossier = {
    ...rest,
    ...(session && !offAgenda && { session }),
    stage: next(dossier.stage, move),
    allocation: { ...allocation, ...(dwelling && { dwelling }), waits: { from: today, told: 0 } },
    ...(starts && { measure: { inPlaceOn: on, months: monthsDecided(dossier) } }),
    ...(window && { window: stopped(window) }),
  }
  return {
    next: withCandidature(changed, { ...candidature, state: 'attributed' }),
    facts: [
      ...(starts ? [{ kind: 'measure-in-place', on, data: { window: false } } as const] : []),
      ...(annuls ? [{ kind: 'interruption-annulled', on: today } as const] : []),
      {
        kind: 'allocated',
        on,
        data: {
          ...{ landlord, condition, irregular, annuls },
          ...(offAgenda && { offAgenda }),
          ...(rank !== undefined && { rank }),
          ...(dwelling && { dwelling }),
        },
      },
    ],
  }
}

/** What every recording keeps to: the stage, the dates, both labels or the secretariat with a reason. */
const checked = (dossier: Dossier, { on, today, secretariat, reasoned }: Recording, from: Day): void => {
  next(dossier.stage, moveOf(dossier))
  holds(on <= today, 'date-future')
  holds(on >= from, 'date-too-early', { day: from })
  if (labelState(dossier) === 'both') return
  holds(secretariat, 'labels-missing')
  holds(reasoned, 'reason-needed', { why: 'labels' })
}

/** No CAL decides before the commission took the household in; what it adjourned since is about an interrupted window. */
const earliestCal = ({ decision, window, referredOn }: Dossier): Day => {
  if (decision?.outcome === 'adjourn' && window) return window.opensOn
  return decision?.on ?? referredOn
}

/** An allocation without adhesion is recorded with a reason only. */
const regular = (dossier: Dossier, reasoned: boolean): boolean => {
  const irregular = irregularities(dossier)
  holds(reasoned || irregular.length === 0, 'reason-needed', { why: irregular.join(' ') })
  return irregular.length === 0
}

const decidedOf = ({ outcome, on, rank, why }: CalDecision): NonNullable<Candidature['decided']> => {
  if (isRefusing(outcome) && !why) throw new Refused('payload', { field: 'why', problem: 'empty' })
  return {
    outcome,
    on,
    ...(outcome === 'rank-2' && { rank: rank ?? ranks.from }),
    ...(isRefusing(outcome) && why && { why }),
  }
}

const same = (one: Candidature['decided'], other: Candidature['decided']): boolean =>
  one !== undefined && one.outcome === other?.outcome && one.on === other.on && one.rank === other.rank

/** Whether this decision has been recorded already: the same button pressed twice. */
const isKnown = (
  dossier: Dossier,
  { landlord, number }: CalDecision,
  candidature: Candidature,
  decided: Candidature['decided'],
): boolean => {
  if (same(candidature.decided, decided)) return true
  // The secretariat names no candidature: one that this very decision ended is not decided again.
  const isNew = !openCandidatures(dossier).some(each => each.number === candidature.number)
  const closed = isNew && number === undefined ? lastClosed(dossier, landlord) : undefined
  if (!closed?.decided || !same(closed.decided, decided)) return false
  // Late by a day that was mistyped, and since corrected: it is recorded anew.
  return closed.end === 'cal' || (closed.end === 'late' && tooLate(dossier, closed.decided.on))
}

/** What a decision that stops nothing makes of a candidature: behind others, or over. */
const after = (candidature: Candidature, { outcome }: CalDecision, late: boolean): Candidature => {
  if (late) return { ...candidature, state: 'closed', end: 'late' }
  return outcome === 'rank-2'
    ? { ...candidature, state: 'ranked' }
    : { ...candidature, state: 'closed', end: 'cal' }
}

/**
 * Records what a CAL decided. An allocation dated in time stops the window, or annuls the interruption; one dated after
 * the last day is kept as a fact and changes nothing else. After a non-attribution the landlord no longer knows the
 * dossier. Without adhesion an allocation needs a reason; without both labels only the secretariat records, with a reason.
 */
export const recordCal = (dossier: Dossier, decision: CalDecision): Decided<Dossier> => {
  const { on, landlord, dwelling, outcome, reasoned, today } = decision
  checked(dossier, decision, earliestCal(dossier))
  const candidature = candidatureFor(dossier, decision)
  const decided = decidedOf(decision)
  if (isKnown(dossier, decision, candidature, decided)) return { next: dossier, facts: [] }
  const late = !isRefusing(outcome) && tooLate(dossier, on)
  const settled = { ...candidature, decided }
  if (allocates(outcome) && !late) {
    const condition = outcome === 'condition'
    const irregular = !regular(dossier, reasoned)
    const home = { ...(dwelling && { dwelling }) }
    return allocate(dossier, settled, { on, landlord, condition, irregular, ...home }, today)
  }
  const { rank, why } = decided
  const irregular = labelState(dossier) !== 'both'
  const fact: NewFact = {
    kind: 'cal-decided',
    on,
    data: {
      ...{ landlord, outcome },
      ...(rank !== undefined && { rank }),
      ...(why && { why }),
      ...(late && { late }),
      ...(irregular && { irregular }),
    },
  }
  return { next: withCandidature(dossier, after(settled, decision, late)), facts: [fact] }
}

export interface AheadAnswered extends Recording {
  readonly answer: 'refused' | 'accepted'
}

/**
 * Those ahead of the household have answered. When they refused, the home is allocated to it **on that day** (CCH R441-3:
 * the attribution is pronounced for the next candidate when those ahead refuse); it is that day that must not come after the
 * window's last one. When one of them accepted, the candidature is over.
 */
export const aheadAnswered = (dossier: Dossier, given: AheadAnswered): Decided<Dossier> => {
  const { on, today, landlord, dwelling, number, answer, reasoned } = given
  const candidature = openCandidatures(dossier).findLast(
    each =>
      each.state === 'ranked' &&
      each.landlord === landlord &&
      (number === undefined || each.number === number),
  )
  const decided = candidature?.decided
  holds(candidature && decided, 'moved-on', { stage: dossier.stage })
  checked(dossier, given, decided.on)
  const late = answer === 'refused' && tooLate(dossier, on)
  const fact: NewFact = {
    kind: 'ahead-answered',
    on,
    data: { landlord, answer, ...(late && { late }) },
  }
  if (answer === 'accepted' || late) {
    const end = late ? 'late' : 'ahead-accepted'
    return { next: withCandidature(dossier, { ...candidature, state: 'closed', end }), facts: [fact] }
  }
  const irregular = !regular(dossier, reasoned)
  const { rank = ranks.from, on: calOn } = decided
  const done = allocate(
    dossier,
    candidature,
    { on, landlord, condition: false, irregular, rank, calOn, ...(dwelling && { dwelling }) },
    today,
  )
  return { next: done.next, facts: [fact, ...done.facts] }
}

/** Why an allocation falls: it is cancelled, the household refuses or is silent (CCH R441-10), its condition is not met. */
export const allocationEnds = ['cancelled', 'refused', 'silence', 'condition'] as const
export type AllocationEnd = (typeof allocationEnds)[number]

/**
 * The allocation falls on a day: the same window runs again with its original last day; when that is past, the measure is
 * interrupted the day after. A measure that began with the allocation has no window: it waits to be put in place. The
 * landlord is no longer concerned.
 */
export const cancelAllocation = (
  dossier: Dossier,
  on: Day,
  why: AllocationEnd = 'cancelled',
): Decided<Dossier> => {
  const { allocation, window, measure, terms: _, ...rest } = dossier
  const stage = next(dossier.stage, window ? 'cancel-allocation' : 'cancel-start')
  const attributed = openCandidatures(dossier).find(({ state }) => state === 'attributed')
  const changed: Dossier = window
    ? { ...rest, stage, ...(measure && { measure }), window: { ...window, state: 'open', resumedOn: on } }
    : { ...rest, stage }
  const fact: NewFact = {
    kind: 'allocation-cancelled',
    on,
    data: { window: window !== undefined, why, ...(allocation && { landlord: allocation.landlord }) },
  }
  return {
    next: attributed ? withCandidature(changed, { ...attributed, state: 'closed', end: why }) : changed,
    facts: [fact],
  }
}
