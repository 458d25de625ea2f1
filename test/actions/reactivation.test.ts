/** A measure is interrupted by itself and goes back to the commission, which reactivates it. */
import { personBy } from '../../scripts/demo/partners'
import type { Day } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { addHome } from '../support/dwellings'
import { everybodyVotes } from '../support/commission'
import { inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-03-10' })
})
afterEach(() => world.close())

const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const interrupted = async (): Promise<string> => {
  const id = await putDossier(world, inWindow('2026-03-10', {}, quiet))
  world.on('2026-06-11')
  await runDue(world.app)
  return id
}
const planned = (session = 's1', on: Day = '2026-06-25') =>
  world.act('secretariat', 'session.plan', { session, on, time: '14:30', place: 'Salle Exemple' })
const ask = (dossier: string, session?: string) =>
  world.act('secretariat', 'reactivation.ask', { dossier, ...(session && { session }) })
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)

test('an interrupted measure waits for the secretariat, with the sessions to come', async () => {
  const dossier = await interrupted()
  await planned()
  const todo = (await world.act('secretariat', 'matters.show')).view?.data
  expect(todo).toMatchObject({ items: [{ kind: 'interrupted', dossier, day: '2026-06-11' }] })
  const { view } = await world.act('secretariat', 'reactivation.show', { dossier })
  expect(view?.data).toMatchObject({
    step: 'choose',
    stopped: 'interrupted',
    interruptedOn: '2026-06-11',
    lastDay: '2026-06-10',
    housed: false,
    answers: [],
    sessions: [{ session: 's1', on: '2026-06-25' }],
  })
})

test('one press puts it on an agenda, two are one', async () => {
  const dossier = await interrupted()
  await planned()
  await ask(dossier, 's1')
  expect(await refusalOf(ask(dossier, 's1'))).toBe('moved-on')
  expect(await world.dossier(dossier)).toMatchObject({ stage: 'agenda', session: 's1' })
  expect((await kinds(dossier)).filter(kind => kind === 'reactivated')).toHaveLength(1)
  expect((await world.store.get('sessions', 's1'))?.agenda).toEqual([dossier])
})

test('without a session it is ready for the next', async () => {
  const dossier = await interrupted()
  await ask(dossier)
  expect((await world.dossier(dossier)).stage).toBe('ready')
})

test.each(['member', 'provider', 'referrer', 'landlord'])('a %s may not', async who => {
  const dossier = await interrupted()
  expect(await refusalOf(world.act(who, 'reactivation.ask', { dossier }))).toBe('not-allowed')
})

const decidedAgain = async (dossier: string): Promise<void> => {
  await planned()
  await ask(dossier, 's1')
  await world.act('secretariat', 'session.convene', { session: 's1', confirm: 'yes' })
  const { round = '' } = await world.dossier(dossier)
  await everybodyVotes(world, dossier)
  world.on('2026-06-25')
  await world.act('secretariat', 'round.close', { dossier, round })
  const given = { dossier, round, outcome: 'integrate', provider: 'passeurs', months: '6', funding: 'fnavdl' }
  await world.act('secretariat', 'decision.record', { ...given, confirm: 'yes' })
  await world.act('provider', 'mandate.accept', { dossier, referent: personBy('provider').id })
  await world.act('provider', 'measure.put-in-place', { dossier, on: '2026-06-25' })
}

test('reactivated by a decision, a household without a home gets a new window with its own reminders', async () => {
  const dossier = await interrupted()
  await decidedAgain(dossier)
  expect(await world.dossier(dossier)).toMatchObject({
    stage: 'window',
    window: { opensOn: '2026-06-25', lastDay: '2026-09-25', state: 'open', reminded: [], answers: [] },
  })
  world.on('2026-07-24')
  await runDue(world.app)
  expect((await world.facts(dossier)).at(-1)).toMatchObject({
    kind: 'reminder-due',
    data: { key: 'month-1', left: 63 },
  })
})

test('one that has its home gets none', async () => {
  const allocation = {
    on: '2026-04-01',
    landlord: 'habitat-tilleul',
    condition: false,
    irregular: false,
  } as const
  const dossier = await putDossier(
    world,
    inWindow('2026-03-10', { state: 'stopped' }, { ...quiet, stage: 'ended', allocation }),
  )
  world.on('2026-06-11')
  const { view } = await world.act('secretariat', 'reactivation.show', { dossier })
  expect(view?.data).toMatchObject({ stopped: 'ended', housed: true })
  await decidedAgain(dossier)
  expect(await world.dossier(dossier)).toMatchObject({
    stage: 'housed',
    measure: { inPlaceOn: '2026-06-25' },
  })
})

const tilleul = {
  on: '2026-04-01' as Day,
  landlord: 'habitat-tilleul',
  dwelling: 'home-1',
  condition: false,
  irregular: false,
}

test.each([
  ['ordinary-stock', 'window', undefined],
  ['own-lease', 'housed', 'habitat-tilleul'],
] as const)('one that had left by %s is then at stage %s', async (kind, stage, landlord) => {
  const lease = { kind: 'direct', enteredOn: '2026-04-20' } as const
  const dossier = await putDossier(
    world,
    inWindow(
      '2026-03-10',
      { state: 'stopped' },
      {
        ...quiet,
        stage: 'exited',
        exit: { kind, on: '2026-06-01' },
        allocation: { ...tilleul },
        lease,
        landlord: 'habitat-tilleul',
      },
    ),
  )
  await addHome(world, 'home-1')
  world.on('2026-06-11')
  const { view } = await world.act('secretariat', 'reactivation.show', { dossier })
  expect(view?.data).toMatchObject({ stopped: 'exited', housed: landlord !== undefined })
  await decidedAgain(dossier)
  const now = await world.dossier(dossier)
  expect(now.stage).toBe(stage)
  expect([now.allocation?.landlord, now.landlord, now.lease?.kind]).toEqual(
    landlord ? [landlord, landlord, 'direct'] : [undefined, undefined, undefined],
  )
})

test('one that lives in its home and is withdrawn before the commission has decided again keeps it', async () => {
  const dossier = await putDossier(
    world,
    inWindow('2026-03-10', { state: 'stopped' }, { ...quiet, stage: 'ended', allocation: { ...tilleul } }),
  )
  const home = await addHome(world, 'home-1')
  const { vacantFrom: _, ...taken } = (await world.store.get('dwellings', home))!
  await world.store.commit([
    { do: 'put', in: 'dwellings', doc: { ...taken, status: 'held', heldBy: { dossier, why: 'allocation' } } },
  ])
  await ask(dossier)
  await world.act('secretariat', 'withdrawal.record', { dossier, reason: 'household-declines' })
  expect((await world.dossier(dossier)).stage).toBe('withdrawn')
  expect((await world.store.get('dwellings', home))?.heldBy?.dossier).toBe(dossier)
})

test('an allocation dated in time annuls the interruption even then', async () => {
  const dossier = await interrupted()
  await ask(dossier)
  const record = (on: Day) =>
    world.act('secretariat', 'allocation.record', {
      dossier,
      on,
      outcome: 'rank-1',
      landlord: 'habitat-tilleul',
    })
  await record('2026-06-09')
  expect((await world.dossier(dossier)).stage).toBe('allocated')
  expect((await kinds(dossier)).slice(-3)).toEqual(['reactivated', 'interruption-annulled', 'allocated'])
})
