import { type HttpBot, cardIn, startHttpBot, textIn } from '../support/http'

let bot: HttpBot
beforeAll(async () => void (bot = await startHttpBot()))
afterAll(() => bot.close())

test('aide', async () => {
  const reply = await bot.say('secretariat', 'aide')
  expect(reply.status).toBe(200)
  console.log(JSON.stringify(bot.inbox('secretariat'), null, 1), bot.logged)
  console.log(textIn(cardIn(bot.inbox('secretariat')[0])))
})
test('press', async () => {
  const reply = await bot.press('secretariat', { verb: 'invite.show' }, 'm1')
  console.log(JSON.stringify(reply), bot.logged)
  await bot.refresh.drain()
  console.log(bot.connector.received.map(({kind, id}) => [kind, id]))
})
