import type { WindowView } from '../../actions/window'
import { questions } from '../../domain/answer'
import { type Day, addDays } from '../../domain/calendar'
import { type AnswerKind, homeSizes, missingKinds } from '../../domain/dossier'
import { type Language, territories } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { barValues } from '../bar'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import { homeChoice } from '../dwelling/lines'
import type { Row } from '../profile'
import sample from './window.sample.json'
import template from './window.template.json'

type Form = AnswerKind | undefined

const formOf = ({ step }: WindowView): Form => (step === 'answer' || step === 'read' ? undefined : step)

const tone = ({ state, bar, step }: WindowView): Tone => {
  if (state === 'stopped') return 'good'
  if (state === 'interrupted' || bar.left <= 7) return 'attention'
  if (bar.left <= 15) return 'warning'
  return step === 'read' ? 'emphasis' : 'accent'
}

/** What comes next before CALs: `Habitat Tilleul, CAL du 6 mai 2026`. */
const candidatures = (view: WindowView, { allocation }: Text, language: Language): readonly string[] =>
  view.candidatures
    .filter(({ state }) => state === 'waiting' || state === 'ranked')
    .map(({ landlord, state, calOn, decided }) =>
      state === 'ranked' && decided
        ? allocation.ranked(landlord, decided.rank ?? 2, formatDay(decided.on, language))
        : allocation.waiting(landlord, calOn ? formatDay(calOn, language) : ''),
    )

const rows = (view: WindowView, text: Text, language: Language): readonly Row[] => [
  { label: text.window.need, value: `${view.need.size} · ${text.words.territory[view.need.territory]}` },
  ...candidatures(view, text, language).map(value => ({ label: text.window.candidature, value })),
  ...(view.home ? [{ label: text.window.home, value: view.home }] : []),
]

const waiting = (
  { awaitingSince, escalated, state }: WindowView,
  { window: labels }: Text,
  language: Language,
) => {
  if (!awaitingSince || state !== 'open') return ''
  const further = escalated ? ` ${labels.escalated[escalated]}` : ''
  return `${labels.waiting(formatDay(awaitingSince, language))}${further}`
}

/** A CAL that is announced for after the last day stops nothing. */
const comesTooLate = ({ candidatures: open, bar }: WindowView): boolean =>
  open.some(({ state, calOn }) => state === 'waiting' && calOn !== undefined && calOn > bar.lastDay)

const notes = (view: WindowView, text: Text, language: Language): readonly string[] => {
  if (view.state !== 'open') return []
  const { window: labels, candidature } = text
  return [
    ...(comesTooLate(view) ? [candidature.afterLastDay] : []),
    ...(view.adhesion === 'given' ? [] : [labels.noAdhesion]),
    labels.interruptsOn(formatDay(view.interruptsOn, language)),
    ...(view.reminders.length > 0
      ? [labels.reminders(view.reminders.map(day => formatDay(day, language)))]
      : []),
  ]
}

const history = (view: WindowView, { facts }: Text, language: Language) =>
  view.history.map(({ kind, on, data }) => ({
    day: formatDay(on, language),
    sentence: facts[kind].sentence(data),
  }))

/** Answers that open their questions, and those that are an answer at once. */
const answerButton = (kind: AnswerKind, dossier: string, { window: labels }: Text): Button =>
  questions[kind].length > 0
    ? button(labels.ask[kind], 'window.show', { dossier, answer: kind })
    : button(labels.ask[kind], 'window.answer', { dossier, kind })

const choices = ({ step, dossier }: WindowView, text: Text): readonly { buttons: readonly Button[] }[] => {
  if (step !== 'answer') return []
  const sets: readonly (readonly AnswerKind[])[] = [
    ['home-proposed', 'cal-on', 'allocated'],
    ['household-hesitates', 'no-suited-home'],
    ['need-help', 'remind-me'],
  ]
  return sets.map(set => ({ buttons: set.map(kind => answerButton(kind, dossier, text)) }))
}

const actions = (view: WindowView, { window: labels, common, dayCorrection }: Text): readonly Button[] => {
  const { dossier } = view
  const form = formOf(view)
  if (form)
    return [
      button(labels.send, 'window.answer', { dossier, kind: form }, 'positive'),
      button(common.back, 'window.show', { dossier }),
    ]
  return [
    ...(view.step === 'answer' && view.adhesion !== 'given'
      ? [button(labels.recordAdhesion, 'measure.show', { dossier, step: 'adhesion' })]
      : []),
    ...(view.mayCorrect ? [button(dayCorrection.open.start, 'start.correct.show', { dossier })] : []),
    ...(view.mayAnnounce ? [button(labels.candidatures, 'candidature.show', { dossier })] : []),
    button(common.openDossier, 'dossier.show', { dossier }),
  ]
}

/** Vacant homes that suit, and a way out for any other. */
const suitedChoices = ({ suited }: WindowView, text: Text, language: Language) => [
  ...suited.map(home => homeChoice(home, text, language)),
  { value: 'other', title: text.window.otherHome },
]

interface DayQuestion {
  readonly dayLabel: string
  readonly day: string
  readonly dayMin: Day
  readonly dayMax: Day
}

/** A CAL may be announced for a day to come; one that has allocated is past; a reminder comes before the last day. */
const dayQuestion = ({ today, bar }: WindowView, form: Form, { window: labels }: Text): DayQuestion => {
  const base = { dayLabel: '', day: '', dayMin: bar.opensOn, dayMax: addDays(bar.lastDay, 366) }
  if (form === 'cal-on') return { ...base, dayLabel: labels.day['cal-on'] }
  if (form === 'allocated') return { ...base, dayLabel: labels.day.allocated, day: today, dayMax: today }
  if (form !== 'remind-me') return base
  return { ...base, dayLabel: labels.day['remind-me'], dayMin: addDays(today, 1), dayMax: bar.lastDay }
}

/** The window to allocate: a bar of the days left, what happened, and the provider's answers, one question at a time. */
export const window = cardKind('window', {
  template,
  page: 'windows',
  samples: sample as unknown as WindowView[],
  data: (view, text, language) => {
    const { window: labels, common, words } = text
    const form = formOf(view)
    const lastDay = formatDay(view.bar.lastDay, language)
    const asked = form ? questions[form] : []
    const lines = form ? [] : history(view, text, language)
    return {
      title: labels.title[view.state],
      kicker: view.code,
      tone: tone(view),
      values: {
        running: view.state === 'open',
        bar: barValues(view.bar, text, language),
        ended: { open: '', stopped: labels.stopped(lastDay), interrupted: labels.ended(lastDay) }[view.state],
        waiting: waiting(view, text, language),
        rows: form ? [] : rows(view, text, language),
        notes: form ? [] : notes(view, text, language),
        hasHistory: lines.length > 0,
        history: lines,
        question: form ? labels.form[form] : view.step === 'answer' ? labels.question : '',
        choices: choices(view, text),
        asks: Object.fromEntries(
          ['home', 'day', 'landlord', 'missing', 'size', 'territory'].map(id => [id, asked.includes(id)]),
        ),
        hasSuited: view.suited.length > 0,
        suited: suitedChoices(view, text, language),
        homeLabel: view.suited.length > 0 ? labels.homeOther : labels.homeLabel,
        ...dayQuestion(view, form, text),
        landlordLabel: form === 'home-proposed' ? labels.landlordOptional : labels.landlord,
        landlords: view.landlords,
        missing: missingKinds.map(value => ({ value, title: labels.missingWords[value] })),
        size: view.need.size,
        sizes: homeSizes,
        territory: view.need.territory,
        territories: territories.map(value => ({ value, title: words.territory[value] })),
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.line),
        actions: actions(view, text),
      },
    }
  },
})
