/** An allocation dated in time, typed once the interrupted dossier is on an agenda again: the CAL's day counts. */
import { act } from '../../src/actions/act'
import { personBy } from '../../scripts/demo/partners'
import type { Day } from '../../src/domain/calendar'
import { lifeOf } from '../../src/domain/life'
import { runDue } from '../../src/jobs'
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
/** Interrupted, and on the agenda of a session to come. */
const onAgenda = async (...also: readonly number[]): Promise<string> => {
  const dossiers: string[] = []
  for (const n of [1, ...also]) dossiers.push(await putDossier(world, inWindow('2026-03-10', {}, quiet), n))
  world.on('2026-06-11')
  await runDue(world.app)
  await world.act('secretariat', 'session.plan', {
    ...{ session: 's1', on: '2026-06-25', time: '14:30', place: 'Salle Exemple' },
  })
  for (const dossier of dossiers)
    await world.act('secretariat', 'reactivation.ask', { dossier, session: 's1' })
  return 'd1'
}
const convene = () => world.act('secretariat', 'session.convene', { session: 's1', confirm: 'yes' })
const given = (dossier: string, on: Day = '2026-06-09', more: object = {}) => ({
  ...{ dossier, on, outcome: 'rank-1', landlord: 'habitat-tilleul', ...more },
})
const record = (dossier: string, on?: Day, who = 'secretariat') =>
  world.act(who, 'allocation.record', given(dossier, on))
const vote = (dossier: string, round: string, on: World = world) =>
  act(on.app, personBy('member2'), 'vote.cast', { dossier, round, choice: 'favourable' })
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
const sessionAgenda = async () => (await world.store.get('sessions', 's1'))?.agenda

test('its round falls, its line goes, a voice comes too late; the others stay on the agenda', async () => {
  const dossier = await onAgenda(2)
  await convene()
  const { round = '' } = await world.dossier(dossier)
  await vote(dossier, round)
  expect(await refusalOf(record(dossier))).toBeUndefined()
  const now = await world.dossier(dossier)
  expect(now).toMatchObject({
    stage: 'allocated',
    window: { state: 'stopped', lastDay: '2026-06-10' },
    allocation: { on: '2026-06-09', landlord: 'habitat-tilleul' },
  })
  expect(now).not.toHaveProperty('session')
  expect(await world.store.get('rounds', round)).toMatchObject({ state: 'closed' })
  expect(await sessionAgenda()).toEqual(['d2'])
  expect(await refusalOf(vote(dossier, round))).toBe('round-closed')
  expect((await world.store.get('programme', 'programme'))?.places).toContain(dossier)
  const facts = await world.facts(dossier)
  expect(facts.slice(-2)).toMatchObject([
    { kind: 'interruption-annulled', on: '2026-06-11' },
    { kind: 'allocated', on: '2026-06-09', data: { annuls: true, offAgenda: true } },
  ])
  expect(await kinds(dossier)).not.toContain('round-closed')
  // By the CAL's day nothing of the interruption, nor of the agenda, stands any more.
  expect(lifeOf(facts).turns.map(({ stage }) => stage)).toEqual(['allocated'])
})

test('before the members are convened too; pressed twice it is recorded once', async () => {
  const dossier = await onAgenda()
  await Promise.all([refusalOf(record(dossier)), refusalOf(record(dossier))])
  expect((await kinds(dossier)).filter(kind => kind === 'allocated')).toHaveLength(1)
  expect((await world.dossier(dossier)).stage).toBe('allocated')
  expect(await sessionAgenda()).toEqual([])
  expect(await refusalOf(record(dossier))).toBe('moved-on')
})

test('is told to the professionals; the secretariat that did it is not, a colleague’s notice says that it left the agenda', async () => {
  const dossier = await onAgenda()
  await record(dossier)
  const ids = (await world.facts(dossier)).filter(({ kind }) => kind === 'allocated').map(({ id }) => id)
  for (const who of ['provider', 'referrer', 'siao', 'ddets', 'landlord'])
    expect([who, (await world.told(who)).some(({ say }) => 'fact' in say && ids.includes(say.fact))]).toEqual(
      [who, true],
    )
})

test.each<[string, Day, string]>([
  ['the last day', '2026-06-10', 'allocated'],
  ['the day after it', '2026-06-11', 'agenda'],
])('dated on %s (%s) it stands at %s', async (_, on, stage) => {
  const dossier = await onAgenda()
  await convene()
  await record(dossier, on)
  const { stage: now, round = '' } = await world.dossier(dossier)
  expect(now).toBe(stage)
  expect((await world.store.get('rounds', round))?.state).toBe(stage === 'agenda' ? 'open' : 'closed')
  expect(await sessionAgenda()).toEqual(stage === 'agenda' ? [dossier] : [])
})

test.each([
  ['landlord', 'moved-on'],
  ['provider', 'not-allowed'],
  ['member', 'not-allowed'],
  ['chair', 'not-allowed'],
])('not by the %s: %s', async (who, refusal) => {
  const dossier = await onAgenda()
  expect(await refusalOf(record(dossier, '2026-06-09', who))).toBe(refusal)
  expect((await world.dossier(dossier)).stage).toBe('agenda')
})

test('of a dossier on its first agenda nothing is recorded', async () => {
  const { window: _, ...rest } = inWindow('2026-03-10', {}, { ...quiet, stage: 'agenda' })
  const dossier = await putDossier(world, rest)
  expect(await refusalOf(record(dossier, '2026-03-10'))).toBe('moved-on')
})

test('those ahead who had refused in time annul it in the same way', async () => {
  const dossier = await putDossier(world, inWindow('2026-03-10', {}, quiet))
  world.on('2026-06-05')
  await world.act('secretariat', 'allocation.record', given(dossier, '2026-06-04', { outcome: 'rank-2' }))
  world.on('2026-06-11')
  await runDue(world.app)
  await world.act('secretariat', 'session.plan', {
    ...{ session: 's1', on: '2026-06-25', time: '14:30', place: 'Salle Exemple' },
  })
  await world.act('secretariat', 'reactivation.ask', { dossier, session: 's1' })
  await world.act('secretariat', 'allocation.ahead', {
    ...{ dossier, on: '2026-06-10', answer: 'refused', landlord: 'habitat-tilleul' },
  })
  expect((await world.dossier(dossier)).stage).toBe('allocated')
  expect(await sessionAgenda()).toEqual([])
})

test('even after the commission has adjourned it', async () => {
  const dossier = await onAgenda()
  await convene()
  const { round = '' } = await world.dossier(dossier)
  await everybodyVotes(world, dossier, 'adjourn')
  world.on('2026-06-25')
  await world.act('secretariat', 'round.close', { dossier, round })
  await world.act('secretariat', 'decision.record', {
    ...{ dossier, round, outcome: 'adjourn', reason: 'Une pièce.', teller: personBy('referrer').id },
    confirm: 'yes',
  })
  expect((await world.dossier(dossier)).stage).toBe('ready')
  expect(await refusalOf(record(dossier))).toBeUndefined()
  expect((await world.dossier(dossier)).stage).toBe('allocated')
})

test('at the same second as a voice on another instance: in or out, and the round is closed', async () => {
  const dossier = await onAgenda()
  await convene()
  const { round = '' } = await world.dossier(dossier)
  const other = await makeWorld({ beside: world })
  const [code] = await Promise.all([refusalOf(vote(dossier, round, other)), record(dossier)])
  const closed = await world.store.get('rounds', round)
  expect([closed?.state, (await world.dossier(dossier)).stage]).toEqual(['closed', 'allocated'])
  expect(Object.keys(closed?.voices ?? {})).toHaveLength(code === undefined ? 1 : 0)
  await other.close()
})
