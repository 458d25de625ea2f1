/** The secretariat moves a session, or cancels it: who has its date or its convocation is told of the change only. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import {
  type Session,
  cancelReasons,
  cancelSession,
  holdsPlanned,
  moveSession,
  withoutDossier,
} from '../domain/session'
import type { Doc } from '../store/store'
import { agendaShown } from './agenda'
import { takeOffChanges } from './agendaChanges'
import { placeFor, whereabouts } from './place'
import { changeSession, loadSession, roundsOf, sessionId } from './sessions'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface SessionMoveView {
  readonly session: string
  readonly step: 'move' | 'cancel'
  readonly today: Day
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly mode: Session['mode']
  /** Members were convened: they are told of the change. */
  readonly convened: boolean
  /** Members have its date, and are told of the change too. */
  readonly dated: boolean
  /** Those that wait for its decision still. */
  readonly dossiers: number
}

const again = ({ session }: { session: string }): Press => ({ verb: 'agenda.show', payload: { session } })

/** Dossiers of a session that wait for its decision. */
const undecidedOf = async (
  { app }: Ctx,
  { id, agenda }: Doc<'sessions'>,
): Promise<readonly Doc<'dossiers'>[]> =>
  (await app.store.getMany('dossiers', agenda)).filter(
    ({ stage, session }) => stage === 'agenda' && session === id,
  )

const moveShown = async (ctx: Ctx, id: string, step: SessionMoveView['step']): Promise<Answer> => {
  const session = await loadSession(ctx, id)
  holdsPlanned(session)
  const { on, time, place, mode } = session
  const data: SessionMoveView = {
    ...{ session: id, step, today: ctx.today, on, time, place, mode },
    convened: session.convened !== undefined,
    dated: session.dateTold !== undefined,
    dossiers: (await undecidedOf(ctx, session)).length,
  }
  return { view: viewOf('session-move', data, { collection: 'sessions', doc: session }, true, again(data)) }
}

/** Cancelled: what was not decided leaves its agenda and waits for another session. The same again changes nothing. */
const cancel = (ctx: Ctx, id: string, reason: (typeof cancelReasons)[number]): Promise<void> =>
  changeSession(ctx, id, async session => {
    if (session.state === 'cancelled') return { next: session, facts: [] }
    const undecided = await undecidedOf(ctx, session)
    const { next, facts } = cancelSession(session, reason, ctx.today)
    return {
      next: undecided.reduce<Session>((left, dossier) => withoutDossier(left, dossier.id), next),
      facts,
      also: () => takeOffChanges(ctx, id, undecided),
    }
  })

export const sessionMoveActs = [
  verb({
    verb: 'session.move.show',
    payload: z.object({ session: sessionId, step: z.enum(['move', 'cancel']).default('move') }),
    permission: 'plan-session',
    again,
    run: (ctx, { session, step }) => moveShown(ctx, session, step),
  }),

  verb({
    verb: 'session.move',
    payload: z.object({ session: sessionId, ...whereabouts }),
    permission: 'plan-session',
    again,
    run: async (ctx, { session: id, on, time, place: given }) => {
      const { now, today } = ctx
      await changeSession(ctx, id, async session => {
        const place = placeFor(session.mode, given)
        const decided = (await roundsOf(ctx, id)).some(round => round.decided !== undefined)
        return moveSession(session, { on, time, place, now, today, decided })
      })
      return agendaShown(ctx, id)
    },
  }),

  verb({
    verb: 'session.cancel',
    payload: z.object({ session: sessionId, reason: z.enum(cancelReasons) }),
    permission: 'plan-session',
    again,
    run: async (ctx, { session, reason }) => {
      await cancel(ctx, session, reason)
      return agendaShown(ctx, session)
    },
  }),
]
