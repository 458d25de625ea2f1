/** Attendance on the day, and what the rules make of a vote with these people in the room. */
import { personBy } from '../../scripts/demo/partners'
import { act } from '../../src/actions/act'
import { instantOf } from '../../src/domain/calendar'
import { planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world)])
})
afterEach(() => world.close())

/** On the day, at three: the session began at half past two. */
const then = () => ({ ...world.app, clock: { ...world.app.clock, now: () => instantOf('2026-03-12', 15) } })
const during = (who: string, verb: string, payload: object) => act(then(), personBy(who), verb, payload)
const record = (given: object, who = 'secretariat') =>
  during(who, 'attendance.record', { session: 's1', ...given })
const vote = (who: string, choice: string) =>
  world.act(who, 'vote.cast', {
    dossier: 'd1',
    round: 'd1.1',
    choice,
    ...(choice === 'unfavourable' && { reason: 'Un motif.' }),
  })
const round = async () => (await during('secretariat', 'round.show', { dossier: 'd1' })).view?.data
const close = () => during('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })

test('before its hour the card says that it is early, and nothing is recorded', async () => {
  const { view } = await world.act('secretariat', 'attendance.show', { session: 's1' })
  expect(view).toMatchObject({ open: false, data: { step: 'early' } })
  expect(
    await refusalOf(
      world.act('secretariat', 'attendance.record', { session: 's1', 'presence-metropole': 'present' }),
    ),
  ).toBe('not-now')
})

test('on the day it asks for each organisation, who came where several may, and who presides', async () => {
  const { view } = await during('secretariat', 'attendance.show', { session: 's1' })
  expect(view).toMatchObject({ open: true, data: { step: 'form', chair: 'prefecture' } })
  const organisations = view?.card === 'attendance' ? view.data.organisations : []
  expect(organisations).toHaveLength(9)
  expect(organisations.find(({ organisation }) => organisation === 'prefecture')?.people).toHaveLength(2)
})

test('recorded, it is a fact with figures only; the one person of an organisation is taken as the one who came', async () => {
  const { view } = await record({
    chair: 'prefecture',
    'presence-prefecture': 'present',
    'person-prefecture': personBy('chair').id,
    'presence-metropole': 'remote',
    'presence-departement': 'excused',
  })
  expect(view).toMatchObject({ open: false, data: { step: 'recorded' } })
  const session = await world.store.get('sessions', 's1')
  expect(session).toMatchObject({
    chair: 'prefecture',
    attendance: {
      prefecture: { presence: 'present', person: personBy('chair').id },
      metropole: { presence: 'remote', person: personBy('member2').id },
      departement: { presence: 'excused' },
    },
  })
  expect(session?.attendance.departement?.person).toBeUndefined()
  const { docs } = await world.store.find('facts', {
    index: 'kind',
    equals: ['attendance-recorded'],
    limit: 5,
  })
  expect(docs).toMatchObject([{ data: { present: 2 } }])
})

test('pressed twice it is recorded once; corrected, the last one counts and the others stay', async () => {
  const first = { 'presence-metropole': 'present', 'presence-departement': 'absent' }
  await Promise.all([record(first), record(first)])
  await record({ 'presence-departement': 'remote' })
  expect((await world.store.get('sessions', 's1'))?.attendance).toMatchObject({
    metropole: { presence: 'present' },
    departement: { presence: 'remote' },
  })
  const { docs } = await world.store.find('facts', {
    index: 'kind',
    equals: ['attendance-recorded'],
    limit: 5,
  })
  expect(docs).toHaveLength(2)
})

test.each<readonly [string, object, string, string]>([
  ['a member does not record it', {}, 'member', 'not-allowed'],
  ['a way of being there that is none', { 'presence-metropole': 'maybe' }, 'secretariat', 'payload'],
  [
    'somebody of another organisation did not come for this one',
    { 'presence-prefecture': 'present', 'person-prefecture': personBy('member2').id },
    'secretariat',
    'not-found',
  ],
  ['an organisation that is none does not preside', { chair: 'nobody' }, 'secretariat', 'not-found'],
  [
    'nor one that did not come',
    { chair: 'prefecture', 'presence-prefecture': 'excused' },
    'secretariat',
    'payload',
  ],
])('%s', async (_, given, who, code) => {
  expect(await refusalOf(record(given, who))).toBe(code)
  expect((await world.store.get('sessions', 's1'))?.attendance).toEqual({})
})

test('people in the room and represented count in the quorum, silent or not', async () => {
  await world.act('member2', 'proxy.give', { session: 's1', from: 'metropole', to: 'departement' })
  for (const who of ['chair', 'landlord', 'landlord2']) await vote(who, 'favourable')
  expect(await round()).toMatchObject({ quorum: { counted: 3, of: 9, reached: false }, outcome: 'no-quorum' })
  await record({ 'presence-departement': 'present', chair: 'prefecture' })
  expect(await round()).toMatchObject({ quorum: { counted: 5, of: 9, reached: true }, outcome: 'integrate' })
  const { view } = await during('secretariat', 'round.show', { dossier: 'd1' })
  const voices = view?.card === 'round' ? view.data.voices : []
  expect(voices).toContainEqual({
    organisation: 'Métropole Exemple',
    part: 'represented',
    under: 'Département Exemple',
  })
  expect(voices).toContainEqual({ organisation: 'Département Exemple', part: 'present' })
})

test('a closed round keeps who was in the room then, whatever is corrected after', async () => {
  for (const who of ['chair', 'landlord', 'landlord2', 'member3']) await vote(who, 'favourable')
  await record({ 'presence-departement': 'present' })
  await close()
  const closed = await world.store.get('rounds', 'd1.1')
  await record({ 'presence-departement': 'absent', 'presence-metropole': 'present' })
  expect(await world.store.get('rounds', 'd1.1')).toEqual(closed)
  expect(await round()).toMatchObject({ quorum: { counted: 5 }, outcome: 'integrate' })
})

test('closed without quorum, the card leads to the form that convenes again what lacked it', async () => {
  await vote('chair', 'favourable')
  await close()
  expect(await round()).toMatchObject({ step: 'decide', outcome: 'no-quorum' })
  const { view } = await during('secretariat', 'session.show', { second: 's1' })
  expect(view?.data).toMatchObject({ second: { session: 's1', codes: ['M-2026-001'] } })
})

test('on an equal share the chair’s voice prevails, whoever was named to preside on the day', async () => {
  for (const who of ['chair', 'member', 'member2', 'landlord']) await vote(who, 'favourable')
  for (const who of ['landlord2', 'member3', 'member4', 'member5']) await vote(who, 'unfavourable')
  expect(await round()).toMatchObject({ outcome: 'integrate', tie: { by: 'Préfecture Exemple (DDETS)' } })
  await record({ chair: 'logis-sureau', 'presence-logis-sureau': 'present' })
  await close()
  expect(await round()).toMatchObject({ outcome: 'refuse', tie: { by: 'Logis Sureau' } })
})

test('the organisation that was to preside and did not come breaks no tie', async () => {
  for (const who of ['chair', 'member', 'member2', 'landlord']) await vote(who, 'favourable')
  for (const who of ['landlord2', 'member3', 'member4', 'member5']) await vote(who, 'unfavourable')
  await record({ 'presence-prefecture': 'absent', 'presence-metropole': 'present' })
  expect(await round()).toMatchObject({ outcome: 'none', tie: {} })
  await close()
  expect((await world.store.get('rounds', 'd1.1'))?.closed?.chair).toBeUndefined()
})

test('closing in the meeting while voices are missing: the card says that nobody recorded who is there', async () => {
  const confirm = async () => {
    const { view } = await during('secretariat', 'round.show', { dossier: 'd1', confirm: 'yes' })
    return view?.card === 'round' && view.data.unattended
  }
  expect(await confirm()).toBe(true)
  await record({ 'presence-metropole': 'present' })
  expect(await confirm()).toBeUndefined()
  const { view } = await world.act('secretariat', 'round.show', { dossier: 'd1', confirm: 'yes' })
  expect(view?.data).not.toHaveProperty('unattended')
})

test.each([
  ['another day: nobody has come yet, nobody presides', '2026-03-19', '14:30', {}, 0],
  ['a later hour of the day: who is there stays', '2026-03-12', '16:00', { chair: 'logis-sureau' }, 1],
])('the session moves to %s', async (_, on, time, kept, counted) => {
  await record({ chair: 'logis-sureau', 'presence-logis-sureau': 'present' })
  await during('secretariat', 'session.move', { session: 's1', on, time, place: 'Salle Exemple' })
  const { chair, attendance = {} } = (await world.store.get('sessions', 's1')) ?? {}
  expect(chair ? { chair } : {}).toEqual(kept)
  expect(Object.keys(attendance)).toHaveLength(counted)
  expect(await round()).toMatchObject({ quorum: { counted } })
})
