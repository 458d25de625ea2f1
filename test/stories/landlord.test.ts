/** A landlord's household, over HTTP: the short form, the evaluation that SIAO assigns, and the way back to SIAO. */
import { type HttpBot, startHttpBot } from '../support/http'
import { aLandlordReferral } from '../support/make'
import { type Someone, someone } from '../support/someone'

let bot: HttpBot
let landlord: Someone
let siao: Someone
let referrer: Someone

beforeAll(async () => {
  bot = await startHttpBot({ start: '2026-03-02' })
  await bot.install('landlord', 'siao', 'referrer', 'secretariat')
  landlord = someone(bot, 'landlord')
  siao = someone(bot, 'siao')
  referrer = someone(bot, 'referrer')
})
afterAll(() => bot.close())

it.each(['orienter', 'aide'])('opens the short form, without diagnosis or health, from %s', async word => {
  await landlord.says(word)
  if (word === 'aide') await landlord.presses('Orienter un ménage')
  expect(landlord.newest()).toContain('Fiche bailleur')
  expect(landlord.newest()).not.toMatch(/Diagnostic social|Santé|Addictions/)
})

it('goes to SIAO, who names the evaluator; the landlord is told', async () => {
  await landlord.presses(/^Envoyer/, aLandlordReferral())
  expect(landlord.sees()).toContain('M-2026-001')
  expect(siao.newest()).toContain('Fiche bailleur : nommer qui évalue')
  await siao.presses('Confier l’évaluation', { evaluator: 'ccas' })
  expect(landlord.sees()).toContain('Le SIAO confie l’évaluation à Service social Exemple.')
})

it('is evaluated by the organisation that SIAO named, and comes back to SIAO with its diagnosis', async () => {
  await referrer.says('M-2026-001')
  await referrer.presses('Compléter')
  expect(referrer.newest()).toContain('Diagnostic social')
})

it('never shows the landlord the diagnosis', async () => {
  await landlord.says('M-2026-001')
  expect(landlord.buttons()).toContain('Voir l’identité')
  expect(landlord.buttons()).not.toContain('Voir le diagnostic')
  expect(landlord.buttons()).not.toContain('Voir la santé')
})
