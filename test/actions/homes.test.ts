/** Homes and households: what suits, who is told, and that a home is one household's at a time. */
import type { Outcome } from '../../src/actions/act'
import { render } from '../../src/cards'
import { personBy } from '../../scripts/demo/partners'
import { runDue } from '../../src/jobs'
import { addHome } from '../support/dwellings'
import { textIn } from '../support/http'
import { accepted, inWindow, putDossier } from '../support/measure'
import { refusal, refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
/** The same store as another process would have it. */
let beside: World
beforeEach(async () => {
  world = await makeWorld()
  beside = await makeWorld({ beside: world })
})
afterEach(async () => {
  await beside.close()
  await world.close()
})

const home = async (id: string) => {
  const found = await world.store.get('dwellings', id)
  if (!found) throw new Error(`no home ${id}`)
  return found
}
const held = async (id: string) => {
  const { heldBy, status } = await home(id)
  return heldBy ? [heldBy.why, heldBy.dossier] : status
}
const seen = ({ view }: Outcome) => textIn(view ? render(view, { language: 'fr' }) : '')
const shows = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : say.fact))
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
const propose = (dossier: string, dwelling: string, who = 'provider', where = world) =>
  where.act(who, 'home.propose', { dossier, dwelling })
const ofBalises = {
  provider: 'balises',
  mandate: {
    provider: 'balises',
    askedOn: '2026-03-02',
    state: 'accepted',
    referent: personBy('provider2').id,
    declined: [],
  },
} as const
const labels = {
  sharedFile: { on: '2026-02-21', reference: 'F-1' },
  syplo: { on: '2026-02-21', reference: 'S-1' },
} as const

describe('what suits', () => {
  it('is listed with its reasons, for the provider and the secretariat only', async () => {
    await addHome(world, 'h1')
    await addHome(world, 'h2', { size: 'T5' })
    await addHome(world, 'small', { size: 'T2' })
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    const card = seen(await world.act('provider', 'homes.show', { dossier: d1 }))
    expect(card).toContain('2 logements adaptés vacants')
    expect(card).toContain('✓ taille demandée, maison individuelle')
    expect(card).toContain('Proposer')
    expect(seen(await world.act('secretariat', 'homes.show', { dossier: d1 }))).not.toContain('Proposer\n')
    for (const who of ['provider2', 'landlord', 'member', 'referrer'])
      expect(await refusal(world.act(who, 'homes.show', { dossier: d1 }))).toBe('not-allowed')
  })

  it('a new vacancy is told to providers and secretariat of the households it suits, never to the landlord', async () => {
    await putDossier(world, inWindow('2026-03-01'), 1)
    await putDossier(world, inWindow('2026-03-01', {}, ofBalises), 2)
    const far = { ...inWindow('2026-03-01').profile, territory: 'departement' as const }
    await putDossier(world, inWindow('2026-03-01', {}, { profile: far }), 3)
    await addHome(world, 'h1', { vacantFrom: '' })
    expect(await shows('provider')).toEqual([])
    await addHome(world, 'h2')
    expect(await shows('provider')).toEqual(['homes.show'])
    expect(await shows('provider2')).toEqual(['homes.show'])
    expect(await shows('secretariat')).toEqual(['homes.show', 'homes.show'])
    expect(await shows('landlord')).toEqual([])
    expect(await shows('landlord2')).toEqual([])
  })

  it('a home that is free again is told like a new vacancy, not to the one whose it was', async () => {
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 1)
    await addHome(world, 'h1')
    await propose('d1', 'h1')
    await putDossier(world, inWindow('2026-03-01', {}, ofBalises), 2)
    expect(await shows('provider2')).toEqual([])
    await world.act('provider', 'home.give-up', { dossier: 'd1' })
    expect(await shows('provider2')).toEqual(['homes.show'])
    const told = (await world.told('provider')).filter(({ about }) => about === 'homes.show|d1')
    expect(told).toHaveLength(1)
  })

  it.each([
    ['refused by the household', { answer: 'refused', on: '2026-03-02' }, 1],
    ['accepted', { answer: 'accepted', on: '2026-03-02' }, 0],
  ])('an offer %s', async (_, answer, times) => {
    const allocation = { on: '2026-03-02', landlord: 'habitat-tilleul', condition: false, irregular: false }
    await addHome(world, 'h1')
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 1)
    await world.act('secretariat', 'allocation.record', {
      ...{
        dossier: 'd1',
        landlord: allocation.landlord,
        dwelling: 'h1',
        outcome: 'rank-1',
        on: allocation.on,
      },
    })
    await world.act('landlord', 'offer.notify', { dossier: 'd1', on: '2026-03-02' })
    await putDossier(world, inWindow('2026-03-01', {}, ofBalises), 2)
    await world.act('landlord', 'offer.answer', { dossier: 'd1', ...answer })
    expect(await shows('provider2')).toEqual(Array.from({ length: times }, () => 'homes.show'))
  })

  it('nothing is told that is no longer true when it leaves', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    await addHome(world, 'h1')
    await world.act('landlord', 'dwelling.vacancy', { dwelling: 'h1', vacancy: 'rented' })
    expect(await refusal(world.act('provider', 'homes.show', { dossier: d1, news: 1 }))).toBe('not-now')
  })
})

describe('a proposal', () => {
  it('reserves the home, answers the reminder and tells the landlord, not for whom', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01', { awaitingSince: '2026-03-02' }))
    await addHome(world, 'h1')
    await propose(d1, 'h1')
    expect(await held('h1')).toEqual(['proposal', 'd1'])
    expect(await kinds(d1)).toEqual(['reminder-answered', 'home-proposed'])
    expect((await world.dossier(d1)).window?.awaitingSince).toBeUndefined()
    expect(await shows('landlord')).toEqual(['dwelling.show'])
    const card = seen(await world.act('landlord', 'dwelling.show', { dwelling: 'h1' }))
    expect(card).toContain('Proposé à un ménage, réservé jusqu’au 16 mars 2026')
    expect(card).not.toContain('M-2026')
  })

  it('pressed twice is one; given up, the home is free and may be proposed again the same day', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    await addHome(world, 'h1')
    await Promise.all([propose(d1, 'h1'), propose(d1, 'h1'), propose(d1, 'h1')])
    expect(await kinds(d1)).toEqual(['reminder-answered', 'home-proposed'])
    await world.act('provider', 'home.give-up', { dossier: d1 })
    expect(await held('h1')).toBe('vacant')
    await propose(d1, 'h1')
    expect(await held('h1')).toEqual(['proposal', 'd1'])
  })

  it('is chosen in the answer to the reminder too', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    await addHome(world, 'h1')
    const form = seen(await world.act('provider', 'window.show', { dossier: d1, answer: 'home-proposed' }))
    expect(form).toContain('T4 à Exempleville · Habitat Tilleul')
    await world.act('provider', 'window.answer', {
      dossier: d1,
      kind: 'home-proposed',
      dwelling: 'h1',
      home: '',
    })
    expect(await held('h1')).toEqual(['proposal', 'd1'])
    await world.act('provider', 'window.answer', {
      dossier: d1,
      kind: 'home-proposed',
      dwelling: 'other',
      home: 'Un T4 ailleurs',
    })
    expect(await held('h1')).toEqual(['proposal', 'd1'])
  })

  it('may come before the measure is in place, never without adhesion', async () => {
    const d1 = await putDossier(world, accepted())
    await addHome(world, 'h1')
    expect(await refusalOf(propose(d1, 'h1'))).toBe('no-adhesion')
    await world.act('provider', 'adhesion.record', {
      dossier: d1,
      state: 'given',
      on: '2026-03-02',
      presence: 'la référente',
    })
    await propose(d1, 'h1')
    expect(await held('h1')).toEqual(['proposal', 'd1'])
  })

  it('falls with the adhesion', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    await addHome(world, 'h1')
    await propose(d1, 'h1')
    await world.act('provider', 'adhesion.record', {
      dossier: d1,
      state: 'withdrawn',
      on: '2026-03-02',
      presence: 'la référente',
    })
    expect(await held('h1')).toBe('vacant')
    expect((await world.dossier(d1)).proposal).toBeUndefined()
    expect((await kinds(d1)).slice(-2)).toEqual(['adhesion-recorded', 'proposal-ended'])
    // The provider's people and the secretariat of the proposal, the landlord of its home: who typed it knows.
    const told = async (who: string) =>
      (await world.told(who)).map(({ say }) => ('show' in say ? say.show : say.fact.split('/').at(-1)))
    expect(await told('landlord')).toContain('dwelling.show')
    const ended = (await world.facts(d1))
      .find(({ kind }) => kind === 'proposal-ended')
      ?.id.split('/')
      .at(-1)
    for (const who of ['colleague', 'secretariat']) expect(await told(who)).toContain(ended)
  })

  it('runs out by itself on the day after its last one', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    await addHome(world, 'h1')
    await propose(d1, 'h1')
    world.on('2026-03-16')
    await runDue(world.app)
    expect(await held('h1')).toEqual(['proposal', 'd1'])
    world.on('2026-03-17')
    await runDue(world.app)
    expect(await held('h1')).toBe('vacant')
    expect(await kinds(d1)).toContain('proposal-ended')
  })

  it('ends with the window that nobody used', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01', { lastDay: '2026-03-05' }))
    await addHome(world, 'h1')
    await propose(d1, 'h1')
    world.on('2026-03-06')
    await runDue(world.app)
    expect([(await world.dossier(d1)).stage, await held('h1')]).toEqual(['interrupted', 'vacant'])
  })

  it('ends when the landlord lets or retires the home; its provider is told', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    await addHome(world, 'h1')
    await propose(d1, 'h1')
    await world.act('landlord', 'dwelling.retire', { dwelling: 'h1', reason: 'sold' })
    expect([(await world.dossier(d1)).proposal, await held('h1')]).toEqual([undefined, 'retired'])
    const told = await shows('provider')
    expect(told.some(each => each.startsWith('dossiers/d1#'))).toBe(true)
  })

  it('another home takes the place of the first, which is free', async () => {
    const d1 = await putDossier(world, inWindow('2026-03-01'))
    await addHome(world, 'h1')
    await addHome(world, 'h2')
    await propose(d1, 'h1')
    await propose(d1, 'h2')
    expect([await held('h1'), await held('h2')]).toEqual(['vacant', ['proposal', 'd1']])
  })
})

describe('one household at a time', () => {
  it.each([1, 2, 3])('two providers propose the same home at once: one gets it (%i)', async () => {
    await putDossier(world, inWindow('2026-03-01'), 1)
    await putDossier(world, inWindow('2026-03-01', {}, ofBalises), 2)
    await addHome(world, 'h1')
    const done = await Promise.all([
      refusalOf(propose('d1', 'h1')),
      refusalOf(propose('d2', 'h1', 'provider2', beside)),
    ])
    expect(done.filter(code => code === undefined)).toHaveLength(1)
    expect(done).toContain('dwelling-reserved')
    const proposals = (await Promise.all(['d1', 'd2'].map(id => world.dossier(id)))).map(
      ({ proposal }) => proposal?.dwelling,
    )
    expect(proposals.filter(Boolean)).toEqual(['h1'])
    const winner = proposals[0] ? 'd1' : 'd2'
    expect(await held('h1')).toEqual(['proposal', winner])
  })

  it('many households after few homes, on two processes: each home has one household, each household one home', async () => {
    const homes = ['h1', 'h2', 'h3']
    for (const id of homes) await addHome(world, id)
    const dossiers: string[] = []
    for (const n of [1, 2, 3, 4, 5]) dossiers.push(await putDossier(world, inWindow('2026-03-01'), n))
    await Promise.all(
      dossiers.flatMap((dossier, n) =>
        homes.map(id => refusalOf(propose(dossier, id, 'provider', n % 2 ? world : beside))),
      ),
    )
    for (const id of homes) {
      const { heldBy } = await home(id)
      const those = await Promise.all(dossiers.map(each => world.dossier(each)))
      const having = those
        .filter(({ proposal }) => proposal?.dwelling === id)
        .map(({ id: dossier }) => dossier)
      expect(having).toEqual(heldBy ? [heldBy.dossier] : [])
    }
  })

  const allocate = (dossier: string, dwelling: string, where = world) =>
    where.act('secretariat', 'allocation.record', {
      dossier,
      landlord: 'habitat-tilleul',
      dwelling,
      outcome: 'rank-1',
      on: '2026-03-02',
    })

  it('two allocations of one home at once: one is recorded', async () => {
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 1)
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 2)
    await addHome(world, 'h1')
    const done = await Promise.all([refusalOf(allocate('d1', 'h1')), refusalOf(allocate('d2', 'h1', beside))])
    expect(done.sort()).toEqual(['dwelling-allocated', undefined].sort())
    const stages = (await Promise.all(['d1', 'd2'].map(id => world.dossier(id)))).map(({ stage }) => stage)
    expect(stages.sort()).toEqual(['allocated', 'window'])
  })

  it('an allocation ends another household’s proposal of the home; its provider is told', async () => {
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 1)
    await putDossier(world, inWindow('2026-03-01', {}, { ...ofBalises, labels }), 2)
    await addHome(world, 'h1')
    await propose('d2', 'h1', 'provider2')
    await allocate('d1', 'h1')
    expect(await held('h1')).toEqual(['allocation', 'd1'])
    expect((await world.dossier('d2')).proposal).toBeUndefined()
    expect((await world.facts('d2')).at(-1)).toMatchObject({
      kind: 'proposal-ended',
      data: { why: 'allocated-elsewhere' },
    })
    expect((await shows('provider2')).some(each => each.startsWith('dossiers/d2#'))).toBe(true)
  })

  it('the home that was proposed is the one that is allocated when nobody says which; cancelled, it is vacant', async () => {
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 1)
    await addHome(world, 'h1')
    await propose('d1', 'h1')
    await world.act('provider', 'window.answer', {
      dossier: 'd1',
      kind: 'cal-on',
      day: '2026-03-02',
      landlord: 'habitat-tilleul',
    })
    await world.act('landlord', 'allocation.record', { dossier: 'd1', outcome: 'rank-1', on: '2026-03-02' })
    expect(await held('h1')).toEqual(['allocation', 'd1'])
    expect((await world.dossier('d1')).allocation?.dwelling).toBe('h1')
    await world.act('secretariat', 'allocation.cancel', { dossier: 'd1', reason: 'Refus du ménage.' })
    expect(await held('h1')).toBe('vacant')
  })

  it('the landlord chooses on the card which of its homes its CAL allocated', async () => {
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 1)
    await addHome(world, 'h1')
    await addHome(world, 'h2')
    await addHome(world, 'other', {}, 'landlord2')
    await propose('d1', 'h2')
    const cal = { dossier: 'd1', kind: 'cal-on', day: '2026-03-02', landlord: 'habitat-tilleul' }
    await world.act('provider', 'window.answer', cal)
    const { view } = await world.act('landlord', 'allocation.show', { dossier: 'd1', step: 'rank-1' })
    expect(view?.card === 'allocation' && view.data.homes.map(({ dwelling }) => dwelling)).toEqual([
      'h2',
      'h1',
    ])
    await world.act('landlord', 'allocation.record', {
      dossier: 'd1',
      outcome: 'rank-1',
      on: '2026-03-02',
      dwelling: 'h1',
    })
    expect([await held('h1'), await held('h2')]).toEqual([['allocation', 'd1'], 'vacant'])
  })

  it('a home of another landlord is not found', async () => {
    await putDossier(world, inWindow('2026-03-01', {}, { labels }), 1)
    await addHome(world, 'h1', {}, 'landlord2')
    expect(await refusalOf(allocate('d1', 'h1'))).toBe('not-found')
  })
})

describe('still vacant?', () => {
  it('is asked of the landlord’s people on the first working day of the month, once', async () => {
    await addHome(world, 'h1')
    await addHome(world, 'h2', { vacantFrom: '' }, 'landlord2')
    world.on('2026-05-01')
    await runDue(world.app)
    world.on('2026-05-03')
    await runDue(world.app)
    expect(await shows('landlord')).toEqual([])
    world.on('2026-05-04')
    await Promise.all([runDue(world.app), runDue(beside.app)])
    world.on('2026-05-05')
    await runDue(world.app)
    expect(await shows('landlord')).toEqual(['vacancies.show'])
    expect(await shows('landlord2')).toEqual([])
    world.on('2026-06-10')
    await runDue(world.app)
    expect(await shows('landlord')).toEqual(['vacancies.show', 'vacancies.show'])
  })

  it('is answered with one tap a home, or one for all; a late press finds nothing to do', async () => {
    for (const id of ['h1', 'h2', 'h3', 'h4']) await addHome(world, id)
    world.on('2026-05-04')
    const card = async () => seen(await world.act('landlord', 'vacancies.show'))
    expect(await card()).toContain('4 logements : toujours vacants ?')
    await world.act('landlord', 'vacancies.answer', { dwelling: 'h1', vacancy: 'rented' })
    await world.act('landlord', 'vacancies.answer', { dwelling: 'h2', vacancy: 'no' })
    await world.act('landlord', 'vacancies.all', { dwellings: 'h1,h3,h4' })
    expect(await Promise.all(['h1', 'h2', 'h3', 'h4'].map(held))).toEqual([
      'occupied',
      'occupied',
      'vacant',
      'vacant',
    ])
    expect((await home('h3')).confirmedOn).toBe('2026-05-04')
    expect(await card()).toContain('Merci')
    expect(await refusal(world.act('landlord', 'vacancies.show', { news: 1 }))).toBe('not-now')
    expect(
      await refusalOf(world.act('landlord2', 'vacancies.answer', { dwelling: 'h3', vacancy: 'no' })),
    ).toBe('not-found')
  })
})
