/** The window's length is a rule: no sentence may tell another one. */
import { render } from '../../src/cards'
import { defaultRules } from '../../src/domain/rules'
import { textOf } from '../../src/text'
import { textIn } from '../support/http'
import { accepted, putDossier } from '../support/measure'
import { plain } from '../support/plain'
import { makeWorld } from '../support/world'

test.each([
  [3, '3 mois', '10 juin 2026'],
  [4, '4 mois', '10 juil. 2026'],
])(
  'a window of %i months, before a measure is in place and once it is',
  async (windowMonths, words, last) => {
    const world = await makeWorld({ start: '2026-03-10', rules: { ...defaultRules, windowMonths } })
    try {
      const dossier = await putDossier(world, accepted())
      const { view } = await world.act('provider', 'measure.show', { dossier })
      const card = plain(textIn(view ? render(view, { language: 'fr' }) : ''))
      expect(card).toContain(`Ce jour ouvre le délai d’attribution d’un logement : ${words}.`)
      await world.act('provider', 'measure.put-in-place', { dossier, on: '2026-03-10' })
      const [fact] = (await world.facts(dossier)).slice(-1)
      expect(plain(textOf('fr').facts['measure-in-place'].sentence(fact?.data ?? {}))).toContain(
        `le délai d’attribution court jusqu’au ${last}.`,
      )
    } finally {
      await world.close()
    }
  },
)
