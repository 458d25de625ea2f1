/** Stretches of a dossier's life: how long something stood, and what ended it. */
import type { Day } from './calendar'
import type { Traits, Turn } from './life'
import type { Cell, Span } from './mark'

/** What a dossier is counted under: from the allocation on the landlord of its home too, none before or once it is cancelled. */
export const cellOf = ({ territory, provider, landlord }: Traits): Cell => ({ territory, provider, landlord })

export interface Stay<T> extends Span {
  readonly first: Turn
  /** The turn that ended it. */
  readonly next?: Turn
  readonly what: T
}

/** The turns grouped into stays: neighbours that `of` gives the same are one; `undefined` is none. */
export const stays = <T>(turns: readonly Turn[], of: (turn: Turn) => T | undefined): readonly Stay<T>[] => {
  const found: Stay<T>[] = []
  let open: Stay<T> | undefined
  for (const turn of turns) {
    const what = of(turn)
    if (open && what === open.what) continue
    if (open) found.push({ ...open, until: turn.on, next: turn })
    open = what === undefined ? undefined : { from: turn.on, first: turn, what }
  }
  return open ? [...found, open] : found
}

/** The turns in stays of the same cell, where `counts` holds: who moves from one to another is counted out and in again. */
export const cellStays = (turns: readonly Turn[], counts: (turn: Turn) => boolean): readonly Stay<string>[] =>
  stays(turns, turn => (counts(turn) ? JSON.stringify(cellOf(turn.traits)) : undefined))

/** The part of a stay that falls into a band of days; none when it was over before or began after. */
export const within = (stay: Span, from: Day, until?: Day): Span[] => {
  const start = from > stay.from ? from : stay.from
  const end = [stay.until, until].filter(day => day !== undefined).sort()[0]
  return end !== undefined && end <= start ? [] : [{ from: start, ...(end && { until: end }) }]
}
