/** The secretariat plans a session: its date, its place (or a vote in writing), and the dossiers on its agenda. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { DossierId } from '../domain/dossier'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { type Session, hasBegun, planSession, withDossiers } from '../domain/session'
import { sessionMatter } from '../domain/sessionMatters'
import { putOnAgain, putOnAgenda } from '../domain/agenda'
import { type Change, type Doc, all } from '../store/store'
import { type Candidate, agendaShown, chosenDossiers, interruptedCodes, readyDossiers } from './agenda'
import { lacksQuorum, putOnAgendaChanges, withoutQuorum } from './agendaChanges'
import { commit, dossierChanges, handle } from './commit'
import { placeFor, whereabouts } from './place'
import { lastRounds, loadSession, sessionChanges, sessionId } from './sessions'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface SessionView {
  /** This person plans sessions; the others see those to come, and open those to which they are convened. */
  readonly plans: boolean
  /** Id that the session will have: made when the form is shown, so that pressing twice plans once. */
  readonly session: string
  readonly today: Day
  readonly planned: readonly {
    readonly session: string
    readonly on: Day
    readonly time: string
    readonly dossiers: number
    /** Members have been convened: its convocation is open to them. */
    readonly convened: boolean
  }[]
  /** Sessions whose hour has come, neither signed nor cancelled, for whoever signs: those that were held come first. */
  readonly unsigned: readonly { readonly session: string; readonly on: Day; readonly dossiers: number }[]
  readonly ready: readonly Candidate[]
  readonly interrupted: readonly string[]
  /** Sessions whose quorum was not reached, with the codes of their dossiers that wait for another: a second convocation. */
  readonly lacked: readonly {
    readonly session: string
    readonly on: Day
    readonly codes: readonly string[]
  }[]
  /** The session without quorum that this one convenes again, with the codes of its dossiers. */
  readonly second?: {
    readonly session: string
    readonly on: Day
    readonly place: string
    readonly codes: readonly string[]
  }
}

/** Sessions to come that a card lists: a year of monthly ones. */
const LISTED = 12

export const plannedSessions = async (
  { app, today }: Ctx,
  limit: number,
): Promise<readonly Doc<'sessions'>[]> =>
  (await app.store.find('sessions', { index: 'date', equals: ['planned'], from: today, limit })).docs

/** The dossiers that lacked a quorum in a session and still wait for another vote: there, or since its minutes are signed. */
const toConveneAgain = async (ctx: Ctx, first: string): Promise<readonly Doc<'dossiers'>[]> => {
  const rounds = await lastRounds(ctx, first)
  return (await ctx.app.store.getMany('dossiers', await withoutQuorum(ctx, first))).filter(
    ({ id, stage, session, round }) =>
      (stage === 'agenda' && session === first) || (stage === 'ready' && round === rounds.get(id)?.id),
  )
}

/**
 * The sessions whose hour has come, neither signed nor cancelled: first those that were held and whose minutes wait, then
 * the empty ones, which are still to be cancelled; each the oldest first.
 */
const unsignedSessions = async ({ app, today, now }: Ctx): Promise<SessionView['unsigned']> => {
  const rules = app.settings.rules.commission
  const planned = await all(app.store, 'sessions', { index: 'date', equals: ['planned'], to: today })
  const begun = planned.filter(session => hasBegun(session, now))
  const wasHeld = (session: Session): boolean => sessionMatter(session, { today, now, rules }) === 'sign'
  return [...begun.filter(wasHeld), ...begun.filter(session => !wasHeld(session))]
    .slice(0, LISTED)
    .map(({ id, on, agenda }) => ({ session: id, on, dossiers: agenda.length }))
}

const secondOf = async (ctx: Ctx, first: string): Promise<Pick<SessionView, 'second'>> => {
  const [{ on, place }, dossiers] = await Promise.all([loadSession(ctx, first), toConveneAgain(ctx, first)])
  holds(dossiers.length > 0, 'moved-on')
  return { second: { session: first, on, place, codes: dossiers.map(({ code }) => code) } }
}

/** Whose last vote lacked a quorum among the dossiers that are ready, by its session, the first one first. */
const lackedQuorum = async ({ app }: Ctx, ready: readonly Candidate[]): Promise<SessionView['lacked']> => {
  const dossiers = await app.store.getMany(
    'dossiers',
    ready.map(({ dossier }) => dossier),
  )
  const rounds = await app.store.getMany(
    'rounds',
    dossiers.flatMap(({ round }) => round ?? []),
  )
  const lacking = rounds.filter(lacksQuorum)
  const sessions = await app.store.getMany('sessions', [...new Set(lacking.map(({ session }) => session))])
  return sessions
    .map(({ id, on }) => ({
      ...{ session: id, on },
      codes: lacking.filter(({ session }) => session === id).map(({ code }) => code),
    }))
    .sort((one, other) => (one.on < other.on ? -1 : 1))
}

export const sessionShown = async (ctx: Ctx, second?: string): Promise<Answer> => {
  const plans = may(ctx.person, 'plan-session')
  const planned = second ? [] : await plannedSessions(ctx, LISTED)
  const ready = second || !plans ? [] : await readyDossiers(ctx)
  const data: SessionView = {
    plans,
    session: ctx.app.ids.unique(),
    today: ctx.today,
    planned: planned.map(({ id, on, time, agenda, convened }) => ({
      ...{ session: id, on, time, dossiers: agenda.length },
      convened: convened !== undefined,
    })),
    unsigned: second || !plans ? [] : await unsignedSessions(ctx),
    ready,
    lacked: await lackedQuorum(ctx, ready),
    interrupted: second || !plans ? [] : await interruptedCodes(ctx),
    ...(second && plans && (await secondOf(ctx, second))),
  }
  const again = { verb: 'session.show', payload: { ...(second && { second }) } }
  return { view: viewOf('session', data, undefined, plans, again) }
}

/** The dossiers go from the session without quorum to the one that convenes them again, undecided. */
const movedChanges = async (
  ctx: Ctx,
  session: string,
  dossiers: readonly Doc<'dossiers'>[],
): Promise<readonly Change[]> => {
  const changes: Change[] = []
  for (const dossier of dossiers) {
    holds(may(ctx.person, 'set-agenda', dossier), 'moved-on')
    const put = dossier.stage === 'ready' ? putOnAgenda : putOnAgain
    const decided = put(dossier, { session, today: ctx.today })
    changes.push(...(await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now })))
  }
  return changes
}

interface Planning extends Pick<Session, 'on' | 'time' | 'place' | 'mode'> {
  readonly session: string
  readonly dossiers: readonly DossierId[]
  readonly second?: string | undefined
}

const plan = (ctx: Ctx, { session: id, dossiers, second, ...when }: Planning): Promise<void> =>
  handle(ctx.app, `sessions/${id}`, async () => {
    if (await ctx.app.store.get('sessions', id)) return
    const { now, today, person } = ctx
    const planned = planSession({ ...when, by: person.id, now, today, ...(second && { second }) })
    const again = second ? await toConveneAgain(ctx, second) : []
    holds(!second || again.length > 0, 'moved-on')
    const agenda = second ? again.map(dossier => dossier.id) : dossiers
    const { next } = agenda.length > 0 ? withDossiers(planned.next, agenda, today) : planned
    await commit(ctx.app, [
      ...(await sessionChanges(ctx, { id, v: 0 }, { ...planned, next })),
      ...(second
        ? await movedChanges(ctx, id, again)
        : await putOnAgendaChanges(ctx, { ...next, id }, agenda)),
    ])
  })

export const sessionActs = [
  verb({
    verb: 'session.show',
    payload: z.object({ second: sessionId.optional() }),
    permission: 'see-session',
    run: (ctx, { second }) => sessionShown(ctx, second),
  }),

  verb({
    verb: 'session.plan',
    payload: z.object({
      session: sessionId,
      ...whereabouts,
      mode: z.enum(['meeting', 'written']).default('meeting'),
      dossiers: chosenDossiers.optional(),
      /** The session without quorum whose dossiers this one takes. */
      second: sessionId.optional(),
    }),
    permission: 'plan-session',
    again: () => ({ verb: 'session.show', payload: {} }),
    run: async (ctx, { session, on, time, place, mode, dossiers = [], second }) => {
      await plan(ctx, { session, on, time, place: placeFor(mode, place), mode, dossiers, second })
      return agendaShown(ctx, session)
    },
  }),
]
