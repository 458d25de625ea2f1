import type { NeedView } from '../../actions/need'
import type { Text } from '../../text'
import { formatDay, lowerFirst } from '../../text/format'
import { button } from '../button'
import { cardKind } from '../card'
import { optionText } from '../inputs'
import type { Row } from '../profile'
import sample from './need.sample.json'
import template from './need.template.json'

const rows = ({ sought }: NeedView, text: Text): readonly Row[] => {
  if (!sought) return []
  const { size, territory, home, constraints = [] } = sought.need
  const { need, words } = text
  return [
    { label: need.size, value: size },
    { label: need.territory, value: words.territory[territory] },
    { label: need.home, value: home ? optionText(text, 'home', home) : '' },
    {
      label: need.constraints,
      value: constraints.map(each => lowerFirst(optionText(text, 'constraints', each))).join(', '),
    },
  ].filter(({ value }) => value !== '')
}

/** A home to find, told to the landlords without a word of the household, its code included. */
export const need = cardKind('need', {
  template,
  samples: sample as unknown as NeedView[],
  data: (view, text, language) => {
    const { need: labels } = text
    const { sought } = view
    return {
      title: sought
        ? labels.title(sought.need.size, text.words.territory[sought.need.territory])
        : labels.over,
      kicker: labels.kicker,
      tone: sought ? 'accent' : 'emphasis',
      values: {
        why: sought ? labels.why(formatDay(sought.on, language)) : labels.explainOver,
        rows: rows(view, text),
        privacy: sought ? labels.privacy : '',
        buttons: sought
          ? [
              button(labels.homes, 'dwellings.show', {
                status: 'vacant',
                territory: sought.need.territory,
                size: sought.need.size,
              }),
            ]
          : [],
      },
    }
  },
})
