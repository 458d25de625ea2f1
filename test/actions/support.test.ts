/** How a running measure changes, as people press it. */
import { personBy } from '../../scripts/demo/partners'
import type { Outcome } from '../../src/actions/act'
import { runDue } from '../../src/jobs'
import { inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
let dossier: string
beforeEach(async () => {
  world = await makeWorld({ start: '2026-09-01' })
  const housed = inWindow(
    '2026-01-05',
    { state: 'stopped' },
    { stage: 'housed', measure: { inPlaceOn: '2026-01-05', months: 12 } },
  )
  dossier = await putDossier(world, housed)
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> =>
  (await outcome).view?.data as unknown as Record<string, unknown>
const kinds = async () => (await world.facts(dossier)).map(({ kind }) => kind)
const shows = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'notice'))
const renewal = { kind: 'renew', on: '2026-08-30', months: '6', reason: 'Entrée récente : texte d’exemple.' }

test('a renewal is asked by the provider, decided by the secretariat, and told', async () => {
  expect(await dataOf(world.act('provider', 'support.show', { dossier, step: 'renew' }))).toMatchObject({
    step: 'renew',
    byCommission: true,
    endsOn: '2027-01-04',
    possible: ['renew', 'step-down', 'referent'],
  })
  await world.act('provider', 'support.change', { dossier, ...renewal })
  expect(await shows('secretariat')).toEqual(['support.show'])
  expect(await dataOf(world.act('secretariat', 'support.show', { dossier, step: 'decide' }))).toMatchObject({
    step: 'decide',
    asked: { kind: 'renew', months: 6, reason: renewal.reason },
  })
  const decision = { dossier, accept: 'yes', on: '2026-09-01' }
  expect(await dataOf(world.act('secretariat', 'support.decide', decision))).toMatchObject({
    months: 18,
    endsOn: '2027-07-04',
  })
  expect(await kinds()).toEqual(['measure-change-asked', 'measure-renewed'])
  expect(await shows('provider')).toEqual(['notice'])
  expect(await refusalOf(world.act('secretariat', 'support.decide', decision))).toBe('moved-on')
})

test('the reason of a request is nowhere outside the sealed notes', async () => {
  await world.act('provider', 'support.change', { dossier, ...renewal })
  const kept = JSON.stringify([await world.dossier(dossier), await world.facts(dossier)])
  expect(kept).not.toContain('Entrée récente')
})

test('not granted without a reason is refused; with one, the provider is told', async () => {
  await world.act('provider', 'support.change', { dossier, ...renewal })
  const decision = { dossier, accept: 'no', on: '2026-09-01' }
  expect(await refusalOf(world.act('secretariat', 'support.decide', decision))).toBe('reason-needed')
  await world.act('secretariat', 'support.decide', { ...decision, reason: 'À revoir en séance.' })
  expect(await kinds()).toEqual(['measure-change-asked', 'measure-change-refused'])
})

test('a step down counts once for two clicks, and for two colleagues at once', async () => {
  const { mark } = await dataOf(world.act('provider', 'support.show', { dossier, step: 'step-down' }))
  const press = { dossier, kind: 'step-down', on: '2026-09-01', was: mark }
  const outcomes = await Promise.all([
    refusalOf(world.act('provider', 'support.change', press)),
    refusalOf(world.act('colleague', 'support.change', press)),
    refusalOf(world.act('provider', 'support.change', press)),
  ])
  expect(outcomes.filter(Boolean)).toEqual(['moved-on', 'moved-on'])
  expect((await world.dossier(dossier)).measure?.intensity).toBe('sustained')
})

test('a colleague becomes référent, and the thread goes on; somebody of another provider does not', async () => {
  const colleague = personBy('colleague').id
  const other = personBy('provider2').id
  expect(await refusalOf(world.act('provider', 'support.referent', { dossier, referent: other }))).toBe(
    'payload',
  )
  await world.act('provider', 'support.referent', { dossier, referent: colleague })
  expect((await world.dossier(dossier)).mandate?.referent).toBe(colleague)
  expect(await dataOf(world.act('colleague', 'passeport.show', { dossier }))).toMatchObject({ step: 'form' })
})

test.each([
  ['member', 'support.show', {}],
  ['landlord', 'support.show', {}],
  ['referrer', 'support.change', renewal],
  ['provider2', 'support.change', renewal],
  ['secretariat', 'support.change', renewal],
  ['provider', 'support.decide', { accept: 'yes', on: '2026-09-01' }],
])('%s may not %s', async (who, verb, payload) => {
  expect(await refusalOf(world.act(who, verb, { dossier, ...payload }))).toMatch(/not-allowed|moved-on/)
})

test('a measure near its end is in the digest of its référent until somebody acts', async () => {
  const matters = async () =>
    ((await dataOf(world.act('provider', 'matters.show', {}))).items as { kind: string }[]).map(
      ({ kind }) => kind,
    )
  world.on('2026-11-20')
  await runDue(world.app)
  expect(await matters()).toContain('measure-ending')
  await world.act('provider', 'support.change', { dossier, ...renewal, on: '2026-11-20' })
  expect(await matters()).not.toContain('measure-ending')
})
