import { recordAdhesion } from '../../src/domain/adhesion'
import type { Day } from '../../src/domain/calendar'
import { acceptMandate, askProvider, declineMandate } from '../../src/domain/mandate'
import { Refused } from '../../src/domain/refused'
import { accepted, asked, inWindow } from '../support/measure'

const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}

describe('the mandate', () => {
  test('accepted names the référent', () => {
    const { next, facts } = acceptMandate(asked(), 'paola', '2026-03-04')
    expect(next).toMatchObject({ stage: 'accepted', mandate: { state: 'accepted', referent: 'paola' } })
    expect(facts).toEqual([{ kind: 'mandate-accepted', on: '2026-03-04', data: { provider: 'passeurs' } }])
  })

  test('declined goes back to the secretariat, and no provider is asked twice', () => {
    const { next, facts } = declineMandate(asked(), '2026-03-04')
    expect(next).toMatchObject({ stage: 'provider', mandate: { state: 'declined', declined: ['passeurs'] } })
    expect(next.provider).toBeUndefined()
    expect(facts).toEqual([{ kind: 'mandate-declined', on: '2026-03-04', data: { provider: 'passeurs' } }])
    const ask = (provider: string, reasoned = true) =>
      code(() => askProvider(next, { provider, ranked: ['balises', 'other'], reasoned, today: '2026-03-05' }))
    expect(ask('passeurs')).toBe('already-declined')
    expect(ask('unknown')).toBe('provider-not-retained')
    expect(ask('other', false)).toBe('reason-needed')
    expect(ask('other')).toBe('')
    expect(ask('balises', false)).toBe('')
  })

  test('the second provider that declines is remembered beside the first', () => {
    const first = declineMandate(asked(), '2026-03-04').next
    const again = askProvider(first, {
      provider: 'balises',
      ranked: ['balises'],
      reasoned: false,
      today: '2026-03-05',
    }).next
    expect(again).toMatchObject({
      stage: 'mandated',
      provider: 'balises',
      mandate: { askedOn: '2026-03-05' },
    })
    expect(declineMandate(again, '2026-03-06').next.mandate?.declined).toEqual(['passeurs', 'balises'])
  })

  test('answered once: the second answer comes too late', () => {
    expect(code(() => acceptMandate(accepted(), 'paola', '2026-03-04'))).toBe('moved-on')
    expect(code(() => declineMandate(accepted(), '2026-03-04'))).toBe('moved-on')
  })
})

describe('adhesion', () => {
  const today: Day = '2026-03-20'

  test.each(['sought', 'given', 'refused'] as const)('%s is recorded with its date', state => {
    const { next, facts } = recordAdhesion(accepted(), { state, on: '2026-03-18', today })
    expect(next.adhesion).toEqual({ state, on: '2026-03-18' })
    expect(facts).toEqual([{ kind: 'adhesion-recorded', on: '2026-03-18', data: { state } }])
  })

  test('withdrawn only once it was given', () => {
    expect(code(() => recordAdhesion(accepted(), { state: 'withdrawn', on: today, today }))).toBe('not-now')
    expect(code(() => recordAdhesion(inWindow('2026-03-10'), { state: 'withdrawn', on: today, today }))).toBe(
      '',
    )
  })

  test('not in the future, not before the referral; the same twice counts once', () => {
    expect(code(() => recordAdhesion(accepted(), { state: 'given', on: '2026-03-21', today }))).toBe(
      'date-future',
    )
    expect(code(() => recordAdhesion(accepted(), { state: 'given', on: '2026-02-09', today }))).toBe(
      'date-too-early',
    )
    const once = recordAdhesion(accepted(), { state: 'given', on: today, today }).next
    expect(recordAdhesion(once, { state: 'given', on: today, today }).facts).toEqual([])
  })
})
