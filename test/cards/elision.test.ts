import { textOf } from '../../src/text'
import { deName } from '../../src/text/fr/elision'

test.each([
  ['Logis Sureau', 'de Logis Sureau'],
  ['Habitat Tilleul', 'd’Habitat Tilleul'],
  ['Orme Logement', 'd’Orme Logement'],
  ['Érable Habitat', 'd’Érable Habitat'],
  ['Haute-Rive Habitat', 'de Haute-Rive Habitat'],
])('of %s: %s', (name, expected) => {
  expect(deName(name)).toBe(expected)
})

test('a CAL is that of its landlord, as French says it', () => {
  const data = { landlord: 'Habitat Tilleul', outcome: 'inadmissible' }
  expect(textOf('fr').facts['cal-decided'].sentence(data)).toBe(
    'La CAL d’Habitat Tilleul juge la demande irrecevable.',
  )
})
