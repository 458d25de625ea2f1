/** Choosing who one is: in the demo, and nowhere else. */
import { personBy } from '../../scripts/demo/partners'
import { startPasserelle } from '../../src/start'
import { demoSignIn } from '../../src/tab/demo'
import { hastyClock, startHttpBot } from '../support/http'
import { makeWorld } from '../support/world'
import { post, tokenOf } from './support'

const ask = (url: string, path: string, body?: object) =>
  fetch(`${url}${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })

it('lets people be anybody of the sample, and nobody else, in the demo', async () => {
  const world = await makeWorld({ demo: true })
  const running = await startPasserelle({
    ...world.app,
    ...{ store: world.store, tenants: 'any', port: 0, host: '127.0.0.1', random: () => 0.5 },
    demo: { advance: () => Promise.resolve(world.today()) },
    identity: { kind: 'none' },
    steady: hastyClock(),
    tab: { signIn: 'demo', folder: '/nowhere' },
  })
  const url = `http://127.0.0.1:${running.port}`
  const people = (await (await ask(url, '/api/tab/people')).json()) as { id: string; name: string }[]
  expect(people.map(({ name }) => name)).toContain(personBy('provider').name)
  const person = personBy('provider').id
  const { token } = (await (await ask(url, '/api/tab/sign-in', { person })).json()) as { token: string }
  const { body } = await post({ url }, token, { verb: 'board.me.show' })
  expect(body.data).toMatchObject({ name: personBy('provider').name })
  expect((await ask(url, '/api/tab/sign-in', { person: 'nobody' })).status).toBe(404)
  expect((await ask(url, '/api/tab/sign-in', { nobody: 1 })).status).toBe(400)
  expect((await post({ url }, `${token.slice(0, -3)}AAA`, { verb: 'board.me.show' })).status).toBe(401)
  await running.stop()
  await world.close()
})

it('has no such address outside the demo, and does not believe its tokens', async () => {
  const bot = await startHttpBot()
  const world = await makeWorld({ demo: true })
  const token = await demoSignIn(world.app).tokenFor(personBy('provider').id)
  expect((await ask(bot.url, '/api/tab/people')).status).toBe(404)
  expect((await ask(bot.url, '/api/tab/sign-in', { person: personBy('provider').id })).status).toBe(404)
  expect((await post(bot, token ?? '', { verb: 'board.me.show' })).status).toBe(401)
  expect((await post(bot, tokenOf(bot, 'provider'), { verb: 'board.me.show' })).status).toBe(200)
  expect(() => demoSignIn(bot.app)).toThrow('only the demo')
  await world.close()
  await bot.close()
})
