import { personBy } from '../../scripts/demo/partners'
import { act } from '../../src/actions/act'
import type { Person } from '../../src/domain/people'
import { runDue } from '../../src/jobs'
import { remindMembers } from '../../src/jobs/votes'
import { planWith, putReady, voters } from '../support/commission'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
})
afterEach(() => world.close())

const digests = async (who: string) =>
  (await world.told(who)).filter(({ about }) => about === 'digest').map(({ id }) => id)
const reminders = async () =>
  (await world.store.find('facts', { index: 'kind', equals: ['votes-reminded'], limit: 10 })).docs
const vote = (who: string, dossier: string) =>
  world.act(who, 'vote.cast', { dossier, round: `${dossier}.1`, choice: 'favourable' })

test('two working days ahead, who has not voted on everything has one digest; who has, none', async () => {
  await vote('member2', 'd1')
  await vote('member2', 'd2')
  await vote('member3', 'd1')
  world.on('2026-03-09')
  await runDue(world.app)
  expect(await digests('member3')).toEqual([])
  world.on('2026-03-10')
  await runDue(world.app)
  await runDue(world.app)
  expect(await digests('member2')).toEqual([])
  for (const who of ['member3', 'member4', 'landlord', 'chair'])
    expect([who, await digests(who)]).toEqual([who, [`digest.${personBy(who).id}.2026-03-10`]])
  expect(await digests('provider')).toEqual([])
  expect((await reminders()).map(({ by, data }) => [by, data])).toHaveLength(1)
})

test('the digest lists the dossiers that wait for a vote, and is not sent once all are voted', async () => {
  world.on('2026-03-10')
  await runDue(world.app)
  await vote('member4', 'd1')
  const digest = () => act(world.app, personBy('member4') as Person, 'matters.show', { digest: 1 })
  expect((await digest()).view?.data).toMatchObject({ items: [{ kind: 'vote', code: 'M-2026-002' }] })
  await vote('member4', 'd2')
  await expect(digest()).rejects.toThrow('not-now')
})

test('several instances at once remind once', async () => {
  world.on('2026-03-10')
  const other = await makeWorld({ beside: world })
  const apps = [world.app, other.app, { ...world.app }]
  await Promise.all(apps.map(app => remindMembers(app)))
  await Promise.all(apps.map(app => runDue(app)))
  expect(await reminders()).toHaveLength(1)
  expect(await digests('member4')).toHaveLength(1)
  await other.close()
})

test('a session that moved to a later day is reminded anew; nobody has two digests a day', async () => {
  world.on('2026-03-10')
  await runDue(world.app)
  const moved = { session: 's1', on: '2026-03-19', time: '14:30', place: 'Salle Exemple' }
  await world.act('secretariat', 'session.move', moved)
  await remindMembers(world.app)
  expect(await digests('member4')).toHaveLength(1)
  world.on('2026-03-17')
  await runDue(world.app)
  expect(await reminders()).toHaveLength(2)
})

test('nobody is reminded of a session that was cancelled, or whose votes are all cast', async () => {
  for (const who of Object.values(voters)) for (const dossier of ['d1', 'd2']) await vote(who, dossier)
  world.on('2026-03-10')
  await runDue(world.app)
  expect(await reminders()).toEqual([])
  await world.act('secretariat', 'session.cancel', { session: 's1', reason: 'other' })
  world.on('2026-03-11')
  await runDue(world.app)
  expect(await reminders()).toEqual([])
})
