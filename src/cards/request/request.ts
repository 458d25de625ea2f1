import type { RequestView } from '../../actions/requestNumber'
import { addDays } from '../../domain/calendar'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { button } from '../button'
import { cardKind } from '../card'
import type { Row } from '../profile'
import sample from './request.sample.json'
import template from './request.template.json'

const rows = (
  { renewedOn, lapsesOn }: RequestView,
  labels: Text['request'],
  language: Language,
): readonly Row[] =>
  renewedOn && lapsesOn
    ? [
        { label: labels.renewed, value: formatDay(renewedOn, language) },
        { label: labels.lapses, value: formatDay(addDays(lapsesOn, -1), language) },
      ]
    : []

/** When the housing request was last renewed; never its number. */
export const request = cardKind('request', {
  template,
  samples: sample as unknown as RequestView[],
  data: (view, text, language) => {
    const { request: labels, common } = text
    const { today, lapsesOn } = view
    return {
      title: labels.title,
      kicker: view.code,
      tone: lapsesOn === undefined ? 'accent' : lapsesOn <= today ? 'attention' : 'emphasis',
      values: {
        rows: rows(view, labels, language),
        intro: lapsesOn ? labels.intro : `${labels.unknown} ${labels.intro}`,
        today,
        labels,
        dateError: common.dateError,
        actions: [
          button(labels.save, 'request.renew', { dossier: view.dossier }, 'positive'),
          button(common.openDossier, 'dossier.show', { dossier: view.dossier }),
        ],
      },
    }
  },
})
