/** Who may come in, and what bad input gets: the real HTTP path with real tokens. */
import { connect } from 'node:net'
import { TENANT } from '../../scripts/demo/partners'
import { StoreUnavailable } from '../../src/store/store'
import { type HttpBot, startHttpBot, textIn, withVerbs } from '../support/http'

let bot: HttpBot
beforeAll(async () => {
  // The SDK prints what is wrong with each token.
  jest.spyOn(console, 'error').mockReturnValue()
  bot = await startHttpBot()
})
afterAll(async () => {
  await bot.close()
  jest.restoreAllMocks()
})

const nothingSaid = async <T>(work: () => Promise<T>): Promise<T> => {
  const before = bot.connector.requests.length
  const result = await work()
  expect(bot.connector.requests).toHaveLength(before)
  return result
}

describe('a token', () => {
  test('of Teams lets its activity in', async () => {
    expect(await bot.say('secretariat', 'aide')).toEqual({ status: 200, body: undefined })
    expect(bot.inbox('secretariat')).toHaveLength(1)
  })

  test.each([
    ['no token', () => null],
    ['text that is no token', () => 'nonsense'],
    ['one signed by somebody else', () => bot.token({ forged: true })],
    ['one made for another bot', () => bot.token({ audience: '00000000-0000-4000-8000-00000000ffff' })],
    ['one of another issuer', () => bot.token({ issuer: 'https://elsewhere.example' })],
    ['one that has expired', () => bot.token({ expired: true })],
    ['one given for another service URL', () => bot.token({ serviceUrl: 'https://elsewhere.example/' })],
  ])('%s gets 401 and nothing happens', async (_, token) => {
    const { status, body } = await nothingSaid(() =>
      bot.post(bot.activity('secretariat', { text: 'aide' }), token()),
    )
    expect(status).toBe(401)
    expect(body).toEqual({ error: expect.any(String) })
  })

  test('without the word Bearer gets 401', async () => {
    const { status } = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { authorization: bot.token() },
      body: JSON.stringify(bot.activity('secretariat', { text: 'aide' })),
    })
    expect(status).toBe(401)
  })
})

describe('a body that is not an activity of Teams gets a reason', () => {
  const without = (...path: string[]) => {
    const activity = structuredClone(bot.activity('secretariat', { text: 'aide' }))
    const last = path.pop() ?? ''
    const parent = path.reduce((at, key) => at[key] as Record<string, unknown>, activity)
    Reflect.deleteProperty(parent, last)
    return activity
  }

  test.each<[string, () => unknown, RegExp]>([
    ['nothing', () => '', /not JSON/],
    ['malformed JSON', () => '{"type":', /not JSON/],
    ['a text', () => '"hello"', /not an activity/],
    ['a list', () => '[]', /not an activity/],
    ['null', () => 'null', /not an activity/],
    ['an empty activity', () => ({}), /activity\.type/],
    ['no conversation', () => without('conversation'), /activity\.conversation/],
    ['a conversation without id', () => without('conversation', 'id'), /activity\.conversation\.id/],
    ['no sender', () => without('from'), /activity\.from/],
    ['no service URL', () => without('serviceUrl'), /activity\.serviceUrl/],
    [
      'a service URL that is no web address',
      () => bot.activity('secretariat', { serviceUrl: 'file:///etc' }),
      /serviceUrl/,
    ],
    ['another channel', () => bot.activity('secretariat', { channelId: 'AseChannel' }), /channelId/],
  ])('%s: 400', async (_, body, reason) => {
    const reply = await nothingSaid(() => bot.post(body()))
    expect(reply.status).toBe(400)
    expect(reply.body).toEqual({ error: expect.stringMatching(reason) })
  })

  test('256 KB is read, one byte more gets 413', async () => {
    const empty = JSON.stringify(bot.activity('secretariat', { text: '' })).length
    const filled = (bytes: number) => bot.activity('secretariat', { text: 'x'.repeat(bytes - empty) })
    expect((await bot.post(filled(256 * 1024))).status).toBe(200)
    const reply = await nothingSaid(() => bot.post(filled(256 * 1024 + 1)))
    expect(reply).toEqual({ status: 413, body: { error: expect.stringContaining('262144') } })
  })

  test('a body that grows past 256 KB without having said so gets 413', async () => {
    const chunk = 'x'.repeat(16 * 1024)
    const answer = await new Promise<string>((done, fail) => {
      const socket = connect(Number(new URL(bot.url).port), '127.0.0.1')
      socket.write('POST /api/messages HTTP/1.1\r\nhost: bot\r\ntransfer-encoding: chunked\r\n\r\n')
      for (let sent = 0; sent <= 17; sent += 1) socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`)
      socket.once('data', data => {
        done(data.toString())
        socket.destroy()
      })
      socket.once('error', fail)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })
})

describe('a tenant that is not on the list', () => {
  const stranger = {
    object: '00000000-0000-4000-8000-00000000aaaa',
    tenant: '00000000-0000-4000-8000-0000000000ff',
  }
  const stored = async () => [
    await bot.world.store.count('people', { index: 'id' }),
    await bot.world.store.count('references', { index: 'id' }),
  ]

  test('gets a polite sentence to a message, and nothing of it is kept', async () => {
    const before = await stored()
    expect((await bot.say(stranger, 'aide')).status).toBe(200)
    expect(textIn(bot.inbox(stranger)[0]?.activity)).toContain('n’est pas ouverte à votre organisation')
    expect(await stored()).toEqual(before)
  })

  test('gets it to a press too, with 200', async () => {
    const reply = await bot.press(stranger, { verb: 'join.use', data: { code: 'ABCD2345' } })
    expect(reply).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.activity.message' } })
  })

  test('hears it when it installs the bot, and nothing when it removes it', async () => {
    const newcomer = { ...stranger, object: 'c' }
    await bot.post(bot.activity(newcomer, { type: 'installationUpdate', action: 'add' }))
    expect(bot.inbox(newcomer)).toHaveLength(1)
    await nothingSaid(() =>
      bot.post(bot.activity(newcomer, { type: 'installationUpdate', action: 'remove' })),
    )
  })

  test('gets it in English when its Teams is in English', async () => {
    await bot.say({ ...stranger, object: 'b' }, 'help', { locale: 'en-GB' })
    expect(textIn(bot.inbox({ ...stranger, object: 'b' })[0]?.activity)).toContain(
      'is not open to your organisation',
    )
  })

  test('is told apart by the conversation, whatever the letters’ case', async () => {
    const conversation = {
      id: bot.chat('member'),
      conversationType: 'personal',
      tenantId: TENANT.toUpperCase(),
    }
    await bot.say('member', 'aide', { conversation })
    expect(textIn(bot.inbox('member')[0]?.activity)).toContain('Bonjour')
  })
})

describe('the other addresses', () => {
  const get = async (path: string) => {
    const response = await fetch(`${bot.url}${path}`)
    return { status: response.status, text: await response.text() }
  }

  test('/healthz says that it is alive, /readyz that the store answers', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, text: '{"alive":true}' })
    expect(await get('/readyz')).toEqual({ status: 200, text: '{"ready":true}' })
  })

  test.each(['/', '/confidentialite', '/conditions'])('%s is a page in French', async path => {
    const { status, text } = await get(path)
    expect(status).toBe(200)
    expect(text).toContain('<html lang="fr">')
  })

  test('anything else is not found', async () => expect((await get('/.env')).status).toBe(404))
})

test('/readyz says no while the store does not answer', async () => {
  const down = await startHttpBot({
    store: store => withVerbs(store, { ping: () => Promise.reject(new StoreUnavailable('no')) }),
  })
  expect((await fetch(`${down.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${down.url}/healthz`)).status).toBe(200)
  await down.close()
})
