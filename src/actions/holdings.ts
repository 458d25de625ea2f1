/** The home of a dossier changes in the dossier's own commit, so two households never get one home. */
import { type Instant, dayOf } from '../domain/calendar'
import type { Dossier, DossierId } from '../domain/dossier'
import { type Dwelling, type DwellingDecided, freeFrom, holdFor } from '../domain/dwelling'
import { isTold, toldOf } from '../domain/dwellingReaders'
import { holdingOf } from '../domain/proposal'
import { holds } from '../domain/refused'
import { referenceKey } from '../domain/traits'
import type { Fact } from '../store/documents'
import { type Change, type Doc, all, each } from '../store/store'
import type { App } from './app'
import { factId, message } from './message'
import { vacancyMessages } from './suited'

export const loadDwelling = async ({ store }: Pick<App, 'store'>, id: string): Promise<Doc<'dwellings'>> => {
  const dwelling = await store.get('dwellings', id)
  holds(dwelling, 'not-found', { what: 'dwelling' })
  return dwelling
}

/** A landlord's homes by their reference and by its key: see `homeNamed`. */
export const homesByReference = async (
  { store }: Pick<App, 'store'>,
  landlord: string,
): Promise<ReadonlyMap<string, Doc<'dwellings'>>> => {
  const homes = new Map<string, Doc<'dwellings'>>()
  for await (const home of each(store, 'dwellings', { index: 'reference', equals: [landlord] }))
    homes.set(referenceKey(home.reference), home).set(home.reference, home)
  return homes
}

/**
 * The changes that a decision on a home makes: the home, its facts, and what its landlord's people are told. None when
 * nothing happened. To be committed together with whatever else the act changes.
 */
export const dwellingChanges = async (
  app: App,
  before: Doc<'dwellings'> | { readonly id: string; readonly v: 0 },
  { next, facts }: DwellingDecided,
  { by, now }: { readonly by: Fact['by']; readonly now: Instant },
): Promise<readonly Change[]> => {
  if (facts.length === 0) return []
  const subject = `dwellings/${before.id}`
  const first = 'facts' in before ? before.facts : 0
  const doc: Dwelling & { id: string } = { ...next, facts: first + facts.length, id: before.id }
  const told = new Set<string>()
  // Rarely anybody is told: an import changes a hundred homes at once.
  const people = facts.some(({ kind }) => isTold(kind)) ? await all(app.store, 'people', { index: 'id' }) : []
  for (const { kind } of facts) for (const to of toldOf(kind, next, people, by)) told.add(to)
  return [
    before.v === 0
      ? { do: 'add', in: 'dwellings', doc }
      : { do: 'put', in: 'dwellings', doc: { ...doc, v: before.v } },
    ...facts.map(({ kind, on, data = {} }, index): Change => {
      const seq = first + index + 1
      const id = factId(subject, seq)
      return { do: 'add', in: 'facts', doc: { id, subject, seq, kind, on, at: now, by, data } }
    }),
    ...[...told].map(to =>
      message(app, {
        to,
        about: `dwelling.show|${before.id}`,
        say: { show: 'dwelling.show', payload: { dwelling: before.id } },
      }),
    ),
  ]
}

interface Move {
  readonly before: Doc<'dossiers'> | { readonly id: DossierId; readonly v: 0 }
  readonly next: Dossier
  readonly by: Fact['by']
  readonly now: Instant
}

/**
 * The changes of the homes that a dossier takes or frees; `displaced` is the dossier whose proposal an allocation ends,
 * to be changed in the same commit. Refused when the home is another household's, or not to be had.
 */
export const holdingChanges = async (
  app: App,
  { before, next, by, now }: Move,
): Promise<{ readonly changes: readonly Change[]; readonly displaced?: DossierId }> => {
  const had = 'stage' in before ? holdingOf(before.id, before) : undefined
  const has = holdingOf(before.id, next)
  if (JSON.stringify(had) === JSON.stringify(has)) return { changes: [] }
  const when = { today: dayOf(now), at: now }
  const changes: Change[] = []
  if (had && had.dwelling !== has?.dwelling) {
    const left = await loadDwelling(app, had.dwelling)
    const entered = 'stage' in before && ['housed', 'ended'].includes(before.stage)
    const freed = freeFrom(left, before.id, { ...when, entered })
    changes.push(...(await dwellingChanges(app, left, freed, { by, now })))
    // Other households may have it now: as good as a new vacancy to them.
    if (freed.facts.length > 0 && freed.next.status === 'vacant')
      changes.push(...(await vacancyMessages(app, [freed.next])))
  }
  if (!has) return { changes }
  const home = await loadDwelling(app, has.dwelling)
  // A household that comes back to the scheme finds what it had only if it is still free.
  const wasItsOwn = 'stage' in before && before.allocation?.dwelling === has.dwelling
  if (wasItsOwn && (home.retired || (home.heldBy && home.heldBy.dossier !== before.id))) return { changes }
  const taken = holdFor(home, has.holding, when)
  const displaced = home.heldBy && home.heldBy.dossier !== before.id ? home.heldBy.dossier : undefined
  return {
    changes: [...changes, ...(await dwellingChanges(app, home, taken, { by, now }))],
    ...(displaced && { displaced }),
  }
}
