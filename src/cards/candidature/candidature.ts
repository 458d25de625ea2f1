import type { BeforeCal, CandidaturesView } from '../../actions/candidature'
import { addMonths } from '../../domain/calendar'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import { homeChoice } from '../dwelling/lines'
import type { Row } from '../profile'
import sample from './candidature.sample.json'
import template from './candidature.template.json'

const rows = ({ need, bar }: CandidaturesView, text: Text, language: Language): readonly Row[] => [
  { label: text.allocation.need, value: `${need.size} · ${text.words.territory[need.territory]}` },
  ...(bar
    ? [
        {
          label: text.window.title.open,
          value: `${text.window.left(bar.left)} (${formatDay(bar.lastDay, language)})`,
        },
      ]
    : []),
]

const when = ({ state, calOn, decided }: BeforeCal, { candidature: labels }: Text, language: Language) => {
  if (state === 'ranked' && decided) return labels.ranked(decided.rank ?? 2, formatDay(decided.on, language))
  return calOn ? labels.on(formatDay(calOn, language)) : labels.noDay
}

/** A CAL after the last day stops nothing; one that is past waits for its landlord's decision. */
const warning = (
  { state, calOn }: BeforeCal,
  { bar, today }: CandidaturesView,
  labels: Text['candidature'],
) => {
  if (state !== 'waiting' || !calOn) return ''
  if (bar && calOn > bar.lastDay) return labels.afterLastDay
  return calOn < today ? labels.undecided : ''
}

const buttonsOf = ({ number, state }: BeforeCal, view: CandidaturesView, labels: Text['candidature']) => {
  if (view.step !== 'list') return []
  const open = (title: string, step: string) =>
    button(title, 'candidature.show', { dossier: view.dossier, step, number })
  return [
    ...(state === 'waiting' ? [open(labels.redateOpen, 'redate')] : []),
    open(labels.giveUpOpen, 'give-up'),
  ]
}

const lines = (view: CandidaturesView, text: Text, language: Language) =>
  view.candidatures.map(each => {
    const buttons = buttonsOf(each, view, text.candidature)
    return {
      landlord: each.landlord,
      home: each.home ? text.dwelling.title(each.home.size, each.home.commune) : '',
      when: when(each, text, language),
      warning: warning(each, view, text.candidature),
      buttons,
      hasButtons: buttons.length > 0,
    }
  })

const homes = (view: CandidaturesView, text: Text, language: Language) => [
  ...view.homes.map(home => homeChoice(home, text, language)),
  { value: 'untold', title: text.candidature.homeUntold },
]

const actions = (view: CandidaturesView, { candidature: labels, common }: Text): readonly Button[] => {
  const { dossier, step } = view
  const number = view.candidatures[0]?.number ?? 0
  const back = button(common.back, 'candidature.show', { dossier })
  const openDossier = button(common.openDossier, 'dossier.show', { dossier })
  if (step === 'announce')
    return [button(labels.announce, 'candidature.announce', { dossier }, 'positive'), openDossier]
  if (step === 'redate')
    return [button(labels.redate, 'candidature.redate', { dossier, number }, 'positive'), back]
  if (step === 'give-up')
    return [button(labels.giveUp, 'candidature.give-up', { dossier, number }, 'destructive'), back]
  return [button(labels.announceOpen, 'candidature.show', { dossier, step: 'announce' }), openDossier]
}

const tone = ({ step, bar }: CandidaturesView): Tone => {
  if (step === 'give-up') return 'warning'
  return bar && bar.left <= 15 ? 'warning' : 'accent'
}

/** Requests before CALs: the open ones, a new one, another day, giving one up. */
export const candidature = cardKind('candidature', {
  template,
  samples: sample as unknown as CandidaturesView[],
  data: (view, text, language) => {
    const { candidature: labels, common } = text
    const { step, today } = view
    const announces = step === 'announce'
    return {
      title: labels.title[step],
      kicker: view.code,
      tone: tone(view),
      values: {
        rows: rows(view, text, language),
        intro: { list: '', announce: labels.announceIntro, redate: '', 'give-up': labels.giveUpIntro }[step],
        lines: lines(view, text, language),
        announces,
        hasHomes: view.homes.length > 0,
        homes: homes(view, text, language),
        landlordLabel: view.homes.length > 0 ? labels.landlordOrHome : labels.landlord,
        landlords: view.landlords,
        dates: announces || step === 'redate',
        dayLabel: announces ? labels.dayIfKnown : labels.day,
        day: (step === 'redate' && view.candidatures[0]?.calOn) || '',
        dayMax: addMonths(today, 12),
        hint: announces ? labels.reservesNothing : '',
        labels,
        required: common.required,
        dateError: common.dateError,
        actions: actions(view, text),
      },
    }
  },
})
