import {
  type AheadAnswered,
  type CalDecision,
  aheadAnswered,
  cancelAllocation,
  recordCal,
} from '../../src/domain/allocation'
import type { Day } from '../../src/domain/calendar'
import { answerReminder } from '../../src/domain/answer'
import {
  announceCandidature,
  giveUpCandidature,
  landlordsConcerned,
  planCandidature,
  redateCandidature,
} from '../../src/domain/candidature'
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
    const after = newDay({ ...next, lastPasseportOn: '2099-01-01' }, '2026-06-11', rules).facts
    // Nothing of the window any more: it is its landlord who is waited for.
    expect(after.map(({ kind }) => kind)).toEqual(['allocation-waits'])
  })

  const { candidatures: _, landlord: __, ...before } = dossier
  test.each([
    ['rank-2', { rank: 4 }, 'ranked', { rank: 4 }],
    ['rank-2', {}, 'ranked', { rank: 2 }],
    ['non-attribution', { why: 'debt' }, 'closed', { why: 'debt' }],
    ['inadmissible', { why: 'no-valid-request' }, 'closed', { why: 'no-valid-request' }],
  ] as const)('%s %j is kept and stops nothing: the candidature is %s', (outcome, given, state, data) => {
    const { next, facts } = cal({ outcome, ...given })
    expect(next).toMatchObject(before)
    expect(next.candidatures).toMatchObject([{ number: 1, landlord: 'habitat-tilleul', state }])
    expect(landlordsConcerned(next)).toEqual(state === 'closed' ? [] : ['habitat-tilleul'])
    expect(facts).toEqual([
      { kind: 'cal-decided', on: '2026-05-06', data: { landlord: 'habitat-tilleul', outcome, ...data } },
    ])
    expect(cal({ outcome, ...given }, next).facts).toEqual([])
  })

  test.each(['non-attribution', 'inadmissible'] as const)('%s needs a reason of the list', outcome => {
    expect(code(() => cal({ outcome }))).toBe('payload')
  })

  test('about a candidature that is over, or another landlord’s, comes too late', () => {
    const { next } = cal({ outcome: 'non-attribution', why: 'debt' })
    expect(code(() => cal({ number: 1 }, next))).toBe('moved-on')
    expect(code(() => cal({ number: 2 }, cal({ outcome: 'rank-2' }).next))).toBe('moved-on')
    // A later CAL of the same landlord is another candidature.
    expect(cal({ on: '2026-05-07' }, next).next.candidatures).toMatchObject([
      { number: 1, state: 'closed' },
      { number: 2, state: 'attributed' },
    ])
  })

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
    expect(code(() => cal({ secretariat: true, outcome: 'rank-2' }, unlabelled))).toBe('reason-needed')
    expect(
      cal({ secretariat: true, reasoned: true, outcome: 'rank-2' }, unlabelled).facts[0]?.data,
    ).toMatchObject({ irregular: true })
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

describe('behind others, the home is the household’s when those ahead have refused', () => {
  const second = cal({ outcome: 'rank-2', rank: 2 }).next
  const ahead = (given: Partial<AheadAnswered> = {}, from: Dossier = second) =>
    aheadAnswered(from, {
      on: '2026-05-20',
      today: '2026-06-20',
      landlord: 'habitat-tilleul',
      answer: 'refused',
      secretariat: false,
      reasoned: false,
      ...given,
    })

  test('on the day of their refusal, not on the CAL’s', () => {
    const { next, facts } = ahead()
    expect(next).toMatchObject({
      stage: 'allocated',
      allocation: { on: '2026-05-20', calOn: '2026-05-06', rank: 2 },
      window: { state: 'stopped' },
      candidatures: [{ state: 'attributed' }],
    })
    expect(facts.map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      '2026-05-20 ahead-answered',
      '2026-05-20 allocated',
    ])
  })

  const interrupted = newDay(second, '2026-06-11', rules).next
  test.each<[Day, string, readonly string[]]>([
    ['2026-06-09', 'allocated', ['ahead-answered', 'interruption-annulled', 'allocated']],
    ['2026-06-10', 'allocated', ['ahead-answered', 'interruption-annulled', 'allocated']],
    ['2026-06-11', 'interrupted', ['ahead-answered']],
  ])('dated %s and typed after the interruption: %s', (on, stage, facts) => {
    const recorded = ahead({ on }, interrupted)
    expect(recorded.next.stage).toBe(stage)
    expect(kinds(recorded)).toEqual(facts)
  })

  test('one of them accepted: the candidature is over, and the landlord no longer concerned', () => {
    const { next, facts } = ahead({ answer: 'accepted' })
    expect(next.stage).toBe('window')
    expect(next.candidatures).toMatchObject([{ state: 'closed', end: 'ahead-accepted' }])
    expect(landlordsConcerned(next)).toEqual([])
    expect(facts).toMatchObject([{ kind: 'ahead-answered', data: { answer: 'accepted' } }])
  })

  test('not before the CAL, not in the future, not where nobody is ahead', () => {
    expect(code(() => ahead({ on: '2026-05-05' }))).toBe('date-too-early')
    expect(code(() => ahead({ on: '2026-06-21' }))).toBe('date-future')
    expect(code(() => ahead({}, dossier))).toBe('moved-on')
    expect(code(() => ahead({}, cal().next))).toBe('moved-on')
    expect(code(() => ahead({ landlord: 'logis-sureau' }))).toBe('moved-on')
  })

  test('dated after the last day, the CAL itself puts nobody behind anybody', () => {
    const late = cal({ outcome: 'rank-2', on: '2026-06-11', today: '2026-06-11' }, interrupted)
    expect(late.next.candidatures).toMatchObject([{ state: 'closed', end: 'late' }])
    expect(late.facts).toMatchObject([{ kind: 'cal-decided', data: { late: true } }])
  })
})

describe('candidatures', () => {
  const two = ['habitat-tilleul', 'logis-sureau'].reduce(
    (at, landlord) => announceCandidature(at, { landlord, calOn: '2026-05-06' }),
    dossier,
  )

  test('before several CALs at once: each landlord is concerned, the newest is named', () => {
    expect(landlordsConcerned(two)).toEqual(['logis-sureau', 'habitat-tilleul'])
    expect(two.landlord).toBe('logis-sureau')
    expect(two.candidatures?.map(({ number, state }) => `${number} ${state}`)).toEqual([
      '1 waiting',
      '2 waiting',
    ])
  })

  test('the same again is the same; a new day or home changes the one that waits', () => {
    expect(announceCandidature(two, { landlord: 'logis-sureau', calOn: '2026-05-06' })).toBe(two)
    const moved = announceCandidature(two, { landlord: 'logis-sureau', calOn: '2026-05-13', dwelling: 'w1' })
    expect(moved.candidatures?.[1]).toMatchObject({ number: 2, calOn: '2026-05-13', dwelling: 'w1' })
    const other = announceCandidature(moved, { landlord: 'logis-sureau', dwelling: 'w2' })
    expect(other.candidatures).toHaveLength(3)
  })

  test('an allocation by one leaves the others open: should it fall, they are still there', () => {
    const allocated = cal({ landlord: 'habitat-tilleul' }, two).next
    expect(allocated.landlord).toBe('habitat-tilleul')
    const fallen = cancelAllocation(allocated, '2026-05-20', 'refused').next
    expect(fallen.candidatures).toMatchObject([
      { landlord: 'habitat-tilleul', state: 'closed', end: 'refused' },
      { landlord: 'logis-sureau', state: 'waiting' },
    ])
    expect(landlordsConcerned(fallen)).toEqual(['logis-sureau'])
  })

  test('announced again on the same day after its allocation was cancelled, the candidature is a new one', () => {
    const by = {
      by: 'p1',
      kind: 'cal-on',
      today: '2026-05-06',
      day: '2026-05-06',
      landlord: 'habitat-tilleul',
    } as const
    const fallen = cancelAllocation(cal({}, answerReminder(dossier, by).next).next, '2026-05-06').next
    const { next, facts } = answerReminder(fallen, by)
    expect(landlordsConcerned(next)).toEqual(['habitat-tilleul'])
    expect(next.candidatures?.map(({ number, state }) => `${number} ${state}`)).toEqual([
      '1 closed',
      '2 waiting',
    ])
    expect(facts.map(({ kind }) => kind)).toEqual(['reminder-answered', 'cal-planned'])
    expect(answerReminder(next, by).facts).toEqual([])
  })

  test('a CAL that decides the same again, on the day its allocation was cancelled, allocates again', () => {
    const again = announceCandidature(cancelAllocation(cal().next, '2026-05-07').next, {
      landlord: 'habitat-tilleul',
    })
    expect(cal({}, again).next.stage).toBe('allocated')
    expect(cal({ secretariat: true }, cancelAllocation(cal().next, '2026-05-07').next).next.stage).toBe(
      'allocated',
    )
  })

  test('announced by hand, with a home; moved to another day; the same again is no news', () => {
    const plan = { landlord: 'habitat-tilleul', dwelling: 'h1', today: '2026-05-01' } as const
    const announced = planCandidature(dossier, { ...plan, calOn: '2026-05-20' })
    expect(announced.facts).toEqual([
      {
        kind: 'cal-planned',
        on: '2026-05-01',
        data: { landlord: 'habitat-tilleul', day: '2026-05-20', dwelling: 'h1' },
      },
    ])
    expect(planCandidature(announced.next, { ...plan, calOn: '2026-05-20' }).facts).toEqual([])
    const moved = redateCandidature(announced.next, { number: 1, calOn: '2026-05-27', today: '2026-05-02' })
    expect(moved.next.candidatures).toMatchObject([{ number: 1, dwelling: 'h1', calOn: '2026-05-27' }])
    expect(moved.facts).toMatchObject([
      { kind: 'cal-planned', on: '2026-05-02', data: { day: '2026-05-27', from: '2026-05-20' } },
    ])
    const again = redateCandidature(moved.next, { number: 1, calOn: '2026-05-27', today: '2026-05-03' })
    expect(again.facts).toEqual([])
  })

  test.each<[Day, string]>([
    ['2026-03-01', 'date-too-early'],
    ['2026-03-02', ''],
    ['2027-05-01', ''],
    ['2027-05-02', 'payload'],
  ])('a CAL on %s, announced on 1 May 2026 after a decision of 2 March: %s', (calOn, refusal) => {
    const today = '2026-05-01'
    expect(code(() => planCandidature(dossier, { landlord: 'logis-sureau', calOn, today }))).toBe(refusal)
    expect(code(() => redateCandidature(two, { number: 1, calOn, today }))).toBe(refusal)
  })

  test('one that a CAL has decided is not moved to another day', () => {
    const ranked = cal({ outcome: 'rank-2' }).next
    const move = { number: 1, calOn: '2026-05-20', today: '2026-05-08' } as const
    expect(code(() => redateCandidature(ranked, move))).toBe('moved-on')
    expect(code(() => redateCandidature(dossier, move))).toBe('moved-on')
  })

  test('given up, it is over once; one that is attributed is cancelled, not given up', () => {
    const { next, facts } = giveUpCandidature(two, 2, '2026-05-01')
    expect(facts).toEqual([
      { kind: 'candidature-closed', on: '2026-05-01', data: { landlord: 'logis-sureau' } },
    ])
    expect(next.landlord).toBe('habitat-tilleul')
    expect(code(() => giveUpCandidature(next, 2, '2026-05-01'))).toBe('moved-on')
    expect(code(() => giveUpCandidature(cal().next, 1, '2026-05-07'))).toBe('moved-on')
  })

  test('the open ones and twenty of the others are kept, under numbers that are never given twice', () => {
    let at = dossier
    for (let n = 1; n <= 30; n += 1) {
      at = announceCandidature(at, { landlord: 'logis-sureau' })
      at = giveUpCandidature(at, n, '2026-05-01').next
    }
    expect(at.candidatures).toHaveLength(20)
    expect(announceCandidature(at, { landlord: 'logis-sureau' }).candidatures?.at(-1)?.number).toBe(31)
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
