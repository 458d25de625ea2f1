/** What people are told leaves by itself, once, and what became of it is kept: through a Bot Connector that fails in every way. */
import { personBy } from '../../scripts/demo/partners'
import { message } from '../../src/actions/commit'
import type { Message } from '../../src/store/documents'
import { type Doc, StoreUnavailable } from '../../src/store/store'
import { MOST_TRIES, backOff } from '../../src/jobs/deliver'
import { putReady } from '../support/commission'
import type { Fault } from '../support/connector'
import { type HttpBot, type HttpOptions, startHttpBot, textIn, withVerbs } from '../support/http'

let bot: HttpBot
afterEach(() => bot.close())

const start = async (options?: HttpOptions) => {
  bot = await startHttpBot(options)
  await bot.install('secretariat', 'member')
}

const helpFor = (who: string, about = 'help', at?: string) =>
  message(bot.app, {
    to: personBy(who).id,
    about,
    say: { show: 'help.show', payload: {} },
    ...(at && { nextAt: at }),
  })

/** Puts a message in the queue, and returns its id. */
const queue = async (who: string, about?: string, at?: string): Promise<string> => {
  const change = helpFor(who, about, at)
  await bot.world.store.commit([change])
  return change.doc.id
}

const stateOf = async (id: string): Promise<Doc<'messages'>> => {
  const found = await bot.world.store.get('messages', id)
  if (!found) throw new Error(`no message ${id}`)
  return found
}

const reachOf = async (who: string) => (await bot.world.store.get('people', personBy(who).id))?.reach

describe('a message that is due', () => {
  test('leaves, and its activity is kept', async () => {
    await start()
    const id = await queue('secretariat')
    await bot.deliver.drain()
    expect(textIn(bot.inbox('secretariat')[0]?.activity)).toContain('Bonjour')
    expect(await stateOf(id)).toMatchObject({
      state: 'delivered',
      open: 0,
      tries: 1,
      uncertain: false,
      activity: 'm1',
    })
    expect(await reachOf('secretariat')).toBe('reached')
  })

  test('leaves by itself when an act has put it there', async () => {
    await start()
    const { id } = helpFor('secretariat').doc
    await bot.world.store.commit([
      { ...helpFor('secretariat'), doc: { ...helpFor('secretariat').doc, id } } as never,
    ])
    bot.app.changed([`messages/${id}`])
    await bot.connector.until(({ conversation }) => conversation === bot.chat('secretariat'))
  })

  test('leaves once, whatever else is woken at the same time', async () => {
    await start()
    await queue('secretariat')
    bot.deliver.wake()
    await Promise.all([bot.deliver.drain(), bot.deliver.drain(), bot.deliver.drain()])
    expect(bot.connector.requests).toHaveLength(1)
  })

  test('is in its reader’s language', async () => {
    await start()
    const person = await bot.world.store.get('people', personBy('member').id)
    if (!person) throw new Error('no member')
    await bot.world.store.commit([{ do: 'put', in: 'people', doc: { ...person, language: 'en' } }])
    await queue('member')
    await bot.deliver.drain()
    expect(textIn(bot.inbox('member')[0]?.activity)).toContain('Hello')
  })

  test('has a preview without a text beside its card', async () => {
    await start()
    await queue('secretariat')
    await bot.deliver.drain()
    const activity = bot.inbox('secretariat')[0]?.activity
    expect(activity?.summary).toEqual(expect.any(String))
    expect(activity?.text).toBeUndefined()
    expect(activity?.attachments).toHaveLength(1)
  })

  test('waits when its time has not come', async () => {
    await start()
    const id = await queue('secretariat', 'later', '2026-03-02T23:00:00.000Z')
    await bot.deliver.drain()
    expect(bot.connector.requests).toHaveLength(0)
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', tries: 0 })
    bot.world.wait(1)
    await bot.deliver.drain()
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' })
  })

  test('to somebody who never installed the bot is kept as failed, and shown as such', async () => {
    await start()
    const id = await queue('member2')
    await bot.deliver.drain()
    expect(await stateOf(id)).toMatchObject({ state: 'failed', why: 'no-reference', open: 0 })
    expect(await reachOf('member2')).toBe('unreachable')
  })

  test('goes out after all when they first write', async () => {
    await start()
    const id = await queue('member2')
    await bot.deliver.drain()
    await bot.say('member2', 'aide')
    await bot.connector.until(({ id: sent }) => sent === 'm2')
    await bot.deliver.drain()
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' })
    expect(await reachOf('member2')).toBe('reached')
  })
})

describe('a message that its reader should no longer get', () => {
  test('is not sent when they may not see it any more', async () => {
    await start()
    const say = { show: 'invite.show', payload: {} }
    const change = message(bot.app, { to: personBy('member').id, about: 'invite', say })
    await bot.world.store.commit([change])
    await bot.deliver.drain()
    expect(bot.connector.requests).toHaveLength(0)
    expect(await stateOf(change.doc.id)).toMatchObject({ state: 'replaced', open: 0 })
  })

  test('is not sent when a newer one is about the same', async () => {
    await start()
    const older = await queue('secretariat', 'same')
    bot.world.wait(1)
    const newer = await queue('secretariat', 'same')
    await bot.deliver.drain()
    expect(bot.connector.requests).toHaveLength(1)
    expect([(await stateOf(older)).state, (await stateOf(newer)).state]).toEqual(['replaced', 'delivered'])
  })

  test('is not sent after the newer one has left, when it had to wait', async () => {
    await start()
    const older = await queue('secretariat', 'same')
    bot.connector.fail({ status: 503 })
    await bot.deliver.drain()
    bot.world.wait(1)
    const newer = await queue('secretariat', 'same', '2026-03-01T00:00:00.000Z')
    await bot.deliver.drain()
    expect([(await stateOf(older)).state, (await stateOf(newer)).state]).toEqual(['replaced', 'delivered'])
    expect(bot.connector.received).toHaveLength(1)
  })
})

describe('when Teams does not take it', () => {
  test.each<[string, Fault, Partial<Message>]>([
    ['429', { status: 429 }, { why: 'http-429', uncertain: false }],
    ['412', { status: 412 }, { why: 'http-412', uncertain: false }],
    ['500', { status: 500 }, { why: 'http-500', uncertain: false }],
    ['502', { status: 502 }, { why: 'http-502', uncertain: false }],
    ['504', { status: 504 }, { why: 'http-504', uncertain: false }],
    ['401', { status: 401 }, { why: 'http-401', uncertain: false }],
    ['a dropped connection', 'dropped', { why: 'uncertain', uncertain: true }],
    ['a lost answer', 'lost-answer', { why: 'uncertain', uncertain: true }],
    ['silence', 'silent', { why: 'uncertain', uncertain: true }],
  ])('%s: it waits, and leaves at the next try', async (_, fault, kept) => {
    // Only silence needs a time-out: a slow machine must not look like one.
    await start({ sendTimeoutMs: fault === 'silent' ? 1000 : 20_000 })
    const id = await queue('secretariat')
    bot.connector.fail(fault)
    await bot.deliver.drain()
    expect(bot.connector.requests).toHaveLength(1)
    // Half a second to a second; the test's chance is in the middle.
    expect(await stateOf(id)).toMatchObject({
      state: 'waiting',
      open: 1,
      tries: 1,
      nextAt: later(750),
      ...kept,
    })
    await bot.deliver.drain()
    expect(bot.connector.requests).toHaveLength(1)
    bot.world.wait(1)
    await bot.deliver.drain()
    const delivered = await stateOf(id)
    expect(delivered).toMatchObject({ state: 'delivered', tries: 2, uncertain: kept.uncertain })
    expect(delivered.why).toBeUndefined()
  })

  test('Retry-After is obeyed', async () => {
    await start()
    const id = await queue('secretariat')
    bot.connector.fail({ status: 429, retryAfter: '90' })
    await bot.deliver.drain()
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', nextAt: later(90_000) })
  })

  test.each<[string, number, string, string]>([
    ['blocked by its reader', 403, 'blocked', 'blocked'],
    ['no such conversation', 404, 'gone', 'unknown'],
    ['too large', 413, 'too-large', 'unknown'],
    ['not understood', 400, 'http-400', 'unknown'],
  ])('%s: it is not tried again, and the secretariat can see why', async (_, status, why, reach) => {
    await start()
    const id = await queue('member')
    bot.connector.fail({ status })
    await bot.deliver.drain()
    bot.world.wait(1)
    await bot.deliver.drain()
    expect(bot.connector.requests).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ state: 'failed', open: 0, why })
    expect(await reachOf('member')).toBe(reach)
  })

  test('after about a day it is given up', async () => {
    await start()
    const id = await queue('secretariat')
    const waiting = await stateOf(id)
    await bot.world.store.commit([{ do: 'put', in: 'messages', doc: { ...waiting, tries: MOST_TRIES - 1 } }])
    bot.connector.fail({ status: 503 })
    await bot.deliver.drain()
    expect(await stateOf(id)).toMatchObject({ state: 'failed', why: 'http-503', tries: MOST_TRIES })
  })

  test('one conversation in trouble does not keep the others waiting', async () => {
    await start({ sendTimeoutMs: 1000 })
    await queue('secretariat')
    await queue('member')
    bot.connector.fail('silent')
    await bot.deliver.drain()
    const states = await bot.world.store.countBy('messages', { index: 'state' })
    expect([states.get('delivered'), states.get('waiting')]).toEqual([1, 1])
  })
})

describe('when the bot is killed', () => {
  test('before it began to send: it leaves when the lock has run out, and is not in doubt', async () => {
    await start()
    const id = await queue('secretariat')
    await bot.world.store.take('messages', { index: 'due', equals: [1] }, { nextAt: later(60_000) })
    await bot.deliver.drain()
    expect(bot.connector.requests).toHaveLength(0)
    bot.world.wait(1)
    await bot.deliver.drain()
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', uncertain: false })
  })

  test('in the middle of a send: it leaves again, and is known to be in doubt', async () => {
    await start()
    const id = await queue('secretariat')
    await bot.world.store.take(
      'messages',
      { index: 'due', equals: [1] },
      { nextAt: later(60_000), state: 'sending' },
    )
    bot.world.wait(1)
    await bot.deliver.drain()
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', uncertain: true })
  })
})

test('a store that fails just after a send is asked again: nobody is told twice', async () => {
  let failures = 1
  await start({
    store: store =>
      withVerbs(store, {
        commit: async changes => {
          const delivered = changes.some(({ doc }) => 'state' in doc && doc.state === 'delivered')
          if (delivered && failures-- > 0) throw new StoreUnavailable('away')
          await store.commit(changes)
        },
      }),
  })
  const id = await queue('secretariat')
  await bot.deliver.drain()
  expect(await stateOf(id)).toMatchObject({ state: 'delivered', uncertain: false })
  expect(bot.connector.requests).toHaveLength(1)
})

test('a card that is known already does not undo that its message was delivered', async () => {
  await start()
  await bot.install('siao')
  const dossier = await putReady(bot.world, 1, { stage: 'siao' })
  const known = {
    ...{ id: `${bot.chat('siao')}|m1`, person: personBy('siao').id, card: 'siao', subject: 'dossiers/d1' },
    ...{ shown: 1, open: true, again: { verb: 'siao.show', payload: { dossier } }, activity: 'm1' },
    ...{ conversation: bot.chat('siao'), serviceUrl: bot.connector.url, at: bot.app.clock.now() },
  }
  const told = { to: personBy('siao').id, about: 'siao', say: { show: 'siao.show', payload: { dossier } } }
  const change = message(bot.app, told, 'told')
  await bot.world.store.commit([{ do: 'add', in: 'cards', doc: known }, change])
  await bot.deliver.drain()
  await bot.deliver.drain()
  expect(await stateOf('told')).toMatchObject({ state: 'delivered', open: 0 })
  expect(bot.connector.requests).toHaveLength(1)
})

test('a message that cannot be drawn does not stop those behind it', async () => {
  await start()
  const say = { show: 'dossier.show', payload: { dossier: 'x' } }
  const broken = message(bot.app, { to: personBy('secretariat').id, about: 'broken', say: say as never })
  await bot.world.store.commit([{ ...broken, doc: { ...broken.doc, say: null } } as never])
  await queue('member')
  await bot.deliver.drain()
  expect(bot.inbox('member')).toHaveLength(1)
  expect(bot.logged.map(({ event }) => event)).toContain('delivery-fault')
})

test.each([
  [1, 0, 0, 500],
  [1, 1, 0, 1000],
  [2, 1, 0, 2000],
  [5, 1, 0, 16_000],
  [9, 1, 0, 256_000],
  [10, 1, 0, 300_000],
  [400, 0, 0, 150_000],
  [1, 1, 20_000, 20_000],
])('after try %i with chance %f and Retry-After %i ms it waits %i ms', (tries, chance, retryAfter, wait) =>
  expect(backOff(tries, chance, retryAfter)).toBe(wait),
)

const later = (ms: number): string => new Date(Date.parse(bot.app.clock.real()) + ms).toISOString()
