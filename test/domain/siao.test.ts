import { Refused } from '../../src/domain/refused'
import { examineDiagnosis, nameEvaluator, orient } from '../../src/domain/siao'
import { makeDossier } from '../support/commission'

const today = '2026-03-02' as const
const fresh = () => {
  const { diagnosis: _, orientation: __, ...dossier } = makeDossier({ stage: 'siao' })
  return dossier
}
const validated = () => examineDiagnosis(fresh(), { outcome: 'validated', on: today, today }).next

const refusal = (attempt: () => unknown): string => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'accepted'
}

describe('the SIAO examines', () => {
  it('validates a diagnosis once: the second press is too late', () => {
    expect(validated()).toMatchObject({ stage: 'siao', diagnosis: { outcome: 'validated', on: today } })
    expect(refusal(() => examineDiagnosis(validated(), { outcome: 'validated', on: today, today }))).toBe(
      'moved-on',
    )
    expect(refusal(() => examineDiagnosis(validated(), { outcome: 'returned', on: today, today }))).toBe(
      'moved-on',
    )
  })

  it('returns a diagnosis to the referrer', () => {
    const { next, facts } = examineDiagnosis(fresh(), { outcome: 'returned', on: today, today })
    expect(next.stage).toBe('incomplete')
    expect(facts.map(({ kind }) => kind)).toEqual(['diagnosis-returned'])
  })

  test.each([
    ['2026-02-09', 'date-too-early'],
    ['2026-02-10', 'accepted'],
    ['2026-03-02', 'accepted'],
    ['2026-03-03', 'date-future'],
  ] as const)('an examination dated %s is %s (referred on 10 February, typed on 2 March)', (on, outcome) => {
    expect(refusal(() => examineDiagnosis(fresh(), { outcome: 'validated', on, today }))).toBe(outcome)
  })

  it('orients to the scheme only what has a validated diagnosis', () => {
    expect(refusal(() => orient(fresh(), { outcome: 'here', on: today, today }))).toBe('not-now')
    expect(orient(validated(), { outcome: 'here', on: today, today }).next.stage).toBe('ready')
  })

  it('adjourns again on another day, but not twice for two clicks', () => {
    const adjourned = orient(validated(), { outcome: 'adjourned', on: '2026-03-01', today }).next
    expect(adjourned.stage).toBe('siao')
    expect(refusal(() => orient(adjourned, { outcome: 'adjourned', on: '2026-03-01', today }))).toBe(
      'moved-on',
    )
    expect(refusal(() => orient(adjourned, { outcome: 'adjourned', on: today, today }))).toBe('accepted')
  })

  it('says not for this scheme with a reason of the list only', () => {
    expect(refusal(() => orient(validated(), { outcome: 'elsewhere', on: today, today }))).toBe(
      'reason-needed',
    )
    const { next, facts } = orient(validated(), { outcome: 'elsewhere', on: today, reason: 'shelter', today })
    expect(next.stage).toBe('elsewhere')
    expect(facts[0]?.data).toEqual({ reason: 'shelter' })
  })

  it('names who evaluates a landlord’s referral, not one that has its diagnosis', () => {
    const landlord = { ...fresh(), kind: 'landlord' as const }
    expect(nameEvaluator(landlord, 'ccas', today).next).toMatchObject({
      stage: 'evaluation',
      evaluator: 'ccas',
    })
    expect(refusal(() => nameEvaluator(fresh(), 'ccas', today))).toBe('not-now')
  })
})
