/** Over HTTP: somebody says that they will be away, and the one who stands in for them gets their messages. */
import { personBy } from '../../scripts/demo/partners'
import { type HttpBot, startHttpBot } from '../support/http'
import { inWindow, putDossier } from '../support/measure'
import { someone } from '../support/someone'

let bot: HttpBot
beforeEach(async () => {
  bot = await startHttpBot({ start: '2026-04-02' })
})
afterEach(() => bot.close())

test('a message says why it comes; the stand-in’s says for whom, until the absent person is back', async () => {
  const remi = { object: '00000000-0000-4000-8000-0000000000fe', name: 'Remi Referent-Exemple' }
  const { key: _, ...rosalie } = personBy('referrer')
  const id = `${rosalie.tenant}.${remi.object}`
  await bot.world.store.commit([{ do: 'add', in: 'people', doc: { ...rosalie, ...remi, id } }])
  await bot.install('referrer', 'provider', 'secretariat', remi)
  const [absent, standIn, provider] = [someone(bot, 'referrer'), someone(bot, remi), someone(bot, 'provider')]
  await putDossier(bot.world, inWindow('2026-03-10', {}, { adhesion: { state: 'sought' } }))
  const record = (state: string) =>
    bot.world.act('provider', 'adhesion.record', {
      dossier: 'd1',
      state,
      on: '2026-04-01',
      presence: 'Une voisine',
    })

  await absent.says('absence')
  expect(absent.newest()).toContain('Remi Referent-Exemple')
  await absent.presses('Désigner cette personne', { standIn: id, from: '2026-04-02', to: '2026-04-10' })
  expect(absent.sees()).toContain('Du 2 avr. 2026 au 10 avr. 2026, Remi Referent-Exemple vous remplace.')
  await bot.deliver.drain()
  expect(standIn.newest()).toContain('Rosalie Referente-Exemple vous désigne')

  await record('given')
  await bot.deliver.drain()
  expect(absent.newest()).toContain(
    'Vous avez orienté ce ménage. Réglages et absence : écrivez « préférences ».',
  )
  expect(standIn.newest()).toContain(
    'Pour Rosalie Referente-Exemple, que vous remplacez jusqu’au 10 avr. 2026.',
  )

  await absent.says('préférences')
  await absent.presses('Je suis de retour')
  await bot.deliver.drain()
  expect(standIn.newest()).toContain('Remplacement terminé')
  await record('withdrawn')
  await bot.deliver.drain()
  expect(absent.newest()).toContain('retire son adhésion')
  expect(standIn.newest()).toContain('Remplacement terminé')
  expect(provider.sees()).not.toContain('Rosalie')
})
