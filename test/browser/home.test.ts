/**
 * The way to a home on a phone, in a real browser on the real demo: a landlord's spreadsheet through the page behind its link,
 * and a provider's answers to a reminder. Screenshots stay in artefacts/screenshots.
 */
import type { Browser, Page } from 'playwright-core'
import { aLine, bytes, csv, tableXlsx, titles, xlsx } from '../support/sheets'
import {
  CHROMIUM,
  Chat,
  type Demo,
  PATIENCE_MS,
  PHONE,
  hasBrowser,
  makeFolder,
  openBrowser,
  shot,
  startDemo,
} from './stage'

if (!hasBrowser)
  console.warn(`No browser tests: there is no ${CHROMIUM} (apt install chromium, or CHROMIUM=<path>).`)

jest.setTimeout(6 * PATIENCE_MS)

/** What each answer asks, by its labels; those of all of them are looked for on each. */
const asked: readonly (readonly [button: string, question: string, labels: readonly string[]])[] = [
  ['Logement proposé', 'Quel logement est proposé ?', ['Bailleur (facultatif)']],
  ['CAL le…', 'Quand le dossier passe-t-il en CAL ?', ['Bailleur', 'Date de la CAL']],
  ['Attribué', 'Quel bailleur a attribué un logement ?', ['Bailleur', 'Date de la CAL']],
  [
    'Pas de logement adapté',
    'Que manque-t-il ?',
    ['Ce qui manque surtout', 'Secteur cherché', 'Taille cherchée'],
  ],
  ['Me le rappeler…', 'Quand vous le rappeler ?', ['Me le rappeler le']],
]
const everyLabel = [...new Set(asked.flatMap(([, , labels]) => labels))]

/** Lines of a text, with ordinary spaces and without the marks of what is required. */
const linesOf = (text: string): readonly string[] =>
  text.split('\n').map(line => line.replace(/[\s\u00a0\u202f*]+/g, ' ').trim())

const fileOf = (name: string, buffer: Uint8Array) => ({
  name,
  mimeType: name.endsWith('.csv')
    ? 'text/csv'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(buffer),
})

/** A sheet whose last lines are formulas: one with the result that the office kept, one without. */
const formulas = (): Uint8Array => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const rent = titles.indexOf('Loyer')
  const line = (at: number, reference: string, formula: string) =>
    `<row r="${at}">${aLine(reference)
      .map((text, column) => (column === rent ? formula : cell(text)))
      .join('')}</row>`
  return xlsx({
    rows: [
      `<row r="1">${titles.map(cell).join('')}</row>`,
      line(2, 'TEL-0001', '<c><f>500+12.4</f><v>512.4</v></c>'),
      line(3, 'TEL-0002', '<c><f>500+12.4</f></c>'),
      line(4, 'TEL-0003', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    ].join(''),
  })
}

;(hasBrowser ? describe : describe.skip)('on a phone', () => {
  const folder = makeFolder()
  let demo: Demo
  let browser: Browser
  let page: Page

  const window = async (key: string): Promise<Chat> => {
    await page.goto(`${demo.address}/?voir=${key}`)
    const chat = new Chat(page.frameLocator(`#pane-${key} iframe`), page)
    await chat.ready()
    return chat
  }

  beforeAll(async () => {
    demo = await startDemo('--data', folder.path, '--port', '4460', '--people', 'landlord,provider')
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: PHONE })).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.interrupt()
    folder.remove()
  })

  it('a landlord sends a sheet: wrong lines by number, formulas, five thousand homes, nothing before its word', async () => {
    const chat = await window('landlord')
    await chat.says('importer')
    const opened = page.context().waitForEvent('page', { timeout: PATIENCE_MS })
    await chat.place.getByRole('link', { name: 'Envoyer un fichier' }).last().click({ timeout: PATIENCE_MS })
    const upload = await opened
    await upload.setViewportSize(PHONE)
    const send = async (name: string, file: Uint8Array, count: RegExp): Promise<string> => {
      await upload.locator('#file').setInputFiles(fileOf(name, file))
      await upload.locator('form:has(#file) button').click({ timeout: PATIENCE_MS })
      // The page comes back at its own address: it speaks of this file once its count is there.
      await upload.getByText(count).waitFor({ timeout: PATIENCE_MS })
      await upload.getByRole('heading', { name: 'Vérifiez avant d’importer' }).waitFor()
      expect(await upload.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
      return linesOf(await upload.locator('body').innerText()).join('\n')
    }
    const lines = await send(
      'faux.xlsx',
      tableXlsx([
        titles,
        aLine('TEL-0001'),
        aLine('TEL-0002', { Loyer: 'cher', Taille: 'T9' }),
        aLine('TEL-0003', { 'Vacant à partir du': '31/02/2026' }),
        aLine('TEL-0001'),
      ]),
      /3\slignes en erreur/,
    )
    expect(lines).toContain('1 logement à ajouter')
    expect(lines).toContain('3 lignes en erreur')
    expect(lines).toMatch(/Ligne 3, Loyer : .*nombre/)
    expect(lines).toMatch(/Ligne 4, Vacant à partir du : .*date qui existe/)
    expect(lines).toMatch(/Ligne 5.* : même référence que la ligne 2/)
    await shot(upload, 'upload-wrong-phone')

    const computed = await send('formules.xlsx', formulas(), /2\slignes en erreur/)
    expect(computed).toContain('1 logement à ajouter')
    expect(computed).toMatch(/Ligne 3, Loyer : formule sans résultat/)
    expect(computed).toMatch(/Ligne 4, Loyer : la formule donne une erreur/)
    await shot(upload, 'upload-formulas-phone')

    const many = Array.from({ length: 5000 }, (_, at) => aLine(`GRD-${String(at + 1).padStart(4, '0')}`))
    const all = await send('tout.csv', bytes(csv([titles, ...many])), /5\s000\slogements à ajouter/)
    expect(all).toContain('Aucune ligne en erreur')
    await shot(upload, 'upload-many-phone')
    await upload.getByRole('button', { name: /Importer 5\s000 logements/ }).click()
    await upload.getByText(/5\s000 logements importés/).waitFor({ timeout: 2 * PATIENCE_MS })
    await shot(upload, 'upload-done-phone')
    await upload.close()
    await chat.says('logements')
    await chat.sees(/GRD-\d{4}/)
    await chat.shot('homes-phone')
  })

  it('a provider answers a reminder: each answer asks its own questions, and is kept', async () => {
    const chat = await window('provider')
    await chat.says('demo avancer 15 jours')
    await chat.sees(/Nous sommes maintenant le/)
    await chat.says('à faire')
    await chat
      .card(/rappelé le/)
      .getByRole('button', { name: 'Répondre' })
      .first()
      .click()
    await chat.sees('Où en êtes-vous ?')
    await chat.shot('answers-phone')
    for (const [at, [button, question, labels]] of asked.entries()) {
      await chat.presses(button, 'Où en êtes-vous ?')
      await chat.sees(question)
      const found = linesOf(await chat.card(question).innerText())
      expect([button, everyLabel.filter(label => found.includes(label)).sort()]).toEqual([button, labels])
      await chat.shot(`answers-phone-${at + 1}`)
      await chat.presses('Retour', question)
      await chat.sees('Où en êtes-vous ?')
    }
    await chat.presses('Le ménage hésite', 'Où en êtes-vous ?')
    await chat.sees(/Réponse du prestataire\s: le ménage hésite/)
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    await chat.shot('answers-phone-kept')
  })
})
