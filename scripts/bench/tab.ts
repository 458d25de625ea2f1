/**
 * `npm run bench:tab`: what the tab costs. Its data as a ratio to a bare botbuilder echo in the same round, at several
 * numbers of dossiers; the size of its page; how long until it is useful in Chromium, as a ratio to a bare page of the same
 * server. Judges nothing.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { startConnector } from '../../test/support/connector'
import { type Keys, startKeys } from '../../test/support/keys'
import { openInTeams } from '../../test/browser/teamsHost'
import { personBy } from '../demo/partners'
import { type Bot, type Cost, activity, measure, median, startBot } from './load'

const ROUNDS = 5
const REQUESTS = 200
const OPENINGS = 7
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FOLDER = join(__dirname, '../../tab')

const secretariat = personBy('secretariat')
const verbs = ['board.me.show', 'board.home.show', 'board.dossiers.show', 'board.windows.show'] as const

/** Nothing is measured of an answer that is not the right one. */
const ask = async (bot: Bot, token: string, verb: string): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${bot.ready.port}/api/tab/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ verb, payload: {} }),
  })
  const body = await response.text()
  if (response.status !== 200 || !body.includes('"data"'))
    throw new Error(`${verb}: ${response.status} ${body}`)
}

const cells = (name: string, ...figures: readonly string[]): string =>
  [name.padEnd(34), ...figures.map(figure => figure.padStart(9))].join(' ')

const measureData = async (echo: Bot, bot: Bot, keys: Keys, connectorUrl: string): Promise<void> => {
  const token = keys.entraToken({ tenant: secretariat.tenant, object: secretariat.object })
  const hello = () => echo.post(activity(secretariat.object, connectorUrl, { text: 'bonjour' }))
  await measure(echo, REQUESTS, hello)
  for (const verb of verbs) await measure(bot, REQUESTS / 2, () => ask(bot, token, verb))
  const echoes: Cost[] = []
  const costs = new Map<string, Cost[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    echoes.push(await measure(echo, REQUESTS, hello))
    for (const verb of verbs)
      costs.set(verb, [...(costs.get(verb) ?? []), await measure(bot, REQUESTS, () => ask(bot, token, verb))])
  }
  for (const [verb, figures] of costs) {
    const ratio = median(figures.map(({ cpuMs }, round) => cpuMs / (echoes[round]?.cpuMs ?? 1)))
    const of = (figure: keyof Cost) => median(figures.map(cost => cost[figure]))
    console.log(
      cells(
        `${verb} (${bot.name})`,
        `${of('cpuMs').toFixed(2)} ms`,
        ratio.toFixed(2),
        `${of('p99Ms').toFixed(1)} ms`,
      ),
    )
  }
}

interface Manifest {
  readonly script: string
  readonly style: string
  readonly preload: readonly string[]
}

const kilobytes = (names: readonly string[]): string =>
  `${(names.reduce((sum, name) => sum + statSync(join(FOLDER, `${name}.gz`)).size, 0) / 1024).toFixed(0)} KB`

/** Of the page's files, gzipped: what is asked for at once (the first page, French and teams-js among it), and all there is. */
const reportSize = (): void => {
  const manifest = JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) as Manifest
  const all = readdirSync(FOLDER).filter(name => /\.(js|css)$/.test(name))
  const first = [manifest.script, manifest.style, ...manifest.preload]
  console.log(cells('page, gzipped: at once', kilobytes(first)))
  console.log(cells('  everything', kilobytes(all)))
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]

/** Milliseconds since the browser began to open a document. */
const SINCE_START = 'performance.now()'

/** Until something is painted in a bare page of the same server: what a browser takes on this machine. */
const openBare = async (browser: Browser, url: string): Promise<number> => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  await page.getByRole('heading').first().waitFor()
  const took: number = await page.evaluate(SINCE_START)
  await page.context().close()
  return took
}

/** Until the first figures of the first page are read, in a frame of a small Teams, nothing in the cache. */
const openTab = async (browser: Browser, url: string, token: string): Promise<number> => {
  const teams = await openInTeams(browser, { tab: `${url}/tab`, token: () => token })
  await teams.frame.getByText('Où en sont les dossiers').waitFor()
  const took: number = await teams.frame.evaluate(SINCE_START)
  await teams.close()
  return took
}

const measurePage = async (bot: Bot, keys: Keys): Promise<void> => {
  if (!existsSync(CHROMIUM)) return console.log(`no ${CHROMIUM}: how long the page takes is not measured`)
  const url = `http://127.0.0.1:${bot.ready.port}`
  const token = keys.entraToken({ tenant: secretariat.tenant, object: secretariat.object })
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...args, '--disable-features=LocalNetworkAccessChecks'],
  })
  const [bare, tab]: [number[], number[]] = [[], []]
  for (let n = 0; n < OPENINGS; n += 1) {
    bare.push(await openBare(browser, url))
    tab.push(await openTab(browser, url, token))
  }
  await browser.close()
  const ratio = median(tab.map((took, n) => took / (bare[n] ?? 1)))
  console.log(cells('bare page of the server', `${median(bare).toFixed(0)} ms`, '1.00'))
  console.log(cells('tab in Teams, until it is useful', `${median(tab).toFixed(0)} ms`, ratio.toFixed(2)))
}

const run = async (): Promise<void> => {
  const [keys, connector] = await Promise.all([startKeys(), startConnector()])
  const uri = process.env.MONGODB_TEST_URI
  const botToken = keys.token({ serviceUrl: connector.url })
  const start = (name: string, file: string, more: NodeJS.ProcessEnv) =>
    startBot(name, file, botToken, { BENCH_KEYS: keys.url, MONGODB_TEST_URI: '', ...more })
  const echo = await start('echo', 'echo.js', {})
  console.log(
    `Medians of ${ROUNDS} rounds of ${REQUESTS} requests, eight at a time; ratio: CPU to the echo's.`,
  )
  console.log(cells('', 'CPU', 'ratio', 'p99'))
  const sizes = ['100', '10000']
  for (const count of sizes) {
    const bot = await start(count, 'tabServer.js', { BENCH_DOSSIERS: count })
    await measureData(echo, bot, keys, connector.url)
    if (count === sizes.at(-1)) await measurePage(bot, keys)
    bot.stop()
  }
  if (uri) {
    const bot = await start('100000, mongodb', 'tabServer.js', {
      BENCH_DOSSIERS: '100000',
      MONGODB_TEST_URI: uri,
    })
    await measureData(echo, bot, keys, connector.url)
    bot.stop()
  }
  reportSize()
  echo.stop()
  await Promise.all([keys.close(), connector.close()])
}

run().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
