import type { NeedsView } from '../../actions/needs'
import type { NeedLine } from '../../domain/needs'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './needs.sample.json'
import template from './needs.template.json'

/** Lines on the card; the rarest are in the yearly balance. */
const SHOWN = 12

const line = (
  { missing, size, territory, households }: NeedLine,
  { needs: labels, window, words }: Text,
) => ({
  count: String(households),
  need: [
    size ?? labels.anySize,
    territory ? words.territory[territory] : labels.anywhere,
    missing ? window.missingWords[missing] : labels.anyKind,
  ].join(' · '),
})

/** What was looked for and not found in a quarter, the most frequent first: counts only. */
export const needs = cardKind('needs', {
  template,
  samples: sample as unknown as NeedsView[],
  data: ({ first, last, households, lines }, text, language) => {
    const { needs: labels } = text
    return {
      title: labels.title(households),
      kicker: labels.period(formatDay(first, language), formatDay(last, language)),
      tone: 'accent',
      values: {
        intro: households > 0 ? labels.intro : labels.none,
        lines: lines.slice(0, SHOWN).map(each => line(each, text)),
        counted: households > 0 ? labels.counted : '',
      },
    }
  },
})
