/** The simulated year in small: it holds, it is the same for the same seed, and what it watches over would be seen. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Chronicle, type Fact, withoutDecision } from '../../scripts/simulate/chronicle'
import { firstDifferent } from '../../scripts/simulate/compare'
import { factsBroken, messagesBroken } from '../../scripts/simulate/ending'
import { MARK } from '../../scripts/simulate/households'
import { firstBroken } from '../../scripts/simulate/invariants'
import { BadOption, readOptions } from '../../scripts/simulate/options'
import { seeded } from '../../scripts/simulate/random'
import { reportOf } from '../../scripts/simulate/report'
import type { Tried } from '../../scripts/simulate/teams'
import { type Ended, NotHeld, playYear } from '../../scripts/simulate/year'
import { type Doc, all } from '../../src/store/store'

const SMALL = { seed: 11, start: '2026-01-01', days: 60, households: 8 } as const

let folder: string
let year: Ended
let messages: readonly Doc<'messages'>[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-simulate-'))
  year = await playYear({ ...SMALL, folder })
  messages = await all(year.stage.app.store, 'messages', { index: 'id' })
}, 120_000)
afterAll(async () => {
  await year.stage.close()
  rmSync(folder, { recursive: true, force: true })
})

test('two months hold, with restarts, people who are slow and a Teams that fails', () => {
  const { chronicle, tally, stage } = year
  expect(stage.restarts).toBeGreaterThan(1)
  expect(chronicle.dossiers.length).toBe(SMALL.households)
  expect(chronicle.rounds.length).toBeGreaterThan(0)
  expect(chronicle.tried.filter(({ sent }) => 'failed' in sent).length).toBeGreaterThan(0)
  expect(tally.refusals.size).toBeGreaterThan(0)
  expect(firstBroken(chronicle)).toBeUndefined()
})

test('the report tells it in tables, with every indicator as counted again', async () => {
  const report = await reportOf(year, {
    seed: SMALL.seed,
    days: SMALL.days,
    from: SMALL.start,
    seconds: 1,
    cpu: 1,
  })
  expect(report).toContain('# Simulation, seed 11')
  expect(report).toContain(`| referred | ${SMALL.households} | ${SMALL.households} |`)
  expect(report).not.toContain(MARK)
})

test('the same seed plays the same', async () => {
  const short = { ...SMALL, days: 9, households: 12 }
  const played: string[] = []
  for (const name of ['one', 'two']) {
    const own = mkdtempSync(join(tmpdir(), `passerelle-simulate-${name}-`))
    const again = await playYear({ ...short, folder: own })
    const { facts } = again.chronicle
    played.push(
      JSON.stringify([[...facts], [...again.tally.acts], again.chronicle.tried.map(({ at }) => at)]),
    )
    await again.stage.close()
    rmSync(own, { recursive: true, force: true })
  }
  expect(played[0]).toBe(played[1])
}, 120_000)

describe('what does not hold is seen', () => {
  /** The last day with something changed; what is then said of it. */
  const seen = (doctored: Partial<Chronicle>): string | undefined => {
    const broken = firstBroken({ ...year.chronicle, ...doctored })
    return broken?.invariant
  }
  const dossier = () => year.chronicle.dossiers.find(({ window }) => window?.state === 'open') ?? fail()
  const fail = (): never => {
    throw new Error('the small year has no open window: choose another seed')
  }
  const withFacts = (...more: readonly (readonly [kind: Fact['kind'], data: Fact['data']])[]) => {
    const { id, facts: known } = dossier()
    const subject = `dossiers/${id}`
    const told = year.chronicle.facts.get(subject) ?? []
    const { at = '', on = year.chronicle.day } = told.at(-1) ?? {}
    const added = more.map(([kind, data], index): Fact => {
      const seq = known + index + 1
      return { id: `${subject}#${seq}`, subject, seq, kind, on, at, by: 'time', data, v: 1 }
    })
    return {
      facts: new Map([...year.chronicle.facts, [subject, [...told, ...added]]]),
      dossiers: year.chronicle.dossiers.map(each =>
        each.id === id ? { ...each, facts: known + added.length } : each,
      ),
    }
  }
  const round = () => year.chronicle.rounds.find(({ state }) => state === 'closed') ?? fail()
  const changed = (doc: Doc<'rounds'>) => ({
    rounds: year.chronicle.rounds.map(each => (each.id === doc.id ? doc : each)),
  })
  const tried = () => year.chronicle.tried.find(({ content }) => 'view' in content) ?? fail()
  const digest = (): Tried => {
    const one = tried()
    const view = { card: 'matters', data: {} } as never
    return { ...one, content: { view, why: { because: 'digest' } }, sent: { place: {} as never } }
  }

  test.each<[string, () => Partial<Chronicle>]>([
    [
      'exactly one of allocated, interrupted, open for each window',
      () => withFacts(['interrupted', { lastDay: '2026-02-01' }]),
    ],
    [
      'exactly one of allocated, interrupted, open for each window',
      () => ({ day: '2027-01-01', leftDue: [] }),
    ],
    [
      'no reminder twice',
      () => withFacts(['reminder-due', { key: 'month-1' }], ['reminder-due', { key: 'month-1' }]),
    ],
    ['no day skipped', () => ({ leftDue: ['M-2026-001'] })],
    ['no day skipped', () => ({ undone: ['votes'] })],
    ['one digest a person a day', () => ({ tried: [digest(), digest()], fresh: 0 })],
    [
      'one voice an organisation',
      () => {
        const { voices, ...rest } = round()
        const [voice] = Object.values(voices)
        return changed({
          ...rest,
          voices: { ...voices, prefecture: { ...voice!, organisation: 'metropole' } },
        })
      },
    ],
    ['closed rounds never change', () => changed({ ...round(), discuss: !round().discuss })],
    [
      'one household a home',
      () => ({
        dossiers: year.chronicle.dossiers.map(each => ({
          ...each,
          proposal: { dwelling: 'home', landlord: 'landlord-1', on: '2026-02-01', until: '2026-03-01' },
        })),
      }),
    ],
    ['capacity passed with a reason only', () => ({ places: [] })],
    ['capacity passed with a reason only', () => overPlaces()],
    ['no name in a message or the log', () => ({ logged: [`took in ${MARK}-ab`] })],
    [
      'no name in a message or the log',
      () => ({ tried: [{ ...tried(), activity: `{"text":"${MARK}-ab"}` }], fresh: 0 }),
    ],
    ['no name in a message or the log', () => ({ tried: [{ ...tried(), preview: MARK }], fresh: 0 })],
    [
      'facts follow each other',
      () => ({
        facts: new Map([...year.chronicle.facts].map(([subject, told]) => [subject, told.slice(1)])),
      }),
    ],
    ['no message stuck', () => ({ waiting: [{ ...messages[0]!, nextAt: '2026-01-01T08:00:00.000Z' }] })],
    ['facts and dossier tell the same', () => withFacts(['support-ended', {}])],
    ['no fault', () => ({ faults: ['delivery-fault'] })],
  ])('%s', (name, doctored) => {
    expect(seen(doctored())).toBe(name)
  })

  /** The day on which a household was taken in, had there been no place left. */
  const overPlaces = (): Partial<Chronicle> => {
    const taken =
      [...year.chronicle.facts.values()].flat().find(({ kind }) => kind === 'integrated') ?? fail()
    return { day: taken.on, rules: { ...year.chronicle.rules, capacity: [0] } }
  }

  test('a closed round is compared without what is recorded after it', () => {
    const { decided: _, decision: __, ...open } = round()
    expect(withoutDecision(open)).toBe(withoutDecision(round()))
  })

  test('a message that arrived twice, never, or nobody knows why it failed', () => {
    const { tried: all } = year.chronicle
    const delivered = messages.find(({ state }) => state === 'delivered') ?? fail()
    const said = (changedMessages: readonly Doc<'messages'>[], changedTried = all) =>
      messagesBroken(changedMessages, changedTried).map(({ what }) => what.replace(/\S*\d\S*/g, '…'))
    expect(said(messages)).toEqual([])
    expect(said([...messages, { ...delivered, id: 'again' }])).toContain(
      'two messages are kept as delivered by one send',
    )
    expect(said(messages.filter(({ id }) => id !== delivered.id))[0]).toMatch(
      /belongs to no delivered message/,
    )
    expect(said([{ ...delivered, activity: 'nowhere' }])[0]).toMatch(/never arrived/)
    const { why: _, ...unexplained } = { ...delivered, state: 'failed' as const }
    expect(said([...messages, { ...unexplained, id: 'silent' }])).toContainEqual(
      expect.stringMatching(/nobody can see why/),
    )
    const doubt = messages.map(each => ({ ...each, uncertain: false }))
    expect(said(doubt)).toContainEqual(expect.stringMatching(/answers were lost/))
  })

  test('a fact that changed, and one that went', () => {
    const now = [...year.chronicle.facts.values()].flat()
    expect(factsBroken(year.chronicle.facts, now)).toEqual([])
    const [first, ...rest] = now
    expect(factsBroken(year.chronicle.facts, [{ ...first!, on: '2030-01-01' }, ...rest])).toHaveLength(1)
    expect(factsBroken(year.chronicle.facts, rest)).toHaveLength(2)
  })

  test('an indicator that tells another number', () => {
    expect(firstDifferent(year.compared)).toBeUndefined()
    expect(firstDifferent([{ key: 'windows', told: 3, counted: 2 }])?.what).toBe(
      'the indicator windows tells 3, the facts 2',
    )
  })

  test('is told by seed, day and dossier, with what had happened to it', () => {
    const { code } = dossier()
    const told = new NotHeld(
      7,
      '2026-02-03',
      { invariant: 'no fault', what: 'it fell', dossier: code },
      year.chronicle,
    )
    expect(told.message).toBe(`seed 7, 2026-02-03, dossier ${code}: it fell (no fault)`)
    expect(told.history[0]).toContain(' referred ')
  })
})

describe('on the command line', () => {
  const read = (...args: string[]) => readOptions(args, () => 0.5)
  test('everything has a usual value', () => {
    expect(read()).toEqual({ seed: 499999, days: 365, households: 40, help: false })
    expect(read('--seed', '0', '--days', '60', '--households', '8', '--out', 'r.md')).toEqual({
      ...{ seed: 0, days: 60, households: 8, out: 'r.md', help: false },
    })
  })
  test.each([
    [['--days', '0'], '--days takes a whole number up to 1000, not "0".'],
    [['--seed', 'x'], '--seed takes a whole number up to 999999, not "x".'],
    [['--households', '-3'], /households/],
    [['--speed'], /--speed/],
  ])('%p is told what is wrong', (args, message) => {
    expect(() => read(...args)).toThrow(BadOption)
    expect(() => read(...args)).toThrow(message)
  })
})

test('chance is the same for the same seed, and as often as it is told', () => {
  const draws = (seed: number) => Array.from({ length: 4 }, seeded(seed).next)
  expect(draws(1)).toEqual(draws(1))
  expect(draws(1)).not.toEqual(draws(2))
  const random = seeded(5)
  const heads = Array.from({ length: 2000 }, () => random.weighted({ heads: 3, tails: 1 })).filter(
    side => side === 'heads',
  ).length
  expect(heads).toBeGreaterThan(1400)
  expect(heads).toBeLessThan(1600)
})
