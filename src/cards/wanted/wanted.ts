import type { WantedView } from '../../actions/wanted'
import { formatDay } from '../../text/format'
import { button } from '../button'
import { cardKind } from '../card'
import { aboutHome } from '../dwelling/lines'
import sample from './wanted.sample.json'
import template from './wanted.template.json'

/** A landlord's own vacant homes that suit a household whose window runs out: what is needed, and whom to call. */
export const wanted = cardKind('wanted', {
  template,
  samples: sample as unknown as WantedView[],
  data: ({ need, lastDay, provider, homes }, text, language) => {
    const { wanted: labels, dwelling, words } = text
    return {
      title: labels.title(homes.length),
      tone: 'warning',
      values: {
        intro: labels.intro(formatDay(lastDay, language)),
        rows: [
          {
            label: labels.need,
            value: [
              need.size,
              words.territory[need.territory],
              dwelling.homes.home[need.home ?? 'either'],
            ].join(' · '),
          },
          { label: labels.provider, value: provider },
        ],
        homes: homes.map(home => ({
          title: dwelling.title(home.size, home.commune),
          about: [home.reference, aboutHome(home, text, language)].join(' · '),
          buttons: [button(labels.open, 'dwelling.show', { dwelling: home.dwelling })],
        })),
      },
    }
  },
})
