/** SIAO's card: the diagnosis validated or returned, then the orientation. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { type Dossier, type ElsewhereReason, elsewhereReasons } from '../domain/dossier'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { examineDiagnosis, nameEvaluator, orient } from '../domain/siao'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { noteChanges, readHousehold } from './household'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { type View, viewOf } from './views'

export interface SiaoView {
  readonly code: string
  readonly dossier: string
  readonly kind: Dossier['kind']
  readonly profile: Dossier['profile']
  readonly referredOn: Day
  readonly diagnosis?: Dossier['diagnosis']
  readonly orientation?: Dossier['orientation']
  /** The written diagnosis, for who may read it. */
  readonly text?: { readonly author: string; readonly on: Day; readonly text: string }
  /** What this person can do now: the next act, or nothing. */
  readonly step: 'evaluator' | 'diagnosis' | 'orientation' | 'done'
  readonly today: Day
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

const stepOf = (ctx: Ctx, dossier: Dossier): SiaoView['step'] => {
  if (!may(ctx.person, 'examine', dossier)) return 'done'
  if (dossier.kind === 'landlord' && !dossier.evaluator) return 'evaluator'
  return dossier.diagnosis?.outcome === 'validated' ? 'orientation' : 'diagnosis'
}

const evaluators = async (ctx: Ctx): Promise<SiaoView['organisations']> => {
  const { docs } = await ctx.app.store.find('organisations', { index: 'id', limit: 200 })
  return docs
    .filter(({ kind }) => ['social-service', 'provider', 'siao', 'departement'].includes(kind))
    .map(({ id, name }) => ({ id, name }))
}

const siaoView = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<View> => {
  const step = stepOf(ctx, dossier)
  const { diagnosis: text } = step === 'done' ? {} : await readHousehold(ctx, dossier, ['diagnosis'])
  const data: SiaoView = {
    code: dossier.code,
    dossier: dossier.id,
    kind: dossier.kind,
    profile: dossier.profile,
    referredOn: dossier.referredOn,
    ...(dossier.diagnosis && { diagnosis: dossier.diagnosis }),
    ...(dossier.orientation && { orientation: dossier.orientation }),
    ...(text && { text: { author: text.author, on: text.on, text: text.text } }),
    step,
    today: ctx.today,
    organisations: step === 'evaluator' ? await evaluators(ctx) : [],
  }
  return viewOf(
    'siao',
    data,
    { collection: 'dossiers', doc: dossier },
    step !== 'done',
    again({ dossier: dossier.id }),
  )
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'siao.show', payload: { dossier } })

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  return { view: await siaoView(ctx, dossier) }
}

const reason = z.string().trim().max(limits.text, 'too-long').optional()

export const siaoActs = [
  verb({
    verb: 'siao.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'examine',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),

  verb({
    verb: 'siao.diagnosis',
    payload: z.object({
      dossier: z.string(),
      outcome: z.enum(['validated', 'returned']),
      on: daySchema,
      missing: reason,
    }),
    permission: 'examine',
    again,
    run: async (ctx, { dossier: id, outcome, on, missing }) => {
      holds(outcome === 'validated' || missing, 'reason-needed')
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'examine', dossier), 'moved-on')
        return {
          ...examineDiagnosis(dossier, { outcome, on, today: ctx.today }),
          also: await noteChanges(ctx.app, id, { 'siao.missing': missing }),
        }
      })
      return shown(ctx, id)
    },
  }),

  verb({
    verb: 'siao.orientation',
    payload: z.object({
      dossier: z.string(),
      outcome: z.enum(['here', 'adjourned', 'elsewhere']),
      on: daySchema,
      reason: z.enum(elsewhereReasons).or(z.literal('')).optional(),
      precision: reason,
    }),
    permission: 'examine',
    again,
    run: async (ctx, { dossier: id, outcome, on, reason: chosen, precision }) => {
      holds(outcome === 'here' || chosen || precision, 'reason-needed')
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'examine', dossier), 'moved-on')
        const why = chosen ? { reason: chosen satisfies ElsewhereReason } : {}
        return {
          ...orient(dossier, { outcome, on, today: ctx.today, ...why }),
          also: await noteChanges(ctx.app, id, { 'siao.orientation': precision }),
        }
      })
      return shown(ctx, id)
    },
  }),

  verb({
    verb: 'siao.evaluator',
    payload: z.object({ dossier: z.string(), evaluator: z.string() }),
    permission: 'name-evaluator',
    again,
    run: async (ctx, { dossier: id, evaluator }) => {
      holds(await ctx.app.store.get('organisations', evaluator), 'not-found')
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'name-evaluator', dossier), 'moved-on')
        return nameEvaluator(dossier, evaluator, ctx.today)
      })
      return shown(ctx, id)
    },
  }),
]
