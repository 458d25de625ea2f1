/** An organisation is asked to follow one dossier: it is told, it sees, it has no voice. */
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
})
afterEach(() => world.close())

const ask = (organisations: string, dossier = 'd1', who = 'secretariat') =>
  world.act(who, 'consult.ask', { dossier, organisations })
const shows = async (who: string) =>
  (await world.told(who)).flatMap(({ say }) => ('show' in say ? say.show : []))
const consulted = async () =>
  (await world.facts('d1')).filter(({ kind }) => kind === 'consulted').map(({ data }) => data.organisation)

test('its people get the sheet and follow the vote of that dossier alone, without a voice', async () => {
  expect(await refusalOf(world.act('provider', 'sheet.show', { dossier: 'd1' }))).toBe('not-allowed')
  await ask('passeurs')
  expect(await shows('provider')).toEqual(['sheet.show'])
  const { view } = await world.act('provider', 'sheet.show', { dossier: 'd1' })
  expect(view?.data).toMatchObject({
    votes: false,
    consults: false,
    sheet: { consulted: ['Association Les Passeurs'] },
  })
  expect(view?.data).not.toHaveProperty('convocation')
  expect(JSON.stringify(view?.data)).not.toContain('Secretname')
  expect((await world.act('provider', 'vote.show', { dossier: 'd1' })).view?.data).toMatchObject({
    step: 'watch',
  })
  expect(await refusalOf(world.act('provider', 'sheet.show', { dossier: 'd2' }))).toBe('not-allowed')
  const vote = { dossier: 'd1', round: 'd1.1', choice: 'favourable' }
  expect(await refusalOf(world.act('provider', 'vote.cast', vote))).toBe('not-allowed')
})

test('pressed twice, or by two at once, it is asked once; another asked later is told alone', async () => {
  await Promise.all([ask('passeurs'), ask('passeurs')])
  await ask('passeurs,siao')
  expect(await consulted()).toEqual(['passeurs', 'siao'])
  expect(await shows('provider')).toEqual(['sheet.show'])
  expect(await shows('siao')).toEqual(['sheet.show'])
})

test('it follows no longer than the dossier is on the agenda', async () => {
  await ask('passeurs')
  await world.act('secretariat', 'agenda.change', { session: 's1', postponed: 'd1' })
  expect(await refusalOf(world.act('provider', 'sheet.show', { dossier: 'd1' }))).toBe('not-allowed')
  expect(await refusalOf(ask('siao'))).toBe('moved-on')
})

test('members are not proposed: they see every dossier', async () => {
  const { view } = await world.act('secretariat', 'consult.show', { dossier: 'd1' })
  if (view?.card !== 'consult') throw new Error('no card')
  const proposed = view.data.candidates.map(({ organisation }) => organisation)
  expect(proposed).toEqual(expect.arrayContaining(['passeurs', 'balises', 'siao', 'ccas']))
  expect(proposed).not.toContain('metropole')
})

test.each([
  ['a member organisation', 'metropole', 'not-found'],
  ['one that does not exist', 'nobody', 'not-found'],
  ['none', '', 'payload'],
])('%s is refused', async (_, organisations, code) => {
  expect(await refusalOf(ask(organisations))).toBe(code)
  expect(await consulted()).toEqual([])
})

test.each(['member', 'chair', 'provider', 'referrer', 'siao'])('%s does not ask', async who => {
  expect(await refusalOf(ask('passeurs', 'd1', who))).toBe('not-allowed')
})
