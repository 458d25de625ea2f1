import { type Day, instantOf } from '../../src/domain/calendar'
import { defaultRules } from '../../src/domain/rules'
import type { Round, Voice } from '../../src/domain/round'
import { type Session, planSession } from '../../src/domain/session'
import { awaitsVoice, remindVotes, remindVotesOn } from '../../src/domain/voteReminder'
import { makeRound, voicesOf } from '../support/commission'

const rules = defaultRules.commission
const member = (organisation: string) => ({ posts: [{ role: 'member' as const, organisation }] })

describe('whose voice is awaited', () => {
  const table: [string, Partial<Round>, string, boolean][] = [
    ['who has not voted', {}, 'a', true],
    ['not who voted, whatever they chose', { voices: voicesOf({ a: 'abstain' }) }, 'a', false],
    ['not who is recused', { voices: voicesOf({ a: 'recuse' }) }, 'a', false],
    ['not who has no voice', {}, 'elsewhere', false],
    ['not who gave it away', { proxies: { a: 'b' } }, 'a', false],
    [
      'who holds one, even after voting for themselves',
      { proxies: { a: 'b' }, voices: voicesOf({ b: 'favourable' }) },
      'b',
      true,
    ],
    [
      'not who has cast both',
      { proxies: { a: 'b' }, voices: voicesOf({ a: 'favourable', b: 'favourable' }) },
      'b',
      false,
    ],
    [
      'not for a proxy that may not be used: its holder is recused',
      { proxies: { a: 'b' }, voices: voicesOf({ b: 'recuse' }) },
      'b',
      false,
    ],
    ['nobody once the round is closed', { state: 'closed' }, 'a', false],
  ]
  test.each(table)('%s', (_, given, organisation, awaited) => {
    expect(awaitsVoice(member(organisation), makeRound(given))).toBe(awaited)
  })
})

describe('the day of the reminder, two working days ahead', () => {
  test.each([
    ['2026-03-12', '2026-03-10'],
    // A Monday: Thursday and Friday before it.
    ['2026-03-16', '2026-03-12'],
    // The Tuesday after Easter Monday 2026 (6 April).
    ['2026-04-07', '2026-04-02'],
  ] as const)('of a session on %s is %s', (on, day) => {
    expect(remindVotesOn({ on }, rules)).toBe(day)
  })
})

describe('the reminder', () => {
  const planned = planSession({
    ...{ on: '2026-03-12', time: '14:30', place: 'Salle', by: 'x', today: '2026-03-02' },
    now: instantOf('2026-03-02', 10),
  }).next
  const convened: Session = { ...planned, convened: { on: '2026-03-02' } }
  const on = (session: Session, today: Day, hour = 1, people = 3) =>
    remindVotes(session, { today, now: instantOf(today, hour), people, rules }).facts

  const table: [string, Session, Day, number, boolean][] = [
    ['the day before', convened, '2026-03-09', 1, false],
    ['on its day', convened, '2026-03-10', 1, true],
    ['after a night that was missed', convened, '2026-03-11', 1, true],
    ['in the morning of the session', convened, '2026-03-12', 1, true],
    ['once it has begun', convened, '2026-03-12', 15, false],
    ['while nobody is convened', planned, '2026-03-10', 1, false],
    [
      'on the day of a late convocation',
      { ...convened, convened: { on: '2026-03-10' } },
      '2026-03-10',
      12,
      false,
    ],
    ['a second time', { ...convened, remindedOn: '2026-03-10' }, '2026-03-11', 1, false],
    ['of a session that was cancelled', { ...convened, state: 'cancelled' }, '2026-03-10', 1, false],
  ]
  test.each(table)('%s', (_, session, today, hour, reminded) => {
    expect(on(session, today, hour)).toHaveLength(reminded ? 1 : 0)
  })

  test('is no fact when everybody has voted', () => {
    expect(on(convened, '2026-03-10', 1, 0)).toEqual([])
  })

  test('no choice of a voice is in its fact', () => {
    expect(on(convened, '2026-03-10')).toEqual([
      { kind: 'votes-reminded', on: '2026-03-10', data: { people: 3 } },
    ])
  })

  const choices: Voice['choice'][] = ['favourable', 'unfavourable', 'adjourn']
  test.each(choices)('who voted "%s" is not reminded', choice => {
    expect(awaitsVoice(member('a'), makeRound({ voices: voicesOf({ a: choice }) }))).toBe(false)
  })
})
