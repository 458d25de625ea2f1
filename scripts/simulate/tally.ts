/** What people did, counted: acts that were accepted, those that were refused and why. */

export class Tally {
  readonly acts = new Map<string, number>()
  /** By the code of the refusal. */
  readonly refusals = new Map<string, number>()
  /** By verb and code, for whoever looks closer. */
  readonly refusedActs = new Map<string, number>()

  accepted(verb: string): void {
    count(this.acts, verb)
  }

  refused(verb: string, code: string): void {
    count(this.refusals, code)
    count(this.refusedActs, `${verb} ${code}`)
  }
}

export const count = <K>(counts: Map<K, number>, key: K, by = 1): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by)

export const total = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, n) => sum + n, 0)
