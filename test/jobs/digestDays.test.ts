/** At most one digest a person a day, also when the day before's could not leave in time. */
import { personBy } from '../../scripts/demo/partners'
import type { App } from '../../src/actions/app'
import { type Day, type Instant, addDays, dayOf, instantOf } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { makeDeliver } from '../../src/jobs/deliver'
import { digestsFor } from '../../src/jobs/digests'
import type { Sent, Teams } from '../../src/jobs/teams'
import type { Doc } from '../../src/store/store'
import { inWindow, putDossier } from '../support/measure'
import { type World, makeWorld } from '../support/world'

/** The first reminder of one dossier, and of another a day later. */
const FIRST: Day = '2026-04-14'
const NEXT = addDays(FIRST, 1)

let world: World
let now: Instant
let app: App
let sends: () => Sent
let arrived: Day[]
beforeEach(async () => {
  world = await makeWorld()
  arrived = []
  app = { ...world.app, clock: { now: () => now, real: () => now } }
  const { id } = personBy('provider')
  await world.store.commit([{ do: 'add', in: 'references', doc: { id, reference: {}, at: '2026-03-02' } }])
  const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
  await putDossier(world, inWindow('2026-03-14', {}, quiet), 1)
  await putDossier(world, inWindow('2026-03-15', {}, quiet), 2)
})
afterEach(() => world.close())

let calls = 0
const teams: Teams = {
  tell: () => {
    const sent = sends()
    if ('place' in sent) arrived.push(dayOf(now))
    return Promise.resolve(sent)
  },
  edit: (_, place) => Promise.resolve({ place }),
}
const well = (): Sent => ({
  place: { conversation: 'a:1', serviceUrl: 'https://teams.example.org/', activity: `m${(calls += 1)}` },
})
const at = async (day: Day, hour: number, minute = 0): Promise<void> => {
  now = instantOf(day, hour, minute)
  await runDue(app)
  const deliver = makeDeliver({ app, teams, random: () => 0.5 })
  await deliver.drain()
  await deliver.stop()
}
const provider = async (): Promise<Doc<'people'>> => {
  const found = await world.store.get('people', personBy('provider').id)
  if (!found) throw new Error('no provider')
  return found
}
const digests = async () =>
  (await world.store.find('messages', { index: 'id', limit: 100 })).docs
    .filter(({ about, to }) => about === 'digest' && to === personBy('provider').id)
    .map(({ id, state }) => `${id.slice(-10)} ${state}`)

test('one that was refused until the night is told with the next day’s', async () => {
  sends = () => ({ failed: 'http-503' })
  await at(FIRST, 9)
  await at(FIRST, 17, 55)
  sends = well
  await at(NEXT, 0, 30)
  expect(arrived).toEqual([])
  await at(NEXT, 9, 5)
  await at(NEXT, 12)
  expect(arrived).toEqual([NEXT])
  expect(await digests()).toEqual([`${FIRST} replaced`, `${NEXT} delivered`])
})

test('one that failed and is tried again after the next day’s has arrived tells nothing more', async () => {
  sends = () => ({ failed: 'blocked' })
  await at(FIRST, 9)
  sends = well
  await at(NEXT, 9, 5)
  expect(arrived).toEqual([NEXT])
  const [failed] = (await world.store.find('messages', { index: 'state', equals: ['failed'], limit: 1 })).docs
  await world.act('secretariat', 'deliveries.retry', { message: failed!.id })
  await at(NEXT, 15)
  expect(arrived).toEqual([NEXT])
})

test('one that failed and is tried again on a day that had none is that day’s', async () => {
  sends = () => ({ failed: 'blocked' })
  await at(FIRST, 9)
  await at(NEXT, 9, 5)
  sends = well
  const later = addDays(NEXT, 1)
  const failed = (await world.store.find('messages', { index: 'state', equals: ['failed'], limit: 9 })).docs
  world.on(later)
  for (const { id } of failed) await world.act('secretariat', 'deliveries.retry', { message: id })
  await at(later, 15)
  expect(arrived).toEqual([later])
})

test('one that leaves in the night before a day that has none yet is that day’s, told in its hours', async () => {
  sends = () => ({ failed: 'http-503' })
  await at(NEXT, 9)
  await at(NEXT, 17, 55)
  sends = well
  const later = addDays(NEXT, 1)
  await at(later, 0, 30)
  await at(later, 9, 5)
  // Something comes due by noon: today's has left, so that it waits for the next working day's.
  await world.store.commit(await digestsFor(app, [await provider()], later))
  await at(later, 12)
  expect(arrived).toEqual([later])
  expect(await digests()).toEqual([`${NEXT} replaced`, `${later} delivered`, `${addDays(NEXT, 2)} waiting`])
  const { view } = await world.act('secretariat', 'window.show', { dossier: 'd2' })
  const { history = [] } = view?.data as { history?: { kind: string; data: Record<string, unknown> }[] }
  expect(history.map(({ data }) => data.delivery)).toEqual(['received'])
})
