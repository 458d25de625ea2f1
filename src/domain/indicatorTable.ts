/** How each indicator is worked out: one table. What it means in words is in text, `figures`. */
import type { Day } from './calendar'
import { answerKinds, decisionOutcomes, funders, missingKinds, typologies } from './dossier'
import { type StepOfWay, leftBands, lengthBands, seniorityBands, steps } from './dossierMarks'
import {
  type Aims,
  type Dimension,
  type Figure,
  type Part,
  type Section,
  type Unit,
  dimensions,
} from './figure'
import { exitKinds } from './exit'
import { dayNumber } from './mark'
import { capacityOn } from './programme'
import type { Filter } from './sums'

/** How a figure is read: what stood on the day, what happened in the time, what stood before it, what happened in a year. */
export interface Reader {
  at(what: string): number
  over(what: string): number
  before(what: string): number
  year(what: string): number
  readonly day: Day
  readonly filter: Filter
  readonly aims: Aims
}

interface Told {
  readonly value?: number | undefined
  readonly target?: number | undefined
  readonly ratio?: Figure['ratio'] | undefined
  readonly parts?: readonly Part[] | undefined
}

export interface Indicator {
  readonly section: Section
  readonly unit: Unit
  readonly by: readonly Dimension[]
  readonly people?: true
  /** Its value is another indicator's, told by other parts: it has no column of its own in a table. */
  readonly repeats?: true
  tell(read: Reader): Told
}

const share = (part: number, whole: number): Told => ({
  ...(whole > 0 && { value: Math.round((1000 * part) / whole) / 10 }),
  ratio: { part, whole },
})

const mean = (sum: number, count: number): number | undefined =>
  count > 0 ? Math.round(sum / count) : undefined

const partsOf = (keys: readonly (string | number)[], value: (key: string) => number): readonly Part[] =>
  keys.map(key => ({ key: String(key), value: value(String(key)) }))

/** Targets are the whole scheme's; a territory has its share of the pool only. */
const isWhole = ({ territory, provider, landlord }: Filter): boolean => !territory && !provider && !landlord

const pool = ({ filter, aims: { targets } }: Reader): number | undefined => {
  if (filter.provider || filter.landlord) return undefined
  const { metropole, departement } = targets.pool
  if (filter.territory === 'metropole') return metropole
  return filter.territory === 'departement' ? departement : metropole + departement
}

const whole = (read: Reader, target: number): number | undefined =>
  isWhole(read.filter) ? target : undefined

const created = ['planned', 'financed', 'delivered'] as const
export const calKinds = ['attributed', 'rank-2', 'non-attribution', 'inadmissible', 'other'] as const

const homes: readonly Dimension[] = ['territory', 'landlord']
const support: readonly Dimension[] = ['territory', 'provider']
const all: readonly Dimension[] = dimensions
const scheme: readonly Dimension[] = ['territory']

export const indicators = {
  dwellings: {
    ...{ section: 'offer', unit: 'dwellings', by: homes },
    tell: read => ({ value: read.at('dwellings'), target: pool(read) }),
  },
  vacant: { section: 'offer', unit: 'dwellings', by: homes, tell: ({ at }) => ({ value: at('vacant') }) },
  created: {
    ...{ section: 'offer', unit: 'dwellings', by: homes },
    tell: read => ({
      value: created.reduce((sum, state) => sum + read.at(`created:${state}`), 0),
      target: whole(read, read.aims.targets.created),
      parts: partsOf(created, state => read.at(`created:${state}`)),
    }),
  },
  delivered: {
    ...{ section: 'offer', unit: 'dwellings', by: homes },
    tell: read => ({
      value: read.over('newly:delivered'),
      target: whole(read, read.aims.targets.createdAYear),
      parts: partsOf(created, state => read.over(`newly:${state}`)),
    }),
  },
  turnover: {
    ...{ section: 'offer', unit: 'percent', by: homes },
    tell: read => ({
      ...share(read.year('relet'), read.at('dwellings')),
      target: read.aims.targets.turnover,
    }),
  },
  lacking: {
    ...{ section: 'offer', unit: 'number', by: support },
    tell: ({ over }) => ({
      value: over('lacking'),
      parts: partsOf([...missingKinds, 'unsaid'], kind => over(`lacking:${kind}`)),
    }),
  },
  lackingSize: {
    ...{ section: 'offer', unit: 'number', by: support, repeats: true },
    tell: ({ over }) => ({
      value: over('lacking'),
      parts: partsOf(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'unsaid'], size => over(`lackingSize:${size}`)),
    }),
  },
  households: {
    ...{ section: 'support', unit: 'households', by: support, people: true },
    tell: ({ at }) => ({
      value: at('households'),
      parts: partsOf(typologies, typology => at(`households:${typology}`)),
    }),
  },
  accompanied: {
    ...{ section: 'support', unit: 'households', by: support, people: true },
    tell: ({ before, over }) => ({
      value: before('households') + over('joined'),
      parts: partsOf(typologies, typology => before(`households:${typology}`) + over(`joined:${typology}`)),
    }),
  },
  joined: {
    ...{ section: 'support', unit: 'households', by: support, people: true },
    tell: ({ over }) => ({
      value: over('joined'),
      parts: partsOf(typologies, typology => over(`joined:${typology}`)),
    }),
  },
  measures: {
    ...{ section: 'support', unit: 'measures', by: support, people: true },
    tell: ({ at }) => ({
      value: at('measures'),
      parts: partsOf(funders, funder => at(`measures:${funder}`)),
    }),
  },
  started: {
    ...{ section: 'support', unit: 'measures', by: support, people: true },
    tell: ({ over }) => ({
      value: over('started'),
      parts: partsOf(['window', 'allocation', 'resumed'], kind => over(`started:${kind}`)),
    }),
  },
  lengths: {
    ...{ section: 'support', unit: 'measures', by: support, people: true, repeats: true },
    tell: ({ over }) => ({
      value: over('started'),
      parts: partsOf(lengthBands, months => over(`length:${months}`)),
    }),
  },
  funding: {
    ...{ section: 'support', unit: 'measures', by: support, people: true, repeats: true },
    tell: ({ over }) => ({
      value: over('started'),
      parts: partsOf(funders, funder => over(`funded:${funder}`)),
    }),
  },
  duration: {
    ...{ section: 'support', unit: 'days', by: support, people: true },
    tell: ({ over }) => ({ value: mean(over('endedDays'), over('ended')) }),
  },
  passeports: {
    ...{ section: 'support', unit: 'number', by: support },
    tell: ({ over }) => ({ value: over('passeports') }),
  },
  evolution: {
    ...{ section: 'support', unit: 'number', by: support },
    tell: ({ over }) => {
      const parts = partsOf(['up', 'same', 'down'], change => over(`evolution:${change}`))
      return { value: parts.reduce((sum, { value = 0 }) => sum + value, 0), parts }
    },
  },
  seniority: {
    ...{ section: 'seniority', unit: 'days', by: support, people: true },
    tell: ({ at, day }) => ({
      value: mean(at('households') * dayNumber(day) - at('taken'), at('households')),
    }),
  },
  seniorityBands: {
    ...{ section: 'seniority', unit: 'households', by: support, people: true, repeats: true },
    tell: ({ at }) => ({
      value: at('households'),
      parts: partsOf(seniorityBands, months => at(`seniority:${months}`)),
    }),
  },
  ordinary: {
    ...{ section: 'exits', unit: 'households', by: support, people: true },
    tell: ({ over }) => ({ value: over('ordinary') }),
  },
  exited: {
    ...{ section: 'exits', unit: 'households', by: support, people: true },
    tell: ({ over }) => ({
      value: over('exited'),
      parts: partsOf(exitKinds, reason => over(`exited:${reason}`)),
    }),
  },
  capacity: {
    ...{ section: 'running', unit: 'percent', by: scheme },
    tell: ({ at, aims, day, filter }) =>
      isWhole(filter) ? { ...share(at('households'), capacityOn(aims, day)), target: 100 } : {},
  },
  windows: {
    ...{ section: 'running', unit: 'measures', by: support, people: true },
    tell: ({ at }) => ({
      value: at('windows'),
      parts: [
        ...partsOf(leftBands, days => at(`left:${days}`)),
        { key: 'more', value: at('windows') - leftBands.reduce((sum, days) => sum + at(`left:${days}`), 0) },
      ],
    }),
  },
  closed: {
    ...{ section: 'running', unit: 'measures', by: support, people: true },
    tell: ({ over }) => ({
      value: over('closed'),
      parts: partsOf(['allocated', 'interrupted', 'left'], ending => over(`closed:${ending}`)),
    }),
  },
  allocated: {
    ...{ section: 'running', unit: 'households', by: all, people: true },
    tell: ({ over }) => ({ value: over('allocated') }),
  },
  entered: {
    ...{ section: 'running', unit: 'households', by: all, people: true },
    tell: ({ over }) => ({ value: over('entered') }),
  },
  cal: {
    ...{ section: 'running', unit: 'number', by: all, people: true },
    tell: ({ over }) => {
      const parts = partsOf(calKinds, outcome => over(`cal:${outcome}`))
      return { value: parts.reduce((sum, { value = 0 }) => sum + value, 0), parts }
    },
  },
  referred: {
    ...{ section: 'running', unit: 'households', by: scheme, people: true },
    tell: ({ over }) => ({ value: over('referred') }),
  },
  decided: {
    ...{ section: 'running', unit: 'households', by: scheme, people: true },
    tell: ({ over }) => {
      const parts = partsOf(decisionOutcomes, outcome => over(`decided:${outcome}`))
      return { value: parts.reduce((sum, { value = 0 }) => sum + value, 0), parts }
    },
  },
  cancelled: {
    ...{ section: 'running', unit: 'households', by: all, people: true },
    tell: ({ over }) => ({ value: over('cancelled') }),
  },
  times: {
    ...{ section: 'running', unit: 'days', by: support, people: true },
    tell: ({ over }) => ({
      parts: (Object.keys(steps) as StepOfWay[]).map(step => {
        const value = mean(over(`stepDays:${step}`), over(`steps:${step}`))
        return { key: step, ...(value !== undefined && { value }) }
      }),
    }),
  },
  votes: {
    ...{ section: 'running', unit: 'percent', by: scheme },
    tell: ({ over }) => share(over('voicesCast'), over('voicesAsked')),
  },
  reminders: {
    ...{ section: 'running', unit: 'percent', by: support },
    tell: ({ over }) => share(over('answered'), over('reminders')),
  },
  answers: {
    ...{ section: 'running', unit: 'number', by: support },
    tell: ({ over }) => {
      const parts = partsOf(answerKinds, kind => over(`answers:${kind}`))
      return { value: parts.reduce((sum, { value = 0 }) => sum + value, 0), parts }
    },
  },
  escalated: {
    ...{ section: 'running', unit: 'number', by: support },
    tell: ({ over }) => {
      const parts = partsOf(['colleagues', 'secretariat'], to => over(`escalated:${to}`))
      return { value: parts.reduce((sum, { value = 0 }) => sum + value, 0), parts }
    },
  },
  undelivered: {
    ...{ section: 'running', unit: 'number', by: [] },
    tell: ({ at }) => ({ value: at('undelivered') }),
  },
  failed: { section: 'running', unit: 'number', by: [], tell: ({ over }) => ({ value: over('failed') }) },
} as const satisfies Readonly<Record<string, Indicator>>

export type IndicatorKey = keyof typeof indicators
