/** The changes that put dossiers on the agenda of a session, open their rounds, and take them off again. */
import { deliberate } from '../domain/deliberation'
import type { Dossier, DossierId } from '../domain/dossier'
import type { Decided } from '../domain/facts'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { type Round, dropRound, nextRoundId, openRound } from '../domain/round'
import { type Session, withDossiers, withoutDossier } from '../domain/session'
import { beginRound, putOnAgenda, takeOffAgenda } from '../domain/agenda'
import { type Change, type Doc, all } from '../store/store'
import { dossierChanges } from './commit'
import { lastRounds, loadSession, sessionChanges } from './sessions'
import type { Ctx } from './verb'

type Known = Session & { readonly id: string }

/** Dossiers as they go on an agenda: those that this person may put there. */
const loadReady = async (ctx: Ctx, ids: readonly DossierId[]): Promise<readonly Doc<'dossiers'>[]> => {
  const dossiers = await ctx.app.store.getMany('dossiers', ids)
  holds(dossiers.length === ids.length, 'not-found')
  for (const dossier of dossiers)
    holds(dossier.stage === 'ready' && may(ctx.person, 'set-agenda', dossier), 'moved-on', {
      stage: dossier.stage,
    })
  return dossiers
}

/** Whether a vote was closed without quorum, and not decided all the same. */
export const lacksQuorum = (round: Round): boolean =>
  round.state === 'closed' && !round.decided && deliberate(round).outcome === 'no-quorum'

/** Dossiers that a session examined and had no quorum for; what had left its agenda before was not examined. */
export const withoutQuorum = async (ctx: Ctx, id: string): Promise<readonly DossierId[]> => {
  const [{ agenda }, rounds] = await Promise.all([loadSession(ctx, id), lastRounds(ctx, id)])
  return agenda.filter(dossier => {
    const round = rounds.get(dossier)
    return round !== undefined && lacksQuorum(round)
  })
}

/** The changes that open the round of each dossier in a session: the voices, weights and rules of this day. */
export const openRounds = async (
  ctx: Ctx,
  session: Known,
  given: readonly (readonly [Doc<'dossiers'>, Decided<Dossier>])[],
): Promise<readonly Change[]> => {
  const { app, today } = ctx
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  const rules = app.settings.rules.commission
  const { id: held, mode, proxies } = session
  const again = session.second === undefined ? [] : await withoutQuorum(ctx, session.second)
  const changes: Change[] = []
  for (const [dossier, { next, facts }] of given) {
    const second = again.includes(dossier.id)
    const round = openRound(
      { ...next, id: dossier.id },
      { session: { id: held, mode, proxies, second }, on: today, rules, organisations },
    )
    const id = nextRoundId(dossier)
    const begun = beginRound(next, { round: id, today })
    changes.push(
      { do: 'add', in: 'rounds', doc: { ...round, id } },
      ...(await dossierChanges(
        app,
        dossier,
        { next: begun.next, facts: [...facts, ...begun.facts] },
        { by: ctx.person.id, now: ctx.now, voters: Object.keys(round.voters) },
      )),
    )
  }
  return changes
}

/**
 * The changes that put dossiers on the agenda of a session: everything or nothing of it. Once the members are convened,
 * their rounds open at once.
 */
export const putOnAgendaChanges = async (
  ctx: Ctx,
  session: Known,
  ids: readonly DossierId[],
): Promise<readonly Change[]> => {
  const put = (await loadReady(ctx, ids)).map(
    dossier => [dossier, putOnAgenda(dossier, { session: session.id, today: ctx.today })] as const,
  )
  if (session.convened) return openRounds(ctx, session, put)
  const changes: Change[] = []
  for (const [dossier, decided] of put)
    changes.push(...(await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now })))
  return changes
}

/** The changes of a dossier that goes on to the agenda of another session, after what has just been decided of it. */
export const adjournedTo = async (
  ctx: Ctx,
  session: Doc<'sessions'>,
  dossier: Doc<'dossiers'>,
  decided: Decided<Dossier>,
): Promise<readonly Change[]> => {
  const put = putOnAgenda(decided.next, { session: session.id, today: ctx.today })
  const both = { next: put.next, facts: [...decided.facts, ...put.facts] }
  return [
    ...(await sessionChanges(ctx, session, withDossiers(session, [dossier.id], ctx.today))),
    ...(session.convened
      ? await openRounds(ctx, session, [[dossier, both]])
      : await dossierChanges(ctx.app, dossier, both, { by: ctx.person.id, now: ctx.now })),
  ]
}

/** What closes the round of a dossier that leaves its agenda undecided, when it is still open. */
export const droppedRound = async (
  { app, person, now }: Ctx,
  { round: id }: Pick<Dossier, 'round'>,
): Promise<readonly Change[]> => {
  const round = id === undefined ? undefined : await app.store.get('rounds', id)
  return round?.state === 'open'
    ? [{ do: 'put', in: 'rounds', doc: { ...round, ...dropRound(round, person.id, now) } }]
    : []
}

/** What a dossier leaves behind that goes for good while it is on an agenda: its round closes, its line is gone. */
export const leftAgenda = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<readonly Change[]> => {
  const { stage, session: id } = dossier
  if (stage !== 'agenda' || id === undefined) return []
  const session = await ctx.app.store.get('sessions', id)
  return [
    ...(await droppedRound(ctx, dossier)),
    ...(session
      ? [{ do: 'put', in: 'sessions', doc: { ...session, ...withoutDossier(session, dossier.id) } } as const]
      : []),
  ]
}

/** The changes that take dossiers off the agenda of a session: their rounds close, they wait for another session. */
export const takeOffChanges = async (
  ctx: Ctx,
  session: string,
  dossiers: readonly Doc<'dossiers'>[],
): Promise<readonly Change[]> => {
  const changes: Change[] = []
  for (const dossier of dossiers) {
    holds(may(ctx.person, 'set-agenda', dossier) && dossier.session === session, 'moved-on')
    changes.push(
      ...(await droppedRound(ctx, dossier)),
      ...(await dossierChanges(ctx.app, dossier, takeOffAgenda(dossier, ctx.today), {
        by: ctx.person.id,
        now: ctx.now,
      })),
    )
  }
  return changes
}
