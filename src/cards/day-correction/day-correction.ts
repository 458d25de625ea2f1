import type { Correctable, DayCorrectionView } from '../../actions/dayCorrection'
import type { Language } from '../../domain/people'
import { correctionReasons } from '../../domain/passeport'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay, upperFirst } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import type { Row } from '../profile'
import { correctedRow } from './corrected'
import sample from './day-correction.sample.json'
import template from './day-correction.template.json'

type Kind = 'start' | 'entry' | 'label'
const kindOf = (what: Correctable): Kind => (what === 'start' || what === 'entry' ? what : 'label')

const windowRows = (
  { window, step }: DayCorrectionView,
  { dayCorrection: labels }: Text,
  language: Language,
): readonly Row[] => {
  const day = window && formatDay(window.lastDay, language)
  if (!window || !day) return []
  const reminders = window.reminders.map(each => formatDay(each, language)).join(', ')
  return [
    { label: labels.window, value: labels.windowState[window.state]?.(day) ?? day },
    ...(step === 'done' && reminders ? [{ label: labels.reminders, value: reminders }] : []),
  ]
}

const rows = (view: DayCorrectionView, text: Text, language: Language): readonly Row[] => {
  const { dayCorrection: labels } = text
  const { what, day, corrected } = view
  if (what !== 'start' && what !== 'entry') {
    const name = text.labels.name(what, view.sharedFileName ?? '')
    const value = text.labels.confirmed(formatDay(day, language), view.reference ?? '')
    return [{ label: name, value }]
  }
  return [
    { label: labels.stands[what], value: formatDay(day, language) },
    ...correctedRow(corrected, text, language),
    ...(corrected?.why ? [{ label: labels.why, value: corrected.why }] : []),
    ...windowRows(view, text, language),
  ]
}

const intro = ({ what, step, window }: DayCorrectionView, { dayCorrection: labels }: Text): string => {
  if (step === 'done') return ''
  return what === 'start' && !window ? labels.intro.resumed : labels.intro[kindOf(what)]
}

const shows = { start: 'measure.show', entry: 'lease.show', label: 'labels.show' } as const

const record = ({ what, dossier, day, version = 2 }: DayCorrectionView, title: string): Button =>
  what === 'start' || what === 'entry'
    ? button(title, `${what}.correct`, { dossier, from: day }, 'positive')
    : button(title, 'labels.correct', { dossier, label: what, version }, 'positive')

const actions = (view: DayCorrectionView, { dayCorrection: labels, common }: Text): readonly Button[] => {
  const { what, dossier, step } = view
  const kind = kindOf(what)
  return [
    ...(step === 'form' ? [record(view, labels.record)] : []),
    button(labels.back[kind], shows[kind], { dossier }),
    button(common.openDossier, 'dossier.show', { dossier }),
  ]
}

/** A mistyped day is corrected, with a reason; then what stands, and what was counted again from it. */
export const dayCorrection = cardKind('day-correction', {
  template,
  samples: sample as unknown as DayCorrectionView[],
  data: (view, text, language) => {
    const { dayCorrection: labels, passeport, common } = text
    const { step, what, day, today, earliest } = view
    const kind = kindOf(what)
    return {
      title: step === 'done' ? labels.title.done : labels.title[kind],
      kicker: view.code,
      tone: step === 'done' ? 'good' : 'accent',
      values: {
        form: step === 'form',
        intro: intro(view, text),
        rows: rows(view, text, language),
        onLabel: labels.right[kind],
        day,
        earliest: earliest ?? '',
        today,
        asksReference: kind === 'label',
        reference: view.reference ?? '',
        referenceLabel: labels.reference,
        referenceError: text.labels.referenceError,
        reasonLabel: passeport.reason,
        reasons: correctionReasons.map(value => ({ value, title: upperFirst(passeport.reasons[value]) })),
        whyLabel: passeport.why,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.line),
        actions: actions(view, text),
      },
    }
  },
})
