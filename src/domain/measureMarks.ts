/** The marks of measures: how many run, how dense and for how long they are, what became of them. */
import { daysBetween } from './calendar'
import type { Intensity } from './dossier'
import { type Life, type Turn, standingOf } from './life'
import { type Mark, type Span, mark, standing } from './mark'
import { intensityOf } from './measure'
import { type Stay, cellOf, cellStays, stays, within } from './stays'
import { measured } from './workflow'

/** Bands of a measure's length in months: up to the figure. */
export const lengthBands = [6, 12, 24, 36] as const

const lengthBand = (months: number): number => lengthBands.find(most => months <= most) ?? 36

type Told = Life['told']

interface Density extends Span {
  readonly kind: Intensity
}

/** A measure begins reinforced, and is what its last step made of it. */
const densities = ({ from, until }: Stay<unknown>, told: Told): readonly Density[] => {
  const steps = standingOf(
    told.filter(
      ({ kind, on }) => kind === 'measure-stepped' && on >= from && (until === undefined || on < until),
    ),
  )
  const starts = [
    { on: from, kind: intensityOf({}) },
    ...steps.map(({ on, data }) => ({ on, kind: data.to as Intensity })),
  ]
  return starts.flatMap(({ on, kind }, index): readonly Density[] => {
    const end = starts[index + 1]?.on ?? until
    return end !== undefined && end <= on ? [] : [{ kind, from: on, ...(end && { until: end }) }]
  })
}

/** Renewals, and steps up or down, on their day. */
const changes = (told: Told): readonly Mark[] =>
  told.flatMap(({ kind, on, data, traits }): readonly Mark[] => {
    if (kind === 'measure-renewed') return [mark(on, 'changed:renew', cellOf(traits))]
    return kind === 'measure-stepped' ? [mark(on, `changed:${data.change}`, cellOf(traits))] : []
  })

/** How a measure began: with its window, with the allocation, or again in the home. */
const beginning = ({ stage }: Turn): string =>
  stage === 'window' ? 'window' : stage === 'allocated' ? 'allocation' : 'resumed'

/** A measure's life, whoever it is counted under; and its stays under each. */
const isMeasured = ({ stage }: Turn): boolean => measured.includes(stage)

export const measures = ({ turns, told }: Life): readonly Mark[] => [
  ...changes(told),
  ...stays(turns, turn => (isMeasured(turn) ? true : undefined)).flatMap(stay => {
    const { from, until, first } = stay
    const { traits } = first
    const cell = cellOf(traits)
    const counted = cellStays(turns, isMeasured).filter(
      ({ first: { seq } }) => seq >= first.seq && (!stay.next || seq < stay.next.seq),
    )
    const steps = densities(stay, told)
    const last = cellOf((counted.at(-1) ?? stay).first.traits)
    return [
      ...counted.flatMap(part => {
        const under = cellOf(part.first.traits)
        return [
          ...standing(part, 'measures', under),
          ...standing(part, `measures:${traits.funding || 'other'}`, under),
          ...steps.flatMap(({ kind, from: since, until: end }) =>
            within(part, since, end).flatMap(span => standing(span, `density:${kind}`, under)),
          ),
        ]
      }),
      mark(from, 'started', cell),
      mark(from, `started:${beginning(first)}`, cell),
      mark(from, `length:${lengthBand(traits.months)}`, cell),
      mark(from, `funded:${traits.funding || 'other'}`, cell),
      ...(until
        ? [mark(until, 'ended', last), mark(until, 'endedDays', last, daysBetween(from, until))]
        : []),
    ]
  }),
]
