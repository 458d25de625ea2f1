/** The marks of a dossier: households, measures, windows, votes, reminders, passeports, and the time that each step took. */
import { type Day, addDays, addMonths, daysBetween } from './calendar'
import { passeportsTold } from './correction'
import { answerKinds } from './dossier'
import type { ExitKind } from './exit'
import { type Life, type Told, type Traits, type Turn, lifeOf } from './life'
import { measures } from './measureMarks'
import { cellOf, cellStays, stays, within } from './stays'
import { type Mark, dayNumber, mark, standing } from './mark'
import { type Stage, supported } from './workflow'

/** Steps of the way, and the stages of which each is made; time is counted when the next one is reached. */
export const steps = {
  siao: ['siao', 'incomplete', 'evaluation'],
  commission: ['ready', 'agenda'],
  mandate: ['mandated', 'provider'],
  start: ['accepted'],
  window: ['window'],
  entry: ['allocated'],
} as const satisfies Readonly<Record<string, readonly Stage[]>>
export type StepOfWay = keyof typeof steps

/** Bands of the time in the scheme, in months: from the figure on. */
export const seniorityBands = [0, 6, 12, 24] as const
/** Bands of the days that a window has left: up to the figure. */
export const leftBands = [15, 30] as const

/** Households taken in and not ended or interrupted: how many, of which typology, since when. */
const households = ({ turns }: Life): readonly Mark[] => {
  const taken = turns.find(({ stage }) => supported.includes(stage))?.on
  if (!taken) return []
  const scheme = stays(turns, ({ stage }) => (supported.includes(stage) ? true : undefined))
  const counted = cellStays(turns, ({ stage }) => supported.includes(stage))
  return [
    ...counted
      .filter(({ next }) => next && !supported.includes(next.stage))
      .flatMap(({ until, first: { traits } }) =>
        until
          ? [
              mark(until, 'leaving', cellOf(traits)),
              mark(until, `leaving:${traits.typology}`, cellOf(traits)),
            ]
          : [],
      ),
    ...scheme.flatMap(({ from, first: { traits } }) => [
      mark(from, 'joined', cellOf(traits)),
      mark(from, `joined:${traits.typology}`, cellOf(traits)),
    ]),
    ...counted.flatMap(stay => {
      const { traits } = stay.first
      const cell = cellOf(traits)
      return [
        ...standing(stay, 'households', cell),
        ...standing(stay, `households:${traits.typology}`, cell),
        ...standing(stay, 'taken', cell, dayNumber(taken)),
        ...seniorityBands.flatMap((months, index) => {
          const end = seniorityBands[index + 1]
          return within(
            stay,
            addMonths(taken, months),
            end === undefined ? undefined : addMonths(taken, end),
          ).flatMap(part => standing(part, `seniority:${months}`, cell))
        }),
      ]
    }),
  ]
}

const endings: Readonly<Partial<Record<Stage, string>>> = {
  allocated: 'allocated',
  housed: 'allocated',
  interrupted: 'interrupted',
}

/** Windows: open, how many days they have left, how they ended. */
const windows = ({ turns }: Life): readonly Mark[] =>
  stays(turns, ({ stage }) => (stage === 'window' ? true : undefined)).flatMap(stay => {
    const { first, until, next } = stay
    const cell = cellOf(first.traits)
    const last = lastDayOf(turns, first)
    const ending = next && (endings[next.stage] ?? 'left')
    // The home that ended it is its landlord's.
    const after = { ...cell, landlord: next?.traits.landlord ?? '' }
    const bands = last
      ? leftBands.map((most, index) => ({
          most,
          from: addDays(last, -most),
          until: index === 0 ? undefined : addDays(last, -(leftBands[index - 1] ?? 0)),
        }))
      : []
    return [
      ...standing(stay, 'windows', cell),
      ...bands.flatMap(({ most, from, until: end }) =>
        within(stay, from, end).flatMap(part => standing(part, `left:${most}`, cell)),
      ),
      ...(until && ending ? [mark(until, 'closed', after), mark(until, `closed:${ending}`, after)] : []),
    ]
  })

/** The last day of a window: that of the measure put in place last before; one that resumes keeps it. */
export const lastDayOf = (turns: readonly Turn[], turn: Turn): Day | undefined => {
  const opened = turns.findLast(
    ({ seq, fact }) => seq <= turn.seq && fact.kind === 'measure-in-place' && fact.data.lastDay !== undefined,
  )
  return opened ? (String(opened.fact.data.lastDay) as Day) : undefined
}

const stepOf = (stage: Stage): StepOfWay | undefined =>
  (Object.keys(steps) as StepOfWay[]).find(step => (steps[step] as readonly Stage[]).includes(stage))

/** Days spent in each step, counted on the day on which the next one was reached. */
const times = ({ turns }: Life): readonly Mark[] =>
  stays(turns, ({ stage }) => stepOf(stage)).flatMap(({ from, until, first, what }) =>
    until
      ? [
          mark(until, `steps:${what}`, cellOf(first.traits)),
          mark(until, `stepDays:${what}`, cellOf(first.traits), daysBetween(from, until)),
        ]
      : [],
  )

/** Turns that are counted when they stand; the ones that a later record set aside are not. */
const counted: Readonly<Record<string, string>> = {
  referred: 'referred',
  integrated: 'decided:integrate',
  refused: 'decided:refuse',
  adjourned: 'decided:adjourn',
  allocated: 'allocated',
  'allocation-cancelled': 'cancelled',
  entered: 'entered',
}

const happenings = ({ turns }: Life): readonly Mark[] =>
  turns.flatMap(({ on, fact, traits, stage }, index): Mark[] => {
    const { territory, provider, landlord } = traits
    // What a landlord's home is concerned by is counted under it; the rest under who carries the measure.
    const ofLandlord = { territory, provider, landlord: String(fact.data.landlord ?? landlord) }
    if (stage === 'exited') {
      const after = turns[index - 1]?.stage === 'ended' || turns[index - 1]?.stage === 'housed'
      const reason = String(fact.data.exit ?? 'other')
      return [
        mark(on, 'exited', cellOf(traits)),
        mark(on, `exited:${reason}`, cellOf(traits)),
        ...(after && ordinary.includes(reason) ? [mark(on, 'ordinary', cellOf(traits))] : []),
      ]
    }
    const what = counted[fact.kind]
    // Given back after silence had counted: the same allocation, told again.
    const again = fact.kind === 'allocated' && turns[index - 1]?.stage === 'allocated'
    if (!what || again) return []
    return [
      mark(on, what, ['allocated', 'cancelled', 'entered'].includes(what) ? ofLandlord : cellOf(traits)),
    ]
  })

/** Reasons of an exit that lead to ordinary housing (*droit commun*). */
export const ordinary: readonly string[] = ['own-lease', 'ordinary-stock'] satisfies readonly ExitKind[]

const votes = ({ told }: Life): readonly Mark[] =>
  told
    .filter(({ kind }) => kind === 'round-closed')
    .flatMap(({ on, data, traits }) => {
      const cell = { ...cellOf(traits), provider: '', landlord: '' }
      return [
        mark(on, 'voicesAsked', cell, Number(data.asked ?? 0)),
        mark(on, 'voicesCast', cell, Number(data.cast ?? 0)),
      ]
    })

/** Reminders, which of them were answered before the next one, by what; and what the homes found lacked. */
const reminders = ({ told }: Life): readonly Mark[] => {
  let waiting = false
  return told.flatMap(({ kind, on, data, traits }): Mark[] => {
    const cell = cellOf(traits)
    if (kind === 'reminder-due') {
      waiting = true
      return [mark(on, 'reminders', cell)]
    }
    if (kind === 'reminder-unanswered') return [mark(on, `escalated:${data.to}`, cell)]
    if (kind !== 'reminder-answered') return []
    const answers = answerKinds.some(each => each === data.answer) && data.answer !== 'remind-me'
    const first = answers && waiting
    if (answers) waiting = false
    return [
      mark(on, `answers:${data.answer}`, cell),
      ...(first ? [mark(on, 'answered', cell)] : []),
      ...(data.answer === 'no-suited-home' ? lacking(on, data, traits) : []),
    ]
  })
}

/** A need that the homes found did not cover: what kind, which size, in which territory. */
const lacking = (on: Day, data: Told['data'], traits: Traits): readonly Mark[] => {
  const cell = { ...cellOf(traits), territory: String(data.territory ?? traits.territory) }
  return [
    mark(on, 'lacking', cell),
    mark(on, `lacking:${data.missing ?? 'unsaid'}`, cell),
    mark(on, `lackingSize:${data.size ?? 'unsaid'}`, cell),
  ]
}

/** Passeports asked for because a quarter had none yet, and those that were then sent within it. */
const nudges = ({ told }: Life): readonly Mark[] => {
  const asked = new Set<string>()
  return told.flatMap(({ kind, on, data, traits }): Mark[] => {
    const quarter = String(data.quarter ?? '')
    if (kind === 'passeport-due') {
      asked.add(quarter)
      return [mark(on, 'nudges', cellOf(traits))]
    }
    return kind === 'passeport-sent' && asked.delete(quarter)
      ? [mark(on, 'nudgesAnswered', cellOf(traits))]
      : []
  })
}

/** Passeports, and the domains that went up, stayed or went down since the one before (health is never among them). */
const passeports = ({ told }: Life): readonly Mark[] =>
  passeportsTold(told).flatMap(({ sent: { on, traits }, evolution }) => [
    mark(on, 'passeports', cellOf(traits)),
    ...(['up', 'same', 'down'] as const)
      .filter(change => evolution[change] > 0)
      .map(change => mark(on, `evolution:${change}`, cellOf(traits), evolution[change])),
  ])

/** An attribution after the window's last day is one, though it stops no window. */
const calKind = ({ kind, data }: Told): string =>
  kind === 'allocated' || data.outcome === 'rank-1' || data.outcome === 'condition'
    ? 'attributed'
    : String(data.outcome ?? 'other')

/**
 * What CALs decided, each once: a home allocated because those ahead refused was counted at its rank, and one given back
 * after silence had counted (its acceptance comes just before) when it was allocated.
 */
const cals = ({ told }: Life): readonly Mark[] =>
  told
    .filter(({ kind, data }, at) => {
      if (kind === 'cal-decided') return true
      const back = told[at - 1]?.kind === 'offer-accepted'
      return kind === 'allocated' && data.landlord !== undefined && data.rank === undefined && !back
    })
    .map(fact =>
      mark(fact.on, `cal:${calKind(fact)}`, {
        ...cellOf(fact.traits),
        landlord: String(fact.data.landlord ?? ''),
      }),
    )

const parts = [households, measures, windows, times, happenings, votes, reminders, nudges, passeports, cals]

/** The marks of a dossier. */
export const dossierMarks = (facts: readonly Told[]): readonly Mark[] => {
  const life = lifeOf(facts)
  return parts.flatMap(part => part(life))
}
