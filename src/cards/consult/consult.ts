import type { ConsultView } from '../../actions/consult'
import { formatList } from '../../text/format'
import { button } from '../button'
import { cardKind } from '../card'
import sample from './consult.sample.json'
import template from './consult.template.json'

/** Who else is to follow the examination of one dossier, without a voice. */
export const consult = cardKind('consult', {
  template,
  samples: sample as unknown as ConsultView[],
  data: ({ dossier, code, consulted, candidates }, { sheet, common }, language) => {
    const { consult: labels } = sheet
    return {
      title: labels.title,
      kicker: code,
      tone: 'accent',
      values: {
        intro: candidates.length > 0 ? labels.intro : labels.nobody,
        already: consulted.length > 0 ? labels.already(formatList(consulted, language)) : '',
        hasCandidates: candidates.length > 0,
        label: labels.who,
        required: common.required,
        candidates: candidates.map(({ organisation, name }) => ({ value: organisation, title: name })),
        actions: [
          ...(candidates.length > 0 ? [button(labels.ask, 'consult.ask', { dossier }, 'positive')] : []),
          button(common.back, 'sheet.show', { dossier }),
        ],
      },
    }
  },
})
