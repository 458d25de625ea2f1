/**
 * Random people press random buttons of the commission, through the one door and on the real store. Afterwards the
 * facts, the journal and the documents agree with each other, and no place was taken beyond the year's without a reason.
 */
import fc from 'fast-check'
import { people } from '../../scripts/demo/partners'
import { act, type Outcome } from '../../src/actions/act'
import type { App } from '../../src/actions/app'
import { instantOf } from '../../src/domain/calendar'
import { deliberate } from '../../src/domain/deliberation'
import { Refused } from '../../src/domain/refused'
import { choices } from '../../src/domain/round'
import { type Doc, all } from '../../src/store/store'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { type World, makeWorld } from '../support/world'

const ids = ['d1', 'd2', 'd3'] as const
/** Some members, with the organisation that they sit for. */
const seats = {
  chair: 'prefecture',
  ddets: 'prefecture',
  member: 'departement',
  member2: 'metropole',
  member3: 'toits-aubepine',
  landlord: 'habitat-tilleul',
  landlord2: 'logis-sureau',
} as const
const organisation = fc.constantFrom(...Object.values(seats), 'siao')
const dossier = fc.constantFrom(...ids)
const secretariat = fc.constant('secretariat')

interface Press {
  readonly who: string
  readonly verb: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** A member presses a button, mostly for their own organisation. */
const byMember = (button: (own: string) => fc.Arbitrary<Omit<Press, 'who'>>): fc.Arbitrary<Press> =>
  fc
    .constantFrom(...(Object.keys(seats) as (keyof typeof seats)[]))
    .chain(who => button(seats[who]).map(pressed => ({ who, ...pressed })))

const mostly = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other })

const vote = byMember(own =>
  fc
    .record({ dossier, choice: fc.constantFrom(...choices), organisation: mostly<string>(own, organisation) })
    .map(given => ({
      verb: 'vote.cast',
      payload: { ...given, round: `${given.dossier}.1`, confirm: 'yes', reason: 'Un motif.' },
    })),
)
const give = byMember(own =>
  fc
    .record({ from: mostly<string>(own, organisation), to: organisation })
    .map(given => ({ verb: 'proxy.give', payload: { session: 's1', ...given } })),
)
const withdraw = byMember(own =>
  mostly<string>(own, organisation).map(from => ({
    verb: 'proxy.withdraw',
    payload: { session: 's1', from },
  })),
)
const talk = byMember(() =>
  dossier.map(id => ({ verb: 'vote.discuss', payload: { confirm: 'yes', dossier: id, round: `${id}.1` } })),
)
const attend = fc
  .record({ who: secretariat, org: organisation, how: fc.constantFrom('present', 'remote', 'absent') })
  .map(({ who, org, how }): Press => ({
    who,
    verb: 'attendance.record',
    payload: { session: 's1', chair: 'prefecture', [`presence-${org}`]: how },
  }))
const close = fc
  .record({ who: mostly('secretariat', fc.constantFrom('member', 'siao')), id: dossier })
  .map(({ who, id }): Press => ({ who, verb: 'round.close', payload: { dossier: id, round: `${id}.1` } }))
const decide = fc
  .record({
    who: mostly('secretariat', fc.constantFrom('chair', 'provider')),
    id: dossier,
    reason: fc.constantFrom('', '', 'Un motif.'),
    outcome: fc.constantFrom('integrate', 'integrate', 'refuse'),
  })
  .map(({ who, id, ...given }): Press => ({
    who,
    verb: 'decision.record',
    payload: { dossier: id, round: `${id}.1`, provider: 'passeurs', months: 12, funding: 'fnavdl', ...given },
  }))

/** The hour of the session comes. */
const clock = fc.constant<Press>({ who: 'time', verb: 'clock', payload: {} })

const tries = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: vote },
    { weight: 3, arbitrary: give },
    { weight: 2, arbitrary: withdraw },
    { weight: 1, arbitrary: talk },
    { weight: 2, arbitrary: attend },
    { weight: 3, arbitrary: close },
    { weight: 6, arbitrary: decide },
    { weight: 1, arbitrary: clock },
  ),
  { minLength: 30, maxLength: 50, size: 'max' },
)

/** One place a year: the second household needs a reason. */
const appOf = ({ app }: World, begun: () => boolean): App => ({
  ...app,
  settings: { ...app.settings, rules: { ...app.settings.rules, capacity: [1] } },
  clock: { ...app.clock, now: () => (begun() ? instantOf('2026-03-12', 15) : app.clock.now()) },
})

const attemptedBy = (who: string) => people.find(({ key }) => key === who)

const outcomeOf = async (outcome: Promise<Outcome>): Promise<boolean> => {
  try {
    return !('refused' in (await outcome))
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

const roundsOf = (world: World): Promise<readonly Doc<'rounds'>[]> =>
  all(world.store, 'rounds', { index: 'session', equals: ['s1'] })

const placesOf = async (world: World) => (await world.store.get('programme', 'programme'))?.places ?? []

const agrees = async (world: World): Promise<void> => {
  for (const round of await roundsOf(world)) {
    const said = new Map<string, string>()
    for (const { organisation, choice } of round.history)
      if (choice === 'fallen') said.delete(organisation)
      else said.set(organisation, choice)
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(Object.entries(round.voices).map(([id, { choice }]) => [id, choice])),
    )
    const closings = (await world.facts(round.dossier)).filter(({ kind }) => kind === 'round-closed')
    expect(closings).toHaveLength(round.state === 'closed' ? 1 : 0)
    if (round.state === 'closed') expect(closings[0]?.data).toMatchObject({ cast: said.size, asked: 9 })
    expect(deliberate(round).tally.missing).toBe(9 - said.size)
  }
  const session = await world.store.get('sessions', 's1')
  for (const { state, proxies } of await roundsOf(world))
    if (state === 'open') expect(proxies).toEqual(session?.proxies)
  const facts = await all(world.store, 'facts', { index: 'subject', equals: ['sessions/s1'] })
  const proxies = new Map<unknown, unknown>()
  for (const { kind, data } of facts)
    if (kind === 'proxy-given') proxies.set(data.from, data.to)
    else if (kind === 'proxy-withdrawn') proxies.delete(data.from)
  expect(session?.proxies).toEqual(Object.fromEntries(proxies))
  const integrated = (await Promise.all(ids.map(id => world.facts(id))))
    .flat()
    .filter(({ kind }) => kind === 'integrated')
  expect(await placesOf(world)).toHaveLength(integrated.length)
}

test('whoever presses whatever, facts, journal and documents agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), tries, async (voted, attempts) => {
      const world = await makeWorld()
      try {
        for (const n of [1, 2, 3]) await putReady(world, n)
        await planWith(world, ids)
        for (const id of voted ? ids : []) {
          await everybodyVotes(world, id)
          await world.act('secretariat', 'round.close', { dossier: id, round: `${id}.1` })
        }
        let begun = false
        const app = appOf(world, () => begun)
        const closed = new Map<string, unknown>()
        for (const { who, verb, payload } of attempts) {
          if (verb === 'clock') begun = true
          const person = attemptedBy(who)
          const places = await placesOf(world)
          const done = person !== undefined && (await outcomeOf(act(app, person, verb, payload)))
          // The one place is taken: another household needs a reason.
          if (done && payload.outcome === 'integrate' && places.length > 0)
            expect(payload.reason).not.toBe('')
          for (const { id, state, voices, history, proxies, closed: closing } of await roundsOf(world)) {
            const now = { voices, history, proxies, closing }
            if (closed.has(id)) expect(now).toEqual(closed.get(id))
            if (state === 'closed') closed.set(id, now)
          }
        }
        await agrees(world)
      } finally {
        await world.close()
      }
    }),
    { numRuns: 15 },
  )
}, 900_000)
