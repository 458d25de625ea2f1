/** Figures asked for in words: what they mean, whatever their order, accents and capitals, and what is said when they mean nothing. */
import { organisations } from '../../scripts/demo/partners'
import { readFigureWords } from '../../src/domain/figureWords'

const of = (kind: string) => organisations.filter(each => each.kind === kind)
const askable = { providers: of('provider'), landlords: of('landlord') }
const read = (text: string) => readFigureWords(text, askable, '2026-11-17')

describe('words', () => {
  test.each([
    ['2026', { year: 2026 }],
    ['année 2025', { year: 2025 }],
    ['T3 2026', { quarter: '2026-T3' }],
    ['2025 t1', { quarter: '2025-T1' }],
    ['3e trimestre 2026', { quarter: '2026-T3' }],
    ['Q2 2026', { quarter: '2026-T2' }],
    // Of this year; one that has not begun is last year's.
    ['T4', { quarter: '2026-T4' }],
    ['métropole', { territory: 'metropole' }],
    ['DIJON METROPOLE', { territory: 'metropole' }],
    ['le reste de la Côte-d’Or', { territory: 'departement' }],
    ['département', { territory: 'departement' }],
    ['T3 2026 métropole', { quarter: '2026-T3', territory: 'metropole' }],
    ['Habitat Tilleul', { landlord: 'habitat-tilleul' }],
    ['tilleul', { landlord: 'habitat-tilleul' }],
    ['tileul', { landlord: 'habitat-tilleul' }],
    ['les passeurs', { provider: 'passeurs' }],
    ['bailleur Aubépine, 2026', { landlord: 'toits-aubepine', year: 2026 }],
    [
      'passeurs tilleul métropole T1',
      { provider: 'passeurs', landlord: 'habitat-tilleul', territory: 'metropole', quarter: '2026-T1' },
    ],
  ])('%s', (text, asked) => expect(read(text)).toEqual({ asked }))

  test('a name that begins as a territory does is a name', () => {
    const landlords = [{ id: 'sud', name: 'Dijon Sud Exemple' }, ...askable.landlords]
    const words = (text: string) => readFigureWords(text, { ...askable, landlords }, '2026-11-17')
    expect(words('Dijon Sud 2026')).toEqual({ asked: { landlord: 'sud', year: 2026 } })
    expect(words('dijon 2026')).toEqual({ asked: { territory: 'metropole', year: 2026 } })
  })

  test('a quarter that has not begun is last year’s', () => {
    expect(readFigureWords('T3', askable, '2026-02-03')).toEqual({ asked: { quarter: '2025-T3' } })
  })

  test.each([
    ['mars 2026', 'mars'],
    ['T5 2026', 't5'],
    ['Bidule métropole', 'bidule'],
    // Of several associations.
    ['association', 'association'],
    ['2026 blabla truc', 'blabla truc'],
    ['1999', '1999'],
  ])('%s says nothing by %s', (text, unknown) => expect(read(text)).toEqual({ unknown }))
})
