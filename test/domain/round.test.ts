import { Refused } from '../../src/domain/refused'
import {
  type Choice,
  type Voice,
  castVote,
  closeRound,
  needsReason,
  openRound,
  participation,
  seesTally,
  tally,
  voiceOf,
} from '../../src/domain/round'
import { defaultRules } from '../../src/domain/rules'
import { makeDossier, makeRound, voicesOf } from '../support/commission'

const voice = (given: Partial<Voice> = {}): Voice => ({
  organisation: 'a',
  by: 'titular-a',
  choice: 'favourable',
  at: '2026-03-03T09:00:00.000Z',
  ...given,
})

const closing = { by: 'secretary', at: '2026-03-12T14:00:00.000Z', present: ['a'] }

describe('a voice', () => {
  test('counts once for its organisation', () => {
    const round = castVote(
      castVote(makeRound(), voice()),
      voice({ by: 'deputy-a', at: '2026-03-03T10:00:00.000Z' }),
    )
    expect(tally(round)).toMatchObject({ favourable: 1, missing: 4 })
    expect(round.voices.a?.by).toBe('deputy-a')
  })

  test('can be changed: the last one counts, each change is kept', () => {
    const first = castVote(makeRound(), voice())
    const second = castVote(first, voice({ choice: 'unfavourable', reason: 'sealed' }))
    const third = castVote(second, voice({ choice: 'abstain' }))
    expect(third.voices.a?.choice).toBe('abstain')
    expect(third.history.map(({ choice }) => choice)).toEqual(['favourable', 'unfavourable', 'abstain'])
  })

  test('loses its reason when it changes to one that needs none, and the journal keeps no reason', () => {
    const round = castVote(castVote(makeRound(), voice({ choice: 'adjourn', reason: 'sealed' })), voice())
    expect(JSON.stringify(round)).not.toContain('sealed')
  })

  test.each<[string, Voice]>([
    ['favourable', voice()],
    ['unfavourable with the same reason', voice({ choice: 'unfavourable', reason: 'sealed' })],
  ])('the same voice again (%s) changes nothing at all', (_, given) => {
    const once = castVote(makeRound(), given)
    expect(castVote(once, { ...given, at: '2026-03-03T10:00:00.000Z' })).toBe(once)
  })

  test('another reason for the same choice replaces the first', () => {
    const once = castVote(makeRound(), voice({ choice: 'adjourn', reason: 'one' }))
    expect(castVote(once, voice({ choice: 'adjourn', reason: 'two' })).voices.a?.reason).toBe('two')
  })

  test.each<Choice>(['unfavourable', 'adjourn'])('%s needs a reason', choice => {
    expect(needsReason(choice)).toBe(true)
    expect(() => castVote(makeRound(), voice({ choice }))).toThrow(new Refused('reason-needed'))
  })

  test.each<Choice>(['favourable', 'abstain', 'recuse'])('%s needs none', choice => {
    expect(castVote(makeRound(), voice({ choice })).voices.a?.choice).toBe(choice)
  })

  test('is refused to an organisation without one, or with a weight of 0', () => {
    expect(() => castVote(makeRound(), voice({ organisation: 'z' }))).toThrow(new Refused('no-voice'))
    expect(() => castVote(makeRound({ voters: { a: 0 } }), voice())).toThrow(new Refused('no-voice'))
  })

  test('is refused once the round is closed, and the closed round stays as it is', () => {
    const closed = closeRound(castVote(makeRound(), voice()), closing)
    expect(() => castVote(closed, voice({ choice: 'abstain' }))).toThrow(new Refused('round-closed'))
    expect(() => closeRound(closed, { ...closing, by: 'other' })).toThrow(new Refused('round-closed'))
    expect(closed.closed).toEqual(closing)
  })

  test('the journal is bounded: 200 changes', () => {
    let round = makeRound()
    for (let n = 0; n < 210; n += 1)
      round = castVote(round, voice({ choice: n % 2 ? 'abstain' : 'favourable' }))
    expect(round.history).toHaveLength(200)
  })
})

describe('who votes', () => {
  test.each([
    ['a member of an organisation with a voice', [{ role: 'member', organisation: 'a' }], 'a'],
    ['a chair', [{ role: 'chair', organisation: 'b' }], 'b'],
    [
      'a landlord who is a member too',
      [
        { role: 'landlord', organisation: 'c' },
        { role: 'member', organisation: 'c' },
      ],
      'c',
    ],
    [
      'a member of several: the first with a voice',
      [
        { role: 'member', organisation: 'z' },
        { role: 'member', organisation: 'b' },
      ],
      'b',
    ],
    ['a member of a consultative organisation', [{ role: 'member', organisation: 'z' }], undefined],
    ['the secretariat of a voting organisation', [{ role: 'secretariat', organisation: 'a' }], undefined],
  ] as const)('%s', (_, posts, organisation) => {
    expect(voiceOf({ posts }, makeRound())?.organisation).toBe(organisation)
  })

  test('a person with several voices may say for which they vote, among their own only', () => {
    const person = {
      posts: [
        { role: 'member', organisation: 'a' },
        { role: 'chair', organisation: 'b' },
      ],
    } as const
    expect(voiceOf(person, makeRound(), 'b')).toEqual({ organisation: 'b' })
    expect(voiceOf(person, makeRound(), 'c')).toBeUndefined()
  })
})

describe('a new round', () => {
  const organisations = [
    { id: 'a', name: 'A', kind: 'state', voice: 1 },
    { id: 'b', name: 'B', kind: 'landlord', voice: 3 },
    { id: 'c', name: 'C', kind: 'siao', voice: 0 },
  ] as const
  const round = openRound(
    { ...makeDossier({ rounds: 1 }), id: 'd1' },
    {
      session: { id: 's1', mode: 'meeting', second: false, proxies: {} },
      on: '2026-03-02',
      rules: { ...defaultRules.commission, tally: 'always' },
      organisations,
    },
  )

  test('keeps the voices, weights and rules of the day it opened', () => {
    expect(round).toMatchObject({
      voters: { a: 1, b: 3 },
      names: { a: 'A', b: 'B' },
      rules: { tally: 'always', quorum: 0.5 },
      number: 2,
      state: 'open',
    })
  })

  test('weights count in the tally, organisations in the participation', () => {
    const voted = { ...round, voices: voicesOf({ b: 'favourable' }) }
    expect(tally(voted)).toMatchObject({ favourable: 3, missing: 1 })
    expect(participation(voted)).toEqual({ cast: 1, asked: 2 })
  })
})

describe('the tally is seen', () => {
  const voted = makeRound({ voices: voicesOf({ a: 'favourable' }) })
  const late = { ...voted.rules, tally: 'when-closed' as const }
  test.each([
    ['after voting: by who voted', voted, 'a', true],
    ['after voting: not by who did not', voted, 'b', false],
    ['after voting: not without a voice', voted, undefined, false],
    ['always', { ...voted, rules: { ...voted.rules, tally: 'always' } }, 'b', true],
    ['when closed: not before, even by who voted', { ...voted, rules: late }, 'a', false],
    ['when closed: by everybody then', { ...voted, rules: late, state: 'closed' }, undefined, true],
  ] as const)('%s', (_, round, organisation, seen) => {
    expect(seesTally(round, organisation)).toBe(seen)
  })
})
