/** Who sees a home, who is told of what happens to it. Never who it is held for: that is the dossier's to show. */
import type { Dwelling, DwellingFactKind } from './dwelling'
import { type Person, type PersonId, hasRole } from './people'

type Reader = Pick<Person, 'posts'>

/** Organisations for which somebody manages homes. */
export const landlordsFor = ({ posts }: Reader): readonly string[] => [
  ...new Set(posts.filter(({ role }) => role === 'landlord').map(({ organisation }) => organisation)),
]

/** A landlord sees its own, whatever else they are; secretariat and delegates all; a provider what it may propose. */
export const seesDwelling = (person: Reader, dwelling: Pick<Dwelling, 'landlord' | 'status'>): boolean => {
  const own = landlordsFor(person)
  if (own.length > 0) return own.includes(dwelling.landlord)
  return (
    hasRole(person, 'secretariat', 'delegate') ||
    (hasRole(person, 'provider') && dwelling.status === 'vacant')
  )
}

/** A delegate counts homes; where they stand exactly is for who lets them or proposes them. */
export const seesAddress = (person: Reader): boolean => hasRole(person, 'landlord', 'secretariat', 'provider')

/** What the landlord's people are told of, though somebody else did it. */
const toldToLandlord: readonly DwellingFactKind[] = ['dwelling-reserved', 'dwelling-freed']

/** Whether a fact is told to the landlord's people at all. */
export const isTold = (kind: DwellingFactKind): boolean => toldToLandlord.includes(kind)

/** People of the landlord who are told of a fact, without the one who did it. */
export const toldOf = (
  kind: DwellingFactKind,
  { landlord }: Pick<Dwelling, 'landlord'>,
  people: readonly Person[],
  by: PersonId,
): readonly PersonId[] =>
  isTold(kind)
    ? people.filter(person => person.id !== by && landlordsFor(person).includes(landlord)).map(({ id }) => id)
    : []
