import { readHomes, sheetColumns, sheetExample } from '../../src/domain/dwellingSheet'
import type { Cell } from '../../src/domain/sheetRow'
import { aLine, titles } from '../support/sheets'

const rows = (...table: readonly (readonly Cell[])[]) => table.map((cells, at) => ({ line: at + 1, cells }))
const read = (...lines: readonly (readonly Cell[])[]) => readHomes(rows(titles, ...lines))

test('a line is a home', () => {
  const { homes, wrong } = read(aLine('A-1'))
  expect(wrong).toEqual([])
  expect(homes).toMatchObject([
    {
      line: 2,
      traits: {
        reference: 'A-1',
        territory: 'metropole',
        kind: 'house',
        size: 'T4',
        funding: 'plai',
        rent: 512.4,
        state: 'existing',
        vacantFrom: '2026-02-16',
      },
    },
  ])
})

test('the template’s own example is read without a word', () => {
  const given = rows(
    sheetColumns.map(({ titles: [title] }) => title),
    sheetColumns.map(({ field }) => sheetExample[field]),
  )
  expect(readHomes(given)).toMatchObject({
    wrong: [],
    missing: [],
    homes: [{ traits: { floor: 0, leases: ['direct', 'sliding'] } }],
  })
})

describe('words as people write them', () => {
  test.each<[(typeof titles)[number], string, object]>([
    ['Taille', 'f4', { size: 'T4' }],
    ['Taille', '4 pièces', { size: 'T4' }],
    ['Taille', '3', { size: 'T3' }],
    ['Type', 'MAISON INDIVIDUELLE', { kind: 'house' }],
    ['Type', 'own-entrance', { kind: 'own-entrance' }],
    ['Territoire', 'reste de la cote d or', { territory: 'departement' }],
    ['Financement', 'plai adapte', { funding: 'plai-adapted' }],
    ['Loyer', '1 250,50 €', { rent: 1250.5 }],
    ['Vacant à partir du', '1/3/2026', { vacantFrom: '2026-03-01' }],
    ['Vacant à partir du', '01.03.26', { vacantFrom: '2026-03-01' }],
    ['Vacant à partir du', '2026-03-01', { vacantFrom: '2026-03-01' }],
    ['Vacant à partir du', '2026-03-01T00:00:00', { vacantFrom: '2026-03-01' }],
    ['Vacant à partir du', '01/03/2026 00:00:00', { vacantFrom: '2026-03-01' }],
    ['Vacant à partir du', '1/3/26 8h30', { vacantFrom: '2026-03-01' }],
  ])('%s %p', (title, typed, expected) => {
    const { homes, wrong } = read(aLine('A-1', { [title]: typed }))
    expect(wrong).toEqual([])
    expect(homes[0]?.traits).toMatchObject(expected)
  })
})

test.each([
  ['RDC', 0],
  ['1er étage', 1],
  ['R+2', 2],
  ['r + 3', 3],
  ['-1', -1],
])('the floor %p', (typed, floor) => {
  const table = rows([...titles, 'Étage'], [...aLine('A-1'), typed])
  expect(readHomes(table)).toMatchObject({ wrong: [], homes: [{ traits: { floor } }] })
})

test.each(['92,5 m²', '92.5 m2', '92,5'])('the surface %p', typed => {
  const table = rows([...titles, 'Surface'], [...aLine('A-1'), typed])
  expect(readHomes(table)).toMatchObject({ wrong: [], homes: [{ traits: { surface: 92.5 } }] })
})

test('without a day it is not vacant', () => {
  const { homes } = read(aLine('A-1', { 'Vacant à partir du': '' }))
  expect(homes.map(({ traits }) => traits.vacantFrom)).toEqual([undefined])
})

describe('what is wrong, by line and column', () => {
  test.each<[(typeof titles)[number], string, string]>([
    ['Taille', 'T9', 'not-a-choice'],
    ['Type', 'péniche', 'not-a-word'],
    ['Territoire', '', 'empty'],
    ['Loyer', 'cher', 'not-a-number'],
    ['Vacant à partir du', '31/02/2026', 'not-a-day'],
    ['Vacant à partir du', 'bientôt', 'not-a-day'],
    ['Référence', '', 'empty'],
    ['Commune', '[x](https://example.org)', 'not-a-commune'],
    ['Commune', '=1+1', 'not-a-commune'],
  ])('%s %p is %s', (title, typed, problem) => {
    expect(read(aLine('A-1', { [title]: typed }))).toMatchObject({
      homes: [],
      wrong: [{ line: 2, column: title, problem }],
    })
  })

  test('formulas without a value, and those that failed', () => {
    const line: Cell[] = [...aLine('A-1')]
    line[6] = { problem: 'formula' }
    line[7] = { problem: 'error' }
    expect(read(line).wrong).toEqual([
      { line: 2, column: 'Loyer', problem: 'formula' },
      { line: 2, column: 'Vacant à partir du', problem: 'error' },
    ])
  })

  test('several in one line, each once', () => {
    const { wrong } = read(aLine('A-1', { Taille: 'grand', Loyer: 'cher', Commune: '' }))
    expect(wrong.map(({ column }) => column).sort()).toEqual(['Commune', 'Loyer', 'Taille'])
  })

  test('the second line of a reference, naming the first', () => {
    const { homes, wrong } = read(aLine('A-1'), aLine('A-2'), aLine('A-1', { Loyer: '1' }))
    expect(homes.map(({ line }) => line)).toEqual([2, 3])
    expect(wrong).toEqual([{ line: 4, column: 'Référence', problem: 'duplicate', other: 2 }])
  })

  test('the same reference written another way is the same home', () => {
    const { homes, wrong } = read(aLine('A-1'), aLine('a - 1'), aLine('A-11'))
    expect(homes.map(({ line }) => line)).toEqual([2, 4])
    expect(wrong).toMatchObject([{ line: 3, problem: 'duplicate', other: 2 }])
  })

  test('columns that must be there', () => {
    expect(readHomes(rows(['Commune', 'Loyer'], ['x', '1'])).missing).toEqual([
      'Référence',
      'Territoire',
      'Type',
      'Taille',
      'Financement',
    ])
  })

  test('columns nobody knows are left alone, in any order', () => {
    const table = rows([...[...titles].reverse(), 'Remarques'], [...[...aLine('A-1')].reverse(), 'un texte'])
    expect(readHomes(table).homes).toHaveLength(1)
  })
})
