/** The yearly renewal of the housing request: the day of the last one, and when it lapses. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { lapsesOn, renewRequest } from '../domain/requestNumber'
import { changeDossier, loadDossier } from './commit'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface RequestView {
  readonly code: string
  readonly dossier: string
  readonly today: Day
  readonly renewedOn?: Day
  /** First day on which the request is no longer valid. */
  readonly lapsesOn?: Day
  readonly mayRenew: boolean
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'request.show', payload: { dossier } })

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  const mayRenew = may(ctx.person, 'renew-request', dossier)
  holds(mayRenew, 'not-allowed')
  const { request } = dossier
  const data: RequestView = {
    code: dossier.code,
    dossier: id,
    today: ctx.today,
    ...(request && {
      renewedOn: request.renewedOn,
      lapsesOn: lapsesOn(request, ctx.app.settings.rules),
    }),
    mayRenew,
  }
  return {
    view: viewOf('request', data, { collection: 'dossiers', doc: dossier }, mayRenew, again({ dossier: id })),
  }
}

export const requestNumberActs = [
  verb({
    verb: 'request.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'renew-request',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),

  verb({
    verb: 'request.renew',
    payload: z.object({ dossier: z.string(), on: daySchema }),
    permission: 'renew-request',
    again,
    run: async (ctx, { dossier: id, on }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'renew-request', dossier), 'moved-on', { stage: dossier.stage })
        return renewRequest(dossier, { on, today: ctx.today })
      })
      return shown(ctx, id)
    },
  }),
]
