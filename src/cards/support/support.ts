import type { SupportView } from '../../actions/support'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import type { Row } from '../profile'
import sample from './support.sample.json'
import template from './support.template.json'

const rows = (view: SupportView, text: Text, language: Language): readonly Row[] => {
  const { support: labels, words } = text
  const day = (on: Parameters<typeof formatDay>[0]) => formatDay(on, language)
  const { months, endsOn, intensity, referent } = view
  return [
    { label: labels.inPlaceOn, value: day(view.inPlaceOn) },
    { label: labels.duration, value: endsOn ? labels.until(months, day(endsOn)) : labels.open },
    { label: labels.intensity, value: words.intensity[intensity] },
    { label: labels.referent, value: referent ?? '' },
  ].filter(({ value }) => value !== '')
}

/** The request that waits: what is asked, from when, why. */
const request = ({ asked }: SupportView, text: Text, language: Language): readonly Row[] => {
  const { support: labels, words } = text
  if (!asked) return []
  const { kind, months = 0, on, askedOn, reason } = asked
  const what = kind === 'renew' ? labels.renewal(months) : words.measureChange[kind]
  return [
    { label: labels.asked, value: labels.askedLine(what, formatDay(on, language)) },
    { label: labels.askedOn, value: formatDay(askedOn, language) },
    ...(reason ? [{ label: labels.reason, value: reason }] : []),
  ]
}

const isChange = (step: SupportView['step']): boolean =>
  step === 'renew' || step === 'step-up' || step === 'step-down'

const actions = (view: SupportView, { support: labels, common }: Text): readonly Button[] => {
  const { dossier, step } = view
  const back = button(common.back, 'support.show', { dossier })
  if (step === 'referent' && view.people.length === 0) return [back]
  if (step === 'referent')
    return [button(labels.saveReferent, 'support.referent', { dossier }, 'positive'), back]
  if (step === 'decide')
    return [
      button(labels.accept, 'support.decide', { dossier, accept: 'yes' }, 'positive'),
      button(labels.refuse, 'support.decide', { dossier, accept: 'no' }, 'destructive'),
      back,
    ]
  if (isChange(step)) {
    const title = view.byCommission ? labels.ask : labels.save
    return [button(title, 'support.change', { dossier, kind: step, was: view.mark }, 'positive'), back]
  }
  return [
    ...(view.mayDecide
      ? [button(labels.decide, 'support.show', { dossier, step: 'decide' }, 'positive')]
      : []),
    ...view.possible.map(kind => button(labels.change[kind], 'support.show', { dossier, step: kind })),
    button(common.openDossier, 'dossier.show', { dossier }),
  ]
}

const tone = ({ step, asked, endsOn, today }: SupportView): Tone => {
  if (step !== 'read') return 'accent'
  if (asked) return 'warning'
  return endsOn && endsOn < today ? 'attention' : 'emphasis'
}

/** A running measure: how long, how dense, followed by whom; and the forms that change it. */
export const support = cardKind('support', {
  template,
  samples: sample as unknown as SupportView[],
  data: (view, text, language) => {
    const { support: labels, common } = text
    const { step, today, people, inPlaceOn } = view
    return {
      title: step === 'read' ? labels.title : step === 'decide' ? labels.decide : labels.change[step],
      kicker: view.code,
      tone: tone(view),
      values: {
        rows: rows(view, text, language),
        request: request(view, text, language),
        intro: isChange(step) && view.byCommission ? labels.byCommission : '',
        renews: step === 'renew',
        dated: isChange(step) || step === 'decide',
        reasoned: step === 'decide' || (isChange(step) && view.byCommission),
        names: step === 'referent',
        alone: step === 'referent' && people.length === 0 ? labels.alone : '',
        people: people.map(({ id, name }) => ({ value: id, title: name })),
        dateLabel: step === 'decide' ? labels.decidedOn : labels.from,
        reasonLabel: step === 'decide' ? labels.refusalReason : labels.reasonFor,
        today,
        earliest: step === 'decide' ? (view.asked?.askedOn ?? inPlaceOn) : inPlaceOn,
        months: 6,
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.text),
        limit: limits.text,
        actions: actions(view, text),
      },
    }
  },
})
