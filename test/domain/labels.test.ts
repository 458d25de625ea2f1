import { confirmLabel, labelState } from '../../src/domain/labels'
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
