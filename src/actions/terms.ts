/** Duration and conditions of the support, confirmed or changed by the commission when a home is allocated. */
import { z } from 'zod'
import { LONGEST_MEASURE, decisionNotes } from '../domain/decision'
import type { Day } from '../domain/calendar'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { confirmTerms } from '../domain/terms'
import { changeDossier, loadDossier } from './commit'
import { noteChanges, readHousehold } from './household'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface TermsView {
  readonly code: string
  readonly dossier: string
  /** `confirm` the form · `read` they are confirmed, or it is not the reader's to say. */
  readonly step: 'confirm' | 'read'
  /** Months of the measure as they stand; 0 when the commission left them open. */
  readonly months: number
  readonly inPlaceOn?: Day
  /** Conditions as they stand, in the commission's words. */
  readonly conditions?: string
  readonly confirmed?: { readonly on: Day; readonly changed: boolean }
}

/** Key of the conditions set on the allocation in the notes: they take the place of the decision's, empty when there are none. */
const CONDITIONS = 'terms.conditions'

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'terms.show', payload: { dossier } })

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-terms', dossier), 'not-allowed')
  const { measure, terms, decision } = dossier
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const conditions = notes[CONDITIONS] ?? decisionNotes(notes, decision?.round ?? '').conditions
  const step = may(ctx.person, 'confirm-terms', dossier) && !terms ? 'confirm' : 'read'
  const data: TermsView = {
    code: dossier.code,
    dossier: id,
    step,
    months: measure?.months ?? 0,
    ...(measure && { inPlaceOn: measure.inPlaceOn }),
    ...(conditions && { conditions }),
    ...(terms && { confirmed: { on: terms.on, changed: terms.changed } }),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('terms', data, about, step === 'confirm', again({ dossier: id })) }
}

export const termsActs = [
  verb({
    verb: 'terms.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'see-terms',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),

  verb({
    verb: 'terms.confirm',
    payload: z.object({
      dossier: z.string(),
      months: z.coerce
        .number({ error: 'months' })
        .int('months')
        .min(1, 'months')
        .max(LONGEST_MEASURE, 'months'),
      conditions: z.string().trim().max(limits.text, 'too-long').optional(),
    }),
    permission: 'confirm-terms',
    again,
    run: async (ctx, { dossier: id, months, conditions }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'confirm-terms', dossier), 'moved-on', { stage: dossier.stage })
        const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
        const before = notes[CONDITIONS] ?? decisionNotes(notes, dossier.decision?.round ?? '').conditions
        const changed = conditions !== undefined && conditions !== (before ?? '')
        return {
          ...confirmTerms(dossier, { months, today: ctx.today, conditions: changed }),
          also: await noteChanges(ctx.app, id, { [CONDITIONS]: changed ? conditions || null : undefined }),
        }
      })
      return shown(ctx, id)
    },
  }),
]
