/** Load, decide, commit: what every act that changes something goes through. */
import { type Instant, dayOf } from '../domain/calendar'
import { announce } from '../domain/announce'
import type { Dossier } from '../domain/dossier'
import type { Decided } from '../domain/facts'
import { Refused } from '../domain/refused'
import { dueOn } from '../domain/window'
import { endProposal, endStaleProposal } from '../domain/proposal'
import type { Fact, Saying } from '../store/documents'
import { type Change, type CollectionName, Conflict, type Doc, all } from '../store/store'
import type { App } from './app'
import { holdingChanges } from './holdings'
import { factId, message } from './message'
import { type Leaving, asReadersWant } from './outgoing'
import { concernedChanges } from './concerned'
import type { Ctx } from './verb'

export { factId, message }

/** Each conflict is somebody else’s success: more than all members of a commission voting at once on another instance. */
const TRIES = 24

const queues = new WeakMap<App, Map<string, Promise<unknown>>>()

/** One after the other for the same key inside this process: writers of one document wait instead of colliding. */
const inTurn = async <T>(app: App, key: string, work: () => Promise<T>): Promise<T> => {
  const queue = queues.get(app) ?? new Map<string, Promise<unknown>>()
  queues.set(app, queue)
  const before = queue.get(key)
  const mine = before ? before.then(work, work) : work()
  queue.set(key, mine)
  try {
    return await mine
  } finally {
    if (queue.get(key) === mine) queue.delete(key)
  }
}

/**
 * Runs an attempt (load, decide, commit) in turn with others on the same subject, and again when another process wrote
 * first. After `TRIES` the person is told to press again.
 */
export const handle = <T>(app: App, subject: string, attempt: () => Promise<T>): Promise<T> =>
  inTurn(app, subject, async () => {
    for (let tries = 1; ; tries += 1)
      try {
        return await attempt()
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
        if (tries === TRIES) throw new Refused('busy')
      }
  })

interface Circumstances {
  readonly by: Fact['by']
  readonly now: Instant
  /** Organisations with a voice, when a round opens in the same commit. */
  readonly voters?: readonly string[]
  /** Not for a dossier whose home changes hands in the same commit already. */
  readonly holdings?: boolean
  /** Everybody, where they were read already: a job that goes through many dossiers reads them once. */
  readonly people?: readonly Doc<'people'>[]
}

/**
 * The changes that a decision on a dossier makes: the dossier with its next due day, its facts, and the messages that
 * follow from them. To be committed together with whatever else the act changes.
 */
export const dossierChanges = async (
  app: App,
  before: Doc<'dossiers'> | { readonly id: string; readonly v: 0 },
  decided: Decided<Dossier>,
  { by, now, voters, holdings = true, people: known }: Circumstances,
): Promise<readonly Change[]> => {
  const subject = `dossiers/${before.id}`
  const { next, facts: ended } = endStaleProposal(decided.next, dayOf(now))
  const facts = [...decided.facts, ...ended]
  const first = 'facts' in before ? before.facts : 0
  const { dueOn: _, ...rest } = next
  const due = dueOn(next, app.settings.rules)
  const doc = { ...rest, ...(due && { dueOn: due }), facts: first + facts.length, at: now, id: before.id }
  const changes: Change[] = [
    before.v === 0
      ? { do: 'add', in: 'dossiers', doc }
      : { do: 'put', in: 'dossiers', doc: { ...doc, v: before.v } },
  ]
  changes.push(
    ...(await concernedChanges(app.store, before.id, 'facts' in before ? before : undefined, next)),
  )
  const people = known ?? (facts.length > 0 ? await all(app.store, 'people', { index: 'id' }) : [])
  facts.forEach((fact, index) => {
    const seq = first + index + 1
    const id = factId(subject, seq)
    changes.push({
      do: 'add',
      in: 'facts',
      doc: { id, subject, seq, kind: fact.kind, on: fact.on, at: now, by, data: fact.data ?? {} },
    })
    for (const { to, show, because } of announce(fact, next, people, by, voters)) {
      const say: Saying = show ? { show, payload: { dossier: before.id } } : { fact: id }
      const about = show ? `${show}|${before.id}` : id
      changes.push(message(app, { to, about, dossier: before.id, say, because }))
    }
  })
  return holdings ? [...changes, ...(await homeChanges(app, before, next, { by, now, people }))] : changes
}

/** The home that the dossier takes or frees, in the same commit; a proposal that an allocation ends, with its dossier. */
const homeChanges = async (
  app: App,
  before: Doc<'dossiers'> | { readonly id: string; readonly v: 0 },
  next: Dossier,
  { by, now, people }: Circumstances,
): Promise<readonly Change[]> => {
  const { changes, displaced } = await holdingChanges(app, { before, next, by, now })
  const other = displaced && (await app.store.get('dossiers', displaced))
  if (!other) return changes
  const ended = endProposal(other, 'allocated-elsewhere', dayOf(now))
  const circumstances = { by, now, holdings: false, ...(people && { people }) }
  return [...changes, ...(await dossierChanges(app, other, ended, circumstances))]
}

/**
 * Commits, with its messages as their readers want them, and lets the rest of the bot know. `unseen`: collections in which
 * nothing changed that a card shows.
 */
export const commit = async (
  app: App,
  given: readonly Change[],
  { unseen = [], ...leaving }: Leaving & { readonly unseen?: readonly CollectionName[] } = {},
): Promise<void> => {
  const changes = await asReadersWant(app, given, leaving)
  await app.store.commit(changes)
  const seen = changes.filter(({ in: collection }) => !unseen.includes(collection))
  app.changed(seen.map(({ in: collection, doc }) => `${collection}/${doc.id}`))
}

/** Loads a dossier, lets `decide` say what becomes of it, and commits. Gives back the dossier as it is now. */
export const changeDossier = async (
  ctx: Ctx,
  id: string,
  decide: (
    dossier: Doc<'dossiers'>,
  ) => Promise<Decided<Dossier> & { readonly also?: readonly Change[]; readonly voters?: readonly string[] }>,
): Promise<void> =>
  handle(ctx.app, `dossiers/${id}`, async () => {
    const dossier = await loadDossier(ctx, id)
    const decided = await decide(dossier)
    const circumstances = {
      by: ctx.person.id,
      now: ctx.now,
      ...(decided.voters && { voters: decided.voters }),
    }
    const changes = await dossierChanges(ctx.app, dossier, decided, circumstances)
    await commit(ctx.app, [...changes, ...(decided.also ?? [])])
  })

/** A dossier by its id; a made-up id is refused like one that does not exist. */
export const loadDossier = async ({ app }: Pick<Ctx, 'app'>, id: string): Promise<Doc<'dossiers'>> => {
  const dossier = await app.store.get('dossiers', id)
  if (!dossier) throw new Refused('not-found')
  return dossier
}
