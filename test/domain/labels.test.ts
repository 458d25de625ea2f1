import { type LabelCorrection, confirmLabel, correctLabel, labelState } from '../../src/domain/labels'
import { Refused } from '../../src/domain/refused'
import { defaultRules } from '../../src/domain/rules'
import { makeDossier } from '../support/commission'

const label = { on: '2026-03-02', reference: '21-2026-0042' } as const
const confirm = (dossier = makeDossier(), given: Partial<Parameters<typeof confirmLabel>[1]> = {}) =>
  confirmLabel(dossier, {
    name: 'sharedFile',
    label,
    today: '2026-03-02',
    pattern: defaultRules.labelReference,
    ...given,
  })

describe('labels', () => {
  test.each([
    ['none', {}, 'none'],
    ['the shared file alone', { sharedFile: label }, 'mismatch'],
    ['Syplo alone', { syplo: label }, 'mismatch'],
    ['both', { sharedFile: label, syplo: label }, 'both'],
  ] as const)('%s', (_, labels, state) => {
    expect(labelState({ labels })).toBe(state)
  })

  test('each is confirmed on its own, in any order', () => {
    const first = confirm(makeDossier(), { name: 'syplo' })
    const second = confirm(first.next)
    expect(first.facts).toEqual([{ kind: 'label-confirmed', on: '2026-03-02', data: { label: 'syplo' } }])
    expect(labelState(second.next)).toBe('both')
  })

  test('the reference, free text, does not go into the facts', () => {
    expect(JSON.stringify(confirm().facts)).not.toContain(label.reference)
  })

  test('the same confirmation again changes nothing; another one comes too late', () => {
    const { next } = confirm()
    expect(confirm(next)).toEqual({ next, facts: [] })
    expect(() => confirm(next, { label: { ...label, reference: 'AUTRE-1' } })).toThrow(
      new Refused('moved-on'),
    )
  })

  test.each([
    ['the day before', '2026-03-01', true],
    ['the day', '2026-03-02', true],
    ['the day after', '2026-03-03', false],
  ] as const)('dated %s today: accepted is %s', (_, on, accepted) => {
    const act = () => confirm(makeDossier(), { label: { ...label, on } })
    if (accepted) expect(act().next.labels.sharedFile?.on).toBe(on)
    else expect(act).toThrow(new Refused('date-future'))
  })

  test.each(['ab', '', '<b>x</b>', 'x'.repeat(31), '-abc'])(
    'a reference like %j is asked again',
    reference => {
      expect(() => confirm(makeDossier(), { label: { ...label, reference } })).toThrow(new Refused('payload'))
    },
  )
})

describe('a confirmed label', () => {
  const confirmed = confirm().next
  const correct = (dossier = confirmed, given: Partial<LabelCorrection> = {}) =>
    correctLabel(dossier, {
      ...{ name: 'sharedFile', label: { on: '2026-02-28', reference: '21-2026-0024' }, version: 2 },
      ...{ reason: 'mistyped', today: '2026-03-06', pattern: defaultRules.labelReference },
      ...given,
    })

  test('is corrected, and what stood before stays beside it; the reference is not in the fact', () => {
    const { next, facts } = correct()
    expect(next.labels.sharedFile).toEqual({
      ...{ on: '2026-02-28', reference: '21-2026-0024' },
      before: [{ ...label, correctedOn: '2026-03-06', reason: 'mistyped' }],
    })
    expect(facts).toEqual([
      {
        kind: 'label-corrected',
        on: '2026-02-28',
        data: {
          ...{ label: 'sharedFile', reason: 'mistyped', reference: true },
          ...{ from: '2026-03-02', to: '2026-02-28' },
        },
      },
    ])
    const again = correct(next, { version: 3, label: { on: '2026-02-28', reference: '21-2026-0025' } })
    expect(again.next.labels.sharedFile?.before).toHaveLength(2)
    expect(again.facts[0]?.data).toEqual({ label: 'sharedFile', reason: 'mistyped', reference: true })
  })

  test('pressed twice is corrected once; a card of before another correction comes too late', () => {
    const { next } = correct()
    expect(correct(next)).toEqual({ next, facts: [] })
    expect(() => correct(next, { label })).toThrow(new Refused('moved-on'))
    expect(() => correct(confirmed, { version: 3 })).toThrow(new Refused('moved-on'))
    expect(() => correct(confirmed, { name: 'syplo' })).toThrow(new Refused('moved-on'))
  })

  test.each([
    ['as it is', label, 'label-unchanged'],
    ['with a date to come', { on: '2026-03-07', reference: 'F-1' }, 'date-future'],
    ['of today', { on: '2026-03-06', reference: 'F-1' }, ''],
    ['with a reference of another form', { on: '2026-03-02', reference: '-abc' }, 'payload'],
  ] as const)('%s: %j', (_, given, refusal) => {
    const act = () => correct(confirmed, { label: given })
    if (refusal) expect(act).toThrow(new Refused(refusal))
    else expect(act().facts).toHaveLength(1)
  })
})
