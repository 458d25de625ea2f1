/** What an attribution under a suspensive condition waited for: it came, or it did not; the landlord's word, or the secretariat's. */
import { z } from 'zod'
import { daySchema } from '../domain/calendar'
import { calReasons } from '../domain/candidature'
import { failCondition, meetCondition } from '../domain/condition'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { allocationAgain as again, allocationShown as shown } from './allocationView'
import { changeDossier } from './commit'
import { noteChanges } from './household'
import { orEmpty } from './inputs'
import { placeChange } from './programme'
import { verb } from './verb'

export const conditionActs = [
  verb({
    verb: 'condition.meet',
    payload: z.object({ dossier: z.string(), on: daySchema }),
    permission: 'settle-condition',
    again,
    run: async (ctx, { dossier: id, on }) => {
      await changeDossier(ctx, id, dossier => {
        holds(may(ctx.person, 'settle-condition', dossier), 'moved-on', { stage: dossier.stage })
        return Promise.resolve(meetCondition(dossier, { on, today: ctx.today }))
      })
      return { ...(await shown(ctx, id)), say: { code: 'condition-met' } }
    },
  }),

  verb({
    verb: 'condition.fail',
    payload: z.object({
      dossier: z.string(),
      on: daySchema,
      why: orEmpty(z.enum(calReasons['non-attribution'])),
      reason: z.string().trim().max(limits.text, 'too-long').optional(),
    }),
    permission: 'settle-condition',
    again,
    run: async (ctx, { dossier: id, on, why, reason }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'settle-condition', dossier), 'moved-on', { stage: dossier.stage })
        holds(why !== 'other' || reason, 'reason-needed', { why: 'other' })
        const decided = failCondition(dossier, { on, today: ctx.today, because: why })
        return {
          ...decided,
          also: [
            ...(await noteChanges(ctx.app, id, { 'allocation.cancelled': reason })),
            ...(await placeChange(ctx.app, id, decided.next.stage)),
          ],
        }
      })
      return { ...(await shown(ctx, id)), say: { code: 'condition-failed' } }
    },
  }),
]
