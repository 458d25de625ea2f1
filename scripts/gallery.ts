/**
 * Pictures of the cards, to look at while they are made (a developer's tool):
 *
 *     node -r ./test/support/ts-hook.js scripts/gallery.ts [card…]      (or, built: npm run gallery -- [card…])
 *
 * Draws every sample of the named cards (folders of src/cards; none named: all), in French and English, as wide as a
 * phone (360) and as a desktop chat (720), with the adaptivecards library and a host config like that of Teams.
 * Writes artefacts/gallery/index.html and, with Chromium at CHROMIUM or /usr/bin/chromium, `<card>.360.png` and
 * `<card>.720.png` (a tall one in pieces, `.2.png`…). A card need not be registered yet. What the library finds wrong is printed and drawn in red.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, chromium } from 'playwright-core'
import type { CardName, View } from '../src/actions/views'
import { type AdaptiveCard, type CardKind, draw } from '../src/cards/card'
import { hostConfig, pageStyle } from './gallery/look'

const source = existsSync(join(__dirname, '../src/cards/card.ts'))
  ? join(__dirname, '..')
  : join(__dirname, '../..')
const cardsFolder = join(__dirname, '../src/cards')
const target = join(source, 'artefacts/gallery')
const languages = ['fr', 'en'] as const
const widths = [360, 720] as const

interface Picture {
  readonly card: string
  readonly caption: string
  readonly language: string
  readonly content: AdaptiveCard
}

const isKind = (value: unknown): value is CardKind<CardName> =>
  typeof value === 'object' && value !== null && 'samples' in value && 'template' in value

const kindIn = (name: string): CardKind<CardName> => {
  // A folder's own module, whatever the registry says: cards are looked at before they are finished.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const kind = Object.values(require(join(cardsFolder, name, name)) as Record<string, unknown>).find(isKind)
  if (!kind) throw new Error(`src/cards/${name}/${name} exports no card`)
  return kind
}

const picturesOf = (name: string): Picture[] => {
  const kind = kindIn(name)
  return languages.flatMap(language =>
    kind.samples.map((data, index) => {
      const view = { card: name, data, open: true } as unknown as View
      const content = draw(kind, view, { language })
      const size = Buffer.byteLength(JSON.stringify(content))
      return {
        card: name,
        language,
        caption: `${name} ${index + 1} · ${language} · ${(size / 1000).toFixed(1)} KB`,
        content,
      }
    }),
  )
}

const safe = (name: string): Picture[] => {
  try {
    return picturesOf(name)
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`)
    return []
  }
}

/** Runs in the page: draws each card and says what the library finds wrong. */
const drawing = `
  const found = []
  for (const { card, caption, content } of pictures) for (const width of widths) {
    const box = document.createElement('figure')
    box.className = 'w' + width
    box.dataset.card = card
    const title = document.createElement('figcaption')
    title.textContent = caption
    const context = new AdaptiveCards.SerializationContext()
    const parsed = new AdaptiveCards.AdaptiveCard()
    parsed.hostConfig = new AdaptiveCards.HostConfig(hostConfig)
    parsed.parse(content, context)
    const events = [...Array(context.eventCount).keys()].map(i => context.getEventAt(i).message)
      .concat(parsed.validateProperties().validationEvents.map(event => event.message))
      // The library tests 'lang' with one regular expression that remembers where it stopped.
      .filter(message => !message.includes('property "lang"'))
    if (events.length > 0 && width === widths[0]) found.push(caption + ': ' + events.join('; '))
    // A form of its own: radio buttons of two cards with the same id would else be one group.
    const frame = document.createElement('form')
    frame.className = 'card' + (events.length > 0 ? ' wrong' : '')
    frame.style.width = width + 'px'
    frame.append(parsed.render())
    box.append(title, frame)
    document.getElementById('w' + width).append(box)
  }
  window.found = found
`

const page = (pictures: readonly Picture[]): string => {
  const library = readFileSync(join(source, 'node_modules/adaptivecards/dist/adaptivecards.min.js'), 'utf8')
  const data = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c')
  return `<!doctype html><meta charset="utf-8"><title>Passerelle: cards</title><style>${pageStyle}</style>
<h1>360</h1><main id="w360"></main><h1>720</h1><main id="w720"></main>
<script>${library.replace(/<\/script/g, '<\\/script')}</script>
<script>const pictures = ${data(pictures)}; const widths = ${data(widths)}; const hostConfig = ${data(hostConfig)};${drawing}</script>`
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Tallest picture: what can still be read when it is looked at as a whole. */
const TALLEST = 1800

/** One picture, or several of a tall card: `<name>.png`, `<name>.2.png`… */
const inPieces = async (tab: Page, selector: string, name: string): Promise<void> => {
  const box = await tab.locator(selector).boundingBox()
  if (!box) return
  for (let piece = 0; piece * TALLEST < box.height; piece += 1) {
    const y = box.y + piece * TALLEST
    const clip = { x: box.x, y, width: box.width, height: Math.min(TALLEST, box.y + box.height - y) }
    const path = join(target, `${name}${piece > 0 ? `.${piece + 1}` : ''}.png`)
    await tab.screenshot({ path, fullPage: true, clip })
  }
}

const photograph = async (names: readonly string[]): Promise<void> => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) return console.log('No Chromium: no pictures, only the page.')
  const browser = await chromium.launch({ executablePath, args: flags })
  const tab = await browser.newPage({ viewport: { width: 1560, height: 900 } })
  await tab.goto(`file://${join(target, 'index.html')}`)
  const found = await tab.evaluate<string[]>('window.found')
  for (const problem of found) console.error(problem)
  for (const name of names)
    for (const width of widths) {
      await tab.evaluate(
        `for (const figure of document.querySelectorAll('figure')) figure.hidden = figure.className !== 'w${width}' || figure.dataset.card !== '${name}'`,
      )
      await inPieces(tab, `#w${width}`, `${name}.${width}`)
    }
  await browser.close()
}

const main = async (): Promise<void> => {
  const folders = readdirSync(cardsFolder, { withFileTypes: true }).filter(each => each.isDirectory())
  const asked = process.argv.slice(2)
  const pictures = (asked.length > 0 ? asked : folders.map(({ name }) => name)).flatMap(safe)
  const names = [...new Set(pictures.map(({ card }) => card))]
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'index.html'), page(pictures))
  await photograph(names)
  console.log(`${pictures.length} pictures of ${names.length} cards in ${target}`)
}

void main()
