/**
 * What the rules make of a vote, each line a case. Nine organisations with a voice each, `a` to `i`, unless a line says
 * otherwise. Source: the default rule set (rules.ts), by analogy with CRPA R133-10 to R133-12.
 */
import { type VoteOutcome, deliberate, partOf, quorumInVoices } from '../../src/domain/deliberation'
import type { OrganisationKind } from '../../src/domain/people'
import {
  type Choice,
  type Proxies,
  type Round,
  castVote,
  closeRound,
  needsReason,
  openRound,
  withProxies,
} from '../../src/domain/round'
import { type CommissionRules, defaultRules } from '../../src/domain/rules'
import { makeDossier } from '../support/commission'

const nine = 'a b c d e f g h i'
const at = '2026-03-12T14:00:00.000Z'

/** Organisations by their letters: `'a b c'`. */
type Letters = string
const letters = (list: Letters = ''): readonly string[] => list.split(' ').filter(Boolean)

interface Vote {
  /** Who chose what. A voice held by proxy is cast by its holder. */
  readonly favourable?: Letters
  readonly unfavourable?: Letters
  readonly adjourn?: Letters
  readonly abstain?: Letters
  readonly recuse?: Letters
  /** Who is in the meeting, in the room or at a distance. */
  readonly room?: Letters
  /** Whose representative presides. */
  readonly chair?: string
  /** Who gave their voice to whom. */
  readonly proxies?: Proxies
  readonly written?: true
  /** Convened again after a session without quorum. */
  readonly second?: true
  readonly rules?: Partial<CommissionRules>
  /** Voices of each organisation, where not one each. */
  readonly weights?: Readonly<Record<string, number>>
  /** The landlords among them, for the colleges. */
  readonly landlords?: Letters
  /** All with a voice, where not the nine. */
  readonly of?: Letters
}

const kindOf = (id: string, landlords?: Letters): OrganisationKind =>
  letters(landlords).includes(id) ? 'landlord' : 'state'

const opened = ({ of = nine, weights, landlords, written, second, rules, proxies = {} }: Vote): Round =>
  withProxies(
    openRound(
      { ...makeDossier(), id: 'd1' },
      {
        session: { id: 's1', mode: written ? 'written' : 'meeting', second: second ?? false, proxies: {} },
        on: '2026-03-02',
        rules: { ...defaultRules.commission, ...rules },
        organisations: letters(of).map(id => ({
          id,
          name: id.toUpperCase(),
          kind: kindOf(id, landlords),
          voice: weights?.[id] ?? 1,
        })),
      },
    ),
    proxies,
    'secretary',
    at,
  )

const order: readonly Choice[] = ['favourable', 'unfavourable', 'adjourn', 'abstain', 'recuse']

/** The round as the members voted in it, closed with these people in the room. */
const held = (vote: Vote): Round => {
  let round = opened(vote)
  for (const choice of order)
    for (const organisation of letters(vote[choice as keyof Vote] as Letters | undefined)) {
      const under = choice === 'recuse' ? undefined : vote.proxies?.[organisation]
      round = castVote(round, {
        organisation,
        by: `person-${under ?? organisation}`,
        choice,
        at,
        ...(needsReason(choice) && { reason: 'sealed' }),
        ...(under && { under }),
      })
    }
  const { chair } = vote
  return closeRound(round, { by: 'secretary', at, present: letters(vote.room), ...(chair && { chair }) })
}

type Line = readonly [string, Vote, VoteOutcome]
const outcome = (_: string, vote: Vote, expected: VoteOutcome) => {
  expect(deliberate(held(vote)).outcome).toBe(expected)
}

test.each([
  ['nine organisations with one voice each: five', { counted: 5, of: 9, needed: 4.5 }, 1, 5],
  ['ten: five', { counted: 5, of: 10, needed: 5 }, 1, 5],
  ['two thirds of nine: six, whatever binary makes of it', { counted: 6, of: 9, needed: 9 * (2 / 3) }, 1, 6],
  ['a college that shares a voice among two: halves count', { counted: 9, of: 18, needed: 9 }, 2, 4.5],
  ['none is needed', { counted: 1, of: 9, needed: 0 }, 1, 0],
] as const)('what people read as needed is the least that reaches it: %s', (_, parts, scale, needed) => {
  const quorum = { ...parts, reached: true, waived: false }
  expect(quorumInVoices(quorum, { scale }).needed).toBe(needed)
})

describe('the quorum is half of the voices at least, present, represented or having voted', () => {
  test.each<readonly [string, Vote, { counted: number; of: number; needed: number; reached: boolean }]>([
    [
      'five voted out of nine: reached',
      { favourable: 'a b c d e' },
      { counted: 5, of: 9, needed: 4.5, reached: true },
    ],
    [
      'four voted out of nine: not reached',
      { favourable: 'a b c d' },
      { counted: 4, of: 9, needed: 4.5, reached: false },
    ],
    [
      'exactly half, five out of ten: reached',
      { of: 'a b c d e f g h i j', favourable: 'a b c d e' },
      { counted: 5, of: 10, needed: 5, reached: true },
    ],
    [
      'four voted from afar and a fifth sits in the room without voting: reached',
      { favourable: 'a b c d', room: 'e' },
      { counted: 5, of: 9, needed: 4.5, reached: true },
    ],
    [
      'who voted from afar and sits in the room counts once',
      { favourable: 'a b c d', room: 'a b c d' },
      { counted: 4, of: 9, needed: 4.5, reached: false },
    ],
    ['an abstention takes part', { abstain: 'a b c d e' }, { counted: 5, of: 9, needed: 4.5, reached: true }],
    [
      'nobody voted, five sit in the room: reached',
      { room: 'a b c d e' },
      { counted: 5, of: 9, needed: 4.5, reached: true },
    ],
    ['nobody at all: not reached', {}, { counted: 0, of: 9, needed: 4.5, reached: false }],
    [
      'a guest without voice in the room counts for nothing',
      { favourable: 'a b c d', room: 'z' },
      { counted: 4, of: 9, needed: 4.5, reached: false },
    ],
    [
      'a voice given to somebody in the room is represented, voted or not',
      { room: 'a b c d', proxies: { e: 'a' } },
      { counted: 5, of: 9, needed: 4.5, reached: true },
    ],
    [
      'a voice given to somebody who voted from afar is represented',
      { favourable: 'a b c d', proxies: { e: 'a' } },
      { counted: 5, of: 9, needed: 4.5, reached: true },
    ],
    [
      'a voice given to somebody who takes no part represents nobody',
      { favourable: 'a b c d', proxies: { e: 'i' } },
      { counted: 4, of: 9, needed: 4.5, reached: false },
    ],
    [
      'who is recused is in neither side of the fraction: four of eight is half',
      { favourable: 'a b c d', recuse: 'e' },
      { counted: 4, of: 8, needed: 4, reached: true },
    ],
    [
      'who is recused and sits in the room is not counted all the same',
      { favourable: 'a b c', recuse: 'd e', room: 'a b c d e' },
      { counted: 3, of: 7, needed: 3.5, reached: false },
    ],
    [
      'a voice held by somebody recused is not represented in that dossier',
      { favourable: 'b c d', recuse: 'a', proxies: { e: 'a' } },
      { counted: 3, of: 8, needed: 4, reached: false },
    ],
    [
      'everybody recused: nothing left to reach',
      { recuse: nine },
      { counted: 0, of: 0, needed: 0, reached: true },
    ],
    [
      'two thirds, where the partners ask for them: six of nine',
      { favourable: 'a b c d e f', rules: { quorum: 2 / 3 } },
      { counted: 6, of: 9, needed: 6, reached: true },
    ],
    [
      'two thirds: five of nine are too few',
      { favourable: 'a b c d e', rules: { quorum: 2 / 3 } },
      { counted: 5, of: 9, needed: 6, reached: false },
    ],
    [
      'no quorum asked for at all: one is enough',
      { favourable: 'a', rules: { quorum: 0 } },
      { counted: 1, of: 9, needed: 0, reached: true },
    ],
  ])('%s', (_, vote, { needed, ...expected }) => {
    const { quorum } = deliberate(held(vote))
    expect(quorum).toMatchObject(expected)
    expect(quorum.needed).toBeCloseTo(needed, 6)
  })
})

describe('without quorum the commission is convened again', () => {
  test.each<Line>([
    ['four unanimous voices of nine decide nothing', { favourable: 'a b c d' }, 'no-quorum'],
    [
      'a second convocation needs none: the same four decide',
      { favourable: 'a b c d', second: true },
      'integrate',
    ],
    ['a second convocation with one voice decides', { unfavourable: 'a', second: true }, 'refuse'],
    ['a second convocation where nobody votes calls for nothing', { second: true }, 'none'],
    [
      'a second convocation needs a quorum where the partners did not waive it',
      { favourable: 'a b c d', second: true, rules: { secondWithoutQuorum: false } },
      'no-quorum',
    ],
    [
      'a second convocation still asks for a majority of those who take part',
      { favourable: 'a', abstain: 'b', room: 'c', second: true },
      'none',
    ],
  ])('%s', outcome)

  test('the waiver is shown as such', () => {
    const waived = (vote: Vote) => deliberate(held(vote)).quorum.waived
    expect([waived({}), waived({ second: true }), waived({ second: true, written: true })]).toEqual([
      false,
      true,
      false,
    ])
  })
})

describe('the majority is more than half of the voices present or represented', () => {
  test.each<Line>([
    ['five favourable of nine who vote', { favourable: 'a b c d e', unfavourable: 'f g h i' }, 'integrate'],
    ['five unfavourable of nine who vote', { favourable: 'a b c d', unfavourable: 'e f g h i' }, 'refuse'],
    ['five of nine to adjourn', { favourable: 'a b c d', adjourn: 'e f g h i' }, 'adjourn'],
    ['three favourable of five who take part', { favourable: 'a b c', unfavourable: 'd e' }, 'integrate'],
    ['absent organisations weigh nothing: five of five', { favourable: 'a b c d e' }, 'integrate'],
    [
      'an abstention is not a yes: four for, one against, four abstain is no majority',
      { favourable: 'a b c d', unfavourable: 'e', abstain: 'f g h i' },
      'none',
    ],
    ['five for and four abstentions is one', { favourable: 'a b c d e', abstain: 'f g h i' }, 'integrate'],
    [
      'the silence of who sits in the room is not a yes either',
      { favourable: 'a b c', room: 'd e f' },
      'none',
    ],
    [
      'the silence of who is represented neither',
      { favourable: 'a b c', room: 'd', proxies: { e: 'a', f: 'b' } },
      'none',
    ],
    [
      'the most voices are not the majority: four, three, two',
      { favourable: 'a b c d', unfavourable: 'e f g', adjourn: 'h i' },
      'none',
    ],
    ['everybody abstains', { abstain: nine }, 'none'],
    ['everybody is recused: nobody is left to decide', { recuse: nine }, 'none'],
    [
      'who is recused is not in the whole: four of seven',
      { favourable: 'a b c d', unfavourable: 'e f g', recuse: 'h i' },
      'integrate',
    ],
    [
      'a rule set may count voices cast for a choice only: four for, one against, four abstain',
      { favourable: 'a b c d', unfavourable: 'e', abstain: 'f g h i', rules: { majority: 'cast' } },
      'integrate',
    ],
    [
      'voices cast only: silence in the room weighs nothing',
      { favourable: 'a b c', unfavourable: 'd e', room: 'f g h i', rules: { majority: 'cast' } },
      'integrate',
    ],
    [
      'voices cast only: everybody abstains, nothing is called for',
      { abstain: nine, rules: { majority: 'cast' } },
      'none',
    ],
  ])('%s', outcome)
})

describe('a round held in writing', () => {
  test.each<Line>([
    [
      'always needs half to take part: four of nine are too few',
      { favourable: 'a b c d', written: true },
      'no-quorum',
    ],
    [
      'five of nine answer: their majority decides',
      { favourable: 'a b c', unfavourable: 'd e', written: true },
      'integrate',
    ],
    [
      'who does not answer takes no part, wherever they sit',
      { favourable: 'a b c d', room: 'e f g', written: true },
      'no-quorum',
    ],
    [
      'a voice held by proxy and not cast is no part in it',
      { favourable: 'a b c d', proxies: { e: 'a' }, written: true },
      'no-quorum',
    ],
    [
      'a voice cast under a proxy counts',
      { favourable: 'a b c d e', proxies: { e: 'a' }, written: true },
      'integrate',
    ],
    [
      'convened again in writing it needs half all the same',
      { favourable: 'a b c d', written: true, second: true },
      'no-quorum',
    ],
  ])('%s', outcome)
})

describe('an equal share, and the casting vote of whoever presides', () => {
  const fourEach = { favourable: 'a b c d', unfavourable: 'e f g h' }
  test.each<Line>([
    ['four each, the chair is favourable', { ...fourEach, chair: 'a' }, 'integrate'],
    ['four each, the chair is unfavourable', { ...fourEach, chair: 'e' }, 'refuse'],
    ['four each, nobody presides', fourEach, 'none'],
    ['four each, whoever presides is recused', { ...fourEach, recuse: 'i', chair: 'i' }, 'none'],
    [
      'four each, the partners want no casting vote',
      { ...fourEach, chair: 'a', rules: { castingVote: false } },
      'none',
    ],
    [
      'four for, four to adjourn, the chair adjourns',
      { favourable: 'a b c d', adjourn: 'e f g h', chair: 'h' },
      'adjourn',
    ],
    [
      'three ways, three each: no share of exactly half, no casting vote',
      { favourable: 'a b c', unfavourable: 'd e f', adjourn: 'g h i', chair: 'a' },
      'none',
    ],
    [
      'four for, four against, one abstains: neither has half, so there is no equal share',
      { ...fourEach, abstain: 'i', chair: 'a' },
      'none',
    ],
    [
      'voices cast only: with one abstention it is an equal share',
      { ...fourEach, abstain: 'i', chair: 'a', rules: { majority: 'cast' } },
      'integrate',
    ],
    [
      'the chair abstains: their abstention breaks nothing',
      { ...fourEach, abstain: 'i', chair: 'i', rules: { majority: 'cast' } },
      'none',
    ],
    [
      'four for, three against, one abstains: the casting vote makes no majority',
      { favourable: 'a b c d', unfavourable: 'e f g', abstain: 'h', chair: 'a' },
      'none',
    ],
    [
      'without quorum there is no equal share',
      { favourable: 'a b', unfavourable: 'c d', chair: 'a' },
      'no-quorum',
    ],
    [
      'a voice cast under a proxy does not preside: the casting vote is the chair’s own',
      { ...fourEach, proxies: { a: 'b' }, chair: 'a' },
      'none',
    ],
    [
      'the chair who holds a proxy has one casting vote, their own',
      { ...fourEach, proxies: { b: 'a' }, chair: 'a' },
      'integrate',
    ],
  ])('%s', outcome)

  test('the equal share and who broke it are told', () => {
    expect(deliberate(held({ ...fourEach, chair: 'e' })).tie).toEqual({
      between: ['favourable', 'unfavourable'],
      by: 'e',
    })
    expect(deliberate(held(fourEach)).tie).toEqual({ between: ['favourable', 'unfavourable'] })
    expect(deliberate(held({ favourable: 'a b c d e', unfavourable: 'f g' })).tie).toBeUndefined()
  })
})

describe('weights and colleges', () => {
  const landlords = 'd e f g h i'
  const college = { colleges: [{ key: 'landlords', kinds: ['landlord' as const], voices: 3 }] }
  test.each<Line>([
    [
      'a voice of three outweighs two of one',
      { of: 'a b c', weights: { a: 3 }, favourable: 'a', unfavourable: 'b c' },
      'integrate',
    ],
    [
      'a voice of two against two of one is an equal share',
      { of: 'a b c', weights: { a: 2 }, favourable: 'a', unfavourable: 'b c', chair: 'c' },
      'refuse',
    ],
    [
      'the quorum counts weights: one voice of three out of five is half',
      { of: 'a b c', weights: { a: 3 }, favourable: 'a' },
      'integrate',
    ],
    [
      'and two of one out of five are not',
      { of: 'a b c', weights: { a: 3 }, favourable: 'b c' },
      'no-quorum',
    ],
    [
      'an organisation of weight nought has no voice',
      { of: 'a b', weights: { a: 1, b: 0 }, favourable: 'a' },
      'integrate',
    ],
    [
      'six landlords sharing three voices do not outvote three others: equal share',
      { landlords, rules: college, unfavourable: landlords, favourable: 'a b c', chair: 'a' },
      'integrate',
    ],
    [
      'six landlords with a voice each do',
      { landlords, unfavourable: landlords, favourable: 'a b c', chair: 'a' },
      'refuse',
    ],
    [
      'in a college of six for three, two landlords make one voice',
      { landlords, rules: college, favourable: 'a b c', unfavourable: 'd e' },
      'integrate',
    ],
    [
      'six who share one voice add up to exactly one',
      {
        landlords,
        rules: { colleges: [{ key: 'l', kinds: ['landlord'], voices: 1 }] },
        of: 'a d e f g h i',
        favourable: 'a',
        unfavourable: landlords,
        chair: 'd',
      },
      'refuse',
    ],
  ])('%s', outcome)
})

describe('proxies and recusals', () => {
  test.each<Line>([
    [
      'a voice under a proxy counts like any other',
      { favourable: 'a b c', unfavourable: 'd e', proxies: { c: 'a' } },
      'integrate',
    ],
    [
      'a holder may cast the two voices differently',
      { favourable: 'a c', unfavourable: 'b d e', proxies: { b: 'a' } },
      'refuse',
    ],
    [
      'the giver’s own conflict of interest takes their voice out, whoever holds it',
      { favourable: 'a c d e', recuse: 'b', proxies: { b: 'a' } },
      'integrate',
    ],
    [
      'the holder’s takes theirs out and silences the one they hold: three of eight are too few',
      { favourable: 'c d e', recuse: 'a', proxies: { b: 'a' } },
      'no-quorum',
    ],
  ])('%s', outcome)

  test.each([
    ['voted', 'a'],
    ['present', 'b'],
    ['represented', 'c'],
    ['recused', 'd'],
    ['absent', 'e'],
  ] as const)('how an organisation takes part is told: %s', (part, organisation) => {
    const round = held({ favourable: 'a', room: 'a b', proxies: { c: 'a' }, recuse: 'd' })
    expect(partOf(round, organisation, { present: ['a', 'b'] })).toBe(part)
  })

  test('a closed round is told the same whatever changes after: proxies, rules, people in the room', () => {
    const round = held({ favourable: 'a b c d', room: 'e', proxies: { f: 'a' } })
    expect(withProxies(round, {}, 'secretary', at)).toBe(round)
    expect(deliberate(round).quorum.counted).toBe(6)
  })
})
