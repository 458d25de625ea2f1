import { type CalDecision, cancelAllocation, recordCal } from '../../src/domain/allocation'
import type { Day } from '../../src/domain/calendar'
import type { Dossier } from '../../src/domain/dossier'
import { Refused } from '../../src/domain/refused'
import { defaultRules as rules } from '../../src/domain/rules'
import { newDay } from '../../src/domain/window'
import { accepted, inWindow } from '../support/measure'

const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}
const dossier = inWindow('2026-03-10')
const cal = (given: Partial<CalDecision> = {}, from: Dossier = dossier) =>
  recordCal(from, {
    on: '2026-05-06',
    today: '2026-05-07',
    landlord: 'habitat-tilleul',
    outcome: 'rank-1',
    secretariat: false,
    reasoned: false,
    ...given,
  })
const kinds = ({ facts }: { facts: readonly { kind: string }[] }) => facts.map(({ kind }) => kind)

describe('what a CAL decides', () => {
  test.each(['rank-1', 'condition'] as const)('%s stops the window', outcome => {
    const { next, facts } = cal({ outcome })
    expect(next).toMatchObject({
      stage: 'allocated',
      landlord: 'habitat-tilleul',
      allocation: { on: '2026-05-06', condition: outcome === 'condition', irregular: false },
      window: { state: 'stopped', lastDay: '2026-06-10' },
    })
    expect(facts).toMatchObject([{ kind: 'allocated', on: '2026-05-06' }])
    expect(newDay({ ...next, lastPasseportOn: '2099-01-01' }, '2026-06-11', rules).facts).toEqual([])
  })

  test.each(['rank-2', 'non-attribution', 'inadmissible'] as const)(
    '%s is kept and stops nothing',
    outcome => {
      const { next, facts } = cal({ outcome })
      expect(next).toBe(dossier)
      expect(facts).toEqual([
        { kind: 'cal-decided', on: '2026-05-06', data: { landlord: 'habitat-tilleul', outcome } },
      ])
    },
  )

  test('is dated, by the CAL: not in the future, not before the commission', () => {
    expect(code(() => cal({ on: '2026-05-08' }))).toBe('date-future')
    expect(code(() => cal({ on: '2026-05-07' }))).toBe('')
    expect(code(() => cal({ on: '2026-03-01' }))).toBe('date-too-early')
  })

  test('is recorded once', () => {
    expect(code(() => cal({}, cal().next))).toBe('moved-on')
  })
})

describe('an irregular allocation', () => {
  const unlabelled = inWindow('2026-03-10', {}, { labels: { syplo: { on: '2026-02-21', reference: 'S-1' } } })
  const unadhered = { ...dossier, adhesion: { state: 'sought' as const } }

  test('without both labels is the secretariat’s alone, with a reason, and shown', () => {
    expect(code(() => cal({ reasoned: true }, unlabelled))).toBe('labels-missing')
    expect(code(() => cal({ outcome: 'non-attribution' }, unlabelled))).toBe('labels-missing')
    expect(code(() => cal({ secretariat: true }, unlabelled))).toBe('reason-needed')
    expect(cal({ secretariat: true, reasoned: true }, unlabelled).next.allocation?.irregular).toBe(true)
  })

  test('without adhesion needs a reason, and is shown', () => {
    expect(code(() => cal({}, unadhered))).toBe('reason-needed')
    expect(cal({ reasoned: true }, unadhered).next.allocation?.irregular).toBe(true)
  })
})

describe('the day of the CAL counts, not the day it was typed', () => {
  const interrupted = newDay(dossier, '2026-06-11', rules).next

  test.each<[Day, string, readonly string[]]>([
    ['2026-06-09', 'allocated', ['interruption-annulled', 'allocated']],
    ['2026-06-10', 'allocated', ['interruption-annulled', 'allocated']],
    ['2026-06-11', 'interrupted', ['cal-decided']],
  ])('typed after the interruption and dated %s: %s', (on, stage, facts) => {
    const recorded = cal({ on, today: '2026-06-20' }, interrupted)
    expect(recorded.next.stage).toBe(stage)
    expect(kinds(recorded)).toEqual(facts)
  })

  test('dated after the last day of a window still open, it is kept as late', () => {
    const resumed = cancelAllocation(cal().next, '2026-06-20').next
    const late = cal({ on: '2026-06-20', today: '2026-06-20' }, resumed)
    expect(late.next.stage).toBe('window')
    expect(late.facts).toMatchObject([{ kind: 'cal-decided', data: { late: true } }])
  })
})

describe('a measure not in place at the allocation', () => {
  const started = cal({}, accepted({ adhesion: { state: 'given', on: '2026-03-05' } }))

  test('starts that day, without a window', () => {
    expect(started.next).toMatchObject({
      stage: 'allocated',
      measure: { inPlaceOn: '2026-05-06', months: 12 },
    })
    expect(started.next.window).toBeUndefined()
    expect(started.facts).toMatchObject([
      { kind: 'measure-in-place', on: '2026-05-06', data: { window: false } },
      { kind: 'allocated' },
    ])
  })

  test('waits to be put in place when that allocation is cancelled', () => {
    const { next, facts } = cancelAllocation(started.next, '2026-05-20')
    expect(next.stage).toBe('accepted')
    expect([next.measure, next.window, next.allocation]).toEqual([undefined, undefined, undefined])
    expect(facts).toMatchObject([{ kind: 'allocation-cancelled', data: { window: false } }])
  })
})

test('a cancelled allocation resumes the same window with its original last day', () => {
  const { next, facts } = cancelAllocation(cal().next, '2026-05-20')
  expect(next).toMatchObject({ stage: 'window', window: { state: 'open', lastDay: '2026-06-10' } })
  expect(next.allocation).toBeUndefined()
  expect(facts).toMatchObject([{ kind: 'allocation-cancelled', on: '2026-05-20' }])
  expect(code(() => cancelAllocation(next, '2026-05-21'))).toBe('moved-on')
})
