/** From what is shown (a view, a card, a sentence) to an activity, or to the answer of a press. */
import type { Activity, InvokeResponse } from 'botbuilder'
import type { Outcome } from '../actions/act'
import type { Saying } from '../actions/verb'
import { type AdaptiveCard, type Surroundings } from '../cards/card'
import { render, summary } from '../cards'
import type { Language } from '../domain/people'
import type { Refused } from '../domain/refused'
import { textOf } from '../text'
import type { SaidCode } from '../text/fr/said'
import type { Shown } from './turn'

const CARD = 'application/vnd.microsoft.card.adaptive'
const MESSAGE = 'application/vnd.microsoft.activity.message'

/** The sentence of a refusal. */
export const refusal = ({ code, params }: Refused, language: Language): string =>
  textOf(language).refused[code](params)

/** The sentence that an act says. */
export const spoken = ({ code, params }: Saying, language: Language): string =>
  textOf(language).said[code as SaidCode](params ?? {})

/** What an outcome shows, and the sentence above it. */
export const shownOf = (outcome: Outcome, language: Language): { what: Shown; notice?: string } => {
  const sentence =
    'refused' in outcome ? refusal(outcome.refused, language) : outcome.say && spoken(outcome.say, language)
  const { noted, inTab } = textOf(language).bot
  if (!outcome.view) return { what: sentence ?? (outcome.board ? inTab : noted) }
  return { what: outcome.view, ...(sentence !== undefined && { notice: sentence }) }
}

/** A card that is finished already, not a view. */
export const isCard = (what: Exclude<Shown, string>): what is AdaptiveCard => 'type' in what

/** A finished card; undefined for a sentence. */
export const cardOf = (what: Shown, surroundings: Surroundings): AdaptiveCard | undefined => {
  if (typeof what === 'string') return undefined
  return isCard(what) ? what : render(what, surroundings)
}

/** One attachment and no text beside it: Teams would give no id for both, and the message could not be edited. */
export const cardActivity = (card: AdaptiveCard): Partial<Activity> => ({
  type: 'message',
  // What a notification previews: never a name.
  summary: summary(card),
  attachments: [{ contentType: CARD, content: card }],
})

/** A card of one sentence, where only a card may answer. */
export const sentenceCard = (text: string): AdaptiveCard => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: text,
  body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }],
})

/** A sentence, shown as it is: no Markdown in it is drawn. */
export const textActivity = (text: string): Partial<Activity> => ({
  type: 'message',
  text,
  textFormat: 'plain',
})

export const activityOf = (what: Shown, surroundings: Surroundings): Partial<Activity> => {
  const card = cardOf(what, surroundings)
  return card ? cardActivity(card) : textActivity(String(what))
}

/** The answer of a press. Always 200: Teams shows "Something went wrong" for anything else. */
export const pressAnswer = (what: AdaptiveCard | string): InvokeResponse => ({
  status: 200,
  body: { statusCode: 200, type: typeof what === 'string' ? MESSAGE : CARD, value: what },
})
