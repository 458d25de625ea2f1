import { type CalDecision, recordCal } from '../../src/domain/allocation'
import { type Day, addDays } from '../../src/domain/calendar'
import { landlordsConcerned } from '../../src/domain/candidature'
import type { Dossier } from '../../src/domain/dossier'
import type { NewFact } from '../../src/domain/facts'
import { acceptAfterAll, answerDueOn, answerOffer, notifyOffer } from '../../src/domain/offer'
import { Refused } from '../../src/domain/refused'
import { defaultRules as rules } from '../../src/domain/rules'
import { dueOn, newDay } from '../../src/domain/window'
import { accepted, inWindow } from '../support/measure'

const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}
const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
const cal = (dossier: Dossier, given: Partial<CalDecision> = {}): Dossier =>
  recordCal(dossier, {
    on: '2026-05-06',
    today: '2026-05-07',
    landlord: 'habitat-tilleul',
    outcome: 'rank-1',
    secretariat: false,
    reasoned: false,
    ...given,
  }).next
const allocated = cal(inWindow('2026-03-10', {}, quiet))
const notified = (on: Day, dossier: Dossier = allocated): Dossier =>
  notifyOffer(dossier, { on, today: '2026-12-31', warned: true }, rules).next
const said = (facts: readonly NewFact[]) => facts.map(({ kind, on }) => `${on} ${kind}`)
const day = (dossier: Dossier, today: Day) => newDay(dossier, today, rules)

describe('the last day to answer', () => {
  // Ten days, the one of the notification not counted (CCH R441-10).
  test.each<[string, Day, Day]>([
    ['a Monday: a Thursday', '2026-05-11', '2026-05-21'],
    [
      'a Wednesday: a Saturday, so the Monday after is Whit Monday and the next day counts',
      '2026-05-13',
      '2026-05-26',
    ],
    ['a Thursday: a Sunday, before Whit Monday', '2026-05-14', '2026-05-26'],
    ['a Friday: Whit Monday', '2026-05-15', '2026-05-26'],
    ['a Saturday: a Tuesday', '2026-05-16', '2026-05-26'],
    ['14 July falls on the tenth day', '2026-07-04', '2026-07-15'],
    ['15 August is a Saturday', '2026-08-05', '2026-08-17'],
    ['1 May is a Friday', '2026-04-21', '2026-05-04'],
    ['Easter Monday', '2026-03-27', '2026-04-07'],
    ['over the end of a year, to a working day', '2026-12-24', '2027-01-04'],
    ['New Year’s Day is a Friday', '2026-12-22', '2027-01-04'],
    ['the end of February', '2026-02-18', '2026-03-02'],
    ['29 February of a leap year', '2028-02-19', '2028-02-29'],
    ['over the change to summer time', '2026-03-23', '2026-04-02'],
    ['over the change to winter time', '2026-10-20', '2026-10-30'],
  ])('notified on %s', (_, on, due) => {
    expect(answerDueOn(on, rules)).toBe(due)
  })

  test('is counted with the partners’ own length, ten days at least', () => {
    expect(answerDueOn('2026-05-11', { offer: { ...rules.offer, answerDays: 15 } })).toBe('2026-05-26')
  })

  test('does not move when the rules change after the notification', () => {
    const longer = { ...rules, offer: { ...rules.offer, answerDays: 30 } }
    expect(newDay(notified('2026-05-11'), '2026-05-22', longer).next.stage).toBe('window')
  })
})

describe('the notification', () => {
  const notify = (given: object = {}, dossier = allocated) =>
    notifyOffer(dossier, { on: '2026-05-11', today: '2026-05-12', ...given }, rules)

  test('is dated: not in the future, not before the CAL', () => {
    expect(code(() => notify({ on: '2026-05-13' }))).toBe('date-future')
    expect(code(() => notify({ on: '2026-05-05' }))).toBe('date-too-early')
    expect(code(() => notify({ on: '2026-05-06' }))).toBe('')
  })

  test('is one fact however often it is entered; corrected until the household has accepted', () => {
    const { next, facts } = notify()
    expect(facts).toEqual([
      {
        kind: 'offer-notified',
        on: '2026-05-11',
        data: { landlord: 'habitat-tilleul', dueOn: '2026-05-21' },
      },
    ])
    expect(notify({}, next).facts).toEqual([])
    expect(notify({ on: '2026-05-12' }, next).next.allocation?.offer).toMatchObject({ dueOn: '2026-05-22' })
    const yes = answerOffer(next, { answer: 'accepted', on: '2026-05-12', today: '2026-05-12' }).next
    expect(code(() => notify({ on: '2026-05-12' }, yes))).toBe('moved-on')
  })

  test('for a DALO household says whether it carried the warning; without it, it is recorded all the same', () => {
    const dalo = { ...allocated, profile: { ...allocated.profile, dalo: true } }
    expect(code(() => notify({}, dalo))).toBe('payload')
    expect(notify({ warned: false }, dalo).facts[0]?.data).toMatchObject({ warned: false })
    // Nobody else is asked.
    expect(notify({ warned: false }).next.allocation?.offer).not.toHaveProperty('warned')
  })

  test('needs an allocation', () => {
    expect(code(() => notify({}, inWindow('2026-03-10')))).toBe('moved-on')
  })
})

describe('the answer', () => {
  const offered = notified('2026-05-11')
  const answer = (given: object, dossier = offered) =>
    answerOffer(dossier, { answer: 'accepted', on: '2026-05-15', today: '2026-05-16', ...given })

  test.each<[Day, string]>([
    ['2026-05-10', 'date-too-early'],
    ['2026-05-11', ''],
    ['2026-05-20', ''],
    ['2026-05-21', ''],
    ['2026-05-22', 'offer-lapsed'],
    ['2026-05-23', 'date-future'],
  ])('yes, dated %s: %j', (on, refused) => {
    expect(code(() => answer({ on, today: '2026-05-22' }))).toBe(refused)
  })

  test('yes keeps the home, and silence no longer matters', () => {
    const { next, facts } = answer({})
    expect(said(facts)).toEqual(['2026-05-15 offer-accepted'])
    expect(day(next, '2026-06-30').facts).toEqual([])
    expect(answer({}, next).facts).toEqual([])
  })

  test('no resumes the same window with its original last day, on the day it was said', () => {
    const { next, facts } = answer({ answer: 'refused' })
    expect(next).toMatchObject({
      stage: 'window',
      window: { state: 'open', lastDay: '2026-06-10', resumedOn: '2026-05-15' },
      candidatures: [{ state: 'closed', end: 'refused' }],
    })
    expect(next.allocation).toBeUndefined()
    expect(landlordsConcerned(next)).toEqual([])
    expect(facts).toMatchObject([{ kind: 'allocation-cancelled', data: { why: 'refused', window: true } }])
  })

  test('no after yes is a refusal all the same', () => {
    expect(answer({ answer: 'refused' }, answer({}).next).next.stage).toBe('window')
  })

  test('needs the day of notification first', () => {
    expect(code(() => answer({}, allocated))).toBe('offer-first')
  })
})

describe('silence', () => {
  const offered = notified('2026-05-11')

  test.each<[Day, readonly string[]]>([
    ['2026-05-20', []],
    ['2026-05-21', []],
    ['2026-05-22', ['2026-05-22 allocation-cancelled']],
    // After an outage: on the day it was true.
    ['2026-05-29', ['2026-05-22 allocation-cancelled']],
  ])('on %s: %j', (today, facts) => {
    const kept = said(day(offered, today).facts).filter(fact => fact.endsWith('cancelled'))
    expect(kept).toEqual(facts)
  })

  test('is a refusal: the window runs again with its original last day, once', () => {
    const { next } = day(offered, '2026-05-22')
    expect(next).toMatchObject({
      stage: 'window',
      window: { state: 'open', lastDay: '2026-06-10', resumedOn: '2026-05-22' },
      lapsed: { on: '2026-05-06' },
    })
    expect(said(day(next, '2026-05-22').facts)).toEqual([])
    expect(landlordsConcerned(next)).toEqual([])
  })

  test.each<[string, Day, Day]>([
    // The last day to answer, and the day of the interruption; the window's last day is 10 June.
    ['one before the last day', '2026-05-28', '2026-06-11'],
    ['on the last day: refused the day after, interrupted the next', '2026-05-31', '2026-06-12'],
    ['after the last day', '2026-06-08', '2026-06-20'],
  ])('that ends %s', (_, on, interruptedOn) => {
    let dossier = notified(on)
    const happened: string[] = []
    for (let today: Day = '2026-06-01'; today <= '2026-06-30'; today = addDays(today, 1)) {
      const { next, facts } = day(dossier, today)
      happened.push(...said(facts).filter(fact => fact.endsWith('interrupted')))
      dossier = next
    }
    expect(happened).toEqual([`${interruptedOn} interrupted`])
  })

  test('after an outage refusal and interruption come in one night, each on its day', () => {
    expect(said(day(notified('2026-06-08'), '2026-07-15').facts)).toEqual([
      '2026-06-19 allocation-cancelled',
      '2026-06-20 interrupted',
    ])
  })

  test('where the measure began with the allocation: it waits to be put in place again', () => {
    const began = cal(accepted({ ...quiet, adhesion: { state: 'given', on: '2026-03-05' } }))
    const { next } = day(notified('2026-05-11', began), '2026-05-22')
    expect(next.stage).toBe('accepted')
    expect([next.window, next.measure]).toEqual([undefined, undefined])
  })
})

describe('reminders of the answer', () => {
  // Due on Thursday 21 May: three working days ahead is Monday 18 (the 14th, Ascension, is past), then the day itself.
  const offered = notified('2026-05-11')

  test('leave three working days ahead and on the last day, each once', () => {
    const found: string[] = []
    let dossier = offered
    for (let today: Day = '2026-05-11'; today <= '2026-05-21'; today = addDays(today, 1)) {
      for (const again of [1, 2]) {
        const { next, facts } = day(dossier, today)
        found.push(...facts.map(({ kind, data }) => `${today} ${kind} ${String(data?.left)} ${again}`))
        dossier = next
      }
    }
    expect(found).toEqual(['2026-05-18 offer-due 3 1', '2026-05-21 offer-due 0 1'])
  })

  test('missed, only the latest goes out; none once the household has answered', () => {
    expect(said(day(offered, '2026-05-21').facts)).toEqual(['2026-05-21 offer-due'])
    const yes = answerOffer(offered, { answer: 'accepted', on: '2026-05-12', today: '2026-05-12' }).next
    expect(said(day(yes, '2026-05-18').facts)).toEqual([])
  })

  test('time looks at the dossier on exactly those days', () => {
    const days: (Day | undefined)[] = []
    let dossier = offered
    for (let n = 0; n < 3; n += 1) {
      const due = dueOn(dossier, rules)
      days.push(due)
      if (due) dossier = day(dossier, due).next
    }
    expect(days).toEqual(['2026-05-18', '2026-05-21', '2026-05-22'])
  })
})

describe('an acceptance typed after silence had counted', () => {
  const silent = day(notified('2026-05-11'), '2026-05-22').next
  const accept = (given: object = {}, dossier = silent) =>
    acceptAfterAll(dossier, { on: '2026-05-20', today: '2026-06-20', reasoned: false, ...given })

  test('dated in time gives the allocation back, and stops the window again', () => {
    const { next, facts } = accept()
    expect(next).toMatchObject({
      stage: 'allocated',
      allocation: { on: '2026-05-06', irregular: false, offer: { acceptedOn: '2026-05-20' } },
      window: { state: 'stopped' },
      candidatures: [{ number: 1, state: 'attributed' }],
    })
    expect(next.lapsed).toBeUndefined()
    expect(said(facts)).toEqual(['2026-05-20 offer-accepted', '2026-05-06 allocated'])
  })

  test('annuls the interruption that followed', () => {
    const interrupted = day(silent, '2026-06-11').next
    expect(interrupted.stage).toBe('interrupted')
    expect(accept({}, interrupted).facts.map(({ kind }) => kind)).toEqual([
      'offer-accepted',
      'interruption-annulled',
      'allocated',
    ])
  })

  test.each<[Day, string, boolean]>([
    ['2026-05-21', '', false],
    ['2026-05-22', 'reason-needed', true],
  ])('dated %s, without a reason: %j; with one it is irregular: %s', (on, refused, irregular) => {
    expect(code(() => accept({ on }))).toBe(refused)
    expect(accept({ on, reasoned: true }).next.allocation?.irregular).toBe(irregular)
  })

  test('comes too late once another home is allocated, or where nothing had lapsed', () => {
    expect(code(() => accept({}, cal(silent, { landlord: 'logis-sureau' })))).toBe('moved-on')
    expect(code(() => accept({}, inWindow('2026-03-10')))).toBe('moved-on')
  })
})
