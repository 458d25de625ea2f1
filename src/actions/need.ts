/** The home that the commission looks for, as a landlord sees it: closed lists, and nothing of the household. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { type Need, needOf } from '../domain/need'
import { may } from '../domain/permissions'
import { loadDossier } from './commit'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface NeedView {
  readonly dossier: string
  /** Day of the decision, and what is looked for; absent once it is no longer. */
  readonly sought?: { readonly on: Day; readonly need: Need }
}

const needShown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  const { decision } = dossier
  const open = may(ctx.person, 'see-need', dossier) && decision !== undefined
  const data: NeedView = {
    dossier: id,
    ...(open && { sought: { on: decision.on, need: needOf(dossier) } }),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('need', data, about, false, { verb: 'need.show', payload: { dossier: id } }) }
}

export const needActs = [
  verb({
    verb: 'need.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'see-need',
    run: (ctx, { dossier }) => needShown(ctx, dossier),
  }),
]
