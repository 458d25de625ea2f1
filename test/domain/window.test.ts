import fc from 'fast-check'
import { answerReminder } from '../../src/domain/answer'
import { type Day, addDays, isWorkingDay } from '../../src/domain/calendar'
import type { AnswerKind, Dossier } from '../../src/domain/dossier'
import type { NewFact } from '../../src/domain/facts'
import { putInPlace } from '../../src/domain/mandate'
import { Refused } from '../../src/domain/refused'
import { defaultRules as rules } from '../../src/domain/rules'
import { cancelAllocation, recordCal } from '../../src/domain/allocation'
import { dueOn, newDay, schedule } from '../../src/domain/window'
import { accepted, inWindow } from '../support/measure'

const said = (facts: readonly NewFact[]): readonly string[] =>
  facts.map(({ kind, data }) => [kind, data?.key ?? data?.to ?? ''].filter(Boolean).join(' '))
/** What a day brings to a dossier as it stands. */
const on = (dossier: Dossier, day: Day): readonly string[] => said(newDay(dossier, day, rules).facts)
/** Every day up to `to`, one after the other; what happened, by day. */
const live = (
  dossier: Dossier,
  from: Day,
  to: Day,
): { dossier: Dossier; days: Record<string, readonly string[]> } => {
  const days: Record<string, readonly string[]> = {}
  let now = dossier
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { next, facts } = newDay(now, day, rules)
    if (facts.length > 0) days[day] = said(facts)
    now = next
  }
  return { dossier: now, days }
}
/** A quarter with its passeport, so that the window speaks alone. */
const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}

describe('the window', () => {
  test.each<[Day, Day]>([
    ['2026-03-10', '2026-06-10'],
    ['2026-11-30', '2027-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2026-03-31', '2026-06-30'],
    ['2026-12-31', '2027-03-31'],
  ])('of a measure in place on %s closes on %s', (day, lastDay) => {
    const { next, facts } = putInPlace(accepted(), { on: day, today: '2028-01-01' }, rules)
    expect(next).toMatchObject({ stage: 'window', window: { opensOn: day, lastDay, state: 'open' } })
    expect(facts).toEqual([{ kind: 'measure-in-place', on: day, data: { lastDay, window: true } }])
  })

  test('does not open in the future, nor before the decision, nor twice', () => {
    const place = (day: Day, dossier = accepted()) =>
      code(() => putInPlace(dossier, { on: day, today: '2026-03-20' }, rules))
    expect(place('2026-03-21')).toBe('date-future')
    expect(place('2026-03-20')).toBe('')
    expect(place('2026-03-02')).toBe('')
    expect(place('2026-03-01')).toBe('date-too-early')
    expect(place('2026-03-20', inWindow('2026-03-10'))).toBe('moved-on')
  })

  test('of a household that is housed already (a measure reactivated) does not open', () => {
    const allocation = {
      on: '2026-02-01' as Day,
      landlord: 'habitat-tilleul',
      condition: false,
      irregular: false,
    }
    const { next } = putInPlace(accepted({ allocation }), { on: '2026-03-10', today: '2026-03-10' }, rules)
    expect(next).toMatchObject({ stage: 'housed', measure: { inPlaceOn: '2026-03-10' } })
    expect(next.window).toBeUndefined()
  })
})

describe('reminders', () => {
  test('come after one and two months, then 15, 7 and 2 days before, and on the last day', () => {
    const window = inWindow('2026-03-10').window!
    expect(schedule(window, rules).map(({ key, at }) => [key, at])).toEqual([
      ['month-1', '2026-04-10'],
      // 10 May is a Sunday, and 8 May a holiday: the Thursday before.
      ['month-2', '2026-05-07'],
      ['days-15', '2026-05-26'],
      ['days-7', '2026-06-03'],
      ['days-2', '2026-06-08'],
      ['last-day', '2026-06-10'],
    ])
  })

  test.each<[string, Day, readonly string[]]>([
    ['month-1', '2026-04-10', []],
    ['month-2', '2026-05-07', ['month-1']],
    ['days-15', '2026-05-26', ['month-1', 'month-2']],
    ['days-7', '2026-06-03', ['month-1', 'month-2', 'days-15']],
    ['days-2', '2026-06-08', ['month-1', 'month-2', 'days-15', 'days-7']],
    ['last-day', '2026-06-10', ['month-1', 'month-2', 'days-15', 'days-7', 'days-2']],
  ])('%s: nothing the day before, once on the day, not again the day after', (key, day, reminded) => {
    const dossier = inWindow('2026-03-10', { reminded }, quiet)
    expect(on(dossier, addDays(day, -1))).toEqual([])
    const { next, facts } = newDay(dossier, day, rules)
    expect(said(facts)).toEqual([`reminder-due ${key}`])
    expect(on(next, day)).toEqual([])
    expect(on(next, addDays(day, 1)).filter(each => each.startsWith('reminder'))).toEqual([])
  })

  test('two that are moved to the same working day are one: the later', () => {
    // Last day Sunday 14 June 2026: both its reminders fall on Friday 12.
    const dossier = inWindow('2026-03-14', { reminded: ['month-1', 'month-2', 'days-15', 'days-7'] }, quiet)
    expect(on(dossier, '2026-06-11')).toEqual([])
    const { next, facts } = newDay(dossier, '2026-06-12', rules)
    expect(said(facts)).toEqual(['reminder-due last-day'])
    expect(next.window?.reminded).toEqual(expect.arrayContaining(['days-2', 'last-day']))
  })

  test('after an outage over three of them only the latest goes out', () => {
    const dossier = inWindow('2026-03-10', {}, quiet)
    const { next, facts } = newDay(dossier, '2026-05-28', rules)
    expect(said(facts)).toEqual(['reminder-due days-15'])
    expect(next.window?.reminded).toEqual(['month-1', 'month-2', 'days-15'])
    expect(on(next, '2026-05-29')).toEqual([])
  })

  test('a changed schedule never sends an old one again', () => {
    const { next } = newDay(inWindow('2026-03-10', {}, quiet), '2026-04-10', rules)
    const reminders = [{ key: 'new-80', daysBefore: 80, escalates: false }, ...rules.reminders]
    expect(newDay(next, '2026-04-13', { ...rules, reminders }).facts).toEqual([])
  })
})

describe('a reminder without an answer', () => {
  const reminded = newDay(
    inWindow('2026-03-10', { reminded: ['month-1', 'month-2'] }, quiet),
    '2026-05-26',
    rules,
  ).next

  test('goes to the colleagues after five working days, to the secretariat after five more', () => {
    const { days } = live(reminded, '2026-05-27', '2026-06-10')
    expect(days).toEqual({
      '2026-06-02': ['reminder-unanswered colleagues'],
      '2026-06-03': ['reminder-due days-7'],
      '2026-06-08': ['reminder-due days-2'],
      '2026-06-09': ['reminder-unanswered secretariat'],
      '2026-06-10': ['reminder-due last-day'],
    })
  })

  test('goes nowhere once it is answered', () => {
    const answered = answerReminder(reminded, {
      kind: 'household-hesitates',
      by: 'p',
      today: '2026-06-01',
    }).next
    expect(Object.values(live(answered, '2026-06-01', '2026-06-10').days).flat()).toEqual([
      'reminder-due days-7',
      'reminder-due days-2',
      'reminder-due last-day',
    ])
  })

  test('“remind me” is a date, not an answer', () => {
    const asked = answerReminder(reminded, {
      kind: 'remind-me',
      by: 'p',
      today: '2026-05-27',
      day: '2026-05-29',
    }).next
    const { days } = live(asked, '2026-05-28', '2026-06-02')
    expect(days).toEqual({
      '2026-05-29': ['reminder-due asked'],
      '2026-06-02': ['reminder-unanswered colleagues'],
    })
  })

  test('after an outage goes straight to the secretariat', () => {
    expect(on(reminded, '2026-06-10')).toEqual(['reminder-due last-day', 'reminder-unanswered secretariat'])
  })
})

describe('answers', () => {
  const dossier = inWindow('2026-03-10')
  const answer = (given: Partial<Parameters<typeof answerReminder>[1]>, from = dossier) =>
    answerReminder(from, { kind: 'need-help', by: 'p', today: '2026-04-13', ...given })

  test.each<[Day, Day | string]>([
    ['2026-04-13', 'reminder-after-last-day'],
    ['2026-04-14', '2026-04-14'],
    // A Sunday: the Friday before.
    ['2026-04-19', '2026-04-17'],
    ['2026-06-10', '2026-06-10'],
    ['2026-06-11', 'reminder-after-last-day'],
  ])('to be reminded on %s: %s', (day, expected) => {
    const kind = 'remind-me'
    const refused = code(() => answer({ kind, day }))
    expect(refused || answer({ kind, day }).next.window?.remindOn).toBe(expected)
  })

  test('to be reminded during the weekend, asked on Friday, is Monday; past the last day it is refused', () => {
    expect(answer({ kind: 'remind-me', today: '2026-04-17', day: '2026-04-18' }).next.window?.remindOn).toBe(
      '2026-04-20',
    )
    const weekend = inWindow('2026-03-14')
    expect(code(() => answer({ kind: 'remind-me', today: '2026-06-12', day: '2026-06-13' }, weekend))).toBe(
      'reminder-after-last-day',
    )
  })

  test('CAL on a day makes the landlord the dossier’s, and tells it; a proposal does not', () => {
    const cal = answer({ kind: 'cal-on', day: '2026-05-06', landlord: 'habitat-tilleul' })
    expect(cal.next.landlord).toBe('habitat-tilleul')
    expect(cal.facts.map(({ kind }) => kind)).toEqual(['reminder-answered', 'cal-planned'])
    const home = answer({ kind: 'home-proposed', home: 'T4', landlord: 'habitat-tilleul' })
    expect(home.next.landlord).toBeUndefined()
    expect(home.next.window?.answers).toMatchObject([{ kind: 'home-proposed', landlord: 'habitat-tilleul' }])
  })

  test.each<[AnswerKind, Day, string]>([
    ['cal-on', '2027-04-13', ''],
    ['cal-on', '2027-04-14', 'payload'],
    ['cal-on', '2199-12-31', 'payload'],
    ['cal-on', '2026-02-14', 'date-too-early'],
    ['allocated', '2026-02-14', 'date-too-early'],
    ['allocated', '2026-04-13', ''],
  ])('%s %s, from the commission’s decision to a year ahead: %p', (kind, day, expected) => {
    const decided = { ...dossier, decision: { ...accepted().decision!, on: '2026-02-15' as const } }
    expect(code(() => answer({ kind, day, landlord: 'habitat-tilleul' }, decided))).toBe(expected)
  })

  test('no home is proposed without adhesion', () => {
    const sought = { ...dossier, adhesion: { state: 'sought' as const } }
    expect(code(() => answer({ kind: 'home-proposed', home: 'T4' }, sought))).toBe('no-adhesion')
    expect(code(() => answer({ kind: 'home-proposed', home: 'T4' }))).toBe('')
  })

  test('what is missing is kept for the needs not covered', () => {
    const missing = { size: 'T5', territory: 'metropole', kind: 'house' } as const
    expect(answer({ kind: 'no-suited-home', missing }).facts).toEqual([
      {
        kind: 'reminder-answered',
        on: '2026-04-13',
        data: { answer: 'no-suited-home', missing: 'house', size: 'T5', territory: 'metropole' },
      },
    ])
  })

  test('need help tells the secretariat', () => {
    expect(answer({}).facts.map(({ kind }) => kind)).toEqual(['reminder-answered', 'help-needed'])
  })

  test('the same answer pressed twice counts once; the last fifty are kept', () => {
    const once = answer({ kind: 'household-hesitates' }).next
    expect(answer({ kind: 'household-hesitates' }, once)).toEqual({ next: once, facts: [] })
    let many = dossier
    for (let n = 0; n < 60; n += 1)
      many = answer({ kind: 'household-hesitates', today: addDays('2026-03-11', n) }, many).next
    expect(many.window?.answers).toHaveLength(50)
    expect(many.window?.answers.at(-1)?.on).toBe(addDays('2026-03-11', 59))
  })
})

describe('interruption', () => {
  const dossier = inWindow('2026-03-10', { reminded: rules.reminders.map(({ key }) => key) }, quiet)

  test('comes by itself the day after the last day, not on it, and once', () => {
    expect(on(dossier, '2026-06-10')).toEqual([])
    const { next, facts } = newDay(dossier, '2026-06-11', rules)
    expect(facts).toEqual([{ kind: 'interrupted', on: '2026-06-11', data: { lastDay: '2026-06-10' } }])
    expect(next).toMatchObject({ stage: 'interrupted', window: { state: 'interrupted' } })
    expect(on(next, '2026-06-12')).toEqual([])
    expect(dueOn(next, rules)).toBeUndefined()
  })

  test('a window resumed past its last day has no reminder left, and is due on its interruption only', () => {
    const stopped = inWindow('2026-03-10', { state: 'stopped', reminded: ['month-1'] }, quiet)
    const resumed = cancelAllocation({ ...stopped, stage: 'allocated' }, '2026-06-12').next
    expect(on(resumed, '2026-06-12')).toEqual([])
    expect(dueOn(resumed, rules)).toBe('2026-06-13')
    expect(on(resumed, '2026-06-13')).toEqual(['interrupted'])
  })

  test('is dated as it should have come when an outage made it late, without the reminders that were missed', () => {
    const { facts } = newDay(inWindow('2026-03-10', {}, quiet), '2026-07-01', rules)
    expect(facts).toEqual([expect.objectContaining({ kind: 'interrupted', on: '2026-06-11' })])
  })

  test.each<[Day, Day]>([
    ['2026-06-10', '2026-06-11'],
    ['2026-06-09', '2026-06-11'],
    ['2026-06-15', '2026-06-16'],
  ])(
    'an allocation cancelled on %s resumes the same window: interrupted on %s',
    (cancelled, interruptedOn) => {
      const allocated = recordCal(dossier, {
        on: '2026-06-05',
        today: '2026-06-05',
        landlord: 'habitat-tilleul',
        outcome: 'rank-1',
        secretariat: false,
        reasoned: false,
      }).next
      expect(on(allocated, '2026-06-11')).toEqual([])
      const resumed = cancelAllocation(allocated, cancelled).next
      expect(resumed).toMatchObject({ stage: 'window', window: { state: 'open', lastDay: '2026-06-10' } })
      expect(on(resumed, addDays(interruptedOn, -1))).toEqual([])
      expect(on(resumed, interruptedOn)).toEqual(['interrupted'])
    },
  )
})

describe('properties of random histories', () => {
  const day = fc.integer({ min: 0, max: 1200 }).map(n => addDays('2026-01-05', n))
  const act = fc.record({
    after: fc.integer({ min: 0, max: 25 }),
    what: fc.constantFrom('answer', 'remind', 'allocate', 'cancel', 'passeport', 'outage'),
    far: fc.integer({ min: 1, max: 20 }),
  })

  const perform = (dossier: Dossier, what: string, today: Day, far: number): Dossier => {
    const by = 'p'
    try {
      if (what === 'answer') return answerReminder(dossier, { kind: 'household-hesitates', by, today }).next
      if (what === 'remind')
        return answerReminder(dossier, { kind: 'remind-me', by, today, day: addDays(today, far) }).next
      if (what === 'allocate')
        return recordCal(dossier, {
          on: addDays(today, -Math.floor(far / 2)),
          today,
          landlord: 'l',
          outcome: 'rank-1',
          secretariat: true,
          reasoned: true,
        }).next
      if (what === 'cancel') return cancelAllocation(dossier, today).next
      if (what === 'passeport') return { ...dossier, passeports: 1, lastPasseportOn: today }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
    return dossier
  }

  test('on any day a window is open, stopped or interrupted, as the stage says; no reminder twice; none skipped', () => {
    fc.assert(
      fc.property(day, fc.array(act, { maxLength: 14 }), (opensOn, acts) => {
        const placed = accepted({ decision: { ...accepted().decision!, on: '2026-01-01' } })
        let dossier: Dossier = putInPlace(
          { ...placed, adhesion: { state: 'given', on: opensOn } },
          { on: opensOn, today: opensOn },
          rules,
        ).next
        const reminded: string[] = []
        let today = opensOn
        for (const { after, what, far } of [...acts, { after: 130, what: 'end', far: 1 }]) {
          for (let left = after; left > 0; left -= 1) {
            today = addDays(today, 1)
            // An outage: the days in between are not looked at.
            if (what === 'outage' && left > 1) continue
            const { next, facts } = newDay(dossier, today, rules)
            for (const { kind, data } of facts)
              if (kind === 'reminder-due' && data?.key !== 'asked') {
                reminded.push(String(data?.key))
                if (what !== 'outage') expect(isWorkingDay(today) || dossier.window?.resumedOn).toBeTruthy()
              }
            dossier = next
            const { stage, window } = dossier
            expect({ allocated: 'stopped', window: 'open', interrupted: 'interrupted' }[String(stage)]).toBe(
              window?.state,
            )
            if (stage === 'window' && !window?.resumedOn) expect(today <= window!.lastDay).toBe(true)
          }
          dossier = perform(dossier, what, today, far)
        }
        expect(new Set(reminded).size).toBe(reminded.length)
      }),
      { numRuns: 100 },
    )
  })

  test('dueOn is the first day on which newDay does something', () => {
    fc.assert(
      fc.property(day, fc.array(act, { maxLength: 8 }), (opensOn, acts) => {
        let dossier: Dossier = inWindow(opensOn)
        let today = opensOn
        for (const { after, what, far } of acts) {
          today = addDays(today, after)
          dossier = perform(newDay(dossier, today, rules).next, what, today, far)
          const due = dueOn(dossier, rules)
          const horizon = due && due < addDays(today, 200) ? due : addDays(today, 200)
          for (let each = addDays(horizon, -30); each < horizon; each = addDays(each, 1))
            expect(newDay(dossier, each, rules).facts).toEqual([])
          if (due) expect(newDay(dossier, due, rules).facts).not.toEqual([])
        }
      }),
      { numRuns: 80 },
    )
  })
})
