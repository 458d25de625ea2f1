import { type Day, addDays } from '../../src/domain/calendar'
import type { Dossier } from '../../src/domain/dossier'
import { lapsesOn, renewRequest } from '../../src/domain/requestNumber'
import { Refused } from '../../src/domain/refused'
import { defaultRules as rules } from '../../src/domain/rules'
import { dueOn, newDay } from '../../src/domain/window'
import { makeDossier } from '../support/commission'
import { allocated } from '../support/measure'

const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}
const renewed = (renewedOn: Day, given: Partial<Dossier> = {}) =>
  makeDossier({ request: { renewedOn }, ...given })

describe('the housing request', () => {
  test.each<[Day, Day]>([
    ['2025-06-12', '2026-06-12'],
    ['2024-02-29', '2025-02-28'],
    ['2025-12-31', '2026-12-31'],
  ])('renewed on %s lapses on %s', (renewedOn, lapses) => {
    expect(lapsesOn({ renewedOn }, rules)).toBe(lapses)
  })

  test('is reminded a month and two weeks before and on the day, on working days, to more people from the second on', () => {
    const found: string[] = []
    let dossier = renewed('2025-06-13')
    for (let day: Day = '2026-03-01'; day <= '2026-07-01'; day = addDays(day, 1)) {
      const { next, facts } = newDay(dossier, day, rules)
      found.push(
        ...facts.map(({ kind, on, data }) => `${on} ${kind} ${String(data?.left)} ${String(data?.again)}`),
      )
      dossier = next
    }
    // 13 June 2026 is a Saturday, 14 May Ascension Day: earlier, never later.
    expect(found).toEqual([
      '2026-05-13 request-due 31 false',
      '2026-05-29 request-due 15 true',
      '2026-06-12 request-due 1 true',
    ])
  })

  test('missed for weeks, the latest reminder alone goes out, to all', () => {
    const { facts } = newDay(renewed('2025-06-13'), '2026-06-20', rules)
    expect(facts).toMatchObject([{ kind: 'request-due', data: { again: true, left: -7 } }])
  })

  test('renewed, it is quiet for another year', () => {
    const reminded = newDay(renewed('2025-06-13'), '2026-05-13', rules).next
    const { next, facts } = renewRequest(reminded, { on: '2026-05-20', today: '2026-05-20' })
    expect(facts).toEqual([{ kind: 'request-renewed', on: '2026-05-20' }])
    expect(dueOn(next, rules)).toBe('2027-04-20')
    expect(renewRequest(next, { on: '2026-05-20', today: '2026-05-21' }).facts).toEqual([])
  })

  test('has had its time when the household is in its home', () => {
    const housed = allocated({ stage: 'housed', request: { renewedOn: '2025-06-13' } })
    expect(newDay(housed, '2026-06-12', rules).facts.map(({ kind }) => kind)).not.toContain('request-due')
    expect(code(() => renewRequest(housed, { on: '2026-05-20', today: '2026-05-20' }))).toBe('moved-on')
  })

  test('is not renewed in the future', () => {
    expect(code(() => renewRequest(makeDossier(), { on: '2026-05-21', today: '2026-05-20' }))).toBe(
      'date-future',
    )
  })
})
