/** The secretariat is reminded of the convocation while it is in time, and of minutes until they are signed. */
import type { Outcome } from '../../src/actions/act'
import type { Day } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { remindOfSessions } from '../../src/jobs/sessions'
import { putReady } from '../support/commission'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const by = (verb: string, payload: object = {}) =>
  world.act('secretariat', verb, { session: 's1', ...payload })
/** On Thursday 12 March: in time until Saturday the 7th. */
const plan = async (dossiers = 'd1', on: Day = '2026-03-12') => {
  if (dossiers) await putReady(world, 1)
  await by('session.plan', { on, time: '14:30', place: 'Salle Exemple', dossiers })
}
const on = async (day: Day) => {
  world.on(day)
  await runDue(world.app)
}
const reminded = async () =>
  (await world.store.find('facts', { index: 'subject', equals: ['sessions/s1'], limit: 50 })).docs
    .filter(({ kind }) => kind === 'convocation-due' || kind === 'minutes-due')
    .map(({ kind, on: day }) => [kind, day])
const digests = async (who = 'secretariat') =>
  (await world.told(who)).filter(({ about }) => about === 'digest').map(({ id }) => id.slice(-10))
const matters = async (outcome: Promise<Outcome>) =>
  ((await outcome).view?.data as { items: readonly { kind: string }[] }).items.filter(({ kind }) =>
    ['convene', 'sign'].includes(kind),
  )
const sign = async () => {
  const { view } = await by('minutes.show')
  await by('minutes.sign', { draft: (view?.data as { draft: string }).draft })
}
const closed = () => world.act('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })

describe('a convocation', () => {
  test.each([
    ['the day before', '2026-03-04', []],
    ['two working days ahead', '2026-03-05', [['convocation-due', '2026-03-05']]],
    ['a night that was missed is caught up', '2026-03-06', [['convocation-due', '2026-03-06']]],
  ] as const)('%s (%s)', async (_, day, facts) => {
    await plan()
    await on(day)
    await on(day)
    expect(await reminded()).toEqual(facts)
    expect(await digests()).toEqual(facts.map(([, at]) => at))
    expect(await matters(by('matters.show'))).toHaveLength(facts.length)
  })

  test('is reminded once, and is a line of à faire until it leaves', async () => {
    await plan()
    await on('2026-03-05')
    await on('2026-03-06')
    await on('2026-03-09')
    expect(await reminded()).toHaveLength(1)
    expect(await matters(by('matters.show'))).toEqual([
      { kind: 'convene', day: '2026-03-07', session: { id: 's1', on: '2026-03-12' } },
    ])
    await by('session.convene', { confirm: 'yes', notice: 'urgency' })
    expect(await matters(by('matters.show'))).toEqual([])
  })

  test('that has left is not', async () => {
    await plan()
    await by('session.convene', { confirm: 'yes' })
    await on('2026-03-05')
    expect([await reminded(), await digests()]).toEqual([[], []])
  })

  test('of a session that moves is reminded anew; of one that is cancelled, no more', async () => {
    await plan()
    await on('2026-03-05')
    await by('session.move', { on: '2026-03-26', time: '14:30', place: 'Salle Exemple' })
    expect(await matters(by('matters.show'))).toEqual([])
    await on('2026-03-19')
    expect(await reminded()).toEqual([
      ['convocation-due', '2026-03-05'],
      ['convocation-due', '2026-03-19'],
    ])
    await by('session.cancel', { reason: 'other' })
    expect(await matters(by('matters.show'))).toEqual([])
  })
})

describe('minutes', () => {
  const held = async () => {
    await plan()
    await by('session.convene', { confirm: 'yes' })
    world.on('2026-03-13')
    await closed()
  }

  test('are reminded from the day after on, once a week, until they are signed', async () => {
    await held()
    for (const day of ['2026-03-13', '2026-03-16', '2026-03-19', '2026-03-20', '2026-03-26', '2026-03-27'])
      await on(day as Day)
    expect(await reminded()).toEqual([
      ['minutes-due', '2026-03-13'],
      ['minutes-due', '2026-03-20'],
      ['minutes-due', '2026-03-27'],
    ])
    expect(await matters(by('matters.show'))).toEqual([
      { kind: 'sign', day: '2026-03-12', session: { id: 's1', on: '2026-03-12' } },
    ])
    await sign()
    await on('2026-04-03')
    expect(await reminded()).toHaveLength(3)
    expect(await matters(by('matters.show'))).toEqual([])
  })

  test('of a session that nobody was convened to, with nothing on it, are none', async () => {
    await plan('')
    await on('2026-03-05')
    await on('2026-03-13')
    expect(await reminded()).toEqual([['convocation-due', '2026-03-05']])
    expect(await matters(by('matters.show'))).toEqual([])
  })
})

test('several instances at once remind once', async () => {
  await plan()
  world.on('2026-03-05')
  const other = await makeWorld({ beside: world })
  await Promise.all([world.app, other.app, { ...world.app }].map(app => remindOfSessions(app)))
  expect([(await reminded()).length, (await digests()).length]).toEqual([1, 1])
  await other.close()
})

test.each(['member', 'chair', 'provider', 'siao', 'ddets', 'referrer', 'landlord'])(
  'it is not %s’s',
  async who => {
    await plan()
    await on('2026-03-05')
    expect(await digests(who)).toEqual([])
    expect(await matters(world.act(who, 'matters.show'))).toEqual([])
  },
)

test('séance lists the sessions whose minutes are not signed, the oldest first, and after them the empty ones to cancel', async () => {
  await plan()
  await by('session.convene', { confirm: 'yes' })
  // A calendar of which nobody was convened, nothing put on its agendas: more than the list holds, and they hide none held.
  for (let day = 13; day < 28; day += 1)
    await by('session.plan', { session: `e${day}`, on: `2026-03-${day}`, time: '14:30', place: 'Salle' })
  for (const [session, day, n] of [
    ['s2', '2026-04-09', 2],
    ['s3', '2026-05-14', 3],
  ] as const) {
    const dossiers = await putReady(world, n)
    await by('session.plan', { session, on: day, time: '14:30', place: 'Salle Exemple', dossiers })
  }
  world.on('2026-05-20')
  const unsigned = async (who: string) =>
    ((await world.act(who, 'session.show')).view?.data as { unsigned: readonly unknown[] }).unsigned
  const listed = await unsigned('secretariat')
  expect(listed.slice(0, 3)).toEqual([
    { session: 's1', on: '2026-03-12', dossiers: 1 },
    { session: 's2', on: '2026-04-09', dossiers: 1 },
    { session: 's3', on: '2026-05-14', dossiers: 1 },
  ])
  expect(listed).toHaveLength(12)
  expect(listed[3]).toEqual({ session: 'e13', on: '2026-03-13', dossiers: 0 })
  expect(await unsigned('member')).toEqual([])
  await closed()
  await sign()
  await by('session.cancel', { session: 's2', reason: 'no-dossier' })
  await by('session.cancel', { session: 'e13', reason: 'no-dossier' })
  const left = await unsigned('secretariat')
  expect(left.slice(0, 2)).toMatchObject([{ session: 's3' }, { session: 'e14' }])
  expect(JSON.stringify(left)).not.toMatch(/"(s1|s2|e13)"/)
})
