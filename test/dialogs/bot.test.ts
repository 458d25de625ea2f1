/** The guided referral through the real bot, over HTTP: what stands on the referrer's screen. */
import { type HttpBot, startHttpBot } from '../support/http'
import { aReferral } from '../support/make'
import { type Someone, someone } from '../support/someone'

let bot: HttpBot
let rosalie: Someone
beforeEach(async () => {
  bot = await startHttpBot({ start: '2026-03-02' })
  await bot.install('referrer', 'siao')
  rosalie = someone(bot, 'referrer')
})
afterEach(() => bot.close())

const given = aReferral()
const some = (...names: (keyof typeof given)[]) => Object.fromEntries(names.map(name => [name, given[name]]))

it('walks from the first question to a dossier at SIAO, with buttons, inputs and words', async () => {
  await rosalie.says('orienter')
  await rosalie.presses('Pas à pas')
  expect(rosalie.newest()).toContain('Étape 1 sur 12 · Origine')
  await rosalie.presses('CCAPEX')
  await rosalie.says('passer')
  await rosalie.presses('Suivant', some('informedOn', 'informedBy'))
  await rosalie.presses('Suivant', some('agreedTo', 'agreedOn', 'agreedBy'))
  await rosalie.says('Ariane Exemple-Martin')
  expect(rosalie.newest()).toContain('supprimez votre message')
  await rosalie.presses('Suivant', some('lastName', 'firstName', 'birthDate', 'phone'))
  await rosalie.presses('Suivant', some('lastName2', 'firstName2', 'birthDate2'))
  await rosalie.presses('Couple avec enfants')
  await rosalie.says('2')
  await rosalie.says('3, 7 et 12')
  await rosalie.says('passer')
  await rosalie.presses('Aucune')
  await rosalie.says('locataire du parc social')
  await rosalie.says('juin')
  expect(rosalie.newest()).toContain('date qui existe')
  await rosalie.says('retour')
  expect(rosalie.newest()).toContain('Où vit le ménage')
  await rosalie.presses('Hôtel')
  await rosalie.says('01/06/2019')
  await rosalie.presses('Jugement')
  await rosalie.presses('Passer')
  await rosalie.presses('Suivant', some('requestNumber', 'dalo', 'daloOn'))
  await rosalie.presses('Suivant', some('incomes'))
  await rosalie.says('1 450')
  await rosalie.presses('Passer')
  await rosalie.presses('Suivant', some('difficulties'))
  await rosalie.presses('Suivant', some('precisions', 'health'))
  await rosalie.presses('Suivant', some('follower', 'trust'))
  await rosalie.presses('Maison individuelle')
  await rosalie.presses('T5')
  await rosalie.presses('Dijon Métropole')
  await rosalie.says('passer')
  await rosalie.presses('Suivant', some('constraints'))
  await rosalie.presses(
    'Suivant',
    some('diagnosisAuthor', 'diagnosisOn', 'diagnosisFunding', 'diagnosisText'),
  )
  await rosalie.presses('Suivant', some('summary', 'proposal'))
  expect(rosalie.newest()).toContain('Votre demande est prête')
  expect(rosalie.sees()).not.toMatch(/Ariane|021123456789012ABC|maison individuelle ;|médico/)
  expect(await rosalie.presses('Envoyer au SIAO')).toContain('M-2026-001')
  expect(await rosalie.again()).toContain('M-2026-001')
  expect(someone(bot, 'siao').newest()).toContain('Examiner le diagnostic')
  expect(JSON.stringify(bot.logged)).not.toMatch(/Ariane|Exemple-Martin/)
})

it('answers a text while it waits, leaves other cards working, and stops when told to', async () => {
  await rosalie.says('orienter')
  await rosalie.presses('Pas à pas')
  await rosalie.says('mes dossiers')
  expect(rosalie.newest()).toContain('Mes dossiers')
  await rosalie.says('ccapex')
  expect(rosalie.newest()).toContain('référence')
  await rosalie.says('annuler')
  expect(rosalie.newest()).toContain('mise de côté')
  await rosalie.says('aide')
  expect(rosalie.newest()).toContain('Bonjour')
  await rosalie.says('orienter')
  await rosalie.presses('Reprendre')
  expect(rosalie.newest()).toContain('référence')
})
