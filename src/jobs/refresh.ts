/**
 * Cards that were sent follow their subject: when it moves on they are edited, by Teams' rates and only while that is
 * still news. An edit is no message: losing one is mended by the next change, or by the sweep at the next start.
 */
import { act } from '../actions/act'
import type { App } from '../actions/app'
import type { Person } from '../domain/people'
import { stillAsks } from '../actions/voteView'
import { Refused } from '../domain/refused'
import { type CollectionName, Conflict, type Doc, StoreUnavailable, each } from '../store/store'
import { cardId, sentCard } from './sent'
import type { Content, Place, Sent, Teams } from './teams'

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
const EDIT_TRIES = 5
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

interface Pressed {
  readonly person: Person
  readonly place: Place
  readonly content: Content
}

export const makeRefresh = (options: Options): Refresh => new Refresher(options)

class Refresher implements Refresh {
  private readonly app: App
  private readonly subjects = new Set<string>()
  private readonly presses = new Map<string, Pressed>()
  private readonly broken = new Set<string>()
  /** Followed a moment ago: they wait, so that fifty voices a second do not become fifty times sixty edits. */
  private readonly resting = new Set<string>()
  /** Tries of edits that did not arrive yet, by card. */
  private readonly failures = new Map<string, number>()
  private timer?: NodeJS.Timeout
  private running?: Promise<void>
  private stopped = false
  private pauseMs = 0

  constructor(private readonly options: Options) {
    this.app = options.app
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
    const trouble = this.failures.size
    try {
      await this.answers()
      for (const id of [...this.broken]) {
        const card = await this.app.store.get('cards', id)
        if (card) await this.alone(() => this.follow(card, true))
        this.broken.delete(id)
      }
      for (const subject of [...this.subjects].filter(each => !waits(each))) {
        this.subjects.delete(subject)
        await this.subject(subject).catch((error: unknown) => {
          this.subjects.add(subject)
          throw error
        })
      }
      if (this.failures.size <= trouble) this.pauseMs = 0
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.fault(error)
    }
  }

  /** Who pressed sees their card before anybody sees how far a vote is: between any two edits. */
  private async answers(): Promise<void> {
    const presses = [...this.presses.values()]
    this.presses.clear()
    await inParallel(presses, press => this.alone(() => this.answer(press)))
  }

  /** A card that cannot be drawn does not keep the others waiting. */
  private async alone(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      this.fault(error)
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
      await this.alone(() => this.follow(card, true))
    })
  }

  private async subject(subject: string): Promise<void> {
    const slash = subject.indexOf('/')
    if (subject.startsWith('posts/')) return this.reader(subject.slice(slash + 1))
    const current = await this.app.store.get(
      subject.slice(0, slash) as CollectionName,
      subject.slice(slash + 1),
    )
    this.rest(subject, current)
    const cards: Doc<'cards'>[] = []
    for await (const card of each(this.app.store, 'cards', { index: 'subject', equals: [subject] }))
      if (card.shown !== current?.v) cards.push(card)
    await inParallel(cards, async card => {
      await this.answers()
      await this.alone(() => this.follow(card, false, current))
    })
  }

  /** A vote was followed: the next time in a while, and so for the agenda that says how far it is. */
  private rest(subject: string, current: Doc<CollectionName> | undefined): void {
    if (!/^(rounds|sessions)\//.test(subject)) return
    if (isRound(subject, current)) this.changed([`sessions/${current.session}`])
    this.resting.add(subject)
    setTimeout(() => this.resting.delete(subject), this.options.restMs ?? REST_MS).unref()
  }

  /** One card to what it is now. An open one stays under its owner's fingers, unless they pressed it (`forced`). */
  private async follow(card: Doc<'cards'>, forced: boolean, current?: Doc<CollectionName>): Promise<void> {
    // A press is on its way: its answer is as new.
    if (this.presses.has(card.id)) return
    const person = await this.app.store.get('people', card.person)
    if (!person) return this.drop(card)
    const asks =
      card.card === 'vote' && isRound(card.subject, current) && stillAsks(person, current, card.again)
    if (card.open && asks && !forced) return
    try {
      const { view } = await act(this.app, person, card.again.verb, card.again.payload)
      if (!view?.about || (view.about.v === card.shown && view.open === card.open)) return
      if (card.open && view.open && !forced) return
      await this.edit(card, person, { view }, sentCard(person.id, card, view, this.app.clock.now()))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // Not theirs any more: nothing of it stays readable.
      await this.edit(card, person, { refused: error }, undefined)
    }
  }

  private async edit(
    card: Doc<'cards'>,
    person: Person,
    content: Content,
    now: ReturnType<typeof sentCard>,
  ): Promise<void> {
    const sent = await this.options.teams.edit(person, placeOf(card), content)
    if ('place' in sent) this.failures.delete(card.id)
    if ('place' in sent) return now ? this.keep({ ...now, v: card.v }) : this.drop(card)
    if (isGone(sent)) return this.drop(card)
    if (this.again(card.id, sent)) this.subjects.add(card.subject)
  }

  /** Whether an edit that did not arrive is tried again; after five tries the next change or start mends it. */
  private again(card: string, sent: Sent): boolean {
    const tries = (this.failures.get(card) ?? 0) + 1
    if (tries < EDIT_TRIES) {
      this.failures.set(card, tries)
      return true
    }
    this.failures.delete(card)
    this.app.log.error('card-not-edited', { why: whyOf(sent) })
    return false
  }

  /**
   * The answer to a press as it is when the edit leaves: when many press at once it waits, others have voted meanwhile, and
   * it would have to be edited again.
   */
  private async asNow({ person, content }: Pressed): Promise<Content> {
    if (!('view' in content) || content.view.open) return content
    const { about, again } = content.view
    if (!about || !again) return content
    const slash = about.subject.indexOf('/')
    const current = await this.app.store.get(
      about.subject.slice(0, slash) as CollectionName,
      about.subject.slice(slash + 1),
    )
    if (!current || current.v === about.v) return content
    try {
      const { view } = await act(this.app, person, again.verb, again.payload)
      return view ? { view } : content
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return content
    }
  }

  private async answer(press: Pressed): Promise<void> {
    const { person, place } = press
    const id = cardId(place)
    if (await this.isTypedInto(press)) return this.note(press)
    const leaving = { ...press, content: await this.asNow(press) }
    const sent = await this.options.teams.edit(person, place, leaving.content)
    if ('place' in sent) {
      this.failures.delete(id)
      return this.note(leaving)
    }
    if (!isGone(sent) && this.again(id, sent) && !this.presses.has(id)) this.presses.set(id, press)
  }

  /**
   * The press only opened a form (nothing was written since the card was drawn): its owner is typing into the answer
   * already, and an edit would wipe it. Should the old card come back, it is as good as it was.
   */
  private async isTypedInto({ place, content }: Pressed): Promise<boolean> {
    if (!('view' in content) || !content.view.open) return false
    // A step that no verb shows again (a reason being typed) is theirs alone, however often the subject moves on.
    if (!content.view.again) return true
    const before = await this.app.store.get('cards', cardId(place))
    return !before || before.shown === content.view.about?.v
  }

  /** What the pressed message shows now. */
  private async note({ person, place, content }: Pressed): Promise<void> {
    const before = await this.app.store.get('cards', cardId(place))
    const now = 'view' in content && sentCard(person.id, place, content.view, this.app.clock.now())
    if (now) await this.keep({ ...now, v: before?.v ?? 0 })
    else if (before) await this.drop(before)
  }

  private async keep(doc: NonNullable<ReturnType<typeof sentCard>> & { readonly v: number }): Promise<void> {
    const { v: _, ...added } = doc
    await this.write(doc.v === 0 ? { do: 'add', in: 'cards', doc: added } : { do: 'put', in: 'cards', doc })
  }

  private drop(card: Doc<'cards'>): Promise<void> {
    return this.write({ do: 'remove', in: 'cards', doc: card })
  }

  /** Another process edited it too: what it noted is as new. */
  private async write(change: Parameters<App['store']['commit']>[0][number]): Promise<void> {
    try {
      await this.app.store.commit([change])
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
}

const isRound = (subject: string, document: Doc<CollectionName> | undefined): document is Doc<'rounds'> =>
  subject.startsWith('rounds/') && document !== undefined

const placeOf = ({ conversation, serviceUrl, activity, reader }: Doc<'cards'>): Place => ({
  conversation,
  serviceUrl,
  activity,
  ...(reader !== undefined && { reader }),
})

const isGone = (sent: Sent): boolean =>
  'failed' in sent && ['gone', 'blocked', 'too-large'].includes(sent.failed)
const whyOf = (sent: Sent): string => ('failed' in sent ? sent.failed : 'uncertain')

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
