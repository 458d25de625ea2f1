/** A signed proxy on paper, recorded by the secretariat: the same rules, shown and journalled as such. */
import { all } from '../../src/store/store'
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world)])
})
afterEach(() => world.close())

const record = (from: string, to: string, who = 'secretariat') =>
  world.act(who, 'proxy.record', { session: 's1', from, to })
const strike = (from: string) => world.act('secretariat', 'proxy.strike', { session: 's1', from })
const session = async () => {
  const found = await world.store.get('sessions', 's1')
  if (!found) throw new Error('no session')
  return found
}
const ballot = { dossier: 'd1', round: 'd1.1', choice: 'favourable', organisation: 'metropole' }
const journal = async () =>
  (await all(world.store, 'facts', { index: 'subject', equals: ['sessions/s1'] }))
    .filter(({ kind }) => kind.startsWith('proxy'))
    .map(({ kind, data }) => [kind, data])

test('its holder votes under it, both organisations are told, and it is shown as recorded from paper', async () => {
  const before = (await world.told('member2')).length
  await record('metropole', 'toits-aubepine')
  await world.act('member3', 'vote.cast', ballot)
  const round = await world.store.get('rounds', 'd1.1')
  expect(round?.voices.metropole).toMatchObject({ under: 'toits-aubepine' })
  expect(await world.told('member2')).toHaveLength(before + 1)
  const { view } = await world.act('member', 'proxy.show', { session: 's1' })
  expect(view?.card === 'proxy' && view.data.all).toEqual([
    { from: 'Métropole Exemple', to: 'Toits d’Aubépine', paper: true },
  ])
  expect(await journal()).toEqual([['proxy-given', { from: 'metropole', to: 'toits-aubepine', paper: true }]])
})

test.each([
  ['a second one to the same holder', 'departement', 'toits-aubepine', 'proxy-held'],
  ['one from who holds one', 'toits-aubepine', 'departement', 'proxy-chain'],
  ['one to who gave theirs', 'departement', 'metropole', 'proxy-chain'],
  ['one to oneself', 'departement', 'departement', 'no-voice'],
  ['one from an organisation without a voice', 'siao', 'departement', 'no-voice'],
])('%s is refused', async (_, from, to, code) => {
  await record('metropole', 'toits-aubepine')
  expect(await refusalOf(record(from, to))).toBe(code)
  expect((await session()).proxies).toEqual({ metropole: 'toits-aubepine' })
})

test('the organisation itself may take it back; what was cast under it falls', async () => {
  await record('metropole', 'toits-aubepine')
  await world.act('member3', 'vote.cast', ballot)
  await world.act('member2', 'proxy.withdraw', { session: 's1', from: 'metropole' })
  expect((await world.store.get('rounds', 'd1.1'))?.voices).toEqual({})
  expect((await session()).onPaper).toBeUndefined()
})

test('the secretariat strikes what came on paper, and nothing that was given by card', async () => {
  await record('metropole', 'toits-aubepine')
  await world.act('member4', 'proxy.give', { session: 's1', from: 'maisons-cassis', to: 'departement' })
  await strike('metropole')
  expect(await refusalOf(strike('maisons-cassis'))).toBe('proxy-by-card')
  expect((await session()).proxies).toEqual({ 'maisons-cassis': 'departement' })
  await strike('metropole')
  expect((await journal()).filter(([kind]) => kind === 'proxy-withdrawn')).toHaveLength(1)
})

test('a paper that arrives after the organisation gave its proxy by card does not undo that', async () => {
  await world.act('member2', 'proxy.give', { session: 's1', from: 'metropole', to: 'toits-aubepine' })
  await world.act('member3', 'vote.cast', ballot)
  expect(await refusalOf(record('metropole', 'departement'))).toBe('proxy-by-card')
  expect((await session()).proxies).toEqual({ metropole: 'toits-aubepine' })
  expect((await world.store.get('rounds', 'd1.1'))?.voices.metropole).toBeDefined()
  // What came on paper may be recorded anew, to another.
  await record('maisons-cassis', 'foyers-noisette')
  await record('maisons-cassis', 'departement')
  expect((await session()).proxies['maisons-cassis']).toBe('departement')
})

test('given anew by card to another, it is on paper no more', async () => {
  await record('metropole', 'toits-aubepine')
  await world.act('member2', 'proxy.give', { session: 's1', from: 'metropole', to: 'departement' })
  const { view } = await world.act('member', 'proxy.show', { session: 's1' })
  expect(view?.card === 'proxy' && view.data.all).toEqual([
    { from: 'Métropole Exemple', to: 'Département Exemple' },
  ])
})

test.each(['member', 'chair', 'referrer', 'ddets'])('%s records none for another', async who => {
  expect(await refusalOf(record('metropole', 'toits-aubepine', who))).toBe('not-allowed')
})

test('the secretariat’s form offers who may still give, and to whom', async () => {
  await record('metropole', 'toits-aubepine')
  const { view } = await world.act('secretariat', 'proxy.show', { session: 's1', step: 'paper' })
  if (view?.card !== 'proxy' || !view.data.paper) throw new Error('no form')
  const { givers, holders, recorded } = view.data.paper
  expect(givers.map(({ id }) => id)).not.toContain('metropole')
  expect(givers.map(({ id }) => id)).not.toContain('toits-aubepine')
  expect(holders.map(({ id }) => id)).not.toContain('toits-aubepine')
  expect(recorded.map(({ id }) => id)).toEqual(['metropole'])
})
