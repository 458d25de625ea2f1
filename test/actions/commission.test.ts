import { personBy } from '../../scripts/demo/partners'
import type { Outcome } from '../../src/actions/act'
import { everybodyVotes, planWith, putReady, voters } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view } = await outcome
  return { card: view?.card, open: view?.open, ...(view?.data as object) }
}
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
const shows = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'notice'))
/** All that is stored, as text: nothing sealed may be found in it. */
const stored = async (...collections: ('rounds' | 'facts' | 'messages' | 'sessions' | 'dossiers')[]) =>
  JSON.stringify(
    await Promise.all(collections.map(name => world.store.find(name, { index: 'id', limit: 1000 }))),
  )

describe('planning a session', () => {
  test('the form proposes the ready dossiers, the oldest first, and names those interrupted', async () => {
    await putReady(world, 1, { referredOn: '2026-02-20' })
    await putReady(world, 2, {
      referredOn: '2026-01-10',
      labels: { syplo: { on: '2026-02-01', reference: 'S-1' } },
    })
    await putReady(world, 3, { stage: 'interrupted' })
    await putReady(world, 4, { stage: 'siao' })
    const form = await dataOf(world.act('secretariat', 'session.show'))
    expect(form).toMatchObject({
      card: 'session',
      ready: [
        { code: 'M-2026-002', age: 51, missing: ['agreement', 'shared-file'] },
        { code: 'M-2026-001', age: 10, missing: ['agreement', 'shared-file', 'syplo'] },
      ],
      interrupted: ['M-2026-003'],
    })
  })

  test('in one commit: the session, its dossiers on the agenda, their votes open, everybody convened and everybody with a voice told', async () => {
    const ids = [await putReady(world, 1), await putReady(world, 2)]
    await planWith(world, ids)
    expect(await world.store.get('sessions', 's1')).toMatchObject({
      on: '2026-03-12',
      agenda: ids,
      state: 'planned',
    })
    for (const id of ids) {
      const dossier = await world.dossier(id)
      expect(dossier).toMatchObject({ stage: 'agenda', session: 's1', rounds: 1 })
      expect(await world.store.get('rounds', dossier.round ?? '')).toMatchObject({
        state: 'open',
        dossier: id,
      })
      expect(await kinds(id)).toEqual(['put-on-agenda', 'round-opened'])
    }
    for (const who of Object.values(voters))
      expect([who, (await shows(who)).sort()]).toEqual([
        who,
        ['convocation.show', 'dates.show', 'vote.show', 'vote.show'],
      ])
    expect(await shows('referrer')).toEqual(['notice', 'notice'])
    expect(await shows('provider')).toEqual([])
  })

  test('the same click twice, even at once, plans one session', async () => {
    const id = await putReady(world)
    await Promise.all([planWith(world, [id]), planWith(world, [id])])
    await planWith(world, [id])
    expect((await world.store.find('sessions', { index: 'id', limit: 10 })).docs).toHaveLength(1)
    expect(await kinds(id)).toEqual(['put-on-agenda', 'round-opened'])
    expect((await shows('member2')).sort()).toEqual(['convocation.show', 'dates.show', 'vote.show'])
  })

  test('a past date is refused and nothing is kept of it', async () => {
    const id = await putReady(world)
    const plan = { session: 's1', on: '2026-03-01', time: '14:30', place: 'Salle Exemple', dossiers: id }
    expect(await refusalOf(world.act('secretariat', 'session.plan', plan))).toBe('session-past')
    expect((await world.dossier(id)).stage).toBe('ready')
    expect(await world.store.get('sessions', 's1')).toBeUndefined()
  })

  test('when one dossier has moved on, none goes on the agenda: the secretariat gets the list as it is', async () => {
    const [ready, gone] = [await putReady(world, 1), await putReady(world, 2)]
    await planWith(world, [gone], { session: 'earlier' })
    const plan = {
      session: 's1',
      on: '2026-03-12',
      time: '14:30',
      place: 'Salle Exemple',
      dossiers: `${ready},${gone}`,
    }
    const answer = await world.act('secretariat', 'session.plan', plan)
    expect('refused' in answer && answer.refused.code).toBe('moved-on')
    expect(answer.view?.data).toMatchObject({ ready: [{ dossier: ready }] })
    expect((await world.dossier(ready)).stage).toBe('ready')
  })

  test('without any dossier a session is planned, and dossiers come later', async () => {
    await planWith(world, [])
    const id = await putReady(world)
    expect(
      await dataOf(world.act('secretariat', 'agenda.show', { session: 's1', step: 'add' })),
    ).toMatchObject({ step: 'change', open: true })
    const agenda = await dataOf(world.act('secretariat', 'agenda.change', { session: 's1', dossiers: id }))
    expect(agenda).toMatchObject({
      card: 'agenda',
      open: false,
      items: [{ dossier: id, cast: 0, asked: 0, state: 'waiting' }],
    })
    await world.act('secretariat', 'agenda.change', { session: 's1', dossiers: id })
    expect(await shows('member')).toEqual(['dates.show'])
    await world.act('secretariat', 'session.convene', { session: 's1', confirm: 'yes' })
    expect(await kinds(id)).toEqual(['put-on-agenda', 'round-opened'])
    expect(await refusalOf(world.act('secretariat', 'agenda.change', { session: 's1' }))).toBe('agenda-empty')
  })

  test('a dossier taken off the agenda is ready again, and its vote is closed', async () => {
    const id = await putReady(world)
    await planWith(world, [id])
    await world.act('secretariat', 'agenda.change', { session: 's1', remove: id })
    const dossier = await world.dossier(id)
    expect(dossier.stage).toBe('ready')
    expect(
      await refusalOf(
        world.act('member2', 'vote.cast', { dossier: id, round: dossier.round, choice: 'favourable' }),
      ),
    ).toBe('round-closed')
    expect(await dataOf(world.act('member2', 'vote.show', { dossier: id }))).toMatchObject({
      step: 'closed',
      offAgenda: true,
    })
    await planWith(world, [id], { session: 's2' })
    expect((await world.dossier(id)).round).toBe('d1.2')
  })

  test('members see the agenda with codes and progress, and cannot change it', async () => {
    const id = await putReady(world)
    await planWith(world, [id])
    const agenda = await dataOf(world.act('member', 'agenda.show', { session: 's1' }))
    expect(agenda).toMatchObject({ runs: false, ready: [], items: [{ code: 'M-2026-001' }] })
    expect(JSON.stringify(agenda)).not.toContain('Secretname')
    expect(await refusalOf(world.act('member', 'agenda.change', { session: 's1', remove: id }))).toBe(
      'not-allowed',
    )
    expect(await refusalOf(world.act('provider', 'agenda.show', { session: 's1' }))).toBe('not-allowed')
  })

  test.each([
    ['a made-up session', { session: '../x', on: '2026-03-12', time: '14:30', place: 'Salle' }, 'payload'],
    [
      'a time that does not exist',
      { session: 's1', on: '2026-03-12', time: '25:00', place: 'Salle' },
      'payload',
    ],
    [
      'a day that does not exist',
      { session: 's1', on: '2026-02-30', time: '14:30', place: 'Salle' },
      'payload',
    ],
    ['no place', { session: 's1', on: '2026-03-12', time: '14:30', place: ' ' }, 'payload'],
    [
      'a made-up dossier',
      { session: 's1', on: '2026-03-12', time: '14:30', place: 'Salle', dossiers: 'nothing' },
      'not-found',
    ],
  ])('%s is refused', async (_, payload, code) => {
    expect(await refusalOf(world.act('secretariat', 'session.plan', payload))).toBe(code)
  })
})

describe('the labels', () => {
  const confirm = (label: 'sharedFile' | 'syplo', given: object = {}, who = 'ddets') =>
    world.act(who, 'labels.confirm', {
      dossier: 'd1',
      label,
      on: '2026-03-02',
      reference: 'REF-2026-1',
      ...given,
    })

  test('one without the other shows as a mismatch to DDETS and to the secretariat, until both are there', async () => {
    await putReady(world)
    expect(await dataOf(world.act('ddets', 'labels.show', { dossier: 'd1' }))).toMatchObject({
      state: 'none',
      open: true,
    })
    await confirm('syplo')
    expect(await dataOf(world.act('ddets', 'labels.show', { dossier: 'd1' }))).toMatchObject({
      state: 'mismatch',
      open: true,
    })
    expect(await dataOf(world.act('secretariat', 'labels.show', { dossier: 'd1' }))).toMatchObject({
      state: 'mismatch',
      open: false,
      canConfirm: false,
    })
    expect(await dataOf(confirm('sharedFile'))).toMatchObject({ state: 'both', open: false })
    expect(await kinds('d1')).toEqual(['label-confirmed', 'label-confirmed'])
  })

  test('the same click twice writes one fact; a different one later gets the card as it is', async () => {
    await putReady(world)
    await Promise.all([confirm('syplo'), confirm('syplo')])
    expect(await kinds('d1')).toEqual(['label-confirmed'])
    const late = await confirm('syplo', { reference: 'AUTRE-2' })
    expect('refused' in late && late.refused.code).toBe('moved-on')
    expect((await world.dossier('d1')).labels.syplo?.reference).toBe('REF-2026-1')
  })

  test('whose labels they are is journalled before DDETS reads it; the secretariat does not read it here', async () => {
    await putReady(world)
    const card = await dataOf(world.act('ddets', 'labels.show', { dossier: 'd1' }))
    expect(card.identity).toMatchObject({ first: { lastName: 'Secretname' } })
    expect(
      (await dataOf(world.act('secretariat', 'labels.show', { dossier: 'd1' }))).identity,
    ).toBeUndefined()
    const readings = await world.store.find('readings', { index: 'dossier', equals: ['d1'], limit: 10 })
    expect(readings.docs.map(({ by, what }) => [by, what])).toEqual([[personBy('ddets').id, 'identity']])
  })

  test.each([
    ['tomorrow', { on: '2026-03-03' }, 'date-future'],
    ['a reference that is none', { reference: '??' }, 'payload'],
    ['a label that is none', { label: 'other' }, 'payload'],
    ['a made-up dossier', { dossier: 'nothing' }, 'not-found'],
  ])('%s is refused', async (_, given, code) => {
    await putReady(world)
    expect(await refusalOf(confirm('syplo', given))).toBe(code)
  })

  test('nobody else confirms', async () => {
    await putReady(world)
    for (const who of ['secretariat', 'member', 'referrer', 'siao', 'provider'])
      expect(await refusalOf(confirm('syplo', {}, who))).toBe('not-allowed')
  })
})

describe('the whole way, from the session to the mandate', () => {
  test('votes, closing, decision', async () => {
    const id = await putReady(world)
    await planWith(world, [id])
    await everybodyVotes(world, id)
    const { round } = await world.dossier(id)
    const form = await dataOf(world.act('secretariat', 'round.close', { dossier: id, round }))
    expect(form).toMatchObject({
      card: 'decision',
      step: 'choose',
      vote: 'integrate',
      capacity: { used: 0, capacity: 5, year: 1 },
    })
    const decision = {
      dossier: id,
      round,
      outcome: 'integrate',
      provider: 'passeurs',
      months: '18',
      funding: 'fnavdl',
    }
    const settled = await dataOf(
      world.act('secretariat', 'decision.record', {
        ...{ ...decision, confirm: 'yes' },
        conditions: 'Une visite par semaine.',
      }),
    )
    expect(settled).toMatchObject({
      step: 'recorded',
      open: false,
      recorded: {
        outcome: 'integrate',
        provider: 'Association Les Passeurs',
        months: 18,
        conditions: 'Une visite par semaine.',
      },
    })
    expect(await world.dossier(id)).toMatchObject({ stage: 'mandated', provider: 'passeurs' })
    expect(await kinds(id)).toEqual([
      'put-on-agenda',
      'round-opened',
      'round-closed',
      'integrated',
      'provider-asked',
    ])
    expect((await world.store.get('programme', 'programme'))?.places).toEqual([id])
    expect(await shows('provider')).toEqual(['mandate.show'])
    expect(await shows('provider2')).toEqual([])
    expect(await stored('rounds', 'facts', 'messages', 'sessions', 'dossiers')).not.toMatch(
      /Secretname|visite par semaine/,
    )
  })
})
