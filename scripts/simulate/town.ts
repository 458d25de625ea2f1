/** Everybody of the simulated scheme: invented, and obviously so. Twelve providers, nine landlords, and those around them. */
import type { Day } from '../../src/domain/calendar'
import { addDays, addMonths } from '../../src/domain/calendar'
import { type Organisation, type Person, type Post, type Role, personId } from '../../src/domain/people'
import type { Change } from '../../src/store/store'
import { TENANT } from '../demo/partners'

export const PROVIDERS = 12
export const LANDLORDS = 9

export type TownOrganisation = Organisation & { readonly id: string }

export interface Town {
  readonly organisations: readonly TownOrganisation[]
  readonly people: readonly Person[]
  /** Those with a post of this role (for this organisation). */
  of(role: Role, organisation?: string): readonly Person[]
}

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1)

/** The first ten are retained all along; one comes with a later tender, one leaves in the course of the year. */
const provider = (n: number, start: Day): TownOrganisation => ({
  id: `provider-${n}`,
  name: `Association Exemple ${n}`,
  kind: 'provider',
  voice: 0,
  territories: n % 3 === 0 ? ['metropole', 'departement'] : n % 2 === 0 ? ['departement'] : ['metropole'],
  retainedFrom: n === 11 ? addDays(start, 90) : addMonths(start, -24),
  retainedTo: n === 12 ? addDays(start, 240) : addMonths(start, 24),
})

const landlord = (n: number): TownOrganisation => ({
  id: `landlord-${n}`,
  name: `Bailleur Exemple ${n}`,
  kind: 'landlord',
  voice: 1,
})

const others: readonly TownOrganisation[] = [
  { id: 'prefecture', name: 'Préfecture Exemple', kind: 'state', voice: 1 },
  { id: 'departement', name: 'Département Exemple', kind: 'departement', voice: 1 },
  { id: 'metropole', name: 'Métropole Exemple', kind: 'metropole', voice: 1 },
  { id: 'siao', name: 'SIAO Exemple', kind: 'siao', voice: 0 },
  { id: 'social-1', name: 'Service social Exemple 1', kind: 'social-service', voice: 0 },
  { id: 'social-2', name: 'Service social Exemple 2', kind: 'social-service', voice: 0 },
  { id: 'care', name: 'Centre de soins Exemple', kind: 'other', voice: 0 },
]

const post = (role: Role, organisation: string, deputy = false): Post => ({
  role,
  organisation,
  ...(deputy && { deputy: true }),
})

/** Posts of each person, one line a person. */
const posts: readonly (readonly Post[])[] = [
  [post('secretariat', 'departement')],
  [post('secretariat', 'departement'), post('member', 'departement', true)],
  [post('member', 'departement')],
  [post('chair', 'prefecture')],
  [post('ddets', 'prefecture'), post('member', 'prefecture')],
  [post('ddets', 'prefecture')],
  [post('member', 'metropole'), post('delegate', 'metropole')],
  [post('member', 'metropole', true)],
  [post('delegate', 'departement')],
  [post('steering', 'departement')],
  [post('siao', 'siao')],
  [post('siao', 'siao')],
  [post('member', 'care')],
  ...['social-1', 'social-2'].flatMap(id => [[post('referrer', id)], [post('referrer', id)]]),
  ...numbered(PROVIDERS).flatMap(n =>
    numbered(2 + (n % 2)).map(() => [post('provider', `provider-${n}`)] as const),
  ),
  ...numbered(LANDLORDS).flatMap(n => [
    [post('landlord', `landlord-${n}`), post('member', `landlord-${n}`)],
    [post('landlord', `landlord-${n}`)],
    [post('member', `landlord-${n}`, true)],
  ]),
]

const person = (given: readonly Post[], at: number, since: Day): Person => {
  const object = `00000000-0000-4000-8000-${String(700_000 + at).padStart(12, '0')}`
  return {
    id: personId(TENANT, object),
    tenant: TENANT,
    object,
    name: `Personne ${at + 1}-Exemple`,
    // Every sixth reads English: both languages are drawn.
    language: at % 6 === 5 ? 'en' : 'fr',
    posts: given,
    reach: 'unknown',
    since,
  }
}

export const townOn = (start: Day): Town => {
  const organisations = [
    ...others,
    ...numbered(LANDLORDS).map(landlord),
    ...numbered(PROVIDERS).map(n => provider(n, start)),
  ]
  const people = posts.map((given, at) => person(given, at, start))
  const has = ({ posts: own }: Person, role: Role, organisation?: string): boolean =>
    own.some(each => each.role === role && (organisation === undefined || each.organisation === organisation))
  return {
    organisations,
    people,
    of: (role, organisation) => people.filter(each => has(each, role, organisation)),
  }
}

/** Who has never installed the app: nobody can write to them, and the secretariat sees it. */
const neverInstalled = (at: number): boolean => at % 23 === 22

/** Where somebody can be written to, once they have installed the app. */
export const referenceOf = ({ id, object }: Person, at: string): Change => ({
  do: 'add',
  in: 'references',
  doc: {
    id,
    reference: {
      conversation: { id: `a:${object}`, tenantId: TENANT, conversationType: 'personal' },
      serviceUrl: 'https://teams.example.org/',
      channelId: 'msteams',
      user: { id: `29:${object}`, aadObjectId: object },
      bot: { id: '28:bot' },
    },
    at,
  },
})

/** The partners of the first day, and where most of them can be written to. */
export const partnersOf = ({ organisations, people }: Town, at: string): readonly Change[] => [
  ...organisations.map((doc): Change => ({ do: 'add', in: 'organisations', doc })),
  ...people.map((doc): Change => ({ do: 'add', in: 'people', doc: { ...doc, id: doc.id } })),
  ...people.filter((_, index) => !neverInstalled(index)).map(each => referenceOf(each, at)),
  { do: 'add', in: 'programme', doc: { id: 'programme', places: [] } },
]
