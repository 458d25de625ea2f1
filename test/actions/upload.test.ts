/** Many homes at once: shown first, imported only when confirmed, once, even cut short. */
import { type Outcome, act, contextOf } from '../../src/actions/act'
import { receiveUpload } from '../../src/actions/upload'
import type { Person } from '../../src/domain/people'
import { runDue } from '../../src/jobs'
import { readSheet } from '../../src/sheets'
import { all } from '../../src/store/store'
import { personBy } from '../../scripts/demo/partners'
import { addHome } from '../support/dwellings'
import { withVerbs } from '../support/http'
import { inWindow, putDossier } from '../support/measure'
import { refusal, refusalOf } from '../support/refusal'
import { aLine, bytes, csv, titles } from '../support/sheets'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const send = (
  lines: readonly (readonly string[])[],
  { upload = 'u1', who = 'landlord', landlord = 'habitat-tilleul', where = world } = {},
) =>
  receiveUpload(
    contextOf(where.app, personBy(who) as Person),
    { upload, landlord },
    readSheet(bytes(csv([titles, ...lines]))),
  )
const dataOf = ({ view }: Outcome) => {
  if (view?.card !== 'upload') throw new Error('no upload card')
  return view.data
}
const show = async (upload = 'u1') => dataOf(await world.act('landlord', 'upload.show', { upload }))
const confirm = (upload = 'u1', where = world) => where.act('landlord', 'upload.confirm', { upload })
const homes = async () =>
  (await all(world.store, 'dwellings', { index: 'id' })).map(({ reference }) => reference).sort()
const many = (n: number, changed = {}) => Array.from({ length: n }, (_, at) => aLine(`B-${at + 1}`, changed))

it('nothing is imported before it is confirmed', async () => {
  await send([aLine('A-1'), aLine('A-2', { Loyer: 'cher' })])
  expect(await show()).toMatchObject({
    step: 'checked',
    read: { fresh: 1, changed: 0, unchanged: 0, wrongLines: 1, wrong: [{ line: 3, column: 'Loyer' }] },
  })
  expect(await homes()).toEqual([])
  await confirm()
  expect(await homes()).toEqual(['A-1'])
  expect(await show()).toMatchObject({ step: 'done', read: { imported: 1 } })
})

it('tells what is new, changed, the same; the same file again changes nothing', async () => {
  await send([aLine('A-1'), aLine('A-2')])
  await confirm()
  await send([aLine('A-1'), aLine('A-2', { Loyer: '600' }), aLine('A-3')], { upload: 'u2' })
  expect((await show('u2')).read).toMatchObject({ fresh: 1, changed: 1, unchanged: 1 })
  await confirm('u2')
  await send([aLine('A-1'), aLine('A-2', { Loyer: '600' }), aLine('A-3')], { upload: 'u3' })
  expect((await show('u3')).read).toMatchObject({ fresh: 0, changed: 0, unchanged: 3 })
  expect(await refusalOf(confirm('u3'))).toBe('upload-empty')
})

it('an empty cell takes away, a column that is not there leaves as it was', async () => {
  await addHome(world, 'h1', { reference: 'A-1', features: 'garden', surface: '80' })
  await send([aLine('A-1', { Loyer: '', 'Vacant à partir du': '' })])
  await confirm()
  const { rent, vacantFrom, features, surface } = (await world.store.get('dwellings', 'h1')) ?? {}
  expect({ rent, vacantFrom, features, surface }).toEqual({ features: ['garden'], surface: 80 })
})

it('knows a home however its reference is written, and leaves it as its landlord wrote it', async () => {
  await addHome(world, 'h1', { reference: 'Til-42' })
  await send([aLine('TIL - 42', { Loyer: '333' }), aLine('til-43')])
  expect((await show()).read).toMatchObject({ fresh: 1, changed: 1 })
  await confirm()
  expect(await world.store.get('dwellings', 'h1')).toMatchObject({ reference: 'Til-42', rent: 333 })
  expect(await homes()).toEqual(['Til-42', 'til-43'])
})

it('leaves alone what is retired, and the homes of others', async () => {
  await addHome(world, 'h1', { reference: 'A-1' })
  await addHome(world, 'h2', { reference: 'A-2' }, 'landlord2')
  await world.act('landlord', 'dwelling.retire', { dwelling: 'h1', reason: 'sold' })
  await send([aLine('A-1'), aLine('A-2')])
  expect((await show()).read).toMatchObject({ fresh: 1, wrong: [{ line: 2, problem: 'dwelling-retired' }] })
  await confirm()
  expect((await world.store.get('dwellings', 'h2'))?.landlord).toBe('logis-sureau')
  expect(await homes()).toEqual(['A-1', 'A-2', 'A-2'])
})

it('may be sent again until it is imported, then no more; given up, nothing is left of it', async () => {
  await send(many(150))
  await send([aLine('A-1')])
  await confirm()
  expect(await homes()).toEqual(['A-1'])
  expect(await refusal(send([aLine('A-2')]))).toBe('upload-done')
  await send(many(150), { upload: 'u2' })
  await world.act('landlord', 'upload.drop', { upload: 'u2' })
  expect((await show('u2')).step).toBe('gone')
  expect(await world.store.count('uploadBatches', { index: 'id' })).toBe(0)
  expect(await refusalOf(confirm('u2'))).toBe('not-found')
})

it('confirmed twice at once, on two processes, imports once', async () => {
  const beside = await makeWorld({ beside: world })
  await send(many(250))
  await Promise.all([confirm(), confirm('u1', beside), confirm()])
  await beside.close()
  expect(await homes()).toHaveLength(250)
  expect((await show()).read).toMatchObject({ imported: 250 })
  const facts = await all(world.store, 'facts', { index: 'kind', equals: ['dwelling-added'] })
  expect(facts).toHaveLength(250)
})

it('cut short, it goes on where it stood: at the next press, or by itself the next day', async () => {
  await send(many(250))
  let commits = 0
  const store = withVerbs(world.store, {
    commit: changes => {
      commits += 1
      return commits === 3 ? Promise.reject(new Error('killed')) : world.store.commit(changes)
    },
  })
  const cut = { ...world, app: { ...world.app, store } }
  const person = personBy('landlord') as Person
  await expect(act(cut.app, person, 'upload.confirm', { upload: 'u1' })).rejects.toThrow('killed')
  expect(await homes()).toHaveLength(100)
  expect(await show()).toMatchObject({ step: 'importing', read: { imported: 100 } })
  world.wait(1)
  await runDue(world.app)
  expect(await homes()).toHaveLength(250)
  expect(await show()).toMatchObject({ step: 'done', read: { imported: 250 } })
})

it('its vacancies are told once a household, however many', async () => {
  await putDossier(world, inWindow('2026-03-01'))
  await send(many(230))
  await confirm()
  const told = (await world.told('provider')).map(({ say }) => 'show' in say && say.show)
  expect(told).toEqual(['homes.show'])
})

it('another rent is no vacancy: nobody is told of it', async () => {
  await send([aLine('A-1')])
  await confirm()
  world.wait(30)
  await putDossier(world, inWindow('2026-03-01'))
  await send([aLine('A-1', { Loyer: '600' })], { upload: 'u2' })
  await confirm('u2')
  expect((await show('u2')).read).toMatchObject({ imported: 1 })
  expect(await world.told('provider')).toEqual([])
  await send([aLine('A-1', { 'Vacant à partir du': '01/04/2026' })], { upload: 'u3' })
  await confirm('u3')
  expect(await world.told('provider')).toHaveLength(1)
})

it('a home that is let in the file ends the proposal that held it', async () => {
  await putDossier(world, inWindow('2026-03-01'))
  await send([aLine('A-1')])
  await confirm()
  const [home] = await all(world.store, 'dwellings', { index: 'id' })
  await world.act('provider', 'home.propose', { dossier: 'd1', dwelling: home?.id })
  await send([aLine('A-1', { 'Vacant à partir du': '' })], { upload: 'u2' })
  await confirm('u2')
  expect((await world.dossier('d1')).proposal).toBeUndefined()
})

describe('whose it is', () => {
  it('a landlord sends for its own organisation only', async () => {
    expect(await refusal(send([aLine('A-1')], { landlord: 'logis-sureau' }))).toBe('not-allowed')
    expect(await refusal(send([aLine('A-1')], { who: 'provider' }))).toBe('not-allowed')
  })

  it('who no longer works for the landlord imports nothing for it', async () => {
    await send([aLine('A-1')])
    const { key: _, ...person } = personBy('landlord')
    const stored = await world.store.get('people', person.id)
    const posts = person.posts.map(post => ({ ...post, organisation: 'logis-sureau' }))
    await world.store.commit([{ do: 'put', in: 'people', doc: { ...stored!, posts } }])
    const moved = (await world.store.get('people', person.id)) as Person
    expect(await refusalOf(act(world.app, moved, 'upload.confirm', { upload: 'u1' }))).toBe('not-found')
    expect(await homes()).toEqual([])
  })

  it('nobody else sees, imports or gives up somebody’s upload', async () => {
    await send([aLine('A-1')])
    expect(dataOf(await world.act('landlord2', 'upload.show', { upload: 'u1' })).step).toBe('gone')
    expect(await refusalOf(world.act('landlord2', 'upload.confirm', { upload: 'u1' }))).toBe('not-found')
    await world.act('landlord2', 'upload.drop', { upload: 'u1' })
    expect((await show()).step).toBe('checked')
    expect(await refusal(send([aLine('A-2')], { who: 'landlord2', landlord: 'logis-sureau' }))).toBe(
      'upload-done',
    )
  })
})

it('takes five thousand homes, and five thousand changes', async () => {
  await send(many(5000))
  await confirm()
  expect(await world.store.count('dwellings', { index: 'id' })).toBe(5000)
  await send(many(5000, { Loyer: '600' }), { upload: 'u2' })
  expect((await show('u2')).read).toMatchObject({ fresh: 0, changed: 5000 })
  await confirm('u2')
  expect((await show('u2')).read).toMatchObject({ imported: 5000 })
}, 900_000)
