/** What comes at the wrong hour: a written vote that is over, or closed too early; a session moved after it met; a slip of the year. */
import type { Outcome } from '../../src/actions/act'
import { buttonsOf } from '../../src/cards/verbs'
import { render } from '../../src/cards'
import type { View } from '../../src/actions/views'
import { everybodyVotes, planWith, putReady, voters } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const by = (verb: string, payload: object = {}) =>
  world.act('secretariat', verb, { session: 's1', ...payload })
const viewOf = async (outcome: Promise<Outcome>): Promise<View> => {
  const { view } = await outcome
  if (!view) throw new Error('no card')
  return view
}
const ids = { dossier: 'd1', round: 'd1.1' }
const cast = (who: string) => world.act(who, 'vote.cast', { ...ids, choice: 'favourable' })
const close = () => world.act('secretariat', 'round.close', ids)
const decide = () =>
  world.act('secretariat', 'decision.record', {
    ...{ ...ids, outcome: 'refuse', reason: 'Un motif.', confirm: 'yes' },
  })

describe('a vote in writing', () => {
  beforeEach(async () => {
    await putReady(world, 1)
    await by('session.plan', { on: '2026-03-12', time: '18:00', mode: 'written', dossiers: 'd1' })
    await by('session.convene', { confirm: 'yes' })
    await cast('member2')
  })
  const card = (who: string, more: object = {}) =>
    viewOf(world.act(who, 'vote.show', { dossier: 'd1', ...more }))
  const verbs = (view: View) =>
    buttonsOf(render(view, { language: 'fr' }).actions ?? []).map(({ verb }) => verb)
  const casts = (view: View) =>
    buttonsOf(render(view, { language: 'fr' })).filter(({ verb }) => verb === 'vote.cast')

  test.each([
    ['on its day, before its hour', '2026-03-12', 'ask', 5],
    ['the day after', '2026-03-13', 'over', 0],
  ] as const)('%s (%s): who has not voted reads `%s`', async (_, day, step, choices) => {
    world.on(day)
    const view = await card('member')
    expect(view.data).toMatchObject({ step })
    expect(casts(view)).toHaveLength(choices)
  })

  test('over, the voice that was cast stays shown and cannot be changed, from an old button either', async () => {
    world.on('2026-03-13')
    for (const more of [{}, { change: 'yes' }]) {
      const view = await card('member2', more)
      expect(view.data).toMatchObject({
        step: 'over',
        ended: { on: '2026-03-12', time: '18:00' },
        voice: { choice: 'favourable' },
      })
      expect([casts(view), verbs(view)]).toEqual([[], []])
    }
    const late = await cast('member')
    expect('refused' in late && late.refused.code).toBe('vote-over')
    expect(late.view?.data).toMatchObject({ step: 'over' })
  })

  test('moved to a later day, it takes voices again', async () => {
    world.on('2026-03-13')
    await by('session.move', { on: '2026-03-20', time: '18:00' })
    expect((await card('member')).data).toMatchObject({ step: 'ask' })
  })

  test('closed, it says what came of it', async () => {
    world.on('2026-03-13')
    await close()
    expect((await card('member')).data).toMatchObject({ step: 'closed' })
  })

  test.each([
    ['before its hour', '2026-03-12', true],
    ['after', '2026-03-13', false],
  ] as const)('closing it %s (%s): the voices that may still come are named: %s', async (_, day, named) => {
    world.on(day)
    const view = await viewOf(world.act('secretariat', 'round.show', { dossier: 'd1', confirm: 'yes' }))
    const text = JSON.stringify(render(view, { language: 'fr' }))
    expect(text.includes('Le vote par écrit dure jusqu’au 12 mars 2026')).toBe(named)
    expect(text.includes('N’ont pas encore voté')).toBe(named)
  })
})

describe('a session that has met', () => {
  const moved = { on: '2026-03-26', time: '14:30', place: 'Salle Exemple' }
  const held = async (day: '2026-03-10' | '2026-03-13') => {
    await planWith(world, [await putReady(world, 1)])
    await everybodyVotes(world, 'd1')
    world.on(day)
    await close()
  }

  test('and decided does not move any more: its minutes keep its own day', async () => {
    await held('2026-03-13')
    await decide()
    expect(await refusalOf(by('session.move', moved))).toBe('session-begun')
    expect(await world.store.get('sessions', 's1')).toMatchObject({ on: '2026-03-12', sequence: 0 })
    // The same day and place again change nothing, and are no refusal.
    expect(
      await refusalOf(by('session.move', { on: '2026-03-12', time: '14:30', place: 'Salle Exemple' })),
    ).toBeUndefined()
  })

  test('and decided nothing moves still: nobody came', async () => {
    await held('2026-03-13')
    expect(await refusalOf(by('session.move', moved))).toBeUndefined()
  })

  test('decided ahead of its hour, it moves', async () => {
    await held('2026-03-10')
    await decide()
    expect(await refusalOf(by('session.move', moved))).toBeUndefined()
  })
})

describe('a slip of the year', () => {
  const plan = (on: string) =>
    by('session.plan', { session: on, on, time: '14:30', place: 'Salle Exemple', dossiers: '' })
  test.each([
    ['2028-03-31', undefined],
    ['2028-04-01', 'session-too-far'],
    ['2062-03-12', 'session-too-far'],
  ])('%s: %s', async (on, code) => {
    expect(await refusalOf(plan(on))).toBe(code)
    expect((await world.store.get('sessions', on)) === undefined).toBe(code !== undefined)
  })

  test('is refused when a session moves, and in a calendar, of which nothing is kept', async () => {
    await plan('2026-03-12')
    expect(
      await refusalOf(
        by('session.move', { session: '2026-03-12', on: '2036-03-19', time: '14:30', place: 'Salle' }),
      ),
    ).toBe('session-too-far')
    const days = '2026-04-09,2036-05-15'
    expect(await refusalOf(by('calendar.plan', { days, time: '14:00', place: 'Salle Exemple' }))).toBe(
      'session-too-far',
    )
    expect(await world.store.get('sessions', '2026-04-09')).toBeUndefined()
  })

  test('two years of monthly sessions are planned in one press', async () => {
    const { view } = await by('calendar.show', { step: 'days', nth: 'last', weekday: '5', months: '24' })
    const days = view?.card === 'calendar' ? view.data.days : []
    const all = days.map(({ day }) => day).join(',')
    expect(days).toHaveLength(24)
    expect(await refusalOf(by('calendar.plan', { days: all, time: '14:00', place: 'Salle' }))).toBeUndefined()
  })
})

describe('the minutes say', () => {
  const draft = async () => {
    const { view } = await by('minutes.show')
    if (view?.card !== 'minutes') throw new Error('no minutes')
    return view.data.minutes
  }

  test('an equal share that nobody broke', async () => {
    await planWith(world, [await putReady(world, 1)])
    const [abstains, ...others] = Object.values(voters).reverse()
    for (const [n, who] of others.entries())
      await world.act(who, 'vote.cast', {
        ...ids,
        choice: n % 2 ? 'favourable' : 'unfavourable',
        reason: 'Un motif.',
      })
    expect(abstains).toBeDefined()
    world.on('2026-03-13')
    await close()
    const round = await world.store.get('rounds', 'd1.1')
    const { chair: _, ...closed } = round?.closed ?? { present: [] }
    if (!round) throw new Error('no round')
    // Nobody presided: the chair came too late to break it.
    await world.store.commit([{ do: 'put', in: 'rounds', doc: { ...round, closed: closed as never } }])
    const [dossier] = (await draft()).dossiers
    expect(dossier?.vote).toMatchObject({ outcome: 'none', tied: true })
    expect(dossier?.vote).not.toHaveProperty('castingVote')
  })

  test('that a proxy was on paper, and not of one given by card', async () => {
    await planWith(world, [await putReady(world, 1)])
    await by('proxy.record', { from: 'metropole', to: 'toits-aubepine' })
    await world.act('landlord', 'proxy.give', { session: 's1', from: 'habitat-tilleul', to: 'departement' })
    const attendance = (await draft()).attendance.filter(({ proxy }) => proxy)
    expect(attendance.map(({ proxy, onPaper }) => [proxy, onPaper ?? false])).toEqual(
      expect.arrayContaining([
        [expect.stringContaining('Aub'), true],
        [expect.stringContaining('part'), false],
      ]),
    )
    const view = await viewOf(by('minutes.show'))
    expect(JSON.stringify(render(view, { language: 'fr' }))).toContain('(sur papier)')
  })
})
