import type { Outcome } from '../../src/actions/act'
import { runDue } from '../../src/jobs'
import type { Dossier } from '../../src/domain/dossier'
import { allocated, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-06-02' })
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view, say } = await outcome
  return { card: view?.card, open: view?.open, say: say?.code, ...(view?.data as object) }
}
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
const items = async (who: string) => {
  const { items: found } = await dataOf(world.act(who, 'matters.show', {}))
  return (found as { kind: string }[]).map(({ kind }) => kind)
}
const places = async () => (await world.store.get('programme', 'programme'))?.places
const offer = { notifiedOn: '2026-05-11', dueOn: '2026-05-21', acceptedOn: '2026-05-15' } as const
const put = (given: Partial<Dossier> = {}) => {
  const home = allocated()
  return putDossier(world, {
    ...home,
    ...(home.allocation && { allocation: { ...home.allocation, offer } }),
    ...given,
  })
}
const enter = (dossier: string, who = 'provider', given: object = {}) =>
  world.act(who, 'lease.enter', { dossier, on: '2026-06-02', kind: 'direct', ...given })

describe('the entry', () => {
  test('waits with landlord and provider once the household has accepted; recorded once by either', async () => {
    const dossier = await put()
    expect([await items('landlord'), await items('provider')]).toEqual([['enter'], ['enter']])
    expect(await dataOf(world.act('landlord', 'lease.show', { dossier }))).toMatchObject({ step: 'enter' })
    expect(await dataOf(enter(dossier))).toMatchObject({ say: 'entered', step: 'read', stage: 'housed' })
    expect(await refusalOf(enter(dossier, 'landlord'))).toBe('moved-on')
    expect(await kinds(dossier)).toEqual(['entered'])
    expect(await refusalOf(enter(dossier, 'landlord2'))).toBe('moved-on')
    expect(await refusalOf(enter(dossier, 'member'))).toBe('not-allowed')
  })

  test('without adhesion is refused, and the card says why', async () => {
    const dossier = await put({ adhesion: { state: 'withdrawn', on: '2026-05-20' } })
    expect(await dataOf(world.act('landlord', 'lease.show', { dossier }))).toMatchObject({ step: 'blocked' })
    expect(await refusalOf(enter(dossier, 'landlord'))).toBe('no-adhesion')
    expect(await items('secretariat')).toContain('adhesion-lost')
  })

  test('under a bail glissant brings its reviews: reminded, waiting, recorded', async () => {
    const dossier = await put()
    await enter(dossier, 'landlord', { kind: 'glissant', reviewOn: '2026-12-02' })
    expect(await items('landlord')).toEqual([])
    world.on('2026-12-02')
    await runDue(world.app)
    expect(await kinds(dossier)).toContain('review-due')
    expect([await items('landlord'), await items('provider')]).toEqual([
      ['review'],
      expect.arrayContaining(['review']),
    ])
    const review = () =>
      world.act('landlord', 'lease.review', { dossier, on: '2026-12-02', outcome: 'slides', reviewOn: '' })
    expect(await dataOf(review())).toMatchObject({ step: 'read', lease: { kind: 'direct' } })
    await review()
    expect((await kinds(dossier)).filter(kind => kind === 'lease-reviewed')).toHaveLength(1)
  })
})

describe('the exit', () => {
  test('frees the place; why stays sealed; pressed twice counts once', async () => {
    const dossier = await put()
    await enter(dossier)
    world.on('2027-06-02')
    const leave = (given: object = {}) =>
      world.act('secretariat', 'exit.record', { dossier, kind: 'other', on: '2027-06-01', ...given })
    expect(await refusalOf(leave())).toBe('reason-needed')
    expect(await dataOf(leave({ reason: 'Rejoint une parente.' }))).toMatchObject({
      say: 'exited',
      exit: { kind: 'other', reason: 'Rejoint une parente.' },
    })
    expect(await places()).toEqual([])
    expect(JSON.stringify([await world.dossier(dossier), await world.facts(dossier)])).not.toContain(
      'parente',
    )
    expect(await refusalOf(leave({ reason: 'Rejoint une parente.' }))).toBe('moved-on')
    expect(await kinds(dossier)).toEqual(['entered', 'exited'])
  })

  test('is the provider’s to record too; the end of the support alone is the secretariat’s', async () => {
    const dossier = await put()
    await enter(dossier)
    world.on('2027-06-02')
    const end = (who: string) => world.act(who, 'exit.end-support', { dossier, on: '2027-06-01' })
    expect(await refusalOf(end('provider'))).toBe('not-allowed')
    expect(await dataOf(end('secretariat'))).toMatchObject({ stage: 'ended' })
    expect(await places()).toEqual([])
    const leave = (who: string) =>
      world.act(who, 'exit.record', { dossier, kind: 'own-lease', on: '2027-06-02' })
    expect(await refusalOf(leave('landlord'))).toBe('not-allowed')
    expect(await dataOf(leave('provider'))).toMatchObject({ stage: 'exited', exit: { kind: 'own-lease' } })
  })
})

describe('duration and conditions', () => {
  test('are the secretariat’s to record on the allocation: conditions sealed, the provider told and shown them', async () => {
    const dossier = await put()
    expect(await items('secretariat')).toContain('terms')
    const card = await dataOf(world.act('secretariat', 'terms.show', { dossier }))
    expect(card).toMatchObject({ step: 'confirm', months: 12, conditions: 'Deux visites par semaine.' })
    const confirm = (who: string, given: object = {}) =>
      world.act(who, 'terms.confirm', {
        dossier,
        months: '18',
        conditions: 'Une visite par semaine.',
        ...given,
      })
    expect(await refusalOf(confirm('provider'))).toBe('not-allowed')
    await confirm('secretariat')
    await confirm('secretariat')
    expect(await kinds(dossier)).toEqual(['terms-confirmed'])
    expect(JSON.stringify(await world.dossier(dossier))).not.toContain('visite')
    expect(await dataOf(world.act('provider', 'terms.show', { dossier }))).toMatchObject({
      step: 'read',
      months: 18,
      conditions: 'Une visite par semaine.',
      confirmed: { changed: true },
    })
    expect(await refusalOf(world.act('landlord', 'terms.show', { dossier }))).toBe('not-allowed')
    expect(await items('secretariat')).not.toContain('terms')
  })

  test('emptied, there are none any more: the old ones are shown to nobody', async () => {
    const dossier = await put()
    const clear = () => world.act('secretariat', 'terms.confirm', { dossier, months: '12', conditions: '' })
    await clear()
    await clear()
    expect(await world.facts(dossier)).toMatchObject([
      { kind: 'terms-confirmed', data: { months: 12, changed: true } },
    ])
    for (const who of ['secretariat', 'provider']) {
      const card = await dataOf(world.act(who, 'terms.show', { dossier }))
      expect(card).toMatchObject({ step: 'read', confirmed: { changed: true } })
      expect(JSON.stringify(card)).not.toContain('visites')
    }
  })

  test('left as they were, they stay', async () => {
    const dossier = await put()
    const conditions = 'Deux visites par semaine.'
    await world.act('secretariat', 'terms.confirm', { dossier, months: '12', conditions })
    expect(await dataOf(world.act('provider', 'terms.show', { dossier }))).toMatchObject({
      conditions,
      confirmed: { changed: false },
    })
  })
})
