/** *Discuter en séance*: any member may ask for it, and the round then closes in the session only. */
import { act } from '../../src/actions/act'
import { instantOf } from '../../src/domain/calendar'
import { personBy } from '../../scripts/demo/partners'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
let round: string
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world)])
  round = (await world.dossier('d1')).round ?? ''
})
afterEach(() => world.close())

const discuss = (who: string) => world.act(who, 'vote.discuss', { dossier: 'd1', round })
const close = () => world.act('secretariat', 'round.close', { dossier: 'd1', round })
const card = async (who: string) => (await world.act(who, 'vote.show', { dossier: 'd1' })).view?.data
const facts = async () => (await world.facts('d1')).filter(({ kind }) => kind === 'discuss-in-session')

test('a member asks: it is a fact, everybody’s card says so, and the secretariat is told', async () => {
  expect((await discuss('member2')).view?.data).toMatchObject({ discuss: 'asked', step: 'ask' })
  expect(await facts()).toMatchObject([{ by: personBy('member2').id, data: { organisation: 'metropole' } }])
  expect(await card('member')).toMatchObject({ discuss: 'asked' })
  const [notice] = (await world.told('secretariat')).filter(({ say }) => 'fact' in say)
  expect(notice?.say).toEqual({ fact: expect.stringContaining('dossiers/d1#') as string })
})

test('asked twice, or by two at once, it is one fact', async () => {
  await Promise.all([discuss('member2'), discuss('member3')])
  await discuss('member2')
  expect(await facts()).toHaveLength(1)
})

test('voices are still taken, and change nothing in it', async () => {
  await discuss('member2')
  await everybodyVotes(world, 'd1')
  expect(await refusalOf(close())).toBe('discuss-first')
})

test.each([
  ['the day before', '2026-03-11', 14, 'discuss-first'],
  ['a minute before', '2026-03-12', 14, 'discuss-first'],
  ['at its hour', '2026-03-12', 15, undefined],
] as const)('the round does not close before the session begins (14:30): %s', async (_, day, hour, code) => {
  await discuss('member2')
  const person = personBy('secretariat')
  const then = {
    ...world.app,
    clock: { ...world.app.clock, now: () => instantOf(day, hour, hour === 14 ? 29 : 0) },
  }
  expect(await refusalOf(act(then, person, 'round.close', { dossier: 'd1', round }))).toBe(code)
})

test('a guest without voice may ask for it too', async () => {
  const guest = { ...personBy('member2'), posts: [{ role: 'member', organisation: 'ccas' }] } as const
  expect((await act(world.app, guest, 'vote.show', { dossier: 'd1' })).view?.data).toMatchObject({
    step: 'watch',
    discuss: 'can',
  })
  await act(world.app, guest, 'vote.discuss', { dossier: 'd1', round })
  expect(await facts()).toMatchObject([{ data: { organisation: 'ccas' } }])
})

test.each(['secretariat', 'referrer', 'siao', 'provider'])('%s does not', async who => {
  expect(await refusalOf(discuss(who))).toBe('not-allowed')
  expect(await facts()).toEqual([])
})

test('too late, the card tells that the vote is closed', async () => {
  await close()
  const late = await discuss('member2')
  expect('refused' in late && late.refused.code).toBe('round-closed')
  expect(late.view?.data).toMatchObject({ step: 'closed', discuss: 'no' })
})

test('a made-up round is refused', async () => {
  expect(await refusalOf(world.act('member2', 'vote.discuss', { dossier: 'd1', round: 'x' }))).toBe(
    'not-found',
  )
})
