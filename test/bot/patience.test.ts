/** When the store is slow or away: a person waits for eight seconds at most, nothing is lost, and the card mends itself. */
import { personBy } from '../../scripts/demo/partners'
import { message } from '../../src/actions/commit'
import type { Dossier } from '../../src/domain/dossier'
import { type Store, StoreUnavailable } from '../../src/store/store'
import { putReady } from '../support/commission'
import {
  type HttpBot,
  type HttpOptions,
  type Reply,
  cardIn,
  startHttpBot,
  textIn,
  withVerbs,
} from '../support/http'

let bot: HttpBot
afterEach(() => bot.close())

/** A store that can be made to hang or to fail, and to come back. */
const makeFragile = () => {
  let mode: 'well' | 'hanging' | 'away' = 'well'
  let waiting: (() => void)[] = []
  const pass = async () => {
    if (mode === 'away') throw new StoreUnavailable('away')
    if (mode === 'hanging') await new Promise<void>(done => waiting.push(done))
  }
  return {
    store: (store: Store): Store =>
      withVerbs(store, {
        get: async (...given: Parameters<Store['get']>) => (await pass(), store.get(...given)) as never,
        find: async (...given: Parameters<Store['find']>) => (await pass(), store.find(...given)) as never,
        commit: async changes => (await pass(), store.commit(changes)),
        ping: async () => (await pass(), store.ping()),
      }),
    become(next: typeof mode) {
      mode = next
      if (next === 'hanging') return
      for (const go of waiting) go()
      waiting = []
    },
  }
}

/** A bot whose SIAO has a card to press (`m1`), sent by a delivery: no turn, so nothing is late before the store hangs. */
const start = async (options: HttpOptions = {}) => {
  const fragile = makeFragile()
  bot = await startHttpBot({ store: fragile.store, ...options })
  await putReady(bot.world, 1, {
    stage: 'siao',
    diagnosis: undefined,
    orientation: undefined,
  } as Partial<Dossier>)
  await bot.install('siao')
  const say = { show: 'siao.show', payload: { dossier: 'd1' } }
  await bot.world.store.commit([message(bot.app, { to: personBy('siao').id, about: 'siao.show|d1', say })])
  await bot.deliver.drain()
  return fragile
}

const validate = () =>
  bot.press(
    'siao',
    { verb: 'siao.diagnosis', data: { dossier: 'd1', outcome: 'validated', on: '2026-03-01' } },
    'm1',
  )
const said = (reply: Reply) => (reply.body as { value: string }).value
const m1 = () => bot.inbox('siao').find(({ id }) => id === 'm1')

describe('a press while the store hangs', () => {
  test('is answered in time, is done when the store is back, and the card shows it', async () => {
    const fragile = await start({ turnLimitMs: 50, gatherMs: 1 })
    fragile.become('hanging')
    const reply = await validate()
    expect(reply.status).toBe(200)
    expect(said(reply)).toContain('Enregistrement en cours')
    fragile.become('well')
    await bot.connector.until(({ kind }) => kind === 'edited')
    expect((await bot.world.facts('d1')).map(({ kind }) => kind)).toEqual(['diagnosis-validated'])
    expect(textIn(cardIn(m1()))).toContain('orient')
  })

  test('a message is told the same, and answered when the store is back', async () => {
    const fragile = await start({ turnLimitMs: 50 })
    fragile.become('hanging')
    expect((await bot.say('siao', 'aide')).status).toBe(200)
    await bot.connector.until(({ activity }) => textIn(activity).includes('Enregistrement en cours'))
    fragile.become('well')
    await bot.connector.until(({ activity }) => textIn(activity).includes('Bonjour'))
  })
})

describe('a press while the store is away', () => {
  test('is told so, nothing half is kept, and it can be pressed again', async () => {
    const fragile = await start()
    fragile.become('away')
    expect(said(await validate())).toContain('Je n’arrive pas à joindre l’enregistrement')
    expect(await bot.world.facts('d1')).toEqual([])
    fragile.become('well')
    await validate()
    expect(await bot.world.facts('d1')).toHaveLength(1)
  })

  test('its card mends itself when the store is back', async () => {
    const fragile = await start()
    fragile.become('away')
    await validate()
    await bot.refresh.drain()
    expect(m1()?.kind).toBe('sent')
    fragile.become('well')
    // What the person could not see was done all the same: by a colleague, or by the press whose answer was lost.
    await bot.world.act('siao', 'siao.diagnosis', { dossier: 'd1', outcome: 'validated', on: '2026-03-01' })
    await bot.refresh.drain()
    expect(m1()?.kind).toBe('edited')
    expect(textIn(cardIn(m1()))).toContain('orient')
  })
})

test('a fault after the time is over is still told', async () => {
  let fail: (error: Error) => void = () => undefined
  let entered: () => void = () => undefined
  const inside = new Promise<void>(done => (entered = done))
  bot = await startHttpBot({
    turnLimitMs: 20,
    converse: () => () =>
      new Promise((_, refuse) => {
        fail = refuse
        entered()
      }),
  })
  expect(said(await bot.press('siao', { verb: 'x' }))).toContain('Enregistrement en cours')
  await inside
  fail(new TypeError('broken'))
  await bot.connector.until(({ activity }) => textIn(activity).includes('donnez cette référence'))
})

test('a message while the store is away is told so; /readyz says no, then yes again', async () => {
  const fragile = await start()
  const ready = async () => (await fetch(`${bot.url}/readyz`)).status
  fragile.become('away')
  expect((await bot.say('siao', 'aide')).status).toBe(200)
  expect(textIn(bot.inbox('siao').at(-1)?.activity)).toContain('Je n’arrive pas à joindre l’enregistrement')
  expect(await ready()).toBe(503)
  fragile.become('well')
  expect(await ready()).toBe(200)
  await bot.say('siao', 'aide')
  expect(textIn(bot.inbox('siao').at(-1)?.activity)).toContain('Bonjour')
})
