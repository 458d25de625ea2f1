/** Chance that can be made again: the same seed draws the same, whatever the machine. */

export interface Random {
  /** 0 (included) to 1 (not included). */
  next(): number
  /** Whether it happens, with a chance between 0 and 1. */
  chance(of: number): boolean
  /** A whole number, both bounds included. */
  between(least: number, most: number): number
  /** One of a list, which must not be empty. */
  pick<T>(list: readonly T[]): T
  /** One of the keys, as often as their weights say. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  /** Some of a list, each with this chance. */
  some<T>(list: readonly T[], chance: number): readonly T[]
}

/** The mulberry32 generator: 32 bits of state, enough to draw a life and small enough to read. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  const weighted = <K extends string>(weights: Readonly<Record<K, number>>): K => {
    const entries = Object.entries(weights) as [K, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    return (entries.find(([, weight]) => (left -= weight) < 0) ?? pick(entries))[0]
  }
  const chance = (of: number): boolean => next() < of
  return { next, chance, between, pick, weighted, some: (list, of) => list.filter(() => chance(of)) }
}
