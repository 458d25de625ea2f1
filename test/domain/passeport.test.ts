import { type Day, addDays, isWorkingDay } from '../../src/domain/calendar'
import type { Dossier } from '../../src/domain/dossier'
import {
  domainsAsked,
  evolutionOf,
  nudgePasseport,
  passeportDueOn,
  passeportMissing,
  sendPasseport,
} from '../../src/domain/passeport'
import { defaultRules as rules } from '../../src/domain/rules'
import { correctPasseport, passeportsTold, standingPasseports } from '../../src/domain/correction'
import { accepted, inWindow } from '../support/measure'

const running = (inPlaceOn: Day, given: Partial<Dossier> = {}): Dossier =>
  inWindow(inPlaceOn, {}, { stage: 'housed', ...given })

describe('a passeport is asked for once a quarter, fifteen working days before its end', () => {
  test.each<[string, Partial<Dossier>, Day]>([
    ['in the first quarter of a measure', {}, '2026-03-11'],
    ['not in a quarter that has one', { lastPasseportOn: '2026-01-20' }, '2026-06-10'],
    ['not twice in a quarter', { passeportNudged: '2026-T1' }, '2026-06-10'],
    ['again in the next one, with one in the last', { lastPasseportOn: '2026-06-30' }, '2026-09-10'],
  ])('%s', (_, given, expected) => {
    expect(passeportDueOn(running('2026-01-10', given))).toBe(expected)
  })

  test.each<[Day, Day]>([
    ['2026-03-09', '2026-03-16'],
    ['2026-03-24', '2026-03-31'],
    // Five working days are left to settle: the next quarter.
    ['2026-03-25', '2026-06-10'],
  ])('a measure in place on %s is first asked on %s', (inPlaceOn, expected) => {
    expect(passeportDueOn(running(inPlaceOn))).toBe(expected)
  })

  test('nothing the day before, asked on the day, not again the day after, and again next quarter', () => {
    const dossier = running('2026-01-10')
    expect(nudgePasseport(dossier, '2026-03-10').facts).toEqual([])
    const { next, facts } = nudgePasseport(dossier, '2026-03-11')
    expect(facts).toEqual([{ kind: 'passeport-due', on: '2026-03-11', data: { quarter: '2026-T1' } }])
    expect(nudgePasseport(next, '2026-03-12').facts).toEqual([])
    expect(nudgePasseport(next, '2026-06-10').facts).toHaveLength(1)
  })

  test('it stays due until it is sent, or the quarter ends', () => {
    const nudged = nudgePasseport(running('2026-01-10'), '2026-03-11').next
    expect(passeportMissing(nudged, '2026-03-31')).toBe(true)
    expect(passeportMissing(nudged, '2026-04-01')).toBe(false)
    const sent = sendPasseport(nudged, '2026-03-20')
    expect(sent.facts).toEqual([
      { kind: 'passeport-sent', on: '2026-03-20', data: { number: 1, quarter: '2026-T1' } },
    ])
    expect(passeportMissing(sent.next, '2026-03-21')).toBe(false)
  })

  test('an outage over the end of a quarter asks at once, for the quarter that it is', () => {
    expect(nudgePasseport(running('2026-01-10'), '2026-04-02').facts).toEqual([
      { kind: 'passeport-due', on: '2026-04-02', data: { quarter: '2026-T2' } },
    ])
  })

  test.each(['interrupted', 'ended', 'exited'] as const)(
    'nothing is asked of a measure that is %s',
    stage => {
      expect(passeportDueOn(running('2026-01-10', { stage }))).toBeUndefined()
    },
  )

  test('nor of one not yet in place', () => {
    expect(passeportDueOn(accepted())).toBeUndefined()
    expect(() => sendPasseport(accepted(), '2026-03-20')).toThrow('moved-on')
  })
})

test('the day asked for is a working one, whatever the day of the measure', () => {
  for (let day: Day = '2026-01-01'; day < '2026-12-31'; day = addDays(day, 1)) {
    const due = passeportDueOn(running(day))
    expect(due !== undefined && due > day && isWorkingDay(due)).toBe(true)
  }
})

test('with health fields off, health and addictions are not asked for', () => {
  const keys = (health: boolean) => domainsAsked(rules, health).map(({ key }) => key)
  expect(keys(true)).toHaveLength(10)
  expect(keys(false)).toHaveLength(8)
  expect(keys(false)).not.toEqual(expect.arrayContaining(['health']))
  expect(keys(false)).not.toEqual(expect.arrayContaining(['addictions']))
})

describe('a correction stands beside what was sent', () => {
  const sent = [
    { number: 2, version: 3, at: '2026-05-03T08:00:00.000Z' },
    { number: 2, version: 2, at: '2026-05-02T08:00:00.000Z' },
    { number: 2, at: '2026-04-20T08:00:00.000Z' },
    { number: 1, at: '2026-03-20T08:00:00.000Z' },
  ]

  test.each<[string, string | undefined, (number | undefined)[]]>([
    ['today: the newest', undefined, [3, undefined]],
    ['before the second correction: the first', '2026-05-03T08:00:00.000Z', [2, undefined]],
    ['before any: as it was sent', '2026-05-02T08:00:00.000Z', [undefined, undefined]],
    ['before it was sent: the one before only', '2026-04-20T08:00:00.000Z', [undefined]],
  ])('%s', (_, before, versions) => {
    expect(standingPasseports(sent, before).map(({ version }) => version)).toEqual(versions)
  })

  test('it is told on the day of the passeport, with what it makes of the one after', () => {
    const dossier = running('2026-01-10', { passeports: 2 })
    const own = { up: 1, same: 0, down: 0 }
    const next = { up: 0, same: 0, down: 1 }
    const decided = correctPasseport(
      dossier,
      { number: 1, on: '2026-03-20', version: 2 },
      { reason: 'mistyped', own, next },
    )
    expect(decided.next).toBe(dossier)
    expect(decided.facts).toEqual([
      {
        kind: 'passeport-corrected',
        on: '2026-03-20',
        data: {
          ...{ number: 1, version: 2, reason: 'mistyped', ...own },
          ...{ nextUp: 0, nextSame: 0, nextDown: 1 },
        },
      },
    ])
    const facts = [
      { kind: 'passeport-sent', data: { number: 1 } },
      { kind: 'passeport-sent', data: { number: 2, up: 3, same: 0, down: 0 } },
      { kind: 'passeport-corrected', data: decided.facts[0]?.data ?? {} },
    ]
    expect(passeportsTold(facts).map(({ evolution }) => evolution)).toEqual([own, next])
    expect(passeportsTold(facts.slice(0, 2)).map(({ evolution }) => evolution.up)).toEqual([0, 3])
  })

  test('one that was never sent is not corrected', () => {
    const none = running('2026-01-10', { passeports: 0 })
    expect(() =>
      correctPasseport(none, { number: 1, on: '2026-03-20', version: 2 }, { reason: 'other' }),
    ).toThrow('not-now')
  })
})

test('a retired level keeps its place on the scale; one that the rules have no more says nothing', () => {
  const levels = ['low', 'old', 'high'].map(key => ({ key }))
  const evolution = (then: string, now: string) => evolutionOf({ rent: then }, { rent: now }, levels)
  expect(evolution('old', 'high')).toEqual({ up: 1, same: 0, down: 0 })
  expect(evolution('old', 'low')).toEqual({ up: 0, same: 0, down: 1 })
  expect(evolution('gone', 'high')).toEqual({ up: 0, same: 0, down: 0 })
  expect(evolution('not-assessed', 'high')).toEqual({ up: 0, same: 0, down: 0 })
})
