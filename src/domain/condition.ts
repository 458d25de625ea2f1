/**
 * An attribution under a suspensive condition (CCH R441-3): it stops the window, and stands once what is awaited has come.
 * When it does not come, the CAL has allocated nothing.
 */
import { cancelAllocation } from './allocation'
import type { Day } from './calendar'
import type { CalReason } from './candidature'
import type { Allocation, Dossier } from './dossier'
import type { Decided } from './facts'
import { Refused, holds } from './refused'

/** The allocation that still waits for its condition; none once the household has entered. */
export const conditional = ({ stage, allocation }: Dossier): Allocation | undefined =>
  stage === 'allocated' && allocation?.condition && !allocation.metOn ? allocation : undefined

interface Settling {
  readonly on: Day
  readonly today: Day
}

const checked = ({ on: allocatedOn }: Allocation, { on, today }: Settling): void => {
  holds(on <= today, 'date-future')
  holds(on >= allocatedOn, 'date-too-early', { day: allocatedOn })
}

/**
 * What was awaited came on a day: the attribution is firm from then on. The offer goes on as it is, with its days to answer
 * and its DALO warning. The same again changes nothing.
 */
export const meetCondition = (dossier: Dossier, given: Settling): Decided<Dossier> => {
  const { allocation } = dossier
  if (dossier.stage === 'allocated' && allocation?.metOn === given.on) return { next: dossier, facts: [] }
  const waiting = conditional(dossier)
  holds(waiting, 'moved-on', { stage: dossier.stage })
  checked(waiting, given)
  return {
    next: { ...dossier, allocation: { ...waiting, metOn: given.on, waits: { from: given.today, told: 0 } } },
    facts: [{ kind: 'condition-met', on: given.on, data: { landlord: waiting.landlord } }],
  }
}

/** It did not come: the CAL has allocated nothing, for a reason of its list; the same window resumes. */
export const failCondition = (
  dossier: Dossier,
  { because, ...given }: Settling & { readonly because: CalReason | undefined },
): Decided<Dossier> => {
  const waiting = conditional(dossier)
  holds(waiting, 'moved-on', { stage: dossier.stage })
  if (!because) throw new Refused('payload', { field: 'why', problem: 'empty' })
  checked(waiting, given)
  const { next, facts } = cancelAllocation(dossier, given.on, 'condition')
  return { next, facts: facts.map(fact => ({ ...fact, data: { ...fact.data, because } })) }
}
