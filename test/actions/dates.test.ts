/** *Retenez la date*: members have the date of a session as soon as it is planned, each once, and then only its changes. */
import { personBy } from '../../scripts/demo/partners'
import { act, contextOf } from '../../src/actions/act'
import { noticeOf } from '../../src/actions/facts'
import type { Day } from '../../src/domain/calendar'
import type { Person } from '../../src/domain/people'
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const by = (verb: string, payload: object = {}) =>
  world.act('secretariat', verb, { session: 's1', ...payload })
const moved = { on: '2026-03-19', time: '09:30', place: 'Autre salle' }
const calendar = (...days: Day[]) =>
  world.act('secretariat', 'calendar.plan', { days: days.join(','), time: '14:00', place: 'Salle Exemple' })
/** What waits for a person: cards by their verb, notices as `fact`. */
const toldOf = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'fact'))
const shown = async (who: string, payload: object = {}) =>
  (await world.act(who, 'dates.show', payload)).view?.data

describe('a session that is planned', () => {
  test.each([
    ['titular', 'member2', ['dates.show']],
    ['chair', 'chair', ['dates.show']],
    ['secretariat, who planned it', 'secretariat', []],
    ['provider', 'provider', []],
    ['referrer', 'referrer', []],
  ] as const)('%s: %s is told %j', async (_, who, told) => {
    await planWith(world, [])
    expect(await toldOf(who)).toEqual(told)
  })

  test('who sits without a voice is told too', async () => {
    const post = { person: personBy('provider2').id, role: 'member', organisation: 'siao' }
    await world.act('secretariat', 'person.change', { ...post, seat: 'consultative' })
    await planWith(world, [])
    expect(await toldOf('provider2')).toContain('dates.show')
  })

  test('pressed twice, or by two at once, tells once', async () => {
    await Promise.all([planWith(world, []), planWith(world, [])])
    await planWith(world, [])
    expect(await toldOf('member2')).toEqual(['dates.show'])
  })

  test('shows its day and place, and no agenda', async () => {
    await planWith(world, [])
    const { view } = await world.act('member2', 'dates.show', { session: 's1' })
    expect(view).toMatchObject({
      card: 'dates',
      about: { subject: 'sessions/s1' },
      data: { sessions: [{ on: '2026-03-12', time: '14:30', place: 'Salle Exemple', convened: false }] },
    })
    expect(JSON.stringify(view)).not.toMatch(/M-2026|agenda/)
  })

  test('is found by members under séance, before its convocation and after', async () => {
    await putReady(world, 1)
    await by('session.plan', { on: '2026-03-12', time: '14:30', place: 'Salle', dossiers: 'd1' })
    const planned = async () => (await world.act('member2', 'session.show')).view?.data
    expect(await planned()).toMatchObject({ planned: [{ session: 's1', convened: false }] })
    await by('session.convene', { confirm: 'yes' })
    expect(await planned()).toMatchObject({ planned: [{ session: 's1', convened: true }] })
  })

  test('is nobody’s who sits not in the commission', async () => {
    await planWith(world, [])
    for (const who of ['provider', 'referrer', 'siao'])
      expect(await refusalOf(world.act(who, 'dates.show', { session: 's1' }))).toBe('not-allowed')
  })

  test('a made-up session is refused; nothing planned is said so', async () => {
    expect(await refusalOf(world.act('member2', 'dates.show', { session: 's9' }))).toBe('not-found')
    expect(await refusalOf(world.act('member2', 'dates.show'))).toBe('no-session')
    expect(await refusalOf(world.act('member2', 'dates.show', { session: '../s1' }))).toBe('payload')
  })

  test('convened before its date has left: the date is no news any more', async () => {
    await planWith(world, [await putReady(world, 1)])
    const [date] = await world.told('member2')
    const say = date && 'show' in date.say ? date.say : undefined
    expect(say).toMatchObject({ show: 'dates.show', payload: { news: 1 } })
    expect(await refusalOf(world.act('member2', 'dates.show', say?.payload))).toBe('not-found')
    // Whoever opens it sees it all the same.
    expect(await shown('member2', { session: 's1' })).toMatchObject({ sessions: [{ convened: true }] })
  })
})

test('a session that has begun is no news, though its day is not over', async () => {
  await by('session.plan', { on: '2026-03-03', time: '09:30', place: 'Salle Exemple' })
  expect(await shown('member2', { session: 's1', news: 1 })).toMatchObject({ sessions: [{ time: '09:30' }] })
  // Ten o’clock of that day.
  world.on('2026-03-03')
  expect(await refusalOf(world.act('member2', 'dates.show', { session: 's1', news: 1 }))).toBe('not-found')
})

describe('before the convocation, a change', () => {
  test.each([
    ['move', moved],
    ['cancel', { reason: 'no-dossier' }],
  ] as const)('%s: who has the date is told of the change only, once', async (how, payload) => {
    await planWith(world, [])
    await Promise.all([1, 2].map(() => by(`session.${how}`, payload)))
    expect(await toldOf('member2')).toEqual(['dates.show', 'fact'])
    expect(await toldOf('secretariat')).toEqual([])
    // The change takes the place of a date that has not left.
    expect(new Set((await world.told('member2')).map(({ about }) => about))).toEqual(new Set(['changed|s1']))
  })

  test('is read with the session as it is now', async () => {
    await planWith(world, [])
    await by('session.move', moved)
    const ctx = contextOf(world.app, personBy('member2') as Person)
    expect(await noticeOf(ctx, 'sessions/s1#000002')).toMatchObject({
      card: 'session-notice',
      data: { ...moved, convened: false, fact: { kind: 'session-moved' } },
    })
    expect(await shown('member2', { session: 's1' })).toMatchObject({ sessions: [{ ...moved, sequence: 1 }] })
  })

  test('of a session whose date nobody was told (planned before that was done) tells nobody', async () => {
    await planWith(world, [])
    const session = await world.store.get('sessions', 's1')
    if (!session) throw new Error('no session')
    const { dateTold: _, ...untold } = session
    await world.store.commit([{ do: 'put', in: 'sessions', doc: untold }])
    const before = (await world.told('member2')).length
    await by('session.move', moved)
    expect(await world.told('member2')).toHaveLength(before)
  })
})

describe('a calendar', () => {
  test('tells each member in one message of all its dates, whoever plans it twice', async () => {
    await Promise.all([calendar('2026-05-15', '2026-04-09'), calendar('2026-05-15', '2026-04-09')])
    const [first, ...others] = await world.told('member2')
    expect(others).toEqual([])
    const payload = first && 'show' in first.say ? first.say.payload : {}
    expect(await shown('member2', payload)).toMatchObject({
      sessions: [{ on: '2026-04-09' }, { on: '2026-05-15' }],
    })
  })

  test('planned again with a month more tells of that month only', async () => {
    await calendar('2026-04-09', '2026-05-15')
    await calendar('2026-04-09', '2026-05-15', '2026-06-11')
    const [, second] = await world.told('member2')
    expect(second?.say).toMatchObject({ payload: { session: '2026-06-11' } })
  })

  test('one of its days is cancelled before the card leaves: it is not in it', async () => {
    await calendar('2026-04-09', '2026-05-15')
    await world.act('secretariat', 'session.cancel', { session: '2026-04-09', reason: 'unavailable' })
    expect(await shown('member2', { session: '2026-04-09,2026-05-15', news: 1 })).toMatchObject({
      sessions: [{ on: '2026-05-15' }],
    })
  })
})

test('a new member gets the dates to come, in one message; who sat already does not', async () => {
  await calendar('2026-04-09', '2026-05-15')
  const post = { person: personBy('provider').id, role: 'member', organisation: 'metropole', seat: 'deputy' }
  await world.act('secretariat', 'person.change', post)
  expect(await toldOf('provider')).toContain('dates.show')
  const provider = (await world.store.get('people', personBy('provider').id)) as Person
  const { view } = await act(world.app, provider, 'dates.show', {})
  expect(view?.data).toMatchObject({ sessions: [{ on: '2026-04-09' }, { on: '2026-05-15' }] })
  const member = { person: personBy('member2').id, role: 'member', organisation: 'siao', seat: 'deputy' }
  await world.act('secretariat', 'person.change', member)
  expect((await toldOf('member2')).filter(verb => verb === 'dates.show')).toHaveLength(1)
})
