/** Sample partners: invented, and obviously so. Used by the demo and by the tests. */
import type { Organisation, Person, Post, Role } from '../../src/domain/people'
import { personId } from '../../src/domain/people'

export const TENANT = '00000000-0000-4000-8000-00000000d130'

type SampleOrganisation = Organisation & { readonly id: string }

/** The nine signatories have a voice each; the others are consultative or carry measures out. */
export const organisations: readonly SampleOrganisation[] = [
  { id: 'prefecture', name: 'Préfecture Exemple (DDETS)', kind: 'state', voice: 1 },
  { id: 'departement', name: 'Département Exemple', kind: 'departement', voice: 1 },
  { id: 'metropole', name: 'Métropole Exemple', kind: 'metropole', voice: 1 },
  { id: 'habitat-tilleul', name: 'Habitat Tilleul', kind: 'landlord', voice: 1 },
  { id: 'logis-sureau', name: 'Logis Sureau', kind: 'landlord', voice: 1 },
  { id: 'toits-aubepine', name: 'Toits d’Aubépine', kind: 'landlord', voice: 1 },
  { id: 'maisons-cassis', name: 'Maisons Cassis', kind: 'landlord', voice: 1 },
  { id: 'residences-glycine', name: 'Résidences Glycine', kind: 'landlord', voice: 1 },
  { id: 'foyers-noisette', name: 'Foyers Noisette', kind: 'landlord', voice: 1 },
  { id: 'siao', name: 'SIAO Exemple', kind: 'siao', voice: 0 },
  { id: 'ccas', name: 'Service social Exemple', kind: 'social-service', voice: 0 },
  {
    id: 'passeurs',
    name: 'Association Les Passeurs',
    kind: 'provider',
    voice: 0,
    territories: ['metropole'],
    retainedFrom: '2026-01-01',
    retainedTo: '2028-12-31',
  },
  {
    id: 'balises',
    name: 'Association Balises',
    kind: 'provider',
    voice: 0,
    territories: ['departement'],
    retainedFrom: '2026-01-01',
    retainedTo: '2028-12-31',
  },
]

interface SamplePerson extends Person {
  /** Short name for `--people` and for the tests. */
  readonly key: string
}

const person = (
  index: number,
  key: string,
  name: string,
  ...posts: readonly [Role, string][]
): SamplePerson => {
  const object = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
  return {
    key,
    id: personId(TENANT, object),
    tenant: TENANT,
    object,
    name,
    language: 'fr',
    posts: posts.map(([role, organisation]): Post => ({ role, organisation })),
    reach: 'unknown',
    since: '2026-01-01',
  }
}

export const people: readonly SamplePerson[] = [
  person(1, 'referrer', 'Rosalie Referente-Exemple', ['referrer', 'ccas']),
  person(2, 'siao', 'Simon Siao-Exemple', ['siao', 'siao']),
  person(3, 'secretariat', 'Sabine Secretariat-Exemple', ['secretariat', 'departement']),
  person(4, 'member', 'Mehdi Membre-Exemple', ['member', 'departement']),
  person(5, 'member2', 'Maud Membre-Exemple', ['member', 'metropole']),
  person(6, 'provider', 'Paola Prestataire-Exemple', ['provider', 'passeurs']),
  person(7, 'ddets', 'Denis Ddets-Exemple', ['ddets', 'prefecture'], ['member', 'prefecture']),
  person(
    8,
    'landlord',
    'Lucie Bailleur-Exemple',
    ['landlord', 'habitat-tilleul'],
    ['member', 'habitat-tilleul'],
  ),
  person(9, 'chair', 'Claude Presidence-Exemple', ['chair', 'prefecture']),
  person(10, 'provider2', 'Pierre Prestataire-Exemple', ['provider', 'balises']),
  person(11, 'colleague', 'Prune Collegue-Exemple', ['provider', 'passeurs']),
  person(12, 'landlord2', 'Luc Bailleur-Exemple', ['landlord', 'logis-sureau'], ['member', 'logis-sureau']),
  person(13, 'member3', 'Marc Membre-Exemple', ['member', 'toits-aubepine']),
  person(14, 'member4', 'Mila Membre-Exemple', ['member', 'maisons-cassis']),
  person(15, 'member5', 'Max Membre-Exemple', ['member', 'residences-glycine']),
  person(16, 'member6', 'Mona Membre-Exemple', ['member', 'foyers-noisette']),
  person(17, 'steering', 'Stella Comite-Exemple', ['steering', 'departement']),
  person(18, 'delegate', 'Dora Delegataire-Exemple', ['delegate', 'metropole']),
]

export const personBy = (key: string): SamplePerson => {
  const found = people.find(each => each.key === key)
  if (!found) throw new Error(`no sample person ${key}: one of ${people.map(each => each.key).join(', ')}`)
  return found
}
