/** The bot's own indicators against those counted again from the facts. */
import { contextOf } from '../../src/actions/act'
import { indicatorsFor } from '../../src/actions/indicators'
import type { Day } from '../../src/domain/calendar'
import type { Failure } from './invariants'
import { recount } from './recount'
import type { Year } from './year'

export interface Compared {
  readonly key: string
  readonly told: number | undefined
  readonly counted: number
}

/** Whole numbers of the indicators, and both sides of those that are shares. */
const keys = [
  ...['households', 'measures', 'windows', 'referred', 'allocated', 'entered', 'cancelled', 'passeports'],
  ...['decided', 'decided:integrate', 'decided:refuse', 'decided:adjourn'],
  ...['closed', 'closed:allocated', 'closed:interrupted', 'closed:left'],
  ...['exited', 'exited:own-lease', 'exited:ordinary-stock', 'exited:moved-away', 'exited:other'],
  ...['answers', 'escalated', 'escalated:colleagues', 'escalated:secretariat'],
  ...['cal', 'cal:attributed', 'cal:rank-2', 'cal:non-attribution', 'cal:inadmissible'],
  ...['dwellings', 'failed', 'undelivered'],
] as const

const shares = [
  ['votes', 'voices cast', 'voices asked'],
  ['reminders', 'reminders answered', 'reminders sent'],
  ['capacity', 'households', 'places'],
] as const

/** Read as the secretariat reads them: nothing is hidden from it. */
export const compare = async ({ stage, chronicle }: Year, from: Day): Promise<readonly Compared[]> => {
  const [secretary] = stage.town.of('secretariat')
  if (!secretary) throw new Error('nobody keeps the secretariat')
  const day = chronicle.day
  const view = await indicatorsFor(contextOf(stage.app, secretary), {}, { from, day })
  const counts = recount(chronicle, from)
  const figure = (name: string) => {
    const [key, part] = name.split(':')
    const found = view.figures.find(each => each.key === key)
    return part === undefined
      ? found
      : { ...found, value: found?.parts?.find(each => each.key === part)?.value }
  }
  return [
    ...keys.map(key => ({ key, told: figure(key)?.value, counted: counts.get(key) ?? 0 })),
    ...shares.flatMap(([key, part, whole]) => [
      { key: `${key}: ${part}`, told: figure(key)?.ratio?.part, counted: counts.get(part) ?? 0 },
      { key: `${key}: ${whole}`, told: figure(key)?.ratio?.whole, counted: counts.get(whole) ?? 0 },
    ]),
  ]
}

/** The first indicator that tells another number than the facts. */
export const firstDifferent = (compared: readonly Compared[]): Failure | undefined => {
  const wrong = compared.find(({ told, counted }) => told !== counted)
  return (
    wrong && {
      invariant: 'indicators as counted',
      what: `the indicator ${wrong.key} tells ${wrong.told}, the facts ${wrong.counted}`,
    }
  )
}
