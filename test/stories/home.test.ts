/** From a candidature to the exit, over HTTP: rank 2, those ahead refuse, silence, a second CAL, entry, lease, exit. */
import { addMonths } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import { type HttpBot, startHttpBot } from '../support/http'
import { inWindow, putDossier } from '../support/measure'
import { type Someone, someone } from '../support/someone'

const keys = ['referrer', 'secretariat', 'provider', 'landlord', 'landlord2', 'ddets'] as const
type Key = (typeof keys)[number]

let bot: HttpBot
let people: Readonly<Record<Key, Someone>>
const CODE = 'M-2026-001'

beforeAll(async () => {
  bot = await startHttpBot({ start: '2026-03-10' })
  await bot.install(...keys)
  people = Object.fromEntries(keys.map(key => [key, someone(bot, key)])) as typeof people
  await putDossier(bot.world, inWindow('2026-03-10', {}, { lastPasseportOn: '2099-01-01', passeports: 1 }))
})
afterAll(() => bot.close())

const until = async (day: `${number}-${number}-${number}`): Promise<void> => {
  while (bot.world.today() < day) {
    bot.world.wait(1)
    await runDue(bot.app)
    await bot.deliver.drain()
    await bot.refresh.drain()
  }
}
const dossier = () => bot.world.dossier('d1')
const kinds = async () => (await bot.world.facts('d1')).map(({ kind }) => kind)

describe('from a candidature to the exit', () => {
  it('1. the provider announces a CAL; its landlord alone gets the card', async () => {
    await until('2026-04-13')
    await people.provider.says(CODE)
    await people.provider.presses('Répondre au rappel')
    await people.provider.presses('CAL le…')
    await people.provider.presses('Répondre', { day: '2026-04-20', landlord: 'habitat-tilleul' })
    expect(people.landlord.newest()).toContain('Décision de votre CAL')
    expect(people.landlord2.sees()).not.toContain(CODE)
  })

  it('2. at rank 2 the window runs on; those ahead refuse, and the home is the household’s', async () => {
    await until('2026-04-21')
    await people.landlord.presses('Attribution au rang 2 ou après')
    await people.landlord.presses('Enregistrer la décision', { on: '2026-04-20', rank: '2' })
    expect((await dossier()).window?.state).toBe('open')
    await until('2026-04-28')
    await people.landlord.presses('Réponse de ceux qui précèdent…')
    await people.landlord.presses('Ils ont tous refusé', { on: '2026-04-27' })
    expect(await dossier()).toMatchObject({ stage: 'allocated', allocation: { on: '2026-04-27', rank: 2 } })
    expect(people.referrer.sees()).toContain('Logement attribué')
  })

  it('3. the offer is notified, reminded, and silence is a refusal: the same window runs again', async () => {
    await people.landlord.says(CODE)
    await people.landlord.presses('Notifier l’offre')
    await people.landlord.presses('Enregistrer la notification', { on: '2026-04-28' })
    expect(people.provider.sees()).toContain('Offre notifiée au ménage')
    await until('2026-05-11')
    expect((await dossier()).stage).toBe('allocated')
    expect(people.provider.sees()).toContain('Réponse du ménage à l’offre')
    await until('2026-05-12')
    expect(await dossier()).toMatchObject({
      stage: 'window',
      window: { state: 'open', lastDay: '2026-06-10' },
    })
    expect(people.landlord.sees()).toContain('son silence vaut refus')
    // No longer its own: not in its list, and its card says how it ended.
    await people.landlord.says('mes dossiers')
    expect(people.landlord.newest()).not.toContain(CODE)
    expect(people.landlord.sees()).toContain('Candidature close')
  })

  it('4. a second CAL, of another landlord, allocates; the household accepts', async () => {
    await people.provider.says(CODE)
    await people.provider.presses('Répondre au rappel')
    await people.provider.presses('CAL le…')
    await people.provider.presses('Répondre', { day: '2026-05-18', landlord: 'logis-sureau' })
    await until('2026-05-19')
    await people.landlord2.presses('Attribution au rang 1')
    await people.landlord2.presses('Enregistrer la décision', { on: '2026-05-18' })
    await people.landlord2.says(CODE)
    await people.landlord2.presses('Notifier l’offre')
    await people.landlord2.presses('Enregistrer la notification', { on: '2026-05-19' })
    await people.provider.says(CODE)
    await people.provider.presses('Réponse du ménage à l’offre')
    await people.provider.presses('Il accepte', { on: '2026-05-19' })
    expect((await dossier()).allocation?.offer?.acceptedOn).toBe('2026-05-19')
  })

  it('5. duration confirmed, the household enters under a bail glissant, reviewed and slid', async () => {
    await people.secretariat.says(CODE)
    await people.secretariat.presses('Durée et conditions')
    await people.secretariat.presses('Confirmer', { months: '18' })
    await people.provider.says(CODE)
    await people.provider.presses('Enregistrer l’entrée')
    await people.provider.presses('Enregistrer l’entrée', {
      on: '2026-05-19',
      kind: 'glissant',
      reviewOn: addMonths('2026-05-19', 2),
    })
    expect(await dossier()).toMatchObject({ stage: 'housed', lease: { reviewOn: '2026-07-19' } })
    await until('2026-07-20')
    await people.landlord2.says('à faire')
    expect(people.landlord2.newest()).toContain('Revue du bail glissant')
    await people.landlord2.presses('Enregistrer')
    await people.landlord2.presses('Enregistrer la revue', {
      on: '2026-07-20',
      outcome: 'slides',
      reviewOn: '',
    })
    expect((await dossier()).lease).toMatchObject({ kind: 'direct' })
  })

  it('6. the household stays with a lease of its own, out of the scheme: its place is free', async () => {
    await people.secretariat.says(CODE)
    await people.secretariat.presses('Fin et sortie')
    await people.secretariat.presses('Enregistrer la sortie', { kind: 'own-lease', on: '2026-07-20' })
    expect(await dossier()).toMatchObject({ stage: 'exited', exit: { kind: 'own-lease' } })
    expect((await bot.world.store.get('programme', 'programme'))?.places).toEqual([])
    expect(people.referrer.sees()).toContain('Sortie du dispositif')
    expect(await kinds()).toEqual(
      expect.arrayContaining([
        'cal-decided',
        'ahead-answered',
        'allocated',
        'offer-notified',
        'offer-due',
        'allocation-cancelled',
        'offer-accepted',
        'terms-confirmed',
        'entered',
        'review-due',
        'lease-reviewed',
        'exited',
      ]),
    )
  })

  it('never put a name of the household in a notification, a log or a fact', async () => {
    for (const { activity } of bot.connector.received)
      expect(String(activity.summary ?? '')).not.toContain('Secretname')
    expect(JSON.stringify([bot.logged, await bot.world.facts('d1'), await dossier()])).not.toContain(
      'Secretname',
    )
  })
})
