import type { PaperView } from '../../actions/links'
import { formatTime } from '../../text/format'
import { cardKind } from '../card'
import sample from './paper.sample.json'
import template from './paper.template.json'

/** A file is ready: a link of one's own, for a short while. */
export const paper = cardKind('paper', {
  template,
  samples: sample as PaperView[],
  data: ({ of, format, url, until, ids }, { paper, common }, language) => ({
    title: paper.names[of] ?? paper.name,
    kicker: paper.kicker,
    values: {
      intro: paper.intro(formatTime(until, language)),
      open: paper.open(format.toUpperCase()),
      url,
      renew: paper.renew,
      again: { v: 1, of, format, ...ids },
      // It took the place of the card that it was asked on.
      back: common.back,
      of,
      ids: { v: 1, ...ids },
    },
  }),
})
