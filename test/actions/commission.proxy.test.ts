/** Proxies by card: a voice is given for one session and taken back, with the session's open rounds, in one commit. */
import { personBy } from '../../scripts/demo/partners'
import { act } from '../../src/actions/act'
import { noticeOf } from '../../src/actions/facts'
import type { Person } from '../../src/domain/people'
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

/** Métropole (member2) gives its voice to Toits d’Aubépine (member3). */
const giver = 'member2'
const holder = 'member3'
let world: World
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
})
afterEach(() => world.close())

const give = (who = giver, from = 'metropole', to = 'toits-aubepine') =>
  world.act(who, 'proxy.give', { session: 's1', from, to })
const withdraw = (who = giver, from = 'metropole') =>
  world.act(who, 'proxy.withdraw', { session: 's1', from })
const round = async (n: 1 | 2) => {
  const found = await world.store.get('rounds', `d${n}.1`)
  if (!found) throw new Error('no round')
  return found
}
const vote = (who: string, n: 1 | 2, choice: string, organisation?: string) =>
  world.act(who, 'vote.cast', {
    dossier: `d${n}`,
    round: `d${n}.1`,
    choice,
    ...(organisation && { organisation }),
  })
const card = async (who: string, verb: string, payload: object) =>
  (await world.act(who, verb, payload)).view?.data
/** Sentences’ facts that wait for somebody, newest last: kind and data. */
const toldOf = async (who: string) => {
  const ids = (await world.told(who)).flatMap(({ say }) => ('fact' in say ? [say.fact] : []))
  const facts = await world.store.getMany('facts', ids)
  return facts.filter(({ subject }) => subject === 'sessions/s1').map(({ kind, data }) => [kind, data])
}

test('given, the session and every open round have it, and all see who acts for whom', async () => {
  await give()
  expect((await world.store.get('sessions', 's1'))?.proxies).toEqual({ metropole: 'toits-aubepine' })
  expect([(await round(1)).proxies, (await round(2)).proxies]).toEqual([
    { metropole: 'toits-aubepine' },
    { metropole: 'toits-aubepine' },
  ])
  expect(await card('member', 'proxy.show', { session: 's1' })).toMatchObject({
    all: [{ from: 'Métropole Exemple', to: 'Toits d’Aubépine' }],
  })
})

test('it is a fact, told to both organisations and the secretariat, but not to who did it', async () => {
  await give()
  const fact = ['proxy-given', { from: 'metropole', to: 'toits-aubepine' }]
  expect([await toldOf(giver), await toldOf(holder), await toldOf('secretariat')]).toEqual([
    [],
    [fact],
    [fact],
  ])
})

test('the giver’s card says who votes for them, the holder’s asks for both voices, one after the other', async () => {
  await give()
  expect(await card(giver, 'vote.show', { dossier: 'd1' })).toMatchObject({
    step: 'given',
    mine: { name: 'Métropole Exemple', given: 'Toits d’Aubépine' },
  })
  expect(await card(holder, 'vote.show', { dossier: 'd1' })).toMatchObject({
    step: 'ask',
    mine: { organisation: 'toits-aubepine' },
    others: [{ organisation: 'metropole', under: 'Toits d’Aubépine' }],
  })
  expect((await vote(holder, 1, 'favourable')).view).toMatchObject({
    data: { step: 'voted', mine: { organisation: 'toits-aubepine' } },
    again: { payload: { dossier: 'd1', organisation: 'toits-aubepine' } },
  })
  expect(await card(holder, 'vote.show', { dossier: 'd1' })).toMatchObject({
    step: 'ask',
    mine: { organisation: 'metropole', under: 'Toits d’Aubépine' },
  })
  await vote(holder, 1, 'abstain', 'metropole')
  expect((await round(1)).voices).toMatchObject({
    'toits-aubepine': { choice: 'favourable' },
    metropole: { choice: 'abstain', under: 'toits-aubepine', by: personBy(holder).id },
  })
})

test('the giver sees what was cast in their name, by whom and under which proxy', async () => {
  await give()
  await vote(holder, 1, 'favourable', 'metropole')
  expect(await card(giver, 'vote.show', { dossier: 'd1' })).toMatchObject({
    step: 'given',
    voice: { choice: 'favourable', by: personBy(holder).name, under: 'Toits d’Aubépine' },
  })
})

test('the giver does not vote meanwhile, and may still recuse themselves', async () => {
  await give()
  expect(await refusalOf(vote(giver, 1, 'favourable'))).toBe('proxy-given')
  await vote(giver, 1, 'recuse')
  expect((await round(1)).voices.metropole).toMatchObject({ choice: 'recuse' })
  expect(await refusalOf(vote(holder, 1, 'favourable', 'metropole'))).toBe('proxy-recused')
})

test('taken back after the holder voted: the voice falls where the round is open, and both are told how many', async () => {
  await give()
  await vote(holder, 1, 'favourable', 'metropole')
  await vote(holder, 2, 'abstain', 'metropole')
  await world.act('secretariat', 'round.close', { dossier: 'd2', round: 'd2.1' })
  const closed = await round(2)
  await withdraw()
  expect((await round(1)).voices).toEqual({})
  expect((await round(1)).history.at(-1)).toMatchObject({ organisation: 'metropole', choice: 'fallen' })
  expect(await round(2)).toEqual(closed)
  const fact = ['proxy-withdrawn', { from: 'metropole', to: 'toits-aubepine', fallen: 1 }]
  expect((await toldOf(holder)).at(-1)).toEqual(fact)
  expect((await toldOf('secretariat')).at(-1)).toEqual(fact)
  expect(await card(giver, 'vote.show', { dossier: 'd1' })).toMatchObject({ step: 'ask' })
})

test('taken back by a colleague, the others of the organisation are told too', async () => {
  const colleague: Person = {
    ...personBy('member2'),
    id: 'colleague',
    posts: [{ role: 'member', organisation: 'metropole', deputy: true }],
  }
  await give()
  await act(world.app, colleague, 'proxy.withdraw', { session: 's1', from: 'metropole' })
  expect((await toldOf(giver)).map(([kind]) => kind)).toEqual(['proxy-withdrawn'])
})

test('given to another instead, the first holder is told, and what they cast falls', async () => {
  await give()
  await vote(holder, 1, 'favourable', 'metropole')
  await give(giver, 'metropole', 'logis-sureau')
  expect((await round(1)).voices).toEqual({})
  expect((await toldOf(holder)).map(([kind]) => kind)).toEqual(['proxy-given', 'proxy-withdrawn'])
  expect((await toldOf('landlord2')).map(([kind]) => kind)).toEqual(['proxy-given'])
})

test('the notice names both organisations', async () => {
  await give()
  const [message] = (await world.told(holder)).filter(
    ({ say }) => 'fact' in say && say.fact.startsWith('sessions/'),
  )
  const ctx = { app: world.app, person: personBy(holder), now: world.app.clock.now(), today: world.today() }
  const view = message && 'fact' in message.say ? await noticeOf(ctx, message.say.fact) : undefined
  expect(view).toMatchObject({
    card: 'session-notice',
    data: { fact: { data: { from: 'Métropole Exemple', to: 'Toits d’Aubépine' } } },
  })
})

test('pressed twice it is given once, taken back once', async () => {
  await Promise.all([give(), give()])
  await Promise.all([withdraw(), withdraw()])
  const facts = await world.store.find('facts', { index: 'subject', equals: ['sessions/s1'], limit: 50 })
  const kinds = facts.docs.map(({ kind }) => kind).filter(kind => kind.startsWith('proxy'))
  expect(kinds).toEqual(['proxy-given', 'proxy-withdrawn'])
})

test('a round that opens later has the session’s proxies', async () => {
  await give()
  await world.act('secretariat', 'agenda.change', { session: 's1', dossiers: await putReady(world, 3) })
  expect((await world.store.get('rounds', 'd3.1'))?.proxies).toEqual({ metropole: 'toits-aubepine' })
})

test('who types *pouvoir* gets the next session’s; without one, they are told so', async () => {
  expect(await card(giver, 'proxy.show', {})).toMatchObject({ session: 's1' })
  const empty = await makeWorld()
  expect(await refusalOf(empty.act(giver, 'proxy.show', {}))).toBe('no-session')
  await empty.close()
})

test.each<readonly [string, () => Promise<unknown>, string]>([
  ['nobody gives another organisation’s voice', () => give('member', 'metropole'), 'not-allowed'],
  ['nor takes it back', () => withdraw('member3', 'metropole'), 'not-allowed'],
  ['the secretariat does neither', () => give('secretariat', 'departement'), 'not-allowed'],
  ['not to oneself', () => give(giver, 'metropole', 'metropole'), 'no-voice'],
  ['not to a guest without voice', () => give(giver, 'metropole', 'siao'), 'no-voice'],
  ['not to an organisation that does not exist', () => give(giver, 'metropole', 'nobody'), 'no-voice'],
  ['a tampered id is no organisation', () => give(giver, 'metropole', '$ne'), 'payload'],
  [
    'not in a session that does not exist',
    () => world.act(giver, 'proxy.give', { session: 'x', from: 'metropole', to: 'departement' }),
    'not-found',
  ],
])('%s', async (_, attempt, code) => {
  expect(await refusalOf(attempt() as ReturnType<World['act']>)).toBe(code)
  expect((await world.store.get('sessions', 's1'))?.proxies).toEqual({})
})

test('a holder cannot give their own, nor hold a second', async () => {
  await give()
  expect(await refusalOf(give(holder, 'toits-aubepine', 'departement'))).toBe('proxy-chain')
  expect(await refusalOf(give('member', 'departement', 'toits-aubepine'))).toBe('proxy-held')
  expect(await card(holder, 'proxy.show', { session: 's1' })).toMatchObject({
    mine: [{ id: 'toits-aubepine', holds: ['Métropole Exemple'] }],
  })
})
