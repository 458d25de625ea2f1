import type { Tally } from '../../domain/round'
import type { Text } from '../../text'

/** Order and colour of the segments of the bar. */
const segments = [
  ['favourable', 'good'],
  ['unfavourable', 'attention'],
  ['adjourn', 'warning'],
  ['abstain', 'accent'],
  ['recuse', 'emphasis'],
  ['missing', 'default'],
] as const satisfies readonly (readonly [keyof Tally, string])[]

export interface TallyValues {
  readonly hasTally: boolean
  /** Segments that are not empty: columns whose width is their weight. */
  readonly bar: readonly { readonly weight: number; readonly style: string; readonly count: string }[]
  /** The same in words: colours alone say nothing to those who do not see them. */
  readonly counted: string
}

/** The tally as a bar and in words; empty while it is hidden. */
export const tallyValues = (tally: Tally | undefined, { vote }: Text): TallyValues => {
  const shown = tally ? segments.filter(([name]) => tally[name] > 0) : []
  return {
    hasTally: shown.length > 0,
    bar: tally
      ? shown.map(([name, style]) => ({ weight: tally[name], style, count: String(tally[name]) }))
      : [],
    counted: tally ? shown.map(([name]) => vote.counted[name](tally[name])).join(' · ') : '',
  }
}
