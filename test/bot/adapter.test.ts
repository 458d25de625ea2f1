/** As whom the bot starts in real use: a token that Teams did not make is refused there too, before anything runs. */
import type { Activity } from 'botbuilder'
import { Adapter, type Identity, KeysUnavailable, Unauthorized } from '../../src/bot/adapter'
import { startKeys } from '../support/keys'

const id = '00000000-0000-4000-8000-000000000001'
const serviceUrl = 'http://127.0.0.1:9/'
const activity = { type: 'message', channelId: 'msteams', serviceUrl } as Activity
const never = () => {
  throw new Error('must not run')
}

test.each<Identity>([
  { kind: 'single-tenant', appId: id, tenant: id, password: 'secret-of-the-test' },
  { kind: 'managed', appId: id, tenant: id },
])('a bot of kind $kind refuses a token of nobody', async identity => {
  const adapter = new Adapter(identity)
  for (const authorization of ['', 'Bearer ', 'Bearer x.y.z', 'Basic abc'])
    await expect(adapter.receive(authorization, activity, never)).rejects.toThrow(Unauthorized)
})

test('while the keys of the channel cannot be fetched, that is what is said: the token may be good', async () => {
  const keys = await startKeys()
  const adapter = new Adapter(keys.identity)
  const token = keys.token({ serviceUrl })
  await keys.close()
  await expect(adapter.receive(`Bearer ${token}`, activity, never)).rejects.toThrow(KeysUnavailable)
})

test('one client is kept for each service', async () => {
  const adapter = new Adapter({ kind: 'none' })
  expect(await adapter.client(serviceUrl)).toBe(await adapter.client(serviceUrl))
  expect(await adapter.client('http://127.0.0.1:8/')).not.toBe(await adapter.client(serviceUrl))
})
