import type { MismatchView, MismatchesView } from '../../actions/mismatches'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { button } from '../button'
import { cardKind } from '../card'
import sample from './mismatches.sample.json'
import template from './mismatches.template.json'

const line = (
  { dossier, code, stage, missing, since }: MismatchView,
  sharedFile: string,
  { mismatches: labels, labels: names, words }: Text,
  language: Language,
) => ({
  code,
  stage: words.stage[stage],
  about: labels.line(names.name(missing, sharedFile), formatDay(since, language)),
  buttons: [button(labels.open, 'labels.show', { dossier })],
})

/** Dossiers with one label and not the other; each leads to the card of its labels. */
export const mismatches = cardKind('mismatches', {
  template,
  samples: sample as unknown as MismatchesView[],
  data: ({ lines, more, sharedFileName }, text, language) => {
    const { mismatches: labels } = text
    return {
      title: labels.title(lines.length + more),
      tone: lines.length > 0 ? 'warning' : 'good',
      values: {
        intro: lines.length > 0 ? labels.intro : labels.none,
        lines: lines.map(each => line(each, sharedFileName, text, language)),
        more: more > 0 ? labels.more(more) : '',
      },
    }
  },
})
