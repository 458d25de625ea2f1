/** Proxies (*pouvoirs*): who may give one, to whom, and what becomes of the voices cast under it. CRPA R133-9, by analogy. */
import { instantOf } from '../../src/domain/calendar'
import { Refused } from '../../src/domain/refused'
import {
  type Choice,
  type Proxies,
  type Round,
  castVote,
  closeRound,
  voicesOf,
  withProxies,
} from '../../src/domain/round'
import { giveProxy, withdrawProxy } from '../../src/domain/proxies'
import { type Session, planSession } from '../../src/domain/session'
import { makeRound } from '../support/commission'

const at = '2026-03-03T09:00:00.000Z'
const today = '2026-03-03'
const voting = ['a', 'b', 'c', 'd', 'e']
const session = (proxies: Session['proxies'] = {}): Session => ({
  ...planSession({
    on: '2026-03-12',
    time: '14:30',
    place: 'Salle Exemple',
    by: 'secretary',
    now: instantOf('2026-03-02', 10),
    today: '2026-03-02',
  }).next,
  proxies,
})
const change = { rounds: [] as readonly Round[], by: 'person-a', at, today } as const
const give = (before: Session, from: string, to: string, proxiesHeld = 1) =>
  giveProxy(before, { from, to }, { ...change, rules: { proxiesHeld }, voting })
const withdraw = (before: Session, from: string) => withdrawProxy(before, from, change)

describe('a proxy is given', () => {
  test('for one session, and it is a fact', () => {
    const { next, facts } = give(session(), 'a', 'b')
    expect(next.proxies).toEqual({ a: 'b' })
    expect(facts).toEqual([{ kind: 'proxy-given', on: today, data: { from: 'a', to: 'b' } }])
  })

  test('to somebody else instead: the last one counts', () => {
    const { next, facts } = give(session({ a: 'b' }), 'a', 'c')
    expect(next.proxies).toEqual({ a: 'c' })
    expect(facts).toMatchObject([
      { kind: 'proxy-withdrawn', data: { from: 'a', to: 'b' } },
      { kind: 'proxy-given', data: { from: 'a', to: 'c' } },
    ])
  })

  test('twice is once', () => {
    const before = session({ a: 'b' })
    expect(give(before, 'a', 'b')).toEqual({ next: before, facts: [], rounds: [] })
  })

  test.each([
    ['not to oneself', {}, 'a', 'a', 'no-voice'],
    ['not by who has no voice', {}, 'z', 'a', 'no-voice'],
    ['not to who has no voice', {}, 'a', 'z', 'no-voice'],
    ['not to who holds one already', { c: 'b' }, 'a', 'b', 'proxy-held'],
    ['not by who holds one', { c: 'a' }, 'a', 'b', 'proxy-chain'],
    ['not to who gave theirs', { b: 'c' }, 'a', 'b', 'proxy-chain'],
  ] as const)('%s', (_, proxies, from, to, code) => {
    expect(() => give(session(proxies), from, to)).toThrow(new Refused(code))
  })

  test('more than one a holder where the partners’ rules say so', () => {
    expect(give(session({ c: 'b' }), 'a', 'b', 2).next.proxies).toEqual({ c: 'b', a: 'b' })
    expect(() => give(session({ c: 'b', d: 'b' }), 'a', 'b', 2)).toThrow(
      new Refused('proxy-held', { max: 2 }),
    )
    expect(() => give(session(), 'a', 'b', 0)).toThrow(new Refused('proxy-held', { max: 0 }))
  })

  test.each(['held', 'cancelled'] as const)('not any more in a session that is %s', state => {
    expect(() => give({ ...session(), state }, 'a', 'b')).toThrow(new Refused('session-over'))
    expect(() => withdraw({ ...session({ a: 'b' }), state }, 'a')).toThrow(new Refused('session-over'))
  })

  test('and taken back, once', () => {
    const { next, facts } = withdraw(session({ a: 'b', c: 'd' }), 'a')
    expect(next.proxies).toEqual({ c: 'd' })
    expect(facts).toEqual([{ kind: 'proxy-withdrawn', on: today, data: { from: 'a', to: 'b', fallen: 0 } }])
    expect(withdraw(next, 'a')).toEqual({ next, facts: [], rounds: [] })
  })
})

const cast = (round: Round, organisation: string, choice: Choice, under?: string): Round =>
  castVote(round, {
    organisation,
    choice,
    by: `person-${under ?? organisation}`,
    at,
    reason: 'sealed',
    ...(under && { under }),
  })
const refusedWith = (attempt: () => unknown): string | undefined => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return undefined
}

describe('a voice held by proxy (a gave theirs to b)', () => {
  const given = makeRound({ proxies: { a: 'b' } })

  test('is cast by the holder, and it shows under whom', () => {
    expect(cast(given, 'a', 'unfavourable', 'b').voices.a).toMatchObject({ by: 'person-b', under: 'b' })
  })

  test.each<readonly [string, () => Round, string | undefined]>([
    ['the giver does not vote while it is given', () => cast(given, 'a', 'favourable'), 'proxy-given'],
    ['the giver may still recuse themselves', () => cast(given, 'a', 'recuse'), undefined],
    ['the holder cannot recuse another', () => cast(given, 'a', 'recuse', 'b'), 'proxy-recuse'],
    ['nobody else casts it', () => cast(given, 'a', 'favourable', 'c'), 'no-voice'],
    ['nobody casts a voice that was not given', () => cast(given, 'c', 'favourable', 'b'), 'no-voice'],
    [
      'a holder who is recused does not cast it',
      () => cast(cast(given, 'b', 'recuse'), 'a', 'favourable', 'b'),
      'proxy-recused',
    ],
    [
      'nor after the giver recused themselves',
      () => cast(cast(given, 'a', 'recuse'), 'a', 'favourable', 'b'),
      'proxy-recused',
    ],
  ])('%s', (_, attempt, code) => {
    expect(refusedWith(attempt)).toBe(code)
  })

  test('falls when the holder recuses themselves, and both changes are in the journal', () => {
    const round = cast(cast(given, 'a', 'favourable', 'b'), 'b', 'recuse')
    expect(Object.keys(round.voices)).toEqual(['b'])
    expect(round.history.map(({ organisation, choice }) => [organisation, choice])).toEqual([
      ['a', 'favourable'],
      ['b', 'recuse'],
      ['a', 'fallen'],
    ])
  })

  test('falls when the proxy is taken back, or given to another, while the round is open', () => {
    const round = cast(given, 'a', 'favourable', 'b')
    for (const proxies of [{}, { a: 'c' }] as readonly Proxies[]) {
      const after = withProxies(round, proxies, 'person-a', at)
      expect([after.voices.a, after.proxies]).toEqual([undefined, proxies])
      expect(after.history.at(-1)).toEqual({
        organisation: 'a',
        by: 'person-a',
        choice: 'fallen',
        at,
        under: 'b',
      })
    }
  })

  test('stays in a round that is closed', () => {
    const closed = closeRound(cast(given, 'a', 'favourable', 'b'), { by: 'secretary', at, present: [] })
    expect(withProxies(closed, {}, 'person-a', at)).toBe(closed)
  })

  test('a voice that its giver had cast before stays theirs, given or taken back', () => {
    const own = withProxies(cast(makeRound(), 'a', 'favourable'), { a: 'b' }, 'person-a', at)
    expect(withProxies(own, {}, 'person-a', at).voices.a).toMatchObject({ by: 'person-a' })
    expect(own.history).toHaveLength(1)
  })
})

describe('the voices that a person can cast', () => {
  const member = (...organisations: readonly string[]) => ({
    posts: organisations.map(organisation => ({ role: 'member' as const, organisation })),
  })
  test.each([
    ['their own', {}, member('a'), [{ organisation: 'a' }]],
    [
      'their own first, then the one they hold',
      { c: 'a' },
      member('a'),
      [{ organisation: 'a' }, { organisation: 'c', under: 'a' }],
    ],
    [
      'a deputy’s like the titular’s',
      { c: 'b' },
      member('b'),
      [{ organisation: 'b' }, { organisation: 'c', under: 'b' }],
    ],
    ['none held in another’s name', { c: 'b' }, member('a'), [{ organisation: 'a' }]],
    ['none for a guest without voice', {}, member('z'), []],
    ['two posts, two voices', {}, member('a', 'b'), [{ organisation: 'a' }, { organisation: 'b' }]],
  ])('%s', (_, proxies, person, voices) => {
    expect(voicesOf(person, makeRound({ proxies }))).toEqual(voices)
  })
})
