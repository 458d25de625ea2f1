/** Homes that suit a household, and households that a new vacancy suits. */
import { audience } from '../domain/announce'
import { type Dossier, homeSizes } from '../domain/dossier'
import type { Dwelling } from '../domain/dwelling'
import { type Match, householdsSuitedBy, rankDwellings } from '../domain/matching'
import { type Need, needOf } from '../domain/need'
import { searching } from '../domain/proposal'
import { type Change, type Doc, all } from '../store/store'
import type { App } from './app'
import { message } from './message'

/** Vacant homes read of each size; those that are vacant for longest come first. */
const READ = 200

/** Vacant homes of the territory, as large as needed or one room larger: two readings along the index. */
const candidates = async ({ store }: Pick<App, 'store'>, { size, territory }: Need) => {
  const from = homeSizes.indexOf(size)
  const pages = await Promise.all(
    homeSizes
      .slice(from, from + 2)
      .map(each =>
        store.find('dwellings', { index: 'status', equals: ['vacant', territory, each], limit: READ }),
      ),
  )
  return pages.flatMap(({ docs }) => docs)
}

/** The vacant homes that suit a household, the best first. */
export const suitedHomes = async (
  app: Pick<App, 'store'>,
  dossier: Pick<Dossier, 'profile' | 'decision'>,
): Promise<readonly Match<Doc<'dwellings'>>[]> => {
  const need = needOf(dossier)
  return rankDwellings(need, await candidates(app, need))
}

/**
 * What is told when homes become vacant: to the providers of the households that they suit and to the secretariat, one
 * message a household and person, however many homes. Never to the landlord.
 */
export const vacancyMessages = async (app: App, vacant: readonly Dwelling[]): Promise<readonly Change[]> => {
  if (vacant.length === 0) return []
  const looking = (
    await Promise.all(searching.map(stage => all(app.store, 'dossiers', { index: 'stage', equals: [stage] })))
  ).flat()
  const suited = new Set(vacant.flatMap(dwelling => householdsSuitedBy(dwelling, looking)))
  const people = suited.size > 0 ? await all(app.store, 'people', { index: 'id' }) : []
  return [...suited].flatMap(dossier =>
    [...audience('provider', dossier, people), ...audience('secretariat', dossier, people)].map(
      ({ id: to }) =>
        message(app, {
          to,
          about: `homes.show|${dossier.id}`,
          dossier: dossier.id,
          say: { show: 'homes.show', payload: { dossier: dossier.id, news: 1 } },
        }),
    ),
  )
}
