/** Deep links of Teams: to a place of the tab, and to the chat with the bot. */
import { placesInTeams } from '../../src/tab/places'
import { personBy } from '../../scripts/demo/partners'
import { cardIn, startHttpBot } from '../support/http'
import { referred } from '../support/make'

const me = { id: 'me' }
const places = placesInTeams({ teamsAppId: 'the-app', botId: 'the-bot', publicHost: 'bot.example' })

test('to a dossier in the tab, and to the page outside of Teams', () => {
  const address = new URL(places.tab(me, 'dossiers/d-1'))
  expect(address.origin + address.pathname).toBe('https://teams.microsoft.com/l/entity/the-app/passerelle')
  expect(JSON.parse(address.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'dossiers/d-1' })
  expect(address.searchParams.get('webUrl')).toBe('https://bot.example/tab#/dossiers/d-1')
})

test('to the chat, with words ready or without', () => {
  expect(places.chat(me)).toBe('https://teams.microsoft.com/l/chat/0/0?users=28%3Athe-bot')
  expect(new URL(places.chat(me, 'dossier M-1') ?? '').searchParams.get('message')).toBe('dossier M-1')
})

test('the card that somebody gets leads to it', async () => {
  const bot = await startHttpBot()
  const dossier = await referred(bot.world)
  const reply = await bot.press('siao', { verb: 'dossier.show', data: { dossier } })
  expect(JSON.stringify(cardIn(reply))).toContain(encodeURIComponent(`dossiers/${dossier}`))
  const board = await bot.press('siao', { verb: 'board.me.show' })
  expect(JSON.stringify(board.body)).toContain('onglet de Passerelle')
  expect(JSON.stringify(board.body)).not.toContain(personBy('siao').name)
  await bot.close()
})
