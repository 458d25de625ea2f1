/** An attribution under a suspensive condition: what was awaited came, or it did not. */
import { recordCal } from '../../src/domain/allocation'
import type { Day } from '../../src/domain/calendar'
import { failCondition, meetCondition } from '../../src/domain/condition'
import type { Dossier } from '../../src/domain/dossier'
import { runDue } from '../../src/jobs'
import { inWindow, putDossier } from '../support/measure'
import { refusalOf, refused } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

const conditional = (given: Partial<Dossier> = {}): Dossier =>
  recordCal(inWindow('2026-03-10', {}, { lastPasseportOn: '2099-01-01', passeports: 1, ...given }), {
    on: '2026-05-06',
    today: '2026-05-07',
    landlord: 'habitat-tilleul',
    outcome: 'condition',
    secretariat: false,
    reasoned: false,
  }).next

describe('the condition, by its day', () => {
  test.each<[Day, string]>([
    ['2026-05-05', 'date-too-early'],
    ['2026-05-06', ''],
    ['2026-05-11', ''],
    ['2026-05-12', 'date-future'],
  ])('settled on %s, told on 11 May after a CAL of 6 May: %s', (on, refusal) => {
    const settle = [
      () => meetCondition(conditional(), { on, today: '2026-05-11' }),
      () => failCondition(conditional(), { on, today: '2026-05-11', because: 'file-incomplete' }),
    ]
    for (const act of settle)
      if (refusal) expect(act).toThrow(refused(refusal as 'date-future'))
      else expect(act().facts).toHaveLength(1)
  })

  test('not met, the same window resumes with its last day; past it the measure is interrupted', () => {
    const { next, facts } = failCondition(conditional(), {
      on: '2026-05-10',
      today: '2026-05-11',
      because: 'income-too-low',
    })
    expect(next).toMatchObject({
      stage: 'window',
      window: { state: 'open', lastDay: '2026-06-10' },
      candidatures: [{ state: 'closed', end: 'condition' }],
    })
    expect(next.allocation).toBeUndefined()
    expect(facts).toMatchObject([
      {
        kind: 'allocation-cancelled',
        on: '2026-05-10',
        data: { why: 'condition', because: 'income-too-low' },
      },
    ])
  })
})

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-05-11' })
})
afterEach(() => world.close())
const put = (given: Partial<Dossier> = {}) => putDossier(world, conditional(given))
const meet = (dossier: string, who = 'landlord', on = '2026-05-11') =>
  world.act(who, 'condition.meet', { dossier, on })
const fail = (dossier: string, given: object = {}, who = 'landlord') =>
  world.act(who, 'condition.fail', { dossier, on: '2026-05-11', why: 'file-incomplete', ...given })
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
const items = async (who: string) => {
  const { view } = await world.act(who, 'matters.show', {})
  return view?.card === 'matters' ? view.data.items.map(item => ('kind' in item ? item.kind : '')) : []
}

describe('the condition', () => {
  test('waits with the landlord; met, the attribution is firm, once, and its offer stays as it was', async () => {
    const dossier = await put({ profile: { ...inWindow('2026-03-10').profile, dalo: true } })
    await world.act('landlord', 'offer.notify', { dossier, on: '2026-05-11', warned: 'no' })
    const { offer } = (await world.dossier(dossier)).allocation ?? {}
    expect(await items('landlord')).toContain('condition')
    expect(await items('secretariat')).not.toContain('condition')
    const { say, view } = await meet(dossier)
    expect(say).toEqual({ code: 'condition-met' })
    expect(view?.data).toMatchObject({ step: 'read', maySettle: false, allocation: { metOn: '2026-05-11' } })
    expect(await refusalOf(meet(dossier))).toBe('moved-on')
    expect(await kinds(dossier)).toEqual(['offer-notified', 'condition-met'])
    expect((await world.dossier(dossier)).allocation).toMatchObject({ metOn: '2026-05-11', offer })
    expect(offer).toMatchObject({ warned: false })
    expect(await items('landlord')).not.toContain('condition')
    expect((await world.told('provider')).length).toBeGreaterThan(0)
  })

  test('not met is a non-attribution with its reason: the landlord no longer knows the dossier', async () => {
    const dossier = await put()
    expect(await refusalOf(fail(dossier, { why: '' }))).toBe('payload')
    expect(await refusalOf(fail(dossier, { why: 'other' }))).toBe('reason-needed')
    const { view } = await fail(dossier)
    expect(view?.data).toMatchObject({ step: 'closed', candidatures: [{ end: 'condition' }] })
    expect(await kinds(dossier)).toEqual(['allocation-cancelled'])
    expect(await refusalOf(world.act('landlord', 'dossier.open', { dossier, part: 'identity' }))).toBe(
      'not-allowed',
    )
  })

  test('not met after the window’s last day: the measure is interrupted the day after it was found', async () => {
    const dossier = await put()
    world.on('2026-06-15')
    await fail(dossier, { on: '2026-06-15' }, 'secretariat')
    await runDue(world.app)
    expect((await world.dossier(dossier)).stage).toBe('window')
    world.on('2026-06-16')
    await runDue(world.app)
    expect((await world.dossier(dossier)).stage).toBe('interrupted')
  })

  test.each(['provider', 'referrer', 'siao', 'ddets', 'member'])('is not for %s to settle', async who => {
    const dossier = await put()
    expect(await refusalOf(meet(dossier, who))).toBe('not-allowed')
    expect(await refusalOf(fail(dossier, {}, who))).toBe('not-allowed')
  })

  test('of another landlord, or of an attribution without one, is not there to settle', async () => {
    const dossier = await put()
    expect(await refusalOf(meet(dossier, 'landlord2'))).toBe('moved-on')
    await meet(dossier, 'secretariat')
    expect(await refusalOf(fail(dossier))).toBe('moved-on')
  })
})

test('nobody enters while the condition is open, nor on a day before it was met', async () => {
  const dossier = await put()
  const enter = (who: string, on: string) => world.act(who, 'lease.enter', { dossier, on, kind: 'direct' })
  for (const who of ['provider', 'landlord', 'secretariat'])
    expect(await refusalOf(enter(who, '2026-05-11'))).toBe('condition-open')
  const { view } = await world.act('provider', 'lease.show', { dossier })
  expect(view?.data).toMatchObject({ step: 'blocked', waits: 'condition' })
  await meet(dossier, 'landlord', '2026-05-10')
  expect(await refusalOf(enter('provider', '2026-05-09'))).toBe('date-too-early')
  expect(await refusalOf(enter('provider', '2026-05-10'))).toBeUndefined()
  expect((await world.dossier(dossier)).stage).toBe('housed')
})
