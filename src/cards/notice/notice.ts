import type { NoticeView } from '../../actions/facts'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './notice.sample.json'
import template from './notice.template.json'

/** A fact that somebody is told of: one sentence, and the way to the dossier. */
export const notice = cardKind('notice', {
  template,
  samples: sample as unknown as NoticeView[],
  data: ({ code, dossier, fact }, text, language) => ({
    title: text.facts[fact.kind].title,
    kicker: code,
    values: {
      sentence: text.facts[fact.kind].sentence(fact.data),
      signature: [formatDay(fact.on, language), fact.by].filter(Boolean).join(' · '),
      open: text.common.openDossier,
      dossier,
    },
  }),
})
