/** The secretariat takes a dossier up again whose measure was interrupted or has ended: for the commission to decide. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { type AnswerKind, type DossierId, answerKinds } from '../domain/dossier'
import { may } from '../domain/permissions'
import { type Stopped, interruptedOn, keepsHome, reexamine, stoppedBy } from '../domain/reactivation'
import { holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { addToAgenda } from './agenda'
import { changeDossier, loadDossier } from './commit'
import { sessionId } from './sessions'
import { type Answer, type Ctx, type Press, type Saying, verb } from './verb'
import { viewOf } from './views'

export interface ReactivationView {
  readonly code: string
  readonly dossier: DossierId
  readonly step: 'choose' | 'done'
  /** Why the measure no longer runs; absent once the dossier has moved on. */
  readonly stopped?: Stopped
  readonly interruptedOn?: Day
  readonly lastDay?: Day
  /** The household keeps its home: no new window then. */
  readonly housed: boolean
  /** How often each answer was given during the window: why no home was found. */
  readonly answers: readonly { readonly kind: AnswerKind; readonly times: number }[]
  /** Sessions to come, the next first. */
  readonly sessions: readonly { readonly session: string; readonly on: Day; readonly time: string }[]
}

/** Sessions on one card. */
const SHOWN = 3

const comingSessions = async ({ app, today }: Ctx): Promise<ReactivationView['sessions']> => {
  const query = { index: 'date', equals: ['planned'], from: today, limit: SHOWN }
  const { docs } = await app.store.find('sessions', query)
  return docs.map(({ id, on, time }) => ({ session: id, on, time }))
}

const answersOf = ({ window }: Doc<'dossiers'>): ReactivationView['answers'] =>
  answerKinds
    .filter(kind => kind !== 'remind-me')
    .map(kind => ({ kind, times: (window?.answers ?? []).filter(answer => answer.kind === kind).length }))
    .filter(({ times }) => times > 0)

const again = ({ dossier }: { dossier: string }): Press => ({
  verb: 'reactivation.show',
  payload: { dossier },
})

const shown = async (ctx: Ctx, id: DossierId, say?: Saying): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  const stopped = stoppedBy(dossier)
  const since = interruptedOn(dossier)
  const data: ReactivationView = {
    code: dossier.code,
    dossier: id,
    step: stopped ? 'choose' : 'done',
    ...(stopped && { stopped }),
    ...(since && dossier.window && { interruptedOn: since, lastDay: dossier.window.lastDay }),
    housed: keepsHome(dossier),
    answers: answersOf(dossier),
    sessions: stopped ? await comingSessions(ctx) : [],
  }
  const about = { collection: 'dossiers', doc: dossier }
  return {
    view: viewOf('reactivation', data, about, stopped !== undefined, again({ dossier: id })),
    ...(say && { say }),
  }
}

export const reactivationActs = [
  verb({
    verb: 'reactivation.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'reactivate',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),

  verb({
    verb: 'reactivation.ask',
    payload: z.object({ dossier: z.string(), session: sessionId.optional() }),
    permission: 'reactivate',
    again,
    run: async (ctx, { dossier: id, session }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'reactivate', dossier), 'moved-on', { stage: dossier.stage })
        return reexamine(dossier, ctx.today)
      })
      // A second commit: between the two the dossier is a candidate like the others.
      if (session) await addToAgenda(ctx, session, [id])
      return shown(ctx, id, { code: session ? 'on-agenda-again' : 'ready-again' })
    },
  }),
]
