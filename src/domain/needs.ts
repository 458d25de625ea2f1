/**
 * Needs not covered: homes that providers looked for and did not find, from their answers to reminders. Sent to the two
 * delegates of the building aids each quarter. Source: the protocol ("besoins non couverts"). Counts only: no dossier.
 */
import { type Day, addDays, quarterOf, workingDayFrom } from './calendar'
import { type HomeSize, type MissingKind, homeSizes, missingKinds } from './dossier'
import { type Territory, territories } from './people'

/** One answer *no suited home*, as its fact has it. */
export interface NeedAnswer {
  readonly dossier: string
  readonly missing?: MissingKind
  readonly size?: HomeSize
  readonly territory?: Territory
}

/** A combination of kind, size and territory, and how many households look for it. */
export interface NeedLine extends Omit<NeedAnswer, 'dossier'> {
  readonly households: number
}

export interface Needs {
  readonly households: number
  /** The most frequent first. */
  readonly lines: readonly NeedLine[]
}

/** What a fact of an answer says of the home that is missing; undefined for every other answer. */
export const needAnswer = (
  dossier: string,
  data: Readonly<Record<string, string | number | boolean>>,
): NeedAnswer | undefined => {
  if (data.answer !== 'no-suited-home') return undefined
  const missing = missingKinds.find(kind => kind === data.missing)
  const size = homeSizes.find(each => each === data.size)
  const territory = territories.find(each => each === data.territory)
  return { dossier, ...(missing && { missing }), ...(size && { size }), ...(territory && { territory }) }
}

const keyOf = ({ missing, size, territory }: Omit<NeedAnswer, 'dossier'>): string =>
  [territory, size, missing].map(each => each ?? '').join('|')

/** Adds up answers in the order in which they were given: a household counts once, for what it last lacked. */
export const needsOf = (answers: readonly NeedAnswer[]): Needs => {
  const last = new Map(answers.map(answer => [answer.dossier, answer]))
  const lines = new Map<string, NeedLine>()
  for (const { dossier: _, ...need } of last.values()) {
    const key = keyOf(need)
    lines.set(key, { ...need, households: (lines.get(key)?.households ?? 0) + 1 })
  }
  const byCount = (one: NeedLine, other: NeedLine) =>
    other.households - one.households || keyOf(one).localeCompare(keyOf(other))
  return { households: last.size, lines: [...lines.values()].sort(byCount) }
}

/** First and last day of the quarter before the one of a day, and its name. */
export const quarterBefore = (today: Day): ReturnType<typeof quarterOf> =>
  quarterOf(addDays(quarterOf(today).first, -1))

/** The quarter whose needs are to be sent by this day: from the first working day of the next one on. */
export const quarterDue = (today: Day): ReturnType<typeof quarterOf> | undefined =>
  today >= workingDayFrom(quarterOf(today).first) ? quarterBefore(today) : undefined
