/** Homes of the landlords: added, changed and retired by their own people, found by the others. */
import { render } from '../../src/cards'
import type { Outcome } from '../../src/actions/act'
import { Refused } from '../../src/domain/refused'
import { textOf } from '../../src/text'
import { addHome, aHome } from '../support/dwellings'
import { inWindow, putDossier } from '../support/measure'
import { refusal } from '../support/refusal'
import { textIn } from '../support/http'
import { plain } from '../support/plain'
import { type World, makeWorld } from '../support/world'
import { all } from '../../src/store/store'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const home = async (id: string) => {
  const found = await world.store.get('dwellings', id)
  if (!found) throw new Error(`no home ${id}`)
  return found
}
const factsOf = async (id: string) =>
  (await all(world.store, 'facts', { index: 'subject', equals: [`dwellings/${id}`] })).map(({ kind }) => kind)
const listed = ({ view }: Outcome) =>
  view?.card === 'dwellings' ? view.data.lines.map(each => each.dwelling) : []
const seen = ({ view }: Outcome) => textIn(view ? render(view, { language: 'fr' }) : '')

it('a landlord adds a home by the form; pressing twice adds one', async () => {
  const { view } = await world.act('landlord', 'dwelling.form.show')
  const id = view?.card === 'dwelling-form' ? view.data.dwelling : ''
  await world.act('landlord', 'dwelling.save', { dwelling: id, ...aHome() })
  await world.act('landlord', 'dwelling.save', { dwelling: id, ...aHome() })
  expect(await home(id)).toMatchObject({ landlord: 'habitat-tilleul', status: 'vacant', rent: 512.4, v: 1 })
  expect(await factsOf(id)).toEqual(['dwelling-added', 'dwelling-vacant'])
})

it('two presses of one form at once add one home', async () => {
  const press = () => world.act('landlord', 'dwelling.save', { dwelling: 'h1', ...aHome() })
  await Promise.all([press(), press(), press()])
  expect(await home('h1')).toMatchObject({ v: 1, facts: 2 })
})

it('a reference is one home’s, but two landlords may have the same', async () => {
  await addHome(world, 'h1', { reference: 'A-1' })
  expect(await refusal(addHome(world, 'h2', { reference: 'A-1' }))).toBe('reference-used')
  for (const reference of ['a-1', ' A-1 ', 'A - 1', 'A\u00a0-1'])
    expect(await refusal(addHome(world, 'h2', { reference }))).toBe('reference-used')
  expect(await refusal(addHome(world, 'h6', { reference: 'A-11' }))).toBe('accepted')
  // One's own home may be written another way.
  expect(await refusal(addHome(world, 'h1', { reference: 'a-1' }))).toBe('accepted')
  await addHome(world, 'h3', { reference: 'A-1' }, 'landlord2')
  const both = [addHome(world, 'h4', { reference: 'B-1' }), addHome(world, 'h5', { reference: 'B-1' })]
  const done = await Promise.all(both.map(each => refusal(each)))
  expect(done.sort()).toEqual(['accepted', 'reference-used'])
})

it('changes, confirms and retires; each is in the history of its card', async () => {
  await addHome(world, 'h1')
  world.wait(10)
  await world.act('landlord', 'dwelling.save', { dwelling: 'h1', ...aHome({ reference: 'h1', rent: '480' }) })
  await world.act('landlord', 'dwelling.vacancy', { dwelling: 'h1', vacancy: 'yes' })
  const card = seen(await world.act('landlord', 'dwelling.show', { dwelling: 'h1' }))
  expect(card).toContain('Vacance confirmée le 12 mars 2026.')
  expect(card).toContain('Fiche modifiée')
  await world.act('landlord', 'dwelling.retire', { dwelling: 'h1', reason: 'sold' })
  expect(await home('h1')).toMatchObject({ status: 'retired', retired: { on: '2026-03-12', reason: 'sold' } })
  expect(await factsOf('h1')).toEqual([
    'dwelling-added',
    'dwelling-vacant',
    'dwelling-changed',
    'vacancy-confirmed',
    'dwelling-retired',
  ])
})

describe('retired by mistake', () => {
  beforeEach(async () => {
    await addHome(world, 'h1')
    await world.act('landlord', 'dwelling.retire', { dwelling: 'h1', reason: 'mistake' })
    world.wait(1)
  })
  const restore = (vacantFrom = '2026-02-16', who = 'landlord') =>
    world.act(who, 'dwelling.restore', { dwelling: 'h1', vacantFrom })

  it('comes back under its reference from its card, with the vacancy that it had', async () => {
    expect(seen(await world.act('landlord', 'dwelling.show', { dwelling: 'h1' }))).toContain(
      'Remettre dans l’offre…',
    )
    const { view } = await world.act('landlord', 'dwelling.show', { dwelling: 'h1', step: 'restore' })
    const card = JSON.stringify(view && render(view, { language: 'fr' }))
    expect(card).toContain('"value":"2026-02-16"')
    const after = await restore()
    expect(after.say?.code).toBe('dwelling-restored')
    expect(seen(after)).toContain('Remis dans l’offre')
    expect(await home('h1')).toMatchObject({ status: 'vacant', reference: 'h1', vacantFrom: '2026-02-16' })
    expect((await home('h1')).retired).toBeUndefined()
    await restore()
    expect(await factsOf('h1')).toEqual([
      'dwelling-added',
      'dwelling-vacant',
      'dwelling-retired',
      'dwelling-restored',
    ])
    expect(listed(await world.act('provider', 'dwellings.show', {}))).toEqual(['h1'])
  })

  it('two presses at once bring it back once', async () => {
    await Promise.all([restore(), restore(), restore()])
    expect((await factsOf('h1')).filter(kind => kind === 'dwelling-restored')).toHaveLength(1)
  })

  it('is told as a new vacancy is, and not when it is occupied', async () => {
    await putDossier(world, inWindow('2026-03-01'))
    const news = async (who: string) =>
      (await world.told(who)).filter(({ about }) => about === 'homes.show|d1').length
    await restore('')
    expect([await news('provider'), (await home('h1')).status]).toEqual([0, 'occupied'])
    await world.act('landlord', 'dwelling.retire', { dwelling: 'h1', reason: 'mistake' })
    await restore()
    expect([await news('provider'), await news('secretariat'), await news('landlord')]).toEqual([1, 1, 0])
  })

  it('is nobody else’s to bring back', async () => {
    expect(await refusal(restore('', 'landlord2'))).toBe('not-found')
    expect(await refusal(restore('', 'secretariat'))).toBe('not-allowed')
    expect(await refusal(restore('demain'))).toBe('payload')
    expect((await home('h1')).status).toBe('retired')
  })
})

describe('delivered, without a day of vacancy', () => {
  const card = async () => plain(seen(await world.act('landlord', 'dwelling.show', { dwelling: 'h1' })))
  const list = async () => plain(seen(await world.act('landlord', 'dwellings.show', {})))
  const waits = 'Livré le 1er mars 2026, date de vacance à indiquer'
  const delivered = { state: 'delivered', stateOn: '2026-03-01', vacantFrom: '' }

  it('is said to be occupied by nobody: its card and the list ask for the day, and no household is offered it', async () => {
    await addHome(world, 'h1', { state: 'financed', stateOn: '2026-02-01', vacantFrom: '' })
    await addHome(world, 'h1', delivered)
    await addHome(world, 'h1', delivered)
    expect([await card(), await list()]).toEqual([
      expect.stringContaining(waits),
      expect.stringContaining(waits),
    ])
    expect(await list()).not.toContain('Occupé')
    await putDossier(world, inWindow('2026-03-01'))
    const suited = await world.act('provider', 'homes.show', { dossier: 'd1' })
    expect(suited.view?.card === 'homes' && suited.view.data.homes).toEqual([])
  })

  it('let once, it is occupied', async () => {
    await addHome(world, 'h1', { ...delivered, vacantFrom: '2026-03-01' })
    await world.act('landlord', 'dwelling.vacancy', { dwelling: 'h1', vacancy: 'rented' })
    expect([await card(), await list()]).toEqual([
      expect.stringContaining('Occupé'),
      expect.stringContaining('Occupé'),
    ])
  })
})

describe('for its own organisation only', () => {
  test.each([
    ['dwelling.form.show', {}],
    ['dwelling.save', aHome({ reference: 'h1' })],
    ['dwelling.vacancy', { vacancy: 'rented' }],
    ['dwelling.retire', { reason: 'sold' }],
    ['dwelling.show', {}],
  ])('%s by another landlord is not found', async (verb, payload) => {
    await addHome(world, 'h1')
    expect(await refusal(world.act('landlord2', verb, { dwelling: 'h1', ...payload }))).toBe('not-found')
    expect(await home('h1')).toMatchObject({ v: 1 })
  })

  it.each([
    ['landlord2', 'fr', 'Je ne trouve pas ce logement'],
    ['landlord2', 'en', 'I cannot find this home'],
    ['secretariat', 'fr', 'Votre rôle ne permet pas cela.'],
  ] as const)('refused to a %s in words about homes, in %s', async (who, language, words) => {
    await addHome(world, 'h1')
    const error: unknown = await world
      .act(who, 'dwelling.retire', { dwelling: 'h1', reason: 'sold' })
      .catch((thrown: unknown) => thrown)
    if (!(error instanceof Refused)) throw new Error('not refused')
    const sentence = textOf(language).refused[error.code](error.params)
    expect(plain(sentence)).toContain(words)
    expect(sentence).not.toContain('dossier')
  })

  test.each(['provider', 'secretariat', 'member', 'referrer', 'siao'])('a %s adds none', async who => {
    expect(await refusal(world.act(who, 'dwelling.save', { dwelling: 'h9', ...aHome() }))).toBe('not-allowed')
  })

  it('nor for an organisation that a tampered button names', async () => {
    await world.act('landlord', 'dwelling.save', { dwelling: 'h1', landlord: 'logis-sureau', ...aHome() })
    expect((await home('h1')).landlord).toBe('habitat-tilleul')
  })
})

describe('logements', () => {
  beforeEach(async () => {
    await addHome(world, 'vacant')
    await addHome(world, 'small', { size: 'T2', territory: 'departement', floor: '1', kind: 'own-entrance' })
    await addHome(world, 'occupied', { vacantFrom: '' })
    await addHome(world, 'planned', { state: 'planned', vacantFrom: '' })
    // A house whose floor its landlord did not name.
    await addHome(world, 'other', { size: 'T3', floor: '', features: 'accessible' }, 'landlord2')
  })

  test.each<[string, object, readonly string[]]>([
    ['landlord', {}, ['small', 'vacant', 'planned', 'occupied']],
    ['landlord2', {}, ['other']],
    ['landlord', { status: 'occupied' }, ['occupied']],
    ['landlord', { size: 'T2' }, ['small']],
    ['provider', {}, ['small', 'other', 'vacant']],
    ['provider', { territory: 'metropole' }, ['other', 'vacant']],
    ['provider', { territory: 'metropole', size: 'T4' }, ['vacant']],
    ['provider', { access: 'accessible' }, ['other']],
    ['provider', { access: 'ground-floor', territory: 'departement' }, []],
    ['provider', { access: 'ground-floor' }, ['other', 'vacant']],
    ['provider', { status: 'occupied' }, []],
    ['secretariat', { status: 'coming' }, ['planned']],
    [
      'secretariat',
      { size: 'any', access: 'any', territory: 'any', status: 'any' },
      ['small', 'other', 'vacant'],
    ],
  ])('%s searches %p', async (who, search, expected) => {
    expect(listed(await world.act(who, 'dwellings.search', search)).sort()).toEqual([...expected].sort())
  })

  it('a page at a time', async () => {
    for (const n of [1, 2, 3, 4, 5]) await addHome(world, `more${n}`, {}, 'landlord2')
    const first = await world.act('landlord2', 'dwellings.show')
    const second = await world.act('landlord2', 'dwellings.show', { page: 2 })
    expect([listed(first).length, listed(second).length]).toEqual([6, 0])
    await addHome(world, 'more6', {}, 'landlord2')
    expect(listed(await world.act('landlord2', 'dwellings.show', { page: 2 }))).toEqual(['other'])
  })

  test.each(['member', 'referrer', 'siao', 'ddets'])('is not for a %s', async who => {
    expect(await refusal(world.act(who, 'dwellings.show'))).toBe('not-allowed')
  })

  it('a provider opens a vacant one, with its address, and no other', async () => {
    expect(seen(await world.act('provider', 'dwelling.show', { dwelling: 'vacant' }))).toContain(
      '3 rue des Exemples',
    )
    expect(await refusal(world.act('provider', 'dwelling.show', { dwelling: 'occupied' }))).toBe('not-found')
  })
})
