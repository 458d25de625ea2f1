/** *À faire* and the digest, however many dossiers there are. */
import { personBy } from '../../scripts/demo/partners'
import type { Dossier } from '../../src/domain/dossier'
import type { Change } from '../../src/store/store'
import { inWindow } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

const MANY = 250

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-03-10' })
})
afterEach(() => world.close())

const put = async (dossierOf: (n: number) => Dossier): Promise<void> => {
  const changes = Array.from({ length: MANY }, (_, n): Change => ({
    do: 'add',
    in: 'dossiers',
    doc: { ...dossierOf(n), id: `d${String(n).padStart(4, '0')}`, code: `M-2026-${n}` },
  }))
  await world.store.commit(changes)
}
const followedBy = (key: string): Partial<Dossier> => {
  const { mandate } = inWindow('2026-03-10')
  return { mandate: { ...mandate!, referent: personBy(key).id } }
}
const shown = async (who: string, payload = {}) => {
  const { view } = await world.act(who, 'matters.show', payload)
  if (view?.card !== 'matters') throw new Error('no matters')
  return view.data
}

test('the one dossier that waits for somebody is found behind hundreds that do not', async () => {
  await put(n =>
    inWindow(
      '2026-03-02',
      { remindedOn: '2026-03-09' },
      followedBy(n === MANY - 1 ? 'colleague' : 'provider'),
    ),
  )
  const { items, more } = await shown('colleague', { digest: 1 })
  expect([items.map(({ dossier }) => dossier), more]).toEqual([['d0249'], 0])
})

test('the eight that press most are shown of all there are, each once, and the others counted', async () => {
  // The last read are the nearest to their last day.
  await put(n => inWindow(n >= MANY - 3 ? '2026-02-02' : '2026-03-02'))
  const { items, more } = await shown('provider')
  expect(items.map(({ dossier }) => dossier).slice(0, 3)).toEqual(['d0247', 'd0248', 'd0249'])
  expect(new Set(items.map(({ dossier }) => dossier)).size).toBe(8)
  expect(more).toBe(MANY - 8)
})

test('tasks too: all are counted', async () => {
  const { id } = personBy('referrer')
  const secretary = personBy('secretariat').id
  await world.store.commit(
    Array.from({ length: 120 }, (_, n): Change => ({
      do: 'add',
      in: 'tasks',
      doc: {
        ...{ id: `t${n}`, kind: 'action', owner: id, state: 'open', due: '2026-03-20' },
        ...{ setBy: secretary, at: '2026-03-02T09:00:00.000Z' },
      },
    })),
  )
  expect((await shown('referrer')).more).toBe(112)
})

test('a digest with nothing to say is not sent', async () => {
  await put(() => inWindow('2026-03-02', {}, followedBy('provider')))
  expect(await refusalOf(world.act('colleague', 'matters.show', { digest: 1 }))).toBe('not-now')
})
