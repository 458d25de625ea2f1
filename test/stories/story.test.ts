/** The whole story over HTTP, with real tokens and a Bot Connector of our own: from a referral to a passeport. */

import { runDue } from '../../src/jobs'
import { aReferral } from '../support/make'
import { type HttpBot, startHttpBot } from '../support/http'
import { type Someone, someone } from '../support/someone'

const keys = [
  'referrer',
  'siao',
  'ddets',
  'secretariat',
  'member',
  'member2',
  'provider',
  'colleague',
  'landlord',
] as const
type Key = (typeof keys)[number]

let bot: HttpBot
let people: Readonly<Record<Key, Someone>>
const CODE = 'M-2026-001'

beforeAll(async () => {
  bot = await startHttpBot({ start: '2026-03-02' })
  await bot.install(...keys)
  people = Object.fromEntries(keys.map(key => [key, someone(bot, key)])) as typeof people
})
afterAll(() => bot.close())

/** Lets days pass as the server lives them: the daily job of each, then what is due leaves. */
const until = async (day: `${number}-${number}-${number}`): Promise<void> => {
  while (bot.world.today() < day) {
    bot.world.wait(1)
    await runDue(bot.app)
    await bot.deliver.drain()
    await bot.refresh.drain()
  }
}

describe('from a referral in chat to a passeport', () => {
  it('1. tells an unknown person how to join, and knows them by the code of the secretariat', async () => {
    const nora = someone(bot, {
      object: '00000000-0000-4000-8000-0000000000ff',
      name: 'Nora Nouvelle-Exemple',
    })
    await nora.says('bonjour')
    expect(nora.newest()).toContain('Je ne vous connais pas encore')
    await people.secretariat.says('inviter')
    const made = await people.secretariat.presses('Créer le code', {
      role: 'member',
      organisation: 'metropole',
    })
    const [code] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(made) ?? ['']
    expect(await nora.presses('Rejoindre', { code })).toContain('Bonjour Nora')
    await nora.says('aide')
    expect(nora.newest()).toContain('membre de la commission')
  })

  it('2. takes a referral on the form; the SIAO gets its card', async () => {
    await people.referrer.says('orienter')
    await people.referrer.presses('Formulaire')
    await people.referrer.presses(/^Envoyer/, aReferral())
    expect(people.referrer.sees()).toContain(CODE)
    expect(people.siao.newest()).toContain(CODE)
    expect(people.siao.newest()).toContain('Examiner le diagnostic')
    await people.referrer.says('mes dossiers')
    expect(people.referrer.newest()).toContain(CODE)
  })

  it('3. the SIAO validates and orients, once for two clicks; the referrer is told', async () => {
    await people.siao.presses('Valider le diagnostic')
    expect(await people.siao.again()).toContain('Décider de l’orientation')
    await people.siao.presses('Orienter vers le dispositif')
    expect(people.referrer.sees()).toContain('Diagnostic validé')
    expect(people.referrer.sees()).toContain('Orientation validée')
    const facts = await bot.world.facts((await dossierId()) ?? '')
    expect(facts.filter(({ kind }) => kind === 'diagnosis-validated')).toHaveLength(1)
  })

  it('4. the DDETS confirms both labels', async () => {
    await people.ddets.presses('Confirmer : Fichier partagé', { reference: 'FP-2026-001' })
    await people.ddets.presses('Confirmer : Syplo', { reference: 'SY-2026-001' })
    expect(people.ddets.sees()).toContain('Labellisation complète')
  })

  it('5. the commission votes, a voice is changed, the secretariat closes and decides', async () => {
    await people.secretariat.says('séance')
    await people.secretariat.presses('Planifier la séance', {
      on: '2026-03-12',
      time: '14:30',
      place: 'Salle Exemple',
    })
    expect(people.member.newest()).not.toContain('Votre avis sur ce dossier')
    await people.secretariat.presses('Convoquer et ouvrir les votes')
    expect(people.member.newest()).toContain('Votre avis sur ce dossier')
    expect(people.member.newest()).not.toContain('favorables')
    await people.member.presses('Favorable')
    await people.member2.presses('Défavorable')
    await people.member2.presses('Voter défavorable', { reason: 'Trop tôt.' })
    expect(people.member.sees()).toContain('1 défavorable')
    await people.member2.presses('Revoir le dossier, changer mon vote')
    await people.member2.presses('Favorable')
    expect(people.member.sees()).toContain('2 favorables')
    expect(people.member.sees()).not.toContain('1 défavorable')
    await bot.world.on('2026-03-12')
    await people.secretariat.says(CODE)
    await people.secretariat.presses('Suivre le vote')
    await people.secretariat.presses('Clore le vote')
    await people.secretariat.presses('Clore quand même')
    await people.secretariat.presses('Intégrer')
    await people.secretariat.presses('Continuer…', {
      months: '12',
      reason: 'Sept organisations absentes.',
    })
    expect(people.secretariat.newest()).toContain('Ce qui suit aussitôt')
    expect(people.referrer.sees()).not.toContain('Ménage intégré au dispositif')
    await people.secretariat.presses('Intégrer et saisir le prestataire')
    expect(people.referrer.sees()).toContain('Ménage intégré au dispositif')
    expect(people.member.sees()).toContain('Vote clos')
  })

  it('6. the provider accepts, the window opens, reminders come and are answered', async () => {
    expect(people.provider.newest()).toContain('Une mesure vous est confiée')
    await people.provider.presses('Accepter la mesure')
    await people.provider.says(CODE)
    await people.provider.presses('Mettre en place')
    await people.provider.presses('La mesure est en place', { on: '2026-03-12' })
    await until('2026-04-13')
    expect(people.provider.newest()).toContain(CODE)
    expect(people.provider.newest()).toMatch(/reste.* \d+ jours|encore \d+ jours/)
    const dossier = await bot.world.dossier((await dossierId()) ?? '')
    expect(dossier.window).toMatchObject({ opensOn: '2026-03-12', lastDay: '2026-06-12', state: 'open' })
    await people.provider.says(CODE)
    await people.provider.presses('Répondre au rappel')
    await people.provider.presses('Le ménage hésite')
    expect((await bot.world.facts(dossier.id)).map(({ kind }) => kind)).toContain('reminder-answered')
  })

  it('7. interrupts the measure the day after the last day, by itself, and tells every professional', async () => {
    await until('2026-06-12')
    expect((await bot.world.dossier((await dossierId()) ?? '')).stage).toBe('window')
    await until('2026-06-13')
    expect((await bot.world.dossier((await dossierId()) ?? '')).stage).toBe('interrupted')
    // 13 June 2026 is a Saturday: people read it on Monday morning.
    expect(people.referrer.sees()).not.toContain('Mesure interrompue')
    await until('2026-06-15')
    for (const who of ['referrer', 'siao', 'secretariat', 'provider'] as const)
      expect(people[who].sees()).toContain('Mesure interrompue')
  })

  it('8. an allocation dated in time annuls the interruption; the passeport follows', async () => {
    await people.provider.says(CODE)
    await people.secretariat.says(CODE)
    await people.secretariat.presses('Enregistrer une attribution')
    await people.secretariat.presses('Attribution au rang 1')
    await people.secretariat.presses('Enregistrer la décision', {
      landlord: 'habitat-tilleul',
      on: '2026-06-11',
      reason: 'Adhésion signée le même jour.',
    })
    expect((await bot.world.dossier((await dossierId()) ?? '')).stage).toBe('allocated')
    expect(people.referrer.sees()).toContain('l’interruption est annulée')
    await people.provider.says(`passeport ${CODE}`)
    await people.provider.presses('Envoyer le passeport', {
      engagement: 'regular',
      contacts: '4',
      seen: '2026-06-10',
      'level-health': 'fragile',
    })
    expect((await bot.world.dossier((await dossierId()) ?? '')).passeports).toBe(1)
    await people.secretariat.says(`suivi ${CODE}`)
    expect(people.secretariat.newest()).not.toMatch(/Santé : fragile/)
  })

  it('9. everyone concerned opens the dossier by its code; nobody else learns that it exists', async () => {
    for (const who of ['referrer', 'siao', 'secretariat', 'provider', 'member'] as const) {
      await people[who].says(CODE.toLowerCase())
      expect(people[who].newest()).toContain('Historique')
    }
    await people.provider.says('M-2026-999')
    expect(people.provider.newest()).toContain('Je ne trouve pas ce dossier')
  })

  it('never put a name of the household in a notification, a log or a card of the commission', () => {
    const names = /Exemple-(Martin|Durand)|Ariane|Basile/
    for (const { activity } of bot.connector.received)
      expect(String(activity.summary ?? '')).not.toMatch(names)
    expect(JSON.stringify(bot.logged)).not.toMatch(names)
    expect(people.member.sees()).not.toMatch(names)
  })
})

const dossierId = async (): Promise<string | undefined> =>
  (await bot.world.store.find('dossiers', { index: 'code', equals: [CODE], limit: 1 })).docs[0]?.id
