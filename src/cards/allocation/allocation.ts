import type { AllocationView } from '../../actions/allocation'
import { calOutcomes } from '../../domain/allocation'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import type { Row } from '../profile'
import sample from './allocation.sample.json'
import template from './allocation.template.json'

const title = (
  { step, secretariat, stage }: AllocationView,
  { title: titles }: Text['allocation'],
): string => {
  if (step === 'cancel') return titles.cancel
  if (step === 'record' || step === 'blocked') return secretariat ? titles.recordFor : titles.record
  return stage === 'allocated' || stage === 'housed' ? titles.allocated : titles.read
}

const tone = ({ step, allocation, bar }: AllocationView): Tone => {
  if (step === 'record') return bar && bar.left <= 15 ? 'warning' : 'accent'
  if (step === 'cancel' || step === 'blocked') return 'warning'
  return allocation ? (allocation.irregular ? 'warning' : 'good') : 'emphasis'
}

const allocatedRows = ({ allocation }: AllocationView, text: Text, language: Language): readonly Row[] => {
  const { allocation: labels } = text
  if (!allocation) return []
  const { landlord, on, awaited, reason, irregular } = allocation
  return [
    { label: labels.allocated, value: labels.allocatedBy(landlord, formatDay(on, language)) },
    { label: labels.condition, value: awaited ?? '' },
    { label: labels.irregular, value: irregular ? (reason ?? text.common.yes) : '' },
  ].filter(({ value }) => value !== '')
}

const rows = (view: AllocationView, text: Text, language: Language): readonly Row[] => {
  const { allocation: labels, words, window, common } = text
  const { need, bar, landlord } = view
  return [
    { label: labels.need, value: `${need.size} · ${words.territory[need.territory]}` },
    ...(need.dalo ? [{ label: labels.dalo, value: common.yes }] : []),
    ...(landlord && !view.allocation && !view.secretariat
      ? [{ label: labels.landlord, value: landlord.name }]
      : []),
    ...(bar && (view.step === 'record' || view.step === 'blocked')
      ? [
          {
            label: window.title.open,
            value: `${window.left(bar.left)} (${formatDay(bar.lastDay, language)})`,
          },
        ]
      : []),
    ...allocatedRows(view, text, language),
  ]
}

const warning = (view: AllocationView, { allocation: labels }: Text, language: Language): string => {
  const { step, irregular, bar } = view
  if (step === 'cancel') return bar && bar.left < 0 ? labels.cancelLate(formatDay(bar.lastDay, language)) : ''
  if (step === 'blocked') return `${labels.missing.labels} : ${labels.onlySecretariat}`
  if (step !== 'record' || irregular.length === 0) return ''
  const missing = irregular.map(each => labels.missing[each]).join('. ')
  return `${missing} : ${labels.withReason}`
}

const notes = (view: AllocationView, { allocation: labels }: Text, language: Language): readonly string[] => {
  const { step, plannedOn, allocation, code } = view
  const planned = plannedOn ? [labels.planned(formatDay(plannedOn, language))] : []
  if (step === 'cancel') return [labels.cancelIntro]
  if (step === 'record') return [...planned, labels.seeDossier(code)]
  if (step === 'blocked') return planned
  return allocation ? [] : [labels.nothing]
}

const actions = (view: AllocationView, { allocation: labels, common }: Text): readonly Button[] => {
  const { dossier, step } = view
  const open = button(common.openDossier, 'dossier.show', { dossier })
  // Alone: a required question left open would block any other button.
  if (step === 'record') return [button(labels.record, 'allocation.record', { dossier }, 'positive')]
  if (step === 'cancel')
    return [
      button(labels.cancelDo, 'allocation.cancel', { dossier }, 'destructive'),
      button(common.back, 'allocation.show', { dossier }),
    ]
  return [
    ...(view.mayCancel ? [button(labels.cancel, 'allocation.show', { dossier, step: 'cancel' })] : []),
    open,
  ]
}

/** What a landlord's CAL decided; afterwards the allocation, and the way to cancel it. */
export const allocation = cardKind('allocation', {
  template,
  samples: sample as unknown as AllocationView[],
  data: (view, text, language) => {
    const { allocation: labels, common } = text
    const { step, plannedOn, today } = view
    const form = step === 'record'
    return {
      title: title(view, labels),
      kicker: view.code,
      tone: tone(view),
      values: {
        form,
        cancel: step === 'cancel',
        chooses: form && view.secretariat,
        today,
        on: plannedOn && plannedOn <= today ? plannedOn : today,
        rows: rows(view, text, language),
        notes: notes(view, text, language),
        warning: warning(view, text, language),
        landlord: view.landlord?.id ?? '',
        landlords: view.landlords,
        outcomes: calOutcomes.map(value => ({ value, title: labels.outcomes[value] })),
        reasonLabel: view.irregular.length > 0 ? labels.reasonNeeded : labels.reason,
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.text),
        actions: actions(view, text),
      },
    }
  },
})
