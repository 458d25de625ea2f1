/** Cards lead to the place of the tab that shows the same, in the chat of one person. */
import type { CardName, View } from '../../src/actions/views'
import { cards } from '../../src/cards'
import { type CardKind, draw } from '../../src/cards/card'

const drawn = (card: CardName, subject: string | undefined, more: object) => {
  const kind = cards[card] as unknown as CardKind<CardName>
  const about = subject === undefined ? {} : { about: { subject, v: 1 } }
  const view = { card, data: kind.samples[0], open: false, ...about } as unknown as View
  return draw(kind, view, { language: 'fr', ...more })
}
const tab = (place: string) => `https://tab.example/#/${place}`
const linksIn = (card: object): readonly string[] =>
  [...JSON.stringify(card).matchAll(/https:\/\/tab\.example[^"]*/g)].map(([address]) => address)

test.each<[CardName, string | undefined, string]>([
  ['dossier', 'dossiers/d-1', 'dossiers/d-1'],
  ['window', 'dossiers/d-1', 'windows/d-1'],
  ['agenda', 'sessions/s 1', 'sessions/s%201'],
  ['matters', undefined, 'home'],
])('%s leads to its page', (card, subject, place) => {
  expect(linksIn(drawn(card, subject, { tab, reader: '29:x' }))).toEqual([tab(place)])
})

test.each<[string, CardName, object]>([
  ['another card', 'vote', { tab }],
  ['a card where others read it', 'dossier', { tab, inGroup: true }],
  ['a card where the tab has no address', 'dossier', {}],
])('%s leads nowhere', (_, card, more) => {
  expect(linksIn(drawn(card, 'dossiers/d-1', more))).toEqual([])
})
