import { personBy } from '../../scripts/demo/partners'
import { type Day, addDays, instantOf } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { daily } from '../../src/jobs/daily'
import type { Query, Store } from '../../src/store/store'
import { inWindow, putDossier } from '../support/measure'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const put = (n = 1, opensOn: Day = '2026-03-10', window = {}, given = {}) =>
  putDossier(world, inWindow(opensOn, window, { ...quiet, ...given }), n)
const digests = async (who: string) =>
  (await world.told(who)).filter(({ about }) => about === 'digest').map(({ id }) => id)
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind, on }) => `${kind} ${on}`)

test('a provider whose window has run for a month is reminded once, in one digest for all its dossiers', async () => {
  const ids = [await put(1), await put(2)]
  world.on('2026-04-09')
  await runDue(world.app)
  expect(await digests('provider')).toEqual([])
  world.on('2026-04-10')
  await runDue(world.app)
  await runDue(world.app)
  expect(await digests('provider')).toEqual([`digest.${personBy('provider').id}.2026-04-10`])
  expect(await digests('colleague')).toEqual([])
  for (const id of ids) expect(await kinds(id)).toEqual(['reminder-due 2026-04-10'])
  expect(await world.dossier(ids[0]!)).toMatchObject({ dueOn: '2026-05-07' })
})

test('people are read once a run, however many dossiers are due', async () => {
  for (const n of [1, 2, 3, 4]) await put(n)
  world.on('2026-04-10')
  let reads = 0
  const { find } = world.store
  const store: Store = Object.create(world.store, {
    find: {
      value: (collection: 'people', query: Query) => {
        if (collection === 'people') reads += 1
        return find.call(world.store, collection, query)
      },
    },
  })
  await daily({ ...world.app, store })
  expect(await kinds('d4')).toEqual(['reminder-due 2026-04-10'])
  expect(reads).toBe(1)
})

test('a dossier without a named référent reminds everybody of the provider', async () => {
  const { referent: _, ...mandate } = inWindow('2026-03-10').mandate!
  await put(1, '2026-03-10', {}, { mandate })
  world.on('2026-04-10')
  await runDue(world.app)
  expect(await digests('provider')).toHaveLength(1)
  expect(await digests('colleague')).toHaveLength(1)
})

test('several instances at once do each thing once', async () => {
  const id = await put()
  world.on('2026-04-10')
  const other = { ...world.app }
  await Promise.all([runDue(world.app), runDue(other), daily(world.app), daily(other)])
  expect(await kinds(id)).toEqual(['reminder-due 2026-04-10'])
  expect(await digests('provider')).toHaveLength(1)
})

test('without an answer it goes to the colleagues, then to the secretariat, one digest a day each', async () => {
  const id = await put(1, '2026-03-10', { reminded: ['month-1', 'month-2'] })
  const told: Record<string, string[]> = {}
  for (let day: Day = '2026-05-26'; day <= '2026-06-11'; day = addDays(day, 1)) {
    world.on(day)
    await runDue(world.app)
  }
  for (const who of ['provider', 'colleague', 'secretariat'])
    told[who] = (await digests(who)).map(each => each.slice(-10)).sort()
  expect(told).toEqual({
    provider: ['2026-05-26', '2026-06-03', '2026-06-08', '2026-06-10'],
    colleague: ['2026-06-02'],
    secretariat: ['2026-06-09'],
  })
  expect((await kinds(id)).at(-1)).toBe('interrupted 2026-06-11')
})

test('not allocated, the measure is interrupted the day after: everybody is told, its place is given back', async () => {
  const id = await put()
  world.on('2026-06-10')
  await runDue(world.app)
  expect(await world.dossier(id)).toMatchObject({ stage: 'window' })
  world.on('2026-06-11')
  await runDue(world.app)
  expect(await world.dossier(id)).toMatchObject({ stage: 'interrupted' })
  expect(await world.store.get('programme', 'programme')).toMatchObject({ places: [] })
  const [fact] = (await world.facts(id)).slice(-1)
  expect(fact).toMatchObject({ kind: 'interrupted', by: 'time' })
  for (const who of ['referrer', 'siao', 'secretariat', 'provider', 'colleague', 'ddets']) {
    const notices = (await world.told(who)).filter(({ say }) => 'fact' in say && say.fact === fact!.id)
    expect([who, notices.length]).toEqual([who, 1])
  }
})

test('a night that was missed is caught up, with the latest reminder only', async () => {
  const id = await put()
  world.on('2026-05-28')
  await runDue(world.app)
  const [fact] = (await world.facts(id)).slice(-1)
  expect(fact).toMatchObject({ kind: 'reminder-due', on: '2026-05-28', data: { key: 'days-15' } })
  expect(await digests('provider')).toHaveLength(1)
})

describe('messages that nobody waits for', () => {
  const nextAt = async () => (await world.told('provider')).find(({ about }) => about === 'digest')?.nextAt
  const night = async () => {
    await put()
    Object.assign(world.app.clock, {
      now: () => instantOf('2026-04-10', 0, 5),
      real: () => instantOf('2026-04-10', 0, 5),
    })
    await runDue(world.app)
    return nextAt()
  }

  test('leave in office hours', async () => {
    expect(await night()).toBe(instantOf('2026-04-10', 9))
  })

  test('in the demo at once', async () => {
    await world.close()
    world = await makeWorld({ demo: true })
    expect(await night()).toBe(instantOf('2026-04-10', 0, 5))
  })
})

describe('the claim on a day', () => {
  test('of a process that died is taken over, and nothing is done twice', async () => {
    const id = await put()
    world.on('2026-04-10')
    const at = new Date(Date.parse(world.app.clock.real()) - 16 * 60_000).toISOString()
    await world.store.commit([{ do: 'add', in: 'claims', doc: { id: 'daily.2026-04-10', at } }])
    await runDue(world.app)
    expect((await kinds(id)).at(-1)).toBe('reminder-due 2026-04-10')
    expect(await world.store.get('claims', 'daily.2026-04-10')).toMatchObject({ done: true })
  })

  test('of one that is at work is left alone', async () => {
    const id = await put()
    world.on('2026-04-10')
    await world.store.commit([
      { do: 'add', in: 'claims', doc: { id: 'daily.2026-04-10', at: world.app.clock.real() } },
    ])
    await runDue(world.app)
    expect(await kinds(id)).toEqual([])
  })

  test('is given back when the job fails, and the next tick does it', async () => {
    const id = await put()
    world.on('2026-04-10')
    const broken = {
      ...world.app,
      store: Object.assign(Object.create(world.store), { find: () => Promise.reject(new Error('down')) }),
    }
    await expect(runDue(broken)).rejects.toThrow('down')
    await runDue(world.app)
    expect((await kinds(id)).at(-1)).toBe('reminder-due 2026-04-10')
  })
})

test('the passeport of the quarter is asked for in the digest, and waits among what is to do', async () => {
  await putDossier(world, inWindow('2026-01-12', { state: 'stopped' }, { stage: 'allocated' }))
  world.on('2026-03-11')
  await runDue(world.app)
  expect(await digests('provider')).toHaveLength(1)
  const { view } = await world.act('provider', 'matters.show', { digest: 1 })
  expect(view?.data).toMatchObject({ items: [{ kind: 'passeport', quarter: '2026-T1' }] })
})
