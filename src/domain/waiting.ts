/**
 * An allocation that waits on its landlord: for the offer to be notified, for the suspensive condition to be said met or not.
 * The window has stopped, so nothing else would ever press: it is reminded until it is recorded.
 */
import { type Day, addWorkingDays } from './calendar'
import { conditional } from './condition'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import { toNotify } from './offer'
import type { Rules } from './rules'

type WaitRules = Pick<Rules, 'allocation'>

/** What the landlord still has to record, as a fact names it; undefined when nothing. */
export const waitsFor = (dossier: Dossier): 'notify' | 'condition' | 'both' | undefined => {
  const condition = conditional(dossier) !== undefined
  if (toNotify(dossier)) return condition ? 'both' : 'notify'
  return condition ? 'condition' : undefined
}

/** Working day on which it is reminded next; undefined when nothing is waited for. */
export const waitDueOn = (dossier: Dossier, { allocation: rules }: WaitRules): Day | undefined => {
  const { allocation } = dossier
  if (!allocation || !waitsFor(dossier)) return undefined
  return addWorkingDays(allocation.waits?.from ?? allocation.on, rules.reminderWorkingDays)
}

/** A new day: one reminder, however many were missed; after some of them the secretariat has it too. */
export const remindWait = (dossier: Dossier, today: Day, rules: WaitRules): Decided<Dossier> => {
  const due = waitDueOn(dossier, rules)
  const { allocation } = dossier
  const waits = waitsFor(dossier)
  if (!due || due > today || !allocation || !waits) return { next: dossier, facts: [] }
  const told = (allocation.waits?.told ?? 0) + 1
  const escalated = told > rules.allocation.secretariatAfter
  const { landlord, on } = allocation
  return {
    next: {
      ...dossier,
      allocation: { ...allocation, waits: { from: today, told, ...(escalated && { escalated }) } },
    },
    facts: [
      {
        kind: 'allocation-waits',
        on: today,
        data: { landlord, waits, since: on, ...(escalated && { to: 'secretariat' }) },
      },
    ],
  }
}
