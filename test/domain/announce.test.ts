import { people, personBy } from '../../scripts/demo/partners'
import { announce, followUps } from '../../src/domain/announce'
import type { Dossier } from '../../src/domain/dossier'
import { type FactKind, factKinds } from '../../src/domain/facts'
import { may } from '../../src/domain/permissions'
import { type Stage, stages } from '../../src/domain/workflow'
import { makeDossier } from '../support/commission'

const voting = ['prefecture', 'departement', 'metropole', 'habitat-tilleul', 'logis-sureau']
const mandate = (provider: string, state: 'asked' | 'accepted' | 'declined') => ({
  provider,
  askedOn: '2026-03-12' as const,
  state,
  declined: [],
})
const keyOf = (id: string) => people.find(each => each.id === id)?.key ?? id
const told = (kind: FactKind, dossier: Dossier, by = 'nobody') =>
  announce({ kind }, dossier, people, by === 'nobody' ? by : personBy(by).id, voting)
    .map(({ to, show }) => (show ? `${keyOf(to)} ${show}` : keyOf(to)))
    .sort()

describe('who is told of what happens', () => {
  test.each(factKinds)('the fact "%s" has its row', kind => {
    expect(Array.isArray(followUps[kind])).toBe(true)
  })

  const table: [FactKind, Partial<Dossier>, readonly string[]][] = [
    ['referred', { stage: 'siao' }, ['siao siao.show']],
    ['oriented-here', { stage: 'ready' }, ['ddets labels.show', 'referrer', 'secretariat']],
    ['diagnosis-returned', { stage: 'incomplete' }, ['referrer']],
    ['put-on-agenda', { stage: 'agenda' }, ['referrer']],
    [
      'round-opened',
      { stage: 'agenda' },
      [
        'chair vote.show',
        'ddets vote.show',
        'landlord vote.show',
        'landlord2 vote.show',
        'member vote.show',
        'member2 vote.show',
      ],
    ],
    [
      'integrated',
      { stage: 'mandated', mandate: mandate('passeurs', 'asked') },
      ['ddets', 'landlord need.show', 'landlord2 need.show', 'referrer', 'siao'],
    ],
    [
      'provider-asked',
      { stage: 'mandated', mandate: mandate('passeurs', 'asked') },
      ['colleague mandate.show', 'provider mandate.show'],
    ],
    [
      'mandate-declined',
      { stage: 'provider', mandate: mandate('passeurs', 'declined') },
      ['secretariat provider.choose'],
    ],
    ['refused', { stage: 'refused' }, ['referrer', 'siao']],
    ['adjourned', { stage: 'ready' }, ['referrer', 'siao']],
    [
      'interrupted',
      { stage: 'interrupted', mandate: mandate('balises', 'accepted'), landlord: 'habitat-tilleul' },
      ['ddets', 'landlord', 'provider2', 'referrer', 'secretariat', 'siao'],
    ],
    ['reminder-due', { stage: 'window' }, []],
    ['label-confirmed', { stage: 'ready' }, []],
  ]
  test.each(table)('%s (%j)', (kind, given, expected) => {
    expect(told(kind, makeDossier(given))).toEqual([...expected].sort())
  })

  test('who did it is not told of it, unless there is something to do', () => {
    const dossier = makeDossier({ stage: 'ready' })
    expect(told('oriented-here', dossier, 'secretariat')).not.toContain('secretariat')
    expect(told('oriented-here', dossier, 'ddets')).toContain('ddets labels.show')
  })

  test('each person once', () => {
    for (const kind of factKinds) {
      const everybody = announce(
        { kind },
        makeDossier({ stage: 'window', mandate: mandate('passeurs', 'accepted') }),
        people,
        'nobody',
        voting,
      )
      expect(new Set(everybody.map(({ to }) => to)).size).toBe(everybody.length)
    }
  })

  test.each(factKinds)('nobody is told of "%s" who may not see the dossier, at whatever stage', kind => {
    for (const stage of stages)
      for (const state of ['asked', 'accepted', 'declined'] as const) {
        const dossier = makeDossier({
          stage,
          mandate: mandate('passeurs', state),
          landlord: 'habitat-tilleul',
          evaluator: 'balises',
        })
        for (const { to } of announce({ kind }, dossier, people, 'nobody', voting))
          expect([
            keyOf(to),
            stage,
            may(
              people.find(({ id }) => id === to)!,
              'see-dossier',
              dossier,
            ),
          ]).toEqual([keyOf(to), stage, true])
      }
  })

  test('a landlord who is no member learns the need of a household taken in, and nothing else', () => {
    const landlord = {
      ...personBy('landlord'),
      posts: [{ role: 'landlord', organisation: 'habitat-tilleul' } as const],
    }
    const dossier = makeDossier({ stage: 'mandated', mandate: mandate('passeurs', 'asked') })
    expect(may(landlord, 'see-dossier', dossier)).toBe(false)
    expect(factKinds.flatMap(kind => announce({ kind }, dossier, [landlord], 'nobody', voting))).toEqual([
      { to: landlord.id, show: 'need.show', because: 'every-landlord' },
    ])
  })

  test('the landlord who referred the household is told as its referrer', () => {
    const dossier = makeDossier({
      stage: 'mandated',
      referrer: personBy('landlord').id,
      referrerOrganisation: 'habitat-tilleul',
    })
    expect(told('integrated', dossier)).toContain('landlord')
  })

  test('members of consultative organisations get no vote card', () => {
    const consultative = {
      ...personBy('member'),
      id: 'x',
      posts: [{ role: 'member', organisation: 'ccas' } as const],
    }
    expect(
      announce({ kind: 'round-opened' }, makeDossier({ stage: 'agenda' }), [consultative], 'nobody', voting),
    ).toEqual([])
  })

  const stageOf: Partial<Record<FactKind, Stage>> = { 'round-opened': 'mandated', 'oriented-here': 'erased' }
  test.each(Object.entries(stageOf))('no card for "%s" once the dossier stands at "%s"', (kind, stage) => {
    expect(told(kind as FactKind, makeDossier({ stage })).filter(line => line.includes('.show'))).toEqual([])
  })
})
