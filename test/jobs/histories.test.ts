/** Random histories through the real app and store: windows, answers, allocations, mutes, hours, absences and outages. */
import fc from 'fast-check'
import { personBy } from '../../scripts/demo/partners'
import { type Day, addDays, dayOf, isWorkingDay, timeOf } from '../../src/domain/calendar'
import { Refused } from '../../src/domain/refused'
import { runDue } from '../../src/jobs'
import { all } from '../../src/store/store'
import { inWindow, putDossier } from '../support/measure'
import { type World, makeWorld } from '../support/world'

const START: Day = '2026-03-10'
const landlord = 'habitat-tilleul'

const what = fc.constantFrom(
  'hesitates',
  'remind',
  'allocate',
  'cancel',
  'mute',
  'hours',
  'absence',
  'back',
  'outage',
  'nothing',
)
const step = fc.record({ after: fc.integer({ min: 1, max: 16 }), what, n: fc.integer({ min: 1, max: 2 }) })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const perform = async (world: World, { what: kind, n }: Step): Promise<void> => {
  const [dossier, today] = [`d${n}`, world.today()]
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    hesitates: () => world.act('provider', 'window.answer', { dossier, kind: 'household-hesitates' }),
    remind: () =>
      world.act('provider', 'window.answer', { dossier, kind: 'remind-me', day: addDays(today, 4 * n) }),
    allocate: () =>
      world.act('secretariat', 'allocation.record', { dossier, on: today, outcome: 'rank-1', landlord }),
    cancel: () => world.act('secretariat', 'allocation.cancel', { dossier, reason: 'Un motif.' }),
    mute: () => world.act('provider', 'preferences.save', { muted: 'reminders,news', from: '9', to: '18' }),
    hours: () => world.act('provider', 'preferences.save', { muted: '', from: '14', to: '17' }),
    absence: () =>
      world.act('provider', 'absence.set', {
        standIn: personBy('colleague').id,
        from: today,
        to: addDays(today, 20),
      }),
    back: () => world.act('provider', 'absence.end'),
  }
  await acts[kind]?.().catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
  })
}

/** What holds on any day of one dossier. */
const checkDossier = async (world: World, id: string): Promise<void> => {
  const { stage, window } = await world.dossier(id)
  expect({ window: 'open', allocated: 'stopped', interrupted: 'interrupted' }[String(stage)]).toBe(
    window?.state,
  )
  const facts = await world.facts(id)
  const keys = facts.flatMap(({ kind, data }) =>
    kind === 'reminder-due' && data.key !== 'asked' ? [data.key] : [],
  )
  expect(new Set(keys).size).toBe(keys.length)
}

/** At most one digest a person a day, on a working day and in their hours; each reminder names those that told of it. */
const checkDigests = async (world: World): Promise<void> => {
  const messages = await all(world.store, 'messages', { index: 'state', equals: ['waiting'] })
  const digests = messages.filter(({ about }) => about === 'digest')
  const days = digests.map(({ to, nextAt }) => `${to} ${dayOf(nextAt)}`)
  expect(new Set(days).size).toBe(days.length)
  for (const { nextAt } of digests) {
    expect(isWorkingDay(dayOf(nextAt))).toBe(true)
    expect(timeOf(nextAt).hour).toBeGreaterThanOrEqual(9)
    expect(timeOf(nextAt).hour).toBeLessThan(18)
  }
  const ids = new Set(digests.map(({ id }) => id))
  for (const id of ['d1', 'd2'])
    for (const { kind, data } of await world.facts(id))
      if (kind === 'reminder-due')
        for (const digest of String(data.digests).split(' ').filter(Boolean))
          expect(ids.has(digest)).toBe(true)
}

test('one of open, allocated and interrupted holds each day; no reminder twice, no day skipped, one digest a person a day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
      const world = await makeWorld({ start: START })
      try {
        for (const n of [1, 2]) await putDossier(world, inWindow(addDays(START, 3 - 3 * n)), n)
        for (const each of [...steps, { after: 110, what: 'nothing', n: 1 } as const]) {
          for (let left = each.after; left > 0; left -= 1) {
            world.wait(1)
            if (each.what === 'outage' && left > 1) continue
            await runDue(world.app)
            for (const id of ['d1', 'd2']) {
              await checkDossier(world, id)
              // No day is skipped: nothing that is due today is left for tomorrow.
              const { dueOn } = await world.dossier(id)
              expect(dueOn === undefined || dueOn > world.today()).toBe(true)
            }
          }
          await perform(world, each)
        }
        await checkDigests(world)
      } finally {
        await world.close()
      }
    }),
    // Each run is hundreds of days: one is enough on a server.
    { numRuns: process.env.MONGODB_TEST_URI ? 1 : 4 },
  )
}, 900_000)

describe('the history says what became of a reminder', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld({ start: START })
    await putDossier(world, inWindow(START, {}, { lastPasseportOn: '2026-04-01', passeports: 1 }))
  })
  afterEach(() => world.close())

  const digestOf = () => world.store.get('messages', `digest.${personBy('provider').id}.2026-04-10`)
  const pass = async () => {
    world.on('2026-04-10')
    await runDue(world.app)
  }
  const becomes = async (state: 'delivered' | 'failed' | 'replaced') => {
    const message = await digestOf()
    if (!message) throw new Error('no digest')
    await world.store.commit([{ do: 'put', in: 'messages', doc: { ...message, state, open: 0 } }])
  }
  const told = async (verb: string): Promise<unknown> => {
    const { view } = await world.act('secretariat', verb, { dossier: 'd1' })
    const { history = [] } = view?.data as { history?: { kind: string; data: Record<string, unknown> }[] }
    return history.find(({ kind }) => kind === 'reminder-due')?.data
  }

  test.each([
    ['waiting', undefined, 'pending'],
    ['delivered', 'delivered', 'received'],
    ['failed', 'failed', 'failed'],
    ['left out, for it was answered meanwhile', 'replaced', 'dropped'],
  ] as const)('%s', async (_, state, delivery) => {
    await pass()
    if (state) await becomes(state)
    const expected = { key: 'month-1', left: 61, delivery }
    expect([await told('dossier.show'), await told('window.show')]).toEqual([expected, expected])
  })

  test('muted', async () => {
    await world.act('provider', 'preferences.save', { muted: 'reminders', from: '9', to: '18' })
    await pass()
    expect(await told('dossier.show')).toMatchObject({ delivery: 'muted' })
  })
})
