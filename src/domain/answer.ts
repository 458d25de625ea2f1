/** Structured answers of a provider to a reminder of the window. */
import { adheres } from './adhesion'
import { announceCandidature, plausibleCal } from './candidature'
import { type Day, workingDayFrom, workingDayUpTo } from './calendar'
import type { AnswerKind, Dossier, Window, WindowAnswer } from './dossier'
import type { Decided, NewFact } from './facts'
import type { OrganisationId, PersonId } from './people'
import { Refused, holds } from './refused'
import { type ToPropose, proposeHome, proposedBy } from './proposal'
import { openWindow } from './window'

/** Answers kept in the window; all of them stay among the facts. */
const KEPT = 50

/** Questions that an answer asks besides itself; the others ask none. */
export const questions: Readonly<Record<AnswerKind, readonly string[]>> = {
  'home-proposed': ['home', 'landlord'],
  'cal-on': ['day', 'landlord'],
  allocated: ['day', 'landlord'],
  'household-hesitates': [],
  'no-suited-home': ['missing', 'size', 'territory'],
  'need-help': [],
  'remind-me': ['day'],
}

export interface GivenAnswer {
  readonly kind: AnswerKind
  readonly by: PersonId
  readonly today: Day
  readonly day?: Day | undefined
  readonly landlord?: OrganisationId | undefined
  readonly missing?: WindowAnswer['missing'] | undefined
  /** Which home, in words (kept in the notes): needed for *home proposed* when it is none of the scheme's. */
  readonly home?: string | undefined
  /** The home of the scheme that is proposed: reserved for the household. */
  readonly dwelling?: Omit<ToPropose, 'today'> | undefined
}

const needs = (given: unknown, field: string): void => {
  if (!given) throw new Refused('payload', { field, problem: 'empty' })
}

/** The working day that comes nearest before the one asked for, but to come; refused when the window is over by then. */
const reminderDay = (asked: Day, today: Day, { lastDay }: Window): Day => {
  holds(asked > today && asked <= lastDay, 'reminder-after-last-day', { day: lastDay })
  const before = workingDayUpTo(asked)
  const day = before > today ? before : workingDayFrom(asked)
  holds(day <= lastDay, 'reminder-after-last-day', { day: lastDay })
  return day
}

const checked = (dossier: Dossier, window: Window, given: GivenAnswer): WindowAnswer => {
  const { kind, by, today, missing, dwelling } = given
  const landlord = dwelling?.landlord ?? given.landlord
  const asked = questions[kind]
  let day = asked.includes('day') ? given.day : undefined
  if (asked.includes('day')) needs(day, 'day')
  if (kind === 'cal-on' || kind === 'allocated') needs(landlord, 'landlord')
  if (kind === 'allocated') holds(day && day <= today, 'date-future')
  if (day && (kind === 'cal-on' || kind === 'allocated')) plausibleCal(dossier, day, today)
  if (kind === 'remind-me' && day) day = reminderDay(day, today, window)
  if (kind === 'home-proposed') {
    holds(adheres(dossier), 'no-adhesion')
    needs(given.home || dwelling, 'home')
  }
  return {
    kind,
    on: today,
    by,
    ...(day && { day }),
    ...(asked.includes('landlord') && landlord && { landlord }),
    ...(asked.includes('missing') && missing && { missing }),
    ...(kind === 'home-proposed' && dwelling && { dwelling: dwelling.dwelling }),
  }
}

const same = (one: WindowAnswer | undefined, other: WindowAnswer): boolean =>
  one !== undefined &&
  (['kind', 'on', 'by', 'day', 'landlord', 'dwelling'] as const).every(
    field => one[field] === other[field],
  ) &&
  (['kind', 'size', 'territory'] as const).every(field => one.missing?.[field] === other.missing?.[field])

const factsOf = ({ kind, on, day, landlord, missing }: WindowAnswer): readonly NewFact[] => {
  const about = { ...(day && { day }), ...(landlord && { landlord }) }
  const lacks = {
    ...(missing?.kind && { missing: missing.kind }),
    ...(missing?.size && { size: missing.size }),
    ...(missing?.territory && { territory: missing.territory }),
  }
  const answered: NewFact = { kind: 'reminder-answered', on, data: { answer: kind, ...about, ...lacks } }
  if (kind === 'need-help') return [answered, { kind: 'help-needed', on }]
  if (kind === 'cal-on') return [answered, { kind: 'cal-planned', on, data: about }]
  if (kind === 'allocated') return [answered, { kind: 'allocation-told', on, data: about }]
  return [answered]
}

const after = (window: Window, answer: WindowAnswer): Window => {
  const answers = [...window.answers, answer].slice(-KEPT)
  if (answer.kind === 'remind-me') return { ...window, answers, ...(answer.day && { remindOn: answer.day }) }
  const { awaitingSince: _, ...rest } = window
  return { ...rest, answers }
}

/** A home of the scheme that is proposed is reserved with the answer. */
const proposing = (dossier: Dossier, { kind, dwelling, today }: GivenAnswer): Decided<Dossier> =>
  kind === 'home-proposed' && dwelling
    ? proposeHome(dossier, { ...dwelling, today })
    : { next: dossier, facts: [] }

/**
 * An answer is kept on the dossier; *remind me* only sets a day and leaves the reminder unanswered. With *CAL on…* and
 * *allocated* the landlord becomes the dossier's: from the candidature on it sees who the household is. The same answer
 * again on the same day changes nothing.
 */
export const answerReminder = (dossier: Dossier, given: GivenAnswer): Decided<Dossier> => {
  const window = openWindow(dossier)
  holds(window, 'moved-on', { stage: dossier.stage })
  const answer = checked(dossier, window, given)
  const proposed = proposing(dossier, given)
  const candidature = answer.kind === 'cal-on' || answer.kind === 'allocated' ? answer.landlord : undefined
  const announced = candidature
    ? announceCandidature(proposed.next, {
        landlord: candidature,
        calOn: answer.day,
        dwelling: proposedBy(dossier, candidature),
      })
    : proposed.next
  // The same CAL may be announced again on one day: its candidature had ended in between.
  const changes = proposed.facts.length > 0 || announced !== proposed.next
  if (same(window.answers.at(-1), answer) && !changes) return proposed
  return {
    next: { ...announced, window: after(window, answer) },
    facts: [...factsOf(answer), ...proposed.facts],
  }
}
