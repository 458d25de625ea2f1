/** How a running measure changes: its end, renewals, steps, référent, and who decides. */
import type { Day } from '../../src/domain/calendar'
import type { Dossier, Intensity, Measure } from '../../src/domain/dossier'
import {
  changeMeasure,
  changeReferent,
  decideMeasureChange,
  measureEnding,
  measureEndingDueOn,
  measureEndsOn,
  stepped,
  tellMeasureEnding,
} from '../../src/domain/measure'
import { defaultRules } from '../../src/domain/rules'
import { newDay } from '../../src/domain/window'
import { inWindow } from '../support/measure'
import { Refused } from '../../src/domain/refused'

const rules = defaultRules
const refusalOf = (attempt: () => unknown): string => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'accepted'
}
const today: Day = '2026-09-01'
const housed = (measure: Partial<Measure> = {}, given: Partial<Dossier> = {}): Dossier =>
  inWindow(
    '2026-01-05',
    { state: 'stopped' },
    {
      stage: 'housed',
      measure: { inPlaceOn: '2026-01-05', months: 12, ...measure },
      ...given,
    },
  )

test.each<[Day, number, Day | undefined]>([
  ['2026-01-05', 12, '2027-01-04'],
  ['2025-11-30', 3, '2026-02-27'],
  ['2026-08-31', 6, '2027-02-27'],
  ['2024-02-29', 12, '2025-02-27'],
  ['2026-01-05', 0, undefined],
])('a measure in place on %s for %i months ends on %s', (inPlaceOn, months, end) => {
  expect(measureEndsOn({ inPlaceOn, months })).toBe(end)
})

test.each<[Intensity, 'step-up' | 'step-down', Intensity | undefined]>([
  ['reinforced', 'step-up', undefined],
  ['reinforced', 'step-down', 'sustained'],
  ['sustained', 'step-up', 'reinforced'],
  ['sustained', 'step-down', 'light'],
  ['light', 'step-down', undefined],
])('from %s, a %s leads to %s', (from, kind, to) => {
  expect(stepped(from, kind)).toBe(to)
})

describe('what the rules leave to the provider is done at once', () => {
  test('a step down, dated', () => {
    const { next, facts } = changeMeasure(
      housed(),
      { kind: 'step-down', on: '2026-08-20' },
      { today, reasoned: false, rules },
    )
    expect(next.measure).toMatchObject({ intensity: 'sustained', months: 12 })
    expect(facts).toEqual([
      {
        kind: 'measure-stepped',
        on: '2026-08-20',
        data: { change: 'step-down', from: 'reinforced', to: 'sustained' },
      },
    ])
  })

  test('and a renewal too, where the partners chose so', () => {
    const free = { measureChanges: { ...rules.measureChanges, renew: 'provider' as const } }
    const change = { kind: 'renew' as const, on: today, months: 6 }
    expect(
      changeMeasure(housed(), change, { today, reasoned: false, rules: free }).next.measure?.months,
    ).toBe(18)
  })
})

describe('what the commission decides is asked for, with a reason', () => {
  const change = { kind: 'renew' as const, on: '2026-08-30' as Day, months: 6 }
  const asked = changeMeasure(housed(), change, { today, reasoned: true, rules })

  test('the measure stays as it is meanwhile', () => {
    expect(asked.next.measure).toEqual(housed().measure)
    expect(asked.next.measureAsked).toEqual({ ...change, askedOn: today })
    expect(asked.facts).toEqual([
      { kind: 'measure-change-asked', on: today, data: { change: 'renew', added: 6 } },
    ])
  })

  test('granted, it is renewed from the day of the decision', () => {
    const decided = decideMeasureChange(asked.next, {
      accept: true,
      on: '2026-09-10',
      today: '2026-09-11',
      reasoned: false,
    })
    expect(decided.next).not.toHaveProperty('measureAsked')
    expect(decided.next.measure?.months).toBe(18)
    expect(decided.facts).toEqual([
      { kind: 'measure-renewed', on: '2026-09-10', data: { added: 6, months: 18 } },
    ])
  })

  test('not granted, with a reason, nothing changes', () => {
    const decision = { accept: false, on: '2026-09-10' as Day, today: '2026-09-11' as Day }
    expect(refusalOf(() => decideMeasureChange(asked.next, { ...decision, reasoned: false }))).toBe(
      'reason-needed',
    )
    const { next, facts } = decideMeasureChange(asked.next, { ...decision, reasoned: true })
    expect(next).not.toHaveProperty('measureAsked')
    expect(next.measure).toEqual(housed().measure)
    expect(facts.map(({ kind }) => kind)).toEqual(['measure-change-refused'])
  })

  test('once decided, a second decision finds nothing', () => {
    expect(
      refusalOf(() => decideMeasureChange(housed(), { accept: true, on: today, today, reasoned: false })),
    ).toBe('moved-on')
  })
})

test.each<[string, Dossier, Parameters<typeof changeMeasure>[1], boolean, string]>([
  ['without a reason', housed(), { kind: 'renew', on: today, months: 6 }, false, 'reason-needed'],
  ['for tomorrow', housed(), { kind: 'step-down', on: '2026-09-02' }, false, 'date-future'],
  ['before it was in place', housed(), { kind: 'step-down', on: '2026-01-04' }, false, 'date-too-early'],
  ['above the top', housed(), { kind: 'step-up', on: today }, true, 'not-now'],
  ['below the bottom', housed({ intensity: 'light' }), { kind: 'step-down', on: today }, true, 'not-now'],
  [
    'of a duration left open',
    housed({ months: 0 }),
    { kind: 'renew', on: today, months: 6 },
    true,
    'not-now',
  ],
  ['by no month', housed(), { kind: 'renew', on: today, months: 0 }, true, 'payload'],
  ['by four years', housed(), { kind: 'renew', on: today, months: 48 }, true, 'payload'],
  [
    'of a measure that ended',
    housed({}, { stage: 'ended' }),
    { kind: 'step-down', on: today },
    true,
    'moved-on',
  ],
])('a change %s is refused', (_, dossier, change, reasoned, code) => {
  expect(refusalOf(() => changeMeasure(dossier, change, { today, reasoned, rules }))).toBe(code)
})

test('another référent takes over; naming the same again is no fact', () => {
  const { next, facts } = changeReferent(housed(), 'somebody', today)
  expect(next.mandate?.referent).toBe('somebody')
  expect(facts).toEqual([{ kind: 'referent-changed', on: today }])
  expect(changeReferent(next, 'somebody', today).facts).toEqual([])
})

describe('a measure that comes to its end', () => {
  // 4 January 2027, less 45 days: 20 November 2026, a Friday.
  test('is told 45 days before, on a working day', () => {
    expect(measureEndingDueOn(housed(), rules)).toBe('2026-11-20')
    expect(measureEndingDueOn(housed({ inPlaceOn: '2026-01-06' }), rules)).toBe('2026-11-20')
  })

  test('nothing the day before, once on the day, never again for this end', () => {
    expect(tellMeasureEnding(housed(), '2026-11-19', rules).facts).toEqual([])
    const { next, facts } = tellMeasureEnding(housed(), '2026-11-20', rules)
    expect(facts).toEqual([{ kind: 'measure-ending', on: '2026-11-20', data: { endsOn: '2027-01-04' } }])
    expect(measureEnding(next)).toBe(true)
    expect(tellMeasureEnding(next, '2026-11-21', rules).facts).toEqual([])
  })

  test('waits for nobody once it is renewed, and is told again before its new end', () => {
    const told = tellMeasureEnding(housed(), '2026-11-20', rules).next
    const renewed = decideMeasureChange(
      changeMeasure(
        told,
        { kind: 'renew', on: '2026-11-25', months: 6 },
        {
          today: '2026-11-25',
          reasoned: true,
          rules,
        },
      ).next,
      { accept: true, on: '2026-11-25', today: '2026-11-25', reasoned: false },
    ).next
    expect(measureEnding(renewed)).toBe(false)
    expect(measureEndingDueOn(renewed, rules)).toBe('2027-05-20')
  })

  test('is never told of a measure without end, or over', () => {
    expect(measureEndingDueOn(housed({ months: 0 }), rules)).toBeUndefined()
    expect(measureEndingDueOn(housed({}, { stage: 'interrupted' }), rules)).toBeUndefined()
  })

  test('is part of a new day', () => {
    const kinds = newDay(housed({}, { passeportNudged: '2026-T4' }), '2026-11-20', rules).facts
    expect(kinds.map(({ kind }) => kind)).toEqual(['measure-ending'])
  })
})
