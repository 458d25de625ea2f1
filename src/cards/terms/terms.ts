import type { TermsView } from '../../actions/terms'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import type { Row } from '../profile'
import sample from './terms.sample.json'
import template from './terms.template.json'

const rows = (view: TermsView, { terms: labels }: Text, language: Language): readonly Row[] => {
  const { step, months, inPlaceOn, conditions, confirmed } = view
  const day = confirmed ? formatDay(confirmed.on, language) : ''
  return [
    { label: labels.inPlaceOn, value: inPlaceOn ? formatDay(inPlaceOn, language) : '' },
    { label: labels.duration, value: step === 'read' && months > 0 ? labels.ofMonths(months) : '' },
    { label: labels.conditions, value: step === 'read' ? (conditions ?? '') : '' },
    { label: labels.confirmed, value: confirmed?.changed ? labels.changed(day) : day },
  ].filter(({ value }) => value !== '')
}

const actions = ({ step, dossier }: TermsView, { terms: labels, common }: Text): readonly Button[] => [
  ...(step === 'confirm' ? [button(labels.save, 'terms.confirm', { dossier }, 'positive')] : []),
  button(common.openDossier, 'dossier.show', { dossier }),
]

/** The support's duration and conditions when a home is allocated: as they were, or changed. */
export const terms = cardKind('terms', {
  template,
  samples: sample as unknown as TermsView[],
  data: (view, text, language) => {
    const { terms: labels, common } = text
    const { step, months, conditions } = view
    return {
      title: labels.title[step],
      kicker: view.code,
      tone: step === 'confirm' ? 'accent' : 'good',
      values: {
        form: step === 'confirm',
        intro: step === 'confirm' ? labels.intro : '',
        rows: rows(view, text, language),
        months: months > 0 ? months : '',
        conditions: conditions ?? '',
        labels,
        tooLong: common.tooLong(limits.text),
        actions: actions(view, text),
      },
    }
  },
})
