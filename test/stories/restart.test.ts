/** A bot that stops and starts again on the same data, and the next day: what was begun goes on where it stood. */
import { personBy } from '../../scripts/demo/partners'
import { type HttpBot, startHttpBot } from '../support/http'
import { aReferral } from '../support/make'
import { type Someone, someone } from '../support/someone'
import { putReady } from '../support/commission'

let bots: HttpBot[]
let rosalie: Someone
beforeEach(async () => {
  const bot = await startHttpBot({ start: '2026-03-02' })
  bots = [bot]
  await bot.install('referrer', 'siao')
  rosalie = someone(bot, 'referrer')
})
afterEach(async () => {
  for (const bot of bots.reverse()) await bot.close()
})

/** The bot stops; another one starts on what it left, a day later. */
const startAgain = async (): Promise<HttpBot> => {
  const [first] = bots
  if (!first) throw new Error('no bot')
  await first.stop()
  first.world.wait(1)
  const again = await startHttpBot({ beside: first })
  bots.push(again)
  rosalie = someone(again, 'referrer')
  return again
}

const given = aReferral()

it('resumes a referral at the same question, with its answers', async () => {
  await rosalie.says('orienter')
  await rosalie.presses('Pas à pas')
  await rosalie.presses('CCAPEX')
  await rosalie.says('passer')
  const { informedOn, informedBy } = given
  await rosalie.presses('Suivant', { informedOn, informedBy })
  const asked = rosalie.newest()
  await startAgain()
  expect(rosalie.newest()).toBe(asked)
  const { agreedTo, agreedOn, agreedBy } = given
  await rosalie.presses('Suivant', { agreedTo, agreedOn, agreedBy })
  expect(rosalie.newest()).not.toBe(asked)
  await rosalie.says('retour')
  expect(rosalie.newest()).toContain(asked.split('\n')[0])
  await rosalie.says('retour')
  await rosalie.says('retour')
  await rosalie.says('retour')
  expect(rosalie.newest()).toContain('CCAPEX')
})

it('gives the current question to the button of an old one', async () => {
  await rosalie.says('orienter')
  await rosalie.presses('Pas à pas')
  const first = bots[0]?.inbox('referrer').at(-1)
  const button = /\{[^{}]*"verb":"draft\.answer"[^{}]*\{[^{}]*\}[^{}]*\}/.exec(
    JSON.stringify(first?.activity),
  )?.[0]
  await rosalie.presses('CCAPEX')
  const asked = rosalie.newest()
  const again = await startAgain()
  expect(button).toBeDefined()
  const { verb, data } = JSON.parse(button ?? '{}') as { verb: string; data: Record<string, unknown> }
  await again.press('referrer', { verb, data }, first?.id)
  await again.refresh.drain()
  expect(rosalie.newest()).toContain(asked.split('\n')[1] ?? asked)
})

it('sends what was due when it stopped, once', async () => {
  const [first] = bots
  if (!first) throw new Error('no bot')
  const dossier = await putReady(first.world, 1, {
    stage: 'siao',
    diagnosis: undefined,
    orientation: undefined,
  } as never)
  await first.deliver.stop()
  await first.press('siao', {
    verb: 'siao.diagnosis',
    data: { dossier, outcome: 'validated', on: '2026-03-01' },
  })
  expect(first.inbox('referrer')).toHaveLength(0)
  const again = await startAgain()
  await again.deliver.drain()
  const told = await again.world.store.find('messages', { index: 'state', equals: ['delivered'], limit: 10 })
  expect(told.docs.map(({ to, uncertain }) => ({ to, uncertain }))).toEqual([
    { to: personBy('referrer').id, uncertain: false },
  ])
  expect(again.inbox('referrer')).toHaveLength(1)
})

it('keeps what is pressed while it stops', async () => {
  const [first] = bots
  if (!first) throw new Error('no bot')
  const ids = []
  for (let n = 1; n <= 8; n += 1)
    ids.push(
      await putReady(first.world, n, {
        stage: 'siao',
        diagnosis: undefined,
        orientation: undefined,
      } as never),
    )
  const presses = ids.map(dossier =>
    first
      .press('siao', { verb: 'siao.diagnosis', data: { dossier, outcome: 'validated', on: '2026-03-01' } })
      .then(({ status, body }) => status === 200 && (body as { type: string }).type.endsWith('card.adaptive'))
      .catch(() => false),
  )
  await presses[0]
  const again = await startAgain()
  const answered = await Promise.all(presses)
  expect(answered[0]).toBe(true)
  for (const [index, dossier] of ids.entries())
    if (answered[index]) expect((await again.world.dossier(dossier)).diagnosis?.outcome).toBe('validated')
})
