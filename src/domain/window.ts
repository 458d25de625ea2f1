/**
 * The three months in which a home must be allocated (*délai d'attribution*): reminders, and the interruption that
 * follows by itself. Source: the protocol ("délai de trois mois"); days and order of reminders are `Rules.reminders`.
 */
import {
  type Day,
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  earliest,
  workingDayUpTo,
} from './calendar'
import type { Dossier, Window } from './dossier'
import type { Decided } from './facts'
import { remindReview, reviewDueOn } from './lease'
import { measureEndingDueOn, tellMeasureEnding } from './measure'
import { lapseOffer, offerDueOn, remindOffer } from './offer'
import { nudgePasseport, passeportDueOn } from './passeport'
import { expireProposal, proposalDueOn } from './proposal'
import { remindRenewal, renewalDueOn } from './requestNumber'
import type { ReminderRule, Rules } from './rules'
import { remindWait, waitDueOn } from './waiting'
import { next } from './workflow'

type Schedule = Pick<
  Rules,
  | 'reminders'
  | 'answerWithinWorkingDays'
  | 'measureEndNoticeDays'
  | 'offer'
  | 'allocation'
  | 'lease'
  | 'request'
>

export interface Scheduled {
  readonly key: string
  /** A working day: moved earlier when the rule's day is none. */
  readonly at: Day
  readonly escalates: boolean
}

const ruleDay = ({ monthsElapsed, daysBefore = 0 }: ReminderRule, { opensOn, lastDay }: Window): Day =>
  monthsElapsed === undefined ? addDays(lastDay, -daysBefore) : addMonths(opensOn, monthsElapsed)

/** The reminders of a window in the order of their days; those that would fall outside it are left out. */
export const schedule = (window: Window, { reminders }: Pick<Rules, 'reminders'>): readonly Scheduled[] =>
  reminders
    .map(rule => ({ key: rule.key, at: workingDayUpTo(ruleDay(rule, window)), escalates: rule.escalates }))
    .filter(({ at }) => at > window.opensOn && at <= window.lastDay)
    .sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))

/** Resumed when its last day was past: nothing is left of it but the interruption. */
const isPast = ({ lastDay, resumedOn }: Window): boolean => resumedOn !== undefined && resumedOn > lastDay

/** Reminders that have not gone out: neither sent, nor passed over by a later one or by a change of the schedule. */
const unsent = (window: Window, rules: Schedule): readonly Scheduled[] =>
  schedule(window, rules).filter(
    ({ key, at }) =>
      !isPast(window) &&
      !window.reminded.includes(key) &&
      (!window.remindedOn || at > window.remindedOn) &&
      (!window.scheduledFrom || at >= window.scheduledFrom),
  )

/** Days after today on which a reminder is planned or was asked for, the next first. */
export const comingReminders = (window: Window, rules: Schedule, today: Day): readonly Day[] => {
  const days = [...unsent(window, rules).map(({ at }) => at), ...(window.remindOn ? [window.remindOn] : [])]
  return [...new Set(days)].filter(day => day > today).sort()
}

/** Days left until the last day, which counts; 0 on the last day itself, negative after it. */
export const daysLeft = ({ lastDay }: Window, today: Day): number => daysBetween(today, lastDay)

/** Who else is told of a reminder without an answer; marks in `Window.reminded`, which no rule's key can equal. */
export const escalations = ['colleagues', 'secretariat'] as const
export type Escalation = (typeof escalations)[number]
const mark = (escalation: Escalation): string => `unanswered:${escalation}`

/** Whether the last reminder has gone to others for want of an answer, and how far. */
export const escalatedTo = (window: Window): Escalation | undefined =>
  window.awaitingSince === undefined
    ? undefined
    : [...escalations].reverse().find(escalation => window.reminded.includes(mark(escalation)))

interface Step {
  readonly escalation: Escalation
  readonly at: Day
}

/** Days on which an unanswered reminder goes further; never after the last working day of the window. */
const escalationDays = (window: Window, { answerWithinWorkingDays: days }: Schedule): readonly Step[] => {
  const since = window.awaitingSince
  if (!since) return []
  const last = workingDayUpTo(window.lastDay)
  return escalations
    .map((escalation, index): Step => {
      const at = addWorkingDays(since, days * (index + 1))
      return { escalation, at: at < last ? at : last }
    })
    .filter(({ escalation, at }) => at > since && !window.reminded.includes(mark(escalation)))
}

export type WindowRules = Pick<Rules, 'reminders' | 'windowMonths'>

/** A reminder that goes by the months elapsed told the same when its right day is within a week of the wrong one. */
const SAME_WITHIN_DAYS = 7

/** Whether a reminder said what it will say again: its days left were wrong by half at most. */
const saidTheSame = ({ monthsElapsed, daysBefore = 0 }: ReminderRule, shift: number): boolean =>
  Math.abs(shift) <= (monthsElapsed === undefined ? Math.floor(daysBefore / 2) : SAME_WITHIN_DAYS)

/**
 * The window counted again from the right day of its measure, when the wrong one is corrected. What is due from then on
 * goes out, but a reminder that went out and said the same; one that told of another last day does not stand for it.
 */
export const recount = (
  window: Window,
  { on, today }: { readonly on: Day; readonly today: Day },
  rules: WindowRules,
): Window => {
  const { remindOn, awaitingSince, ...rest } = window
  const lastDay = addMonths(on, rules.windowMonths)
  const shift = daysBetween(window.lastDay, lastDay)
  const counted = { ...rest, opensOn: on, lastDay }
  const coming = schedule(counted, rules).filter(({ at }) => at > today)
  const again = coming.filter(({ key }) =>
    rules.reminders.some(rule => rule.key === key && !saidTheSame(rule, shift)),
  )
  const asksAgain = again.some(({ key, escalates }) => escalates && window.reminded.includes(key))
  const dropped = [...again.map(({ key }) => key), ...(asksAgain ? escalations.map(mark) : [])]
  return {
    ...counted,
    reminded: window.reminded.filter(key => !dropped.includes(key)),
    ...(remindOn && remindOn <= lastDay && { remindOn }),
    ...(awaitingSince && !asksAgain && { awaitingSince }),
  }
}

/** The window of a dossier while it runs. */
export const openWindow = ({ stage, window }: Dossier): Window | undefined =>
  stage === 'window' && window?.state === 'open' ? window : undefined

/** Day of the interruption: the day after the last one, or after the one that resumed a window already past. */
export const interruptionDay = ({ lastDay, resumedOn }: Window): Day =>
  addDays(resumedOn && resumedOn > lastDay ? resumedOn : lastDay, 1)

const nothing = (dossier: Dossier): Decided<Dossier> => ({ next: dossier, facts: [] })

/** A window that is over interrupts the measure; before that nothing changes. */
export const interrupt = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const window = openWindow(dossier)
  if (!window || today < interruptionDay(window)) return nothing(dossier)
  const { remindOn: _, awaitingSince: __, ...rest } = window
  return {
    next: {
      ...dossier,
      stage: next(dossier.stage, 'interrupt'),
      window: { ...rest, state: 'interrupted' },
    },
    facts: [{ kind: 'interrupted', on: interruptionDay(window), data: { lastDay: window.lastDay } }],
  }
}

/** Only the latest of the reminders that are due goes out; those before it are passed over. */
const remind = (dossier: Dossier, today: Day, rules: Schedule): Decided<Dossier> => {
  const window = openWindow(dossier)
  if (!window || today > window.lastDay) return nothing(dossier)
  const due = unsent(window, rules).filter(({ at }) => at <= today)
  const asked = window.remindOn !== undefined && window.remindOn <= today
  const latest = due.at(-1)?.key ?? (asked ? 'asked' : undefined)
  if (!latest) return nothing(dossier)
  const { remindOn, ...rest } = window
  const awaited = window.awaitingSince ?? (due.some(({ escalates }) => escalates) ? today : undefined)
  return {
    next: {
      ...dossier,
      window: {
        ...rest,
        ...(remindOn && !asked && { remindOn }),
        ...(awaited && { awaitingSince: awaited }),
        reminded: [...window.reminded, ...due.map(({ key }) => key)],
        remindedOn: today,
      },
    },
    facts: [
      {
        kind: 'reminder-due',
        on: today,
        data: {
          key: latest,
          left: daysLeft(window, today),
          // No working day is left after it: nobody may have muted it.
          ...(today >= workingDayUpTo(window.lastDay) && { last: true }),
        },
      },
    ],
  }
}

const escalate = (dossier: Dossier, today: Day, rules: Schedule): Decided<Dossier> => {
  const window = openWindow(dossier)
  if (!window || today > window.lastDay) return nothing(dossier)
  const due = escalationDays(window, rules).filter(({ at }) => at <= today)
  const latest = due.at(-1)
  if (!latest) return nothing(dossier)
  const reminded = [...window.reminded, ...due.map(({ escalation }) => mark(escalation))]
  return {
    next: { ...dossier, window: { ...window, reminded } },
    facts: [{ kind: 'reminder-unanswered', on: today, data: { to: latest.escalation } }],
  }
}

/**
 * What time itself does, in this order (an offer without an answer resumes the window, which may then be over); whatever is
 * added here has its day in `dueOn`.
 */
const steps: readonly ((dossier: Dossier, today: Day, rules: Schedule) => Decided<Dossier>)[] = [
  expireProposal,
  lapseOffer,
  interrupt,
  remind,
  escalate,
  remindOffer,
  remindWait,
  remindReview,
  remindRenewal,
  nudgePasseport,
  tellMeasureEnding,
]

/**
 * What time itself does to a dossier on a day: silence that is a refusal, interruption, reminder, a reminder without an
 * answer that goes further, an allocation that waits, the passeport of the quarter, a measure that comes to its end. Nothing before `dueOn`; done
 * twice on a day, the second time does nothing.
 */
export const newDay = (dossier: Dossier, today: Day, rules: Schedule): Decided<Dossier> =>
  steps.reduce<Decided<Dossier>>(({ next: before, facts }, step) => {
    const done = step(before, today, rules)
    return { next: done.next, facts: [...facts, ...done.facts] }
  }, nothing(dossier))

/**
 * The schedule has changed on a day: what the new one would have sent before it is never sent. A dossier that was due
 * already (an outage) keeps what it missed.
 */
export const scheduleChanged = (dossier: Dossier, today: Day): Dossier => {
  const window = openWindow(dossier)
  if (!window || (dossier.dueOn !== undefined && dossier.dueOn < today)) return dossier
  return { ...dossier, window: { ...window, scheduledFrom: today } }
}

/** First day on which time itself would do something to the dossier; undefined when none. */
export const dueOn = (dossier: Dossier, rules: Schedule): Day | undefined => {
  const window = openWindow(dossier)
  const within = window
    ? [
        ...unsent(window, rules).map(({ at }) => at),
        window.remindOn,
        ...escalationDays(window, rules).map(({ at }) => at),
        interruptionDay(window),
      ]
    : []
  return earliest([
    ...within,
    passeportDueOn(dossier),
    proposalDueOn(dossier),
    offerDueOn(dossier, rules),
    waitDueOn(dossier, rules),
    reviewDueOn(dossier, rules),
    renewalDueOn(dossier, rules),
    measureEndingDueOn(dossier, rules),
  ])
}
