/** A personal chat of one person with the conversations, through botbuilder's TestAdapter: what is said, pressed and seen. */
import { type Activity, TestAdapter, type TurnContext } from 'botbuilder'
import { personBy } from '../../scripts/demo/partners'
import { act } from '../../src/actions/act'
import { cardOf, spoken, textActivity, cardActivity } from '../../src/bot/show'
import type { AdaptiveCard } from '../../src/cards/card'
import { type Heard, type Talk, converse } from '../../src/dialogs'
import type { Language, Person } from '../../src/domain/people'
import { plain } from './plain'
import type { World } from './world'

type Json = Readonly<Record<string, unknown>>

interface Seen {
  readonly id: string
  text?: string
  card?: AdaptiveCard
}

/** Every element of a card, in the order in which it is drawn. */
export const elementsOf = (value: unknown): readonly Json[] => {
  if (Array.isArray(value)) return value.flatMap(elementsOf)
  if (!value || typeof value !== 'object') return []
  return [value as Json, ...Object.values(value).flatMap(elementsOf)]
}

/** Everything that a card says, as one text. */
export const wordsOf = (card: AdaptiveCard | undefined): string =>
  elementsOf(card)
    .flatMap(({ text, label, title }) => [text, label, title])
    .filter(each => typeof each === 'string')
    .join(' | ')

export const buttonsOf = (card: AdaptiveCard | undefined): readonly Json[] =>
  elementsOf(card).filter(({ type }) => type === 'Action.Execute')

const inputsOf = (card: AdaptiveCard | undefined): readonly Json[] =>
  elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'))

export class Chat {
  readonly seen: Seen[] = []
  /** Sentences said beside a pressed card. */
  readonly beside: string[] = []
  private readonly adapter = new TestAdapter(async () => undefined)
  private count = 0

  constructor(
    readonly world: World,
    readonly who: string,
    readonly language: Language = 'fr',
    readonly conversation = `a:${who}`,
  ) {}

  get last(): Seen {
    const found = this.seen.at(-1)
    if (!found) throw new Error('nothing seen')
    return found
  }

  /** Title of the newest card. */
  get title(): string {
    return this.last.text ?? String(this.last.card?.fallbackText ?? '')
  }

  /** The person types; `start` when it is the command that begins. */
  async say(text: string, start?: 'referral'): Promise<string> {
    const activity = { type: 'message', text }
    return this.turn(activity, { text, ...(start && { start }) })
  }

  /** The person presses a button of a card (the newest that has it) with what its inputs hold. */
  async press(title: string, typed: Json = {}, seen = this.withButton(title)): Promise<string> {
    const button = buttonsOf(seen.card).find(each => each.title === title)
    const held = Object.fromEntries(
      inputsOf(seen.card).flatMap(({ id, value }) => (value ? [[String(id), value]] : [])),
    )
    const payload = {
      ...(button?.data as Json),
      ...(button?.associatedInputs === 'none' ? {} : held),
      ...typed,
    }
    return this.send(String(button?.verb), payload, seen.id)
  }

  /** A press as it arrives, whatever the card. */
  async send(verb: string, payload: Json, activity = this.last.id): Promise<string> {
    return this.turn(
      { type: 'invoke', name: 'adaptiveCard/action', replyToId: activity },
      { press: { verb, payload, activity } },
    )
  }

  private withButton(title: string): Seen {
    const found = [...this.seen]
      .reverse()
      .find(({ card }) => buttonsOf(card).some(each => each.title === title))
    if (!found) throw new Error(`no button ${title}; the newest card says: ${wordsOf(this.last.card)}`)
    return found
  }

  private async turn(activity: Partial<Activity>, heard: Heard): Promise<string> {
    let listened = ''
    const conversation = { id: this.conversation } as Activity['conversation']
    await this.adapter.processActivity({ channelId: 'msteams', conversation, ...activity }, async context => {
      const talk = this.talk(context, heard)
      listened = await converse(talk, heard)
      if (listened === 'not-mine' && heard.press) {
        const { view, say } = await act(this.world.app, talk.person, heard.press.verb, heard.press.payload)
        await talk.answer(
          view ?? (say ? spoken(say, this.language) : ''),
          view && say && spoken(say, this.language),
        )
      }
    })
    return listened
  }

  private talk(context: TurnContext, { press }: Heard): Talk {
    const { language, world } = this
    const person: Person = { ...personBy(this.who), language }
    const see = (what: Parameters<Talk['send']>[0], notice?: string): Omit<Seen, 'id'> => {
      const card = cardOf(what, { language, ...(notice !== undefined && { notice }) })
      return plain(card ? { card } : { text: String(what) })
    }
    const send = async (what: Parameters<Talk['send']>[0], notice?: string) => {
      const seen = see(what, notice)
      await context.sendActivity(seen.card ? cardActivity(seen.card) : textActivity(seen.text ?? ''))
      const id = `${this.conversation}-${(this.count += 1)}`
      this.seen.push({ id, ...seen })
      return id
    }
    context.updateActivity = async ({ id, attachments }) => {
      const edited = this.seen.find(each => each.id === id)
      if (edited) edited.card = plain(attachments?.[0]?.content as AdaptiveCard)
      return undefined
    }
    return {
      context,
      app: world.app,
      person,
      language,
      send,
      answer: async (what, notice) => {
        if (!press) return void (await send(what, notice))
        const { card, text } = see(what, notice)
        const pressed = this.seen.find(({ id }) => id === press.activity)
        if (text !== undefined) this.beside.push(text)
        else if (pressed && card) pressed.card = card
      },
    }
  }
}
