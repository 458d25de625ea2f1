/** A referral is withdrawn before the commission has decided, and what was closed is taken up again. */
import type { Day } from './calendar'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import { next } from './workflow'

/** Why a referral is withdrawn. */
export const withdrawalReasons = [
  'household-declines',
  'other-solution',
  'moved-away',
  'agreement-withdrawn',
  'in-error',
  'other',
] as const
export type WithdrawalReason = (typeof withdrawalReasons)[number]

/** Why a dossier that was closed is taken up again. */
export const reconsiderReasons = ['situation-changed', 'new-information', 'asked-again', 'in-error'] as const
export type ReconsiderReason = (typeof reconsiderReasons)[number]

/** Withdrawn; on an agenda, its round is to be closed and its line taken out in the same commit. */
export const withdraw = (
  dossier: Dossier,
  reason: WithdrawalReason | 'duplicate',
  today: Day,
): Decided<Dossier> => {
  const { session: _, ...rest } = dossier
  return {
    next: { ...rest, stage: next(dossier.stage, 'withdraw') },
    facts: [{ kind: 'withdrawn', on: today, data: { reason } }],
  }
}

/**
 * Taken up again: what SIAO oriented elsewhere and what was withdrawn goes to SIAO, which orients anew; what the
 * commission refused is ready for another session. What was decided before stays in the history.
 */
export const reconsider = (dossier: Dossier, reason: ReconsiderReason, today: Day): Decided<Dossier> => {
  const stage = next(dossier.stage, 'reconsider')
  const { orientation, duplicateOf: _, ...rest } = dossier
  return {
    next: { ...rest, ...(stage === 'ready' && orientation && { orientation }), stage },
    facts: [{ kind: 'reconsidered', on: today, data: { reason, to: stage } }],
  }
}
