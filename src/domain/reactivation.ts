/** A measure that was interrupted, or has ended, goes back to the commission, which may reactivate it. */
import type { Day } from './calendar'
import { closeOthers } from './candidature'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import { interruptionDay } from './window'
import { next } from './workflow'

/** Why a measure no longer runs. */
export type Stopped = 'interrupted' | 'ended' | 'exited'

export const stoppedBy = ({ stage }: Pick<Dossier, 'stage'>): Stopped | undefined =>
  stage === 'interrupted' || stage === 'ended' || stage === 'exited' ? stage : undefined

/** Since when it is interrupted; undefined when something else ended it. */
export const interruptedOn = ({ stage, window }: Pick<Dossier, 'stage' | 'window'>): Day | undefined =>
  stage === 'interrupted' && window ? interruptionDay(window) : undefined

/** Who left the scheme gave its home back, unless it stayed there with a lease of its own. */
const gaveBack = ({ stage, exit }: Pick<Dossier, 'stage' | 'exit'>): boolean =>
  stage === 'exited' && exit?.kind !== 'own-lease'

/** A household that has its home already gets no new window: the measure goes on from the day it is in place again. */
export const keepsHome = (dossier: Pick<Dossier, 'stage' | 'exit' | 'allocation'>): boolean =>
  dossier.allocation !== undefined && !gaveBack(dossier)

/** A household that gave its home back looks for another: what was said of that one is among the facts only. */
const withoutHome = (dossier: Dossier): Dossier => {
  const { allocation: _, lease: __, terms: ___, exit: ____, ...rest } = dossier
  return closeOthers(rest, 'left')
}

/**
 * The dossier is ready for a session again, for a new round. What happened stays: its window with its answers until a new
 * one opens, its rounds, its decisions.
 */
export const reexamine = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const { session: _, ...rest } = gaveBack(dossier) ? withoutHome(dossier) : dossier
  return {
    next: { ...rest, stage: next(dossier.stage, 'reactivate') },
    facts: [{ kind: 'reactivated', on: today, data: { from: dossier.stage, housed: keepsHome(dossier) } }],
  }
}
