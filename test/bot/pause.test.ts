/** What does not leave gives its lock back: nobody is told twice for it, nobody else waits, and it is not in doubt. */
import { personBy } from '../../scripts/demo/partners'
import { message } from '../../src/actions/commit'
import { Limiter } from '../../src/bot/limiter'
import { all } from '../../src/store/store'
import { type HttpBot, startHttpBot } from '../support/http'

/** A clock that stands still: what waits for it waits. */
const still = { now: () => 0, later: () => undefined }

let bot: HttpBot | undefined
afterEach(() => bot?.close())

const queue = async (who: string, about: string): Promise<void> => {
  const to = personBy(who).id
  await bot?.world.store.commit([
    message(bot.app, { to, about, say: { show: 'help.show', payload: {} } }, about),
  ])
}

test('a message behind an hour’s pause gives its lock back until then, and others leave', async () => {
  bot = await startHttpBot({ steady: still })
  await bot.install('secretariat', 'member')
  await queue('secretariat', 'first')
  bot.connector.fail({ status: 429, retryAfter: '3600' })
  await bot.deliver.drain()
  for (let n = 1; n <= 9; n += 1) await queue('secretariat', `behind-${n}`)
  await queue('member', 'other')
  await bot.deliver.drain()
  const messages = await all(bot.world.store, 'messages', { index: 'id' })
  const hour = new Date(Date.parse(bot.app.clock.real()) + 3_600_000).toISOString()
  for (const { id, state, nextAt } of messages)
    expect([id, state, id === 'other' || nextAt === hour]).toEqual([
      id,
      id === 'other' ? 'delivered' : 'waiting',
      true,
    ])
  expect(bot.connector.requests).toHaveLength(2)
})

test('a message whose sending breaks before anything left waits for its next try, and is not in doubt', async () => {
  bot = await startHttpBot()
  const { id } = personBy('secretariat')
  const at = bot.app.clock.now()
  await bot.world.store.commit([{ do: 'add', in: 'references', doc: { id, reference: {}, at } }])
  await queue('secretariat', 'broken')
  await bot.deliver.drain()
  expect(await bot.world.store.get('messages', 'broken')).toMatchObject({
    ...{ state: 'waiting', tries: 1, uncertain: false, why: 'http-500' },
    nextAt: new Date(Date.parse(at) + 750).toISOString(),
  })
})

test.each([
  { patience: 999, told: [0, 1000] },
  { patience: 1000, told: [0] },
  { patience: undefined, told: [0] },
])('who can wait for $patience ms is told $told while a second is to wait', async ({ patience, told }) => {
  const limiter = new Limiter(still)
  const heard: number[] = [await limiter.permit('a')]
  limiter.pause('a', 1000)
  void limiter.permit('a', false, patience).then(wait => heard.push(wait))
  await new Promise(done => setImmediate(done))
  expect(heard).toEqual(told)
})

test('who waits already is told when the pause grows past their patience', async () => {
  const limiter = new Limiter(still)
  await limiter.permit('a')
  limiter.pause('a', 1000)
  const waiting = limiter.permit('a', false, 30_000)
  limiter.pause('a', 60_000)
  expect(await waiting).toBe(60_000)
})
