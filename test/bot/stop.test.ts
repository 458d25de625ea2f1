/** The bot stops without losing anything: turns under way end, nothing new begins. */
import { personBy } from '../../scripts/demo/partners'
import { message } from '../../src/actions/commit'
import { startPasserelle } from '../../src/start'
import { startHttpBot } from '../support/http'
import { makeWorld } from '../support/world'

const optionsOf = (world: Awaited<ReturnType<typeof makeWorld>>) => {
  const { store, vault, clock, ids, log, settings } = world.app
  return {
    store,
    vault,
    clock,
    ids,
    log,
    settings,
    random: () => 0,
    port: 0,
    host: '127.0.0.1',
    tenants: 'any' as const,
  }
}

test('a turn under way is answered before the bot stops, and new connections are refused', async () => {
  let open: () => void = () => undefined
  let entered: () => void = () => undefined
  const gate = new Promise<void>(done => (open = done))
  const inside = new Promise<void>(done => (entered = done))
  const bot = await startHttpBot({
    converse: () => async turn => {
      entered()
      await gate
      await turn.answer('fini')
      return 'handled'
    },
  })
  const reply = bot.press('siao', { verb: 'x' })
  await inside
  const closed = bot.close()
  await expect(fetch(`${bot.url}/healthz`)).rejects.toThrow()
  open()
  expect(await reply).toMatchObject({ status: 200, body: { value: 'fini' } })
  await closed
  expect(bot.logged.at(-1)?.event).toBe('stopped')
})

test('a message that is due when the bot stops leaves at the next start', async () => {
  const bot = await startHttpBot()
  await bot.install('member')
  const change = message(bot.app, {
    to: personBy('member').id,
    about: 'help',
    say: { show: 'help.show', payload: {} },
  })
  await bot.deliver.stop()
  await bot.world.store.commit([change])
  bot.deliver.wake()
  await bot.deliver.drain()
  expect(bot.connector.requests).toHaveLength(0)
  const again = await startPasserelle({ ...optionsOf(bot.world), identity: bot.keys.identity })
  await bot.connector.until(({ conversation }) => conversation === bot.chat('member'))
  await again.stop()
  await bot.close()
})

test('without an app id only the demo starts', async () => {
  const real = await makeWorld()
  await expect(startPasserelle({ ...optionsOf(real), identity: { kind: 'none' } })).rejects.toThrow(/demo/)
  await real.close()
  const demo = await makeWorld({ demo: true })
  const running = await startPasserelle({ ...optionsOf(demo), identity: { kind: 'none' } })
  await running.stop()
})

test('jobs are started with the bot and stopped before the store closes', async () => {
  const order: string[] = []
  const bot = await startHttpBot({
    jobs: app => {
      order.push('started')
      return {
        stop: async () => {
          await app.store.ping()
          order.push('stopped')
        },
      }
    },
  })
  await bot.close()
  expect(order).toEqual(['started', 'stopped'])
})
