/** One sent card becomes what it is now: drawn again, edited in Teams within its rates, and noted as shown. */
import { act } from '../actions/act'
import type { App } from '../actions/app'
import { stillAsks } from '../actions/voteView'
import type { Person } from '../domain/people'
import { Refused } from '../domain/refused'
import { type Change, type CollectionName, Conflict, type Doc } from '../store/store'
import { Queue } from './queue'
import { cardId, sentCard } from './sent'
import type { Content, Place, Sent, Teams } from './teams'

/** A person pressed a card and was answered with another: the message becomes that one. */
export interface Pressed {
  readonly person: Person
  readonly place: Place
  readonly content: Content
}

/** `later`: Teams could not take the edit now, and it is worth another try. */
export type Edited = 'done' | 'later'

const EDIT_TRIES = 5

type Current = Doc<CollectionName> | undefined
type Noted = NonNullable<ReturnType<typeof sentCard>>

export class CardEdits {
  /** Tries of edits that did not arrive yet, by card. */
  private readonly failures = new Map<string, number>()

  /** How often an edit did not arrive and is to be tried again, since the start. */
  private missed = 0

  /** Two edits of one message at once might arrive in the other order. */
  private readonly turns = new Queue()

  /** `pressed`: whether an answer to a newer press waits for this card. */
  constructor(
    private readonly app: App,
    private readonly teams: Teams,
    private readonly pressed: (card: string) => boolean,
  ) {}

  /** More than before: Teams could not take something. */
  get misses(): number {
    return this.missed
  }

  /** One card to what it is now. An open one stays under its owner’s fingers, unless they pressed it (`forced`). */
  follow(card: Doc<'cards'>, forced: boolean, current?: Current): Promise<Edited> {
    return this.turns.run(card.id, () => this.toNow(card, forced, current))
  }

  /** The pressed message to its answer, as it is when the edit leaves. */
  answer(press: Pressed): Promise<Edited> {
    return this.turns.run(cardId(press.place), () => this.toAnswer(press))
  }

  private async toNow(card: Doc<'cards'>, forced: boolean, current: Current): Promise<Edited> {
    // A press is on its way: its answer is as new.
    if (this.pressed(card.id)) return 'done'
    const person = await this.app.store.get('people', card.person)
    if (!person) return this.drop(card)
    const asks =
      card.card === 'vote' && isRound(card.subject, current) && stillAsks(person, current, card.again)
    if (card.open && asks && !forced) return 'done'
    try {
      const { view } = await act(this.app, person, card.again.verb, card.again.payload)
      if (!view?.about || (view.about.v === card.shown && view.open === card.open)) return 'done'
      if (card.open && view.open && !forced) return 'done'
      return await this.become(card, person, { view }, sentCard(person.id, card, view, this.app.clock.now()))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // Not theirs any more: nothing of it stays readable.
      return this.become(card, person, { refused: error }, undefined)
    }
  }

  private async toAnswer(press: Pressed): Promise<Edited> {
    const { person, place } = press
    if (this.pressed(cardId(place))) return 'done'
    if (await this.isTypedInto(press)) return this.note(press)
    const leaving = { ...press, content: await this.asNow(press) }
    const sent = await this.edit(person, place, leaving.content)
    if ('place' in sent) {
      this.failures.delete(cardId(place))
      return this.note(leaving)
    }
    return this.again(cardId(place), sent)
  }

  /** What waits for Teams' rates is not to wipe what its owner has opened meanwhile. */
  private edit(person: Person, place: Place, content: Content): Promise<Sent> {
    return this.teams.edit(person, place, content, () => this.pressed(cardId(place)))
  }

  private async become(
    card: Doc<'cards'>,
    person: Person,
    content: Content,
    now: Noted | undefined,
  ): Promise<Edited> {
    const sent = await this.edit(person, placeOf(card), content)
    if ('place' in sent) this.failures.delete(card.id)
    if ('place' in sent) return now ? this.keep({ ...now, v: card.v }) : this.drop(card)
    const edited = this.again(card.id, sent)
    return isGone(sent) ? this.drop(card) : edited
  }

  /** Whether an edit that did not arrive is tried again; after five tries the next change or start mends it. */
  private again(card: string, sent: Sent): Edited {
    if ('failed' in sent && sent.failed === 'overtaken') return 'done'
    if (isGone(sent)) {
      this.failures.delete(card)
      return 'done'
    }
    const tries = (this.failures.get(card) ?? 0) + 1
    if (tries < EDIT_TRIES) {
      this.failures.set(card, tries)
      this.missed += 1
      return 'later'
    }
    this.failures.delete(card)
    this.app.log.error('card-not-edited', { why: whyOf(sent) })
    return 'done'
  }

  /**
   * The answer to a press as it is when the edit leaves: when many press at once it waits, others have voted meanwhile, and
   * it would have to be edited again.
   */
  private async asNow({ person, content }: Pressed): Promise<Content> {
    if (!('view' in content) || content.view.open) return content
    const { about, again } = content.view
    if (!about || !again) return content
    const current = await subjectOf(this.app, about.subject)
    if (!current || current.v === about.v) return content
    try {
      const { view } = await act(this.app, person, again.verb, again.payload)
      return view ? { view } : content
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return content
    }
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
  private async note({ person, place, content }: Pressed): Promise<Edited> {
    const before = await this.app.store.get('cards', cardId(place))
    const now = 'view' in content && sentCard(person.id, place, content.view, this.app.clock.now())
    if (now) return this.keep({ ...now, v: before?.v ?? 0 })
    return before ? this.drop(before) : 'done'
  }

  private keep(doc: Noted & { readonly v: number }): Promise<Edited> {
    const { v: _, ...added } = doc
    return this.write(doc.v === 0 ? { do: 'add', in: 'cards', doc: added } : { do: 'put', in: 'cards', doc })
  }

  private drop(card: Doc<'cards'>): Promise<Edited> {
    return this.write({ do: 'remove', in: 'cards', doc: card })
  }

  private async write(change: Change): Promise<Edited> {
    try {
      await this.app.store.commit([change])
    } catch (error) {
      // Another process edited it too: what it noted is as new.
      if (!(error instanceof Conflict)) throw error
    }
    return 'done'
  }
}

/** The document that cards with this subject (`collection/id`) are about. */
export const subjectOf = ({ store }: App, subject: string): Promise<Current> => {
  const slash = subject.indexOf('/')
  return store.get(subject.slice(0, slash) as CollectionName, subject.slice(slash + 1))
}

export const isRound = (
  subject: string,
  document: Doc<CollectionName> | undefined,
): document is Doc<'rounds'> => subject.startsWith('rounds/') && document !== undefined

const placeOf = ({ conversation, serviceUrl, activity, reader }: Doc<'cards'>): Place => ({
  conversation,
  serviceUrl,
  activity,
  ...(reader !== undefined && { reader }),
})

const isGone = (sent: Sent): boolean =>
  'failed' in sent && ['gone', 'blocked', 'too-large'].includes(sent.failed)
const whyOf = (sent: Sent): string => ('failed' in sent ? sent.failed : 'uncertain')
