/** Who may ask for the tab's data: tokens of Entra, good and bad, over HTTP. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TENANT, personBy } from '../../scripts/demo/partners'
import { AUTHORITY, KeysSilent, entraSignIn } from '../../src/tab/signIn'
import { APP_URI, type HttpBot, startHttpBot } from '../support/http'
import { APP_ID } from '../support/keys'
import { STRANGER, post, tokenOf } from './support'

const OTHER_TENANT = '11111111-1111-4111-8111-111111111111'
const me = { verb: 'board.me.show' }

let bot: HttpBot
beforeAll(async () => void (bot = await startHttpBot()))
afterAll(() => bot.close())

const unsigned = (): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const { tenant: tid, object: oid } = personBy('siao')
  const iss = `${bot.keys.url}/${tid}/v2.0`
  const exp = Math.floor(Date.now() / 1000) + 3600
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ tid, oid, iss, exp, aud: APP_ID, scp: 'access_as_user' })}.`
}

describe('a token of the person’s own tenant, for this application', () => {
  test.each([
    ['version 2: made for the application’s id', {}],
    [
      'version 1: made for the application’s URI',
      { audience: APP_URI, issuer: `https://sts.windows.net/${TENANT}/` },
    ],
    ['with several scopes', { scope: 'email access_as_user' }],
    ['expired less than a minute ago: clocks differ', { expiresIn: -30 }],
  ])('%s is believed', async (_, more) => {
    const { status, body } = await post(bot, tokenOf(bot, 'siao', more), me)
    expect({ status, name: (body.data as { name: string }).name }).toEqual({
      status: 200,
      name: personBy('siao').name,
    })
  })
})

describe('is refused with 401 and says why', () => {
  test.each([
    ['no token', () => null, 'missing'],
    ['a text that is no token', () => 'abc.def', 'unreadable'],
    ['a token signed by somebody else', () => tokenOf(bot, 'siao', { forged: true }), 'forged'],
    ['a token without signature (alg: none)', unsigned, 'forged'],
    ['an expired token', () => tokenOf(bot, 'siao', { expiresIn: -3600 }), 'expired'],
    [
      'a tenant that is not on the list',
      () => tokenOf(bot, 'siao', { tenant: OTHER_TENANT }),
      'other-tenant',
    ],
    [
      'a tenant on the list, by the issuer of another',
      () => tokenOf(bot, 'siao', { issuer: `${bot.keys.url}/${OTHER_TENANT}/v2.0` }),
      'other-tenant',
    ],
    ['a token for another application', () => tokenOf(bot, 'siao', { audience: 'api://else' }), 'other-app'],
    ['a token of an application, not of a person', () => tokenOf(bot, 'siao', { scope: '' }), 'other-app'],
    ['a token of the bot’s own channel', () => bot.token(), 'unreadable'],
  ])('%s', async (_, token, code) => {
    const { status, body } = await post(bot, token(), me)
    expect({ status, code: body.error?.code }).toEqual({ status: 401, code })
    expect(body.error?.sentence).toMatch(/^\p{Lu}.{20,}\.$/u)
  })
})

it('tells somebody whom nobody invited how to join, in their language', async () => {
  const token = bot.keys.entraToken(STRANGER)
  const french = await post(bot, token, me)
  expect([french.status, french.body.error?.code]).toEqual([403, 'unknown-person'])
  expect(french.body.error?.sentence).toContain('code d’invitation')
  const english = await post(bot, token, me, { 'accept-language': 'en-GB' })
  expect(english.body.error?.sentence).toContain('invitation code')
})

describe('keys that cannot be fetched', () => {
  const options = { tenants: [TENANT], audiences: [APP_ID], now: () => Date.now() }
  const silent = (authority: string) =>
    expect(entraSignIn({ ...options, authority })(tokenOf(bot, 'siao'))).rejects.toThrow(KeysSilent)

  it('is not the person’s fault: nobody answers', () => silent('http://127.0.0.1:9'))

  it.each([
    [500, '{}'],
    [200, '<html>'],
    [200, '{"keys":"none"}'],
  ])('is not the person’s fault: %d %s', async (status, body) => {
    const server = createServer((_request, response) => {
      response.writeHead(status)
      response.end(body)
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    try {
      await silent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })

  it('nobody asks Microsoft for the keys of a tenant that is not on the list', async () => {
    const other = tokenOf(bot, 'siao', { tenant: OTHER_TENANT })
    await expect(entraSignIn({ ...options, authority: AUTHORITY })(other)).rejects.toMatchObject({
      fault: 'other-tenant',
    })
  })
})

it('answers 503 while the keys cannot be fetched', async () => {
  const apart = await startHttpBot()
  const token = tokenOf(apart, 'siao')
  await apart.keys.close()
  const { status, body } = await post(apart, token, me)
  expect([status, body.error?.code]).toEqual([503, 'keys-silent'])
  await apart.stop()
  await apart.world.close()
  await apart.connector.close()
})
