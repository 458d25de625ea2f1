/**
 * The tab in a real browser, inside a small Teams and alone: every page in every theme, on a phone and on a desktop. What
 * it looks like stays in artefacts/screenshots/tab.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Frame } from 'playwright-core'
import { personBy } from '../../scripts/demo/partners'
import type { HttpBot } from '../support/http'
import { addHome } from '../support/dwellings'
import { withSamples } from '../tab/samples'
import { STRANGER, tokenOf } from '../tab/support'
import { seriousFindings } from './accessible'
import { CHROMIUM, PATIENCE_MS, PHONE, hasBrowser, openBrowser, shot } from './stage'
import { type HostOptions, type InTeams, type TeamsTheme, openInTeams } from './teamsHost'

if (!hasBrowser) console.warn(`No browser tests of the tab: there is no ${CHROMIUM}.`)
jest.setTimeout(6 * PATIENCE_MS)

const FOLDER = join(__dirname, '../../dist/tab')
const DESKTOP = { width: 1280, height: 800 }

/** Each page, and what is read on it once it is there. */
const pages: readonly (readonly [name: string, title: string, sign: string])[] = [
  ['home', 'Tableau de bord', 'Mois par mois'],
  ['windows', 'Délais', 'rappel à venir'],
  ['dossiers', 'Dossiers', 'M-2026-001'],
  ['sessions', 'Séances', 'À venir'],
  ['homes', 'Logements', 'T4 à Exempleville'],
]

;(hasBrowser && existsSync(join(FOLDER, 'manifest.json')) ? describe : describe.skip)('the tab', () => {
  let bot: HttpBot
  let browser: Browser
  const opened: InTeams[] = []

  beforeAll(async () => {
    bot = await withSamples({ tabFolder: FOLDER })
    for (const [n, size] of ['T4', 'T2', 'T5'].entries()) await addHome(bot.world, `home-${n}`, { size })
    // A page of the real teams.microsoft.com may not frame one of this machine; the one played here must.
    browser = await openBrowser('--disable-features=LocalNetworkAccessChecks')
  })
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close()
  })
  afterAll(async () => {
    await browser.close()
    await bot.close()
  })

  const inTeams = async (who: string, more: Partial<HostOptions> = {}): Promise<InTeams> => {
    const teams = await openInTeams(browser, {
      tab: `${bot.url}/tab`,
      token: () => tokenOf(bot, who),
      ...more,
    })
    opened.push(teams)
    return teams
  }
  /** A household whose measure has passeports. */
  const followed = async () => {
    const { docs } = await bot.world.store.find('dossiers', {
      index: 'stage',
      equals: ['allocated'],
      limit: 50,
    })
    return docs.find(({ passeports }) => passeports > 0)
  }
  const sees = (frame: Frame, text: string | RegExp) =>
    frame.getByText(text).first().waitFor({ timeout: PATIENCE_MS })
  /** What is folded is looked at too. */
  const unfolds = (frame: Frame) =>
    frame.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
  /** Everything that was asked for is there. */
  const settles = (frame: Frame) => frame.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  const goesTo = (frame: Frame, title: string) => frame.getByRole('tab', { name: title, exact: true }).click()
  /** Everything fits into the width: nothing is cut or has to be pushed aside. */
  const overflow = (frame: Frame): Promise<number> =>
    frame.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  describe.each<[string, TeamsTheme]>([
    ['light', 'default'],
    ['dark', 'dark'],
    ['contrast', 'contrast'],
  ])('in Teams, %s', (look, theme) => {
    test.each([
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ])('on a %s: every page is there, fits, and axe finds nothing serious', async (device, size) => {
      const { page, frame } = await inTeams('secretariat', { theme, size })
      for (const [name, title, sign] of pages) {
        await goesTo(frame, title)
        await sees(frame, sign)
        await settles(frame)
        await unfolds(frame)
        await shot(page, `tab/${name}-${look}-${device}`)
        expect({ name, overflow: await overflow(frame) }).toEqual({ name, overflow: 0 })
        expect({ name, found: await seriousFindings(frame) }).toEqual({ name, found: [] })
      }
      await goesTo(frame, 'Dossiers')
      await frame.getByRole('link', { name: 'Ouvrir le dossier M-2026-001' }).click()
      await sees(frame, 'Ce qui s’est passé')
      await page.waitForTimeout(500)
      await shot(page, `tab/dossier-${look}-${device}`)
      expect(await seriousFindings(frame)).toEqual([])
    })
  })

  test('follows the theme of Teams while it is open', async () => {
    const teams = await inTeams('siao')
    await sees(teams.frame, 'Ce qui vous attend')
    const ground = () =>
      teams.frame.evaluate("getComputedStyle(document.querySelector('.ground')).backgroundColor")
    const light = await ground()
    await teams.changeTheme('dark')
    await teams.frame.locator('html[data-theme=dark]').waitFor()
    expect(await ground()).not.toBe(light)
  })

  test('speaks the language of Teams', async () => {
    const { frame } = await inTeams('member', { locale: 'en-gb' })
    await sees(frame, 'Waiting for you')
    expect(await frame.evaluate('document.documentElement.lang')).toBe('en')
  })

  test('opens where a link of a card led to, and closes to its list', async () => {
    const [dossier] = (
      await bot.world.store.find('dossiers', { index: 'stage', equals: ['window'], limit: 1 })
    ).docs
    const { frame } = await inTeams('provider', { subPageId: `windows/${dossier?.id}` })
    await frame.getByRole('heading', { name: dossier?.code ?? '' }).waitFor()
    await frame.page().keyboard.press('Escape')
    await frame.getByRole('heading', { name: dossier?.code ?? '' }).waitFor({ state: 'detached' })
    await sees(frame, 'rappel à venir')
  })

  describe.each<[string, TeamsTheme, typeof DESKTOP]>([
    ['light', 'default', DESKTOP],
    ['dark', 'dark', DESKTOP],
    ['contrast', 'contrast', DESKTOP],
    ['phone', 'default', PHONE],
  ])('the evolution of a measure, %s', (look, theme, size) => {
    test('opens by the link of its card: drawn, and as a table', async () => {
      const dossier = await followed()
      const { page, frame } = await inTeams('provider', {
        theme,
        size,
        subPageId: `dossiers/${dossier?.id}/evolution`,
      })
      await frame.getByRole('img', { name: /^Santé.: / }).waitFor()
      await settles(frame)
      await unfolds(frame)
      expect(await frame.getByRole('row', { name: /^Budget/ }).count()).toBe(1)
      await frame.getByRole('img', { name: /^Santé.: / }).scrollIntoViewIfNeeded()
      await page.waitForTimeout(500)
      await shot(page, `tab/evolution-${look}`)
      expect(await seriousFindings(frame)).toEqual([])
      expect(await overflow(frame)).toBe(0)
    })
  })

  test('the secretariat sees no health in an evolution, however it is asked for', async () => {
    const dossier = await followed()
    const { frame } = await inTeams('secretariat', { subPageId: `dossiers/${dossier?.id}` })
    await frame.getByRole('button', { name: 'Voir l’évolution' }).click()
    await frame.getByRole('img', { name: /^Budget.: / }).waitFor()
    expect(await frame.getByRole('img', { name: /^(Santé|Addictions).: / }).count()).toBe(0)
    await sees(frame, 'ne sont pas ouverts à votre rôle')
  })

  test.each(['PDF', 'XLSX'])('exports the figures as %s by a link of one’s own', async format => {
    const teams = await inTeams('secretariat')
    await teams.frame.getByRole('button', { name: `${format}, Où en est le dispositif` }).click()
    const link = teams.frame.getByRole('link', { name: `Ouvrir le fichier ${format}` })
    const address = new URL((await link.getAttribute('href')) ?? '')
    const file = await fetch(`${bot.url}${address.pathname}`)
    expect([file.status, file.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringMatching(new RegExp(`indicateurs-.*\\.${format.toLowerCase()}`)),
    ])
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(2000)
  })

  test.each<[string, TeamsTheme, typeof DESKTOP]>([
    ['light', 'default', DESKTOP],
    ['phone', 'dark', PHONE],
  ])('a long export shows how far it is, can be cancelled, then opens (%s)', async (look, theme, size) => {
    const { page, frame } = await inTeams('secretariat', { theme, size })
    let held = true
    const far = JSON.stringify({ state: 'making', far: { percent: 40, writing: false } })
    await page.route('**/progres', route =>
      held ? route.fulfill({ contentType: 'application/json', body: far }) : route.continue(),
    )
    const press = () => frame.getByRole('button', { name: 'XLSX, Où en est le dispositif' }).click()
    const bar = frame.getByRole('progressbar', { name: /^Préparation du fichier\s:\s40\s%$/ })
    await press()
    await bar.waitFor()
    expect(await bar.getAttribute('aria-valuenow')).toBe('40')
    expect(await overflow(frame)).toBe(0)
    expect(await seriousFindings(frame)).toEqual([])
    await bar.scrollIntoViewIfNeeded()
    await shot(page, `tab/export-${look}`)
    await frame.getByRole('button', { name: 'Annuler' }).click()
    await sees(frame, /Préparation annulée/)
    await press()
    await bar.waitFor()
    held = false
    await frame.getByRole('link', { name: 'Ouvrir le fichier XLSX' }).waitFor()
  })

  test('leads back to the chat, with the words ready', async () => {
    const teams = await inTeams('provider')
    await goesTo(teams.frame, 'Dossiers')
    await teams.frame
      .getByRole('link', { name: /Ouvrir le dossier/ })
      .first()
      .click()
    await teams.frame.getByRole('button', { name: 'Agir dans la conversation' }).click()
    const links = (await teams.asked()).filter(([name]) => name === 'executeDeepLink')
    expect(JSON.stringify(links)).toMatch(/l\/chat\/0\/0\?users=28.*message=dossier\+M-2026/)
  })

  test('is gone through with the keyboard: pages, filters, a dossier, and back', async () => {
    const { page, frame } = await inTeams('secretariat')
    await sees(frame, 'Ce qui vous attend')
    await frame.getByRole('tab', { name: 'Tableau de bord' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await sees(frame, 'À moi d’agir')
    await frame.getByRole('combobox', { name: 'Étape' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await sees(frame, 'Aucun dossier ici')
    await frame
      .getByRole('searchbox', { name: /code/ })
      .or(frame.getByLabel('Ouvrir un dossier par son code'))
      .fill('m-2026-003')
    await page.keyboard.press('Enter')
    await frame.getByRole('heading', { name: 'M-2026-003' }).waitFor()
    await page.keyboard.press('Escape')
    await frame.getByRole('heading', { name: 'M-2026-003' }).waitFor({ state: 'detached' })
  })

  test('shows the steering committee the figures, and nothing of any dossier', async () => {
    const { key: _, ...sample } = personBy('siao')
    const object = '00000000-0000-4000-8000-00000000057e'
    const id = `${sample.tenant}.${object}`
    const posts = [{ role: 'steering' as const, organisation: 'metropole' }]
    await bot.world.store.commit([{ do: 'add', in: 'people', doc: { ...sample, object, id, posts } }])
    const token = () => bot.keys.entraToken({ tenant: sample.tenant, object })
    const { page, frame } = await inTeams('siao', { token })
    await sees(frame, 'Les chiffres croisés inférieurs à 5 sont masqués')
    await sees(frame, 'Mois par mois')
    expect(await frame.content()).not.toMatch(/M-2026-/)
    await shot(page, 'tab/steering')
  })

  test('shows the figures of a day as they were known on another, and what is known now', async () => {
    const { page, frame } = await inTeams('secretariat')
    await frame.getByLabel('Au', { exact: true }).fill('2026-10-31')
    await sees(frame, '1er janv. 2026 au 31 oct. 2026')
    await frame.getByLabel('Comme on le savait le').fill('2026-06-30')
    await sees(frame, 'Tel qu’on le savait le 30 juin 2026')
    await settles(frame)
    await unfolds(frame)
    await shot(page, 'tab/known')
    await sees(frame, /aujourd’hui\s:\s\d/)
    expect(await seriousFindings(frame)).toEqual([])
  })

  describe('what goes wrong is said, and can be tried again', () => {
    test('somebody whom nobody invited learns how to join', async () => {
      const { page, frame } = await inTeams('siao', { token: () => bot.keys.entraToken(STRANGER) })
      await sees(frame, /code d’invitation/)
      await shot(page, 'tab/unknown')
      expect(await seriousFindings(frame)).toEqual([])
    })

    test('an expired sign-in is asked for again, by itself, once', async () => {
      let asked = 0
      const { frame } = await inTeams('siao', {
        token: () => tokenOf(bot, 'siao', { expiresIn: (asked += 1) === 1 ? -3600 : 3600 }),
      })
      await sees(frame, 'Ce qui vous attend')
      expect(asked).toBeGreaterThan(1)
    })

    test('without network, what was there stays, and comes anew when it is back', async () => {
      const { page, frame } = await inTeams('secretariat')
      await sees(frame, 'Où en sont les dossiers')
      await goesTo(frame, 'Dossiers')
      await sees(frame, 'M-2026-001')
      await page.context().setOffline(true)
      await sees(frame, /Pas de réseau/)
      await goesTo(frame, 'Tableau de bord')
      await sees(frame, /Passerelle ne répond pas/)
      await shot(page, 'tab/offline')
      expect(await seriousFindings(frame)).toEqual([])
      await page.context().setOffline(false)
      await sees(frame, 'Où en sont les dossiers')
      await frame.getByText(/Pas de réseau/).waitFor({ state: 'detached' })
    })

    test('a dossier that is not theirs is not found, and nothing of it is shown', async () => {
      const [dossier] = (
        await bot.world.store.find('dossiers', { index: 'stage', equals: ['siao'], limit: 1 })
      ).docs
      const { frame } = await inTeams('provider', { subPageId: `dossiers/${dossier?.id}` })
      await sees(frame, /Je ne trouve pas ce dossier/)
      expect(await frame.content()).not.toContain(dossier?.code ?? 'M-')
    })
  })

  describe('outside Teams', () => {
    test('it says that it opens in Teams, and asks the server for nothing', async () => {
      const page = await (await browser.newContext({ viewport: PHONE, locale: 'fr-FR' })).newPage()
      const asked: string[] = []
      page.on('request', request => asked.push(new URL(request.url()).pathname))
      await page.goto(`${bot.url}/tab`)
      await page.getByText('Passerelle s’ouvre dans Teams').waitFor()
      expect(asked.filter(path => path.startsWith('/api'))).toEqual([])
      expect(await seriousFindings(page)).toEqual([])
      await shot(page, 'tab/alone')
      await page.context().close()
    })

    test('another site cannot show it in a frame', async () => {
      const page = await (await browser.newContext()).newPage()
      const refused: string[] = []
      page.on('console', message => refused.push(message.text()))
      await page.route('https://elsewhere.example/**', route =>
        route.fulfill({ contentType: 'text/html', body: `<iframe src="${bot.url}/tab"></iframe>` }),
      )
      await page.goto('https://elsewhere.example/')
      await page.waitForTimeout(500)
      expect(refused.join()).toContain('frame-ancestors')
      await page.context().close()
    })
  })
})
