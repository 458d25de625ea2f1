import fc from 'fast-check'
import { type CalDecision, cancelAllocation, recordCal } from '../../src/domain/allocation'
import { type Day, addDays } from '../../src/domain/calendar'
import { correctEntry, correctStart } from '../../src/domain/dayCorrection'
import type { Dossier } from '../../src/domain/dossier'
import type { Decided } from '../../src/domain/facts'
import { enterHome } from '../../src/domain/lease'
import { putInPlace } from '../../src/domain/mandate'
import { Refused } from '../../src/domain/refused'
import { defaultRules as rules } from '../../src/domain/rules'
import { type Told, lifeOf } from '../../src/domain/life'
import { comingReminders, dueOn, newDay, schedule } from '../../src/domain/window'
import { accepted, allocated, inWindow } from '../support/measure'

const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}
const correct = (dossier: Dossier, on: Day, today: Day, from = dossier.measure?.inPlaceOn ?? on) =>
  correctStart(dossier, { from, on, today, reason: 'mistyped' }, rules)
/** Every day from one to another, with the reminders and interruptions that it brings. */
const live = (dossier: Dossier, from: Day, to: Day) => {
  const days: string[] = []
  let now = dossier
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { next, facts } = newDay(now, day, rules)
    for (const { kind, data } of facts) days.push([day, data?.key ?? data?.to ?? kind].join(' '))
    now = next
  }
  return { dossier: now, days }
}

describe('a mistyped day of the measure', () => {
  test('moves the window with it, and says both days', () => {
    const { next, facts } = correct(inWindow('2026-03-10', {}, quiet), '2026-03-23', '2026-04-03')
    expect(next).toMatchObject({
      stage: 'window',
      measure: {
        inPlaceOn: '2026-03-23',
        months: 12,
        corrected: { from: '2026-03-10', on: '2026-04-03', reason: 'mistyped' },
      },
      window: { opensOn: '2026-03-23', lastDay: '2026-06-23', state: 'open' },
    })
    expect(facts).toEqual([
      {
        kind: 'start-corrected',
        on: '2026-03-23',
        data: {
          ...{ from: '2026-03-10', to: '2026-03-23', reason: 'mistyped' },
          ...{ window: true, lastDay: '2026-06-23' },
        },
      },
    ])
  })

  test.each<[string, Day, Day, string]>([
    ['the day before the decision', '2026-03-01', '2026-04-03', 'date-too-early'],
    ['the day of the decision', '2026-03-02', '2026-04-03', ''],
    ['today', '2026-04-03', '2026-04-03', ''],
    ['tomorrow', '2026-04-04', '2026-04-03', 'date-future'],
    ['the same day', '2026-03-10', '2026-04-03', 'day-unchanged'],
  ])('may be %s: %s', (_, on, today, refusal) => {
    expect(code(() => correct(inWindow('2026-03-10'), on, today))).toBe(refusal)
  })

  test('pressed twice is corrected once; a card of before another correction comes too late', () => {
    const { next } = correct(inWindow('2026-03-10'), '2026-03-12', '2026-04-03')
    expect(correct(next, '2026-03-12', '2026-04-03', '2026-03-10')).toEqual({ next, facts: [] })
    expect(code(() => correct(next, '2026-03-14', '2026-04-03', '2026-03-10'))).toBe('moved-on')
  })

  test.each<[string, Day, Day, readonly string[], readonly string[]]>([
    [
      'a few days later: what went out and said the same does not go out again',
      '2026-03-10',
      '2026-03-12',
      ['2026-04-10 month-1'],
      [
        '2026-05-12 month-2',
        '2026-05-28 days-15',
        '2026-06-05 days-7',
        '2026-06-10 days-2',
        '2026-06-12 last-day',
        '2026-06-13 interrupted',
      ],
    ],
    [
      'a month later: every reminder of the right window goes out',
      '2026-03-10',
      '2026-04-09',
      ['2026-04-10 month-1'],
      [
        '2026-05-07 month-1',
        '2026-06-09 month-2',
        '2026-06-24 days-15',
        '2026-07-02 days-7',
        '2026-07-07 days-2',
        '2026-07-09 last-day',
        '2026-07-10 interrupted',
      ],
    ],
  ])('corrected to %s', (_, typed, right, before, after) => {
    const first = live(inWindow(typed, {}, quiet), addDays(typed, 1), '2026-04-10')
    expect(first.days).toEqual(before)
    const { next } = correct(first.dossier, right, '2026-04-10')
    const days = live(next, '2026-04-10', '2026-07-31').days.filter(
      day => !/colleagues|secretariat/.test(day),
    )
    expect(days).toEqual(after)
  })

  test('to an earlier one brings only the latest reminder that was missed', () => {
    const first = live(inWindow('2026-04-20', {}, quiet), '2026-04-21', '2026-05-26')
    const { next, facts } = correct(first.dossier, '2026-03-10', '2026-05-27')
    expect(facts).toHaveLength(1)
    expect(live(next, '2026-05-27', '2026-06-02').days).toEqual(['2026-05-27 days-15'])
  })

  test('the fifteen-day reminder of a wrong last day does not stand for the right one: it is asked and goes further again', () => {
    const first = live(inWindow('2026-03-10', {}, quiet), '2026-03-11', '2026-06-08')
    expect(first.days).toContain('2026-06-02 colleagues')
    const { next } = correct(first.dossier, '2026-04-10', '2026-06-08')
    expect(next.window).not.toHaveProperty('awaitingSince')
    expect(live(next, '2026-06-08', '2026-07-10').days).toEqual([
      '2026-06-10 month-2',
      '2026-06-25 days-15',
      '2026-07-02 colleagues',
      '2026-07-03 days-7',
      '2026-07-08 days-2',
      '2026-07-09 secretariat',
      '2026-07-10 last-day',
    ])
  })

  test('that makes the window over interrupts at once', () => {
    const { next, facts } = correct(inWindow('2026-05-10', {}, quiet), '2026-03-10', '2026-06-12')
    expect(next).toMatchObject({
      stage: 'interrupted',
      window: { state: 'interrupted', lastDay: '2026-06-10' },
    })
    expect(facts.map(({ kind, on }) => [kind, on])).toEqual([
      ['start-corrected', '2026-03-10'],
      ['interrupted', '2026-06-11'],
    ])
  })

  test('that had brought an interruption annuls it, or puts it on its day', () => {
    const { dossier } = live(inWindow('2026-03-10', {}, quiet), '2026-03-11', '2026-06-11')
    expect(dossier.stage).toBe('interrupted')
    const open = correct(dossier, '2026-04-10', '2026-06-15')
    expect(open.next).toMatchObject({ stage: 'window', window: { state: 'open', lastDay: '2026-07-10' } })
    expect(open.facts.map(({ kind }) => kind)).toEqual(['start-corrected', 'window-reopened'])
    expect(live(open.next, '2026-06-15', '2026-07-12').days.at(-1)).toBe('2026-07-11 interrupted')
    const still = correct(dossier, '2026-03-12', '2026-06-15')
    expect(still.next).toMatchObject({ stage: 'interrupted', window: { lastDay: '2026-06-12' } })
    expect(still.facts).toMatchObject([{ data: { interruptedOn: '2026-06-13' } }])
  })

  test.each<[string, Day, string]>([
    ['so that the allocation is on the last day', '2026-03-02', ''],
    ['on the day of the allocation', '2026-06-02', ''],
    ['the day after the allocation', '2026-06-03', 'allocation-outside'],
  ])('once a home is allocated, may be %s', (_, on, refusal) => {
    const dossier = recordCal(inWindow('2026-03-10', {}, quiet), {
      ...{ on: '2026-06-02', today: '2026-06-08', landlord: 'habitat-tilleul' },
      ...{ outcome: 'rank-1', secretariat: false, reasoned: false },
    }).next
    expect(code(() => correct(dossier, on, '2026-06-08'))).toBe(refusal)
  })

  test('may not put an allocation after the last day, standing or fallen', () => {
    const late = recordCal(inWindow('2026-03-20', {}, quiet), {
      ...{ on: '2026-06-12', today: '2026-06-12', landlord: 'habitat-tilleul' },
      ...{ outcome: 'rank-1', secretariat: false, reasoned: false },
    }).next
    expect(code(() => correct(late, '2026-03-11', '2026-06-12'))).toBe('allocation-outside')
    expect(correct(late, '2026-03-12', '2026-06-12').next).toMatchObject({
      stage: 'allocated',
      window: { state: 'stopped', lastDay: '2026-06-12' },
    })
    const fallen = cancelAllocation(late, '2026-06-14')
    expect(code(() => correct(fallen.next, '2026-03-11', '2026-06-14'))).toBe('allocation-outside')
  })

  test('stands beside an allocation that a CAL decided before the measure was in place', () => {
    const early = recordCal(inWindow('2026-03-20', {}, quiet), {
      ...{ on: '2026-03-10', today: '2026-03-23', landlord: 'habitat-tilleul' },
      ...{ outcome: 'rank-1', secretariat: false, reasoned: false },
    }).next
    for (const on of ['2026-03-19', '2026-03-23'] as const)
      expect(correct(early, on, '2026-03-24').next).toMatchObject({
        stage: 'allocated',
        measure: { inPlaceOn: on },
      })
  })

  test('of a dossier that the commission adjourned since, before a CAL in time annulled its interruption', () => {
    const { dossier } = live(inWindow('2026-03-10', {}, quiet), '2026-03-11', '2026-06-11')
    const decision = { outcome: 'adjourn', on: '2026-06-18', round: 'd1.2', against: false } as const
    const cal = recordCal(
      { ...dossier, stage: 'ready', decision },
      {
        ...{ on: '2026-06-05', today: '2026-06-22', landlord: 'habitat-tilleul' },
        ...{ outcome: 'rank-1', secretariat: true, reasoned: true },
      },
    ).next
    expect(correct(cal, '2026-03-12', '2026-06-23').next).toMatchObject({
      stage: 'allocated',
      window: { lastDay: '2026-06-12' },
    })
  })

  test('has no other day than the CAL’s where the measure began with the allocation', () => {
    const { next } = recordCal(accepted({ adhesion: { state: 'given', on: '2026-03-05' } }), {
      ...{ on: '2026-03-20', today: '2026-03-20', landlord: 'habitat-tilleul' },
      ...{ outcome: 'rank-1', secretariat: false, reasoned: false },
    })
    expect(code(() => correct(next, '2026-03-19', '2026-03-21'))).toBe('began-with-home')
  })

  test('of a measure reactivated in the home has no window', () => {
    const { allocation } = allocated()
    const resumed = putInPlace(
      accepted({ ...(allocation && { allocation }) }),
      { on: '2026-06-10', today: '2026-06-10' },
      rules,
    )
    const { next, facts } = correct(resumed.next, '2026-06-08', '2026-06-10')
    expect(next).toMatchObject({ stage: 'housed', measure: { inPlaceOn: '2026-06-08' } })
    expect(facts[0]?.data).toMatchObject({ window: false })
  })

  test('a CAL that was late by the wrong day is recorded anew', () => {
    const cal: CalDecision = {
      ...{ on: '2026-06-12', today: '2026-06-15', landlord: 'habitat-tilleul', outcome: 'rank-1' },
      ...{ secretariat: false, reasoned: false },
    }
    const { dossier } = live(inWindow('2026-03-10', {}, quiet), '2026-03-11', '2026-06-11')
    const late = recordCal(dossier, cal).next
    expect(recordCal(late, cal).facts).toEqual([])
    const right = correct(late, '2026-03-20', '2026-06-15').next
    expect(recordCal(right, cal).next.stage).toBe('allocated')
  })
})

describe('whatever is corrected, and when', () => {
  type Act = { readonly wait: number } & (
    { readonly to: number } | { readonly cal: number } | { readonly fall: true }
  )
  const acts: fc.Arbitrary<readonly Act[]> = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ wait: fc.nat(50), to: fc.integer({ min: -20, max: 130 }) }) },
      fc.record({ wait: fc.nat(30), cal: fc.nat(40) }),
      fc.record({ wait: fc.nat(20), fall: fc.constant(true as const) }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  const start: Day = '2026-03-10'
  const done = (dossier: Dossier, act: Act, today: Day): Decided<Dossier> => {
    if ('to' in act) return correct(dossier, addDays(start, act.to), today)
    if ('fall' in act) return cancelAllocation(dossier, today)
    return recordCal(dossier, {
      ...{ on: addDays(today, -act.cal), today, landlord: 'habitat-tilleul', outcome: 'rank-1' },
      ...{ secretariat: false, reasoned: false },
    })
  }

  /** Plays the acts, day by day; what is refused changes nothing. */
  const play = (given: readonly Act[]) => {
    const opened = putInPlace(accepted(quiet), { on: start, today: start }, rules)
    let dossier = { ...opened.next, adhesion: { state: 'given', on: start } } as Dossier
    let today = start
    const facts: Told[] = []
    const tell = ({ next, facts: told }: Decided<Dossier>) => {
      dossier = next
      for (const { kind, on, data = {} } of told)
        facts.push({ seq: facts.length + 1, kind, on, at: `${today}T10:00:00Z`, data })
    }
    tell({ ...opened, next: dossier })
    for (const act of given) {
      const until = addDays(today, act.wait)
      while (today < until) {
        today = addDays(today, 1)
        tell(newDay(dossier, today, rules))
      }
      try {
        tell(done(dossier, act, today))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
      }
    }
    return { dossier, today, facts }
  }

  test('the facts tell the stage, the day and the last day that the dossier has', () => {
    fc.assert(
      fc.property(acts, given => {
        const { dossier, facts } = play(given)
        const { turns } = lifeOf(facts)
        const opened = turns.find(({ fact }) => fact.kind === 'measure-in-place')
        expect(turns.at(-1)?.stage).toBe(dossier.stage)
        if (opened)
          expect([opened.on, opened.fact.data.lastDay]).toEqual([
            dossier.measure?.inPlaceOn,
            dossier.window?.lastDay,
          ])
      }),
      { numRuns: 60 },
    )
  })

  test('the right last day is always reminded, nothing twice, and the window ends once', () => {
    fc.assert(
      fc.property(acts, given => {
        const { dossier, today } = play(given)
        const { window } = dossier
        if (dossier.stage !== 'window' || !window) return
        for (const { key, at } of schedule(window, rules))
          if (at > today && key === 'last-day') expect(comingReminders(window, rules, today)).toContain(at)
        expect(dueOn(dossier, rules)).toBeDefined()
        const days = live(dossier, addDays(today, 1), addDays(window.lastDay, 200)).days
        expect(days.filter(day => day.endsWith('interrupted'))).toHaveLength(1)
        const keys = days.map(day => day.split(' ')[1])
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a mistyped day of entry', () => {
  const entered = (): Dossier =>
    enterHome(allocated(), { on: '2026-05-20', today: '2026-06-01', kind: 'direct' }).next
  const right = (on: Day, dossier = entered(), from: Day = '2026-05-20') =>
    correctEntry(dossier, { from, on, today: '2026-06-10', reason: 'mistyped' })

  test.each<[string, Day, string]>([
    ['the day before the allocation', '2026-05-05', 'date-too-early'],
    ['the day of the allocation', '2026-05-06', ''],
    ['today', '2026-06-10', ''],
    ['tomorrow', '2026-06-11', 'date-future'],
    ['the same day', '2026-05-20', 'day-unchanged'],
  ])('may be %s: %s', (_, on, refusal) => {
    expect(code(() => right(on))).toBe(refusal)
  })

  test('says both days; pressed twice is corrected once', () => {
    const { next, facts } = right('2026-05-12')
    expect(next.lease).toMatchObject({ enteredOn: '2026-05-12', corrected: { from: '2026-05-20' } })
    expect(facts).toMatchObject([
      { kind: 'entry-corrected', on: '2026-05-12', data: { from: '2026-05-20', to: '2026-05-12' } },
    ])
    expect(right('2026-05-12', next)).toEqual({ next, facts: [] })
    expect(code(() => right('2026-05-13', next))).toBe('moved-on')
  })

  test('is not after the review of a bail glissant', () => {
    const { next } = enterHome(allocated(), {
      ...{ on: '2026-05-20', today: '2026-06-01', kind: 'glissant', reviewOn: '2026-06-05' },
    })
    expect(code(() => right('2026-06-06', next))).toBe('entry-after-review')
    expect(code(() => right('2026-06-05', next))).toBe('')
  })
})
