/** A person in front of Teams, over HTTP: says things, presses what they see by its title, reads what is on the screen. */
import type { Received } from './connector'
import { type HttpBot, type Who, textIn } from './http'
import { plain } from './plain'

interface Shown {
  readonly id: string
  readonly card: unknown
  readonly text: string
}

interface Button {
  readonly verb: string
  readonly data: Record<string, unknown>
  readonly title: string
}

const buttonsIn = (value: unknown): readonly Button[] => {
  if (Array.isArray(value)) return value.flatMap(buttonsIn)
  if (!value || typeof value !== 'object') return []
  const { type, verb, data, title } = value as Record<string, unknown>
  const own = type === 'Action.Execute' ? [{ verb, data, title } as Button] : []
  return [...own, ...Object.values(value).flatMap(buttonsIn)]
}

/** What the inputs of a card hold before anybody types. */
const valuesIn = (value: unknown): Record<string, unknown> => {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(valuesIn)) as Record<string, unknown>
  if (!value || typeof value !== 'object') return {}
  const { type, id, value: given } = value as Record<string, unknown>
  const own = typeof type === 'string' && type.startsWith('Input.') ? { [String(id)]: given ?? '' } : {}
  return Object.assign(own, ...Object.values(value).map(valuesIn)) as Record<string, unknown>
}

const cardOf = ({ activity }: Received): unknown =>
  (activity.attachments as readonly { content: unknown }[] | undefined)?.[0]?.content

export interface Someone {
  says(text: string): Promise<void>
  /** Presses the newest button with this title, with what was typed into its card's inputs. */
  presses(title: string | RegExp, typed?: Readonly<Record<string, unknown>>): Promise<string>
  /** The same press as sent before, once more: a double click, or a redelivery under another id. */
  again(): Promise<string>
  /** Everything on the screen, oldest first, as text. */
  sees(): string
  /** The newest message or card, as text. */
  newest(): string
  /** Titles of the buttons of the newest card. */
  buttons(): readonly string[]
}

export const someone = (bot: HttpBot, who: Who): Someone => {
  // Cards that answered a press stand where the pressed card stood, until the message is edited.
  const replaced = new Map<string, { card: unknown; after: number }>()
  let last: (() => Promise<string>) | undefined

  const screen = (): readonly Shown[] =>
    bot.inbox(who).map(message => {
      const instead = replaced.get(message.id)
      const edited = bot.connector.received.lastIndexOf(message)
      const card = instead && edited < instead.after ? instead.card : cardOf(message)
      return { id: message.id, card, text: card ? textIn(card) : plain(String(message.activity.text ?? '')) }
    })

  const press = async (
    { id, card }: Shown,
    { verb, data }: Button,
    typed: Readonly<Record<string, unknown>>,
  ) => {
    const reply = await bot.press(who, { verb, data: { ...valuesIn(card), ...data, ...typed } }, id)
    if (reply.status !== 200) throw new Error(`HTTP ${reply.status}`)
    const { type, value } = reply.body as { type: string; value: unknown }
    if (type.endsWith('card.adaptive')) {
      replaced.set(id, { card: value, after: bot.connector.received.length })
      return textIn(value)
    }
    return plain(String(value ?? ''))
  }

  return {
    says: async text => {
      const { status } = await bot.say(who, text)
      if (status >= 300) throw new Error(`HTTP ${status}`)
      await bot.deliver.drain()
    },
    presses: async (title, typed = {}) => {
      const fits = (button: Button) =>
        typeof title === 'string' ? plain(button.title) === title : title.test(plain(button.title))
      const shown = [...screen()].reverse().find(({ card }) => buttonsIn(card).some(fits))
      const button = buttonsIn(shown?.card).find(fits)
      if (!shown || !button)
        throw new Error(`${JSON.stringify(who)} sees no button ${title}:\n${screen().at(-1)?.text ?? ''}`)
      last = () => press(shown, button, typed)
      const answer = await last()
      await bot.deliver.drain()
      await bot.refresh.drain()
      return answer
    },
    again: async () => (last ? last() : ''),
    sees: () =>
      screen()
        .map(({ text }) => text)
        .join('\n——\n'),
    newest: () => screen().at(-1)?.text ?? '',
    buttons: () => buttonsIn(screen().at(-1)?.card).map(({ title }) => title),
  }
}
