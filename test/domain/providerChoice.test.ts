import { type ProviderOrganisation, rankProviders, retainedOn } from '../../src/domain/providerChoice'

const provider = (id: string, given: Partial<ProviderOrganisation> = {}): ProviderOrganisation => ({
  id,
  name: id.toUpperCase(),
  kind: 'provider',
  voice: 0,
  retainedFrom: '2026-01-01',
  retainedTo: '2026-12-31',
  ...given,
})
const town = provider('town', { territories: ['metropole'] })
const land = provider('land', { territories: ['departement'] })
const both = provider('both', { territories: ['metropole', 'departement'] })
const none = provider('none')
const providers = [none, land, both, town]
const need = { territory: 'metropole' } as const

describe('the order in which providers are proposed', () => {
  test.each([
    ['territory before load', need, { town: 4, both: 5 }, ['town', 'both', 'land', 'none']],
    [
      'the smaller load among those of the territory',
      need,
      { town: 2, both: 1, land: 0 },
      ['both', 'town', 'land', 'none'],
    ],
    [
      'who follows the household, trust being good, before all',
      { ...need, follower: 'none', trust: true },
      { none: 9 },
      ['none', 'both', 'town', 'land'],
    ],
    [
      'who follows without trust stands like the others',
      { ...need, follower: 'none', trust: false },
      { none: 9 },
      ['both', 'town', 'land', 'none'],
    ],
    [
      'a follower that is not of the scheme changes nothing',
      { ...need, follower: 'elsewhere', trust: true },
      {},
      ['both', 'town', 'land', 'none'],
    ],
    [
      'the other territory',
      { territory: 'departement' } as const,
      { both: 3 },
      ['land', 'both', 'none', 'town'],
    ],
    [
      'all alike: by name, so that the order is the same for everybody',
      { territory: 'departement' } as const,
      {},
      ['both', 'land', 'none', 'town'],
    ],
  ] as const)('%s', (_, profile, loads, order) => {
    expect(rankProviders(profile, providers, loads).map(({ organisation }) => organisation)).toEqual(order)
  })

  test('each says why it stands there, and what it carries', () => {
    const [first, second] = rankProviders({ ...need, follower: 'town', trust: true }, providers, {
      town: 3,
      both: 2,
    })
    expect(first).toEqual({ organisation: 'town', name: 'TOWN', reasons: ['follows', 'territory'], load: 3 })
    expect(second).toEqual({ organisation: 'both', name: 'BOTH', reasons: ['territory'], load: 2 })
  })

  test('the smallest load is a reason', () => {
    expect(rankProviders(need, [town, land], { town: 1 }).map(({ reasons }) => reasons)).toEqual([
      ['territory'],
      ['load'],
    ])
  })

  test('nobody retained, nobody proposed', () => {
    expect(rankProviders(need, [], {})).toEqual([])
  })

  test.each([
    ['the day before', '2025-12-31', false],
    ['the first day', '2026-01-01', true],
    ['the last day', '2026-12-31', true],
    ['the day after', '2027-01-01', false],
  ] as const)('retained by tender: %s', (_, day, retained) => {
    expect(retainedOn([town], { from: day, to: day })).toHaveLength(retained ? 1 : 0)
  })

  test('retained without an end; never without a beginning; providers only', () => {
    const { retainedTo: _, ...open } = town
    const { retainedFrom: __, ...never } = town
    expect(
      retainedOn([open, never, { ...town, kind: 'siao' }], { from: '2030-01-01', to: '2030-01-01' }),
    ).toEqual([open])
  })

  test('on one of the days that a decision may have', () => {
    const days = { from: '2026-12-20', to: '2027-01-05' } as const
    expect(retainedOn([town, { ...town, retainedTo: '2026-12-19' }], days)).toEqual([town])
  })
})
