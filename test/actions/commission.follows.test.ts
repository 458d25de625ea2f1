/** What follows from one decision, in one commit: mandate, landlords, the next agenda, and what is shown of it. */
import type { Outcome } from '../../src/actions/act'
import type { DecisionView } from '../../src/actions/decision'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<DecisionView> => {
  const { view } = await outcome
  if (view?.card !== 'decision') throw new Error(`no decision but ${view?.card}`)
  return view.data
}
const shows = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'notice'))
const ids = { dossier: 'd1', round: 'd1.1' }
const record = (given: object) =>
  world.act('secretariat', 'decision.record', { ...ids, confirm: 'yes', ...given })
const integration = { outcome: 'integrate', provider: 'passeurs', months: 12, funding: 'local-fund' }

/** Everybody has voted for it, the vote is closed; other sessions are planned for April and May. */
const closed = async (profile: object = {}) => {
  const id = await putReady(world)
  const dossier = await world.dossier(id)
  await world.store.commit([
    { do: 'put', in: 'dossiers', doc: { ...dossier, profile: { ...dossier.profile, ...profile } } },
  ])
  await planWith(world, [id])
  await planWith(world, [], { session: 's2', on: '2026-04-09' })
  await planWith(world, [await putReady(world, 2)], { session: 's3', on: '2026-05-14' })
  await everybodyVotes(world, id)
  await world.act('secretariat', 'round.close', ids)
}

describe('the form', () => {
  test('to integrate starts from the need of the referral, and names who may tell the household', async () => {
    await closed()
    const form = await dataOf(world.act('secretariat', 'decision.show', { ...ids, outcome: 'integrate' }))
    expect(form.need).toEqual({ size: 'T4', territory: 'metropole' })
    expect(form.tellers.map(({ name }) => name)).toEqual(['Rosalie Referente-Exemple', 'Simon Siao-Exemple'])
  })

  test('to adjourn proposes the sessions that are planned, this one left out', async () => {
    await closed()
    const form = await dataOf(world.act('secretariat', 'decision.show', { ...ids, outcome: 'adjourn' }))
    expect(form.sessions.map(({ session }) => session)).toEqual(['s2', 's3'])
  })
})

describe('integrated', () => {
  test('the provider gets the mandate, the referrer is told, landlords learn the need', async () => {
    await closed()
    await record(integration)
    expect(await shows('provider')).toContain('mandate.show')
    expect(await shows('referrer')).toEqual(expect.arrayContaining(['notice', 'task.show']))
    for (const who of ['landlord', 'landlord2']) expect(await shows(who)).toContain('need.show')
    expect(await shows('member3')).not.toContain('need.show')
  })

  test('with the need that the commission decided, else the referral’s', async () => {
    await closed()
    await record({ ...integration, size: 'T5', territory: 'departement' })
    expect(await world.dossier('d1')).toMatchObject({
      decision: { need: { size: 'T5', territory: 'departement' } },
      profile: { size: 'T4', territory: 'metropole' },
    })
  })

  test('a button of an older card, without need or teller, is still understood', async () => {
    await closed()
    await record(integration)
    expect((await world.dossier('d1')).decision?.need).toEqual({ size: 'T4', territory: 'metropole' })
    expect((await world.store.get('tasks', 'tell.d1.1'))?.state).toBe('open')
  })

  test('in what it departs is kept with it, and shown', async () => {
    await closed()
    const { recorded } = await dataOf(record({ ...integration, provider: 'balises', reason: 'Une raison.' }))
    expect(recorded).toMatchObject({ departs: ['provider'], reason: 'Une raison.', against: false })
    expect((await world.store.get('rounds', 'd1.1'))?.decision?.departs).toEqual(['provider'])
  })
})

describe('the need, as a landlord sees it', () => {
  const need = async (who = 'landlord') => (await world.act(who, 'need.show', { dossier: 'd1' })).view?.data

  test('size, territory, kind and constraints of closed lists; nothing of the household, its code included', async () => {
    await closed({ home: 'house', constraints: ['animals', 'away'] })
    await record(integration)
    expect(await need()).toEqual({
      dossier: 'd1',
      sought: {
        on: '2026-03-02',
        need: { size: 'T4', territory: 'metropole', home: 'house', constraints: ['animals', 'away'] },
      },
    })
    expect(JSON.stringify(await need())).not.toMatch(/M-2026|Secretname|couple|eviction/)
  })

  test('is not there before the decision, nor once a home is allocated', async () => {
    await closed()
    expect(await need()).toEqual({ dossier: 'd1' })
    await record(integration)
    const dossier = await world.dossier('d1')
    await world.store.commit([{ do: 'put', in: 'dossiers', doc: { ...dossier, stage: 'allocated' } }])
    expect(await need()).toEqual({ dossier: 'd1' })
  })

  test.each(['member', 'provider', 'referrer'])('%s has no such card', async who => {
    await closed()
    await record(integration)
    expect(await refusalOf(world.act(who, 'need.show', { dossier: 'd1' }))).toBe('not-allowed')
  })
})

describe('adjourned to a session', () => {
  const adjourn = { outcome: 'adjourn', reason: 'Le bilan de l’équipe mobile.' }

  test('goes on its agenda in the same commit; what is awaited is sealed', async () => {
    await closed()
    const { recorded } = await dataOf(record({ ...adjourn, to: 's2' }))
    expect(recorded).toMatchObject({ outcome: 'adjourn', to: '2026-04-09', reason: adjourn.reason })
    const dossier = await world.dossier('d1')
    expect(dossier).toMatchObject({ stage: 'agenda', session: 's2' })
    expect(dossier.round).toBeUndefined()
    expect((await world.store.get('sessions', 's2'))?.agenda).toEqual(['d1'])
    expect((await world.facts('d1')).map(({ kind }) => kind).slice(-2)).toEqual([
      'adjourned',
      'put-on-agenda',
    ])
    expect(JSON.stringify([dossier, await world.facts('d1')])).not.toContain('équipe mobile')
  })

  test('that is convened already: its vote opens at once, marked late', async () => {
    await closed()
    await record({ ...adjourn, to: 's3' })
    expect(await world.dossier('d1')).toMatchObject({ session: 's3', round: 'd1.2', rounds: 2 })
    expect((await world.store.get('rounds', 'd1.2'))?.state).toBe('open')
    expect((await world.store.get('sessions', 's3'))?.late).toEqual(['d1'])
  })

  test.each([
    ['none', 'none'],
    ['nothing said', undefined],
  ])('to %s: ready for any', async (_, to) => {
    await closed()
    await record({ ...adjourn, to })
    expect((await world.dossier('d1')).stage).toBe('ready')
  })

  test.each([
    ['this very session', 's1'],
    ['one that does not exist', 's9'],
  ])('not to %s: nothing is kept', async (_, to) => {
    await closed()
    expect(await refusalOf(record({ ...adjourn, to }))).toBe('session-over')
    expect((await world.dossier('d1')).decision).toBeUndefined()
  })

  test('the minutes say to which; a later decision elsewhere takes nothing from them', async () => {
    await closed()
    await record({ ...adjourn, to: 's3' })
    await everybodyVotes(world, 'd1', 'unfavourable')
    await world.act('secretariat', 'round.close', { dossier: 'd1', round: 'd1.2' })
    await record({ round: 'd1.2', outcome: 'refuse', reason: 'Autre chose.' })
    const { view } = await world.act('secretariat', 'minutes.show', { session: 's1' })
    if (view?.card !== 'minutes') throw new Error('no minutes')
    const [dossier] = view.data.minutes.dossiers
    expect(dossier?.decision).toMatchObject({ outcome: 'adjourn', to: '2026-05-14', on: '2026-03-02' })
    expect(view.data.texts[dossier?.decision?.reason ?? '']).toBe(adjourn.reason)
  })
})
