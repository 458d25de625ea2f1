import {
  type Circumstances,
  type ToRecord,
  decide,
  decisionNote,
  decisionNotes,
  isAgainst,
} from '../../src/domain/decision'
import type { DecisionOutcome } from '../../src/domain/dossier'
import { Refused } from '../../src/domain/refused'
import type { VoteOutcome } from '../../src/domain/deliberation'
import { makeDossier, makeRound, voicesOf } from '../support/commission'

const dossier = { ...makeDossier({ stage: 'agenda', session: 's1', round: 'd1.1', rounds: 1 }), id: 'd1' }
const votes = {
  integrate: voicesOf({ a: 'favourable', b: 'favourable', c: 'abstain' }),
  refuse: voicesOf({ a: 'unfavourable', b: 'unfavourable', c: 'abstain' }),
  adjourn: voicesOf({ a: 'adjourn', b: 'adjourn', c: 'adjourn' }),
  none: voicesOf({ a: 'favourable', b: 'abstain', c: 'abstain' }),
  'no-quorum': voicesOf({ a: 'favourable', b: 'favourable' }),
}
const circumstances = (
  given: Partial<Circumstances> = {},
  vote: VoteOutcome = 'integrate',
): Circumstances => ({
  round: { ...makeRound({ state: 'closed', voices: votes[vote] }), id: 'd1.1' },
  ranked: [
    { organisation: 'passeurs', name: 'Les Passeurs', reasons: ['territory'], load: 1 },
    { organisation: 'balises', name: 'Balises', reasons: ['load'], load: 0 },
  ],
  places: [],
  rules: { startsOn: '2026-01-01', capacity: [5, 7, 10] },
  ...given,
})
const day = { on: '2026-03-12', today: '2026-03-12', reasoned: false } as const
const integrate: ToRecord = {
  outcome: 'integrate',
  ...day,
  provider: 'passeurs',
  months: 12,
  funding: 'fnavdl',
}
const why = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refused) return [error.code, ...Object.values(error.params)]
  }
  return undefined
}

describe('a decision', () => {
  test('to integrate: the provider is asked at once, the place is taken, the round knows it', () => {
    const { next, facts, round, places } = decide(dossier, integrate, circumstances())
    expect(next).toMatchObject({
      stage: 'mandated',
      provider: 'passeurs',
      mandate: { provider: 'passeurs', askedOn: '2026-03-12', state: 'asked', declined: [] },
      decision: { outcome: 'integrate', against: false, months: 12, funding: 'fnavdl', round: 'd1.1' },
    })
    expect(facts.map(({ kind }) => kind)).toEqual(['integrated', 'provider-asked'])
    expect(round.decided).toBe('integrate')
    expect(places).toEqual(['d1'])
  })

  test('the need is the referral’s unless the commission decides another', () => {
    expect(decide(dossier, integrate, circumstances()).next.decision?.need).toEqual({
      size: 'T4',
      territory: 'metropole',
    })
    const need = { size: 'T6', territory: 'departement' } as const
    expect(decide(dossier, { ...integrate, need }, circumstances()).next.decision?.need).toEqual(need)
  })

  test.each<
    [string, Partial<ToRecord & { provider: string }>, Partial<Circumstances>, VoteOutcome, string[]]
  >([
    ['as proposed', {}, {}, 'integrate', []],
    ['another provider', { provider: 'balises' }, {}, 'integrate', ['provider']],
    ['beyond the places', {}, { places: ['p1', 'p2', 'p3', 'p4', 'p5'] }, 'integrate', ['capacity']],
    ['against the vote, by another', { provider: 'balises' }, {}, 'refuse', ['against', 'provider']],
    ['without quorum', {}, {}, 'no-quorum', ['no-quorum']],
  ])('%s: in what it departs is kept with it', (_, given, around, vote, departs) => {
    const record = { ...integrate, ...given, reasoned: true } as ToRecord
    const { next, round } = decide(dossier, record, circumstances(around, vote))
    expect(next.decision?.departs).toEqual(departs)
    expect(round.decision).toEqual(next.decision)
  })

  test('to refuse, with its reason: no place is taken', () => {
    const { next, facts, places } = decide(
      dossier,
      { outcome: 'refuse', ...day, reasoned: true },
      circumstances({}, 'refuse'),
    )
    expect(next).toMatchObject({ stage: 'refused', decision: { outcome: 'refuse', against: false } })
    expect(facts).toEqual([{ kind: 'refused', on: '2026-03-12', data: { against: false } }])
    expect(places).toEqual([])
  })

  test('to adjourn: the dossier is ready for another session', () => {
    const { next } = decide(
      dossier,
      { outcome: 'adjourn', ...day, reasoned: true },
      circumstances({}, 'adjourn'),
    )
    expect(next).toMatchObject({ stage: 'ready', rounds: 1, decision: { outcome: 'adjourn' } })
    expect(next.session).toBeUndefined()
  })

  test.each<[DecisionOutcome, VoteOutcome, boolean]>([
    ['integrate', 'integrate', false],
    ['integrate', 'refuse', true],
    ['integrate', 'adjourn', true],
    ['integrate', 'none', true],
    ['refuse', 'refuse', false],
    ['refuse', 'integrate', true],
    ['refuse', 'adjourn', true],
    ['refuse', 'none', false],
    ['adjourn', 'adjourn', false],
    ['adjourn', 'integrate', true],
    ['adjourn', 'refuse', true],
    ['adjourn', 'none', false],
  ])('%s after a vote for "%s": against it is %s', (outcome, vote, against) => {
    expect(isAgainst(outcome, vote)).toBe(against)
  })

  test('against the vote needs a reason, and is shown as such', () => {
    expect(why(() => decide(dossier, integrate, circumstances({}, 'refuse')))).toEqual([
      'reason-needed',
      'against',
    ])
    const { next, facts } = decide(dossier, { ...integrate, reasoned: true }, circumstances({}, 'refuse'))
    expect(next.decision?.against).toBe(true)
    expect(facts[0]?.data?.against).toBe(true)
  })

  test.each([
    ['refuse', 'refuse'],
    ['adjourn', 'adjourn'],
  ] as const)('%s without a reason is asked again (%s)', (outcome, _) => {
    expect(why(() => decide(dossier, { outcome, ...day }, circumstances({}, outcome)))).toEqual([
      'reason-needed',
      outcome,
    ])
  })

  test('another provider than the first needs a reason; one that is not retained is refused', () => {
    const balises: ToRecord = { ...integrate, provider: 'balises' }
    expect(why(() => decide(dossier, balises, circumstances()))).toEqual(['reason-needed', 'provider'])
    expect(decide(dossier, { ...balises, reasoned: true }, circumstances()).next.provider).toBe('balises')
    expect(
      why(() => decide(dossier, { ...integrate, provider: 'nobody', reasoned: true }, circumstances())),
    ).toEqual(['provider-not-retained'])
  })

  test.each([
    ['four of five places taken', '2026-03-12', 4, true],
    ['five of five', '2026-03-12', 5, false],
    ['five of seven, in the second year', '2027-03-12', 5, true],
    ['seven of seven', '2027-03-12', 7, false],
    ['nine of ten, in the third', '2028-03-12', 9, true],
    ['ten of ten', '2028-03-12', 10, false],
  ] as const)('%s: free is %4$s', (_, today, used, free) => {
    const places = Array.from({ length: used }, (_, n) => `other-${n}`)
    const record = { ...integrate, on: today, today }
    if (free) expect(decide(dossier, record, circumstances({ places })).places).toHaveLength(used + 1)
    else {
      expect(why(() => decide(dossier, record, circumstances({ places })))).toEqual([
        'capacity-reached',
        used,
        used,
      ])
      expect(decide(dossier, { ...record, reasoned: true }, circumstances({ places })).places).toHaveLength(
        used + 1,
      )
    }
  })

  test('the last place of a year is not of the next, however late the decision is typed', () => {
    const places = ['p1', 'p2', 'p3', 'p4', 'p5']
    const typed = (on: '2026-12-31' | '2027-01-01') =>
      why(() => decide(dossier, { ...integrate, on, today: '2027-01-04' }, circumstances({ places })))
    expect(typed('2026-12-31')).toEqual(['capacity-reached', 5, 5])
    expect(typed('2027-01-01')).toBeUndefined()
  })

  test.each([
    ['before the round opened', '2026-03-01', 'date-too-early'],
    ['the day it opened', '2026-03-02', undefined],
    ['today', '2026-03-12', undefined],
    ['tomorrow', '2026-03-13', 'date-future'],
  ] as const)('dated %s', (_, on, refusal) => {
    const act = () => decide(dossier, { ...integrate, on }, circumstances())
    if (refusal) expect((why(act) as string[])[0]).toBe(refusal)
    else expect(act().next.decision?.on).toBe(on)
  })

  test.each([0, 37, -1])('a duration of %d months is asked again', months => {
    expect(why(() => decide(dossier, { ...integrate, months }, circumstances()))).toEqual([
      'payload',
      'months',
      'months',
    ])
  })

  test('waits for the round to be closed', () => {
    const open = circumstances({ round: { ...makeRound(), id: 'd1.1' } })
    expect(why(() => decide(dossier, integrate, open))).toEqual(['not-now', 'closed'])
  })

  test('comes once: a second secretary finds that the dossier has moved on', () => {
    const { next } = decide(dossier, integrate, circumstances())
    expect(why(() => decide({ ...next, id: 'd1' }, integrate, circumstances()))).toEqual([
      'moved-on',
      'mandated',
    ])
  })

  test('of another round than the present one comes too late', () => {
    const stale = circumstances({ round: { ...makeRound({ state: 'closed' }), id: 'd1.0' } })
    expect(why(() => decide(dossier, integrate, stale))).toEqual(['moved-on', 'agenda'])
  })

  test('writes no free text into the facts; each round keeps its own texts', () => {
    const notes = {
      [decisionNote('d1.1', 'reason')]: 'first',
      [decisionNote('d1.2', 'reason')]: 'second',
      [decisionNote('d1.2', 'conditions')]: 'weekly',
    }
    expect(decisionNotes(notes, 'd1.1')).toEqual({ reason: 'first' })
    expect(decisionNotes(notes, 'd1.2')).toEqual({ reason: 'second', conditions: 'weekly' })
  })
})
