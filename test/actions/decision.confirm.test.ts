/** A decision is recorded with two presses: the first says what follows, and nobody hears of it before the second. */
import type { Outcome } from '../../src/actions/act'
import type { Day } from '../../src/domain/calendar'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const ids = { dossier: 'd1', round: 'd1.1' }
const integration = {
  ...{ ...ids, outcome: 'integrate', provider: 'passeurs', months: '12', funding: 'fnavdl' },
  conditions: 'Une visite par semaine.',
}
const press = (given: object, who = 'secretariat') => world.act(who, 'decision.record', given)
const card = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view } = await outcome
  return { card: view?.card, open: view?.open, ...(view?.data as object) }
}
/** The confirmation of a press: what it shows, and the payload of its own button. */
const confirmed = async (given: object) => {
  const { confirm } = (await card(press(given))) as {
    confirm: { given: object; texts: object; [key: string]: unknown }
  }
  return { confirm, again: { ...confirm.given, ...confirm.texts, confirm: 'yes' } }
}
const inbox = async () =>
  Promise.all(['provider', 'referrer', 'siao', 'ddets', 'landlord2'].map(who => world.told(who)))

beforeEach(async () => {
  await planWith(world, [await putReady(world)])
  await everybodyVotes(world, 'd1')
  await world.act('secretariat', 'round.close', ids)
})

test('the first press says what follows and records nothing', async () => {
  const before = [await world.dossier('d1'), await world.facts('d1'), await inbox()]
  expect(await card(press(integration))).toMatchObject({
    card: 'decision',
    step: 'confirm',
    open: true,
    confirm: {
      outcome: 'integrate',
      on: '2026-03-02',
      provider: 'Association Les Passeurs',
      months: 12,
      need: { size: 'T4', territory: 'metropole' },
      texts: { conditions: 'Une visite par semaine.' },
      told: ['referrer', 'siao', 'ddets', 'every-landlord'],
      teller: { name: 'Rosalie Referente-Exemple', by: '2026-03-09' },
      places: { used: 1, capacity: 5, year: 1 },
    },
  })
  expect([await world.dossier('d1'), await world.facts('d1'), await inbox()]).toEqual(before)
})

test('the second records what the first showed, and who was named is told', async () => {
  const { again } = await confirmed(integration)
  expect(await card(press(again))).toMatchObject({
    step: 'recorded',
    recorded: {
      outcome: 'integrate',
      provider: 'Association Les Passeurs',
      conditions: 'Une visite par semaine.',
    },
  })
  for (const [who, show] of [
    ['provider', 'mandate.show'],
    ['landlord2', 'need.show'],
  ] as const)
    expect(await world.told(who)).toContainEqual(
      expect.objectContaining({ say: expect.objectContaining({ show }) as unknown }),
    )
})

test('pressed twice, or by two at once, it is recorded once; a first press that comes late shows what was recorded', async () => {
  const { again } = await confirmed(integration)
  const codes = await Promise.all([refusalOf(press(again)), refusalOf(press(again))])
  expect(codes.filter(code => code === 'moved-on')).toHaveLength(1)
  expect((await world.facts('d1')).filter(({ kind }) => kind === 'integrated')).toHaveLength(1)
  const late = await press(integration)
  expect('refused' in late && late.refused.code).toBe('moved-on')
  expect(late.view?.data).toMatchObject({ step: 'recorded' })
})

test('a card from before there was a second press is asked for it too', async () => {
  // As buttons sent it: no `confirm`.
  expect(await card(press({ v: 1, ...integration }))).toMatchObject({ step: 'confirm' })
})

test('one goes back to the form as it was filled', async () => {
  const { confirm } = await confirmed({ ...integration, months: '18', size: 'T5' })
  expect(await card(press({ ...confirm.given, ...confirm.texts, confirm: 'edit' }))).toMatchObject({
    step: 'integrate',
    filled: { provider: 'passeurs', months: 18, size: 'T5', conditions: 'Une visite par semaine.' },
  })
  expect((await world.dossier('d1')).stage).toBe('agenda')
})

test('what recording is refused for, the first press is refused for already', async () => {
  expect(await refusalOf(press({ ...ids, outcome: 'refuse' }))).toBe('reason-needed')
  expect(await refusalOf(press({ ...integration, provider: 'balises' }))).toBe('reason-needed')
  expect(await refusalOf(press({ ...integration, provider: 'ccas' }))).toBe('provider-not-retained')
  expect(await refusalOf(press({ ...integration, on: '2026-03-03' }))).toBe('date-future')
  expect(await refusalOf(press({ ...integration, teller: 'nobody' }))).toBe('payload')
  expect(await refusalOf(press({ ...integration, confirm: 'perhaps' }))).toBe('payload')
})

test('a session whose agenda is full is said so before anything is confirmed', async () => {
  await planWith(world, [], { session: 's2', on: '2026-04-09' as Day })
  const session = await world.store.get('sessions', 's2')
  if (!session) throw new Error('no session')
  const agenda = Array.from({ length: 30 }, (_, n) => `other${n}`)
  await world.store.commit([{ do: 'put', in: 'sessions', doc: { ...session, agenda } }])
  expect(await refusalOf(press({ ...ids, outcome: 'adjourn', to: 's2', reason: 'Un motif.' }))).toBe(
    'agenda-full',
  )
})

test('what changed in between is refused by the second', async () => {
  const { again } = await confirmed({ ...ids, outcome: 'refuse', reason: 'Un motif.' })
  const other = await confirmed(integration)
  await press(other.again)
  expect(await refusalOf(press(again))).toBe('moved-on')
  expect((await world.dossier('d1')).stage).toBe('mandated')
})

test.each([
  ['refuse', {}, ['referrer', 'siao']],
  ['adjourn', { to: 's2' }, ['referrer', 'siao']],
] as const)('to %s tells of itself too', async (outcome, more, told) => {
  await planWith(world, [], { session: 's2', on: '2026-04-09' as Day })
  const { confirm } = await confirmed({ ...ids, outcome, reason: 'Un motif.', ...more })
  expect(confirm).toMatchObject({ outcome, told, ...(outcome === 'adjourn' && { to: '2026-04-09' }) })
})

test.each(['member', 'chair', 'referrer', 'provider', 'landlord', 'siao'])(
  'it is not %s’s, at either press',
  async who => {
    for (const confirm of [{}, { confirm: 'yes' }, { confirm: 'edit' }])
      expect(await refusalOf(press({ ...integration, ...confirm }, who))).toBe('not-allowed')
  },
)

describe('providers are those retained on the day of the decision', () => {
  const retained = async (from: Day, to: Day) => {
    const passeurs = await world.store.get('organisations', 'passeurs')
    if (!passeurs) throw new Error('no provider')
    await world.store.commit([
      { do: 'put', in: 'organisations', doc: { ...passeurs, retainedFrom: from, retainedTo: to } },
    ])
  }
  test('one whose tender ended since may be recorded for its last day, and not for the day after', async () => {
    await retained('2026-01-01', '2026-03-02')
    world.on('2026-03-05')
    expect(
      await card(world.act('secretariat', 'decision.show', { ...ids, outcome: 'integrate' })),
    ).toMatchObject({ providers: [{ organisation: 'passeurs' }, { organisation: 'balises' }] })
    expect(await refusalOf(press({ ...integration, on: '2026-03-03' }))).toBe('provider-not-retained')
    expect(await card(press({ ...integration, on: '2026-03-02' }))).toMatchObject({ step: 'confirm' })
  })

  test('one retained since cannot have been asked before', async () => {
    await retained('2026-03-04', '2026-12-31')
    world.on('2026-03-05')
    expect(await refusalOf(press({ ...integration, on: '2026-03-03' }))).toBe('provider-not-retained')
    expect(await card(press({ ...integration, on: '2026-03-04' }))).toMatchObject({ step: 'confirm' })
  })
})
