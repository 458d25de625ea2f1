/**
 * Two at the same second, in two processes on one store: whatever comes first, nothing is counted twice, half, or lost.
 * Each race is run several times, since its winner changes.
 */
import { personBy } from '../../scripts/demo/partners'
import { act, type Outcome } from '../../src/actions/act'
import type { Person } from '../../src/domain/people'
import type { Round } from '../../src/domain/round'
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

const RACES = 4

let one: World
let two: World
beforeEach(async () => {
  one = await makeWorld()
  two = await makeWorld({ beside: one })
  const dossiers: string[] = []
  for (let n = 1; n <= RACES; n += 1) dossiers.push(await putReady(one, n))
  await planWith(one, dossiers)
})
afterEach(async () => {
  await two.close()
  await one.close()
})

const dossiers = Array.from({ length: RACES }, (_, n) => `d${n + 1}`)
const roundOf = async (dossier: string): Promise<Round> => {
  const found = await one.store.get('rounds', `${dossier}.1`)
  if (!found) throw new Error('no round')
  return found
}
const ballot = (dossier: string, choice = 'favourable', organisation?: string) => ({
  dossier,
  round: `${dossier}.1`,
  choice,
  ...(organisation && { organisation }),
})
const close = (world: World, dossier: string) =>
  world.act('secretariat', 'round.close', { dossier, round: `${dossier}.1` })
const done = async (outcome: Promise<Outcome>): Promise<boolean> => (await refusalOf(outcome)) === undefined
const factsOf = async (dossier: string, kind: string) =>
  (await one.facts(dossier)).filter(fact => fact.kind === kind)

test.each(dossiers)(
  'two secretaries close at once: it closes once, and one is told so (%s)',
  async dossier => {
    const [first, second] = await Promise.all([
      refusalOf(close(one, dossier)),
      refusalOf(close(two, dossier)),
    ])
    expect([first, second].filter(code => code === undefined)).toHaveLength(1)
    expect([first, second].filter(code => code === 'round-closed')).toHaveLength(1)
    expect(await factsOf(dossier, 'round-closed')).toHaveLength(1)
  },
)

test.each(dossiers)(
  'a voice that arrives while the round closes is in or out, never half (%s)',
  async dossier => {
    const [, cast] = await Promise.all([
      done(close(one, dossier)),
      done(two.act('member2', 'vote.cast', ballot(dossier))),
    ])
    const { state, voices, history } = await roundOf(dossier)
    expect(state).toBe('closed')
    expect([Object.keys(voices).length, history.length]).toEqual(cast ? [1, 1] : [0, 0])
    const [fact] = await factsOf(dossier, 'round-closed')
    expect(fact?.data.cast).toBe(cast ? 1 : 0)
  },
)

test.each(dossiers)(
  'a titular and a deputy at the same second: one voice counts, both are in the journal (%s)',
  async dossier => {
    await Promise.all([
      one.act('chair', 'vote.cast', ballot(dossier, 'favourable')),
      two.act('ddets', 'vote.cast', ballot(dossier, 'abstain')),
    ])
    const { voices, history } = await roundOf(dossier)
    expect(Object.keys(voices)).toEqual(['prefecture'])
    expect(history).toHaveLength(2)
    expect(voices.prefecture).toMatchObject({ choice: history[1]?.choice, by: history[1]?.by })
  },
)

test('nine organisations at the same second, in two processes: nobody is lost', async () => {
  const who = [
    'chair',
    'member',
    'member2',
    'landlord',
    'landlord2',
    'member3',
    'member4',
    'member5',
    'member6',
  ]
  await Promise.all(who.map((each, n) => (n % 2 ? one : two).act(each, 'vote.cast', ballot('d1'))))
  expect(Object.keys((await roundOf('d1')).voices)).toHaveLength(9)
})

test.each(dossiers)(
  'a proxy is taken back while its holder votes: no voice stays under it (%s)',
  async dossier => {
    const proxy = { session: 's1', from: 'metropole' }
    await one.act('member2', 'proxy.give', { ...proxy, to: 'toits-aubepine' })
    const [cast] = await Promise.all([
      done(one.act('member3', 'vote.cast', ballot(dossier, 'favourable', 'metropole'))),
      done(two.act('member2', 'proxy.withdraw', proxy)),
    ])
    const { voices, proxies, history } = await roundOf(dossier)
    expect([voices, proxies]).toEqual([{}, {}])
    // Cast before it was taken back, it fell; after, it was refused.
    expect(history.map(({ choice }) => choice)).toEqual(cast ? ['favourable', 'fallen'] : [])
  },
)

test('a proxy is given while a dossier is added: its round has it', async () => {
  const added = await putReady(one, 9)
  await Promise.all([
    one.act('secretariat', 'agenda.change', { session: 's1', dossiers: added }),
    two.act('member2', 'proxy.give', { session: 's1', from: 'metropole', to: 'toits-aubepine' }),
  ])
  const session = await one.store.get('sessions', 's1')
  expect(session?.proxies).toEqual({ metropole: 'toits-aubepine' })
  for (const dossier of [...dossiers, added])
    expect((await roundOf(dossier)).proxies).toEqual(session?.proxies)
})

test('two give their voice to the same holder at once: one is told that it holds one already', async () => {
  const give = (world: World, who: string, from: string) =>
    refusalOf(world.act(who, 'proxy.give', { session: 's1', from, to: 'toits-aubepine' }))
  const codes = await Promise.all([give(one, 'member2', 'metropole'), give(two, 'member', 'departement')])
  expect([...codes].sort()).toEqual(['proxy-held', undefined])
  expect(Object.values((await one.store.get('sessions', 's1'))?.proxies ?? {})).toEqual(['toits-aubepine'])
})

test.each(dossiers)(
  'a discussion is asked for while the round closes: it closes, or it waits for the session (%s)',
  async dossier => {
    const [closed, asked] = await Promise.all([
      done(close(one, dossier)),
      done(two.act('member2', 'vote.discuss', { dossier, round: `${dossier}.1` })),
    ])
    expect([closed, asked].filter(Boolean)).toHaveLength(1)
    expect(await roundOf(dossier)).toMatchObject({ state: closed ? 'closed' : 'open', discuss: asked })
    expect(await factsOf(dossier, 'discuss-in-session')).toHaveLength(asked ? 1 : 0)
  },
)

test.each(dossiers)(
  'a dossier leaves the agenda while somebody votes: the voice is in its closed round, or nowhere (%s)',
  async dossier => {
    const [cast] = await Promise.all([
      done(one.act('member2', 'vote.cast', ballot(dossier))),
      two.act('secretariat', 'agenda.change', { session: 's1', remove: dossier }),
    ])
    expect((await one.dossier(dossier)).stage).toBe('ready')
    const { state, voices } = await roundOf(dossier)
    expect([state, Object.keys(voices).length]).toEqual(['closed', cast ? 1 : 0])
  },
)

describe('a member changes organisation while rounds are open', () => {
  const move = async (organisation: string): Promise<Person> => {
    const person = await one.store.get('people', personBy('member2').id)
    if (!person) throw new Error('nobody')
    const moved = { ...person, posts: [{ role: 'member' as const, organisation }] }
    await one.store.commit([{ do: 'put', in: 'people', doc: moved }])
    return moved
  }

  test('what they cast stays the voice of the organisation they left, which they change no more', async () => {
    await one.act('member2', 'vote.cast', ballot('d1'))
    const moved = await move('departement')
    expect(await refusalOf(act(one.app, moved, 'vote.cast', ballot('d1', 'abstain', 'metropole')))).toBe(
      'no-voice',
    )
    expect((await roundOf('d1')).voices).toMatchObject({ metropole: { choice: 'favourable' } })
  })

  test('they vote for the new one: each organisation has one voice', async () => {
    await one.act('member2', 'vote.cast', ballot('d1'))
    const moved = await move('departement')
    expect((await act(one.app, moved, 'vote.show', { dossier: 'd1' })).view?.data).toMatchObject({
      step: 'ask',
      mine: { organisation: 'departement' },
    })
    await Promise.all([
      act(one.app, moved, 'vote.cast', ballot('d1', 'abstain')),
      two.act('member', 'vote.cast', ballot('d1', 'favourable')),
    ])
    const { voices, history } = await roundOf('d1')
    expect(Object.keys(voices).sort()).toEqual(['departement', 'metropole'])
    expect(history).toHaveLength(3)
  })

  test('gone to one without voice they follow the vote; gone from the commission they see nothing of it', async () => {
    const guest = await move('ccas')
    expect((await act(one.app, guest, 'vote.show', { dossier: 'd1' })).view?.data).toMatchObject({
      step: 'watch',
    })
    const nobody = { ...guest, posts: [] }
    expect(await refusalOf(act(one.app, nobody, 'vote.show', { dossier: 'd1' }))).toBe('not-allowed')
  })

  test('a proxy that their old organisation gave is that organisation’s still', async () => {
    await one.act('member2', 'proxy.give', { session: 's1', from: 'metropole', to: 'toits-aubepine' })
    const moved = await move('departement')
    expect(await refusalOf(act(one.app, moved, 'proxy.withdraw', { session: 's1', from: 'metropole' }))).toBe(
      'not-allowed',
    )
    await one.act('member3', 'vote.cast', ballot('d1', 'favourable', 'metropole'))
    expect((await roundOf('d1')).voices.metropole).toMatchObject({ under: 'toits-aubepine' })
  })
})

test('changed rules never change a round that is open or closed', async () => {
  await one.act('member2', 'vote.cast', ballot('d1'))
  await close(one, 'd1')
  const before = [await roundOf('d1'), await roundOf('d2')]
  const commission = {
    ...one.app.settings.rules.commission,
    quorum: 0,
    majority: 'cast' as const,
    tally: 'always' as const,
  }
  const changed = {
    ...one.app,
    settings: { ...one.app.settings, rules: { ...one.app.settings.rules, commission } },
  }
  const shown = await act(changed, personBy('secretariat'), 'round.show', { dossier: 'd1' })
  expect(shown.view?.data).toMatchObject({ outcome: 'no-quorum', quorum: { needed: 5 } })
  expect(
    (await act(changed, personBy('member'), 'vote.show', { dossier: 'd2' })).view?.data,
  ).not.toHaveProperty('tally')
  expect([await roundOf('d1'), await roundOf('d2')]).toEqual(before)
})
