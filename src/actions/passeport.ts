/** The passeport: one card to fill on a phone in under a minute. */
import { z } from 'zod'
import { quarterOf } from '../domain/calendar'
import { sendPasseport } from '../domain/passeport'
import { may } from '../domain/permissions'
import { Refused, holds } from '../domain/refused'
import { measured } from '../domain/workflow'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import {
  type Filled,
  asStored,
  compared,
  filledIn,
  filledSchema,
  isSent,
  kept,
  viewed,
} from './passeportForm'
import { type Opened, readPasseports } from './passeports'
import { dossierNamed, findDossier } from './series'
import { type Answer, type Ctx, type Press, verb } from './verb'

const again = ({ dossier, code }: z.output<typeof dossierNamed>): Press => ({
  verb: 'passeport.show',
  payload: dossier ? { dossier } : { code: code ?? '' },
})

const shown = async (ctx: Ctx, dossier: Doc<'dossiers'>, step: 'form' | 'sent'): Promise<Answer> => {
  // Somebody with a narrower view (a landlord too) fills it without seeing the last ones.
  const readable = may(ctx.person, 'see-health', dossier)
  const [last, before] = readable
    ? await readPasseports(ctx, dossier.id, { most: step === 'sent' ? 2 : 1 })
    : []
  const { name: quarter } = quarterOf(ctx.today)
  const press = again({ dossier: dossier.id })
  return viewed(ctx, dossier, { step, number: dossier.passeports + 1, quarter, last, before, press })
}

/** The provider's own passeport card. Others of its organisation may fill it too: a change of référent keeps the thread. */
const formShown = (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<Answer> => {
  if (may(ctx.person, 'send-passeport', dossier)) return shown(ctx, dossier, 'form')
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  holds(measured.includes(dossier.stage), 'not-in-place')
  throw new Refused('not-allowed')
}

const unchanged = (last: Opened | undefined): Filled => {
  if (!last) throw new Refused('not-now')
  const { engagement, scale, opened } = last
  return { engagement, levels: { ...scale, ...opened.health }, objective: opened.objective }
}

const sendSchema = filledSchema.extend({
  /** Unchanged since last time: levels, engagement and objective are those of the last one. */
  same: z.literal('yes').optional(),
})

const send = async (ctx: Ctx, given: z.output<typeof sendSchema>): Promise<Answer> => {
  await changeDossier(ctx, given.dossier, async dossier => {
    holds(may(ctx.person, 'send-passeport', dossier), 'moved-on', { stage: dossier.stage })
    if (await isSent(ctx, given)) return { next: dossier, facts: [] }
    const [last] = given.same ? await readPasseports(ctx, given.dossier, { most: 1 }) : []
    const number = dossier.passeports + 1
    const { passeport, changes } = await kept(
      ctx,
      given,
      given.same ? unchanged(last) : filledIn(ctx, given),
      { place: { number, on: ctx.today, quarter: quarterOf(ctx.today).name } },
    )
    const before = (await asStored(ctx, given.dossier)).find(each => each.number === number - 1)
    return { ...sendPasseport(dossier, ctx.today, compared(ctx, before, passeport)), also: changes }
  })
  return shown(ctx, await loadDossier(ctx, given.dossier), 'sent')
}

export const passeportActs = [
  verb({
    verb: 'passeport.show',
    payload: dossierNamed,
    permission: 'send-passeport',
    run: async (ctx, named) => formShown(ctx, await findDossier(ctx, named)),
  }),
  verb({
    verb: 'passeport.send',
    payload: sendSchema,
    permission: 'send-passeport',
    again: ({ dossier }) => again({ dossier }),
    run: send,
  }),
]
