/** A session is moved, cancelled, convened again for want of a quorum, or planned with a year of others. */
import { personBy } from '../../scripts/demo/partners'
import { type Outcome, act } from '../../src/actions/act'
import { type Day, instantOf } from '../../src/domain/calendar'
import { planWith, putReady, voters } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const by = (verb: string, payload: object = {}) =>
  world.act('secretariat', verb, { session: 's1', ...payload })
const session = async (id = 's1') => {
  const found = await world.store.get('sessions', id)
  if (!found) throw new Error('no session')
  return found
}
const factsOf = async (id = 's1') =>
  (await world.store.find('facts', { index: 'subject', equals: [`sessions/${id}`], limit: 50 })).docs.map(
    ({ kind }) => kind,
  )
const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view } = await outcome
  return { card: view?.card, ...(view?.data as object) }
}
/** What waits for a person about the session itself. */
const notices = async (who: string) =>
  (await world.told(who)).filter(({ say }) => 'fact' in say && say.fact.startsWith('sessions/'))
const moved = { on: '2026-03-19', time: '09:30', place: 'Autre salle' }

describe('a session that moves', () => {
  test('keeps its agenda and its votes; who was convened is told of the change only', async () => {
    await planWith(world, [await putReady(world, 1)])
    const before = (await world.told('member2')).length
    expect(await dataOf(by('session.move', moved))).toMatchObject({ card: 'agenda', ...moved })
    expect(await session()).toMatchObject({ ...moved, sequence: 1, agenda: ['d1'] })
    expect(await world.told('member2')).toHaveLength(before + 1)
    expect(await notices('member2')).toHaveLength(1)
    expect((await world.dossier('d1')).stage).toBe('agenda')
  })

  test('the same press again changes nothing, nor do two at once', async () => {
    await planWith(world, [await putReady(world, 1)])
    await Promise.all([by('session.move', moved), by('session.move', moved)])
    await by('session.move', moved)
    expect((await session()).sequence).toBe(1)
    expect(await factsOf()).toEqual(['session-planned', 'session-convened', 'session-moved'])
  })

  test('moved twice before anybody was told: the newer notice replaces the older', async () => {
    await planWith(world, [await putReady(world, 1)])
    await by('session.move', moved)
    await by('session.move', { ...moved, on: '2026-03-26' })
    expect(new Set((await notices('member2')).map(({ about }) => about))).toEqual(new Set(['changed|s1']))
  })

  test.each([
    ['to the past', { ...moved, on: '2026-03-01' }, 'session-past'],
    ['to nowhere', { ...moved, place: ' ' }, 'payload'],
    ['to a day that does not exist', { ...moved, on: '2026-02-30' }, 'payload'],
  ])('%s it does not', async (_, payload, code) => {
    await planWith(world, [])
    expect(await refusalOf(by('session.move', payload))).toBe(code)
    expect((await session()).sequence).toBe(0)
  })

  test('only the secretariat moves or cancels it', async () => {
    await planWith(world, [])
    for (const verb of ['session.move', 'session.cancel', 'session.move.show', 'calendar.show'])
      for (const who of ['member', 'chair', 'referrer'])
        expect(await refusalOf(world.act(who, verb, { session: 's1', ...moved, reason: 'other' }))).toBe(
          'not-allowed',
        )
  })
})

describe('a session that is cancelled', () => {
  test('frees its dossiers and closes their votes; who was convened learns why', async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
    expect(await dataOf(by('session.cancel', { reason: 'unavailable' }))).toMatchObject({
      card: 'agenda',
      state: 'cancelled',
    })
    expect(await session()).toMatchObject({ state: 'cancelled', sequence: 1, agenda: [] })
    for (const id of ['d1', 'd2']) expect((await world.dossier(id)).stage).toBe('ready')
    expect(await world.store.get('rounds', 'd1.1')).toMatchObject({ state: 'closed' })
    expect(await notices('member2')).toHaveLength(1)
    const { view } = await world.act('member', 'convocation.show', { session: 's1' })
    expect(view?.data).toMatchObject({ state: 'cancelled', items: [] })
  })

  test('twice, or by two at once, it is cancelled once', async () => {
    await planWith(world, [await putReady(world, 1)])
    await Promise.all([1, 2, 3].map(() => by('session.cancel', { reason: 'other' })))
    expect((await factsOf()).filter(kind => kind === 'session-cancelled')).toHaveLength(1)
  })

  test('a reason outside the list is refused; a cancelled session takes nothing more', async () => {
    await planWith(world, [])
    expect(await refusalOf(by('session.cancel', { reason: 'whatever' }))).toBe('payload')
    await by('session.cancel', { reason: 'no-dossier' })
    await putReady(world, 1)
    for (const [verb, payload] of [
      ['session.move', moved],
      ['session.convene', { confirm: 'yes' }],
      ['agenda.change', { dossiers: 'd1' }],
    ] as const)
      expect(await refusalOf(by(verb, payload))).toBe('session-over')
  })

  test('what it decided already stays decided', async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
    await world.store.commit([
      { do: 'put', in: 'dossiers', doc: { ...(await world.dossier('d1')), stage: 'mandated' } },
    ])
    // The card counts those that will wait for another.
    expect(await dataOf(by('session.move.show', { step: 'cancel' }))).toMatchObject({ dossiers: 1 })
    await by('session.cancel', { reason: 'merged' })
    expect((await world.dossier('d1')).stage).toBe('mandated')
    expect((await session()).agenda).toEqual(['d1'])
  })
})

describe('convened again for want of a quorum', () => {
  const second = { session: 's2', second: 's1', on: '2026-03-20', time: '14:30', place: 'Salle Exemple' }
  /** Two dossiers: everybody votes on the first, one member on the second; both rounds are closed. */
  const withoutQuorum = async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
    for (const who of Object.values(voters))
      await world.act(who, 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'favourable' })
    await world.act('member', 'vote.cast', { dossier: 'd2', round: 'd2.1', choice: 'favourable' })
    for (const dossier of ['d1', 'd2'])
      await world.act('secretariat', 'round.close', { dossier, round: `${dossier}.1` })
  }

  test('only the dossiers that lacked it go to the new session, which names the first and needs none', async () => {
    await withoutQuorum()
    expect(await dataOf(world.act('secretariat', 'session.show', { second: 's1' }))).toMatchObject({
      second: { session: 's1', on: '2026-03-12', codes: ['M-2026-002'] },
    })
    await by('session.plan', second)
    expect(await session('s2')).toMatchObject({ second: 's1', agenda: ['d2'] })
    await by('session.convene', { session: 's2', confirm: 'yes' })
    expect(await world.store.get('rounds', 'd2.2')).toMatchObject({ second: true, session: 's2' })
    const { view } = await world.act('member', 'convocation.show', { session: 's2' })
    expect(view?.data).toMatchObject({ second: '2026-03-12', quorumWaived: true })
    const first = await dataOf(world.act('secretariat', 'agenda.show', { session: 's1' }))
    expect(first.items).toMatchObject([{ state: 'closed' }, { state: 'elsewhere' }])
  })

  test('a dossier that joins it later had no vote without quorum: it needs one', async () => {
    await withoutQuorum()
    await by('session.plan', second)
    await by('session.convene', { session: 's2', confirm: 'yes' })
    await by('agenda.change', { session: 's2', dossiers: await putReady(world, 3) })
    expect(await world.store.get('rounds', 'd3.1')).toMatchObject({ second: false })
  })

  test('nor had one that left the first agenda while its vote was open', async () => {
    await withoutQuorum()
    await by('agenda.change', { dossiers: await putReady(world, 3) })
    await world.act('member', 'vote.cast', { dossier: 'd3', round: 'd3.1', choice: 'favourable' })
    await by('agenda.change', { remove: 'd3' })
    await by('session.plan', second)
    await by('session.convene', { session: 's2', confirm: 'yes' })
    await by('agenda.change', { session: 's2', dossiers: 'd3' })
    expect(await world.store.get('rounds', 'd3.2')).toMatchObject({ second: false })
  })

  test('once the minutes of the first are signed, what lacked it is convened again all the same', async () => {
    await withoutQuorum()
    world.on('2026-03-13')
    const { draft } = await dataOf(by('minutes.show'))
    await by('minutes.sign', { draft })
    expect((await dataOf(by('agenda.show'))).items).toMatchObject([
      { dossier: 'd1', state: 'elsewhere' },
      { dossier: 'd2', state: 'no-quorum' },
    ])
    expect(await dataOf(by('session.show', { second: 's1' }))).toMatchObject({
      second: { codes: ['M-2026-002'] },
    })
    await by('session.plan', second)
    await by('session.convene', { session: 's2', confirm: 'yes' })
    expect(await session('s2')).toMatchObject({ agenda: ['d2'] })
    expect(await world.store.get('rounds', 'd2.2')).toMatchObject({ second: true })
    expect((await dataOf(by('agenda.show'))).items).toMatchObject([{}, { state: 'elsewhere' }])
  })

  test('the referrer is told once that it is on another agenda', async () => {
    await withoutQuorum()
    const before = (await world.facts('d2')).length
    await by('session.plan', second)
    expect((await world.facts('d2')).slice(before).map(({ kind }) => kind)).toEqual(['put-on-agenda'])
  })

  test('two secretaries, two forms: one session takes the dossiers, the other is told', async () => {
    await withoutQuorum()
    const codes = await Promise.all(
      ['s2', 's3'].map(id => refusalOf(by('session.plan', { ...second, session: id }))),
    )
    expect(codes.filter(code => code === 'moved-on')).toHaveLength(1)
    const sessions = await world.store.find('sessions', { index: 'id', limit: 10 })
    expect(sessions.docs).toHaveLength(2)
  })

  test('a session whose votes all had a quorum is not convened again', async () => {
    await planWith(world, [await putReady(world, 1)])
    expect(await refusalOf(by('session.plan', second))).toBe('moved-on')
  })
})

describe('a vote in writing', () => {
  test('has a last day and no place', async () => {
    await putReady(world, 1)
    const payload = { on: '2026-03-12', time: '18:00', mode: 'written', dossiers: 'd1' }
    expect(await dataOf(by('session.plan', payload))).toMatchObject({ mode: 'written', place: '' })
    await by('session.convene', { confirm: 'yes' })
    expect(await world.store.get('rounds', 'd1.1')).toMatchObject({ mode: 'written' })
    await by('session.move', { on: '2026-03-13', time: '18:00' })
    expect(await session()).toMatchObject({ on: '2026-03-13', place: '' })
  })

  test.each([
    ['a minute before its hour', '2026-03-12', 17, 59, undefined],
    ['at its hour', '2026-03-12', 18, 0, 'vote-over'],
    ['the day after', '2026-03-13', 9, 0, 'vote-over'],
  ] as const)('takes a voice %s: %5$s', async (_, day, hour, minute, code) => {
    await putReady(world, 1)
    await by('session.plan', { on: '2026-03-12', time: '18:00', mode: 'written', dossiers: 'd1' })
    await by('session.convene', { confirm: 'yes' })
    const app = { ...world.app, clock: { ...world.app.clock, now: () => instantOf(day, hour, minute) } }
    const cast = (choice: string, more: object = {}) =>
      act(app, personBy('member'), 'vote.cast', { dossier: 'd1', round: 'd1.1', choice, ...more })
    if (code) {
      // It is said before anybody writes a reason.
      expect(await refusalOf(cast('adjourn'))).toBe(code)
      expect(await refusalOf(cast('favourable'))).toBe(code)
    } else await cast('favourable')
    const { voices } = (await world.store.get('rounds', 'd1.1')) ?? {}
    expect(Object.keys(voices ?? {})).toHaveLength(code ? 0 : 1)
  })

  test('what was cast under a proxy stays after its hour: proxies change no more', async () => {
    await putReady(world, 1)
    await by('session.plan', { on: '2026-03-12', time: '18:00', mode: 'written', dossiers: 'd1' })
    await by('session.convene', { confirm: 'yes' })
    const given = { session: 's1', from: 'metropole' }
    await world.act('member2', 'proxy.give', { ...given, to: 'departement' })
    const ballot = { dossier: 'd1', round: 'd1.1', choice: 'favourable', organisation: 'metropole' }
    await world.act('member', 'vote.cast', ballot)
    world.on('2026-03-13')
    expect(await refusalOf(world.act('member2', 'proxy.withdraw', given))).toBe('vote-over')
    const give = { session: 's1', from: 'habitat-tilleul', to: 'prefecture' }
    expect(await refusalOf(world.act('landlord', 'proxy.give', give))).toBe('vote-over')
    expect((await world.store.get('rounds', 'd1.1'))?.voices).toMatchObject({
      metropole: { choice: 'favourable', under: 'departement' },
    })
  })

  test('is awaited of nobody once its day is over', async () => {
    await putReady(world, 1)
    await by('session.plan', { on: '2026-03-12', time: '18:00', mode: 'written', dossiers: 'd1' })
    await by('session.convene', { confirm: 'yes' })
    const waits = async (day: Day) => {
      world.on(day)
      return (await dataOf(world.act('member', 'matters.show'))).items
    }
    expect(await waits('2026-03-12')).toMatchObject([{ kind: 'vote' }])
    expect(await waits('2026-03-13')).toEqual([])
  })
})

describe('a yearly calendar', () => {
  const plan = (days: readonly Day[]) =>
    world.act('secretariat', 'calendar.plan', { days: days.join(','), time: '14:00', place: 'Salle Exemple' })
  const planned = async () =>
    (await world.store.find('sessions', { index: 'date', equals: ['planned'], limit: 50 })).docs.map(
      ({ on }) => on,
    )

  test('is proposed by a rule, without the days that have a session', async () => {
    await planWith(world, [])
    const card = await dataOf(
      world.act('secretariat', 'calendar.show', { step: 'days', nth: '2', weekday: '4', months: '3' }),
    )
    expect(card).toMatchObject({
      card: 'calendar',
      days: [{ day: '2026-04-09' }, { day: '2026-05-15', insteadOf: '2026-05-14' }],
      taken: ['2026-03-12'],
    })
  })

  test('is planned in one press; twice, or by two at once, each day is planned once', async () => {
    await Promise.all([plan(['2026-04-09', '2026-05-15']), plan(['2026-04-09', '2026-05-15'])])
    await plan(['2026-05-15', '2026-06-11'])
    expect(await planned()).toEqual(['2026-04-09', '2026-05-15', '2026-06-11'])
  })

  test('by two instances of the bot at once, too', async () => {
    const other = await makeWorld({ beside: world })
    const days = { days: '2026-04-09,2026-05-15', time: '14:00', place: 'Salle Exemple' }
    await Promise.all([world, other].map(each => each.act('secretariat', 'calendar.plan', days)))
    expect(await planned()).toEqual(['2026-04-09', '2026-05-15'])
    await other.close()
  })

  test('a day whose session was cancelled can be planned again', async () => {
    await plan(['2026-04-09'])
    await world.act('secretariat', 'session.cancel', { session: '2026-04-09', reason: 'other' })
    await plan(['2026-04-09'])
    expect(await planned()).toEqual(['2026-04-09'])
  })

  test.each([
    ['no day', { days: '' }, 'payload'],
    ['a past day', { days: '2026-03-01' }, 'session-past'],
    ['a day that does not exist', { days: '2026-04-31' }, 'payload'],
    ['no place', { days: '2026-04-09', place: '' }, 'payload'],
  ])('%s is refused, and nothing is planned', async (_, given, code) => {
    const payload = { time: '14:00', place: 'Salle Exemple', ...given }
    expect(await refusalOf(world.act('secretariat', 'calendar.plan', payload))).toBe(code)
    expect(await planned()).toEqual([])
  })
})
