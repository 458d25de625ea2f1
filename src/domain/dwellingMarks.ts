/** The marks of a home: the offer as it stands, what is created, and how often it is let again. */
import type { Day } from './calendar'
import { type Told, standingOf } from './life'
import { type Cell, type Mark, mark, standing } from './mark'

/** Where a home stands for the figures. */
interface Home {
  readonly on: Day
  readonly seq: number
  readonly cell: Cell
  readonly state: string
  readonly vacant: boolean
  readonly retired: boolean
  /** It came back by this very fact: its vacancy goes on, which is no letting. */
  readonly restored: boolean
}

const isLet = ({ state, retired }: Home): boolean =>
  !retired && (state === 'existing' || state === 'delivered')

/** Whether somebody may live there after a fact. A home that comes back has the vacancy that it had, or none. */
const isVacant = ({ kind, data }: Told, before: Home | undefined): boolean => {
  if (kind === 'dwelling-vacant') return true
  if (kind === 'dwelling-restored') return data.vacant === true
  return (before?.vacant ?? false) && !['dwelling-occupied', 'dwelling-retired'].includes(kind)
}

/** The last word on it was that it had been typed by mistake. */
const isMistake = (facts: readonly Told[]): boolean =>
  facts.findLast(({ kind }) => kind === 'dwelling-retired' || kind === 'dwelling-restored')?.data.reason ===
  'mistake'

/** The home after each fact that changes what is counted; an error that was retired as such counts nowhere. */
const homesOf = (facts: readonly Told[]): readonly Home[] => {
  const found: Home[] = []
  for (const fact of facts) {
    const { on, seq, kind, data } = fact
    const before = found.at(-1)
    if (data.state === undefined) continue
    const cell = {
      territory: String(data.territory ?? ''),
      provider: '',
      landlord: String(data.landlord ?? ''),
    }
    const vacant = isVacant(fact, before)
    const restored = kind === 'dwelling-restored'
    const retired = kind === 'dwelling-retired' || (!restored && (before?.retired ?? false))
    found.push({ on, seq, cell, state: String(data.state), vacant, retired, restored })
  }
  return isMistake(facts) ? [] : standingOf(found)
}

const isCreated = (state: string): boolean => state !== 'existing'

/** The marks of a home. */
export const dwellingMarks = (facts: readonly Told[]): readonly Mark[] => {
  const homes = homesOf(facts)
  let vacancies = 0
  return homes.flatMap((home, index) => {
    const { on, cell, state } = home
    const before = homes[index - 1]
    const until = homes[index + 1]?.on
    const stay = { from: on, ...(until && { until }) }
    const emptied = home.vacant && !before?.vacant && !home.restored && isLet(home)
    // The first vacancy of a home that the plan created is its first letting, no turnover.
    const again = emptied && !(isCreated(state) && vacancies === 0)
    if (emptied) vacancies += 1
    return [
      ...(isLet(home) ? standing(stay, 'dwellings', cell) : []),
      ...(isLet(home) && home.vacant ? standing(stay, 'vacant', cell) : []),
      ...(isCreated(state) && !home.retired ? standing(stay, `created:${state}`, cell) : []),
      ...(isCreated(state) && before?.state !== state ? [mark(on, `newly:${state}`, cell)] : []),
      ...(again ? [mark(on, 'relet', cell)] : []),
    ]
  })
}
