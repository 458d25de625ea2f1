/** A session ends, over HTTP: decided, an action set, minutes signed, read by a member in chat and as PDF. */
import { personBy } from '../../scripts/demo/partners'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { type HttpBot, startHttpBot } from '../support/http'
import { pagesOf } from '../support/pdf'
import { type Someone, someone } from '../support/someone'

const keys = ['secretariat', 'member', 'referrer', 'landlord'] as const
let bot: HttpBot
let people: Readonly<Record<(typeof keys)[number], Someone>>

beforeAll(async () => {
  bot = await startHttpBot({ start: '2026-03-02' })
  await bot.install(...keys)
  people = Object.fromEntries(keys.map(key => [key, someone(bot, key)])) as typeof people
  await planWith(bot.world, [await putReady(bot.world)])
  await everybodyVotes(bot.world, 'd1')
  bot.world.on('2026-03-13')
  await bot.world.act('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })
  await bot.deliver.drain()
})
afterAll(() => bot.close())

/** The PDF behind the link that somebody asks for, as they would read it. */
const pdfFor = async (who: (typeof keys)[number]): Promise<string> => {
  const data = { v: 1, of: 'minutes.show', format: 'pdf', session: 's1' }
  const { body } = await bot.press(who, { verb: 'paper.link', data })
  const [, url = ''] = /"url":"([^"]+\/papiers\/[^"]+)"/.exec(JSON.stringify(body)) ?? []
  const response = await fetch(url.replace(bot.app.settings.publicUrl, bot.url))
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return pagesOf(Buffer.from(await response.arrayBuffer())).join(' ')
}

it('1. the secretariat integrates; landlord and referrer get what is theirs to do', async () => {
  await bot.world.act('secretariat', 'decision.record', {
    confirm: 'yes',
    dossier: 'd1',
    round: 'd1.1',
    outcome: 'integrate',
    provider: 'passeurs',
    months: 18,
    funding: 'fnavdl',
    conditions: 'Une visite par semaine.',
  })
  await bot.deliver.drain()
  expect(people.landlord.newest()).toContain('Un T4 à trouver')
  expect(people.landlord.newest()).not.toContain('M-2026-001')
  expect(people.referrer.sees()).toContain('Annoncer la décision au ménage')
})

it('2. opens the draft by name, adds an action, reads it as PDF', async () => {
  await people.secretariat.says('procès-verbal')
  expect(people.secretariat.newest()).toContain('Projet de procès-verbal')
  await people.secretariat.presses('Ajouter une action')
  const shown = await people.secretariat.presses('Ajouter cette action', {
    what: 'Proposer deux maisons.',
    owner: personBy('landlord').id,
    due: '2026-04-09',
    dossier: 'none',
  })
  expect(shown).toContain('Proposer deux maisons.')
  expect(await people.secretariat.presses('PDF')).toContain('Procès-verbal')
  expect(await pdfFor('secretariat')).toContain('Projet, non signé')
})

it('3. signs it; the member reads it in chat and as PDF, with its fingerprint', async () => {
  await people.secretariat.says('pv')
  await people.secretariat.presses('Relire et signer')
  expect(await people.secretariat.presses('Signer')).toContain('Signé par Sabine Secretariat-Exemple')
  await bot.deliver.drain()
  expect(people.member.newest()).toContain('Procès-verbal de la séance du jeudi 12 mars 2026')
  const text = await pdfFor('member')
  expect(text).toContain('Une visite par semaine.')
  expect(text).toContain('Proposer deux maisons.')
  expect(text).toContain((await bot.world.store.get('minutes', 's1'))?.hash)
  expect(text).not.toMatch(/Secretname|projet/i)
})

it('4. the referrer says when the household was told', async () => {
  await people.referrer.says('à faire')
  expect(people.referrer.newest()).toContain('Décision à annoncer au ménage')
  await people.referrer.presses('C’est fait…')
  expect(await people.referrer.presses('Le ménage est informé', { on: '2026-03-13' })).toContain(
    'Décision annoncée au ménage',
  )
})
