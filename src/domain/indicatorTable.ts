/** How each indicator is worked out: one table. What it means in words is in text, `figures`. */
import {
  answerKinds,
  decisionOutcomes,
  funders,
  intensities,
  measureChangeKinds,
  missingKinds,
  typologies,
} from './dossier'
import { type StepOfWay, leftBands, seniorityBands, steps } from './dossierMarks'
import { exitKinds } from './exit'
import { type Dimension, dimensions } from './figure'
import { dayNumber } from './mark'
import { lengthBands } from './measureMarks'
import { capacityOn } from './programme'
import { type Indicator, isWhole, mean, partsOf, pool, share, whole } from './reader'

const created = ['planned', 'financed', 'delivered'] as const
export const calKinds = ['attributed', 'rank-2', 'non-attribution', 'inadmissible', 'other'] as const

const homes: readonly Dimension[] = ['territory', 'landlord']
/** From the allocation on under the home's landlord; before it, under none. */
const all: readonly Dimension[] = dimensions
/** What comes before any home (taken in, looked for): a landlord has no part in it, so it is not told apart by landlord. */
const support: readonly Dimension[] = ['territory', 'provider']
const scheme: readonly Dimension[] = ['territory']

export const indicators = {
  dwellings: {
    ...{ section: 'offer', unit: 'dwellings', by: homes, landlords: true },
    tell: read => ({ value: read.at('dwellings'), target: pool(read) }),
  },
  vacant: {
    ...{ section: 'offer', unit: 'dwellings', by: homes, landlords: true },
    tell: ({ at }) => ({ value: at('vacant') }),
  },
  created: {
    ...{ section: 'offer', unit: 'dwellings', by: homes, landlords: true },
    tell: read => ({
      value: created.reduce((sum, state) => sum + read.at(`created:${state}`), 0),
      target: whole(read, read.aims.targets.created),
      parts: partsOf(created, state => read.at(`created:${state}`)),
    }),
  },
  delivered: {
    ...{ section: 'offer', unit: 'dwellings', by: homes, landlords: true },
    tell: read => ({
      value: read.over('newly:delivered'),
      target: whole(read, read.aims.targets.createdAYear),
      parts: partsOf(created, state => read.over(`newly:${state}`)),
    }),
  },
  turnover: {
    ...{ section: 'offer', unit: 'percent', by: homes, landlords: true },
    tell: read => ({
      ...share(read.year('relet'), read.at('dwellings')),
      target: read.aims.targets.turnover,
    }),
  },
  lacking: {
    ...{ section: 'offer', unit: 'number', by: support, people: true },
    tell: ({ over }) => ({
      value: over('lacking'),
      parts: partsOf([...missingKinds, 'unsaid'], kind => over(`lacking:${kind}`)),
    }),
  },
  lackingSize: {
    ...{ section: 'offer', unit: 'number', by: support, people: true, repeats: true },
    tell: ({ over }) => ({
      value: over('lacking'),
      parts: partsOf(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'unsaid'], size => over(`lackingSize:${size}`)),
    }),
  },
  households: {
    ...{ section: 'support', unit: 'households', by: all, people: true },
    tell: ({ at }) => ({
      value: at('households'),
      parts: partsOf(typologies, typology => at(`households:${typology}`)),
    }),
  },
  accompanied: {
    ...{ section: 'support', unit: 'households', by: all, people: true },
    // Those there are and those who left: each under whom it was last, so that a home counts from its allocation on.
    tell: ({ at, over }) => ({
      value: at('households') + over('leaving'),
      parts: partsOf(typologies, typology => at(`households:${typology}`) + over(`leaving:${typology}`)),
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
    ...{ section: 'support', unit: 'measures', by: all, people: true },
    tell: ({ at }) => ({
      value: at('measures'),
      parts: partsOf(funders, funder => at(`measures:${funder}`)),
    }),
  },
  density: {
    ...{ section: 'support', unit: 'measures', by: all, people: true, repeats: true },
    tell: ({ at }) => ({
      value: at('measures'),
      parts: partsOf(intensities, kind => at(`density:${kind}`)),
    }),
  },
  changed: {
    ...{ section: 'support', unit: 'measures', by: all, people: true },
    tell: ({ over }) => ({
      value: measureChangeKinds.reduce((sum, kind) => sum + over(`changed:${kind}`), 0),
      parts: partsOf(measureChangeKinds, kind => over(`changed:${kind}`)),
    }),
  },
  started: {
    ...{ section: 'support', unit: 'measures', by: all, people: true },
    tell: ({ over }) => ({
      value: over('started'),
      parts: partsOf(['window', 'allocation', 'resumed'], kind => over(`started:${kind}`)),
    }),
  },
  lengths: {
    ...{ section: 'support', unit: 'measures', by: all, people: true, repeats: true },
    tell: ({ over }) => ({
      value: over('started'),
      parts: partsOf(lengthBands, months => over(`length:${months}`)),
    }),
  },
  funding: {
    ...{ section: 'support', unit: 'measures', by: all, people: true, repeats: true },
    tell: ({ over }) => ({
      value: over('started'),
      parts: partsOf(funders, funder => over(`funded:${funder}`)),
    }),
  },
  duration: {
    ...{ section: 'support', unit: 'days', by: all, people: true },
    tell: ({ over }) => ({ value: mean(over('endedDays'), over('ended')) }),
  },
  passeports: {
    ...{ section: 'support', unit: 'number', by: all, people: true },
    tell: ({ over }) => ({ value: over('passeports') }),
  },
  nudges: {
    ...{ section: 'support', unit: 'percent', by: all, people: true },
    tell: ({ over }) => share(over('nudgesAnswered'), over('nudges')),
  },
  evolution: {
    ...{ section: 'support', unit: 'number', by: all, people: true },
    tell: ({ over }) => {
      const parts = partsOf(['up', 'same', 'down'], change => over(`evolution:${change}`))
      return { value: parts.reduce((sum, { value = 0 }) => sum + value, 0), parts }
    },
  },
  seniority: {
    ...{ section: 'seniority', unit: 'days', by: all, people: true },
    tell: ({ at, day }) => ({
      value: mean(at('households') * dayNumber(day) - at('taken'), at('households')),
    }),
  },
  seniorityBands: {
    ...{ section: 'seniority', unit: 'households', by: all, people: true, repeats: true },
    tell: ({ at }) => ({
      value: at('households'),
      parts: partsOf(seniorityBands, months => at(`seniority:${months}`)),
    }),
  },
  ordinary: {
    ...{ section: 'exits', unit: 'households', by: all, people: true },
    tell: ({ over }) => ({ value: over('ordinary') }),
  },
  exited: {
    ...{ section: 'exits', unit: 'households', by: all, people: true },
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
    ...{ section: 'running', unit: 'measures', by: all, people: true },
    tell: ({ over }) => ({
      value: over('closed'),
      parts: partsOf(['allocated', 'interrupted', 'left'], ending => over(`closed:${ending}`)),
    }),
  },
  allocated: {
    ...{ section: 'running', unit: 'households', by: all, landlords: true, people: true },
    tell: ({ over }) => ({ value: over('allocated') }),
  },
  entered: {
    ...{ section: 'running', unit: 'households', by: all, landlords: true, people: true },
    tell: ({ over }) => ({ value: over('entered') }),
  },
  cal: {
    ...{ section: 'running', unit: 'number', by: all, landlords: true, people: true },
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
    ...{ section: 'running', unit: 'households', by: all, landlords: true, people: true },
    tell: ({ over }) => ({ value: over('cancelled') }),
  },
  times: {
    ...{ section: 'running', unit: 'days', by: all, people: true },
    tell: ({ over }) => ({
      parts: (Object.keys(steps) as StepOfWay[]).map(step => {
        const value = mean(over(`stepDays:${step}`), over(`steps:${step}`))
        return { key: step, ...(value !== undefined && { value }) }
      }),
    }),
  },
  votes: {
    ...{ section: 'running', unit: 'percent', by: scheme, people: true },
    tell: ({ over }) => share(over('voicesCast'), over('voicesAsked')),
  },
  reminders: {
    ...{ section: 'running', unit: 'percent', by: support, people: true },
    tell: ({ over }) => share(over('answered'), over('reminders')),
  },
  answers: {
    ...{ section: 'running', unit: 'number', by: support, people: true },
    tell: ({ over }) => {
      const parts = partsOf(answerKinds, kind => over(`answers:${kind}`))
      return { value: parts.reduce((sum, { value = 0 }) => sum + value, 0), parts }
    },
  },
  escalated: {
    ...{ section: 'running', unit: 'number', by: support, people: true },
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
