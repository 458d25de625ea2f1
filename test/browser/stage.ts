/** The real `npm run demo` and a real browser: what a newcomer has in front of them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type FrameLocator, type Page, chromium } from 'playwright-core'

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const hasBrowser = existsSync(CHROMIUM)

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** How long anything may take to appear: the build, six windows and a browser share the machine. */
export const PATIENCE_MS = 60_000
const ROOT = join(__dirname, '../..')
const SHOTS = join(ROOT, 'artefacts/screenshots')

export interface Demo {
  readonly address: string
  /** All that it printed so far. */
  printed(): string
  /** As Ctrl-C in a terminal: to npm and to all that it started. Resolves when nothing of it can print any more. */
  interrupt(): Promise<void>
}

const addressIn = (text: string): string | undefined => /est prête : (\S+)/.exec(text)?.[1]

/** Starts the demo as a person does; in a process group of its own, as a terminal gives it. */
export const startDemo = async (...options: readonly string[]): Promise<Demo> => {
  const child: ChildProcess = spawn('npm', ['run', '-s', 'demo', '--', ...options], {
    cwd: ROOT,
    detached: true,
  })
  let printed = ''
  let isOver = false
  const ended = new Promise<void>(resolve => child.once('close', () => resolve())).then(
    () => void (isOver = true),
  )
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      printed += String(data)
      const address = addressIn(printed)
      if (address) resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then(() => reject(new Error(`the demo ended: ${printed}`)))
  })
  return {
    address: await ready,
    printed: () => printed,
    interrupt: () => {
      if (child.pid && !isOver) process.kill(-child.pid, 'SIGINT')
      return ended
    },
  }
}

/** A label with or without its mark of what is required, whichever spaces it has. */
const startingWith = (label: string): RegExp =>
  new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s')}`)

export const makeFolder = (): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'passerelle-demo-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export const openBrowser = (...more: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...more] })

/** One person's chat, beside others on the demo's page or alone in its window. */
export class Chat {
  constructor(
    readonly place: FrameLocator | Page,
    private readonly page: Page,
  ) {}

  private get composer() {
    return this.place.locator('[contenteditable=true]').first()
  }

  async ready(): Promise<void> {
    await this.composer.waitFor({ timeout: PATIENCE_MS })
    // The window tells the bot that it is there: the bot greets it.
    await this.sees(/^Bonjour /)
  }

  async says(text: string): Promise<void> {
    await this.composer.click()
    await this.composer.pressSequentially(text)
    await this.composer.press('Enter')
  }

  /** The newest place where this is read. */
  text(text: string | RegExp) {
    return this.place.getByText(text).last()
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.text(text).waitFor({ timeout: PATIENCE_MS })
  }

  /** The newest card that holds this text. */
  card(text: string | RegExp) {
    return this.place.locator('.ac-adaptiveCard').filter({ hasText: text }).last()
  }

  async presses(button: string, within?: string | RegExp): Promise<void> {
    const place = within === undefined ? this.place : this.card(within)
    await place.getByRole('button', { name: button, exact: true }).last().click({ timeout: PATIENCE_MS })
  }

  /** Fills an input of a card, by its label. */
  async fills(card: string | RegExp, label: string, text: string): Promise<void> {
    const input = this.card(card).getByLabel(startingWith(label)).first()
    await input.fill(text, { timeout: PATIENCE_MS })
    // A day is taken when the input is left.
    await input.press('Tab')
  }

  /** Chooses one or several of a list, by its label: it opens when pressed. */
  async chooses(card: string | RegExp, label: string, options: readonly string[]): Promise<void> {
    const list = this.card(card).getByRole('combobox', { name: startingWith(label) })
    await list.click({ timeout: PATIENCE_MS })
    for (const name of options)
      await this.place
        .getByRole('menuitemcheckbox', { name, exact: true })
        .or(this.place.getByRole('option', { name, exact: true }))
        .first()
        .click({ timeout: PATIENCE_MS })
    await list.press('Escape')
  }

  /** Marks one of a few. */
  async marks(card: string | RegExp, option: string): Promise<void> {
    await this.card(card).getByRole('radio', { name: option, exact: true }).check({ timeout: PATIENCE_MS })
  }

  async shot(name: string): Promise<void> {
    await shot(this.page, name)
  }
}

/** Kept beside the project for people to look at. */
export const shot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
