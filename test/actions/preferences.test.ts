import { personBy } from '../../scripts/demo/partners'
import { type Day, instantOf } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-04-02' })
})
afterEach(() => world.close())

const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const id = (who: string) => personBy(who).id
const mute = (who: string, muted: string, from = '9', to = '18') =>
  world.act(who, 'preferences.save', { muted, from, to })
const away = (who: string, standIn: string, from: Day, to: Day) =>
  world.act(who, 'absence.set', { standIn: id(standIn), from, to })
const abouts = async (who: string) => (await world.told(who)).map(({ about }) => about)
const digest = async (who: string) => (await world.told(who)).find(({ about }) => about === 'digest')
const passDays = async (...days: readonly Day[]) => {
  for (const day of days) {
    world.on(day)
    await runDue(world.app)
  }
}
/** Something that everybody around a dossier is told of as news. */
const adhesion = (dossier: string, state = 'given') =>
  world.act('provider', 'adhesion.record', { dossier, state, on: '2026-04-01', presence: 'Une collègue' })

describe('muting', () => {
  test('keeps a kind away, whatever brings it, and nothing else', async () => {
    const dossier = await putDossier(
      world,
      inWindow('2026-03-10', {}, { ...quiet, adhesion: { state: 'sought' } }),
    )
    await mute('referrer', 'news')
    await adhesion(dossier)
    expect(await abouts('referrer')).toEqual([])
    expect(await abouts('secretariat')).toHaveLength(1)
    expect(await world.store.get('people', id('referrer'))).toMatchObject({
      preferences: { muted: ['news'] },
    })
  })

  test('keeps the reminders away until the last day, which always comes', async () => {
    await putDossier(world, inWindow('2026-03-10', {}, quiet))
    await mute('provider', 'reminders')
    await passDays('2026-04-10', '2026-05-07', '2026-05-26', '2026-06-03', '2026-06-08')
    expect(await digest('provider')).toBeUndefined()
    await passDays('2026-06-10')
    expect((await digest('provider'))?.id).toBe(`digest.${id('provider')}.2026-06-10`)
  })

  test('does not keep the interruption away', async () => {
    await putDossier(world, inWindow('2026-03-10', {}, quiet))
    await mute('referrer', 'news,reminders,votes,passeports,figures')
    await passDays('2026-06-11')
    expect(await abouts('referrer')).toHaveLength(1)
  })

  test('is taken back, and a kind that does not exist is refused', async () => {
    await mute('referrer', 'news')
    await mute('referrer', '')
    expect(await world.store.get('people', id('referrer'))).toMatchObject({ preferences: { muted: [] } })
    expect(await refusalOf(mute('referrer', 'mandates'))).toBe('payload')
  })
})

describe('hours of one’s own', () => {
  test('hold for the digest and for what others bring about', async () => {
    const dossier = await putDossier(
      world,
      inWindow('2026-03-10', {}, { ...quiet, adhesion: { state: 'sought' } }),
    )
    for (const who of ['provider', 'secretariat']) await mute(who, '', '14', '17')
    await adhesion(dossier)
    expect((await world.told('secretariat')).map(({ nextAt }) => nextAt)).toEqual([
      instantOf('2026-04-02', 14),
    ])
    await passDays('2026-04-10')
    expect(await digest('provider')).toMatchObject({ nextAt: instantOf('2026-04-10', 14) })
  })

  test('that are too short are refused', async () => {
    expect(await refusalOf(mute('provider', '', '9', '10'))).toBe('payload')
  })
})

describe('a stand-in', () => {
  test('is told once that they are named, and again when that ends', async () => {
    await away('provider', 'colleague', '2026-04-07', '2026-04-17')
    await away('provider', 'colleague', '2026-04-07', '2026-04-17')
    expect(await abouts('colleague')).toEqual([`stand-in|${id('provider')}`])
    const { view } = await world.act('colleague', 'stand-in.show', { person: id('provider') })
    expect(view?.data).toMatchObject({ absence: { from: '2026-04-07', to: '2026-04-17' } })
    await world.act('provider', 'absence.end')
    expect(await abouts('colleague')).toHaveLength(2)
    const ended = await world.act('colleague', 'stand-in.show', { person: id('provider') })
    expect(ended.view?.data).not.toHaveProperty('absence')
  })

  test('gets a copy of what the absent person is told, from the first day to the last', async () => {
    // Only the référent is reminded; the colleague hears of it because of the absence.
    await putDossier(world, inWindow('2026-03-10', {}, quiet))
    await away('provider', 'colleague', '2026-04-10', '2026-04-17')
    await passDays('2026-04-10')
    expect(await digest('colleague')).toBeDefined()
    const { view } = await world.act('colleague', 'matters.show', { digest: 1 })
    expect(view?.data).toMatchObject({ items: [{ kind: 'window', for: 'Paola Prestataire-Exemple' }] })
    await passDays('2026-04-18')
    const after = await refusalOf(world.act('colleague', 'matters.show', { digest: 1 }))
    expect(after).toBe('not-now')
  })

  test('is told of each thing once, also when it concerns them too', async () => {
    await putDossier(world, inWindow('2026-03-10', {}, quiet))
    await away('provider', 'colleague', '2026-06-08', '2026-06-19')
    await passDays('2026-06-11')
    const notices = (await world.told('colleague')).filter(({ say }) => 'fact' in say)
    expect(notices).toHaveLength(1)
    expect(notices[0]).not.toHaveProperty('standsFor')
  })

  test('who is told nothing themselves gets a copy that says for whom', async () => {
    const { v: _, ...rosalie } = (await world.store.get('people', id('referrer')))!
    const remi = { ...rosalie, id: 't.remi', object: 'remi', name: 'Remi Referent-Exemple' }
    await world.store.commit([{ do: 'add', in: 'people', doc: remi }])
    const absence = { standIn: 't.remi', from: '2026-04-02', to: '2026-04-10' }
    await world.act('referrer', 'absence.set', absence)
    const dossier = await putDossier(
      world,
      inWindow('2026-03-10', {}, { ...quiet, adhesion: { state: 'sought' } }),
    )
    await adhesion(dossier)
    const { docs } = await world.store.find('messages', { index: 'due', equals: [1], limit: 50 })
    const copies = docs.filter(({ standsFor }) => standsFor)
    expect(copies.map(({ to, standsFor, because }) => [to, standsFor, because])).toEqual([
      ['t.remi', id('referrer'), 'referrer'],
    ])
  })

  test('must be of the same organisation and role', async () => {
    expect(await refusalOf(away('provider', 'provider2', '2026-04-07', '2026-04-17'))).toBe('no-stand-in')
    expect(await refusalOf(away('provider', 'secretariat', '2026-04-07', '2026-04-17'))).toBe('no-stand-in')
  })
})

test('the card tells what is set, and whom one stands in for', async () => {
  await away('provider', 'colleague', '2026-04-02', '2026-04-17')
  const mine = (await world.act('provider', 'preferences.show')).view?.data
  expect(mine).toMatchObject({ hours: { from: 9, to: 18 }, absence: { name: 'Prune Collegue-Exemple' } })
  const theirs = (await world.act('colleague', 'preferences.show')).view?.data
  expect(theirs).toMatchObject({ standsFor: [{ name: 'Paola Prestataire-Exemple', to: '2026-04-17' }] })
})
