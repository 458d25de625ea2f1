import type { Tally } from '../../domain/round'
import type { Text } from '../../text'

/** Order and colour of the segments of the bar; who is recused does not count, so has none. */
const segments = [
  ['favourable', 'good'],
  ['unfavourable', 'attention'],
  ['adjourn', 'warning'],
  ['abstain', 'accent'],
  ['missing', 'emphasis'],
] as const satisfies readonly (readonly [keyof Tally, string])[]

/** Columns have whole weights: a twelfth of a voice is enough to look at. */
const WHOLE = 12

const inWords = ['favourable', 'unfavourable', 'adjourn', 'abstain', 'recuse', 'missing'] as const

export interface TallyValues {
  readonly hasTally: boolean
  /** Segments that are not empty: columns as wide as their weight. */
  readonly bar: readonly { readonly weight: number; readonly style: string }[]
  /** The same in words: colours alone say nothing to those who do not see them. */
  readonly counted: string
}

/** The tally as a bar and in words, in voices; empty while it is hidden. */
export const tallyValues = (tally: Tally | undefined, { vote }: Text): TallyValues => {
  if (!tally) return { hasTally: false, bar: [], counted: '' }
  const bar = segments.filter(([name]) => tally[name] > 0)
  return {
    hasTally: bar.length > 0,
    bar: bar.map(([name, style]) => ({ weight: Math.round(tally[name] * WHOLE), style })),
    counted: inWords
      .filter(name => tally[name] > 0)
      .map(name => vote.counted[name](tally[name]))
      .join(' · '),
  }
}
