/**
 * A day that was mistyped is corrected: the one on which a measure was put in place, with its window; the one on which the
 * household entered its home. Both days are among the facts, so figures as known before keep the former. See
 * docs/decisions/0034.
 */
import { type AllocationEnd, allocationEnds } from './allocation'
import type { Day } from './calendar'
import type { CorrectedDay, Dossier, Window } from './dossier'
import type { Decided, NewFact } from './facts'
import { earliestEntry } from './lease'
import type { CorrectionReason } from './passeport'
import { holds } from './refused'
import { type WindowRules, interrupt, interruptionDay, recount } from './window'
import { measured, next } from './workflow'

export interface DayCorrection {
  /** The day that stands, as the person who corrects it was shown it. */
  readonly from: Day
  readonly on: Day
  readonly today: Day
  readonly reason: CorrectionReason
}

const nothing = (dossier: Dossier): Decided<Dossier> => ({ next: dossier, facts: [] })

/** The same press twice: what it asks for is there already. */
const isDone = (standing: Day, { from, on }: DayCorrection): boolean => standing === on && from !== on

const checked = (standing: Day, { from, on, today }: DayCorrection): void => {
  holds(from === standing, 'moved-on')
  holds(on !== from, 'day-unchanged')
  holds(on <= today, 'date-future')
}

/** The window that the measure opened; none when it goes on in a home, or began with the allocation. */
const ownWindow = ({ window, measure }: Dossier): Window | undefined =>
  window?.opensOn === measure?.inPlaceOn ? window : undefined

/** Whether the measure began on the day of the allocation, without a window: that day is the CAL's. */
const beganWithHome = (dossier: Dossier): boolean =>
  !ownWindow(dossier) && dossier.allocation?.on === dossier.measure?.inPlaceOn

/** Allocations of this window that fell: each was decided inside it. */
const fallenOn = ({ candidatures = [] }: Dossier, { opensOn }: Window): readonly Day[] =>
  candidatures.flatMap(({ end, decided }) =>
    decided && decided.on >= opensOn && allocationEnds.includes(end as AllocationEnd) ? [decided.on] : [],
  )

/**
 * An allocation, standing or fallen, is in the window as it is counted again. A CAL that decided before the measure was in
 * place, as it was typed, may have decided before the right day too.
 */
const keepsAllocations = (dossier: Dossier, before: Window, { opensOn, lastDay }: Window): void => {
  const days = [...(dossier.allocation ? [dossier.allocation.on] : []), ...fallenOn(dossier, before)]
  for (const day of days)
    holds((day >= opensOn || day < before.opensOn) && day <= lastDay, 'allocation-outside', { day, lastDay })
}

/** No measure was in place before the commission decided it; what it adjourned since is about a measure that was. */
export const earliestStart = ({ decision }: Dossier): Day | undefined =>
  decision?.outcome === 'adjourn' ? undefined : decision?.on

/** The stage that follows: an interruption is annulled, put on its right day, or comes at once. */
const counted = (
  dossier: Dossier,
  window: Window,
  { today }: DayCorrection,
): Decided<Dossier> & { readonly data: NewFact['data'] } => {
  if (dossier.stage !== 'interrupted') {
    const done = interrupt({ ...dossier, window }, today)
    return { ...done, data: {} }
  }
  if (today >= interruptionDay(window))
    return { next: { ...dossier, window }, facts: [], data: { interruptedOn: interruptionDay(window) } }
  return {
    next: { ...dossier, stage: next(dossier.stage, 'count-again'), window: { ...window, state: 'open' } },
    facts: [{ kind: 'window-reopened', on: today, data: { lastDay: window.lastDay } }],
    data: { annuls: true },
  }
}

/**
 * The right day on which the measure was in place: its window is counted again from it (`recount`). An interruption that
 * the wrong day brought is annulled; one that the right day brings comes at once. Refused: before the commission's decision,
 * when an allocation would no longer be inside the window, for a measure that began with the allocation.
 */
export const correctStart = (
  dossier: Dossier,
  correction: DayCorrection,
  rules: WindowRules,
): Decided<Dossier> => {
  const { stage, measure } = dossier
  holds(measure && (measured.includes(stage) || stage === 'interrupted'), 'moved-on', { stage })
  const { from, on, today, reason } = correction
  if (isDone(measure.inPlaceOn, correction)) return nothing(dossier)
  checked(measure.inPlaceOn, correction)
  const earliest = earliestStart(dossier)
  holds(!earliest || on >= earliest, 'date-too-early', { day: earliest ?? on })
  holds(!beganWithHome(dossier), 'began-with-home')
  const corrected: CorrectedDay = { from, on: today, reason }
  const dated: Dossier = { ...dossier, measure: { ...measure, inPlaceOn: on, corrected } }
  const before = ownWindow(dossier)
  const fact = (data: NewFact['data']): NewFact => ({
    kind: 'start-corrected',
    on,
    data: { from, to: on, reason, ...data },
  })
  if (!before) return { next: dated, facts: [fact({ window: false })] }
  const window = recount(before, { on, today }, rules)
  keepsAllocations(dossier, before, window)
  const { next: then, facts, data } = counted(dated, window, correction)
  return { next: then, facts: [fact({ window: true, lastDay: window.lastDay, ...data }), ...facts] }
}

/** The right day of entry: not before what an entry depends on, nor after a review of the lease. */
export const correctEntry = (dossier: Dossier, correction: DayCorrection): Decided<Dossier> => {
  const { stage, lease, allocation } = dossier
  holds(stage === 'housed' && lease && allocation, 'moved-on', { stage })
  const { from, on, today, reason } = correction
  if (isDone(lease.enteredOn, correction)) return nothing(dossier)
  checked(lease.enteredOn, correction)
  // A measure reactivated in the home, or an adhesion withdrawn since, comes after the entry.
  for (const day of earliestEntry(dossier))
    if (day && day <= from) holds(on >= day, 'date-too-early', { day })
  const review = lease.lastReview?.on ?? lease.reviewOn
  holds(!review || on <= review, 'entry-after-review', { day: review ?? on })
  const corrected: CorrectedDay = { from, on: today, reason }
  return {
    next: { ...dossier, lease: { ...lease, enteredOn: on, corrected } },
    facts: [{ kind: 'entry-corrected', on, data: { landlord: allocation.landlord, from, to: on, reason } }],
  }
}
