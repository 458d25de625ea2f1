/** Reports from their first working day to their signature, their sending and their validation. */
import type { ReportView } from '../../src/actions/reports'
import { openLink } from '../../src/actions/links'
import { papers } from '../../src/papers'
import { reports as runReports } from '../../src/jobs/reports'
import { putFacts } from '../support/figures'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld({ start: '2026-12-31' })
  await putFacts(world.store)
})
afterEach(() => world.close())

const show = async (who: string, report: string): Promise<ReportView> => {
  const { view } = await world.act(who, 'report.show', { report })
  if (view?.card !== 'report') throw new Error('no report')
  return view.data
}
const toldReports = async (who: string): Promise<readonly string[]> =>
  (await world.told(who)).flatMap(({ say }) =>
    'show' in say && say.show === 'report.show' ? [String(say.payload.report)] : [],
  )
const yearBegins = async (): Promise<void> => {
  world.on('2027-01-04')
  await runReports(world.app)
}

describe('on the first working day', () => {
  test('each provider gets its own, the secretariat those of the technical body and the committee', async () => {
    world.on('2027-01-01')
    await runReports(world.app)
    expect(await toldReports('provider')).toEqual([])
    await yearBegins()
    expect([...(await toldReports('provider'))].sort()).toEqual([
      'provider-quarter.2026-T4.passeurs',
      'provider-year.2026.passeurs',
    ])
    expect([...(await toldReports('secretariat'))].sort()).toEqual([
      'body-month.2026-12',
      'body-quarter.2026-T4',
      'steering-year.2026',
    ])
    expect(await toldReports('steering')).toEqual([])
  })

  test('each once, however often the job runs', async () => {
    await yearBegins()
    await runReports(world.app)
    await runReports(world.app)
    expect(await toldReports('provider')).toHaveLength(2)
    expect(await toldReports('secretariat')).toHaveLength(3)
  })

  test('whoever has not signed is asked once more, five working days later', async () => {
    await yearBegins()
    await world.act('provider', 'report.sign', { report: 'provider-year.2026.passeurs' })
    world.on('2027-01-11')
    await runReports(world.app)
    await runReports(world.app)
    const asked = await toldReports('provider')
    expect(asked.filter(id => id === 'provider-quarter.2026-T4.passeurs')).toHaveLength(2)
    expect(asked.filter(id => id === 'provider-year.2026.passeurs')).toHaveLength(1)
  })

  test('a scheme in which nothing happened makes none', async () => {
    const empty = await makeWorld({ start: '2027-01-04' })
    await runReports(empty.app)
    expect(await empty.told('secretariat')).toEqual([])
    await empty.close()
  })
})

describe('a provider’s report', () => {
  const report = 'provider-quarter.2026-T4.passeurs'

  test('has the figures of its quarter, and is signed with a comment that is sealed', async () => {
    await yearBegins()
    const before = await show('provider', report)
    expect([before.step, before.from, before.to]).toEqual(['sign', '2026-10-01', '2026-12-31'])
    expect(before.figures.filter.provider?.id).toBe('passeurs')
    await world.act('provider', 'report.sign', { report, comment: 'Trimestre calme, deux visites remises.' })
    const kept = await world.store.get('reports', report)
    expect(JSON.stringify(kept)).not.toContain('Trimestre')
    const after = await show('secretariat', report)
    expect([after.state, after.comment, after.signed?.by]).toEqual([
      'signed',
      'Trimestre calme, deux visites remises.',
      'Paola Prestataire-Exemple',
    ])
  })

  test('keeps the figures of its signature, whatever is recorded afterwards', async () => {
    await yearBegins()
    await world.act('provider', 'report.sign', { report })
    const households = async () =>
      (await show('provider', report)).figures.figures.find(({ key }) => key === 'households')
    expect((await households())?.value).toBe(1)
    world.wait(1)
    await putFacts(
      world.store,
      new Map([
        ['dossiers/d', [{ seq: 15, kind: 'exited', on: '2026-12-20', at: '', data: { exit: 'moved-away' } }]],
      ]),
      world.app.clock.now(),
    )
    expect(await households()).toMatchObject({ value: 1, now: { value: 0 } })
  })

  test('a second signature is refused, and so is another provider’s', async () => {
    await yearBegins()
    await world.act('provider', 'report.sign', { report })
    expect(await refusalOf(world.act('colleague', 'report.sign', { report }))).toBe('report-closed')
    expect(await refusalOf(world.act('provider2', 'report.show', { report }))).toBe('not-found')
    expect(await refusalOf(world.act('provider2', 'report.sign', { report }))).toBe('not-found')
    expect(await refusalOf(world.act('secretariat', 'report.sign', { report }))).toBe('not-allowed')
  })
})

describe('the committee’s report', () => {
  const report = 'steering-year.2026'

  test('is masked for everybody, sent by the secretariat, and its validation recorded', async () => {
    await yearBegins()
    expect((await show('secretariat', report)).figures.masked).toBe(true)
    expect(await refusalOf(world.act('steering', 'report.show', { report }))).toBe('not-found')
    await world.act('secretariat', 'report.send', { report })
    expect(await toldReports('steering')).toEqual([report])
    const { dossiers, step } = await show('steering', report)
    expect([dossiers, step]).toEqual([[], 'read'])
    world.on('2027-03-15')
    expect(await refusalOf(world.act('secretariat', 'report.validate', { report, on: '2027-03-16' }))).toBe(
      'date-future',
    )
    await world.act('secretariat', 'report.validate', { report, on: '2027-03-12' })
    expect((await show('steering', report)).validatedOn).toBe('2027-03-12')
  })
})

test('the list has what one may read, the newest first', async () => {
  await yearBegins()
  const lines = async (who: string) => {
    const { view } = await world.act(who, 'reports.show')
    return view?.card === 'reports' ? view.data.lines.map(({ report }) => report) : []
  }
  expect((await lines('provider')).every(id => id.endsWith('.passeurs'))).toBe(true)
  expect(await lines('steering')).toEqual([])
  expect(await lines('secretariat')).toHaveLength(7)
})

test.each(['pdf', 'xlsx'] as const)('a report is had as %s behind a link', async format => {
  await yearBegins()
  const ids = { of: 'report.show', format, report: 'body-quarter.2026-T4' }
  const { view } = await world.act('secretariat', 'paper.link', ids)
  if (view?.card !== 'paper') throw new Error('no link')
  const link = openLink(world.app, view.data.url.split('/').at(-1) ?? '')
  const opened = await world.act('secretariat', link.verb, link.payload)
  if (opened.view?.card !== 'report') throw new Error('no report')
  const make = papers.report?.[format]
  const paper = await make?.(opened.view.data, { language: 'fr', now: world.app.clock.now() })
  expect(paper?.name).toBe(`body-quarter.2026-T4.${format}`)
})
