import type { DeliveriesView, DeliveryLine } from '../../actions/deliveries'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './deliveries.sample.json'
import template from './deliveries.template.json'

/** What reached nobody, or perhaps twice: shown to the secretariat, who can send again. */
export const deliveries = cardKind('deliveries', {
  template,
  samples: sample as DeliveriesView[],
  data: ({ failed, uncertain, waiting, delivered }, { people }, language) => {
    const text = people.deliveries
    const lines = (list: readonly DeliveryLine[], retry: string) =>
      list.map(({ message, person, on, why, code }) => ({
        message,
        person,
        about: [code, formatDay(on, language)].filter(Boolean).join(' · '),
        why: text.why(why),
        retry,
      }))
    return {
      title: text.title,
      tone: failed.length > 0 ? 'warning' : 'emphasis',
      values: {
        sums: text.sums(delivered, waiting),
        groups: [
          { title: text.failed, lines: lines(failed, text.retry) },
          { title: text.uncertain, lines: lines(uncertain, '') },
        ].filter(group => group.lines.length > 0),
        allWell: failed.length === 0 ? text.allWell : '',
      },
    }
  },
})
