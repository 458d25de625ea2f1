import type { Log } from '../actions/app'

/** Work that a turn leaves behind: it fails alone, and the bot waits for it before it stops. */
export class Background {
  private readonly running = new Set<Promise<unknown>>()

  constructor(private readonly log: Log) {}

  run(name: string, work: Promise<unknown>): void {
    const mine: Promise<unknown> = work
      .catch((error: unknown) => this.log.error('background', { name, error: nameOf(error) }))
      .finally(() => this.running.delete(mine))
    this.running.add(mine)
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running)
  }
}

/** The kind of an error: its message may hold what a household told us, so it is never logged. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** Where an error was thrown: the first lines of its stack without its message. */
export const placeOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter(line => /^\s+at /.test(line))
        .slice(0, 4)
        .map(line => line.trim().replace(/\(.*[/\\](?:src|node_modules)[/\\]/, '('))
        .join(' < ')
    : ''
