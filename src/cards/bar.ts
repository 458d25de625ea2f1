/** Days of a window as a picture that works in any card: a bar of two columns, what is gone and what is left. */
import type { WindowBar } from '../actions/window'
import type { Language } from '../domain/people'
import type { Text } from '../text'
import { formatDay } from '../text/format'

/** Colours of the bar and of its sentence, by days left. */
const tones = [
  { upTo: 7, style: 'attention', color: 'Attention' },
  { upTo: 15, style: 'warning', color: 'Attention' },
  { upTo: Infinity, style: 'good', color: 'Good' },
] as const

/** Narrowest column, in hundredths: thinner ones vanish on a phone. */
const NARROWEST = 8

const share = ({ total, left }: WindowBar): number => {
  const gone = Math.round(((total - left) / total) * 100)
  return Math.min(100 - NARROWEST, Math.max(NARROWEST, gone))
}

/** Values of a bar's ColumnSet; `parts` is empty once the window is over. */
export const barValues = (bar: WindowBar, { window: labels }: Text, language: Language) => {
  const { style, color } = tones.find(({ upTo }) => bar.left <= upTo) ?? tones[2]
  const gone = bar.left < 0 ? 100 : share(bar)
  return {
    left: labels.left(bar.left),
    color,
    parts: [{ width: gone, style: 'emphasis' }, ...(bar.left < 0 ? [] : [{ width: 100 - gone, style }])],
    from: labels.from(formatDay(bar.opensOn, language)),
    until: labels.until(formatDay(bar.lastDay, language)),
  }
}
