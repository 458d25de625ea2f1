/** Many digests at once through a connector that refuses one call in five: every one arrives, none twice. */
import { TENANT, personBy } from '../../scripts/demo/partners'
import { message } from '../../src/actions/commit'
import { personId } from '../../src/domain/people'
import type { Fault } from '../support/connector'
import { type HttpBot, startHttpBot } from '../support/http'

const DIGESTS = 60
const people = Array.from({ length: DIGESTS }, (_, n) => ({
  object: `00000000-0000-4000-8000-${String(900_000 + n).padStart(12, '0')}`,
  name: 'Une Personne-Exemple',
}))

let bot: HttpBot
beforeEach(async () => {
  bot = await startHttpBot()
  const { key: _, ...sample } = personBy('provider')
  await bot.world.store.commit(
    people.map(({ object }) => ({
      do: 'add',
      in: 'people',
      doc: { ...sample, object, id: personId(TENANT, object) },
    })),
  )
  await bot.install(...people)
  await bot.world.store.commit(
    people.map(({ object }) =>
      message(
        bot.app,
        {
          to: personId(TENANT, object),
          about: 'digest',
          say: { show: 'help.show', payload: {} },
          because: 'digest',
        },
        `digest.${object}`,
      ),
    ),
  )
})
afterEach(() => bot.close())

test.each<[string, Fault]>([
  ['429 with Retry-After', { status: 429, retryAfter: '2' }],
  ['429 without', { status: 429 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
])('%s', async (_, fault) => {
  let calls = 0
  bot.connector.always(() => ((calls += 1) % 5 === 0 ? fault : undefined))
  const open = () => bot.world.store.count('messages', { index: 'due', equals: [1] })
  for (let day = 0; day < 20 && (await open()) > 0; day += 1) {
    await bot.deliver.drain()
    // What was refused is tried again when its time has come.
    bot.world.wait(1)
  }
  const arrived = people.map(who => bot.inbox(who).length)
  expect(arrived).toEqual(people.map(() => 1))
  expect(calls).toBeGreaterThanOrEqual(Math.floor((DIGESTS * 5) / 4) - 1)
  expect(await bot.world.store.count('messages', { index: 'state', equals: ['delivered'] })).toBe(DIGESTS)
})
