/** Two instances of the bot on one store: whoever answers, nothing is told twice and nothing counts twice. */
import { all } from '../../src/store/store'
import { planWith, putReady, voters } from '../support/commission'
import { type HttpBot, type Reply, startHttpBot } from '../support/http'

let one: HttpBot
let two: HttpBot
const everybody = ['secretariat', 'referrer', 'siao', 'ddets', ...Object.values(voters)]

beforeEach(async () => {
  one = await startHttpBot({ start: '2026-03-02' })
  two = await startHttpBot({ beside: one })
  await one.install(...everybody)
  await putReady(one.world, 1)
  await planWith(one.world, ['d1'])
})
afterEach(async () => {
  await two.close()
  await one.close()
})

const round = async () => {
  const found = await one.world.store.get('rounds', 'd1.1')
  if (!found) throw new Error('no round')
  return found
}
const isCard = ({ status, body }: Reply) =>
  status === 200 && (body as { type: string }).type.endsWith('card.adaptive')
const close = (bot: HttpBot) =>
  bot.press('secretariat', { verb: 'round.close', data: { dossier: 'd1', round: 'd1.1' } })
const vote = (bot: HttpBot, who: string, choice = 'favourable') =>
  bot.press(who, { verb: 'vote.cast', data: { dossier: 'd1', round: 'd1.1', choice } })
const factsOf = async (kind: string) => (await one.world.facts('d1')).filter(fact => fact.kind === kind)

test('everybody votes at once on both, some twice: each voice counts once', async () => {
  const people = Object.values(voters)
  const replies = await Promise.all(
    people.flatMap((who, n) => [vote(n % 2 ? one : two, who), vote(two, who)]),
  )
  expect(replies.every(({ status }) => status === 200)).toBe(true)
  const { voices, history } = await round()
  const counted = people.filter(
    (_, n) => isCard(replies[2 * n] as Reply) || isCard(replies[2 * n + 1] as Reply),
  )
  expect(Object.keys(voices)).toHaveLength(counted.length)
  expect(history.length).toBeLessThanOrEqual(people.length)
})

test('the round is closed on both at the same moment: closed once, and both see it closed', async () => {
  const replies = await Promise.all([close(one), close(two)])
  expect(replies.map(isCard)).toEqual([true, true])
  expect((await round()).state).toBe('closed')
  expect(await factsOf('round-closed')).toHaveLength(1)
})

test('a vote comes while the other instance closes: it counts if it was acknowledged, and the minutes say so', async () => {
  const people = Object.values(voters)
  const votes = people.map(who => vote(two, who))
  const [closed, ...cast] = await Promise.all([close(one), ...votes])
  expect(closed && isCard(closed)).toBe(true)
  expect(cast.every(({ status }) => status === 200)).toBe(true)
  const [fact] = await factsOf('round-closed')
  expect(fact?.data.cast).toBe(Object.keys((await round()).voices).length)
  const voices = Object.keys((await round()).voices).length
  const late = cast.filter(reply =>
    JSON.stringify(reply.body).match(/Vote clos|est clos|tour de vote est clos/),
  )
  expect(voices + late.length).toBeGreaterThanOrEqual(cast.length)
})

test('both send what is due at once: every message arrives once', async () => {
  await Promise.all([one.deliver.drain(), two.deliver.drain(), one.deliver.drain(), two.deliver.drain()])
  const everything = await all(one.world.store, 'messages', { index: 'id' })
  // A date that had not left when its members were convened is no news any more: it never leaves.
  const unsaid = everything.filter(({ state }) => state === 'replaced')
  for (const { say, tries } of unsaid) expect([say, tries]).toMatchObject([{ show: 'dates.show' }, 0])
  const messages = everything.filter(({ state }) => state !== 'replaced')
  expect(messages.map(({ state, tries, uncertain }) => ({ state, tries, uncertain }))).toEqual(
    messages.map(() => ({ state: 'delivered', tries: 1, uncertain: false })),
  )
  expect(messages.length).toBeGreaterThan(5)
  expect(one.connector.received).toHaveLength(messages.length)
})
