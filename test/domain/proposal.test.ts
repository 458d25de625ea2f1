import type { Dossier } from '../../src/domain/dossier'
import {
  endProposal,
  expireProposal,
  holdingOf,
  proposeHome,
  endStaleProposal,
} from '../../src/domain/proposal'
import { defaultRules } from '../../src/domain/rules'
import { dueOn, newDay } from '../../src/domain/window'
import { type Stage, stages } from '../../src/domain/workflow'
import { makeDossier } from '../support/commission'
import { refused } from '../support/refusal'

const looking = (given: Partial<Dossier> = {}): Dossier =>
  makeDossier({ stage: 'accepted', adhesion: { state: 'given', on: '2026-03-01' }, ...given })
const home = { dwelling: 'h1', landlord: 'habitat-tilleul', today: '2026-03-02', days: 14 } as const
const proposed = (given: Partial<Dossier> = {}): Dossier => proposeHome(looking(given), home).next

test('a home is proposed until a day, which counts', () => {
  const { next, facts } = proposeHome(looking(), home)
  expect(next.proposal).toEqual({
    dwelling: 'h1',
    landlord: 'habitat-tilleul',
    on: '2026-03-02',
    until: '2026-03-16',
  })
  expect(facts).toMatchObject([{ kind: 'home-proposed', data: { dwelling: 'h1', until: '2026-03-16' } }])
})

test('without adhesion none is proposed', () => {
  for (const state of ['sought', 'refused', 'withdrawn'] as const)
    expect(() => proposeHome(looking({ adhesion: { state } }), home)).toThrow(refused('no-adhesion'))
})

test.each<Stage>(['ready', 'mandated', 'allocated', 'housed', 'interrupted', 'exited'])(
  'nor at the stage %s',
  stage => {
    expect(() => proposeHome(looking({ stage }), home)).toThrow(refused('moved-on'))
  },
)

test('the same again changes nothing that day, and reserves for longer on a later one', () => {
  expect(proposeHome(proposed(), home).facts).toEqual([])
  expect(proposeHome(proposed(), { ...home, today: '2026-03-10' }).next.proposal?.until).toBe('2026-03-24')
})

test('another home takes its place', () => {
  const { next } = proposeHome(proposed(), { ...home, dwelling: 'h2' })
  expect(holdingOf('d1', next)?.dwelling).toBe('h2')
})

describe('the end', () => {
  test.each([
    ['2026-03-15', true],
    ['2026-03-16', true],
    ['2026-03-17', false],
  ] as const)('on %s it still holds: %p', (today, holds) => {
    expect(expireProposal(proposed(), today).next.proposal !== undefined).toBe(holds)
  })

  test('time itself ends it, and knows when', () => {
    expect(dueOn(proposed(), defaultRules)).toBe('2026-03-17')
    const done = newDay(proposed(), '2026-03-20', defaultRules)
    expect(done.facts).toMatchObject([{ kind: 'proposal-ended', on: '2026-03-17', data: { why: 'expired' } }])
    expect(newDay(done.next, '2026-03-20', defaultRules).facts).toEqual([])
  })

  test('ended twice, once', () => {
    const { next } = endProposal(proposed(), 'given-up', '2026-03-05')
    expect(endProposal(next, 'given-up', '2026-03-05').facts).toEqual([])
  })

  test.each(stages)('it stands only while a home is looked for (%s)', stage => {
    const stands = endStaleProposal({ ...proposed(), stage }, '2026-03-05').next.proposal !== undefined
    expect(stands).toBe(stage === 'accepted' || stage === 'window')
  })

  test('it falls with the adhesion', () => {
    const { next, facts } = endStaleProposal(
      { ...proposed(), adhesion: { state: 'withdrawn', on: '2026-03-05' } },
      '2026-03-05',
    )
    expect(next.proposal).toBeUndefined()
    expect(facts).toEqual([
      {
        kind: 'proposal-ended',
        on: '2026-03-05',
        data: { dwelling: 'h1', landlord: 'habitat-tilleul', why: 'no-adhesion' },
      },
    ])
    expect(endStaleProposal(next, '2026-03-06').facts).toEqual([])
  })
})

test('an allocated home is held until the household leaves the scheme', () => {
  const allocation = {
    on: '2026-03-02',
    landlord: 'x',
    condition: false,
    irregular: false,
    dwelling: 'h1',
  } as const
  const holds = (stage: Stage) => holdingOf('d1', looking({ stage, allocation })) !== undefined
  expect(stages.filter(stage => !holds(stage)).sort()).toEqual(['erased', 'exited', 'interrupted'])
})
