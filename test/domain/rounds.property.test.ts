/**
 * Random commissions: people who vote, give proxies, recuse, ask for discussion, change organisation, come or stay away,
 * in any order. Whatever they do, each organisation has at most one voice, closed rounds stay, and the count is what
 * anybody would find who went through the journal with a pencil.
 */
import fc from 'fast-check'
import type { Day } from '../../src/domain/calendar'
import { deliberate } from '../../src/domain/deliberation'
import { giveProxy, withdrawProxy } from '../../src/domain/proxies'
import { Refused } from '../../src/domain/refused'
import {
  type Choice,
  type Round,
  type Voice,
  castVote,
  choices,
  closeRound,
  discuss,
  openRound,
  voiceOf,
  voicesOf,
} from '../../src/domain/round'
import { type CommissionRules, defaultRules } from '../../src/domain/rules'
import { type Session, planSession } from '../../src/domain/session'
import { makeDossier } from '../support/commission'

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const guest = 'z'
const at = '2026-03-12T13:00:00.000Z'
const today: Day = '2026-03-12'

const organisation = fc.constantFrom(...names, guest)
const choice = fc.constantFrom(...choices)

/** What somebody tries; people are the organisations’ titulars and deputies, `0` to `11`. */
const attempt = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('vote' as const),
      who: fc.nat(11),
      round: fc.nat(1),
      /** Which of their voices; or that of an organisation, theirs or not. */
      voice: fc.oneof({ weight: 5, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: organisation }),
      choice,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('give' as const), from: organisation, to: organisation }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), from: organisation }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('discuss' as const), round: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), who: fc.nat(11), to: organisation }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('begin' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('come' as const), who: organisation }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('close' as const), round: fc.nat(1), chair: organisation }),
  },
)
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

interface State {
  readonly session: Session
  readonly rounds: readonly Round[]
  /** Organisation of each person now. */
  readonly posts: readonly string[]
  readonly present: readonly string[]
  readonly begun: boolean
}

const settings = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: names.length, maxLength: names.length }),
  rules: fc.record({
    quorum: fc.constantFrom(0, 0.5, 2 / 3, 1),
    secondWithoutQuorum: fc.boolean(),
    majority: fc.constantFrom('present' as const, 'cast' as const),
    castingVote: fc.boolean(),
    proxiesHeld: fc.integer({ min: 0, max: 2 }),
  }),
  mode: fc.constantFrom('meeting' as const, 'written' as const),
  second: fc.boolean(),
})
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never

const rulesOf = ({ rules }: Settings): CommissionRules => ({ ...defaultRules.commission, ...rules })

const begin = (given: Settings): State => {
  const { weights, mode, second } = given
  const { next: session } = planSession({
    on: today,
    time: '14:30',
    place: 'Salle Exemple',
    by: 'secretary',
    now: '2026-03-02T09:00:00.000Z',
    today: '2026-03-02',
    mode,
  })
  const organisations = names.map((id, n) => ({
    id,
    name: id,
    kind: 'landlord' as const,
    voice: weights[n] ?? 1,
  }))
  const open = (id: string) =>
    openRound(
      { ...makeDossier(), id },
      {
        session: { id: 's1', mode, second, proxies: {} },
        on: '2026-03-02',
        rules: rulesOf(given),
        organisations: [...organisations, { id: guest, name: guest, kind: 'siao', voice: 0 }],
      },
    )
  const posts = [...names, ...names]
  return { session, rounds: [open('d1'), open('d2')], posts, present: [], begun: false }
}

const replaced = (rounds: readonly Round[], n: number, change: (round: Round) => Round): readonly Round[] =>
  rounds.map((round, index) => (index === n ? change(round) : round))

/** What becomes of it; throws `Refused` where the rules say no. */
const next = (state: State, tried: Attempt, given: Settings): State => {
  const change = { rounds: state.rounds, by: 'somebody', at, today }
  const withRounds = ({ next: session, rounds }: { next: Session; rounds: readonly Round[] }): State => ({
    ...state,
    session,
    rounds: state.rounds.map(round => rounds.find(({ dossier }) => dossier === round.dossier) ?? round),
  })
  switch (tried.do) {
    case 'vote': {
      const person = { posts: [{ role: 'member' as const, organisation: state.posts[tried.who] ?? guest }] }
      return {
        ...state,
        rounds: replaced(state.rounds, tried.round, round => {
          const castable =
            typeof tried.voice === 'string'
              ? voiceOf(person, round, tried.voice)
              : voicesOf(person, round)[tried.voice % Math.max(1, voicesOf(person, round).length)]
          if (!castable) throw new Refused('no-voice')
          const voice: Voice = {
            ...castable,
            by: String(tried.who),
            choice: tried.choice,
            at,
            reason: 'sealed',
          }
          return castVote(round, voice)
        }),
      }
    }
    case 'give': {
      const { from, to } = tried
      return withRounds(
        giveProxy(state.session, { from, to }, { ...change, rules: rulesOf(given), voting: names }),
      )
    }
    case 'withdraw':
      return withRounds(withdrawProxy(state.session, tried.from, change))
    case 'discuss':
      return { ...state, rounds: replaced(state.rounds, tried.round, discuss) }
    case 'move':
      return { ...state, posts: state.posts.map((post, who) => (who === tried.who ? tried.to : post)) }
    case 'begin':
      return { ...state, begun: true }
    case 'come':
      return { ...state, present: state.begun ? [...new Set([...state.present, tried.who])] : state.present }
    case 'close': {
      const closing = { by: 'secretary', at, present: state.present, chair: tried.chair }
      return {
        ...state,
        rounds: replaced(state.rounds, tried.round, round => closeRound(round, closing, state.begun)),
      }
    }
  }
}

const tryIt = (state: State, tried: Attempt, given: Settings): State => {
  try {
    return next(state, tried, given)
  } catch (error) {
    if (error instanceof Refused) return state
    throw error
  }
}

/** The last word of each organisation, read off the journal. */
const pencil = ({ history }: Round): ReadonlyMap<string, Choice> => {
  const said = new Map<string, Choice>()
  for (const { organisation: who, choice: what } of history)
    if (what === 'fallen') said.delete(who)
    else said.set(who, what)
  return said
}

/** Every voice as one slip of paper: an organisation of weight three puts in three. */
const slips = (round: Round, wanted: (id: string) => boolean): number =>
  Object.keys(round.voters)
    .filter(wanted)
    .flatMap(id => Array.from({ length: round.voters[id] ?? 0 }, () => id)).length

/** The count as somebody would make it who knows the rule and has the journal, the proxies and the list of who came. */
const recount = (round: Round, present: readonly string[]) => {
  const said = pencil(round)
  const voted = (id: string) => said.has(id) && said.get(id) !== 'recuse'
  const recused = (id: string) => said.get(id) === 'recuse'
  const came = (id: string) => round.mode === 'meeting' && present.includes(id) && !recused(id)
  const spokenFor = (id: string) => {
    const holder = round.mode === 'meeting' ? round.proxies[id] : undefined
    return holder !== undefined && !recused(id) && (voted(holder) || came(holder))
  }
  const counted = slips(round, id => voted(id) || came(id) || spokenFor(id))
  const of = slips(round, id => !recused(id))
  const waived = round.second && round.mode === 'meeting' && round.rules.secondWithoutQuorum
  const reached = waived || counted + 1e-9 >= of * round.rules.quorum
  const votes = (what: Choice) => slips(round, id => said.get(id) === what)
  const all = votes('favourable') + votes('unfavourable') + votes('adjourn')
  const base = round.rules.majority === 'cast' ? all : counted
  return { counted, of, reached, base, votes }
}

const won = { integrate: 'favourable', refuse: 'unfavourable', adjourn: 'adjourn' } as const

/** What the rules say of a round, and what the pencil says. */
const compare = (round: Round, now: readonly string[]) => {
  const present = round.closed?.present ?? now
  const { quorum, base, outcome, tally, tie } = deliberate(round, round.closed ?? { present })
  const { votes, ...found } = recount(round, present)
  const choice = outcome in won ? won[outcome as keyof typeof won] : undefined
  const carried = choice && (tie?.by ? votes(choice) * 2 === base : votes(choice) * 2 > base)
  return {
    told: {
      ...{ counted: quorum.counted, of: quorum.of, reached: quorum.reached, base },
      ...{ favourable: tally.favourable, unfavourable: tally.unfavourable, adjourn: tally.adjourn },
      carried: outcome in won,
      noQuorum: outcome === 'no-quorum',
      voices: Object.keys(round.voices).sort(),
      choices: Object.keys(round.voices)
        .sort()
        .map(id => round.voices[id]?.choice),
    },
    found: {
      ...found,
      ...{ favourable: votes('favourable'), unfavourable: votes('unfavourable'), adjourn: votes('adjourn') },
      carried: carried ?? false,
      noQuorum: !found.reached,
      voices: [...pencil(round).keys()].sort(),
      choices: [...pencil(round).keys()].sort().map(id => pencil(round).get(id)),
    },
  }
}

/** Voices that should not be: of an organisation without one, or under a proxy that does not stand or whose holder is recused. */
const stray = (round: Round): readonly Voice[] =>
  Object.entries(round.voices)
    .filter(
      ([id, { organisation: of, under }]) =>
        of !== id ||
        !round.voters[id] ||
        (under !== undefined && (round.proxies[id] !== under || round.voices[under]?.choice === 'recuse')),
    )
    .map(([, voice]) => voice)

const holdsTrue = (before: State, { rounds, session, present }: State): void => {
  rounds.forEach((round, n) => {
    if (round === before.rounds[n] && present === before.present) return
    const { told, found } = compare(round, present)
    expect(told).toEqual(found)
    expect(stray(round)).toEqual([])
    if (round.state === 'open') expect(round.proxies).toEqual(session.proxies)
  })
}

test('whatever people do, in any order', () => {
  fc.assert(
    fc.property(
      settings,
      fc.array(attempt, { minLength: 20, maxLength: 60, size: 'max' }),
      (given, tries) => {
        let state = begin(given)
        for (const tried of tries) {
          const before = state
          state = tryIt(state, tried, given)
          before.rounds.forEach((round, n) => {
            if (round.state === 'closed') expect(state.rounds[n]).toBe(round)
          })
          holdsTrue(before, state)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('a proxy is never passed on, and nobody holds more than they may', () => {
  fc.assert(
    fc.property(settings, fc.array(attempt, { maxLength: 40, size: 'max' }), (given, tries) => {
      const { session } = tries.reduce((state, tried) => tryIt(state, tried, given), begin(given))
      const held = Object.values(session.proxies)
      for (const holder of held) expect(session.proxies[holder]).toBeUndefined()
      for (const name of names)
        expect(held.filter(holder => holder === name).length).toBeLessThanOrEqual(given.rules.proxiesHeld)
    }),
  )
})
