import type { Outcome } from '../../src/actions/act'
import { runDue } from '../../src/jobs'
import type { Dossier } from '../../src/domain/dossier'
import { all } from '../../src/store/store'
import { announceCandidature } from '../../src/domain/candidature'
import { allocated, inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-05-11' })
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view, say } = await outcome
  return { card: view?.card, open: view?.open, say: say?.code, ...(view?.data as object) }
}
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
const told = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'notice'))
const items = async (who: string) => {
  const { items: found } = await dataOf(world.act(who, 'matters.show', {}))
  return (found as { kind: string }[]).map(({ kind }) => kind)
}
const put = (given: Partial<Dossier> = {}) => putDossier(world, allocated(given))
const notify = (dossier: string, who = 'landlord', given: object = {}) =>
  world.act(who, 'offer.notify', { dossier, on: '2026-05-11', ...given })
const answer = (dossier: string, who: string, given: object = {}) =>
  world.act(who, 'offer.answer', { dossier, answer: 'accepted', on: world.today(), ...given })

describe('the offer', () => {
  test('is the landlord’s to notify: a matter of its own until then, and the household’s answer after', async () => {
    const dossier = await put()
    expect(await items('landlord')).toEqual(['notify'])
    expect(await items('provider')).toEqual([])
    expect(await dataOf(world.act('landlord', 'offer.show', { dossier }))).toMatchObject({
      step: 'notify',
      wouldBeDueOn: '2026-05-21',
    })
    expect(await refusalOf(notify(dossier, 'provider'))).toBe('not-allowed')
    expect(await refusalOf(notify(dossier, 'landlord2'))).toBe('moved-on')
    expect(await dataOf(notify(dossier))).toMatchObject({
      step: 'answer',
      offer: { dueOn: '2026-05-21', left: 10 },
    })
    await notify(dossier)
    expect(await kinds(dossier)).toEqual(['offer-notified'])
    expect([await items('landlord'), await items('provider')]).toEqual([['offer'], ['offer']])
    expect(await told('provider')).toEqual(['notice'])
  })

  test('is reminded to landlord and provider in their digest, and silence is a refusal the day after', async () => {
    const dossier = await put()
    await notify(dossier)
    for (const [day, kind] of [
      ['2026-05-15', 'offer-notified'],
      ['2026-05-18', 'offer-due'],
      ['2026-05-21', 'offer-due'],
      ['2026-05-22', 'allocation-cancelled'],
    ] as const) {
      world.on(day)
      await runDue(world.app)
      expect(await world.facts(dossier)).toContainEqual(
        expect.objectContaining({ kind, on: kind === 'offer-notified' ? '2026-05-11' : day }),
      )
    }
    expect(await world.dossier(dossier)).toMatchObject({
      stage: 'window',
      window: { state: 'open', lastDay: '2026-06-10' },
    })
    // Three digests, and the notice of the silence: the landlord is told although the dossier is no longer its own.
    expect((await told('landlord')).filter(say => say === 'matters.show')).toHaveLength(2)
    expect((await told('landlord')).filter(say => say === 'notice')).toHaveLength(1)
    // The second month's reminder had waited while the window was stopped: it says that it runs again.
    expect((await kinds(dossier)).slice(-2)).toEqual(['allocation-cancelled', 'reminder-due'])
    expect(await dataOf(world.act('landlord', 'allocation.show', { dossier }))).toMatchObject({
      step: 'closed',
      candidatures: [{ end: 'silence' }],
    })
    expect(await items('landlord')).toEqual([])
  })

  test('accepted by whom the household told, once; refused after all it resumes the window', async () => {
    const dossier = await put()
    expect(await refusalOf(answer(dossier, 'provider'))).toBe('offer-first')
    await notify(dossier)
    world.on('2026-05-13')
    expect(await dataOf(answer(dossier, 'provider'))).toMatchObject({
      say: 'offer-accepted',
      step: 'read',
      offer: { acceptedOn: '2026-05-13' },
    })
    await answer(dossier, 'landlord')
    expect(await kinds(dossier)).toEqual(['offer-notified', 'offer-accepted'])
    expect(await dataOf(answer(dossier, 'landlord', { answer: 'refused' }))).toMatchObject({
      say: 'offer-refused',
    })
    expect(await refusalOf(answer(dossier, 'landlord', { answer: 'refused' }))).toBe('moved-on')
    expect(await world.dossier(dossier)).toMatchObject({ stage: 'window' })
  })

  test('a DALO household: the landlord says whether the offer carried its warning', async () => {
    const home = allocated()
    const dossier = await put({ profile: { ...home.profile, dalo: true } })
    expect(await refusalOf(notify(dossier))).toBe('payload')
    expect(await dataOf(notify(dossier, 'landlord', { warned: 'no' }))).toMatchObject({
      offer: { warned: false },
    })
  })

  test('accepted in time but typed after the silence: the secretariat gives the home back, with its place', async () => {
    const dossier = await put()
    await notify(dossier)
    for (const day of ['2026-05-22', '2026-06-11'] as const) {
      world.on(day)
      await runDue(world.app)
    }
    const places = async () => (await world.store.get('programme', 'programme'))?.places
    expect([(await world.dossier(dossier)).stage, await places()]).toEqual(['interrupted', []])
    const after = (who: string) => world.act(who, 'offer.accept-after-all', { dossier, on: '2026-05-20' })
    expect(await refusalOf(after('landlord'))).toBe('not-allowed')
    expect(await dataOf(world.act('secretariat', 'offer.show', { dossier }))).toMatchObject({
      step: 'after-all',
    })
    expect(await dataOf(after('secretariat'))).toMatchObject({ stage: 'allocated', step: 'read' })
    expect(await places()).toEqual([dossier])
    expect(await refusalOf(after('secretariat'))).toBe('moved-on')
    expect((await kinds(dossier)).slice(-3)).toEqual(['offer-accepted', 'interruption-annulled', 'allocated'])
  })
})

describe('two landlords at once', () => {
  test('each finds the dossier among its own while its candidature is open, and no longer', async () => {
    const first = announceCandidature(inWindow('2026-03-10'), { landlord: 'habitat-tilleul' })
    const dossier = await putDossier(world, first)
    await world.act('provider', 'window.answer', {
      ...{ dossier, kind: 'cal-on', day: '2026-05-20', landlord: 'logis-sureau' },
    })
    await world.act('provider', 'window.answer', {
      ...{ dossier, kind: 'cal-on', day: '2026-05-18', landlord: 'habitat-tilleul' },
    })
    expect(await world.dossier(dossier)).toMatchObject({ landlord: 'habitat-tilleul' })
    expect(await items('landlord2')).toEqual(['allocation'])
    const { lines } = await dataOf(world.act('landlord2', 'dossiers.show', {}))
    expect(lines).toMatchObject([{ dossier }])
    world.on('2026-05-21')
    await world.act('landlord2', 'allocation.record', {
      ...{ dossier, on: '2026-05-20', outcome: 'non-attribution', why: 'debt' },
    })
    expect(await items('landlord2')).toEqual([])
    expect(await items('landlord')).toEqual(['allocation'])
    expect((await all(world.store, 'concerned', { index: 'id' })).map(({ landlord }) => landlord)).toEqual([])
  })
})
