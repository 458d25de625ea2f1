/** An allocation that waits on its landlord is reminded, and does not wait in silence. */
import { personBy } from '../../scripts/demo/partners'
import { recordCal } from '../../src/domain/allocation'
import type { Day } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { textOf } from '../../src/text'
import { allocated, inWindow, putDossier } from '../support/measure'
import { plain } from '../support/plain'
import { type World, makeWorld } from '../support/world'

/** The first three reminders of an allocation recorded on 7 May. */
const [FIRST, SECOND, THIRD]: readonly Day[] = ['2026-05-26', '2026-06-09', '2026-06-23']

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-05-11' })
})
afterEach(() => world.close())

const on = async (day: Day | undefined) => {
  world.on(day ?? '2026-05-11')
  await runDue(world.app)
}
const items = async (who: string) => {
  const { view } = await world.act(who, 'matters.show', {})
  return view?.card === 'matters' ? view.data.items.map(item => ('kind' in item ? item.kind : '')) : []
}
const digests = async (who: string) =>
  (await world.told(who)).filter(({ about }) => about === 'digest').map(({ id }) => id.slice(-10))
const history = async (who: string, dossier: string) => {
  const { view } = await world.act(who, 'dossier.show', { dossier })
  const facts = view?.card === 'dossier' ? view.data.history : []
  return facts.filter(({ kind }) => kind === 'allocation-waits')
}
const waits = async (dossier: string) =>
  (await world.facts(dossier)).filter(({ kind }) => kind === 'allocation-waits')

describe('an allocation whose offer is not notified', () => {
  test('is in the landlord’s digest, and in that of whoever follows the household', async () => {
    const dossier = await putDossier(world, allocated())
    await on('2026-05-22')
    expect([await digests('landlord'), await digests('provider')]).toEqual([[], []])
    expect(await items('provider')).toEqual([])
    await on(FIRST)
    await on(FIRST)
    expect([await digests('landlord'), await digests('provider')]).toEqual([[FIRST], [FIRST]])
    for (const other of ['landlord2', 'colleague', 'secretariat', 'referrer', 'member'])
      expect([other, await digests(other)]).toEqual([other, []])
    expect([await items('landlord'), await items('provider')]).toEqual([['notify'], ['waits']])
    expect(await items('secretariat')).not.toContain('waits')
    expect(await waits(dossier)).toHaveLength(1)
  })

  test('goes to the secretariat too from the third reminder on, until it is notified', async () => {
    const dossier = await putDossier(world, allocated())
    await on(FIRST)
    await on(SECOND)
    expect(await digests('secretariat')).toEqual([])
    await on(THIRD)
    expect(await digests('secretariat')).toEqual([THIRD])
    expect(await items('secretariat')).toContain('waits')
    await world.act('landlord', 'offer.notify', { dossier, on: THIRD })
    expect(await items('secretariat')).not.toContain('waits')
    expect(await items('provider')).toEqual(['offer'])
  })

  test('after three weeks without the bot is told once', async () => {
    const dossier = await putDossier(world, allocated())
    await on(THIRD)
    expect(await waits(dossier)).toHaveLength(1)
    await on('2026-06-24')
    expect(await waits(dossier)).toHaveLength(1)
  })

  test('reaches who stands in for an absent référent, with the matter it tells of', async () => {
    await putDossier(world, allocated())
    const standIn = personBy('colleague').id
    await world.act('provider', 'absence.set', { standIn, from: '2026-05-11', to: '2026-06-30' })
    await on(FIRST)
    expect([await digests('provider'), await digests('colleague')]).toEqual([[FIRST], [FIRST]])
    expect(await items('colleague')).toEqual(['waits'])
  })

  test('muting the news keeps it from the référent, never from the landlord who is to act', async () => {
    const dossier = await putDossier(world, allocated())
    for (const who of ['provider', 'landlord'])
      await world.act(who, 'preferences.save', { muted: 'news,reminders,figures', from: '9', to: '18' })
    await on(FIRST)
    expect([await digests('landlord'), await digests('provider')]).toEqual([[FIRST], []])
    expect(await waits(dossier)).toHaveLength(1)
  })
})

describe('its history', () => {
  const words = async (who: string, dossier: string) =>
    (await history(who, dossier)).map(({ data }) => [
      plain(textOf('fr').facts['allocation-waits'].sentence(data)),
      textOf('en').facts['allocation-waits'].sentence(data),
    ])

  test('says it in both languages, to those around the household; to no other landlord', async () => {
    const dossier = await putDossier(world, allocated())
    await on(FIRST)
    expect(await words('provider', dossier)).toEqual([
      [
        'L’attribution du 6 mai 2026 par Habitat Tilleul attend la notification de l’offre au ménage. Rappel au bailleur : à envoyer.',
        'The allocation of 6 May 2026 by Habitat Tilleul waits for the offer to be notified to the household. Reminder to the landlord: to be sent.',
      ],
    ])
    expect(await history('landlord', dossier)).toHaveLength(1)
    expect(await history('member', dossier)).toEqual([])
  })

  test('names a condition that is not settled', async () => {
    const conditional = recordCal(
      inWindow('2026-03-10', {}, { lastPasseportOn: '2099-01-01', passeports: 1 }),
      {
        ...{ on: '2026-05-06', today: '2026-05-07', landlord: 'habitat-tilleul', outcome: 'condition' },
        ...{ secretariat: false, reasoned: false },
      },
    ).next
    const dossier = await putDossier(world, conditional)
    await on(FIRST)
    expect((await words('secretariat', dossier)).flat().join(' ')).toContain(
      'condition suspensive (remplie ou non)',
    )
    expect(await items('landlord')).toEqual(['notify', 'condition'])
  })
})
