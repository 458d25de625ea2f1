/**
 * From a view (values) to an Adaptive Card 1.5: template + data of the template, in one language.
 * Rules for templates: what people typed stands in a RichTextBlock (its runs know no Markdown), never in a TextBlock;
 * every input has a label; a verb's ids ride in `data`. Header, notice and fallback text are put around the body here.
 */
import { Template } from 'adaptivecards-templating'
import type { PageName } from '../actions/boardMe'
import type { CardName, View, Views } from '../actions/views'
import type { Language } from '../domain/people'
import { type Text, textOf } from '../text'

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** An Adaptive Card as it is sent. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly body: readonly Json[]
  readonly [key: string]: Json | undefined
}

/** Tone of the header: what a reader must do at a glance. */
export type Tone = 'emphasis' | 'accent' | 'good' | 'warning' | 'attention'

/** What a card's own code makes of a view, in one language. */
export interface CardData {
  readonly title: string
  /** Above the title in small: the dossier's code, the kind of card. */
  readonly kicker?: string
  readonly tone?: Tone
  /** What the template is filled with. Finished strings only: no null, dates and numbers in the reader's language. */
  readonly values: Readonly<Record<string, unknown>>
}

export interface CardKind<N extends CardName> {
  readonly template: object
  /** Views of every state worth looking at; the card suite renders each in both languages. */
  readonly samples: readonly Views[N][]
  /** `inGroup`: others read it too, so it tells nothing of a household. */
  data(view: Views[N], text: Text, language: Language, inGroup?: boolean): CardData
  /** Teams may refresh it by itself when it comes into view (universal action). */
  readonly refreshes?: boolean
  /** A line or two, without the header. */
  readonly compact?: true
  /** The page of the tab that shows the same and more: the card leads there. */
  readonly page?: PageName
  /** What of it is open there at once. */
  readonly part?: string
}

export const cardKind = <N extends CardName>(_name: N, kind: CardKind<N>): CardKind<N> => kind

export interface Surroundings {
  readonly language: Language
  /** A sentence above the card: why it came back, what was done. */
  readonly notice?: string
  /** Teams id of the one reader, for a refresh. */
  readonly reader?: string
  /** Lines below the card: why it comes, and how to have fewer. */
  readonly footer?: readonly string[]
  /** It stands where others read it: a group chat or a channel. */
  readonly inGroup?: boolean
  /** Address of a place of the tab, for this one reader; absent where there is no tab. */
  tab?(place: string): string
}

const templates = new WeakMap<object, Template>()
const templateOf = (source: object): Template => {
  const made = templates.get(source) ?? new Template(source)
  templates.set(source, made)
  return made
}

// adaptivecards-templating throws on a backtick in data and would print `${a}` for what it lacks: the data's strings
// that hold such signs travel as private-use marks, and come back after the expansion.
const RISKY = /[`$\\{}\uE000\uE001]/
const MARK = /\uE000(\d+)\uE001/g

const hide = (value: unknown, kept: string[]): unknown => {
  if (typeof value === 'string') return RISKY.test(value) ? `\uE000${kept.push(value) - 1}\uE001` : value
  if (Array.isArray(value)) return value.map(item => hide(item, kept))
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hide(item, kept)]))
  return value
}

const bringBack = (value: Json, kept: readonly string[]): Json => {
  if (typeof value === 'string') return value.replace(MARK, (_, index: string) => kept[Number(index)] ?? '')
  if (Array.isArray(value)) return value.map(item => bringBack(item as Json, kept))
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, bringBack(item as Json, kept)]),
    )
  return value
}

/** Fills a template; what people typed comes through as typed, whatever signs it holds. */
export const expand = (
  template: object,
  values: Readonly<Record<string, unknown>>,
): { body: Json[]; actions?: Json[] } => {
  const kept: string[] = []
  const filled = templateOf(template).expand({ $root: hide(values, kept) }) as Json
  return (kept.length > 0 ? bringBack(filled, kept) : filled) as { body: Json[]; actions?: Json[] }
}

const header = ({ title, kicker, tone = 'emphasis' }: CardData): Json => ({
  type: 'Container',
  style: tone,
  bleed: true,
  items: [
    ...(kicker
      ? [
          {
            type: 'TextBlock',
            text: kicker,
            size: 'Small',
            weight: 'Bolder',
            spacing: 'None',
            isSubtle: tone === 'emphasis',
            wrap: true,
          },
        ]
      : []),
    {
      type: 'TextBlock',
      text: title,
      size: 'Medium',
      weight: 'Bolder',
      wrap: true,
      spacing: 'None',
      style: 'heading',
    },
  ],
})

const noticeBar = (notice: string): Json => ({
  type: 'Container',
  style: 'warning',
  spacing: 'Small',
  items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: notice, weight: 'Bolder' }] }],
})

const footerLines = (lines: readonly string[]): readonly Json[] =>
  lines.map((text, index) => ({
    type: 'RichTextBlock',
    separator: index === 0,
    spacing: index === 0 ? 'Medium' : 'None',
    inlines: [{ type: 'TextRun', text, size: 'Small', isSubtle: true }],
  }))

/** The way to the tab, at the card's end; in the chat of one person only, since it may say whose tab it is. */
const wayToTab = (
  { page, part }: CardKind<CardName>,
  { about }: View,
  { tab, inGroup }: Surroundings,
  text: Text,
): readonly Json[] => {
  if (!page || !tab || inGroup) return []
  const id = about?.subject.split('/')[1]
  const url = tab(id === undefined ? page : [page, encodeURIComponent(id), ...(part ? [part] : [])].join('/'))
  return [
    {
      type: 'ActionSet',
      spacing: 'Small',
      actions: [{ type: 'Action.OpenUrl', title: text.tab.seeInTab, url }],
    },
  ]
}

/** A view as the card that its reader gets. */
export const draw = (kind: CardKind<CardName>, view: View, around: Surroundings): AdaptiveCard => {
  const { language, notice, reader, inGroup, footer = [] } = around
  const text = textOf(language)
  const data = kind.data(view.data as never, text, language, inGroup)
  // `${label}${$root.colon} ` in a template: French has a no-break space before its colon.
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const { body, actions } = expand(kind.template, { colon, ...data.values })
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    fallbackText: data.kicker ? `${data.kicker} · ${data.title}` : data.title,
    ...(kind.refreshes &&
      reader &&
      view.again && {
        refresh: {
          action: { type: 'Action.Execute', verb: view.again.verb, data: { v: 1, ...view.again.payload } },
          userIds: [reader],
        },
      }),
    body: [
      ...(kind.compact ? [] : [header(data)]),
      ...(notice ? [noticeBar(notice)] : []),
      ...body,
      ...wayToTab(kind, view, around, text),
      ...footerLines(footer),
    ],
    ...(actions && actions.length > 0 && { actions }),
  }
}
