import {
  householdsSuitedBy,
  landlordsWithSuitedVacancy,
  rankDwellings,
  suitedTo,
} from '../../src/domain/matching'
import { type Need, needOf } from '../../src/domain/need'
import { makeDossier } from '../support/commission'
import { makeDwelling } from '../support/dwellings'

const need = (changed: Partial<Need> = {}): Need => ({
  size: 'T4',
  territory: 'metropole',
  home: 'either',
  constraints: [],
  ...changed,
})

const home = makeDwelling

describe('what suits', () => {
  test.each<[string, Partial<Need>, Readonly<Record<string, string>>, boolean]>([
    ['as large as needed', {}, {}, true],
    ['one room larger', {}, { size: 'T5' }, true],
    ['two rooms larger', {}, { size: 'T6' }, false],
    ['smaller', {}, { size: 'T3' }, false],
    ['in the other territory', {}, { territory: 'departement' }, false],
    ['with its own entrance', {}, { kind: 'own-entrance' }, true],
    ['a flat in a block', {}, { kind: 'flat' }, false],
    ['a flat, for who asked no kind', { home: undefined as never }, { kind: 'flat' }, false],
    ['its own entrance for who needs a house', { home: 'house' }, { kind: 'own-entrance' }, false],
    ['a house for who needs an entrance', { home: 'own-entrance' }, {}, true],
    ['upstairs for who needs the ground floor', { constraints: ['ground-floor'] }, { floor: '1' }, false],
    ['a house of unknown floor', { constraints: ['ground-floor'] }, { floor: '' }, true],
    [
      'an entrance of unknown floor',
      { constraints: ['ground-floor'] },
      { floor: '', kind: 'own-entrance' },
      false,
    ],
    ['not accessible for who needs it', { constraints: ['accessible'] }, {}, false],
    ['accessible', { constraints: ['accessible'] }, { features: 'accessible' }, true],
    ['not apart for who wishes it', { constraints: ['away'] }, { features: '' }, true],
  ])('%s: %p', (_, wanted, changed, suits) => {
    expect(suitedTo(need(wanted), home(changed)) !== undefined).toBe(suits)
  })

  test('with the reasons, and what was wished for and is not there', () => {
    const wanted = need({ constraints: ['ground-floor', 'away', 'animals', 'parking', 'near-school'] })
    expect(suitedTo(wanted, home({ funding: 'plai-adapted' }))).toEqual({
      reasons: ['size', 'house', 'ground-floor', 'away', 'garden', 'adapted-funding'],
      lacks: ['near', 'parking'],
    })
  })
})

test('the best first: size, then few lacks, a house, the adapted loan, a low rent, long vacant', () => {
  const homes = [
    home({ reference: 'larger', size: 'T5' }),
    home({ reference: 'lacks', features: '' }),
    home({ reference: 'entrance', kind: 'own-entrance' }),
    home({ reference: 'dear', rent: '700' }),
    home({ reference: 'newer', vacantFrom: '2026-02-20' }),
    home({ reference: 'older' }),
    home({ reference: 'adapted', funding: 'plai-adapted', rent: '900' }),
    home({ reference: 'occupied', vacantFrom: '' }),
  ]
  const ranked = rankDwellings(need({ constraints: ['away'] }), homes)
  expect(ranked.map(({ dwelling }) => dwelling.reference)).toEqual([
    'adapted',
    'older',
    'newer',
    'dear',
    'entrance',
    'lacks',
    'larger',
  ])
})

test('landlords with a suited vacant home, each once, the one with the best first', () => {
  const homes = [
    makeDwelling({ size: 'T5' }, 'a'),
    makeDwelling({}, 'b'),
    makeDwelling({ reference: 'x' }, 'b'),
    makeDwelling({ territory: 'departement' }, 'c'),
    makeDwelling({ vacantFrom: '' }, 'd'),
  ]
  expect(landlordsWithSuitedVacancy(need(), homes)).toEqual(['b', 'a'])
})

test('households that a new vacancy suits: those that look for a home and have none proposed', () => {
  const dossiers = [
    makeDossier({ code: 'window', stage: 'window' }),
    makeDossier({ code: 'accepted', stage: 'accepted' }),
    makeDossier({ code: 'housed', stage: 'housed' }),
    makeDossier({
      code: 'proposed',
      stage: 'window',
      proposal: { dwelling: 'h', landlord: 'x', on: '2026-03-02', until: '2026-03-16' },
    }),
  ]
  expect(householdsSuitedBy(home(), dossiers).map(({ code }) => code)).toEqual(['window', 'accepted'])
  expect(householdsSuitedBy(home({ vacantFrom: '' }), dossiers)).toEqual([])
})

test('the commission’s need goes before the referral’s, and keeps what it says of the home', () => {
  const { profile } = makeDossier()
  const dossier = makeDossier({
    profile: { ...profile, home: 'house', constraints: ['away'] },
    decision: {
      outcome: 'integrate',
      on: '2026-03-02',
      round: 'r',
      against: false,
      need: { size: 'T5', territory: 'departement' },
    },
  })
  expect(needOf(dossier)).toEqual({
    home: 'house',
    constraints: ['away'],
    size: 'T5',
    territory: 'departement',
  })
})
