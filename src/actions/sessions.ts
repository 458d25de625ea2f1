/** Load, decide, commit: what every act on a session goes through. */
import { z } from 'zod'
import { announceSession } from '../domain/announceSession'
import type { Instant } from '../domain/calendar'
import { type DossierId } from '../domain/dossier'
import type { PersonId } from '../domain/people'
import { holds } from '../domain/refused'
import type { Round } from '../domain/round'
import type { Session, SessionDecided } from '../domain/session'
import { type Change, type Doc, all } from '../store/store'
import type { Saying } from '../store/documents'
import { commit, factId, handle, message } from './commit'
import type { App } from './app'
import type { Ctx } from './verb'

/** Made by the bot, or carried by a button. */
export const sessionId = z.string().regex(/^[\w.-]{1,64}$/)

export const loadSession = async ({ app }: Pick<Ctx, 'app'>, id: string): Promise<Doc<'sessions'>> => {
  const session = await app.store.get('sessions', id)
  holds(session, 'not-found', { what: 'session' })
  return session
}

/** The next session to come, for somebody who names none; refused with `no-session`. */
export const nextSession = async ({ app, today }: Pick<Ctx, 'app' | 'today'>): Promise<Doc<'sessions'>> => {
  const { docs } = await app.store.find('sessions', {
    index: 'date',
    equals: ['planned'],
    from: today,
    limit: 1,
  })
  holds(docs[0], 'no-session')
  return docs[0]
}

const messagesFor = (
  app: App,
  session: string,
  fact: string,
  told: ReturnType<typeof announceSession>,
): readonly Change[] =>
  told.map(({ to, show, replaces, news }) => {
    const payload = { session, ...(news && { news: 1 }) }
    const say: Saying = show ? { show, payload } : { fact }
    const name = replaces ?? show
    return message(app, { to, about: name ? `${name}|${session}` : fact, say })
  })

interface Acting {
  readonly by: PersonId | 'time'
  readonly now: Instant
  /** Without the messages that follow: whoever acts tells of several sessions in one. */
  readonly quietly?: boolean
}

/**
 * The changes that a decision on a session makes: the session, its facts, and the messages that follow from them. None
 * when nothing happened. To be committed together with whatever else the act changes.
 */
export const sessionChangesBy = async (
  app: App,
  { by, now, quietly = false }: Acting,
  before: Doc<'sessions'> | { readonly id: string; readonly v: 0 },
  { next, facts }: SessionDecided,
): Promise<readonly Change[]> => {
  const subject = `sessions/${before.id}`
  const first = 'facts' in before ? before.facts : 0
  const doc: Session & { id: string } = { ...next, facts: first + facts.length, id: before.id }
  const people = facts.length > 0 ? await all(app.store, 'people', { index: 'id' }) : []
  return [
    before.v === 0
      ? { do: 'add', in: 'sessions', doc }
      : { do: 'put', in: 'sessions', doc: { ...doc, v: before.v } },
    ...facts.flatMap(({ kind, on, data = {} }, index): Change[] => {
      const seq = first + index + 1
      const id = factId(subject, seq)
      const told = quietly ? [] : announceSession(kind, next, people, by, data)
      return [
        { do: 'add', in: 'facts', doc: { id, subject, seq, kind, on, at: now, by, data } },
        ...messagesFor(app, before.id, id, told),
      ]
    }),
  ]
}

/** The same, by the person who acts. */
export const sessionChanges = (
  { app, person, now }: Ctx,
  before: Parameters<typeof sessionChangesBy>[2],
  decided: SessionDecided,
): Promise<readonly Change[]> => sessionChangesBy(app, { by: person.id, now }, before, decided)

/** What else an act on a session changes. */
interface Also {
  readonly also?: () => Promise<readonly Change[]>
}

/**
 * Loads a session, lets `decide` say what becomes of it, and commits it with what `also` makes, in turn with every other
 * act on it. `also` is asked last, so that its messages follow those of the session: people are convened, then asked to
 * vote. Nothing is written when nothing happened.
 */
export const changeSession = (
  ctx: Ctx,
  id: string,
  decide: (session: Doc<'sessions'>) => Promise<SessionDecided & Also> | SessionDecided,
): Promise<void> =>
  handle(ctx.app, `sessions/${id}`, async () => {
    const session = await loadSession(ctx, id)
    const decided: SessionDecided & Also = await decide(session)
    const own = await sessionChanges(ctx, session, decided)
    const also = (await decided.also?.()) ?? []
    if (decided.facts.length > 0 || also.length > 0) await commit(ctx.app, [...own, ...also])
  })

/** Every round of a session, those that ended without a decision too. */
export const roundsOf = ({ app }: Pick<Ctx, 'app'>, session: string): Promise<readonly Doc<'rounds'>[]> =>
  all(app.store, 'rounds', { index: 'session', equals: [session] })

/** The last round of each dossier in this session, by dossier. */
export const lastRounds = async (
  ctx: Pick<Ctx, 'app'>,
  session: string,
): Promise<ReadonlyMap<DossierId, Doc<'rounds'>>> => lastOf(await roundsOf(ctx, session))

/** The last of each dossier. */
export const lastOf = (rounds: readonly Doc<'rounds'>[]): ReadonlyMap<DossierId, Doc<'rounds'>> => {
  const last = new Map<DossierId, Doc<'rounds'>>()
  for (const round of rounds) {
    const known: Round | undefined = last.get(round.dossier)
    if (!known || known.number < round.number) last.set(round.dossier, round)
  }
  return last
}
