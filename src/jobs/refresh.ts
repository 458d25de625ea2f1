/**
 * Cards that were sent follow their subject: when it moves on they are edited, by Teams' rates and only while that is
 * still news. An edit is no message: losing one is mended by the next change, or by the sweep at the next start.
 */
import type { App } from '../actions/app'
import type { Person } from '../domain/people'
import { type CollectionName, type Doc, StoreUnavailable, each } from '../store/store'
import { CardEdits, type Edited, type Pressed, isRound, subjectOf } from './cardEdits'
import { cardId } from './sent'
import type { Content, Place, Teams } from './teams'

export interface Refresh {
  /** These documents were written: cards about them may be out of date. */
  changed(subjects: readonly string[]): void
  /** A person pressed this card and was answered with another: the message becomes that one. */
  pressed(person: Person, place: Place, content: Content): void
  /** The store did not answer while this card was pressed: edited to what it is as soon as it does. */
  mend(place: Place): void
  /** Cards of the last days, after a start: what was not edited before the stop. */
  sweep(): Promise<void>
  /** Does everything that waits now, at rest or not, and resolves when it is done. */
  drain(): Promise<void>
  stop(): Promise<void>
}

interface Options {
  readonly app: App
  readonly teams: Teams
  /** Changes within this time become one edit. */
  readonly gatherMs?: number
  readonly sweepDays?: number
  /** The cards of a vote, and of its session’s agenda, follow its voices no more often than this. */
  readonly restMs?: number
}

/** Cards wait in memory up to here; beyond, the oldest waits for the next change or start. */
const MOST = 10_000
/** Edits on their way at once. */
const AT_ONCE = 4
const REST_MS = 10_000

/** Collections that cards are about; others change often, and no card is looked for. */
const shownOnCards: readonly string[] = [
  /** Not a collection: somebody's posts changed, and every card of theirs may be another's now. */
  'posts',
  'dossiers',
  'rounds',
  'sessions',
  'passeports',
  'dwellings',
  'households',
  'drafts',
] satisfies readonly (CollectionName | 'posts')[]

export const makeRefresh = (options: Options): Refresh => new Refresher(options)

class Refresher implements Refresh {
  private readonly app: App
  private readonly edits: CardEdits
  private readonly subjects = new Set<string>()
  private readonly presses = new Map<string, Pressed>()
  private readonly broken = new Set<string>()
  /** Followed a moment ago: they wait, so that fifty voices a second do not become fifty times sixty edits. */
  private readonly resting = new Set<string>()
  private timer?: NodeJS.Timeout
  private running?: Promise<void>
  private stopped = false
  private pauseMs = 0

  constructor(private readonly options: Options) {
    this.app = options.app
    this.edits = new CardEdits(options.app, options.teams, card => this.presses.has(card))
  }

  changed(subjects: readonly string[]): void {
    for (const subject of subjects)
      if (shownOnCards.includes(subject.slice(0, subject.indexOf('/')))) this.subjects.add(subject)
    bound(this.subjects)
    if (this.subjects.size > 0) this.soon()
  }

  pressed(person: Person, place: Place, content: Content): void {
    this.presses.set(cardId(place), { person, place, content })
    bound(this.presses)
    this.soon()
  }

  mend(place: Place): void {
    this.broken.add(cardId(place))
    bound(this.broken)
    this.soon()
  }

  async sweep(): Promise<void> {
    for await (const card of each(this.app.store, 'cards', { index: 'age', from: this.since() }))
      this.subjects.add(card.subject)
    bound(this.subjects)
    this.soon()
  }

  private since(): string {
    const { sweepDays = 14 } = this.options
    return new Date(Date.parse(this.app.clock.now()) - sweepDays * 86_400_000).toISOString()
  }

  drain(): Promise<void> {
    return this.run(() => false)
  }

  /** One round after the other. `waits`: subjects that are left for a later one. */
  private async run(waits: (subject: string) => boolean): Promise<void> {
    while (this.running) await this.running
    this.running = this.round(waits).finally(() => (this.running = undefined))
    await this.running
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.running
  }

  private soon(): void {
    if (this.stopped || this.timer) return
    this.timer = setTimeout(
      () => {
        this.timer = undefined
        void this.run(subject => this.resting.has(subject)).then(
          () => this.subjects.size + this.presses.size + this.broken.size > 0 && this.soon(),
        )
      },
      this.pauseMs || (this.options.gatherMs ?? 300),
    )
    this.timer.unref()
  }

  /** Everything that waits; what the store or Teams cannot take now stays, and the next round comes later. */
  private async round(waits: (subject: string) => boolean): Promise<void> {
    this.pauseMs = Math.min(30_000, (this.pauseMs || 500) * 2)
    const misses = this.edits.misses
    try {
      await this.answers()
      for (const id of [...this.broken]) {
        const card = await this.app.store.get('cards', id)
        if (card) await this.follow(card, true)
        this.broken.delete(id)
      }
      for (const subject of [...this.subjects].filter(each => !waits(each))) {
        this.subjects.delete(subject)
        await this.subject(subject).catch((error: unknown) => {
          this.subjects.add(subject)
          throw error
        })
      }
      if (this.edits.misses === misses) this.pauseMs = 0
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.fault(error)
    }
  }

  /** Who pressed sees their card before anybody sees how far a vote is: between any two edits. */
  private async answers(): Promise<void> {
    const presses = [...this.presses.values()]
    this.presses.clear()
    await inParallel(presses, async press => {
      const later = (): void => void (this.presses.has(idOf(press)) || this.presses.set(idOf(press), press))
      try {
        if ((await this.alone(() => this.edits.answer(press))) === 'later') later()
      } catch (error) {
        later()
        throw error
      }
    })
  }

  private async follow(card: Doc<'cards'>, forced: boolean, current?: Doc<CollectionName>): Promise<void> {
    const edited = await this.alone(() => this.edits.follow(card, forced, current))
    if (edited === 'later') this.subjects.add(card.subject)
  }

  /** A card that cannot be drawn does not keep the others waiting. */
  private async alone(work: () => Promise<Edited>): Promise<Edited> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      this.fault(error)
      return 'done'
    }
  }

  private fault(error: unknown): void {
    this.app.log.error('refresh', { error: error instanceof Error ? error.name : 'unknown' })
  }

  /** Cards of the last days of somebody whose posts changed: open ones too, since they may ask for another's voice. */
  private async reader(person: string): Promise<void> {
    const cards: Doc<'cards'>[] = []
    const query = { index: 'person', equals: [person], from: this.since() }
    for await (const card of each(this.app.store, 'cards', query)) cards.push(card)
    await inParallel(cards, async card => {
      await this.answers()
      await this.follow(card, true)
    })
  }

  private async subject(subject: string): Promise<void> {
    if (subject.startsWith('posts/')) return this.reader(subject.slice('posts/'.length))
    const current = await subjectOf(this.app, subject)
    this.rest(subject, current)
    const cards: Doc<'cards'>[] = []
    for await (const card of each(this.app.store, 'cards', { index: 'subject', equals: [subject] }))
      if (card.shown !== current?.v) cards.push(card)
    await inParallel(cards, async card => {
      await this.answers()
      await this.follow(card, false, current)
    })
  }

  /** A vote was followed: the next time in a while, and so for the agenda that says how far it is. */
  private rest(subject: string, current: Doc<CollectionName> | undefined): void {
    if (!/^(rounds|sessions)\//.test(subject)) return
    if (isRound(subject, current)) this.changed([`sessions/${current.session}`])
    this.resting.add(subject)
    setTimeout(() => this.resting.delete(subject), this.options.restMs ?? REST_MS).unref()
  }
}

const idOf = ({ place }: Pressed): string => cardId(place)

/** The oldest leave a collection that has grown too long. */
const bound = (waiting: Set<string> | Map<string, unknown>): void => {
  for (const key of waiting.keys()) {
    if (waiting.size <= MOST) return
    waiting.delete(key)
  }
}

const inParallel = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const left = [...items]
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker))
}
