import type { CalendarView } from '../../actions/calendar'
import { type ProposedDay, nths, weekdays } from '../../domain/sessionCalendar'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import sample from './calendar.sample.json'
import template from './calendar.template.json'

const dayLine = (
  { day, insteadOf }: ProposedDay,
  { session: { calendar } }: Text,
  language: Language,
): string => {
  const said = formatDay(day, language, 'long')
  return insteadOf ? calendar.instead(said, formatDay(insteadOf, language)) : said
}

const intro = ({ step, days, taken }: CalendarView, { session }: Text, language: Language): string => {
  const { calendar } = session
  if (step === 'rule') return calendar.intro
  if (days.length === 0) return calendar.nothing
  const known = taken.length > 0 ? [calendar.taken(taken.map(day => formatDay(day, language)))] : []
  return [...known, calendar.told].join(' ')
}

const actions = (
  { step, nth, weekday, months, days }: CalendarView,
  { session }: Text,
): readonly Button[] => {
  const { calendar } = session
  if (step === 'rule')
    return [
      // The rule is what it sends.
      { ...button(calendar.propose, 'calendar.show', { step: 'days' }, 'positive'), inputs: 'auto' },
    ]
  return [
    ...(days.length > 0 ? [button(calendar.plan, 'calendar.plan', {}, 'positive')] : []),
    button(calendar.back, 'calendar.show', { nth, weekday, months }),
  ]
}

/** A year of sessions: the rule first, then its days, all chosen, to be planned in one press. */
export const calendar = cardKind('calendar', {
  template,
  samples: sample as unknown as CalendarView[],
  data: (view, text, language) => {
    const { session: texts, common } = text
    const { calendar: labels } = texts
    const choosing = view.step === 'days' && view.days.length > 0
    return {
      title: labels[view.step],
      kicker: texts.kicker,
      tone: 'accent',
      values: {
        intro: intro(view, text, language),
        rule: view.step === 'rule',
        choosing,
        nth: view.nth,
        weekday: view.weekday,
        months: view.months,
        nths: nths.map(value => ({ value, title: labels.nths[value] })),
        weekdays: weekdays.map(value => ({ value, title: labels.weekdays[value] })),
        days: view.days.map(each => ({ value: each.day, title: dayLine(each, text, language) })),
        chosen: view.days.map(({ day }) => day).join(','),
        labels: {
          nth: labels.nth,
          weekday: labels.weekday,
          months: labels.months,
          monthsError: labels.monthsError,
          choose: labels.choose,
          time: texts.time,
          timeError: texts.timeError,
          place: texts.place,
          placeHint: texts.placeHint,
          placeError: texts.placeError,
          required: common.required,
        },
        actions: actions(view, text),
      },
    }
  },
})
