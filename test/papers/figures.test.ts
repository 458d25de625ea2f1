/** The dashboard and reports as files: read back, the PDF and the spreadsheet say the same. */
import { readSheet, sheetNames } from '../support/xlsx'
import { unzipSync } from 'fflate'
import type { IndicatorsView } from '../../src/actions/indicators'
import { indicatorsPdf, indicatorsXlsx } from '../../src/papers/figures'
import { harmless, indicatorSheets } from '../../src/papers/sheets'
import { toXlsx } from '../../src/papers/xlsx'
import { textOf } from '../../src/text'
import { amountText } from '../../src/text/amounts'
import { putFacts } from '../support/figures'
import { pagesOf } from '../support/pdf'
import { type World, makeWorld } from '../support/world'

const making = { language: 'fr', now: '2026-12-31T10:00:00.000Z' } as const
const text = textOf('fr')

let world: World
let views: Readonly<Record<'secretariat' | 'steering', IndicatorsView>>
beforeAll(async () => {
  world = await makeWorld({ start: '2026-12-31' })
  await putFacts(world.store)
  const of = async (who: string): Promise<IndicatorsView> => {
    const { view } = await world.act(who, 'indicators.show')
    if (view?.card !== 'indicators') throw new Error('no indicators')
    return view.data
  }
  views = { secretariat: await of('secretariat'), steering: await of('steering') }
})
afterAll(() => world.close())

const bodyOf = (paper: { body: unknown } | undefined): Buffer => {
  if (!Buffer.isBuffer(paper?.body)) throw new Error('no file')
  return paper.body
}

describe('the spreadsheet, read back by another library', () => {
  test('has every figure and part as a number of its own', async () => {
    const view = views.secretariat
    const rows = await readSheet(bodyOf(await indicatorsXlsx(view, making)), 'Indicateurs')
    const [head, ...lines] = rows
    expect(head?.slice(0, 5)).toEqual(['Partie', 'Indicateur', 'Détail', 'Valeur', 'Unité'])
    const value = (name: string, part: string | null) =>
      lines.find(row => row[1] === name && row[2] === part)?.[3]
    for (const figure of view.figures) {
      const { name } = text.figures.indicators[figure.key]
      if (figure.value !== undefined) expect([name, value(name, null)]).toEqual([name, figure.value])
    }
    expect(value('Ménages intégrés', 'Personne seule')).toBe(2)
    expect(value('Taux de rotation', null)).toBe(100)
  })

  test('has a sheet for each way to tell figures apart, with a total under it', async () => {
    const body = bodyOf(await indicatorsXlsx(views.secretariat, making))
    expect(await sheetNames(body)).toEqual([
      'Indicateurs',
      'Par territoire',
      'Par prestataire',
      'Par bailleur',
      'Douze mois',
    ])
    const rows = await readSheet(body, 'Par prestataire')
    const column = rows[0]?.indexOf('Ménages intégrés') ?? -1
    const numbers = rows.slice(1, -1).map(row => Number(row[column] ?? 0))
    expect(rows.at(-1)?.[0]).toBe('Total')
    expect(numbers.reduce((sum, each) => sum + each, 0)).toBe(rows.at(-1)?.[column])
    expect(rows.at(-1)?.[column]).toBe(5)
  })

  test('its heads stay in sight and filter their rows, not the total', async () => {
    const files = unzipSync(bodyOf(await indicatorsXlsx(views.secretariat, making)))
    const sheets = Object.keys(files).filter(name => /worksheets\/sheet\d+\.xml/.test(name))
    expect(sheets).toHaveLength(5)
    for (const name of sheets) {
      const xml = Buffer.from(files[name] ?? []).toString()
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
      expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/)
      expect(xml.indexOf('<autoFilter')).toBeGreaterThan(xml.indexOf('</sheetData>'))
    }
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+33', "'+33"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['Habitat Tilleul', 'Habitat Tilleul'],
  ])('what looks like a formula is a text: %s', async (typed, expected) => {
    expect(harmless(typed)).toBe(expected)
    const body = await toXlsx([
      {
        name: 'Essai',
        columns: [{ title: 'Nom', width: 20, numeric: false }],
        rows: [[{ text: harmless(typed) }]],
      },
    ])
    expect((await readSheet(body))[1]).toEqual([expected])
    const [sheet] = Object.entries(unzipSync(body)).filter(([name]) => name.includes('worksheets/'))
    expect(Buffer.from(sheet?.[1] ?? []).toString()).not.toContain('<f>')
  })
})

describe('the PDF, its text read back', () => {
  test('says every figure as the spreadsheet does', async () => {
    for (const view of Object.values(views)) {
      const said = pagesOf(bodyOf(await indicatorsPdf(view, making))).join(' ')
      for (const figure of view.figures) {
        expect(said).toContain(text.figures.indicators[figure.key].name)
        if (figure.value !== undefined || figure.masked)
          expect(said).toContain(amountText(figure, figure.unit, text, 'fr'))
      }
      for (const sheet of indicatorSheets(view, text, 'fr').slice(1)) expect(said).toContain(sheet.name)
    }
  })

  test('says the period, and that small figures are masked where they are', async () => {
    const whole = pagesOf(bodyOf(await indicatorsPdf(views.secretariat, making))).join(' ')
    const masked = pagesOf(bodyOf(await indicatorsPdf(views.steering, making))).join(' ')
    expect(whole).toContain('1er janv. 2026 au 31 déc. 2026')
    expect(whole).not.toContain('sont masqués')
    expect(masked).toContain('sont masqués')
  })
})

test('a masked number is in no file: not in the cells, nor under the bars', async () => {
  const rows = await readSheet(bodyOf(await indicatorsXlsx(views.steering, making)), 'Indicateurs')
  const joined = rows.filter(row => row[1] === 'Ménages intégrés' && row[2] !== null)
  expect(joined.map(row => row[3])).toEqual(Array.from({ length: 5 }, () => 'masqué'))
})

test('a month is a date that a spreadsheet sorts, and a word on paper', async () => {
  const rows = await readSheet(bodyOf(await indicatorsXlsx(views.secretariat, making)), 'Douze mois')
  const months = rows.slice(1).map(row => row[0])
  expect(months.every(month => month instanceof Date)).toBe(true)
  expect(months.at(-1)).toEqual(new Date('2026-12-01T00:00:00Z'))
  const said = pagesOf(bodyOf(await indicatorsPdf(views.secretariat, making))).join(' ')
  expect(said).toContain('décembre 2026')
  expect(said).not.toContain('2026-12')
})
