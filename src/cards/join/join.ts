import type { JoinView } from '../../actions/join'
import { cardKind } from '../card'
import sample from './join.sample.json'
import template from './join.template.json'

/** Somebody unknown is told kindly how to join. */
export const join = cardKind('join', {
  template,
  samples: sample as JoinView[],
  data: (_view, { people, common }) => ({
    title: people.join.title,
    kicker: 'Passerelle',
    tone: 'accent',
    values: {
      intro: people.join.intro,
      how: people.join.how,
      label: people.join.code,
      placeholder: people.join.placeholder,
      required: common.required,
      send: people.join.send,
    },
  }),
})
