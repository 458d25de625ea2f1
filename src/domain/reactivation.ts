/** A measure that was interrupted, or has ended, goes back to the commission, which may reactivate it. */
import type { Day } from './calendar'
import type { Decided, Dossier } from './dossier'
import { interruptionDay } from './window'
import { next } from './workflow'

/** Why a measure no longer runs. */
export type Stopped = 'interrupted' | 'ended' | 'exited'

export const stoppedBy = ({ stage }: Pick<Dossier, 'stage'>): Stopped | undefined =>
  stage === 'interrupted' || stage === 'ended' || stage === 'exited' ? stage : undefined

/** Since when it is interrupted; undefined when something else ended it. */
export const interruptedOn = ({ stage, window }: Pick<Dossier, 'stage' | 'window'>): Day | undefined =>
  stage === 'interrupted' && window ? interruptionDay(window) : undefined

/** A household that has its home already gets no new window: the measure goes on from the day it is in place again. */
export const keepsHome = ({ allocation }: Pick<Dossier, 'allocation'>): boolean => allocation !== undefined

/**
 * The dossier is ready for a session again, for a new round. What happened stays: its window with its answers until a new
 * one opens, its rounds, its decisions.
 */
export const reexamine = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const { session: _, ...rest } = dossier
  return {
    next: { ...rest, stage: next(dossier.stage, 'reactivate') },
    facts: [{ kind: 'reactivated', on: today, data: { from: dossier.stage, housed: keepsHome(dossier) } }],
  }
}
