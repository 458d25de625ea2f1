/** The end of the support, and the household's way out of the scheme. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import type { AdhesionState, Dossier } from '../domain/dossier'
import { type Exit, endSupport, exitKinds, hasOwnLease, leaveScheme } from '../domain/exit'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import { changeDossier, loadDossier } from './commit'
import { noteChanges, readHousehold } from './household'
import { placeChange } from './programme'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface ExitView {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  /** `exit` the form of an exit · `end` that of the end of the support · `read`. */
  readonly step: 'exit' | 'end' | 'read'
  readonly today: Day
  readonly adhesion: AdhesionState
  readonly enteredOn?: Day
  /** The household has a lease of its own: it may stay with it. */
  readonly ownLease: boolean
  /** The reader may also record that the support ends, the household staying in the scheme's stock. */
  readonly mayEnd: boolean
  readonly exit?: Exit & { readonly reason?: string }
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'exit.show', payload: { dossier } })

const stepOf = ({ person }: Ctx, dossier: Dossier, wanted: 'end' | undefined): ExitView['step'] => {
  if (wanted === 'end' && may(person, 'end-support', dossier)) return 'end'
  return may(person, 'exit', dossier) ? 'exit' : 'read'
}

const shown = async (ctx: Ctx, id: string, wanted?: 'end'): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const { exit, lease } = dossier
  const { notes = {} } = exit ? await readHousehold(ctx, dossier, ['notes']) : {}
  const step = stepOf(ctx, dossier, wanted)
  const reason = notes['exit.reason']
  const data: ExitView = {
    code: dossier.code,
    dossier: id,
    stage: dossier.stage,
    step,
    today: ctx.today,
    adhesion: dossier.adhesion.state,
    ...(lease && { enteredOn: lease.enteredOn }),
    ownLease: hasOwnLease(dossier),
    mayEnd: step === 'exit' && may(ctx.person, 'end-support', dossier),
    ...(exit && { exit: { ...exit, ...(reason && { reason }) } }),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('exit', data, about, step !== 'read', again({ dossier: id })) }
}

export const exitActs = [
  verb({
    verb: 'exit.show',
    payload: z.object({ dossier: z.string(), step: z.enum(['end']).optional() }),
    permission: 'exit',
    run: (ctx, { dossier, step }) => shown(ctx, dossier, step),
  }),

  verb({
    verb: 'exit.record',
    payload: z.object({
      dossier: z.string(),
      kind: z.enum(exitKinds),
      on: daySchema,
      reason: z.string().trim().max(limits.text, 'too-long').optional(),
    }),
    permission: 'exit',
    again,
    run: async (ctx, { dossier: id, kind, on, reason }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'exit', dossier), 'moved-on', { stage: dossier.stage })
        const decided = leaveScheme(dossier, { kind, on, today: ctx.today, reasoned: Boolean(reason) })
        return {
          ...decided,
          also: [
            ...(await noteChanges(ctx.app, id, { 'exit.reason': reason })),
            ...(await placeChange(ctx.app, id, decided.next.stage)),
          ],
        }
      })
      return { ...(await shown(ctx, id)), say: { code: 'exited' } }
    },
  }),

  verb({
    verb: 'exit.end-support',
    payload: z.object({ dossier: z.string(), on: daySchema }),
    permission: 'end-support',
    again,
    run: async (ctx, { dossier: id, on }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'end-support', dossier), 'moved-on', { stage: dossier.stage })
        const decided = endSupport(dossier, { on, today: ctx.today })
        return { ...decided, also: await placeChange(ctx.app, id, decided.next.stage) }
      })
      return shown(ctx, id)
    },
  }),
]
