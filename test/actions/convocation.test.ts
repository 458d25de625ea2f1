/** What the members receive when they are convened: the convocation, and a sheet for each dossier. */
import { contextOf } from '../../src/actions/act'
import { noticeOf } from '../../src/actions/facts'
import type { SheetView } from '../../src/actions/sheet'
import { personBy } from '../../scripts/demo/partners'
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const convocation = async (who: string, session = 's1') => {
  const { view } = await world.act(who, 'convocation.show', { session })
  if (view?.card !== 'convocation') throw new Error('no convocation')
  return view.data
}
const sheet = async (who: string, dossier: string): Promise<SheetView> => {
  const { view } = await world.act(who, 'sheet.show', { dossier })
  if (view?.card !== 'sheet') throw new Error('no sheet')
  return view.data
}

describe('the convocation', () => {
  test('names the day, the place and each dossier by its code, with what is awaited of this member', async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
    const { round } = await world.dossier('d1')
    await world.act('member2', 'vote.cast', { dossier: 'd1', round, choice: 'favourable' })
    const data = await convocation('member2')
    expect(data).toMatchObject({
      on: '2026-03-12',
      time: '14:30',
      convened: { on: '2026-03-02' },
      quorumWaived: false,
      items: [
        { code: 'M-2026-001', vote: 'voted', late: false },
        { code: 'M-2026-002', vote: 'ask', late: false },
      ],
    })
    expect(JSON.stringify(data)).not.toContain('Secretname')
  })

  test('a dossier added after it is marked late, there and on its sheet', async () => {
    await planWith(world, [await putReady(world, 1)])
    await world.act('secretariat', 'agenda.change', { session: 's1', dossiers: await putReady(world, 2) })
    expect((await convocation('member')).items.map(({ late }) => late)).toEqual([false, true])
    expect((await sheet('member', 'd2')).sheet.late).toBe(true)
  })

  test('nobody opens one that was not sent, and only the commission opens one', async () => {
    await planWith(world, [])
    expect(await refusalOf(world.act('member', 'convocation.show', { session: 's1' }))).toBe('not-now')
    expect(await refusalOf(world.act('provider', 'convocation.show', { session: 's1' }))).toBe('not-allowed')
    expect(await refusalOf(world.act('member', 'convocation.show', { session: 'none' }))).toBe('not-found')
  })
})

describe('the sheet of a dossier', () => {
  test('says what SIAO said, the need, the summary and what is asked; never who, never health', async () => {
    await planWith(world, [await putReady(world, 1)])
    const data = await sheet('member', 'd1')
    expect(data.sheet).toMatchObject({
      asked: 'integrate',
      validatedOn: '2026-02-20',
      orientedOn: '2026-02-20',
      labels: 'none',
      summary: 'Famille de quatre personnes, sans nom.',
      proposal: 'Une maison T4.',
    })
    expect(JSON.stringify(data)).not.toMatch(/Secretname|1984/)
    expect((await world.store.find('readings', { index: 'id', limit: 10 })).docs).toEqual([])
  })

  test('leads to its neighbours on the agenda, and to the vote of who has a voice', async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2), await putReady(world, 3)])
    expect(await sheet('member', 'd2')).toMatchObject({
      place: { n: 2, of: 3 },
      before: 'd1',
      after: 'd3',
      convocation: 's1',
      votes: true,
    })
    expect(await sheet('member', 'd3')).not.toHaveProperty('after')
    expect((await sheet('secretariat', 'd1')).votes).toBe(false)
  })

  test('is closed to those who do not examine the dossier, and once it has left the agenda', async () => {
    await planWith(world, [await putReady(world, 1)])
    for (const who of ['provider', 'referrer'])
      expect(await refusalOf(world.act(who, 'sheet.show', { dossier: 'd1' }))).toBe('not-allowed')
    await world.act('secretariat', 'agenda.change', { session: 's1', remove: 'd1' })
    expect(await refusalOf(world.act('member', 'sheet.show', { dossier: 'd1' }))).toBe('moved-on')
  })

  test.each([
    [
      'adjourned before',
      { decision: { outcome: 'adjourn', on: '2026-02-01', round: 'r', against: false } },
      'resume',
    ],
    ['with a measure that ended', { measure: { inPlaceOn: '2026-01-05', months: 12 } }, 'reactivate'],
  ] as const)('of a dossier %s asks to %s', async (_, given, asked) => {
    await planWith(world, [await putReady(world, 1, given)])
    expect((await sheet('member', 'd1')).sheet.asked).toBe(asked)
  })
})

test('the notice of what happened to a session says it with the session as it is now', async () => {
  await planWith(world, [await putReady(world, 1)])
  const view = await noticeOf(contextOf(world.app, personBy('member')), 'sessions/s1#000002')
  expect(view).toMatchObject({
    card: 'session-notice',
    data: { on: '2026-03-12', convened: true, fact: { kind: 'session-convened', data: { dossiers: 1 } } },
  })
  await expect(noticeOf(contextOf(world.app, personBy('provider')), 'sessions/s1#000002')).rejects.toThrow(
    'not-allowed',
  )
})
