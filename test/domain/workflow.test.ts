import type { Role } from '../../src/domain/people'
import { Refused } from '../../src/domain/refused'
import {
  type Stage,
  isPossible,
  measured,
  moves,
  next,
  stages,
  supported,
  undecided,
  workflow,
} from '../../src/domain/workflow'
import { movedBy } from '../../src/domain/movedBy'
import { permissions } from '../../src/domain/permissions'

const movesFrom = (stage: Stage) => moves.filter(move => isPossible(stage, move))

/** Every stage that can be reached from one, itself included. */
const reachable = (from: Stage, seen = new Set<Stage>()): ReadonlySet<Stage> => {
  if (seen.has(from)) return seen
  seen.add(from)
  for (const move of movesFrom(from)) reachable(next(from, move), seen)
  return seen
}

describe('the life of a dossier', () => {
  test('every stage can be reached from the referral', () => {
    expect([...reachable('siao')].sort()).toEqual([...stages].sort())
  })

  test.each(moves)('the move "%s" is used somewhere', move => {
    expect(stages.some(stage => isPossible(stage, move))).toBe(true)
  })

  test('the only stage with no way on is "erased"', () => {
    expect(stages.filter(stage => movesFrom(stage).length === 0)).toEqual(['erased'])
  })

  test.each(stages)('from "%s" everything can be erased in the end', stage => {
    expect(reachable(stage)).toContain('erased')
  })

  test('nothing is erased while a measure runs, or while the commission is called', () => {
    expect([...supported, 'agenda' as const].filter(stage => isPossible(stage, 'erase'))).toEqual([])
  })

  const possible: [Stage, string, Stage][] = [
    ['siao', 'orient-here', 'ready'],
    ['siao', 'adjourn-orientation', 'siao'],
    ['siao', 'name-evaluator', 'evaluation'],
    ['incomplete', 'complete', 'siao'],
    ['ready', 'put-on-agenda', 'agenda'],
    ['agenda', 'integrate', 'mandated'],
    ['agenda', 'adjourn', 'ready'],
    ['mandated', 'decline-mandate', 'provider'],
    ['provider', 'ask-provider', 'mandated'],
    ['accepted', 'put-in-place', 'window'],
    ['accepted', 'allocate', 'allocated'],
    ['accepted', 'resume', 'housed'],
    ['window', 'interrupt', 'interrupted'],
    ['interrupted', 'annul-interruption', 'allocated'],
    ['agenda', 'annul-interruption', 'allocated'],
    ['interrupted', 'count-again', 'window'],
    ['interrupted', 'reactivate', 'ready'],
    ['allocated', 'cancel-allocation', 'window'],
    ['housed', 'exit', 'exited'],
  ]
  test.each(possible)('from "%s", %s leads to "%s"', (from, move, to) => {
    expect(workflow[from][move as keyof (typeof workflow)[Stage]]).toBe(to)
  })

  const impossible: [Stage, (typeof moves)[number]][] = [
    ['siao', 'integrate'],
    ['ready', 'integrate'],
    ['mandated', 'put-in-place'],
    ['window', 'enter'],
    ['allocated', 'interrupt'],
    ['housed', 'interrupt'],
    ['refused', 'put-on-agenda'],
    ['exited', 'integrate'],
    ['erased', 'reactivate'],
  ]
  test.each(impossible)('from "%s", %s comes too late: the dossier has moved on', (from, move) => {
    expect(() => next(from, move)).toThrow(new Refused('moved-on'))
  })

  test('a household takes a place from its integration until its measure ends or is interrupted', () => {
    expect(supported).toEqual(['provider', 'mandated', 'accepted', 'window', 'allocated', 'housed'])
    for (const stage of [...undecided, 'interrupted', 'ended', 'exited', 'refused'] as const)
      expect(supported).not.toContain(stage)
    for (const stage of measured) expect(supported).toContain(stage)
  })

  test('each move is made by somebody with a permission at the stages it leaves from, or by time', () => {
    for (const move of moves) {
      const by = movedBy[move]
      if (by === 'time') continue
      const rules: readonly { readonly roles: readonly Role[]; readonly stages?: readonly Stage[] }[] =
        permissions[by]
      for (const stage of stages.filter(from => isPossible(from, move)))
        expect([move, stage, rules.some(rule => !rule.stages || rule.stages.includes(stage))]).toEqual([
          move,
          stage,
          true,
        ])
    }
  })
})
