import type { MandateView } from '../../actions/mandate'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { button } from '../button'
import { type Tone, cardKind } from '../card'
import { type Row, profileRows } from '../profile'
import sample from './mandate.sample.json'
import template from './mandate.template.json'

const tones: Readonly<Record<MandateView['step'], Tone>> = {
  answer: 'accent',
  decline: 'accent',
  accepted: 'good',
  declined: 'emphasis',
}

const rows = (view: MandateView, text: Text): readonly Row[] => {
  const { mandate: labels, words } = text
  const { profile, months, funding, conditions, objectives, referent } = view
  return [
    ...(profile ? profileRows(profile, text) : []),
    { label: labels.duration, value: months === undefined ? '' : labels.months(months) },
    { label: labels.funding, value: funding ? words.funder[funding] : '' },
    { label: labels.conditions, value: conditions ?? '' },
    { label: labels.objectives, value: objectives ?? '' },
    { label: labels.referent, value: referent ?? '' },
  ].filter(({ value }) => value !== '')
}

const actions = ({ step, dossier }: MandateView, { mandate: labels, common }: Text) =>
  ({
    answer: [
      button(labels.accept, 'mandate.accept', { dossier }, 'positive'),
      button(labels.decline, 'mandate.show', { dossier, step: 'decline' }),
    ],
    decline: [
      button(labels.declineFor, 'mandate.decline', { dossier }, 'destructive'),
      button(common.back, 'mandate.show', { dossier, step: 'answer' }),
    ],
    accepted: [
      button(labels.place, 'measure.show', { dossier }, 'positive'),
      button(common.openDossier, 'dossier.show', { dossier }),
    ],
    declined: [],
  })[step]

const intro = ({ step, askedOn }: MandateView, labels: Text['mandate'], language: Language): string => {
  if (step === 'declined') return labels.declinedNote
  return askedOn && step === 'answer' ? labels.askedOn(formatDay(askedOn, language)) : ''
}

/** The commission's request to a provider: accept and name the référent, or decline with a reason. */
export const mandate = cardKind('mandate', {
  template,
  samples: sample as unknown as MandateView[],
  data: (view, text, language) => {
    const { mandate: labels, common } = text
    const { step } = view
    return {
      title: labels.title[step],
      kicker: view.code,
      tone: tones[step],
      values: {
        step,
        me: view.people.some(({ id }) => id === view.me) ? view.me : '',
        intro: intro(view, labels, language),
        rows: step === 'decline' ? [] : rows(view, text),
        note: step === 'answer' ? labels.identityNext : step === 'accepted' ? labels.identityNow : '',
        people: view.people,
        labels,
        required: common.required,
        tooLong: common.tooLong(limits.text),
        actions: actions(view, text),
      },
    }
  },
})
