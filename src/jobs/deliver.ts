/**
 * Messages leave here, and only here: each due one is taken under a lock, looked at again (may its reader still see it,
 * is it still news), sent with one try, and what became of it is kept. Real time throughout: the demo's clock does not
 * make Teams faster.
 */
import { type Outcome, act, contextOf } from '../actions/act'
import type { App } from '../actions/app'
import { messageFact } from '../actions/deliveries'
import { noticeOf } from '../actions/facts'
import { type Instant, instantAfter } from '../domain/calendar'
import type { Person, PersonId, Reach } from '../domain/people'
import { mutes } from '../domain/preferences'
import { Refused } from '../domain/refused'
import type { Message } from '../store/documents'
import { type Change, Conflict, type Doc, StoreUnavailable, all, each } from '../store/store'
import { lateDigest } from './digests'
import { sentCard } from './sent'
import type { Content, Failure, Sent, Teams, Why } from './teams'
import { Turns } from './turns'

/** How long a taken message is its taker's: longer than looking at it and one send may take. */
const LOCK_MS = 60_000
const BASE_MS = 1000
const CEILING_MS = 300_000
/** About a day: eight and a half minutes of doubling, then one try every five minutes. */
export const MOST_TRIES = 295
/** Messages on their way at once: a silent connector holds one for ten seconds, not all. */
const AT_ONCE = 8
/** How long a message waits, at most, for the one before it to the same person: read in order, unless one hangs. */
const TURN_MS = 2000
/** Messages that found nobody go out when their reader can be reached again within this time. */
const REVIVED_DAYS = 14

/** Answers after which another try makes no sense. 401: the bot's own credentials, which get mended. */
const isFinal = (failed: Failure): boolean => {
  if (['blocked', 'gone', 'too-large'].includes(failed)) return true
  const status = Number(/^http-(\d+)$/.exec(failed)?.[1] ?? 0)
  return status >= 400 && status < 500 && ![401, 408, 412, 425, 429].includes(status)
}

/** Milliseconds before the next try: doubling with jitter (between half and all of it), never before Retry-After. */
export const backOff = (tries: number, random: number, retryAfterMs = 0): number => {
  const whole = Math.min(CEILING_MS, BASE_MS * 2 ** Math.min(tries - 1, 20))
  return Math.round(Math.max(retryAfterMs, whole * (0.5 + random / 2)))
}

export interface Deliver {
  /** Something may be due. */
  wake(): void
  /** Sends everything that is due now, and resolves when it is done. */
  drain(): Promise<void>
  /** A person can be reached again: what failed for that reason lately is due again. */
  revive(person: PersonId): Promise<void>
  stop(): Promise<void>
}

interface Options {
  readonly app: App
  readonly teams: Teams
  /** 0 to 1, for the jitter. */
  random(): number
  /** How often it looks without being woken: another process may have added messages. */
  readonly idleMs?: number
}

export const makeDeliver = (options: Options): Deliver => new Deliverer(options)

class Deliverer implements Deliver {
  private readonly app: App
  private timer?: NodeJS.Timeout
  private running?: Promise<void>
  private again = false
  private stopped = false
  private readonly turns = new Turns(TURN_MS)

  constructor(private readonly options: Options) {
    this.app = options.app
  }

  wake(): void {
    if (this.stopped) return
    if (this.running) this.again = true
    else void this.drain()
  }

  async drain(): Promise<void> {
    clearTimeout(this.timer)
    if (this.running) {
      this.again = true
      return this.running
    }
    this.running = this.rounds().finally(() => (this.running = undefined))
    await this.running
    await this.sleep()
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.running
  }

  async revive(person: PersonId): Promise<void> {
    const { store, clock } = this.app
    const from = earlier(clock.now(), REVIVED_DAYS)
    for await (const message of each(store, 'messages', { index: 'state', equals: ['failed'], from })) {
      if (message.to !== person || !['no-reference', 'blocked', 'gone'].includes(message.why ?? '')) continue
      await this.keep([
        put({ ...message, state: 'waiting', open: 1, nextAt: clock.real(), tries: 0 }),
        await messageFact(this.app, message.id, 'message-retried'),
      ])
    }
    this.wake()
  }

  private async rounds(): Promise<void> {
    try {
      do {
        this.again = false
        const workers = Array.from({ length: AT_ONCE }, () => this.worker())
        const broken = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected')
        if (broken && 'reason' in broken) throw broken.reason
      } while (this.again && !this.stopped)
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.fault('deliver', error)
    }
  }

  private async worker(): Promise<void> {
    while (!this.stopped) {
      const { clock, store } = this.app
      const now = clock.real()
      const lock = { nextAt: instantAfter(now, LOCK_MS) }
      const taken = await store.take('messages', { index: 'due', equals: [1], from: '', to: now }, lock)
      if (!taken) return
      await this.turns.next(taken.to, () => this.handle(taken))
    }
  }

  /** Until the next message is due; another process may have taken it, or added one. */
  private async sleep(): Promise<void> {
    if (this.stopped) return
    const { idleMs = 15_000 } = this.options
    const next = await this.app.store
      .find('messages', { index: 'due', equals: [1], limit: 1 })
      .catch(() => ({ docs: [] }))
    const due = next.docs[0] ? Date.parse(next.docs[0].nextAt) - Date.parse(this.app.clock.real()) : idleMs
    if (this.stopped) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.wake(), Math.min(idleMs, Math.max(50, due)))
    this.timer.unref()
  }

  private async handle(message: Doc<'messages'>): Promise<void> {
    try {
      await this.deliver(message)
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      // Somebody else has it, or replaced it: the lock runs out and it is looked at again.
      if (error instanceof Conflict) return
      this.fault(message.id, error)
      await this.failed(message, message.tries + 1, { failed: 'http-500' }, 'fault')
    }
  }

  private async deliver(message: Doc<'messages'>): Promise<void> {
    const { store } = this.app
    if (!(await this.superseded(message))) return this.keep([put(over(message, 'replaced'))])
    const person = await store.get('people', message.to)
    const reference = await store.get('references', message.to)
    if (!person || !reference) {
      await this.fails(message, 'no-reference')
      return this.reach(message.to, 'unreachable')
    }
    const late = await lateDigest(this.app, message, person)
    if (late)
      return this.keep([put({ ...over(message, 'replaced'), instead: late.instead }), ...late.changes])
    // Muted since it was written.
    if (!message.standsFor && mutes(person, [message.kind]))
      return this.keep([put(over(message, 'replaced', 'muted'))])
    const content = await this.content(message, person)
    if (!content) return this.keep([put(over(message, 'replaced'))])
    const sending = await this.begin(message)
    if (!sending) return this.keep([put(over(message, 'replaced'))])
    const sent = await this.options.teams
      .tell(person, reference.reference, content)
      // Before anything left (a card that cannot be drawn): surely not sent, so not in doubt.
      .catch((error: unknown): Sent => (this.fault(message.id, error), { failed: 'http-500' }))
    await this.note(sending, sent, content)
  }

  /**
   * Marks a message before it leaves, and those that it replaces; undefined when a newer one came meanwhile. Another
   * worker may have the older one in hand: then it is looked at again.
   */
  private async begin(message: Doc<'messages'>): Promise<Doc<'messages'> | undefined> {
    for (let tries = 1; ; tries += 1) {
      const older = await this.superseded(message)
      if (!older) return undefined
      const sending = this.sending(message)
      try {
        await this.app.store.commit([put(sending), ...older.map(each => put(over(each, 'replaced')))])
        return { ...sending, v: sending.v + 1 }
      } catch (error) {
        if (!(error instanceof Conflict) || error.id === message.id || tries === 5) throw error
      }
    }
  }

  /**
   * Marked before it leaves. Taken while it was marked already: its sender stopped in the middle, so it may have
   * arrived.
   */
  private sending(message: Doc<'messages'>): Doc<'messages'> {
    return {
      ...message,
      state: 'sending',
      tries: message.tries + 1,
      uncertain: message.uncertain || message.state === 'sending',
      nextAt: instantAfter(this.app.clock.real(), LOCK_MS),
    }
  }

  /** Older messages about the same that have not left; undefined when this one is itself the older. */
  private async superseded(message: Doc<'messages'>): Promise<readonly Doc<'messages'>[] | undefined> {
    const query = { index: 'about', equals: [message.to, message.about, 1] }
    const others = (await all(this.app.store, 'messages', query)).filter(({ id }) => id !== message.id)
    const age = ({ at, id }: Doc<'messages'>) => `${at} ${id}`
    return others.some(other => age(other) > age(message)) ? undefined : others
  }

  /** What it says now; undefined when its reader may no longer see it, or there is nothing to see. */
  private async content(message: Message, person: Person): Promise<Content | undefined> {
    const { say } = message
    try {
      const why = await this.why(message)
      if ('fact' in say) return { view: await noticeOf(contextOf(this.app, person), say.fact), why }
      return contentOf(await act(this.app, person, say.show, say.payload), why)
    } catch (error) {
      if (error instanceof Refused) return undefined
      throw error
    }
  }

  private async why({ because, standsFor }: Message): Promise<Why> {
    const absent = standsFor ? await this.app.store.get('people', standsFor) : undefined
    const absence = absent?.preferences?.absence
    return {
      ...(because && { because }),
      ...(absent && absence && { standsFor: { name: absent.name, to: absence.to } }),
    }
  }

  private async note(message: Doc<'messages'>, sent: Sent, content: Content): Promise<void> {
    if ('uncertain' in sent)
      return this.failed({ ...message, uncertain: true }, message.tries, sent, 'uncertain')
    if ('failed' in sent) return this.failed(message, message.tries, sent, sent.failed)
    const { why: _, ...rest } = message
    const delivered = put({ ...over(rest, 'delivered'), activity: sent.place.activity })
    const at = this.app.clock.now()
    const card = 'view' in content ? sentCard(message.to, sent.place, content.view, at) : undefined
    await this.keep([delivered, ...(card ? [{ do: 'add', in: 'cards', doc: card } as const] : [])])
    await this.reach(message.to, 'reached')
  }

  private async failed(message: Doc<'messages'>, tries: number, sent: Sent, why: string): Promise<void> {
    const final = 'failed' in sent && isFinal(sent.failed)
    if (final || tries >= MOST_TRIES) {
      await this.fails({ ...message, tries }, why)
      if (why === 'blocked') await this.reach(message.to, 'blocked')
      return
    }
    const wait = backOff(tries, this.options.random(), 'failed' in sent ? sent.retryAfterMs : undefined)
    const nextAt = instantAfter(this.app.clock.real(), wait)
    await this.keep([put({ ...message, state: 'waiting', tries, why, nextAt })])
  }

  /** It reached nobody: kept on the message, and as a fact for the figures. */
  private async fails(message: Doc<'messages'>, why: string): Promise<void> {
    const fact = await messageFact(this.app, message.id, 'message-failed', { why })
    await this.keep([put(over(message, 'failed', why)), fact])
  }

  /**
   * Keeps what became of a message. A store that does not answer now is asked again for a while: once it has left,
   * forgetting that means telling somebody twice.
   */
  private async keep(changes: readonly Change[]): Promise<void> {
    for (let tries = 1; ; tries += 1)
      try {
        return await this.app.store.commit(changes)
      } catch (error) {
        if (error instanceof Conflict) return this.lost(error, changes)
        if (!(error instanceof StoreUnavailable) || tries === 5 || this.stopped) throw error
        await new Promise(next => setTimeout(next, backOff(tries, this.options.random())))
      }
  }

  /**
   * Somebody wrote first. A card that is known already must not undo that its message was delivered: the message is
   * kept alone. Who else took the message, or marked the person, has kept as much as we would.
   */
  private async lost({ collection }: Conflict, changes: readonly Change[]): Promise<void> {
    const others = changes.filter(change => change.in !== collection)
    if (collection === 'cards' && others.length > 0) return this.keep(others)
    if (collection === 'messages') this.app.log.info('message-taken-by-another')
  }

  private async reach(id: PersonId, reach: Reach): Promise<void> {
    const person = await this.app.store.get('people', id)
    if (person && person.reach !== reach)
      await this.keep([{ do: 'put', in: 'people', doc: { ...person, reach } }])
  }

  private fault(what: string, error: unknown): void {
    this.app.log.error('delivery-fault', { what, error: error instanceof Error ? error.name : 'unknown' })
  }
}

/** The card of an act that shows something; where it was too late, the card as it is now. */
const contentOf = ({ view, say }: Outcome, why: Why): Content | undefined => {
  if (view) return { view, why }
  return say && { say }
}

const put = (doc: Doc<'messages'>): Change => ({ do: 'put', in: 'messages', doc })

const over = (message: Doc<'messages'>, state: Message['state'], why?: string): Doc<'messages'> => ({
  ...message,
  state,
  open: 0,
  ...(why !== undefined && { why }),
})

const earlier = (at: Instant, days: number): Instant => instantAfter(at, -days * 86_400_000)
