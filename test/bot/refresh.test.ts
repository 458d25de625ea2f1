/** Cards that were sent follow their subject, and never under somebody’s fingers. */
import { personBy } from '../../scripts/demo/partners'
import type { Dossier } from '../../src/domain/dossier'
import { type Store, StoreUnavailable } from '../../src/store/store'
import { planWith, putReady } from '../support/commission'
import { type HttpBot, type HttpOptions, cardIn, startHttpBot, textIn, withVerbs } from '../support/http'

let bot: HttpBot
afterEach(() => bot.close())

/** A dossier that waits for SIAO, its card in SIAO’s chat (`m1`). */
const start = async (options?: HttpOptions) => {
  bot = await startHttpBot(options)
  await putReady(bot.world, 1, {
    stage: 'siao',
    diagnosis: undefined,
    orientation: undefined,
  } as Partial<Dossier>)
  await bot.press('siao', { verb: 'siao.show', data: { dossier: 'd1' } }, 'm1')
  await bot.refresh.drain()
  bot.connector.received.splice(0)
}

/** Something is done elsewhere: in another process, or by a colleague. */
const act = async (verb: string, data: Record<string, unknown>) => {
  await bot.world.act('siao', verb, { dossier: 'd1', on: '2026-03-01', ...data })
  bot.app.changed(['dossiers/d1', 'facts/x', 'messages/y'])
  await bot.refresh.drain()
}
const settle = async () => {
  await act('siao.diagnosis', { outcome: 'validated' })
  await act('siao.orientation', { outcome: 'here' })
}
const edits = () => bot.connector.received.filter(({ kind }) => kind === 'edited')
const kept = () => bot.world.store.get('cards', `${bot.chat('siao')}|m1`)

test('an open card stays as it is while it still waits for its owner', async () => {
  await start()
  await act('siao.diagnosis', { outcome: 'validated' })
  expect(edits()).toEqual([])
  expect(await kept()).toMatchObject({ shown: 1, open: true })
})

test('a card that waits for nothing any more is edited, once', async () => {
  await start()
  await settle()
  expect(edits()).toMatchObject([{ id: 'm1', conversation: bot.chat('siao') }])
  expect(await kept()).toMatchObject({ shown: 3, open: false })
  await bot.refresh.drain()
  expect(edits()).toHaveLength(1)
})

test('several changes become one edit', async () => {
  await start()
  await bot.world.act('siao', 'siao.diagnosis', { dossier: 'd1', on: '2026-03-01', outcome: 'validated' })
  bot.app.changed(['dossiers/d1'])
  await bot.world.act('siao', 'siao.orientation', { dossier: 'd1', on: '2026-03-01', outcome: 'here' })
  bot.app.changed(['dossiers/d1'])
  await bot.refresh.drain()
  expect(edits()).toHaveLength(1)
})

test('a card that its reader may no longer see is taken away', async () => {
  await start()
  const person = await bot.world.store.get('people', personBy('siao').id)
  if (!person) throw new Error('no siao')
  await bot.world.store.commit([{ do: 'put', in: 'people', doc: { ...person, posts: [] } }])
  await settle()
  expect(textIn(edits().at(-1)?.activity)).toContain('Votre rôle ne permet pas')
  expect(await kept()).toBeUndefined()
})

test('what was not edited before a stop is edited after the start', async () => {
  await start()
  await bot.world.act('siao', 'siao.diagnosis', { dossier: 'd1', on: '2026-03-01', outcome: 'validated' })
  await bot.world.act('siao', 'siao.orientation', { dossier: 'd1', on: '2026-03-01', outcome: 'here' })
  await bot.refresh.sweep()
  await bot.refresh.drain()
  expect(edits()).toHaveLength(1)
})

test('cards of months ago are left alone', async () => {
  await start()
  bot.world.wait(15)
  await bot.world.act('siao', 'siao.diagnosis', { dossier: 'd1', on: '2026-03-01', outcome: 'validated' })
  await bot.refresh.sweep()
  await bot.refresh.drain()
  expect(edits()).toEqual([])
})

test.each([
  ['429', { status: 429 }],
  ['500', { status: 500 }],
  ['a lost answer', 'lost-answer'],
] as const)('an edit that fails by %s is made at the next round', async (_, fault) => {
  await start()
  bot.connector.fail(fault)
  await settle()
  await bot.refresh.drain()
  expect(textIn(cardIn(edits().at(-1)))).toContain('M-2026-001')
  expect(await kept()).toMatchObject({ shown: 3, open: false })
})

test('what became of a pressed card is noted once a store that was away is back', async () => {
  let away = false
  await start({
    store: store =>
      withVerbs(store, {
        get: (async (collection, id) => {
          if (away && collection === 'cards') throw new StoreUnavailable('away')
          return store.get(collection, id)
        }) as Store['get'],
      }),
  })
  away = true
  await bot.press('siao', { verb: 'help.show' }, 'm1')
  await bot.refresh.drain()
  away = false
  expect(await kept()).toMatchObject({ shown: 1 })
  await bot.refresh.drain()
  expect(await kept()).toBeUndefined()
})

test.each([
  ['is gone', 404],
  ['is in a chat that was closed', 403],
])('a message that %s is forgotten', async (_, status) => {
  await start()
  bot.connector.fail({ status })
  await settle()
  expect(await kept()).toBeUndefined()
})

test('an edit that never succeeds is given up after five tries', async () => {
  await start()
  bot.connector.always({ status: 500 })
  const before = bot.connector.requests.length
  await settle()
  for (let round = 0; round < 8; round += 1) await bot.refresh.drain()
  expect(bot.connector.requests.length - before).toBe(5)
  expect(bot.logged.map(({ event }) => event)).toContain('card-not-edited')
})

test('a press that is answered with a card about nothing forgets what the card was about', async () => {
  await start()
  await bot.press('siao', { verb: 'help.show' }, 'm1')
  await bot.refresh.drain()
  expect(textIn(cardIn(edits().at(-1)))).toContain('Bonjour')
  expect(await kept()).toBeUndefined()
})

test('an open vote card asks for the new organisation’s voice once its reader changed organisation', async () => {
  bot = await startHttpBot()
  await planWith(bot.world, [await putReady(bot.world)])
  await bot.press('member2', { verb: 'vote.show', data: { dossier: 'd1' } }, 'm1')
  await bot.press('member3', { verb: 'vote.show', data: { dossier: 'd1' } }, 'm1')
  await bot.refresh.drain()
  bot.connector.received.splice(0)
  const { id: person } = personBy('member2')
  const post = { person, post: 'member.metropole', role: 'member', organisation: 'logis-sureau' }
  await bot.press('secretariat', { verb: 'person.change', data: post }, 'm2')
  await bot.refresh.drain()
  const redrawn = edits().filter(({ id }) => id === 'm1')
  expect(redrawn.map(({ conversation }) => conversation)).toEqual([bot.chat('member2')])
  expect(textIn(cardIn(redrawn[0]))).toContain('Logis Sureau')
  expect(textIn(cardIn(redrawn[0]))).not.toContain('Métropole Exemple')
})

test('the cards of somebody whose last post ended are taken away', async () => {
  bot = await startHttpBot()
  await planWith(bot.world, [await putReady(bot.world)])
  await bot.press('member2', { verb: 'vote.show', data: { dossier: 'd1' } }, 'm1')
  await bot.refresh.drain()
  const { id: person } = personBy('member2')
  await bot.press('secretariat', { verb: 'person.end', data: { person, post: 'member.metropole' } }, 'm2')
  await bot.refresh.drain()
  const [last] = edits()
    .filter(({ id }) => id === 'm1')
    .slice(-1)
  expect(textIn(last?.activity)).not.toContain('M-2026-001')
  expect(await bot.world.store.get('cards', `${bot.chat('member2')}|m1`)).toBeUndefined()
})
