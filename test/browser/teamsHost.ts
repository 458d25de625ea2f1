/**
 * Teams around the tab, as far as the tab can tell: a page under Teams' own name that frames it and answers what teams-js
 * asks. The browser never leaves the machine: playwright answers in the place of teams.microsoft.com.
 */
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { PATIENCE_MS } from './stage'

export const TEAMS = 'https://teams.microsoft.com'
export type TeamsTheme = 'default' | 'dark' | 'contrast'

export interface HostOptions {
  /** Address of the tab. */
  readonly tab: string
  /** What Teams gives as proof of who the person is. */
  token(): string
  readonly locale?: string
  readonly theme?: TeamsTheme
  /** Where a deep link led to. */
  readonly subPageId?: string
  readonly size?: { readonly width: number; readonly height: number }
}

/** What runs in the host's page: answers by the name of what is asked. */
const hostPage = ({ tab, locale = 'fr-fr', theme = 'default', subPageId }: HostOptions): string => {
  const context = {
    locale,
    theme,
    frameContext: 'content',
    entityId: 'passerelle',
    subEntityId: subPageId,
    hostClientType: 'web',
    hostName: 'Teams',
  }
  const runtime = {
    apiVersion: 4,
    isLegacyTeams: false,
    hostVersionsInfo: {},
    supports: { pages: {}, appInstallDialog: {} },
  }
  return `<!doctype html><html lang="fr"><title>Teams</title>
<style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}</style>
<iframe title="Passerelle" src="${tab}"></iframe>
<script>
const frame = document.querySelector('iframe').contentWindow
window.asked = []
const answers = {
  initialize: () => ['content', 'web', ${JSON.stringify(JSON.stringify(runtime))}, '2.58.0'],
  getContext: () => [${JSON.stringify(context)}],
  'authentication.getAuthToken': async () => [true, await window.teamsToken()],
  executeDeepLink: () => [true],
}
addEventListener('message', async ({ data, source, origin }) => {
  if (!data || !data.func) return
  window.asked.push([data.func, data.args])
  const answer = answers[data.func]
  if (answer) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args: await answer() }, origin)
})
window.changeTheme = theme => frame.postMessage({ func: 'themeChange', args: [theme] }, '*')
</script></html>`
}

export interface InTeams {
  readonly page: Page
  readonly frame: Frame
  changeTheme(theme: TeamsTheme): Promise<void>
  /** What teams-js asked for so far: name and arguments. */
  asked(): Promise<readonly (readonly [string, readonly unknown[]])[]>
  close(): Promise<void>
}

/** The tab in Teams; resolves when its frame is there. */
export const openInTeams = async (browser: Browser, options: HostOptions): Promise<InTeams> => {
  const context: BrowserContext = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    // As in Teams on a machine that has another language.
    locale: 'de-DE',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.exposeFunction('teamsToken', () => options.token())
  await page.route(`${TEAMS}/**`, route =>
    route.fulfill({ contentType: 'text/html', body: hostPage(options) }),
  )
  // The list of hosts that teams-js would fetch: without it, it has one of its own.
  await page.route('https://res.cdn.office.net/**', route => route.abort())
  await page.goto(`${TEAMS}/host`)
  const handle = await page.waitForSelector('iframe')
  const frame = await handle.contentFrame()
  if (!frame) throw new Error('the tab has no frame')
  return {
    ...{ page, frame },
    changeTheme: theme => page.evaluate(`window.changeTheme(${JSON.stringify(theme)})`),
    asked: () => page.evaluate('window.asked'),
    close: () => context.close(),
  }
}
