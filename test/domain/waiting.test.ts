import { recordCal } from '../../src/domain/allocation'
import { type Day, addDays } from '../../src/domain/calendar'
import { meetCondition } from '../../src/domain/condition'
import type { Dossier } from '../../src/domain/dossier'
import { answerOffer, notifyOffer } from '../../src/domain/offer'
import { defaultRules, rulesSchema } from '../../src/domain/rules'
import { dueOn, newDay } from '../../src/domain/window'
import { inWindow } from '../support/measure'

const rules = defaultRules
const quiet = { lastPasseportOn: '2099-01-01' as Day, passeports: 1 }
/** A CAL of Wednesday 6 May, recorded on a day. */
const allocated = (today: Day = '2026-05-07', outcome: 'rank-1' | 'condition' = 'rank-1'): Dossier =>
  recordCal(inWindow('2026-03-10', {}, quiet), {
    ...{ on: '2026-05-06', today, landlord: 'habitat-tilleul', outcome },
    ...{ secretariat: false, reasoned: false },
  }).next
const notified = (dossier: Dossier, today: Day): Dossier =>
  notifyOffer(dossier, { on: today, today }, rules).next

/** The reminders of a wait, each day looked at twice, with whom they go to. */
const reminders = (start: Dossier, from: Day, to: Day, given = rules) => {
  const found: string[] = []
  let dossier = start
  for (let today = from; today <= to; today = addDays(today, 1))
    for (let again = 0; again < 2; again += 1) {
      const { next, facts } = newDay(dossier, today, given)
      for (const { kind, data } of facts)
        if (kind === 'allocation-waits')
          found.push([today, data?.waits, ...(data?.to ? [data.to] : [])].map(String).join(' '))
      dossier = next
    }
  return { found, dossier }
}

describe('an allocation whose offer is not notified', () => {
  test('is reminded every ten working days, from the third time on to the secretariat too', () => {
    // 8 May is a holiday, Ascension is on 14 May, Whit Monday on 25 May.
    expect(reminders(allocated(), '2026-05-07', '2026-07-31').found).toEqual([
      '2026-05-26 notify',
      '2026-06-09 notify',
      '2026-06-23 notify secretariat',
      '2026-07-07 notify secretariat',
      '2026-07-22 notify secretariat',
    ])
  })

  test.each<[string, Day, Day]>([
    ['on the day after the CAL', '2026-05-07', '2026-05-26'],
    ['late: the landlord has its ten days from then', '2026-05-20', '2026-06-04'],
    ['on a Friday before a long week-end', '2026-05-22', '2026-06-08'],
  ])('recorded %s: not the day before, but on the day, once', (_, recorded, due) => {
    const dossier = allocated(recorded)
    expect(dueOn(dossier, rules)).toBe(due)
    expect(newDay(dossier, addDays(due, -1), rules).facts).toEqual([])
    const { next, facts } = newDay(dossier, due, rules)
    expect(facts).toEqual([
      {
        kind: 'allocation-waits',
        on: due,
        data: { landlord: 'habitat-tilleul', waits: 'notify', since: '2026-05-06' },
      },
    ])
    expect(newDay(next, due, rules).facts).toEqual([])
    expect(newDay(next, addDays(due, 1), rules).facts).toEqual([])
  })

  test('after an outage over three of them: one, and the next ten working days later', () => {
    const { next, facts } = newDay(allocated(), '2026-06-30', rules)
    expect(facts.map(({ kind, data }) => `${kind} ${String(data?.to)}`)).toEqual([
      'allocation-waits undefined',
    ])
    expect(dueOn(next, rules)).toBe('2026-07-15')
  })

  test('allocated before this was watched: it counts from the CAL on', () => {
    const { allocation, ...rest } = allocated()
    if (!allocation) throw new Error('not allocated')
    const { waits: _, ...before } = allocation
    expect(dueOn({ ...rest, allocation: before }, rules)).toBe('2026-05-22')
  })

  test('no more once it is notified, and none in a window that runs again', () => {
    const offered = notified(allocated(), '2026-05-21')
    const yes = answerOffer(offered, { answer: 'accepted', on: '2026-05-22', today: '2026-05-22' }).next
    expect(reminders(yes, '2026-05-22', '2026-07-31').found).toEqual([])
    const no = answerOffer(offered, { answer: 'refused', on: '2026-05-22', today: '2026-05-22' }).next
    expect(reminders(no, '2026-05-22', '2026-07-31').found).toEqual([])
  })
})

describe('an allocation under a condition', () => {
  test('names both while both wait; once notified, the condition alone, counted anew', () => {
    const { found, dossier } = reminders(allocated('2026-05-07', 'condition'), '2026-05-07', '2026-06-23')
    expect(found).toEqual(['2026-05-26 both', '2026-06-09 both', '2026-06-23 both secretariat'])
    const offered = notified(dossier, '2026-06-23')
    const yes = answerOffer(offered, { answer: 'accepted', on: '2026-06-24', today: '2026-06-24' }).next
    expect(reminders(yes, '2026-06-24', '2026-07-22').found).toEqual([
      '2026-07-07 condition',
      '2026-07-22 condition',
    ])
  })

  test('a corrected day of notification gives no new ten days', () => {
    const offered = notified(allocated('2026-05-07', 'condition'), '2026-05-11')
    const corrected = notifyOffer(offered, { on: '2026-05-12', today: '2026-05-20' }, rules).next
    expect(corrected.allocation?.waits).toEqual(offered.allocation?.waits)
  })

  test('met, it still waits for its offer', () => {
    const met = meetCondition(allocated('2026-05-07', 'condition'), {
      on: '2026-05-11',
      today: '2026-05-11',
    }).next
    expect(reminders(met, '2026-05-11', '2026-05-27').found).toEqual(['2026-05-27 notify'])
  })
})

describe('the rule', () => {
  test('another number of days, and the secretariat from the first on', () => {
    const given = { ...rules, allocation: { reminderWorkingDays: 3, secretariatAfter: 0 } }
    expect(reminders(allocated(), '2026-05-07', '2026-05-19', given).found).toEqual([
      '2026-05-13 notify secretariat',
      '2026-05-19 notify secretariat',
    ])
  })

  test.each([
    { reminderWorkingDays: 0 },
    { reminderWorkingDays: 2.5 },
    { secretariatAfter: -1 },
    { every: 3 },
  ])('refuses %j', allocation => {
    expect(rulesSchema.safeParse({ ...rules, allocation }).success).toBe(false)
  })

  test('a file from before it has its defaults', () => {
    const { allocation: _, ...before } = rules
    expect(rulesSchema.parse(before).allocation).toEqual({ reminderWorkingDays: 10, secretariatAfter: 2 })
  })
})
