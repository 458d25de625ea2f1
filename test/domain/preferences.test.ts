import { instantOf } from '../../src/domain/calendar'
import type { Person, Preferences } from '../../src/domain/people'
import {
  absenceOn,
  absentFor,
  beAbsent,
  beBack,
  candidatesFor,
  cardKind,
  choose,
  leavesFor,
  mutes,
  noticeKind,
  standInsFor,
} from '../../src/domain/preferences'
import { Refused } from '../../src/domain/refused'

type Someone = Pick<Person, 'id' | 'posts' | 'preferences'>
const provider = (id: string, preferences?: Preferences, organisation = 'passeurs'): Someone => ({
  id,
  posts: [{ role: 'provider', organisation }],
  ...(preferences && { preferences }),
})
const away = (standIn: string, from = '2026-05-11', to = '2026-05-22'): Preferences =>
  ({ muted: [], absence: { standIn, from, to } }) as Preferences
const code = (act: () => unknown): string => {
  try {
    act()
    return 'accepted'
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}

describe('what is muted', () => {
  const paola = provider('paola', { muted: ['news', 'reminders'] })

  test.each<[string, Parameters<typeof mutes>[1], boolean]>([
    ['what she mutes', ['news'], true],
    ['two kinds that she mutes', ['news', 'reminders'], true],
    ['one that she mutes and one that she does not', ['news', 'votes'], false],
    ['one that she mutes and something that always comes', ['reminders', undefined], false],
    ['what always comes', [undefined], false],
    ['nothing', [], false],
  ])('%s', (_, kinds, expected) => {
    expect(mutes(paola, kinds)).toBe(expected)
    expect(mutes(provider('prune'), kinds)).toBe(false)
  })

  test.each(['interrupted', 'allocated', 'allocation-cancelled', 'help-needed', 'mandate-declined'] as const)(
    'the notice “%s” cannot be',
    fact => {
      expect(noticeKind(fact)).toBeUndefined()
    },
  )

  test.each(['mandate.show', 'provider.choose', 'allocation.show', 'siao.show', 'matters.show'])(
    'the card %s, which asks for an act, cannot be',
    verb => {
      expect(cardKind(verb)).toBeUndefined()
    },
  )

  test('a step taken is news, and a vote card its own kind', () => {
    expect([noticeKind('integrated'), cardKind('vote.show')]).toEqual(['news', 'votes'])
  })
})

describe('an absence', () => {
  const [paola, prune, pol] = [provider('paola', away('prune')), provider('prune'), provider('pol')]
  const people = [paola, prune, pol, provider('pia', undefined, 'balises')]

  test.each([
    ['the day before', '2026-05-10', false],
    ['the first day', '2026-05-11', true],
    ['the last day', '2026-05-22', true],
    ['the day after', '2026-05-23', false],
  ] as const)('%s', (_, day, expected) => {
    expect(absenceOn(paola, day) !== undefined).toBe(expected)
    expect(standInsFor('paola', people, day)).toEqual(expected ? ['prune'] : [])
    expect(absentFor('prune', people, day).map(({ id }) => id)).toEqual(expected ? ['paola'] : [])
  })

  test('a stand-in who is away too hands on to theirs; two who name each other end there', () => {
    const chain = [paola, provider('prune', away('pol')), pol]
    expect(standInsFor('paola', chain, '2026-05-12')).toEqual(['prune', 'pol'])
    const circle = [paola, provider('prune', away('paola'))]
    expect(standInsFor('paola', circle, '2026-05-12')).toEqual(['prune'])
  })

  test('a stand-in who has left the organisation gets nothing', () => {
    expect(standInsFor('paola', [paola, provider('prune', undefined, 'balises')], '2026-05-12')).toEqual([])
  })

  test('only somebody of the same organisation and role may stand in', () => {
    expect(candidatesFor(paola, people).map(({ id }) => id)).toEqual(['prune', 'pol'])
    const member: Someone = { id: 'max', posts: [{ role: 'member', organisation: 'passeurs' }] }
    expect(candidatesFor(member, people)).toEqual([])
  })

  test.each([
    ['a colleague', 'prune', '2026-05-11', '2026-05-22', 'accepted'],
    ['for one day, today', 'prune', '2026-05-06', '2026-05-06', 'accepted'],
    ['oneself', 'paola', '2026-05-11', '2026-05-22', 'no-stand-in'],
    ['somebody of another provider', 'pia', '2026-05-11', '2026-05-22', 'no-stand-in'],
    ['from yesterday', 'prune', '2026-05-05', '2026-05-22', 'session-past'],
    ['that ends before it begins', 'prune', '2026-05-11', '2026-05-10', 'date-too-early'],
    ['for 183 days', 'prune', '2026-05-11', '2026-11-10', 'accepted'],
    ['for a day more', 'prune', '2026-05-11', '2026-11-11', 'absence-too-long'],
  ] as const)('%s: named %s, %s to %s: %s', (_, standIn, from, to, expected) => {
    const named = () => beAbsent(provider('paola'), { standIn, from, to }, { people, today: '2026-05-06' })
    expect(code(named)).toBe(expected)
    if (expected === 'accepted') expect(named()).toEqual({ muted: [], absence: { standIn, from, to } })
  })

  test('ends when the person says so; the rest is kept', () => {
    const preferences: Preferences = { ...away('prune'), muted: ['news'] }
    expect(beBack({ preferences })).toEqual({ muted: ['news'] })
  })
})

describe('hours', () => {
  test.each([
    ['usual hours are nobody’s own', 9, 18, 'accepted'],
    ['the widest', 7, 20, 'accepted'],
    ['two hours', 14, 16, 'accepted'],
    ['one hour', 14, 15, 'payload'],
    ['before seven', 6, 12, 'payload'],
    ['after twenty', 12, 21, 'payload'],
    ['backwards', 16, 9, 'payload'],
  ] as const)('%s: from %i to %i: %s', (_, from, to, expected) => {
    expect(code(() => choose({}, { muted: [], hours: { from, to } }))).toBe(expected)
  })

  test('kept only when they are not the usual ones', () => {
    const own = choose({}, { muted: ['news', 'news'], hours: { from: 14, to: 17 } })
    expect(own).toEqual({ muted: ['news'], hours: { from: 14, to: 17 } })
    expect(choose({ preferences: own }, { muted: [], hours: { from: 9, to: 18 } })).toEqual({ muted: [] })
  })

  const afternoons = { preferences: { muted: [], hours: { from: 14, to: 17 } } } as const
  test.each([
    ['at noon', instantOf('2026-05-12', 12), instantOf('2026-05-12', 14)],
    ['at three', instantOf('2026-05-12', 15), instantOf('2026-05-12', 15)],
    ['at five', instantOf('2026-05-12', 17), instantOf('2026-05-13', 14)],
    ['on the eve of Ascension', instantOf('2026-05-13', 18), instantOf('2026-05-15', 14)],
    ['on Saturday', instantOf('2026-05-16', 15), instantOf('2026-05-18', 14)],
  ])('of one’s own hold for every message: %s', (_, now, leaves) => {
    expect([leavesFor(afternoons, now, false), leavesFor(afternoons, now, true)]).toEqual([leaves, leaves])
  })

  test('without any, what somebody waits for leaves at once, the rest in office hours', () => {
    const night = instantOf('2026-05-12', 0, 5)
    expect([leavesFor({}, night, false), leavesFor({}, night, true)]).toEqual([
      night,
      instantOf('2026-05-12', 9),
    ])
  })
})
