/** A household goes before a CAL: announced, moved, given up, through the one door. */
import type { Outcome } from '../../src/actions/act'
import type { CandidaturesView } from '../../src/actions/candidature'
import { render } from '../../src/cards'
import type { Dossier } from '../../src/domain/dossier'
import { addHome } from '../support/dwellings'
import { textIn } from '../support/http'
import { allocated, inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-04-02' })
})
afterEach(() => world.close())

const shownOf = async (outcome: Promise<Outcome>): Promise<CandidaturesView> => {
  const { view } = await outcome
  if (view?.card !== 'candidature') throw new Error(`another card: ${view?.card ?? 'none'}`)
  return view.data
}
const put = (given: Partial<Dossier> = {}) => putDossier(world, inWindow('2026-03-10', {}, given))
const announce = (dossier: string, given: object = {}, who = 'provider') =>
  world.act(who, 'candidature.announce', {
    dossier,
    landlord: 'habitat-tilleul',
    calOn: '2026-04-15',
    ...given,
  })
const told = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'notice'))
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
/** Why somebody may not open who the household is; undefined when they may. */
const shut = (who: string, dossier: string) =>
  refusalOf(world.act(who, 'dossier.open', { dossier, part: 'identity' }))

describe('a candidature', () => {
  test.each([
    ['on the last day', '2026-06-10', false],
    ['the day after', '2026-06-11', true],
  ])('for %s: the answer to a reminder says whether it comes too late', async (_, day, late) => {
    const dossier = await put()
    const given = { dossier, kind: 'cal-on', day, landlord: 'habitat-tilleul' }
    const { view } = await world.act('provider', 'window.answer', given)
    const card = textIn(view ? render(view, { language: 'fr' }) : '')
    expect(card.includes('Cette CAL vient après le dernier jour du délai')).toBe(late)
  })

  test('announced by the provider opens the dossier to its landlord, who gets the card; twice is once', async () => {
    const dossier = await put()
    expect(await shut('landlord', dossier)).toBe('not-allowed')
    expect(await shownOf(world.act('provider', 'candidature.show', { dossier }))).toMatchObject({
      step: 'announce',
      candidatures: [],
    })
    expect(await shownOf(announce(dossier))).toMatchObject({
      step: 'list',
      candidatures: [{ number: 1, calOn: '2026-04-15', state: 'waiting' }],
    })
    await announce(dossier)
    expect(await kinds(dossier)).toEqual(['cal-planned'])
    expect(await told('landlord')).toEqual(['allocation.show'])
    expect(await told('colleague')).toEqual(['notice'])
    expect(await shut('landlord', dossier)).toBeUndefined()
    expect(await shut('landlord2', dossier)).toBe('not-allowed')
  })

  test('of a home names its landlord by itself; another landlord beside it is refused in words', async () => {
    const dossier = await put({ adhesion: { state: 'sought' } })
    const home = await addHome(world, 'TIL-0007', { size: 'T5', territory: 'metropole' })
    const view = await shownOf(world.act('provider', 'candidature.show', { dossier, step: 'announce' }))
    expect(view.homes.map(({ dwelling }) => dwelling)).toEqual([home])
    expect(await refusalOf(announce(dossier, { dwelling: home, landlord: 'logis-sureau' }))).toBe('payload')
    const listed = await shownOf(announce(dossier, { dwelling: home, landlord: '', calOn: '' }))
    expect(listed.candidatures).toMatchObject([{ number: 1, home: { size: 'T5' } }])
    // It reserves nothing.
    expect(await world.store.get('dwellings', home)).toMatchObject({ status: 'vacant' })
    expect(await refusalOf(announce(dossier, { dwelling: 'gone' }))).toBe('not-found')
    expect(await refusalOf(announce(dossier, { landlord: 'passeurs' }))).toBe('not-found')
    expect(await refusalOf(announce(dossier, { landlord: '' }))).toBe('payload')
  })

  test('is for no home that is gone: allocated to another household, or retired', async () => {
    const dossier = await put()
    const [let_, retired] = [
      await addHome(world, 'TIL-0008', { size: 'T5' }),
      await addHome(world, 'TIL-0009', { size: 'T5' }),
    ]
    const home = await world.store.get('dwellings', let_)
    if (!home) throw new Error('no home')
    const heldBy = { dossier: 'another', why: 'allocation' } as const
    await world.store.commit([{ do: 'put', in: 'dwellings', doc: { ...home, heldBy, status: 'held' } }])
    await world.act('landlord', 'dwelling.retire', { dwelling: retired, reason: 'sold' })
    for (const gone of [let_, retired])
      expect(await refusalOf(announce(dossier, { dwelling: gone, landlord: '' }, 'secretariat'))).toBe(
        'not-found',
      )
  })

  test('moved to another day by the secretariat: landlord and provider are told, the cards show the new day', async () => {
    const dossier = await put()
    await announce(dossier)
    const move = { dossier, number: 1, calOn: '2026-04-29' }
    expect(
      await shownOf(world.act('secretariat', 'candidature.show', { dossier, step: 'redate', number: '1' })),
    ).toMatchObject({ step: 'redate', candidatures: [{ number: 1 }] })
    await world.act('secretariat', 'candidature.redate', move)
    await world.act('secretariat', 'candidature.redate', move)
    expect(await kinds(dossier)).toEqual(['cal-planned', 'cal-planned'])
    expect(await told('provider')).toEqual(['notice'])
    for (const [who, verb] of [
      ['provider', 'window.show'],
      ['secretariat', 'dossier.show'],
      ['landlord', 'allocation.show'],
    ] as const) {
      const { view } = await world.act(who, verb, { dossier })
      expect(view?.data).toMatchObject({ candidatures: [{ calOn: '2026-04-29' }] })
    }
  })

  test('given up closes the dossier to its landlord, who is told; the window runs on', async () => {
    const dossier = await put()
    await announce(dossier)
    const giveUp = () => world.act('provider', 'candidature.give-up', { dossier, number: 1 })
    expect(await shownOf(giveUp())).toMatchObject({ step: 'announce' })
    expect(await refusalOf(giveUp())).toBe('moved-on')
    expect(await kinds(dossier)).toEqual(['cal-planned', 'candidature-closed'])
    expect(await told('landlord')).toContain('notice')
    expect(await shut('landlord', dossier)).toBe('not-allowed')
    expect((await world.dossier(dossier)).window?.state).toBe('open')
    const { view } = await world.act('landlord', 'allocation.show', { dossier })
    expect(view?.data).toMatchObject({ step: 'closed', candidatures: [{ end: 'given-up' }] })
  })

  test.each(['referrer', 'siao', 'ddets', 'member', 'chair', 'landlord'])('is not for %s', async who => {
    const dossier = await put()
    expect(await refusalOf(announce(dossier, {}, who))).toBe('not-allowed')
    expect(await refusalOf(world.act(who, 'candidature.show', { dossier }))).toBe('not-allowed')
    expect(await kinds(dossier)).toEqual([])
  })

  test('is not another provider’s to announce, nor of a dossier whose home is allocated', async () => {
    const dossier = await put()
    expect(await refusalOf(announce(dossier, {}, 'provider2'))).toBe('moved-on')
    const housed = await putDossier(world, allocated(), 2)
    expect(await refusalOf(announce(housed))).toBe('moved-on')
  })
})
