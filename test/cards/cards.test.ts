/** Every card, every sample, both languages: what Teams would draw, and what its buttons would send. */
import { z } from 'zod'
import { acts } from '../../src/actions'
import type { CardName, View } from '../../src/actions/views'
import { commands } from '../../src/bot/commands'
import { cards } from '../../src/cards'
import { type AdaptiveCard, type CardKind, draw, expand } from '../../src/cards/card'
import type { Language } from '../../src/domain/people'

type Json = Readonly<Record<string, unknown>>

interface Library {
  HostConfig: new (config: object) => unknown
  AdaptiveCard: new () => {
    hostConfig: unknown
    parse(content: unknown, context: unknown): void
    validateProperties(): { validationEvents: { message: string }[] }
  }
  SerializationContext: new () => { eventCount: number; getEventAt(index: number): { message: string } }
}
// eslint-disable-next-line @typescript-eslint/no-require-imports
const library = require('adaptivecards/dist/adaptivecards.js') as Library

interface Drawn {
  readonly name: CardName
  readonly language: Language
  readonly index: number
  readonly sample: unknown
  readonly content: AdaptiveCard
}

const drawn: readonly Drawn[] = (Object.keys(cards) as CardName[]).flatMap(name => {
  const kind = cards[name] as unknown as CardKind<CardName>
  return (['fr', 'en'] as const).flatMap(language =>
    kind.samples.map((sample, index) => {
      const view = { card: name, data: sample, open: true, again: { verb: 'help.show', payload: {} } }
      const content = draw(kind, view as unknown as View, {
        language,
        notice: 'Ce qui s’est passé.',
        reader: '29:x',
      })
      return { name, language, index, sample, content }
    }),
  )
})

const table = drawn.map(each => [`${each.name} ${each.index + 1} ${each.language}`, each] as const)

const elementsOf = (value: unknown): readonly Json[] => {
  if (Array.isArray(value)) return value.flatMap(elementsOf)
  if (!value || typeof value !== 'object') return []
  return [value as Json, ...Object.values(value).flatMap(elementsOf)]
}

const stringsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : []
}

const inputsOf = (content: unknown) =>
  elementsOf(content).filter(({ type }) => String(type).startsWith('Input.'))
const buttonsOf = (content: unknown) =>
  elementsOf(content).filter(({ type }) => String(type).startsWith('Action.'))
/** What a person can press; a refresh presses by itself. */
const executes = ({ refresh: _, ...content }: AdaptiveCard) =>
  buttonsOf(content).filter(({ type }) => type === 'Action.Execute')

/** Names of what a payload may hold. */
const keysOf = (schema: unknown): readonly string[] => {
  const json = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Json
  return elementsOf(json).flatMap(({ properties }) => (properties ? Object.keys(properties) : []))
}

/** Whether a payload takes inputs by other names too: one an organisation, say. */
const takesOthers = (schema: unknown): boolean => {
  const { additionalProperties } = z.toJSONSchema(schema as z.ZodType, {
    io: 'input',
    unrepresentable: 'any',
  })
  return typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0
}

/** What somebody would put into an input. */
const filled = ({ type, value, choices, min }: Json): string => {
  if (value !== undefined && value !== '') return String(value)
  switch (type) {
    case 'Input.ChoiceSet':
      return String((choices as Json[])[0]?.value ?? '')
    case 'Input.Date':
      return '2026-03-02'
    case 'Input.Time':
      return '14:30'
    case 'Input.Number':
      return String(min ?? 1)
    case 'Input.Toggle':
      return 'true'
    default:
      return 'ABCD-2345'
  }
}

const sent = (content: AdaptiveCard, button: Json): Json => ({
  ...(button.data as Json),
  ...(button.associatedInputs === 'none'
    ? {}
    : Object.fromEntries(inputsOf(content).map(input => [String(input.id), filled(input)]))),
})

it('has samples of every card', () => {
  expect(new Set(drawn.map(({ name }) => name)).size).toBe(Object.keys(cards).length)
})

describe.each(table)('%s', (_, { sample, content }) => {
  it('is a card without anything that the library finds wrong', () => {
    const context = new library.SerializationContext()
    const card = new library.AdaptiveCard()
    card.hostConfig = new library.HostConfig({ actions: { maxActions: 6 } })
    card.parse(content, context)
    const events = Array.from(
      { length: context.eventCount },
      (_each, index) => context.getEventAt(index).message,
    )
    const wrong = card.validateProperties().validationEvents.map(({ message }) => message)
    // The library tests `lang` with one regular expression that remembers where it stopped: every other card is "wrong".
    expect([...events, ...wrong].filter(each => !each.includes('property "lang"'))).toEqual([])
    expect(content.version).toBe('1.5')
  })

  it('fits into Teams: under 25 KB, six buttons at most in a row, no action of another kind', () => {
    expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(25_000)
    for (const { actions } of elementsOf(content))
      if (actions) expect((actions as unknown[]).length).toBeLessThanOrEqual(6)
    expect(
      buttonsOf(content).filter(({ type }) => type !== 'Action.Execute' && type !== 'Action.OpenUrl'),
    ).toEqual([])
  })

  it('has nothing left of its template, nothing missing, and a text for where it cannot be drawn', () => {
    const typed = stringsOf(sample)
    for (const text of stringsOf(content)) {
      if (text.includes('${'))
        expect(typed.some(each => each.includes('${') && text.includes(each.slice(0, 20)))).toBe(true)
      expect(text).not.toMatch(/\b(?:undefined|null|NaN|\[object)\b/)
    }
    expect(String(content.fallbackText)).not.toBe('')
  })

  it('names nobody of a household where a notification would show it', () => {
    const secret = elementsOf(sample).flatMap(each =>
      ['lastName', 'firstName', 'requestNumber', 'phone'].flatMap(key => stringsOf(each[key])),
    )
    for (const value of secret.filter(each => each.length > 2))
      expect(content.fallbackText).not.toContain(value)
  })

  it('draws what people typed as typed: never in a TextBlock, which knows Markdown', () => {
    const risky = stringsOf(sample).filter(text => /[`*$<_[]/.test(text))
    for (const { type, text } of elementsOf(content))
      if (type === 'TextBlock') for (const typed of risky) expect(text).not.toContain(typed)
  })

  it('says of every input what it is, and what is wrong with it; ids are used once', () => {
    const ids = inputsOf(content).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { label, errorMessage, type, choices } of inputsOf(content)) {
      expect(label).toEqual(expect.stringMatching(/\S/))
      expect(errorMessage).toEqual(expect.stringMatching(/\S/))
      if (type === 'Input.ChoiceSet') expect((choices as unknown[]).length).toBeGreaterThan(0)
    }
  })

  it('has a title on every button, and each does something that there is', () => {
    for (const { title, verb, data } of executes(content)) {
      expect(title).toEqual(expect.stringMatching(/\S/))
      expect({ verb, known: acts.has(String(verb)) }).toEqual({ verb, known: true })
      expect(data).toMatchObject({ v: 1 })
    }
  })

  it('sends what its acts understand: ids of the button, and each input to an act that knows it', () => {
    const verbs = executes(content).flatMap(button => acts.get(String(button.verb)) ?? [])
    const known = verbs.flatMap(act => keysOf(act.payload))
    if (!verbs.some(({ payload }) => takesOthers(payload)))
      expect(known).toEqual(expect.arrayContaining(inputsOf(content).map(({ id }) => id)))
    for (const button of executes(content)) {
      const act = acts.get(String(button.verb))
      if (!act) continue
      const { v: _v, ...ids } = button.data as Json
      // One template draws buttons of several acts: what one of them does not have is an empty text.
      const given = Object.keys(ids).filter(key => ids[key] !== '')
      // A link to a paper carries the ids of the verb that the paper shows.
      const shown = acts.get(String(ids.of))
      const understood = [...keysOf(act.payload), ...(shown ? keysOf(shown.payload) : [])]
      expect(understood).toEqual(expect.arrayContaining(given))
      const parsed = act.payload.safeParse(sent(content, button))
      const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      expect({ verb: button.verb, wrong }).toEqual({ verb: button.verb, wrong: undefined })
    }
  })
})

describe('every act', () => {
  const reached = new Set([
    ...drawn.flatMap(({ content }) => executes(content).map(({ verb }) => String(verb))),
    ...commands.map(({ verb }) => verb),
  ])

  test.each([...acts.keys()].filter(verb => !verb.endsWith('.show')))(
    '%s can be reached from a card or a command',
    verb => {
      expect([...reached]).toContain(verb)
    },
  )
})

describe('what people type', () => {
  test.each([
    'a `code` of ticks',
    '${name} and ${1+1} and $${x}',
    '{{mustache}} and {braces}',
    '*bold* _italic_ [link](https://example.org)',
    '<script>alert(1)</script> &amp; <b>x</b>',
    'right to left \u202eabc\u202c and \u200f',
    '🙂🏠👩‍👧‍👦',
    'back\\slash \\n "quotes" \'single\'',
    '\uE0000\uE001',
    'line\nbreak\ttab',
  ])('%p comes through as typed', typed => {
    const { body } = expand(
      {
        type: 'AdaptiveCard',
        body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '${typed}' }] }],
      },
      { typed },
    )
    expect(body).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: typed }] }])
  })
})
