/** Which verbs a card's buttons carry, read off its drawn samples: for the contract and the card suite. */
import type { CardName, View } from '../actions/views'
import type { Language } from '../domain/people'
import type { AdaptiveCard } from './card'
import { cards, render } from './index'

export interface Button {
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Every sample of a card, drawn. */
export const drawSamples = (name: CardName, language: Language): readonly AdaptiveCard[] =>
  cards[name].samples.map(data => render({ card: name, data, open: true } as unknown as View, { language }))

/** Every button of a card, in bodies, selections and refreshes alike. */
export const buttonsOf = (value: unknown): readonly Button[] => {
  if (Array.isArray(value)) return value.flatMap(buttonsOf)
  if (!value || typeof value !== 'object') return []
  const { type, verb, data } = value as { type?: string; verb?: string; data?: Record<string, unknown> }
  const own = type === 'Action.Execute' && verb ? [{ verb, data: data ?? {} }] : []
  return [...own, ...Object.values(value).flatMap(buttonsOf)]
}

export const verbsOf = (name: CardName): readonly string[] =>
  [
    ...new Set(
      drawSamples(name, 'fr')
        .flatMap(buttonsOf)
        .map(({ verb }) => verb),
    ),
  ].sort()
