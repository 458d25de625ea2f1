/** A passeport that was wrong is corrected; one of an earlier configuration stays readable. */
import { rulesFrom } from '../../src/config'
import type { Rules } from '../../src/domain/rules'
import { all } from '../../src/store/store'
import type { Outcome } from '../../src/actions/act'
import { inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => ({
  ...((await outcome).view?.data as object),
})

let world: World
let dossier: string
beforeEach(async () => {
  world = await makeWorld()
  dossier = await putDossier(world, inWindow('2026-03-02'), 1)
})
afterEach(() => world.close())

const filled = (given: object = {}) => ({
  ...{ dossier, engagement: 'regular', contacts: '3', seen: '' },
  ...{ 'level-budget': 'fragile', 'level-rent': 'blocked', 'level-health': 'blocked' },
  ...given,
})
const send = (number: number, given: object = {}) =>
  world.act('provider', 'passeport.send', filled({ number, ...given }))
const correct = (number: number, version: number, given: object = {}, who = 'provider') =>
  world.act(who, 'passeport.correct', filled({ number, version, reason: 'mistyped', ...given }))
const series = async (who = 'provider', given: object = {}) =>
  dataOf(world.act(who, 'series.show', { dossier, ...given }))
const levels = (data: Record<string, unknown>, key: string) =>
  (data.domains as { key: string; levels: string[] }[]).find(each => each.key === key)?.levels

const threeSent = async () => {
  world.on('2026-03-20')
  await send(1, { line: 'Première visite.' })
  world.on('2026-04-20')
  await send(2, { 'level-budget': 'progressing' })
  world.on('2026-06-20')
}

describe('a passeport is corrected by card', () => {
  test('its form is filled with what was sent; both are kept, and the series shows the correction', async () => {
    await threeSent()
    expect(
      await dataOf(world.act('provider', 'passeport.correct.show', { dossier, number: '1' })),
    ).toMatchObject({
      ...{ step: 'correct', number: 1, version: 2, quarter: '2026-T1' },
      last: { on: '2026-03-20', line: 'Première visite.', contacts: 3 },
      domains: expect.arrayContaining([expect.objectContaining({ key: 'budget', last: 'fragile' })]),
    })
    await Promise.all([
      correct(1, 2, { 'level-budget': 'blocked', 'level-health': 'acquired' }),
      correct(1, 2, { 'level-budget': 'blocked', 'level-health': 'acquired' }),
    ])
    const stored = await all(world.store, 'passeports', { index: 'dossier', equals: [dossier] })
    expect(stored.map(({ number, version = 1, scale }) => [number, version, scale.budget])).toEqual([
      [1, 1, 'fragile'],
      [1, 2, 'blocked'],
      [2, 1, 'progressing'],
    ])
    const now = await series()
    expect(levels(now, 'budget')).toEqual(['blocked', 'progressing'])
    expect(now.entries).toMatchObject([
      {
        number: 1,
        on: '2026-03-20',
        corrected: {
          ...{ on: '2026-06-20', by: 'Paola Prestataire-Exemple', reason: 'mistyped' },
          changes: [
            { key: 'health', from: 'blocked', to: 'acquired' },
            { key: 'budget', from: 'fragile', to: 'blocked' },
          ],
        },
      },
      { number: 2 },
    ])
  })

  test('as it was known before, the series has what was sent', async () => {
    await threeSent()
    await correct(1, 2, { 'level-budget': 'blocked' })
    world.on('2026-06-22')
    expect(levels(await series('provider', { known: '2026-06-19' }), 'budget')).toEqual([
      'fragile',
      'progressing',
    ])
    expect(levels(await series('provider', { known: '2026-06-20' }), 'budget')).toEqual([
      'blocked',
      'progressing',
    ])
    expect(levels(await series('provider', { known: '2026-03-31' }), 'budget')).toEqual(['fragile'])
  })

  test('the history tells of it on the day of the passeport, and figures follow: now, not as known then', async () => {
    await threeSent()
    const figure = async (given: object) => {
      const { figures } = await dataOf(world.act('secretariat', 'indicators.show', given))
      const found = (figures as { key: string; parts?: { key: string; value: number }[] }[]).find(
        ({ key }) => key === 'evolution',
      )
      return found?.parts?.map(({ value }) => value)
    }
    expect(await figure({})).toEqual([1, 1, 0])
    await correct(2, 2, { 'level-budget': 'blocked' })
    world.on('2026-06-22')
    expect(await figure({})).toEqual([0, 1, 1])
    expect(await figure({ day: '2026-06-19' })).toEqual([0, 1, 1])
    expect(await figure({ day: '2026-06-19', known: '2026-06-19' })).toEqual([1, 1, 0])
    const facts = await world.facts(dossier)
    expect(facts.at(-1)).toMatchObject({
      ...{ kind: 'passeport-corrected', on: '2026-04-20' },
      data: { number: 2, version: 2, reason: 'mistyped', up: 0, same: 1, down: 1 },
    })
    expect(await world.dossier(dossier)).toMatchObject({ passeports: 2, lastPasseportOn: '2026-04-20' })
  })

  test('a third one stands to a correction of the second', async () => {
    await threeSent()
    await correct(2, 2, { 'level-budget': 'acquired' })
    await send(3, { 'level-budget': 'progressing' })
    expect((await world.facts(dossier)).at(-1)?.data).toMatchObject({ number: 3, up: 0, same: 1, down: 1 })
  })

  test('two corrections at once do not both stand; another reason is told in words', async () => {
    await threeSent()
    await correct(2, 2)
    // A colleague had the same card open.
    const late = await correct(2, 2, {}, 'colleague')
    expect('refused' in late && late.refused.code).toBe('moved-on')
    expect(late.view?.data).toMatchObject({ step: 'correct', version: 3 })
    expect(await refusalOf(correct(2, 3, { reason: 'other' }))).toBe('reason-needed')
    expect(await refusalOf(correct(2, 3, { reason: '' }))).toBe('payload')
    await correct(2, 3, { reason: 'other', why: 'Relu avec la curatrice.' })
    expect((await series('siao')).entries).toMatchObject([
      {},
      { corrected: { why: 'Relu avec la curatrice.' } },
    ])
  })

  test('by its provider only; who sees no health learns neither its change nor the words', async () => {
    await threeSent()
    for (const who of ['referrer', 'siao', 'secretariat', 'landlord', 'member'])
      expect(await refusalOf(correct(1, 2, {}, who))).toBe('not-allowed')
    expect(await refusalOf(correct(1, 2, {}, 'provider2'))).toBe('not-found')
    await correct(1, 2, { 'level-health': 'acquired', 'level-rent': 'fragile', why: 'Ordonnance relue.' })
    const seen = await series('secretariat')
    expect(seen.entries).toMatchObject([{ corrected: { changes: [{ key: 'rent' }] } }, {}])
    expect(JSON.stringify(seen)).not.toMatch(/health|Ordonnance/)
    const [, corrected] = await all(world.store, 'passeports', { index: 'dossier', equals: [dossier] })
    expect(JSON.stringify(corrected)).not.toMatch(/acquired|Ordonnance/)
  })

  test('says so when the household would have been seen after the day of the passeport', async () => {
    await threeSent()
    expect(await refusalOf(correct(1, 2, { seen: '2026-03-21' }))).toBe('seen-after-passeport')
    expect(await refusalOf(correct(1, 2, { seen: '2026-06-21' }))).toBe('date-future')
    expect((await correct(1, 2, { seen: '2026-03-20' })).view?.data).toMatchObject({ step: 'corrected' })
  })

  test('not by the provider of the next measure: what another wrote stays as it was', async () => {
    await threeSent()
    const stored = await world.dossier(dossier)
    const found = await world.store.get('dossiers', dossier)
    if (!found || !stored.mandate) throw new Error('no mandate')
    const mandate = { ...stored.mandate, askedOn: '2026-04-01' as const }
    await world.store.commit([{ do: 'put', in: 'dossiers', doc: { ...found, mandate } }])
    expect(await refusalOf(correct(1, 2))).toBe('not-allowed')
    expect((await correct(2, 2)).view?.data).toMatchObject({ step: 'corrected' })
  })

  test('when the measure has ended too; never one that was not sent', async () => {
    await threeSent()
    await world.act('secretariat', 'exit.record', { dossier, kind: 'moved-away', on: '2026-06-20' })
    expect((await correct(1, 2)).view?.data).toMatchObject({ step: 'corrected' })
    expect(await refusalOf(world.act('provider', 'passeport.correct.show', { dossier, number: 3 }))).toBe(
      'not-now',
    )
  })
})

describe('a changed RULES_FILE keeps old passeports readable', () => {
  const changed = (file: object): Rules => rulesFrom('rules.json', () => JSON.stringify(file))
  const domain = (key: string, fr: string, given: object = {}) => ({ key, fr, en: fr, ...given })
  const level = (key: string, fr: string, given: object = {}) => ({ key, fr, en: fr, ...given })
  const with_ = async (rules: Rules, work: () => Promise<void>) => {
    const before = world
    world = await makeWorld({ beside: before, rules })
    try {
      await work()
    } finally {
      await world.close()
      world = before
    }
  }

  test('domains and levels that are retired, or taken out, keep their words', async () => {
    await threeSent()
    const rules = changed({
      passeportDomains: [
        domain('budget', 'Argent'),
        domain('rent', 'Loyer', { retired: true }),
        domain('pets', 'Animaux'),
      ],
      passeportLevels: [level('blocked', 'à l’arrêt', { retired: true }), level('steady', 'stable')],
    })
    await with_(rules, async () => {
      const card = await dataOf(world.act('provider', 'passeport.show', { dossier }))
      expect((card.domains as { key: string }[]).map(({ key }) => key)).toEqual(['budget', 'pets'])
      await send(3, { 'level-budget': 'steady', 'level-pets': 'steady' })
      const seen = await series()
      const named = (seen.domains as { key: string; fr: string }[]).map(({ key, fr }) => [key, fr])
      expect(named.slice(0, 3)).toEqual([
        ['budget', 'Argent'],
        ['pets', 'Animaux'],
        ['rent', 'Loyer'],
      ])
      expect(named).toContainEqual(['upkeep', 'Entretien du logement'])
      expect(named).toContainEqual(['health', 'Santé'])
      expect(levels(seen, 'rent')).toEqual(['blocked', 'blocked', ''])
      expect(levels(seen, 'pets')).toEqual(['', '', 'steady'])
      expect(seen.levels).toMatchObject([
        { key: 'blocked', fr: 'à l’arrêt', rank: 0, asked: false },
        { key: 'steady', fr: 'stable', rank: 1, asked: true },
        { key: 'fragile', fr: 'fragile', asked: false },
        { key: 'progressing', fr: 'en progrès', asked: false },
        { key: 'acquired', fr: 'acquis', asked: false },
      ])
      // Health of then stays with those who see health.
      expect(JSON.stringify(await series('secretariat'))).not.toContain('Santé')
      // A level that may not be chosen any more: refused for a new one, kept in a correction.
      expect(await refusalOf(send(4, { 'level-budget': 'blocked' }))).toBe('payload')
      await correct(1, 2, { 'level-budget': 'fragile', 'level-pets': 'steady' })
      expect(levels(await series(), 'rent')).toEqual(['blocked', 'blocked', ''])
    })
  })

  test.each([
    [{ passeportDomains: [domain('rent', 'Loyer', { retired: true })] }, 'one domain at least'],
    [{ passeportDomains: [domain('rent', 'Loyer'), domain('rent', 'Bail')] }, 'two domains'],
    [{ passeportLevels: [level('low', 'bas'), level('low', 'haut')] }, 'two levels'],
    [{ passeportLevels: [level('not-assessed', 'non')] }, 'not-assessed'],
  ])('a wrong rule stops the start: %j', (file, why) => {
    expect(() => changed(file)).toThrow(why)
  })
})
