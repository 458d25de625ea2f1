/** Reports from their first working day to their signature, their sending and their validation. */
import type { ReportView } from '../../src/actions/reports'
import { openLink } from '../../src/actions/links'
import type { Day } from '../../src/domain/calendar'
import { papers } from '../../src/papers'
import { reportSheets } from '../../src/papers/sheets'
import { textOf } from '../../src/text'
import { reports as runReports } from '../../src/jobs/reports'
import { makeDossier } from '../support/commission'
import { personBy } from '../../scripts/demo/partners'
import { countedFacts, putFacts } from '../support/figures'
import { refusalOf } from '../support/refusal'
import { readSheet } from '../support/xlsx'
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

  test('whoever has not signed is asked each week until they do', async () => {
    await yearBegins()
    const report = 'provider-quarter.2026-T4.passeurs'
    const asked = async () => (await toldReports('provider')).filter(id => id === report).length
    const counts: number[] = []
    for (const day of ['2027-01-11', '2027-01-15', '2027-01-18', '2027-01-25'] as const) {
      world.on(day)
      await runReports(world.app)
      counts.push(await asked())
    }
    expect(counts).toEqual([2, 2, 3, 4])
    await world.act('provider', 'report.sign', { report })
    world.on('2027-02-01')
    await runReports(world.app)
    expect(await asked()).toBe(4)
  })

  test('the secretariat is reminded each month of the committee’s report, to send and then to validate it', async () => {
    await yearBegins()
    const report = 'steering-year.2026'
    const asked = async (day: Day) => {
      world.on(day)
      await runReports(world.app)
      await runReports(world.app)
      return (await toldReports('secretariat')).filter(id => id === report).length
    }
    expect([await asked('2027-01-29'), await asked('2027-02-04'), await asked('2027-03-04')]).toEqual([
      1, 2, 3,
    ])
    await world.act('secretariat', 'report.send', { report })
    expect([await asked('2027-03-12'), await asked('2027-04-05')]).toEqual([3, 4])
    await world.act('secretariat', 'report.validate', { report, on: '2027-04-02' })
    expect(await asked('2027-05-05')).toBe(4)
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

  test('lists its dossiers as they stood at its end, whatever became of them since', async () => {
    const stages = { a: 'exited', d: 'housed', f: 'interrupted', h: 'window' } as const
    await world.store.commit(
      Object.entries(stages).map(([id, stage]) => ({
        do: 'add',
        in: 'dossiers',
        doc: { ...makeDossier({ code: `M-2026-${id}`, stage, provider: 'passeurs' }), id },
      })),
    )
    const listed = async (): Promise<unknown> =>
      (await show('provider', report)).dossiers.map(({ code, stage, passeports }) => [
        code,
        stage,
        passeports,
      ])
    await yearBegins()
    // The one that left in December is there; the one of the other provider is not.
    const stood = [
      ['M-2026-a', 'exited', 0],
      ['M-2026-d', 'housed', 0],
      ['M-2026-f', 'interrupted', 0],
    ]
    expect(await listed()).toEqual(stood)
    await world.act('provider', 'report.sign', { report })
    world.on('2027-02-10')
    await putFacts(
      world.store,
      new Map([
        ['dossiers/d', [{ seq: 15, kind: 'exited', on: '2026-12-20', at: '', data: { exit: 'moved-away' } }]],
        ['dossiers/f', [{ seq: 12, kind: 'reactivated', on: '2027-02-01', at: '', data: {} }]],
      ]),
      world.app.clock.now(),
    )
    for (const [id, stage] of [
      ['d', 'exited'],
      ['f', 'ready'],
    ] as const) {
      const dossier = await world.store.get('dossiers', id)
      if (dossier) await world.store.commit([{ do: 'put', in: 'dossiers', doc: { ...dossier, stage } }])
    }
    expect(await listed()).toEqual(stood)
  })

  test('is its provider’s, whatever other posts its reader has', async () => {
    await yearBegins()
    const { id } = personBy('provider')
    const person = await world.store.get('people', id)
    if (!person) throw new Error('nobody')
    const posts = [{ role: 'landlord' as const, organisation: 'habitat-tilleul' }, ...person.posts]
    const households = async () =>
      (await show('provider', report)).figures.figures.find(({ key }) => key === 'households')?.value
    const before = await households()
    await world.store.commit([{ do: 'put', in: 'people', doc: { ...person, posts } }])
    expect(await households()).toBe(before)
  })

  test('has its comment in the spreadsheet too, where it is no formula', async () => {
    await yearBegins()
    await world.act('provider', 'report.sign', { report, comment: '=1+1, deux visites remises' })
    const making = { language: 'fr', now: world.app.clock.now() } as const
    const paper = await papers.report?.xlsx?.(await show('secretariat', report), making)
    if (!Buffer.isBuffer(paper?.body)) throw new Error('no file')
    const [head, line] = await readSheet(paper.body, 'Commentaire')
    expect(head).toEqual(['Commentaire du prestataire', 'Signé par', 'Signé le'])
    expect(line?.slice(0, 2)).toEqual(["'=1+1, deux visites remises", 'Paola Prestataire-Exemple'])
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

test('what waits comes first, and nothing is out of reach, however many came after', async () => {
  await yearBegins()
  await world.act('secretariat', 'report.send', { report: 'steering-year.2026' })
  for (const day of ['2027-02-01', '2027-03-01', '2027-04-01'] as const) {
    world.on(day)
    await runReports(world.app)
  }
  const page = async (payload: object) => {
    const { view } = await world.act('secretariat', 'reports.show', payload)
    if (view?.card !== 'reports') throw new Error('no reports')
    return view.data
  }
  const first = await page({})
  expect(first.lines[0]).toMatchObject({ report: 'steering-year.2026', waits: true })
  expect(first.lines).toHaveLength(10)
  const second = await page({ after: first.next })
  expect(second.next).toBeUndefined()
  const seen = [...first.lines, ...second.lines].map(({ report }) => report)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(await world.store.count('reports', { index: 'made' }))
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

test('the first five hundred dossiers by their code are listed, and how many more there are is said', async () => {
  const numbers = Array.from({ length: 503 }, (_, index) => index + 500)
  for (let first = 0; first < numbers.length; first += 100) {
    const some = numbers.slice(first, first + 100)
    // Ids in another order than the codes.
    const id = (n: number) => `x${2000 - n}`
    await world.store.commit(
      some.map(n => ({
        ...{ do: 'add', in: 'dossiers' },
        doc: { ...makeDossier(), stage: 'accepted', id: id(n), code: `M-2026-${n}` },
      })),
    )
    const facts = countedFacts.get('dossiers/d')?.slice(0, 8) ?? []
    await putFacts(world.store, new Map(some.map(n => [`dossiers/${id(n)}`, facts] as const)))
  }
  await yearBegins()
  const view = await show('secretariat', 'body-quarter.2026-T4')
  const codes = view.dossiers.map(({ code }) => code)
  expect([codes.length, codes[0], codes[499], view.more]).toEqual([500, 'M-2026-500', 'M-2026-999', 3])
  const sheet = reportSheets(view, textOf('fr'), 'fr').find(({ name }) => name === 'Dossiers')
  expect(sheet?.total?.[0]).toEqual({
    text: 'Total des 500 premiers\u00a0; 3 autres dossiers ne sont pas listés',
  })
})
