/** The secretariat plans a session: its date, its place, and the dossiers on its agenda. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { limits } from '../domain/referral'
import { planSession, withDossiers } from '../domain/session'
import { type Candidate, agendaShown, chosenDossiers, interruptedCodes, readyDossiers } from './agenda'
import { putOnAgendaChanges } from './agendaChanges'
import { commit, handle } from './commit'
import { sessionChanges, sessionId } from './sessions'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface SessionView {
  /** Id that the session will have: made when the form is shown, so that pressing twice plans once. */
  readonly session: string
  readonly today: Day
  readonly planned: readonly {
    readonly session: string
    readonly on: Day
    readonly time: string
    readonly dossiers: number
  }[]
  readonly ready: readonly Candidate[]
  readonly interrupted: readonly string[]
}

/** Sessions to come that a card lists. */
const LISTED = 5

const sessionShown = async (ctx: Ctx): Promise<Answer> => {
  const { docs } = await ctx.app.store.find('sessions', {
    index: 'date',
    equals: ['planned'],
    from: ctx.today,
    limit: LISTED,
  })
  const data: SessionView = {
    session: ctx.app.ids.unique(),
    today: ctx.today,
    planned: docs.map(({ id, on, time, agenda }) => ({ session: id, on, time, dossiers: agenda.length })),
    ready: await readyDossiers(ctx),
    interrupted: await interruptedCodes(ctx),
  }
  return { view: viewOf('session', data, undefined, true, { verb: 'session.show', payload: {} }) }
}

export const sessionActs = [
  verb({
    verb: 'session.show',
    payload: z.object({}),
    permission: 'plan-session',
    run: ctx => sessionShown(ctx),
  }),

  verb({
    verb: 'session.plan',
    payload: z.object({
      session: sessionId,
      on: daySchema,
      time: z
        .string()
        .trim()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time'),
      place: z.string().trim().min(1, 'empty').max(limits.line, 'too-long'),
      dossiers: chosenDossiers.optional(),
    }),
    permission: 'plan-session',
    again: () => ({ verb: 'session.show', payload: {} }),
    run: async (ctx, { session: id, on, time, place, dossiers = [] }) => {
      await handle(ctx.app, `sessions/${id}`, async () => {
        if (await ctx.app.store.get('sessions', id)) return
        const planned = planSession({ on, time, place, by: ctx.person.id, now: ctx.now, today: ctx.today })
        const { next } = dossiers.length > 0 ? withDossiers(planned.next, dossiers, ctx.today) : planned
        await commit(ctx.app, [
          ...(await sessionChanges(ctx, { id, v: 0 }, { ...planned, next })),
          ...(await putOnAgendaChanges(ctx, { ...next, id }, dossiers)),
        ])
      })
      return agendaShown(ctx, id)
    },
  }),
]
