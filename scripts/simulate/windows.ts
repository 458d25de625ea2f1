/** The windows of a dossier, read off its facts one after the other, without the rules that made them. */
import type { Day } from '../../src/domain/calendar'
import type { Fact } from './chronicle'

export type WindowEnd = 'open' | 'allocated' | 'interrupted' | 'left'

export interface WindowTold {
  readonly opensOn: Day
  readonly lastDay: Day
  end: WindowEnd
  /** An allocation dated in time was typed after the interruption. */
  annulled: boolean
  /** Keys of its reminders, in order; those that the provider asked for are left out. */
  readonly reminders: string[]
}

const opened = ({ on, data }: Fact): WindowTold => ({
  opensOn: on,
  lastDay: String(data.lastDay) as Day,
  end: 'open',
  annulled: false,
  reminders: [],
})

const goesOn = (window: WindowTold, { kind, data }: Fact): void => {
  if (kind === 'reminder-due' && data.key !== 'asked') window.reminders.push(String(data.key))
  if (kind === 'allocated') {
    window.annulled ||= window.end === 'interrupted'
    window.end = 'allocated'
  }
  if (kind === 'allocation-cancelled' && data.window === true) window.end = 'open'
  if (kind === 'interrupted') window.end = 'interrupted'
  if (kind === 'exited' && window.end === 'open') window.end = 'left'
}

/** In the order in which they opened; the last is the current one. */
export const windowsTold = (facts: readonly Fact[]): readonly WindowTold[] => {
  const windows: WindowTold[] = []
  // What happens to a household that is taken in again without a window is none of the last one's.
  let current: WindowTold | undefined
  for (const fact of facts) {
    if (fact.kind === 'mandate-accepted') current = undefined
    if (fact.kind === 'measure-in-place') {
      current = fact.data.window === true ? opened(fact) : undefined
      if (current) windows.push(current)
    } else if (current) goesOn(current, fact)
  }
  return windows
}
