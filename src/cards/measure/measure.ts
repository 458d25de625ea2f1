import type { MeasureView } from '../../actions/measure'
import { steps } from '../../actions/steps'
import { adhesionStates } from '../../domain/dossier'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button, inRows } from '../button'
import { type Tone, cardKind } from '../card'
import { correctedRow } from '../day-correction/corrected'
import type { Row } from '../profile'
import sample from './measure.sample.json'
import template from './measure.template.json'

const titled = ['accepted', 'window', 'allocated', 'housed', 'interrupted'] as const

const title = ({ step, stage }: MeasureView, { title: titles }: Text['measure']): string => {
  if (step === 'adhesion') return titles.adhesion
  const known = titled.find(each => each === stage)
  return titles[known ?? 'other']
}

const tone = ({ step, stage }: MeasureView): Tone => {
  if (step !== 'none') return 'accent'
  if (stage === 'interrupted') return 'attention'
  return stage === 'allocated' || stage === 'housed' ? 'good' : 'emphasis'
}

const windowRow = ({ window }: MeasureView, labels: Text['measure'], language: Language): string => {
  if (!window) return ''
  const day = formatDay(window.lastDay, language)
  if (window.state === 'stopped') return labels.windowStopped
  return window.state === 'interrupted' ? labels.windowInterrupted(day) : labels.windowLeft(window.left, day)
}

const rows = (view: MeasureView, text: Text, language: Language): readonly Row[] => {
  const { measure: labels, words } = text
  const { adhesion, allocation, measure, months } = view
  const day = (on: Parameters<typeof formatDay>[0] | undefined) => (on ? formatDay(on, language) : '')
  return [
    { label: labels.provider, value: view.provider },
    { label: labels.referent, value: view.referent ?? '' },
    { label: labels.duration, value: months ? labels.months(months) : '' },
    { label: labels.inPlaceOn, value: day(measure?.inPlaceOn) },
    ...correctedRow(measure?.corrected, text, language),
    { label: labels.adhesion, value: labels.adhesionSince(words.adhesion[adhesion.state], day(adhesion.on)) },
    { label: labels.presence, value: view.presence ?? '' },
    { label: labels.window, value: windowRow(view, labels, language) },
    {
      label: labels.allocation,
      value: allocation ? labels.allocatedBy(allocation.landlord, day(allocation.on)) : '',
    },
  ].filter(({ value }) => value !== '')
}

type Next = keyof Text['measure']['next']
const lost = ['accepted', 'window', 'allocated', 'housed'] as const

/** What follows where the household has not adhered, or no longer does. */
const warning = ({ step, stage, adhesion }: MeasureView, labels: Text['measure']): string => {
  if (step !== 'none' || adhesion.state === 'given') return ''
  const here = adhesion.state === 'sought' ? undefined : lost.find(each => each === stage)
  return here ? labels.withoutAdhesion[here] : labels.needsAdhesion
}

const actions = (view: MeasureView, text: Text): readonly Button[] => {
  const { measure: labels, common } = text
  const { dossier, step, adhesion } = view
  if (step === 'adhesion')
    return [
      button(labels.save, 'adhesion.record', { dossier }, 'positive'),
      button(common.back, 'measure.show', { dossier }),
    ]
  const record = button(
    labels.record,
    'measure.show',
    { dossier, step: 'adhesion' },
    step === 'none' && adhesion.state !== 'given' ? 'positive' : 'default',
  )
  return [
    ...(step === 'place' ? [button(labels.place, 'measure.put-in-place', { dossier }, 'positive')] : []),
    ...(view.mayRecord ? [record] : []),
    ...(view.mayCorrect ? [button(text.dayCorrection.open.start, 'start.correct.show', { dossier })] : []),
    ...view.steps.map(name => button(labels.next[name as Next], steps[name].verb, { dossier })),
    button(common.openDossier, 'dossier.show', { dossier }),
  ]
}

/** A measure for its provider: put it in place, record the adhesion, see what comes next. */
export const measure = cardKind('measure', {
  template,
  samples: sample as unknown as MeasureView[],
  data: (view, text, language) => {
    const { measure: labels, common } = text
    const { step, adhesion } = view
    return {
      title: title(view, labels),
      kicker: view.code,
      tone: tone(view),
      values: {
        step,
        today: view.today,
        rows: step === 'adhesion' ? [] : rows(view, text, language),
        warning: warning(view, labels),
        placeIntro: labels.placeIntro(view.windowMonths),
        suggested: adhesion.state === 'sought' ? 'given' : adhesion.state,
        states: adhesionStates
          .filter(state => state !== 'withdrawn' || ['given', 'withdrawn'].includes(adhesion.state))
          .map(value => ({ value, title: labels.states[value] })),
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.line),
        sets: inRows(actions(view, text)),
      },
    }
  },
})
