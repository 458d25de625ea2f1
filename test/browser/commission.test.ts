/**
 * A vote in two chats side by side, as the secretariat and a member have them: the voice, its change, the tally that follows
 * by itself, the closing and the decision. Screenshots stay in artefacts/screenshots, phone width too.
 */
import type { Browser, Page } from 'playwright-core'
import { Chat, PATIENCE_MS, PHONE, hasBrowser, makeFolder, openBrowser, shot, startDemo } from './stage'
import type { Demo } from './stage'

jest.setTimeout(6 * PATIENCE_MS)

const CODE = 'M-2026-007'
const VOTE = `${CODE} · Département Exemple`
const SIDE_BY_SIDE = { width: 1280, height: 1400 }

;(hasBrowser ? describe : describe.skip)('a vote of the commission in two chats', () => {
  const folder = makeFolder()
  let demo: Demo
  let browser: Browser
  let page: Page
  let secretariat: Chat
  let member: Chat

  /** As tall as their cards, and as a phone shows one of them. */
  const shots = async (chat: Chat, name: string): Promise<void> => {
    await shot(page, `commission-${name}`)
    await page.setViewportSize(PHONE)
    await chat.shot(`commission-${name}-phone`)
    await page.setViewportSize(SIDE_BY_SIDE)
  }

  beforeAll(async () => {
    demo = await startDemo('--data', folder.path, '--port', '4600', '--people', 'secretariat,member')
    browser = await openBrowser()
    page = await browser.newPage({ viewport: SIDE_BY_SIDE })
    await page.goto(`${demo.address}/?voir=secretariat&voir=member`)
    const chat = (key: string) => new Chat(page.frameLocator(`#pane-${key} iframe`), page)
    secretariat = chat('secretariat')
    member = chat('member')
    await secretariat.ready()
    await member.ready()
  })
  afterAll(async () => {
    if (browser?.isConnected()) await shot(page, 'commission-end')
    await browser?.close()
    await demo?.interrupt()
    folder.remove()
  })

  it('the member does not see how others voted before voting; the secretariat follows', async () => {
    await secretariat.says(CODE)
    await secretariat.presses('Suivre le vote', CODE)
    await secretariat.sees('4 votes exprimés sur 9')
    await member.says('à faire')
    await member.presses('Voter', '2 dossiers vous attendent')
    await member.sees(VOTE)
    const card = await member.card(VOTE).innerText()
    expect(card).toContain('Le décompte s’affiche quand vous avez voté')
    expect(card).not.toMatch(/\d favorables?/)
    await shots(member, 'before')
  })

  it('a voice is counted in both chats, and the one that replaces it', async () => {
    await member.presses('Favorable', VOTE)
    await member.card(VOTE).filter({ hasText: '4 favorables' }).waitFor({ timeout: PATIENCE_MS })
    await secretariat
      .card(CODE)
      .filter({ hasText: '5 votes exprimés sur 9' })
      .waitFor({ timeout: PATIENCE_MS })
    await member.presses('Revoir le dossier, changer mon vote', VOTE)
    await member.presses('Défavorable', VOTE)
    const why = 'Pourquoi un avis défavorable ?'
    await member.fills(why, why, 'Le besoin est ailleurs.')
    await member.presses('Voter défavorable', why)
    await member.card(VOTE).filter({ hasText: '1 défavorable' }).waitFor({ timeout: PATIENCE_MS })
    await secretariat.card(CODE).filter({ hasText: '1 défavorable' }).waitFor({ timeout: PATIENCE_MS })
    expect(await secretariat.card(CODE).innerText()).toContain('5 votes exprimés sur 9')
    await shots(member, 'changed')
  })

  it('the secretariat closes it; the member sees what came of it', async () => {
    await secretariat.presses('Clore le vote', CODE)
    await secretariat.sees('Clore le vote ?')
    await shots(secretariat, 'closing')
    await secretariat.presses('Clore quand même', CODE)
    await secretariat.sees('Que décide la commission ?')
    await member.card(VOTE).filter({ hasText: 'Vote clos' }).waitFor({ timeout: PATIENCE_MS })
    expect(await member.card(VOTE).innerText()).toContain('3 favorables')
    await shots(secretariat, 'closed')
  })

  it('its decision is on the history of the dossier, with who closed the vote', async () => {
    await secretariat.presses('Intégrer', CODE)
    await secretariat.sees('Continuer…')
    await shots(secretariat, 'decision')
    await member.says(CODE)
    await member
      .card('Historique')
      .filter({ hasText: 'Le vote de la commission est clos' })
      .waitFor({ timeout: PATIENCE_MS })
    expect(await member.card('Historique').innerText()).toContain('Voir le vote')
    await shots(member, 'history')
  })
})
