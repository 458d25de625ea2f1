/** The référent of a measure leaves the provider: what waits for them waits for their colleagues, until another is named. */
import { personBy } from '../../scripts/demo/partners'
import type { Outcome } from '../../src/actions/act'
import { runDue } from '../../src/jobs'
import { inWindow, putDossier } from '../support/measure'
import { type World, makeWorld } from '../support/world'

let world: World
let dossier: string
beforeEach(async () => {
  world = await makeWorld({ start: '2026-03-10' })
  dossier = await putDossier(world, inWindow('2026-03-10'))
})
afterEach(() => world.close())

const leave = () =>
  world.act('secretariat', 'person.end', { person: personBy('provider').id, post: 'provider.passeurs' })
const kindsIn = async (outcome: Promise<Outcome>) => {
  const { view } = await outcome
  if (view?.card !== 'matters') throw new Error(`another card: ${view?.card ?? 'none'}`)
  return view.data.items.map(({ kind }) => kind)
}
const matters = (who: string) => kindsIn(world.act(who, 'matters.show', {}))
const digests = async (who: string) =>
  (await world.told(who)).filter(({ about }) => about === 'digest').length

test('the reminders of the window reach a colleague, who sees the window and may answer', async () => {
  world.on('2026-03-11')
  await leave()
  expect(await matters('colleague')).toContain('window')
  world.on('2026-04-10')
  await runDue(world.app)
  expect([await digests('colleague'), await digests('provider')]).toEqual([1, 0])
  await world.act('colleague', 'window.answer', { dossier, kind: 'household-hesitates' })
  expect((await world.dossier(dossier)).window?.answers).toHaveLength(1)
})

test('once another is named it is theirs alone again', async () => {
  await leave()
  await world.act('colleague', 'support.referent', { dossier, referent: personBy('colleague').id })
  expect(await matters('colleague')).toContain('window')
  expect((await world.dossier(dossier)).mandate?.referent).toBe(personBy('colleague').id)
})

test('as long as the référent is there, colleagues see it only once a reminder went unanswered', async () => {
  expect(await matters('colleague')).not.toContain('window')
  world.on('2026-04-10')
  await runDue(world.app)
  expect([await digests('colleague'), await digests('provider')]).toEqual([0, 1])
})
