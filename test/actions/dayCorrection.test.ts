/** A mistyped day is corrected by card: who may, what is shown, who is told, and what figures make of it. */
import type { Outcome } from '../../src/actions/act'
import type { IndicatorsView } from '../../src/actions/indicators'
import { type Day, instantOf } from '../../src/domain/calendar'
import type { FactKind } from '../../src/domain/facts'
import { enterHome } from '../../src/domain/lease'
import { runDue } from '../../src/jobs'
import { accepted, allocated, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-03-12' })
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view } = await outcome
  return { card: view?.card, open: view?.open, ...(view?.data as object) }
}
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
/** Who waits to be told of a fact of this kind. */
const toldOf = async (dossier: string, kind: FactKind, people: readonly string[]) => {
  const facts = await world.facts(dossier)
  const ids = facts.filter(each => each.kind === kind).map(({ id }) => id)
  const found: string[] = []
  for (const who of people) {
    const messages = await world.told(who)
    if (messages.some(({ say }) => 'fact' in say && ids.includes(say.fact))) found.push(who)
  }
  return found
}
const everybody = [
  ...['provider', 'colleague', 'provider2', 'referrer', 'siao', 'ddets', 'secretariat'],
  ...['landlord', 'landlord2', 'member', 'chair'],
]

/** A household that was taken in on 2 March, its measure declared in place on a day. */
const placed = async (on: Day): Promise<string> => {
  const dossier = await putDossier(world, accepted({ lastPasseportOn: '2099-01-01', passeports: 1 }))
  const before = [
    ['referred', '2026-02-10', { typology: 'alone', territory: 'metropole' }],
    ['integrated', '2026-03-02', { provider: 'passeurs', months: 12, funding: 'fnavdl' }],
    ['mandate-accepted', '2026-03-04', { provider: 'passeurs' }],
  ] as const
  await world.store.commit([
    ...before.map(([kind, day, data], index) => ({
      do: 'add' as const,
      in: 'facts' as const,
      doc: {
        ...{ id: `dossiers/${dossier}#${index + 1}`, subject: `dossiers/${dossier}`, seq: index + 1 },
        ...{ kind, on: day, at: instantOf(day, 9), by: 'time' as const, data },
      },
    })),
    { do: 'put', in: 'dossiers', doc: { ...(await world.dossier(dossier)), facts: before.length } },
  ])
  await world.act('provider', 'measure.put-in-place', { dossier, on })
  return dossier
}
const correct = (dossier: string, from: Day, on: Day, given: object = {}, who = 'provider') =>
  world.act(who, 'start.correct', { dossier, from, on, reason: 'mistyped', ...given })

describe('the day of a measure', () => {
  test('is corrected from its card and from that of its window; both show what stands', async () => {
    const dossier = await placed('2026-03-10')
    for (const verb of ['measure.show', 'window.show'])
      expect(await dataOf(world.act('provider', verb, { dossier }))).toMatchObject({ mayCorrect: true })
    expect(await dataOf(world.act('provider', 'start.correct.show', { dossier }))).toMatchObject({
      ...{ card: 'day-correction', open: true, what: 'start', step: 'form' },
      ...{ day: '2026-03-10', earliest: '2026-03-02' },
      window: { lastDay: '2026-06-10', state: 'open' },
    })
    world.on('2026-04-03')
    expect(
      await dataOf(
        correct(dossier, '2026-03-10', '2026-03-20', { reason: 'other', why: 'Visite reportée.' }),
      ),
    ).toMatchObject({
      ...{ card: 'day-correction', open: false, step: 'done', day: '2026-03-20' },
      window: { lastDay: '2026-06-20', reminders: ['2026-04-20', '2026-05-20', '2026-06-05'] },
      corrected: { from: '2026-03-10', on: '2026-04-03', reason: 'other', why: 'Visite reportée.' },
    })
    expect(await dataOf(world.act('provider', 'window.show', { dossier }))).toMatchObject({
      bar: { opensOn: '2026-03-20', lastDay: '2026-06-20', left: 78 },
      history: [{ kind: 'start-corrected', data: { from: '2026-03-10', to: '2026-03-20' } }, {}],
    })
    expect((await world.dossier(dossier)).dueOn).toBe('2026-04-20')
  })

  test('needs its reason, in words where it is another one than those of the list', async () => {
    const dossier = await placed('2026-03-10')
    expect(await refusalOf(correct(dossier, '2026-03-10', '2026-03-11', { reason: '' }))).toBe('payload')
    expect(await refusalOf(correct(dossier, '2026-03-10', '2026-03-11', { reason: 'other' }))).toBe(
      'reason-needed',
    )
    expect(await refusalOf(correct(dossier, '2026-03-10', '2026-03-13'))).toBe('date-future')
    expect(await kinds(dossier)).not.toContain('start-corrected')
  })

  test('is corrected by its provider and the secretariat, nobody else', async () => {
    const dossier = await placed('2026-03-10')
    for (const who of ['referrer', 'siao', 'ddets', 'landlord', 'member', 'chair', 'provider2'])
      expect([who, await refusalOf(correct(dossier, '2026-03-10', '2026-03-11', {}, who))]).toEqual([
        who,
        who === 'provider2' ? 'not-found' : 'not-allowed',
      ])
    expect(await refusalOf(correct(dossier, '2026-03-10', '2026-03-11', {}, 'colleague'))).toBeUndefined()
    expect(await refusalOf(correct(dossier, '2026-03-11', '2026-03-12', {}, 'secretariat'))).toBeUndefined()
    expect(await dataOf(world.act('siao', 'window.show', { dossier }))).toMatchObject({ mayCorrect: false })
  })

  test('pressed twice at once is corrected once; two people at once, the first stands', async () => {
    const dossier = await placed('2026-03-10')
    await Promise.all([
      correct(dossier, '2026-03-10', '2026-03-11'),
      correct(dossier, '2026-03-10', '2026-03-11'),
    ])
    expect((await kinds(dossier)).filter(kind => kind === 'start-corrected')).toHaveLength(1)
    const late = await correct(dossier, '2026-03-10', '2026-03-09', {}, 'secretariat')
    expect('refused' in late && late.refused.code).toBe('moved-on')
    expect(late.view?.data).toMatchObject({ step: 'form', day: '2026-03-11' })
    expect((await world.dossier(dossier)).window).toMatchObject({ lastDay: '2026-06-11' })
  })

  test('is told to who works towards the last day: a landlord only once the household goes before its CAL', async () => {
    const dossier = await placed('2026-03-10')
    await correct(dossier, '2026-03-10', '2026-03-11')
    const told = ['colleague', 'referrer', 'siao', 'secretariat']
    expect(await toldOf(dossier, 'start-corrected', everybody)).toEqual(told)
    await world.act('provider', 'candidature.announce', { dossier, landlord: 'habitat-tilleul' })
    await correct(dossier, '2026-03-11', '2026-03-09')
    expect(await toldOf(dossier, 'start-corrected', ['landlord', 'landlord2'])).toEqual(['landlord'])
  })

  test('that had brought an interruption gives the window back, and its place; everybody told of one is told', async () => {
    const dossier = await placed('2026-03-10')
    world.on('2026-06-11')
    await runDue(world.app)
    expect(await world.dossier(dossier)).toMatchObject({ stage: 'interrupted' })
    expect((await world.store.get('programme', 'programme'))?.places).not.toContain(dossier)
    expect(await dataOf(world.act('provider', 'dossier.show', { dossier }))).toMatchObject({
      steps: expect.arrayContaining(['correctStart']),
    })
    await correct(dossier, '2026-03-10', '2026-04-10')
    expect(await world.dossier(dossier)).toMatchObject({ stage: 'window', window: { lastDay: '2026-07-10' } })
    expect((await world.store.get('programme', 'programme'))?.places).toContain(dossier)
    expect(await toldOf(dossier, 'window-reopened', everybody)).toEqual(['ddets'])
    world.on('2026-07-11')
    await runDue(world.app)
    expect(await world.dossier(dossier)).toMatchObject({ stage: 'interrupted' })
  })

  test('is no longer corrected once the commission has taken the dossier up again', async () => {
    const dossier = await placed('2026-03-10')
    world.on('2026-06-11')
    await runDue(world.app)
    await world.act('secretariat', 'reactivation.ask', { dossier })
    for (const who of ['provider', 'secretariat'])
      expect(await refusalOf(correct(dossier, '2026-03-10', '2026-04-10', {}, who))).toBe(
        who === 'provider' ? 'not-found' : 'moved-on',
      )
    expect(await world.dossier(dossier)).toMatchObject({
      stage: 'ready',
      measure: { inPlaceOn: '2026-03-10' },
    })
  })

  test('counts in figures from the right day; as known before, from the former', async () => {
    const figure = async (key: string, given: object) => {
      const { view } = await world.act('secretariat', 'indicators.show', given)
      const { figures } = view?.data as IndicatorsView
      const { value, parts } = figures.find(each => each.key === key) ?? {}
      return key === 'windows' ? parts?.map(part => part.value) : value
    }
    const dossier = await placed('2026-03-10')
    world.on('2026-05-29')
    const day = '2026-05-28'
    expect(await figure('windows', { day })).toEqual([1, 0, 0])
    await correct(dossier, '2026-03-10', '2026-04-10')
    world.on('2026-06-01')
    expect(await figure('windows', { day })).toEqual([0, 0, 1])
    expect(await figure('windows', { day, known: day })).toEqual([1, 0, 0])
    expect(await figure('measures', { day: '2026-04-09' })).toBe(0)
    expect(await figure('measures', { day: '2026-04-10' })).toBe(1)
    expect(await figure('measures', { day: '2026-04-09', known: day })).toBe(1)
  })

  test('as known now was never interrupted where the right day says so', async () => {
    const figure = async (key: string, given: object) => {
      const { view } = await world.act('secretariat', 'indicators.show', given)
      return (view?.data as IndicatorsView).figures.find(each => each.key === key)?.value
    }
    const dossier = await placed('2026-03-10')
    world.on('2026-06-11')
    await runDue(world.app)
    world.on('2026-06-15')
    expect(await figure('households', { day: '2026-06-12' })).toBe(0)
    await correct(dossier, '2026-03-10', '2026-04-10')
    world.on('2026-06-17')
    expect(await figure('households', { day: '2026-06-12' })).toBe(1)
    expect(await figure('closed', { day: '2026-06-16' })).toBe(0)
    expect(await figure('households', { day: '2026-06-12', known: '2026-06-14' })).toBe(0)
  })
})

describe('the day of entry', () => {
  const housed = () =>
    putDossier(world, enterHome(allocated(), { on: '2026-05-20', today: '2026-06-01', kind: 'direct' }).next)
  const right = (dossier: string, on: Day, who = 'landlord', from: Day = '2026-05-20') =>
    world.act(who, 'entry.correct', { dossier, from, on, reason: 'mistyped' })

  test('is corrected by landlord, provider or secretariat, told to the professionals, shown with the lease', async () => {
    world.on('2026-06-10')
    const dossier = await housed()
    expect(await dataOf(world.act('landlord', 'lease.show', { dossier }))).toMatchObject({ mayCorrect: true })
    expect(await dataOf(world.act('landlord', 'entry.correct.show', { dossier }))).toMatchObject({
      ...{ what: 'entry', day: '2026-05-20', earliest: '2026-05-06' },
    })
    for (const who of ['referrer', 'siao', 'ddets', 'member'])
      expect([who, await refusalOf(right(dossier, '2026-05-12', who))]).toEqual([who, 'not-allowed'])
    // The other landlord is a member: it sees the dossier, as any member does.
    expect(await refusalOf(right(dossier, '2026-05-12', 'landlord2'))).toBe('moved-on')
    expect(await refusalOf(right(dossier, '2026-05-12', 'provider2'))).toBe('not-found')
    expect(await dataOf(right(dossier, '2026-05-12'))).toMatchObject({ step: 'done', day: '2026-05-12' })
    await right(dossier, '2026-05-12')
    expect(await kinds(dossier)).toEqual(['entry-corrected'])
    expect(await toldOf(dossier, 'entry-corrected', everybody)).toEqual([
      ...['provider', 'colleague', 'referrer', 'siao', 'ddets', 'secretariat'],
    ])
    expect(await dataOf(world.act('provider', 'lease.show', { dossier }))).toMatchObject({
      lease: { enteredOn: '2026-05-12', corrected: { from: '2026-05-20' } },
    })
    expect(await refusalOf(right(dossier, '2026-05-13'))).toBe('moved-on')
    expect(await refusalOf(right(dossier, '2026-05-05', 'provider', '2026-05-12'))).toBe('date-too-early')
  })
})
