/** Teams' rates for what a bot sends, kept for the whole bot in one place, so that Teams has nothing to refuse. */

interface Rate {
  readonly sends: number
  readonly withinMs: number
}

/** A bot in one conversation (Microsoft, "Optimize your bot with rate limiting"). */
export const conversationRates: readonly Rate[] = [
  { sends: 7, withinMs: 1000 },
  { sends: 8, withinMs: 2000 },
  { sends: 60, withinMs: 30_000 },
  { sends: 1800, withinMs: 3_600_000 },
]

/**
 * The whole bot: Teams allows 30 to 50 requests a second and tenant, counted where they arrive. On the way they bunch, so
 * they leave evenly and with some to spare: 24 in any second, 28 where the network bunches them by 150 ms.
 */
export const botRates: readonly Rate[] = [{ sends: 4, withinMs: 170 }]

/** When something was sent, oldest first, as far back as the longest rate looks. Times in ms of any steady clock. */
export class Sends {
  private times: number[] = []
  private pausedUntil = 0

  constructor(private readonly rates: readonly Rate[]) {}

  /** Milliseconds until one more may be sent; 0: now. */
  wait(now: number): number {
    const waits = this.rates.map(({ sends, withinMs }) => {
      const before = this.times[this.times.length - sends]
      return before === undefined ? 0 : before + withinMs - now
    })
    return Math.max(0, this.pausedUntil - now, ...waits)
  }

  add(now: number): void {
    this.times.push(now)
    const longest = Math.max(...this.rates.map(({ sends }) => sends))
    if (this.times.length > 2 * longest) this.times = this.times.slice(-longest)
  }

  /** Nothing until then: Teams said `Retry-After`. */
  pause(until: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, until)
  }

  paused(now: number): boolean {
    return this.pausedUntil > now
  }

  /** Nothing that was sent counts any more. */
  idle(now: number): boolean {
    const last = this.times.at(-1)
    const window = Math.max(...this.rates.map(({ withinMs }) => withinMs))
    return !this.paused(now) && (last === undefined || last + window <= now)
  }
}

export interface LimiterClock {
  /** Milliseconds that only go forward. */
  now(): number
  later(run: () => void, ms: number): void
}

interface Waiting {
  /** Told 0: it may go; otherwise how long it would still have to wait. */
  readonly tell: (waitMs: number) => void
  /** It waits no longer than this. */
  readonly until: number
}

/** Hands out permits to send: in order within a conversation, in turn between conversations. */
export class Limiter {
  private readonly bot = new Sends(botRates)
  private readonly conversations = new Map<string, Sends>()
  private readonly waiting = new Map<string, Waiting[]>()
  private wakesAt = Infinity

  constructor(private readonly clock: LimiterClock) {}

  /**
   * Resolves with 0 when one message may leave for this conversation. An answer to a person (`urgent`) goes before the
   * rest. Resolves with the milliseconds still to wait as soon as that is more than its patience: it then may not go.
   */
  permit(conversation: string, urgent = false, patienceMs = Infinity): Promise<number> {
    const now = this.clock.now()
    if (this.waiting.size === 0 && this.waitOf(conversation, now) === 0) {
      this.note(conversation, now)
      return Promise.resolve(0)
    }
    return new Promise(tell => {
      const queue = this.waiting.get(conversation) ?? []
      const mine = { tell, until: now + patienceMs }
      if (urgent) queue.unshift(mine)
      else queue.push(mine)
      this.waiting.set(conversation, queue)
      this.pump()
    })
  }

  /**
   * Teams asked to wait. It does not say whether it means the conversation or the bot: a second conversation that has
   * to wait at the same time means the bot.
   */
  pause(conversation: string, ms: number): void {
    const now = this.clock.now()
    const others = [...this.conversations].some(([name, sends]) => name !== conversation && sends.paused(now))
    this.sendsOf(conversation).pause(now + ms)
    if (others) this.bot.pause(now + ms)
    this.dismiss(now)
  }

  private waitOf(conversation: string, now: number): number {
    return Math.max(this.bot.wait(now), this.sendsOf(conversation).wait(now))
  }

  /** Sends away those who would have to wait for longer than they can. */
  private dismiss(now: number): void {
    for (const [conversation, queue] of [...this.waiting]) {
      const wait = this.waitOf(conversation, now)
      const left = queue.filter(({ until }) => now + wait <= until)
      if (left.length === queue.length) continue
      if (left.length > 0) this.waiting.set(conversation, left)
      else this.waiting.delete(conversation)
      for (const { tell, until } of queue) if (now + wait > until) tell(Math.max(1, wait))
    }
  }

  private sendsOf(conversation: string): Sends {
    const known = this.conversations.get(conversation)
    if (known) return known
    const made = new Sends(conversationRates)
    this.conversations.set(conversation, made)
    if (this.conversations.size % 1000 === 0) this.forget()
    return made
  }

  private note(conversation: string, now: number): void {
    this.bot.add(now)
    this.sendsOf(conversation).add(now)
  }

  /** Lets go whoever may go now; each conversation once a round, then the next round. */
  private pump(): void {
    const now = this.clock.now()
    this.dismiss(now)
    for (let gone = true; gone;) {
      gone = false
      for (const [conversation, queue] of [...this.waiting]) {
        if (this.bot.wait(now) > 0) return this.wake(this.bot.wait(now))
        if (this.sendsOf(conversation).wait(now) > 0) continue
        this.waiting.delete(conversation)
        const [next, ...rest] = queue
        if (rest.length > 0) this.waiting.set(conversation, rest)
        this.note(conversation, now)
        next?.tell(0)
        gone = true
      }
    }
    if (this.waiting.size === 0) return
    this.wake(Math.min(...[...this.waiting.keys()].map(name => this.sendsOf(name).wait(now))))
  }

  private wake(ms: number): void {
    const at = this.clock.now() + Math.max(1, Math.ceil(ms))
    if (at >= this.wakesAt) return
    this.wakesAt = at
    this.clock.later(() => {
      if (this.wakesAt === at) this.wakesAt = Infinity
      this.pump()
    }, at - this.clock.now())
  }

  private forget(): void {
    const now = this.clock.now()
    for (const [name, sends] of this.conversations)
      if (sends.idle(now) && !this.waiting.has(name)) this.conversations.delete(name)
  }
}
