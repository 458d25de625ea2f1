/** One thing at a time for each person, in the order asked; a thing that hangs holds the next only for a while. */
import type { PersonId } from '../domain/people'

export class Turns {
  /** The newest thing asked for each person. */
  private readonly newest = new Map<PersonId, Promise<void>>()

  /** `patience`: milliseconds of real time that one waits, at most, for the one before it to the same person. */
  constructor(private readonly patience: number) {}

  /** Runs it after what was asked before for this person; resolves or rejects as it does. */
  async next(person: PersonId, run: () => Promise<void>): Promise<void> {
    const mine = atMost(this.patience, this.newest.get(person)).then(run)
    this.newest.set(person, mine)
    try {
      await mine
    } finally {
      if (this.newest.get(person) === mine) this.newest.delete(person)
    }
  }
}

/** Resolves when `other` has ended, well or not, and after `ms` at the latest. */
const atMost = async (ms: number, other: Promise<void> | undefined): Promise<void> => {
  if (!other) return
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>(resolve => (timer = setTimeout(resolve, ms)))
  await Promise.race([other.catch(() => undefined), late])
  clearTimeout(timer)
}
