import { type Missing, askedOf, missingOf } from '../../src/domain/agenda'
import type { Dossier } from '../../src/domain/dossier'
import { makeDossier } from '../support/commission'

const label = { on: '2026-02-21', reference: 'REF-1' } as const
const complete = { labels: { sharedFile: label, syplo: label } }

describe('what a dossier lacks before the commission', () => {
  const table: [string, Partial<Dossier>, { agreed: boolean; summary: boolean }, readonly Missing[]][] = [
    ['nothing', complete, { agreed: true, summary: true }, []],
    [
      'a validated diagnosis, when it was returned',
      { ...complete, diagnosis: { outcome: 'returned', on: '2026-02-20' } },
      { agreed: true, summary: true },
      ['diagnosis'],
    ],
    ['the agreement to share', complete, { agreed: false, summary: true }, ['agreement']],
    ['one label', { labels: { syplo: label } }, { agreed: true, summary: true }, ['shared-file']],
    ['the other', { labels: { sharedFile: label } }, { agreed: true, summary: true }, ['syplo']],
    ['the summary', complete, { agreed: true, summary: false }, ['summary']],
    [
      'all but its diagnosis',
      { labels: {} },
      { agreed: false, summary: false },
      ['agreement', 'shared-file', 'syplo', 'summary'],
    ],
  ]
  test.each(table)('%s', (_, given, told, missing) => {
    expect(missingOf(makeDossier(given), told)).toEqual(missing)
  })
})

describe('what is asked of the commission', () => {
  const table: [string, Partial<Dossier>, string][] = [
    ['never examined', {}, 'integrate'],
    [
      'adjourned',
      { decision: { outcome: 'adjourn', on: '2026-02-01', round: 'r', against: false } },
      'resume',
    ],
    [
      'refused, and taken up again',
      { decision: { outcome: 'refuse', on: '2026-02-01', round: 'r', against: false } },
      'integrate',
    ],
    ['a measure before', { measure: { inPlaceOn: '2026-01-05', months: 12 } }, 'reactivate'],
  ]
  test.each(table)('%s', (_, given, asked) => {
    expect(askedOf(makeDossier(given))).toBe(asked)
  })
})
