/**
 * The demo as a newcomer plays it, in a real browser: the real command, its page, and the chats of several people side by
 * side. Screenshots of what they see stay in artefacts/screenshots.
 */
import type { Browser, Page } from 'playwright-core'
import {
  CHROMIUM,
  Chat,
  DESKTOP,
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

/** How each question of the guided referral is answered: by a button, by typing, in the inputs of its card, or passed. */
type Reply =
  | { readonly press: string }
  | { readonly type: string }
  | { readonly mark: string }
  | {
      readonly fill: Readonly<Record<string, string>>
      readonly choose?: Readonly<Record<string, readonly string[]>>
    }

/** Twenty days ago, as the Playground writes days into its inputs: `November 3, 2026`. */
const lately = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(Date.now() - 20 * 86_400_000)

const pass: Reply = { press: 'Passer' }

const replies: readonly (readonly [question: string, reply: Reply])[] = [
  ['Par quelle instance ce ménage est-il repéré ?', { press: 'CCAPEX' }],
  ['Y a-t-il une référence dans cette instance ?', { type: 'CCAPEX du 3 novembre' }],
  ['Quand et par qui le ménage a-t-il été informé ?', { fill: {} }],
  [
    'Avec qui le ménage accepte-t-il que son dossier soit partagé ?',
    {
      fill: {},
      choose: {
        'Le ménage accepte que son dossier soit partagé avec': ['SIAO', 'Commission des cas complexes'],
      },
    },
  ],
  [
    'Qui est la personne que vous orientez ?',
    { fill: { Nom: 'Exemple-Navigateur', Prénom: 'Ada', 'Date de naissance': 'May 12, 1984' } },
  ],
  ['Y a-t-il un second adulte ?', pass],
  ['Quel type de ménage est-ce ?', { press: 'Famille monoparentale' }],
  ['Combien d’adultes vivent dans le ménage ?', { type: '1' }],
  ['Quel âge ont les enfants ?', { type: '4 et 9' }],
  ['Y a-t-il des animaux ?', pass],
  ['Y a-t-il une mesure de protection ?', { press: 'Aucune' }],
  ['Où vit le ménage aujourd’hui ?', { press: 'Locataire du parc social' }],
  ['Depuis quand ?', pass],
  ['Y a-t-il une procédure d’expulsion ?', { press: 'Jugement' }],
  ['Quel a été son parcours logement ?', pass],
  ['Où en est la demande de logement social ?', { mark: 'Non' }],
  ['De quoi vit le ménage ?', { fill: {}, choose: { Ressources: ['RSA', 'Prestations familiales'] } }],
  ['Combien le ménage reçoit-il par mois, en euros ?', { type: '1 250' }],
  ['Y a-t-il des dettes ?', pass],
  [
    'Quelles difficultés rencontre le ménage ?',
    { fill: {}, choose: { 'Difficultés rencontrées': ['Voisinage', 'Budget'] } },
  ],
  ['Que faut-il savoir de ces difficultés ?', pass],
  ['Qui suit déjà le ménage ?', pass],
  ['Quel logement individuel lui faut-il ?', { press: 'Maison individuelle' }],
  ['De quelle taille ?', { press: 'T4' }],
  ['Sur quel territoire ?', { press: 'Dijon Métropole' }],
  ['Un secteur en particulier ?', pass],
  ['Y a-t-il des contraintes ?', pass],
  [
    'Quel est le diagnostic social ?',
    {
      fill: {
        'Auteur du diagnostic': 'Service Exemple',
        'Date du diagnostic': lately,
        'Diagnostic social': 'Diagnostic inventé : ce qui tient, ce qui se répète, ce que le ménage demande.',
      },
      choose: { 'Financement du diagnostic': ['Mon service'] },
    },
  ],
  [
    'Que dire à la commission ?',
    {
      fill: {
        'Résumé pour la commission': 'Un adulte et deux enfants ; voisinage tendu, expulsion jugée.',
        'Ce qui est proposé': 'Une maison individuelle et un accompagnement renforcé.',
      },
    },
  ],
]

const fill = async (
  chat: Chat,
  question: string,
  { fill: texts, choose = {} }: Extract<Reply, { fill: unknown }>,
): Promise<void> => {
  for (const [label, options] of Object.entries(choose)) await chat.chooses(question, label, options)
  for (const [label, text] of Object.entries(texts)) await chat.fills(question, label, text)
}

const answer = async (chat: Chat, question: string, reply: Reply): Promise<void> => {
  await chat.sees(question)
  if ('press' in reply) return chat.presses(reply.press, question)
  if ('type' in reply) return chat.says(reply.type)
  if ('mark' in reply) await chat.marks(question, reply.mark)
  else await fill(chat, question, reply)
  await chat.presses('Suivant', question)
}

const against = async (member: Chat): Promise<void> => {
  const question = 'Pourquoi un avis défavorable ?'
  await member.fills(question, question, 'Le besoin est ailleurs.')
  await member.presses('Voter défavorable')
  await member.sees(/Votre voix\s: défavorable|Indiquez le motif/)
}

;(hasBrowser ? describe : describe.skip)('the demo in a browser', () => {
  const folder = makeFolder()
  let demo: Demo
  let browser: Browser
  let page: Page
  let tests = 0

  /** The demo's page with the windows of these people, and their chats once the bot has greeted them. */
  const beside = async (...keys: readonly string[]): Promise<readonly Chat[]> => {
    await page.goto(`${demo.address}/?${keys.map(key => `voir=${key}`).join('&')}`)
    const chats = keys.map(key => new Chat(page.frameLocator(`#pane-${key} iframe`), page))
    for (const chat of chats) await chat.ready()
    return chats
  }

  beforeAll(async () => {
    demo = await startDemo('--data', folder.path, '--port', '4400')
    browser = await openBrowser()
    page = await browser.newPage({ viewport: DESKTOP })
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.interrupt()
    folder.remove()
  })

  afterEach(async () => {
    if (browser.isConnected()) await shot(page, `end-${(tests += 1)}`)
  })

  it('has one page that says who is who, and shows windows side by side by its address', async () => {
    await page.goto(demo.address)
    const cards = page.locator('.person')
    expect(await cards.count()).toBe(6)
    expect(await cards.first().innerText()).toContain('Rosalie Referente-Exemple')
    await shot(page, 'page')
    await page.getByRole('checkbox', { name: /Simon/ }).check()
    await page.getByRole('checkbox', { name: /Rosalie/ }).check()
    expect(page.url()).toContain('?voir=siao&voir=referrer')
    await new Chat(page.frameLocator('#pane-siao iframe'), page).ready()
    await page.getByRole('checkbox', { name: /Simon/ }).uncheck()
    expect(page.url()).not.toContain('siao')
    await page.setViewportSize(PHONE)
    await page.goto(demo.address)
    await shot(page, 'page-phone')
    const overflow = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect(overflow).toBe(false)
    await page.setViewportSize(DESKTOP)
  })

  it('takes a referral question by question, and SIAO has its card', async () => {
    const [referrer, siao] = (await beside('referrer', 'siao')) as [Chat, Chat]
    await referrer.says('orienter')
    await referrer.presses('Pas à pas')
    for (const [at, [question, reply]] of replies.entries()) {
      await answer(referrer, question, reply)
      if (at === 3) await referrer.shot('referral-question')
    }
    await referrer.sees('Votre demande est prête')
    await referrer.shot('referral-summary')
    await referrer.presses('Envoyer au SIAO')
    await referrer.sees('Demande envoyée au SIAO')
    const code = /M-\d{4}-\d{3}/.exec(await referrer.card('Demande envoyée au SIAO').innerText())?.[0] ?? ''
    await siao.sees(new RegExp(code))
    expect(await siao.card(code).innerText()).toContain('Examiner le diagnostic')
    await siao.shot('referral-sent')
    await page.setViewportSize(PHONE)
    await siao.shot('referral-sent-phone')
    await page.setViewportSize(DESKTOP)
  })

  it('counts a voice by button, and the one that replaces it', async () => {
    const [member] = (await beside('member', 'member2')) as [Chat, Chat]
    await member.says('à faire')
    await member.sees('2 dossiers vous attendent')
    await member.presses('Voter')
    await member.presses('Favorable', 'Quelle est la voix de Département Exemple ?')
    await member.sees(/Votre voix\s: favorable/)
    const before = await member.card('Vote enregistré').innerText()
    await member.shot('vote')
    await member.presses('Revoir le dossier, changer mon vote')
    await member.presses('Défavorable', 'Voix actuelle : favorable')
    await against(member)
    // Typed before the pressed message was drawn again: it is asked once more.
    if (await member.text('Indiquez le motif.').isVisible()) await against(member)
    // Two messages show this vote, each edited on its own: the newest too is to say so.
    await member.card('Vote enregistré').getByText('1 défavorable').waitFor({ timeout: PATIENCE_MS })
    const after = await member.card('Vote enregistré').innerText()
    const cast = (text: string) => /(\d+) votes? exprimés? sur (\d+)/.exec(text)?.[0]
    expect(cast(after)).toBe(cast(before))
    expect(after).toContain('1 défavorable')
    await page.setViewportSize(PHONE)
    await member.shot('vote-phone')
    await page.setViewportSize(DESKTOP)
  })

  it('shows a question and a tally side by side: the picture of the README', async () => {
    await page.setViewportSize({ width: 1320, height: 780 })
    const [referrer, member] = (await beside('referrer', 'member2')) as [Chat, Chat]
    await member.says('à faire')
    await member.card('2 dossiers vous attendent').getByRole('button', { name: 'Voter' }).first().click()
    await member.presses('Favorable', 'Quelle est la voix de Métropole Exemple ?')
    await member.sees(/Votre voix\s: favorable/)
    await referrer.says('orienter')
    await referrer.presses('Pas à pas')
    await referrer.presses('CCAPEX', 'Par quelle instance ce ménage est-il repéré ?')
    await referrer.presses('Passer')
    await referrer.sees('Quand et par qui le ménage a-t-il été informé ?')
    await shot(page, 'readme')
    await page.setViewportSize(DESKTOP)
  })

  it('reminds the provider when the demo’s clock is moved, and keeps the answer', async () => {
    const [provider] = (await beside('provider')) as [Chat]
    const before = await page.locator('#today').innerText()
    await provider.says('demo avancer 15 jours')
    await provider.sees(/Nous sommes maintenant le/)
    const today = (await provider.text(/Nous sommes maintenant le/).innerText()).replace(
      /.* le (.*) \(.*/s,
      '$1',
    )
    expect(today).not.toBe(before)
    // The page follows by itself.
    await page.locator('#today').filter({ hasText: today }).waitFor({ timeout: PATIENCE_MS })
    await provider.says('à faire')
    await provider.card(today).filter({ hasText: 'rappelé le' }).waitFor({ timeout: PATIENCE_MS })
    await provider.shot('reminder')
    await provider.says('à faire')
    await provider
      .card(/rappelé le/)
      .getByRole('button', { name: 'Répondre' })
      .first()
      .click()
    await provider.presses('Le ménage hésite')
    await provider.sees(/le ménage hésite|Le ménage hésite/)
    await provider.shot('reminder-answered')
    await page.setViewportSize(PHONE)
    const [alone] = (await beside('provider')) as [Chat]
    await alone.says('mes dossiers')
    await alone.sees(/mesure interrompue/i)
    await alone.shot('dossiers-phone')
    await page.setViewportSize(DESKTOP)
  })

  it('ends with Ctrl-C and leaves nothing behind', async () => {
    await browser.close()
    await demo.interrupt()
    expect(demo.printed()).toContain('Passerelle s’arrête…')
    await expect(fetch(demo.address)).rejects.toThrow()
  })
})
