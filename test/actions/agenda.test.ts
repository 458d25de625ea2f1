/** The secretariat prepares a session: what is missing, what is kept, postponed and added, and when to convene. */
import { personBy } from '../../scripts/demo/partners'
import { type Outcome, act } from '../../src/actions/act'
import type { AgendaView } from '../../src/actions/agenda'
import { instantOf } from '../../src/domain/calendar'
import { referred } from '../support/make'
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const agendaOf = async (outcome: Promise<Outcome>): Promise<AgendaView> => {
  const { view } = await outcome
  if (view?.card !== 'agenda') throw new Error(`no agenda but ${view?.card ?? 'nothing'}`)
  return view.data
}
const shown = (who = 'secretariat') => agendaOf(world.act(who, 'agenda.show', { session: 's1' }))
const change = (payload: object) => world.act('secretariat', 'agenda.change', { session: 's1', ...payload })
const convene = (payload: object = {}) =>
  world.act('secretariat', 'session.convene', { session: 's1', ...payload })
/** Planned, nobody told. */
const plan = (dossiers: readonly string[], given: object = {}) =>
  world.act('secretariat', 'session.plan', {
    ...{ session: 's1', on: '2026-03-12', time: '14:30', place: 'Salle Exemple' },
    dossiers: dossiers.join(','),
    ...given,
  })
const session = async (id = 's1') => {
  const found = await world.store.get('sessions', id)
  if (!found) throw new Error('no session')
  return found
}
/** A dossier that lacks nothing, by the form and through SIAO and DDETS; its id. */
const completeDossier = async (): Promise<string> => {
  const id = await referred(world)
  await world.act('siao', 'siao.diagnosis', { dossier: id, outcome: 'validated', on: '2026-03-02' })
  await world.act('siao', 'siao.orientation', { dossier: id, outcome: 'here', on: '2026-03-02' })
  for (const label of ['sharedFile', 'syplo'])
    await world.act('ddets', 'labels.confirm', { dossier: id, label, on: '2026-03-02', reference: 'REF-1' })
  return id
}

describe('what is missing stands beside each dossier', () => {
  test('a complete referral lacks nothing; a label, the agreement or the summary is named', async () => {
    await plan([await completeDossier(), await putReady(world, 2)])
    expect((await shown()).items.map(({ missing }) => missing)).toEqual([
      [],
      ['agreement', 'shared-file', 'syplo'],
    ])
  })

  test('for the secretariat only', async () => {
    await plan([await putReady(world, 1)])
    expect((await shown('member')).items.map(({ missing }) => missing)).toEqual([[]])
  })
})

describe('kept, postponed, added', () => {
  test('in one press: one leaves for another session, one comes, the others stay in their order', async () => {
    await plan([await putReady(world, 1), await putReady(world, 2), await putReady(world, 3)])
    const ready = await putReady(world, 4)
    const { items } = await agendaOf(change({ postponed: 'd2', dossiers: ready }))
    expect(items.map(({ dossier }) => dossier)).toEqual(['d1', 'd3', 'd4'])
    expect(await world.dossier('d2')).toMatchObject({ stage: 'ready' })
    expect((await world.dossier('d2')).session).toBeUndefined()
    expect((await session()).late).toEqual([])
  })

  test('the same press again changes nothing', async () => {
    await plan([await putReady(world, 1), await putReady(world, 2)])
    await change({ postponed: 'd2' })
    const before = await session()
    await change({ postponed: 'd2' })
    expect(await session()).toEqual(before)
    expect((await world.facts('d2')).map(({ kind }) => kind)).toEqual(['put-on-agenda', 'taken-off-agenda'])
  })

  test('two secretaries at once: both changes hold', async () => {
    await plan([await putReady(world, 1), await putReady(world, 2)])
    await putReady(world, 3)
    await Promise.all([change({ postponed: 'd1' }), change({ dossiers: 'd3' })])
    expect((await session()).agenda).toEqual(['d2', 'd3'])
  })

  test('when one cannot come, none leaves', async () => {
    await plan([await putReady(world, 1)])
    await putReady(world, 2, { stage: 'siao' })
    expect(await refusalOf(change({ postponed: 'd1', dossiers: 'd2' }))).toBe('moved-on')
    expect((await session()).agenda).toEqual(['d1'])
    expect((await world.dossier('d1')).stage).toBe('agenda')
  })

  test('nothing chosen is said', async () => {
    await plan([await putReady(world, 1)])
    expect(await refusalOf(change({}))).toBe('agenda-empty')
  })

  test('after the convocation a dossier that comes is late and its vote opens; one that leaves takes its vote along', async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
    await change({ dossiers: await putReady(world, 3), postponed: 'd1' })
    expect(await session()).toMatchObject({ agenda: ['d2', 'd3'], late: ['d3'] })
    expect(await world.store.get('rounds', 'd1.1')).toMatchObject({ state: 'closed' })
    expect(await world.store.get('rounds', 'd3.1')).toMatchObject({ state: 'open' })
  })
})

test('a dossier withdrawn while on the agenda takes its vote and its line with it', async () => {
  await planWith(world, [await putReady(world, 1, { duplicateOf: 'd9' }), await putReady(world, 2)])
  await world.act('secretariat', 'duplicates.withdraw', { dossier: 'd1' })
  expect(await session()).toMatchObject({ agenda: ['d2'] })
  expect(await world.store.get('rounds', 'd1.1')).toMatchObject({ state: 'closed' })
  const late = { dossier: 'd1', round: 'd1.1', choice: 'favourable' }
  expect(await refusalOf(world.act('member', 'vote.cast', late))).toBe('round-closed')
  expect((await shown()).items.map(({ dossier }) => dossier)).toEqual(['d2'])
})

describe('convening', () => {
  test('at once, when nothing is missing and it is in time', async () => {
    await plan([await completeDossier()])
    expect(await agendaOf(convene())).toMatchObject({ step: 'list', convened: true })
  })

  test('an incomplete dossier is looked at twice, and convened all the same', async () => {
    await plan([await putReady(world, 1)])
    expect(await agendaOf(convene())).toMatchObject({ step: 'convene', convened: false })
    expect((await world.told('member')).map(({ say }) => say)).toMatchObject([{ show: 'dates.show' }])
    expect(await agendaOf(convene({ confirm: 'yes' }))).toMatchObject({ convened: true })
  })

  test.each([
    ['2026-03-07', 'list', { passed: false }],
    ['2026-03-08', 'convene', { passed: true }],
  ] as const)('on %s, for a session on the 12th: %s', async (day, step, conveneBy) => {
    await plan([await completeDossier()])
    world.on(day)
    expect((await shown()).conveneBy).toEqual({ day: '2026-03-07', ...conveneBy })
    expect((await agendaOf(convene())).step).toBe(step)
  })

  test('late, it needs one of the closed reasons, which the convocation shows', async () => {
    await plan([await completeDossier()])
    world.on('2026-03-10')
    expect(await refusalOf(convene({ confirm: 'yes' }))).toBe('reason-needed')
    expect(await refusalOf(convene({ confirm: 'yes', notice: 'whatever' }))).toBe('payload')
    await convene({ confirm: 'yes', notice: 'urgency' })
    const { view } = await world.act('member', 'convocation.show', { session: 's1' })
    expect(view?.data).toMatchObject({ convened: { on: '2026-03-10', notice: 'urgency' } })
  })

  test.each([
    ['in the meeting itself', {}, '2026-03-12', 15, undefined],
    ['to the last minute of its day', {}, '2026-03-12', 23, undefined],
    ['not the day after', {}, '2026-03-13', 9, 'session-past'],
    ['in writing, not after its hour', { mode: 'written' }, '2026-03-12', 15, 'session-past'],
  ] as const)('%s', async (_, given, day, hour, code) => {
    await plan([await putReady(world, 1)], given)
    const app = { ...world.app, clock: { ...world.app.clock, now: () => instantOf(day, hour) } }
    const late = { session: 's1', confirm: 'yes', notice: 'urgency' }
    const press = act(app, personBy('secretariat'), 'session.convene', late)
    if (code) expect(await refusalOf(press)).toBe(code)
    else expect(await agendaOf(press)).toMatchObject({ convened: true, items: [{ state: 'open' }] })
  })

  test('by two secretaries at once: everybody is told once', async () => {
    await plan([await completeDossier()])
    await Promise.all([convene(), convene(), convene()])
    const told = (await world.told('member2')).map(({ say }) => ('show' in say ? say.show : say.fact))
    expect(told.sort()).toEqual(['convocation.show', 'dates.show', 'vote.show'])
  })

  test('thirty dossiers leave in one commit', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => putReady(world, n + 10)))
    await plan(ids)
    await convene({ confirm: 'yes' })
    expect(
      (await world.store.find('rounds', { index: 'session', equals: ['s1'], limit: 100 })).docs,
    ).toHaveLength(30)
    // The date when it was planned, then the convocation and thirty votes.
    expect(await world.told('member2')).toHaveLength(32)
  })
})

describe('the day of a session', () => {
  test.each([
    ['2026-03-14', 'week-end'],
    ['2026-05-14', 'holiday'],
    ['2026-05-15', undefined],
  ] as const)('%s is planned all the same, and says so: %s', async (on, closed) => {
    await plan([await putReady(world, 1)], { on })
    expect((await shown()).closed).toBe(closed)
  })
})
