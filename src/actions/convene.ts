/** The convocation leaves: every member is told, and the vote on each dossier of the agenda opens. Once. */
import { z } from 'zod'
import { type ShortNotice, convene, isShortNotice, shortNotices } from '../domain/session'
import { openRounds } from './agendaChanges'
import { agendaShown } from './agenda'
import { missingIn } from './completeness'
import { changeSession, loadSession, sessionId } from './sessions'
import { type Ctx, verb } from './verb'

/** Whether the secretariat is to look twice: it is late, or a dossier lacks something. */
const asksTwice = async (ctx: Ctx, id: string): Promise<boolean> => {
  const session = await loadSession(ctx, id)
  if (session.convened || session.state !== 'planned') return false
  if (isShortNotice(session, ctx.today, ctx.app.settings.rules.commission)) return true
  const dossiers = await ctx.app.store.getMany('dossiers', session.agenda)
  return [...(await missingIn(ctx, dossiers)).values()].some(missing => missing.length > 0)
}

const conveneAll = (ctx: Ctx, id: string, notice: ShortNotice | undefined): Promise<void> =>
  changeSession(ctx, id, async session => {
    const { today, now, app } = ctx
    const rules = app.settings.rules.commission
    const decided = convene(session, { today, now, rules, ...(notice && { notice }) })
    if (decided.facts.length === 0) return decided
    const dossiers = await app.store.getMany('dossiers', session.agenda)
    const unopened = dossiers
      .filter(dossier => dossier.stage === 'agenda' && dossier.session === id)
      .map(dossier => [dossier, { next: dossier, facts: [] }] as const)
    return { ...decided, also: () => openRounds(ctx, { ...decided.next, id }, unopened) }
  })

export const conveneActs = [
  verb({
    verb: 'session.convene',
    payload: z.object({
      session: sessionId,
      notice: z.enum(shortNotices).optional(),
      /** What is missing, and how late it is, has been seen. */
      confirm: z.literal('yes').optional(),
    }),
    permission: 'plan-session',
    again: ({ session }) => ({ verb: 'agenda.show', payload: { session } }),
    run: async (ctx, { session, notice, confirm }) => {
      if (!confirm && (await asksTwice(ctx, session))) return agendaShown(ctx, session, 'convene')
      await conveneAll(ctx, session, notice)
      return agendaShown(ctx, session)
    },
  }),
]
