import { personBy } from '../../scripts/demo/partners'
import type { Outcome } from '../../src/actions/act'
import type { Day } from '../../src/domain/calendar'
import type { Dossier } from '../../src/domain/dossier'
import { runDue } from '../../src/jobs'
import { makeDossier } from '../support/commission'
import { accepted, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-03-02' })
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view } = await outcome
  return { card: view?.card, ...(view?.data as object) }
}
const half: Partial<Dossier> = { labels: { sharedFile: { on: '2026-02-21', reference: 'F-1' } } }
const digests = async (who: string) =>
  (await world.told(who)).filter(({ say }) => 'show' in say && say.show === 'labels.mismatches.show')

describe('labels that do not match', () => {
  test('are listed for DDETS and the secretariat, without a name; each leads to its card', async () => {
    await putDossier(world, makeDossier(half), 1)
    await putDossier(world, makeDossier(), 2)
    await putDossier(world, makeDossier({ ...half, stage: 'exited' }), 3)
    for (const who of ['ddets', 'secretariat']) {
      const card = await dataOf(world.act(who, 'labels.mismatches.show'))
      expect(card.lines).toEqual([
        { dossier: 'd1', code: 'M-2026-001', stage: 'ready', missing: 'syplo', since: '2026-02-21' },
      ])
    }
    for (const who of ['provider', 'landlord', 'member'])
      expect(await refusalOf(world.act(who, 'labels.mismatches.show'))).toBe('not-allowed')
  })

  test('stay listed while the measure is interrupted: DDETS may still mend them', async () => {
    await putDossier(world, makeDossier({ ...half, stage: 'interrupted' }))
    for (const who of ['ddets', 'secretariat'])
      expect(await dataOf(world.act(who, 'labels.mismatches.show'))).toMatchObject({
        lines: [{ dossier: 'd1', stage: 'interrupted' }],
      })
    const mended = { dossier: 'd1', label: 'syplo', on: '2026-03-02', reference: 'SY-1' }
    await world.act('ddets', 'labels.confirm', mended)
    expect(await dataOf(world.act('secretariat', 'labels.mismatches.show'))).toMatchObject({ lines: [] })
  })

  // 6 April 2026 is Easter Monday.
  test.each<[string, readonly Day[], number]>([
    ['on the first working day of a week, however often the jobs run', ['2026-03-02', '2026-03-02'], 1],
    ['once a week', ['2026-03-02', '2026-03-03', '2026-03-08'], 1],
    ['every week until mended', ['2026-03-02', '2026-03-09', '2026-03-16'], 3],
    ['a day later after a holiday', ['2026-04-06', '2026-04-07', '2026-04-08'], 1],
    ['not on a week-end', ['2026-03-07', '2026-03-08'], 0],
  ])('leave as one digest %s', async (_, days, times) => {
    await putDossier(world, makeDossier(half))
    for (const day of days) {
      world.on(day)
      await runDue(world.app)
    }
    expect([await digests('ddets'), await digests('secretariat')].map(({ length }) => length)).toEqual([
      times,
      times,
    ])
    expect(await digests('referrer')).toEqual([])
  })

  test('mended in the meantime, the digest has nothing left to say', async () => {
    const dossier = await putDossier(world, makeDossier(half))
    await runDue(world.app)
    await world.act('ddets', 'labels.confirm', {
      dossier,
      label: 'syplo',
      on: '2026-03-02',
      reference: 'SY-1',
    })
    expect(await refusalOf(world.act('ddets', 'labels.mismatches.show', { digest: 1 }))).toBe('not-now')
    world.on('2026-03-09')
    await runDue(world.app)
    expect((await digests('ddets')).length).toBe(1)
  })
})

describe('the renewal of the housing request', () => {
  const digest = async (who: string) =>
    (await world.told(who)).filter(({ about }) => about === 'digest').length

  test('is reminded to the referrer, then to the provider too; whoever did it says so once', async () => {
    const dossier = await putDossier(
      world,
      accepted({ labels: { ...half.labels, syplo: { on: '2026-02-21', reference: 'S-1' } } }),
    )
    const renew = (who: string, on: Day) => world.act(who, 'request.renew', { dossier, on })
    expect(await refusalOf(renew('provider2', '2025-06-12'))).toBe('moved-on')
    expect(await refusalOf(renew('landlord', '2025-06-12'))).toBe('not-allowed')
    expect(await dataOf(renew('referrer', '2025-06-12'))).toMatchObject({ lapsesOn: '2026-06-12' })
    await renew('referrer', '2025-06-12')
    world.on('2026-05-13')
    await runDue(world.app)
    expect([await digest('referrer'), await digest('provider')]).toEqual([1, 0])
    world.on('2026-05-28')
    await runDue(world.app)
    expect([await digest('referrer'), await digest('provider')]).toEqual([2, 1])
    const { items } = await dataOf(world.act('provider', 'matters.show', {}))
    expect((items as { kind: string }[]).map(({ kind }) => kind)).toContain('request')
    await renew('provider', '2026-05-28')
    const facts = await world.facts(dossier)
    expect(facts.filter(({ kind }) => kind === 'request-renewed').map(({ by }) => by)).toEqual([
      personBy('referrer').id,
      personBy('provider').id,
    ])
    expect(JSON.stringify(facts)).not.toMatch(/021[0-9A-Z]{15}/)
  })
})

describe('a confirmed label', () => {
  const both: Partial<Dossier> = {
    labels: {
      sharedFile: { on: '2026-02-21', reference: '21-2026-0024' },
      syplo: { on: '2026-02-22', reference: 'SY-1' },
    },
  }
  const correct = (given: object = {}, who = 'ddets') =>
    world.act(who, 'labels.correct', {
      ...{ dossier: 'd1', label: 'sharedFile', version: 2, on: '2026-02-20', reference: '21-2026-0042' },
      ...{ reason: 'mistyped', ...given },
    })

  test('is corrected by DDETS from its card; both it and the secretariat see what stood before', async () => {
    await putDossier(world, makeDossier(both))
    expect(await dataOf(world.act('ddets', 'dossier.show', { dossier: 'd1' }))).toMatchObject({
      steps: expect.arrayContaining(['correctLabels']),
    })
    expect(await dataOf(world.act('ddets', 'labels.show', { dossier: 'd1' }))).toMatchObject({
      ...{ canConfirm: false, canCorrect: true },
    })
    expect(
      await dataOf(world.act('ddets', 'labels.correct.show', { dossier: 'd1', label: 'sharedFile' })),
    ).toMatchObject({
      ...{ card: 'day-correction', what: 'sharedFile', day: '2026-02-21', reference: '21-2026-0024' },
      version: 2,
    })
    await correct({ reason: 'other', why: 'Chiffres inversés.' })
    for (const who of ['ddets', 'secretariat'])
      expect(await dataOf(world.act(who, 'labels.show', { dossier: 'd1' }))).toMatchObject({
        state: 'both',
        canCorrect: who === 'ddets',
        labels: [
          {
            label: {
              ...{ on: '2026-02-20', reference: '21-2026-0042' },
              before: [{ on: '2026-02-21', reference: '21-2026-0024', correctedOn: '2026-03-02' }],
            },
            why: ['Chiffres inversés.'],
          },
          { name: 'syplo', label: { on: '2026-02-22', reference: 'SY-1' } },
        ],
      })
    const [fact] = await world.facts('d1')
    expect(fact).toMatchObject({ kind: 'label-corrected', on: '2026-02-20' })
    expect(JSON.stringify(fact)).not.toContain('21-2026')
    expect((await world.told('secretariat')).some(({ say }) => 'fact' in say && say.fact === fact?.id)).toBe(
      true,
    )
    expect(await world.told('referrer')).toEqual([])
  })

  test('keeps to the form of a reference, to past days, and needs its reason', async () => {
    await putDossier(world, makeDossier(both))
    expect(await refusalOf(correct({ reference: '<b>' }))).toBe('payload')
    expect(await refusalOf(correct({ on: '2026-03-03' }))).toBe('date-future')
    expect(await refusalOf(correct({ reason: '' }))).toBe('payload')
    expect(await refusalOf(correct({ reason: 'other' }))).toBe('reason-needed')
    expect(await refusalOf(correct({ on: '2026-02-21', reference: '21-2026-0024' }))).toBe('label-unchanged')
    expect(await world.facts('d1')).toEqual([])
  })

  test('is corrected once by two presses; a card that is out of date shows the label as it is now', async () => {
    await putDossier(world, makeDossier(both))
    await Promise.all([correct(), correct()])
    expect(await world.facts('d1')).toHaveLength(1)
    const late = await correct({ reference: '21-2026-0043' })
    expect('refused' in late && late.refused.code).toBe('moved-on')
    expect(late.view?.data).toMatchObject({ version: 3, reference: '21-2026-0042' })
  })

  test('not by others, nor where the label is not confirmed, nor once it no longer matters', async () => {
    await putDossier(world, makeDossier(half))
    for (const who of ['secretariat', 'siao', 'provider', 'landlord', 'member', 'referrer'])
      expect([who, await refusalOf(correct({}, who))]).toEqual([who, 'not-allowed'])
    expect(await refusalOf(correct({ label: 'syplo' }))).toBe('moved-on')
    const missing = world.act('ddets', 'labels.correct.show', { dossier: 'd1', label: 'syplo' })
    expect(await refusalOf(missing)).toBe('not-now')
    await putDossier(world, makeDossier({ ...both, stage: 'exited' }), 2)
    expect(await refusalOf(correct({ dossier: 'd2' }))).toBe('moved-on')
  })
})
