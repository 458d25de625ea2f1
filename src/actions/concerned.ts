/** Landlords with a candidature of a household: found from the landlord's side, however many a dossier has. */
import { landlordsConcerned } from '../domain/candidature'
import type { Dossier } from '../domain/dossier'
import type { OrganisationId } from '../domain/people'
import { type Change, type Doc, type Store, pages } from '../store/store'

const idOf = (dossier: string, landlord: OrganisationId): string => `${dossier}.${landlord}`

/**
 * What a changed dossier changes of who finds it. An index names one landlord of a dossier; each that is concerned has a
 * document of its own here, in the dossier's commit.
 */
export const concernedChanges = async (
  store: Pick<Store, 'getMany'>,
  id: string,
  before: Dossier | undefined,
  next: Dossier,
): Promise<readonly Change[]> => {
  const [were, are] = [before ? landlordsConcerned(before) : [], landlordsConcerned(next)]
  const moved = [...were.filter(each => !are.includes(each)), ...are.filter(each => !were.includes(each))]
  if (moved.length === 0) return []
  const there = await store.getMany(
    'concerned',
    moved.map(landlord => idOf(id, landlord)),
  )
  const gone = there.filter(({ landlord }) => !are.includes(landlord))
  const come = moved.filter(each => are.includes(each) && !there.some(({ landlord }) => landlord === each))
  return [
    ...gone.map(doc => ({ do: 'remove', in: 'concerned', doc }) as const),
    ...come.map(
      landlord =>
        ({ do: 'add', in: 'concerned', doc: { id: idOf(id, landlord), landlord, dossier: id } }) as const,
    ),
  ]
}

/** The dossiers in which a landlord has a candidature, or the home, a page at a time. */
export async function* concernedPages(
  store: Pick<Store, 'find' | 'getMany'>,
  landlord: OrganisationId,
): AsyncGenerator<readonly Doc<'dossiers'>[]> {
  for await (const page of pages(store, 'concerned', { index: 'landlord', equals: [landlord] }))
    yield store.getMany(
      'dossiers',
      page.map(({ dossier }) => dossier),
    )
}

/** All of them. */
export const concernedDossiers = async (
  store: Pick<Store, 'find' | 'getMany'>,
  landlord: OrganisationId,
): Promise<readonly Doc<'dossiers'>[]> => {
  const found: Doc<'dossiers'>[] = []
  for await (const page of concernedPages(store, landlord)) found.push(...page)
  return found
}
