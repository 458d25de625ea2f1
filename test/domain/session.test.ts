import { instantOf } from '../../src/domain/calendar'
import { Refused } from '../../src/domain/refused'
import { AGENDA_LIMIT, planSession, withDossiers, withoutDossier } from '../../src/domain/session'
import { beginRound, putOnAgenda, takeOffAgenda } from '../../src/domain/agenda'
import { makeDossier } from '../support/commission'

const now = instantOf('2026-03-02', 10)
const plan = (on: '2026-03-01' | '2026-03-02' | '2026-03-03', time: string) =>
  planSession({ on, time, place: 'Salle Exemple', by: 'secretary', now, today: '2026-03-02' }).next

describe('a session', () => {
  test.each([
    ['2026-03-01', '14:00'],
    ['2026-03-02', '09:59'],
    ['2026-03-02', '10:00'],
  ] as const)('%s at %s is past', (on, time) => {
    expect(() => plan(on, time)).toThrow(new Refused('session-past'))
  })

  test.each([
    ['2026-03-02', '10:01'],
    ['2026-03-03', '08:00'],
  ] as const)('%s at %s is still to come', (on, time) => {
    expect(plan(on, time)).toMatchObject({ state: 'planned', on, time, agenda: [] })
  })

  test('takes each dossier once, up to thirty', () => {
    const first = withDossiers(plan('2026-03-03', '14:00'), ['a', 'b'], '2026-03-02').next
    const session = withDossiers(first, ['b', 'c'], '2026-03-02').next
    expect(session.agenda).toEqual(['a', 'b', 'c'])
    expect(withoutDossier(session, 'b').agenda).toEqual(['a', 'c'])
    const many = Array.from({ length: AGENDA_LIMIT }, (_, n) => `d${n}`)
    expect(withDossiers(plan('2026-03-03', '14:00'), many, '2026-03-02').next.agenda).toHaveLength(30)
    expect(() => withDossiers(plan('2026-03-03', '14:00'), [...many, 'one-more'], '2026-03-02')).toThrow(
      new Refused('agenda-full'),
    )
  })

  test('adding nothing is said, and so is a session that is over', () => {
    expect(() => withDossiers(plan('2026-03-03', '14:00'), [], '2026-03-02')).toThrow(
      new Refused('agenda-empty'),
    )
    expect(() =>
      withDossiers({ ...plan('2026-03-03', '14:00'), state: 'held' }, ['a'], '2026-03-02'),
    ).toThrow(new Refused('session-over'))
  })
})

describe('a dossier on the agenda', () => {
  const what = { session: 's1', today: '2026-03-02' } as const

  test('a ready one goes on it, and its vote opens with the convocation', () => {
    const { next, facts } = putOnAgenda(makeDossier(), what)
    expect(next).toMatchObject({ stage: 'agenda', session: 's1', rounds: 0 })
    expect(facts.map(({ kind }) => kind)).toEqual(['put-on-agenda'])
    const begun = beginRound(next, { round: 'd1.1', today: '2026-03-02' })
    expect(begun.next).toMatchObject({ stage: 'agenda', round: 'd1.1', rounds: 1 })
    expect(begun.facts.map(({ kind }) => kind)).toEqual(['round-opened'])
  })

  test.each(['siao', 'agenda', 'refused', 'mandated', 'withdrawn'] as const)(
    'one at "%s" does not',
    stage => {
      expect(() => putOnAgenda(makeDossier({ stage }), what)).toThrow(new Refused('moved-on'))
    },
  )

  test('taken off, it is ready again and keeps how many rounds it had', () => {
    const put = putOnAgenda(makeDossier(), what).next
    const on = beginRound(put, { round: 'd1.1', today: '2026-03-02' }).next
    const { next, facts } = takeOffAgenda(on, '2026-03-03')
    expect(next).toMatchObject({ stage: 'ready', rounds: 1 })
    expect(next.session).toBeUndefined()
    expect(facts).toEqual([{ kind: 'taken-off-agenda', on: '2026-03-03' }])
  })
})
