/** The provider's card of a measure: put in place, adhesion of the household, what comes next. */
import { z } from 'zod'
import { recordAdhesion } from '../domain/adhesion'
import { type Day, daySchema } from '../domain/calendar'
import { type Adhesion, type AdhesionState, type Measure, adhesionStates } from '../domain/dossier'
import { putInPlace } from '../domain/mandate'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { daysLeft } from '../domain/window'
import type { Stage } from '../domain/workflow'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { organisationNames } from './facts'
import { noteChanges, readHousehold } from './household'
import { type StepName, stepsOf } from './steps'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface MeasureView {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  /** `place` the form to put in place · `adhesion` the form of an adhesion · `none` only to read. */
  readonly step: 'place' | 'adhesion' | 'none'
  readonly today: Day
  readonly provider: string
  readonly referent?: string
  readonly months?: number
  readonly measure?: Measure
  readonly adhesion: Adhesion
  readonly presence?: string
  /** Months of the window that a measure in place opens. */
  readonly windowMonths: number
  /** This person may record the adhesion. */
  readonly mayRecord: boolean
  /** This person may correct the day on which it was in place. */
  readonly mayCorrect: boolean
  readonly window?: { readonly lastDay: Day; readonly left: number; readonly state: string }
  readonly allocation?: { readonly on: Day; readonly landlord: string }
  /** Other cards of the dossier that this person may open now. */
  readonly steps: readonly StepName[]
}

type Wanted = 'place' | 'adhesion'

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'measure.show', payload: { dossier } })

/** Who was there is told of one adhesion: another that is given later has its own. */
const presenceNote = (on: Day): string => `adhesion.presence.${on}`

/** Notes of before have one for all. */
const presenceOf = (notes: Readonly<Record<string, string>>, { state, on }: Adhesion): string | undefined =>
  state === 'given' && on ? (notes[presenceNote(on)] ?? notes['adhesion.presence']) : undefined

const stepOf = (ctx: Ctx, dossier: Doc<'dossiers'>, wanted: Wanted): MeasureView['step'] => {
  if (wanted === 'adhesion') return may(ctx.person, 'record-adhesion', dossier) ? 'adhesion' : 'none'
  return may(ctx.person, 'put-in-place', dossier) ? 'place' : 'none'
}

const related: readonly StepName[] = [
  'window',
  'allocation',
  'offer',
  'enter',
  'review',
  'passeport',
  'series',
  'exit',
]

export const measureShown = async (ctx: Ctx, id: string, wanted: Wanted = 'place'): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const { mandate, window, allocation, decision } = dossier
  const names = await organisationNames(ctx)
  const referent = mandate?.referent ? await ctx.app.store.get('people', mandate.referent) : undefined
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const step = stepOf(ctx, dossier, wanted)
  const months = dossier.measure?.months ?? decision?.months
  // Who was there may be the household itself: for who may know who it is.
  const presence = may(ctx.person, 'see-identity', dossier) ? presenceOf(notes, dossier.adhesion) : undefined
  const data: MeasureView = {
    code: dossier.code,
    dossier: id,
    stage: dossier.stage,
    step,
    today: ctx.today,
    provider: names.get(mandate?.provider ?? '') ?? '',
    ...(referent && { referent: referent.name }),
    ...(months !== undefined && { months }),
    ...(dossier.measure && { measure: dossier.measure }),
    adhesion: dossier.adhesion,
    windowMonths: ctx.app.settings.rules.windowMonths,
    ...(presence && { presence }),
    mayRecord: may(ctx.person, 'record-adhesion', dossier),
    mayCorrect: dossier.measure !== undefined && may(ctx.person, 'correct-start', dossier),
    ...(window && {
      window: { lastDay: window.lastDay, left: daysLeft(window, ctx.today), state: window.state },
    }),
    ...(allocation && { allocation: { on: allocation.on, landlord: names.get(allocation.landlord) ?? '' } }),
    steps: stepsOf(ctx.person, dossier).filter(name => related.includes(name)),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('measure', data, about, step !== 'none', again({ dossier: id })) }
}

const recordAdhesionOf = (
  ctx: Ctx,
  id: string,
  { state, on, presence }: { state: AdhesionState; on: Day; presence: string | undefined },
): Promise<void> =>
  changeDossier(ctx, id, async dossier => {
    holds(may(ctx.person, 'record-adhesion', dossier), 'moved-on', { stage: dossier.stage })
    return {
      ...recordAdhesion(dossier, { state, on, today: ctx.today }),
      also: await noteChanges(ctx.app, id, { [presenceNote(on)]: presence }),
    }
  })

export const measureActs = [
  verb({
    verb: 'measure.show',
    payload: z.object({ dossier: z.string(), step: z.enum(['place', 'adhesion']).optional() }),
    permission: 'record-adhesion',
    run: (ctx, { dossier, step }) => measureShown(ctx, dossier, step),
  }),

  verb({
    verb: 'measure.put-in-place',
    payload: z.object({ dossier: z.string(), on: daySchema }),
    permission: 'put-in-place',
    again,
    run: async (ctx, { dossier: id, on }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'put-in-place', dossier), 'moved-on', { stage: dossier.stage })
        return putInPlace(dossier, { on, today: ctx.today }, ctx.app.settings.rules)
      })
      return measureShown(ctx, id)
    },
  }),

  verb({
    verb: 'adhesion.record',
    payload: z.object({
      dossier: z.string(),
      state: z.enum(adhesionStates),
      on: daySchema,
      presence: z.string().trim().max(limits.line, 'too-long').optional(),
    }),
    permission: 'record-adhesion',
    again,
    run: async (ctx, { dossier, state, on, presence }) => {
      await recordAdhesionOf(ctx, dossier, { state, on, presence })
      return measureShown(ctx, dossier)
    },
  }),
]
