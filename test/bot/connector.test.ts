/** One request is one try: what botbuilder’s client does by itself is taken out (it reaches into the pinned version). */
import { Adapter } from '../../src/bot/adapter'
import { makePost, retryAfter } from '../../src/bot/connector'
import { Limiter } from '../../src/bot/limiter'
import { type FakeConnector, type Fault, startConnector } from '../support/connector'

const NOW = Date.parse('2026-03-02T09:00:00.000Z')
let connector: FakeConnector
let pauses: (readonly [string, number])[]

beforeEach(async () => {
  connector = await startConnector()
  pauses = []
})
afterEach(() => connector.close())

const post = (timeoutMs?: number) => {
  const adapter = new Adapter({ kind: 'none' })
  const limiter = new Limiter({ now: () => 0, later: () => undefined })
  const pause = limiter.pause.bind(limiter)
  limiter.pause = (conversation, ms) => {
    pauses.push([conversation, ms])
    pause(conversation, ms)
  }
  const client = (serviceUrl: string) => adapter.client(serviceUrl)
  return makePost({ client, limiter, now: () => NOW, ...(timeoutMs !== undefined && { timeoutMs }) })
}

const hello = { type: 'message', text: 'bonjour' }

describe('a message', () => {
  test('that arrives gives its id', async () => {
    const sent = await post()({ conversation: 'a:1', serviceUrl: connector.url }, hello)
    expect(sent).toEqual({ activity: 'm1' })
    expect(connector.received[0]).toMatchObject({ conversation: 'a:1', kind: 'sent', activity: hello })
  })

  test('that replaces another keeps its id', async () => {
    const sent = await post()({ conversation: 'a:1', serviceUrl: connector.url, activity: 'm9' }, hello)
    expect(sent).toEqual({ activity: 'm9' })
    expect(connector.received[0]).toMatchObject({ id: 'm9', kind: 'edited' })
  })

  test('that is overtaken when its turn comes does not leave', async () => {
    const address = { conversation: 'a:1', serviceUrl: connector.url, activity: 'm9' }
    expect(await post()(address, hello, { overtaken: () => true })).toEqual({ failed: 'overtaken' })
    expect(connector.received).toEqual([])
    expect(await post()(address, hello, { overtaken: () => false })).toEqual({ activity: 'm9' })
  })

  test.each<[string, Fault, object]>([
    ['429 without Retry-After', { status: 429 }, { failed: 'http-429' }],
    ['429 with Retry-After', { status: 429, retryAfter: '7' }, { failed: 'http-429', retryAfterMs: 7000 }],
    ['412', { status: 412 }, { failed: 'http-412' }],
    ['500', { status: 500 }, { failed: 'http-500' }],
    ['502', { status: 502 }, { failed: 'http-502' }],
    ['503 with Retry-After', { status: 503, retryAfter: '2' }, { failed: 'http-503', retryAfterMs: 2000 }],
    ['504', { status: 504 }, { failed: 'http-504' }],
    ['403', { status: 403, code: 'MessageWritesBlocked' }, { failed: 'blocked' }],
    ['404', { status: 404 }, { failed: 'gone' }],
    ['413', { status: 413 }, { failed: 'too-large' }],
    ['401', { status: 401 }, { failed: 'http-401' }],
    ['a connection dropped before it was read', 'dropped', { uncertain: true }],
    ['a connection dropped after it was read', 'lost-answer', { uncertain: true }],
  ])('answered by %s was tried once', async (_, fault, expected) => {
    connector.always(fault)
    expect(await post()({ conversation: 'a:1', serviceUrl: connector.url }, hello)).toEqual(expected)
    expect(connector.requests).toHaveLength(1)
  })

  test('that is never answered is given up by our own time-out, and may have arrived', async () => {
    connector.always('silent')
    expect(await post(50)({ conversation: 'a:1', serviceUrl: connector.url }, hello)).toEqual({
      uncertain: true,
    })
    expect(connector.requests).toHaveLength(1)
  })

  test('to nobody listening surely did not arrive', async () => {
    const { url } = connector
    await connector.close()
    expect(await post()({ conversation: 'a:1', serviceUrl: url }, hello)).toEqual({ failed: 'network' })
    connector = await startConnector()
  })

  test('that has to wait makes its conversation wait', async () => {
    connector.fail({ status: 429, retryAfter: '7' })
    await post()({ conversation: 'a:1', serviceUrl: connector.url }, hello)
    expect(pauses).toEqual([['a:1', 7000]])
  })
})

test.each([
  [undefined, undefined],
  ['', undefined],
  ['soon', undefined],
  ['0', 0],
  ['12', 12_000],
  ['Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
  ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ['999999', 3_600_000],
])('Retry-After: %s is %s ms', (header, ms) => expect(retryAfter(header, NOW)).toBe(ms))
