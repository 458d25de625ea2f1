import { people, personBy } from '../../scripts/demo/partners'
import type { Day } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { addHome } from '../support/dwellings'
import { inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-03-10' })
})
afterEach(() => world.close())

const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const withRole = (role: string) => people.filter(({ posts }) => posts.some(post => post.role === role))
const delegate = async (): Promise<string> => {
  const [known] = withRole('delegate')
  if (known) return known.id
  const { key: _, ...someone } = personBy('member2')
  const doc = {
    ...someone,
    id: 't.delegate',
    posts: [{ role: 'delegate', organisation: 'metropole' }],
  } as const
  await world.store.commit([{ do: 'add', in: 'people', doc }])
  return doc.id
}
const sent = async () =>
  (await world.store.find('messages', { index: 'due', equals: [1], limit: 200 })).docs
    .filter(({ about }) => about.startsWith('needs.'))
    .map(({ id }) => id)
const answers = (dossier: string, size: string) =>
  world.act('provider', 'window.answer', {
    dossier,
    kind: 'no-suited-home',
    missing: 'house',
    size,
    territory: 'metropole',
  })

test('the delegates are sent the quarter’s needs once, on the first working day after it', async () => {
  const id = await delegate()
  for (const [day, expected] of [
    ['2026-04-01', [`needs.2026-T1.${id}`]],
    ['2026-04-02', [`needs.2026-T1.${id}`]],
    ['2026-07-02', [`needs.2026-T1.${id}`, `needs.2026-T2.${id}`]],
  ] as const) {
    world.on(day)
    await runDue(world.app)
    await runDue(world.app)
    expect(await sent()).toEqual(expect.arrayContaining([...expected]))
    expect((await sent()).filter(each => each.endsWith(id))).toHaveLength(expected.length)
  }
})

test('they are counts, without any dossier, for delegates and the secretariat only', async () => {
  const [one, two] = [
    await putDossier(world, inWindow('2026-03-10', {}, quiet), 1),
    await putDossier(world, inWindow('2026-03-10', {}, quiet), 2),
  ]
  await answers(one, 'T4')
  await answers(two, 'T4')
  world.on('2026-03-11')
  await answers(two, 'T5')
  const shown = (await world.act('secretariat', 'needs.show', { quarter: '2026-T1' })).view?.data
  expect(shown).toEqual({
    quarter: '2026-T1',
    first: '2026-01-01',
    last: '2026-03-31',
    households: 2,
    lines: [
      { missing: 'house', size: 'T4', territory: 'metropole', households: 1 },
      { missing: 'house', size: 'T5', territory: 'metropole', households: 1 },
    ],
  })
  expect(JSON.stringify(shown)).not.toMatch(/d1|d2|M-2026/)
  for (const who of ['provider', 'landlord', 'referrer'])
    expect(await refusalOf(world.act(who, 'needs.show'))).toBe('not-allowed')
})

describe('a reminder that nobody answers', () => {
  const unanswered = async () => {
    await putDossier(world, inWindow('2026-03-10', { reminded: ['month-1', 'month-2'] }, quiet))
    for (const day of ['2026-05-26', '2026-06-02', '2026-06-09'] as const) {
      world.on(day)
      await runDue(world.app)
    }
  }
  const wanted = async (who: string) =>
    (await world.told(who)).filter(({ about }) => about.startsWith('wanted.'))

  test('goes to the landlords with a vacant home that suits, and to no other', async () => {
    await addHome(world, 'h1')
    await unanswered()
    expect(await wanted('landlord')).toHaveLength(1)
    expect(await wanted('landlord2')).toEqual([])
    const { view } = await world.act('landlord', 'wanted.show', { dossier: 'd1' })
    expect(view?.data).toMatchObject({ provider: 'Association Les Passeurs', lastDay: '2026-06-10' })
    expect(JSON.stringify(view?.data)).not.toMatch(/M-2026|Secretname/)
    expect(await refusalOf(world.act('landlord2', 'wanted.show', { dossier: 'd1' }))).toBe('not-now')
  })

  test('goes to none when no vacant home suits', async () => {
    await addHome(world, 'h1', { size: 'T1' })
    await unanswered()
    expect(await wanted('landlord')).toEqual([])
  })
})
