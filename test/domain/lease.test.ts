import { cancelAllocation } from '../../src/domain/allocation'
import { type Day, addDays } from '../../src/domain/calendar'
import { announceCandidature, landlordsConcerned } from '../../src/domain/candidature'
import type { Dossier } from '../../src/domain/dossier'
import { type ExitKind, endSupport, leaveScheme } from '../../src/domain/exit'
import { type Entry, type Review, enterHome, reviewLease } from '../../src/domain/lease'
import { holdingOf } from '../../src/domain/proposal'
import { Refused } from '../../src/domain/refused'
import { defaultRules as rules } from '../../src/domain/rules'
import { confirmTerms } from '../../src/domain/terms'
import { dueOn, newDay } from '../../src/domain/window'
import { allocated, inWindow } from '../support/measure'

const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}
const enter = (given: Partial<Entry> = {}, dossier: Dossier = allocated()) =>
  enterHome(dossier, { on: '2026-06-02', today: '2026-06-03', kind: 'direct', ...given })
const glissant = enter({ kind: 'glissant', reviewOn: '2026-12-02' }).next

describe('the entry', () => {
  test.each(['direct', 'sublet'] as const)('under a lease %s', kind => {
    const { next, facts } = enter({ kind })
    expect(next).toMatchObject({ stage: 'housed', lease: { kind, enteredOn: '2026-06-02' } })
    expect(facts).toEqual([
      { kind: 'entered', on: '2026-06-02', data: { landlord: 'habitat-tilleul', lease: kind } },
    ])
  })

  test('under a bail glissant needs the day of its first review, after the entry', () => {
    const review = (reviewOn?: Day) => code(() => enter({ kind: 'glissant', reviewOn }))
    expect([review(), review('2026-06-02'), review('2026-06-03')]).toEqual(['payload', 'payload', ''])
    expect(glissant.lease).toMatchObject({ reviewOn: '2026-12-02' })
  })

  test.each(['sought', 'refused', 'withdrawn'] as const)('is refused while the adhesion is %s', state => {
    expect(code(() => enter({}, allocated({ adhesion: { state, on: '2026-05-08' } })))).toBe('no-adhesion')
  })

  test.each<[string, Partial<Dossier>, Day, Day]>([
    ['the allocation', {}, '2026-05-05', '2026-05-06'],
    ['the adhesion', { adhesion: { state: 'given', on: '2026-05-20' } }, '2026-05-19', '2026-05-20'],
    ['the measure', { measure: { inPlaceOn: '2026-05-25', months: 12 } }, '2026-05-24', '2026-05-25'],
  ])('is not recorded before %s', (_, given, before, on) => {
    expect(code(() => enter({ on: before }, allocated(given)))).toBe('date-too-early')
    expect(code(() => enter({ on }, allocated(given)))).toBe('')
  })

  test('is neither in the future, nor twice, nor without an allocation', () => {
    expect(code(() => enter({ on: '2026-06-04' }))).toBe('date-future')
    expect(code(() => enter({}, enter().next))).toBe('moved-on')
    expect(code(() => enter({}, inWindow('2026-03-10')))).toBe('moved-on')
  })

  test('ends the candidatures before other CALs, and silence no longer matters', () => {
    const two = announceCandidature(
      { ...allocated(), candidatures: [{ number: 1, landlord: 'habitat-tilleul', state: 'attributed' }] },
      { landlord: 'logis-sureau' },
    )
    const { next } = enter({}, two)
    expect(next.candidatures).toMatchObject([
      { landlord: 'habitat-tilleul', state: 'attributed' },
      { landlord: 'logis-sureau', state: 'closed', end: 'elsewhere' },
    ])
    expect(landlordsConcerned(next)).toEqual(['habitat-tilleul'])
  })
})

describe('the bail glissant', () => {
  const review = (given: Partial<Review> = {}, dossier = glissant) =>
    reviewLease(dossier, { on: '2026-12-02', today: '2026-12-03', outcome: 'slides', ...given })

  test('is reminded three weeks ahead and on the day, each once; later when it was missed', () => {
    const found: string[] = []
    let dossier = glissant
    for (let day: Day = '2026-06-03'; day <= '2026-12-10'; day = addDays(day, 1)) {
      const { next, facts } = newDay(dossier, day, rules)
      found.push(...facts.filter(({ kind }) => kind === 'review-due').map(({ on }) => on))
      dossier = next
    }
    // Fifteen working days before 2 December: 11 November is a public holiday.
    expect(found).toEqual(['2026-11-10', '2026-12-02'])
    expect(newDay(glissant, '2027-01-04', rules).facts).toContainEqual(
      expect.objectContaining({ kind: 'review-due', on: '2027-01-04' }),
    )
    expect(dueOn({ ...glissant, measure: { inPlaceOn: '2026-03-10', months: 0 } }, rules)).toBe('2026-11-10')
  })

  test.each<[string, Day, Day]>([
    ['a Saturday: the Friday before', '2026-12-05', '2026-12-04'],
    ['a Sunday: the Friday before', '2026-12-06', '2026-12-04'],
    ['Monday: that day', '2026-12-07', '2026-12-07'],
    ['Christmas: the day before', '2026-12-25', '2026-12-24'],
  ])('a review on %s', (_, reviewOn, last) => {
    const reminded = { ...glissant.lease!, reviewOn, remindedOn: addDays(last, -1) }
    const dossier = { ...glissant, lease: reminded, measure: { inPlaceOn: '2026-03-10' as const, months: 0 } }
    expect(dueOn(dossier, rules)).toBe(last)
    expect(newDay(dossier, last, rules).facts).toMatchObject([{ kind: 'review-due', on: last }])
  })

  test('slides to the household’s own name, goes on until the next review, or will not slide', () => {
    expect(review().next.lease).toMatchObject({ kind: 'direct', lastReview: { outcome: 'slides' } })
    expect(review().next.lease).not.toHaveProperty('reviewOn')
    expect(code(() => review({ outcome: 'continues' }))).toBe('payload')
    expect(review({ outcome: 'continues', reviewOn: '2027-06-02' }).next.lease).toMatchObject({
      kind: 'glissant',
      reviewOn: '2027-06-02',
    })
    expect(review({ outcome: 'ends' }).next.lease).toMatchObject({ kind: 'glissant' })
    expect(review({ outcome: 'ends' }).next.lease).not.toHaveProperty('reviewOn')
  })

  test('the same review again changes nothing; after it has slid there is none', () => {
    const slid = review().next
    expect(review({}, slid).facts).toEqual([])
    expect(code(() => review({ on: '2026-12-03' }, slid))).toBe('moved-on')
  })

  test('a review is dated: not in the future, not before the entry, and of a bail glissant only', () => {
    expect(code(() => review({ on: '2026-12-04' }))).toBe('date-future')
    expect(code(() => review({ on: '2026-06-01' }))).toBe('date-too-early')
    expect(code(() => review({}, enter().next))).toBe('moved-on')
  })
})

describe('the end of the support and the exit', () => {
  const housed = enter().next
  const leave = (kind: ExitKind, dossier = housed, given: object = {}) =>
    leaveScheme(dossier, { kind, on: '2027-06-02', today: '2027-06-03', reasoned: false, ...given })

  test('the support ends, the household stays; then it may leave the scheme', () => {
    const ended = endSupport(housed, { on: '2027-05-01', today: '2027-06-03' })
    expect(ended.next.stage).toBe('ended')
    expect(ended.facts).toEqual([{ kind: 'support-ended', on: '2027-05-01' }])
    expect(leave('own-lease', ended.next).next).toMatchObject({
      stage: 'exited',
      exit: { kind: 'own-lease', on: '2027-06-02' },
    })
  })

  test.each<[ExitKind, string]>([
    ['own-lease', ''],
    ['ordinary-stock', ''],
    ['moved-away', ''],
    ['adhesion-withdrawn', ''],
    ['death', ''],
    ['other', 'reason-needed'],
  ])('%s: %j without a reason', (kind, refused) => {
    expect(code(() => leave(kind))).toBe(refused)
    expect(leave(kind, housed, { reasoned: true }).facts.at(-1)).toEqual({
      kind: 'exited',
      on: '2027-06-02',
      data: { exit: kind },
    })
  })

  test('with a lease of its own only when it has one', () => {
    expect(code(() => leave('own-lease', glissant))).toBe('own-lease-needed')
    const slid = reviewLease(glissant, { on: '2026-12-02', today: '2026-12-02', outcome: 'slides' }).next
    expect(code(() => leave('own-lease', slid))).toBe('')
  })

  test('withdrawing its adhesion is recorded with it', () => {
    const { next, facts } = leave('adhesion-withdrawn')
    expect(next.adhesion).toEqual({ state: 'withdrawn', on: '2027-06-02' })
    expect(facts.map(({ kind }) => kind)).toEqual(['adhesion-recorded', 'exited'])
  })

  test('is dated: not before the entry, not in the future', () => {
    expect(code(() => leave('death', housed, { on: '2026-06-01' }))).toBe('date-too-early')
    expect(code(() => leave('death', housed, { on: '2027-06-04' }))).toBe('date-future')
  })

  test('before a home was found ends its candidatures', () => {
    const searching = announceCandidature(inWindow('2026-03-10'), { landlord: 'logis-sureau' })
    const { next } = leave('moved-away', searching, { on: '2026-05-01' })
    expect(next.candidatures).toMatchObject([{ state: 'closed', end: 'left' }])
    expect(landlordsConcerned(next)).toEqual([])
  })

  test('frees the home, unless the household stays there with its own lease', () => {
    const at = (kind: ExitKind) => {
      const { next } = leave(kind)
      return holdingOf('d1', {
        ...next,
        ...(next.allocation && { allocation: { ...next.allocation, dwelling: 'w1' } }),
      })
    }
    expect(at('ordinary-stock')).toBeUndefined()
    expect(at('own-lease')).toMatchObject({ dwelling: 'w1' })
  })
})

describe('duration and conditions on the allocation', () => {
  const confirm = (given: object = {}, dossier = allocated()) =>
    confirmTerms(dossier, { months: 12, today: '2026-05-12', conditions: false, ...given })

  test.each<[string, object, boolean]>([
    ['confirmed', {}, false],
    ['longer', { months: 18 }, true],
    ['under other conditions', { conditions: true }, true],
  ])('are %s, and said so once', (_, given, changed) => {
    const { next, facts } = confirm(given)
    const months = 'months' in given ? 18 : 12
    expect(next).toMatchObject({ measure: { months }, terms: { on: '2026-05-12', months, changed } })
    expect(facts).toEqual([{ kind: 'terms-confirmed', on: '2026-05-12', data: { months, changed } }])
    expect(confirmTerms(next, { months, today: '2026-05-13', conditions: false }).facts).toEqual([])
  })

  test('are asked again when that allocation has fallen', () => {
    expect(cancelAllocation(confirm().next, '2026-05-20').next.terms).toBeUndefined()
  })

  test('are those of a home: not before, and within the longest measure', () => {
    expect(code(() => confirm({}, inWindow('2026-03-10')))).toBe('moved-on')
    expect([0, 37].map(months => code(() => confirm({ months })))).toEqual(['payload', 'payload'])
  })
})
