/** A referral is withdrawn, by who made it or the secretariat; a dossier that was closed is taken up again. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { Dossier, DossierId } from '../domain/dossier'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import {
  type ReconsiderReason,
  type WithdrawalReason,
  reconsider,
  reconsiderReasons,
  withdraw,
  withdrawalReasons,
} from '../domain/withdrawal'
import type { Stage } from '../domain/workflow'
import { leftAgenda } from './agendaChanges'
import { changeDossier, loadDossier } from './commit'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface WithdrawalView {
  readonly code: string
  readonly dossier: DossierId
  readonly stage: Stage
  /** `withdraw` and `reconsider` ask for the reason; `read`: nothing to do now. */
  readonly step: 'withdraw' | 'reconsider' | 'read'
  readonly reasons: readonly (WithdrawalReason | ReconsiderReason)[]
  /** Day of the session whose agenda it would leave. */
  readonly session?: Day
  /** Where it would go when taken up again. */
  readonly to?: Stage
}

const again = ({ dossier }: { dossier: string }): Press => ({
  verb: 'withdrawal.show',
  payload: { dossier },
})

const stepOf = ({ person }: Ctx, dossier: Dossier): WithdrawalView['step'] => {
  if (may(person, 'withdraw', dossier)) return 'withdraw'
  return may(person, 'reconsider', dossier) ? 'reconsider' : 'read'
}

const reasonsOf = {
  withdraw: withdrawalReasons,
  reconsider: reconsiderReasons,
  read: [],
} satisfies Record<WithdrawalView['step'], WithdrawalView['reasons']>

const shown = async (ctx: Ctx, id: DossierId): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  const step = stepOf(ctx, dossier)
  const session =
    dossier.session === undefined ? undefined : await ctx.app.store.get('sessions', dossier.session)
  const data: WithdrawalView = {
    code: dossier.code,
    dossier: id,
    stage: dossier.stage,
    step,
    reasons: reasonsOf[step],
    ...(step === 'withdraw' && session && { session: session.on }),
    ...(step === 'reconsider' && { to: dossier.stage === 'refused' ? 'ready' : 'siao' }),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('withdrawal', data, about, step !== 'read', again({ dossier: id })) }
}

const named = z.object({ dossier: z.string() })

export const withdrawalActs = [
  verb({
    verb: 'withdrawal.show',
    payload: named,
    permission: 'see-dossier',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),

  verb({
    verb: 'withdrawal.record',
    payload: named.extend({ reason: z.enum(withdrawalReasons) }),
    permission: 'withdraw',
    again,
    run: async (ctx, { dossier: id, reason }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'withdraw', dossier), 'moved-on', { stage: dossier.stage })
        return { ...withdraw(dossier, reason, ctx.today), also: await leftAgenda(ctx, dossier) }
      })
      return shown(ctx, id)
    },
  }),

  verb({
    verb: 'withdrawal.reconsider',
    payload: named.extend({ reason: z.enum(reconsiderReasons) }),
    permission: 'reconsider',
    again,
    run: async (ctx, { dossier: id, reason }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'reconsider', dossier), 'moved-on', { stage: dossier.stage })
        return reconsider(dossier, reason, ctx.today)
      })
      return shown(ctx, id)
    },
  }),
]
