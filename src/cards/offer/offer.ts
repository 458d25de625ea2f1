import type { OfferView } from '../../actions/offer'
import { steps } from '../../actions/steps'
import type { Day } from '../../domain/calendar'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import type { Row } from '../profile'
import sample from './offer.sample.json'
import template from './offer.template.json'

/** The last days to answer, in which the card presses. */
const PRESSING_DAYS = 3

const title = ({ step, offer }: OfferView, { title: titles }: Text['offer']): string =>
  step === 'read' ? (offer?.acceptedOn ? titles.accepted : titles.read) : titles[step]

const tone = ({ step, offer }: OfferView): Tone => {
  if (step === 'after-all') return 'attention'
  if (step === 'read') return offer?.acceptedOn ? 'good' : 'emphasis'
  return step === 'answer' && offer && offer.left <= PRESSING_DAYS ? 'warning' : 'accent'
}

const warnedText = (warned: boolean | undefined, labels: Text['offer']): string =>
  warned === undefined ? '' : warned ? labels.warnedYes : labels.warnedNo

const rows = (view: OfferView, { offer: labels }: Text, language: Language): readonly Row[] => {
  const { landlord, allocatedOn, awaited, offer, step } = view
  const day = (on: Day | undefined) => (on ? formatDay(on, language) : '')
  const due = offer
    ? [day(offer.dueOn), step === 'answer' ? labels.left(offer.left) : ''].filter(Boolean).join(', ')
    : ''
  return [
    { label: labels.landlord, value: labels.allocatedBy(landlord, day(allocatedOn)) },
    { label: labels.condition, value: awaited ?? '' },
    { label: labels.notified, value: day(offer?.notifiedOn) },
    { label: labels.due, value: due },
    { label: labels.accepted, value: day(offer?.acceptedOn) },
    { label: labels.warned, value: offer?.warned ? warnedText(true, labels) : '' },
  ].filter(({ value }) => value !== '')
}

const notes = (view: OfferView, { offer: labels }: Text, language: Language): readonly string[] => {
  if (view.step === 'notify')
    return [labels.notifyIntro(view.answerDays), labels.wouldBeDue(formatDay(view.wouldBeDueOn, language))]
  return view.step === 'after-all' ? [labels.afterAllIntro] : []
}

const related = (view: OfferView, { offer: labels, common }: Text): readonly Button[] => [
  ...view.steps.map(name =>
    button(labels.next[name as keyof typeof labels.next], steps[name].verb, { dossier: view.dossier }),
  ),
  button(common.openDossier, 'dossier.show', { dossier: view.dossier }),
]

const actions = (view: OfferView, text: Text): readonly Button[] => {
  const { offer: labels, common } = text
  const { dossier, step } = view
  const toDossier = button(common.openDossier, 'dossier.show', { dossier })
  if (step === 'notify')
    return [
      button(labels.notify, 'offer.notify', { dossier }, 'positive'),
      view.offer ? button(common.back, 'offer.show', { dossier }) : toDossier,
    ]
  if (step === 'answer')
    return [
      button(labels.accept, 'offer.answer', { dossier, answer: 'accepted' }, 'positive'),
      button(labels.refuse, 'offer.answer', { dossier, answer: 'refused' }, 'destructive'),
      ...(view.mayNotify ? [button(labels.correct, 'offer.show', { dossier, step: 'notify' })] : []),
      toDossier,
    ]
  if (step === 'after-all')
    return [button(labels.afterAll, 'offer.accept-after-all', { dossier }, 'positive'), toDossier]
  return related(view, text)
}

const onLabels = { notify: 'notifiedOn', answer: 'answerOn', 'after-all': 'afterAllOn' } as const

/** The offer of the home: when it was notified, until when the household may answer, what it said. */
export const offer = cardKind('offer', {
  template,
  samples: sample as unknown as OfferView[],
  data: (view, text, language) => {
    const { offer: labels, common } = text
    const { step, today, allocatedOn } = view
    const form = step !== 'read'
    const since = step === 'notify' ? allocatedOn : view.offer?.notifiedOn
    return {
      title: title(view, labels),
      kicker: view.code,
      tone: tone(view),
      values: {
        form,
        rows: rows(view, text, language),
        warning: view.offer?.warned === false ? `${labels.warned} : ${labels.warnedNo}` : '',
        notes: notes(view, text, language),
        onLabel: form ? labels[onLabels[step]] : '',
        on:
          step === 'after-all'
            ? (view.offer?.dueOn ?? today)
            : (step === 'notify' && view.offer?.notifiedOn) || today,
        min: since ?? today,
        today,
        asksWarned: step === 'notify' && view.dalo,
        answers: [
          { value: 'yes', title: common.yes },
          { value: 'no', title: common.no },
        ],
        asksReason: step === 'after-all',
        hint: step === 'answer' ? labels.refuseNote : '',
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.text),
        actions: actions(view, text),
      },
    }
  },
})
