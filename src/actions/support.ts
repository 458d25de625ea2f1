/** How a running measure changes: renewed, stepped up or down, followed by somebody else; asked of the commission where it decides. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { type Intensity, type Measure, type MeasureChangeKind, measureChangeKinds } from '../domain/dossier'
import {
  LONGEST_RENEWAL,
  type MeasureChange,
  changeMeasure,
  changeReferent,
  decideMeasureChange,
  intensityOf,
  measureEndsOn,
  measureNote,
  stepped,
} from '../domain/measure'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { noteChanges, readHousehold } from './household'
import { peopleOf } from './mandate'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface SupportView {
  readonly code: string
  readonly dossier: string
  readonly step: 'read' | MeasureChangeKind | 'referent' | 'decide'
  readonly today: Day
  readonly inPlaceOn: Day
  /** 0: left open. */
  readonly months: number
  readonly endsOn?: Day
  readonly intensity: Intensity
  /** Carried by the button of a change, so that it counts once. */
  readonly mark: string
  readonly referent?: string
  /** Who of the provider may follow the household, for the form of a new référent. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Changes that this person may make or ask for now. */
  readonly possible: readonly (MeasureChangeKind | 'referent')[]
  /** The change of this form is the commission's to decide. */
  readonly byCommission: boolean
  /** A request that waits for the commission. */
  readonly asked?: {
    readonly kind: MeasureChangeKind
    readonly months?: number
    readonly on: Day
    readonly askedOn: Day
    readonly reason?: string
  }
  readonly mayDecide: boolean
}

type Wanted = SupportView['step']

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'support.show', payload: { dossier } })

/** What the provider can do with its measure now. */
const possibleFor = (ctx: Ctx, { measure, ...dossier }: Doc<'dossiers'>): SupportView['possible'] => {
  if (!measure || !may(ctx.person, 'change-measure', { ...dossier, measure })) return []
  const intensity = intensityOf(measure)
  return [
    ...(measure.months > 0 ? (['renew'] as const) : []),
    ...(['step-up', 'step-down'] as const).filter(kind => stepped(intensity, kind)),
    'referent',
  ]
}

const stepOf = (wanted: Wanted, possible: SupportView['possible'], decides: boolean): Wanted => {
  if (wanted === 'decide' || wanted === 'read') return decides ? wanted : 'read'
  return possible.includes(wanted) ? wanted : 'read'
}

/** Changes with each change of the measure. */
const markOf = ({ months, intensity }: Measure): string =>
  `${intensityOf({ ...(intensity && { intensity }) })}.${months}`

const askedOf = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<Pick<SupportView, 'asked'>> => {
  const { measureAsked: asked } = dossier
  if (!asked) return {}
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const reason = notes[measureNote(asked.askedOn, 'asked')]
  return { asked: { ...asked, ...(reason && { reason }) } }
}

const shown = async (ctx: Ctx, id: string, wanted: Wanted = 'read'): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-measure-changes', dossier), 'not-allowed')
  const { measure, mandate } = dossier
  holds(measure, 'not-in-place')
  const possible = possibleFor(ctx, dossier)
  const mayDecide = dossier.measureAsked !== undefined && may(ctx.person, 'decide-measure', dossier)
  const step = stepOf(wanted, possible, mayDecide)
  const people = mandate ? await peopleOf(ctx, mandate.provider) : []
  const referent = people.find(person => person.id === mandate?.referent)
  const endsOn = measureEndsOn(measure)
  const { measureChanges } = ctx.app.settings.rules
  const data: SupportView = {
    code: dossier.code,
    dossier: id,
    step,
    today: ctx.today,
    inPlaceOn: measure.inPlaceOn,
    months: measure.months,
    ...(endsOn && { endsOn }),
    intensity: intensityOf(measure),
    mark: markOf(measure),
    ...(referent && { referent: referent.name }),
    people:
      step === 'referent'
        ? people.filter(person => person !== referent).map(person => ({ id: person.id, name: person.name }))
        : [],
    possible,
    byCommission: step in measureChanges && measureChanges[step as MeasureChangeKind] === 'commission',
    ...(await askedOf(ctx, dossier)),
    mayDecide,
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('support', data, about, step !== 'read', again({ dossier: id })) }
}

const note = z.string().trim().max(limits.text, 'too-long').optional()

const changeSchema = z.object({
  dossier: z.string(),
  kind: z.enum(measureChangeKinds),
  on: daySchema,
  months: z.coerce
    .number({ error: 'months' })
    .int('months')
    .min(1, 'months')
    .max(LONGEST_RENEWAL, 'months')
    .optional(),
  reason: note,
  /** The measure as the card showed it: the same press twice changes it once. */
  was: z.string().optional(),
})
type Given = z.output<typeof changeSchema>

const changeOf = ({ kind, on, months }: Given): MeasureChange => {
  if (kind !== 'renew') return { kind, on }
  holds(months !== undefined, 'payload', { field: 'months', problem: 'empty' })
  return { kind, on, months }
}

/** The same press again, while nothing else happened since. */
const isAsked = ({ measureAsked: asked }: Doc<'dossiers'>, { kind, on }: Given): boolean =>
  asked?.kind === kind && asked.on === on

const change = (ctx: Ctx, given: Given): Promise<void> =>
  changeDossier(ctx, given.dossier, async dossier => {
    holds(may(ctx.person, 'change-measure', dossier), 'moved-on', { stage: dossier.stage })
    if (isAsked(dossier, given)) return { next: dossier, facts: [] }
    const { measure } = dossier
    holds(!given.was || (measure && given.was === markOf(measure)), 'moved-on', { stage: dossier.stage })
    const { rules } = ctx.app.settings
    const decided = changeMeasure(dossier, changeOf(given), {
      today: ctx.today,
      reasoned: Boolean(given.reason),
      rules,
    })
    const key = measureNote(ctx.today, 'asked')
    return { ...decided, also: await noteChanges(ctx.app, given.dossier, { [key]: given.reason }) }
  })

export const supportActs = [
  verb({
    verb: 'support.show',
    payload: z.object({
      dossier: z.string(),
      step: z.enum([...measureChangeKinds, 'referent', 'decide']).optional(),
    }),
    permission: 'see-measure-changes',
    run: (ctx, { dossier, step }) => shown(ctx, dossier, step),
  }),

  verb({
    verb: 'support.change',
    payload: changeSchema,
    permission: 'change-measure',
    again,
    run: async (ctx, given) => {
      await change(ctx, given)
      return shown(ctx, given.dossier)
    },
  }),

  verb({
    verb: 'support.referent',
    payload: z.object({ dossier: z.string(), referent: z.string() }),
    permission: 'change-measure',
    again,
    run: async (ctx, { dossier: id, referent }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'change-measure', dossier), 'moved-on', { stage: dossier.stage })
        const people = await peopleOf(ctx, dossier.mandate?.provider ?? '')
        const known = people.some(person => person.id === referent)
        holds(known, 'payload', { field: 'referent', problem: 'empty' })
        return changeReferent(dossier, referent, ctx.today)
      })
      return shown(ctx, id)
    },
  }),

  verb({
    verb: 'support.decide',
    payload: z.object({
      dossier: z.string(),
      accept: z.enum(['yes', 'no']),
      on: daySchema,
      reason: note,
    }),
    permission: 'decide-measure',
    again,
    run: async (ctx, { dossier: id, accept, on, reason }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'decide-measure', dossier), 'moved-on', { stage: dossier.stage })
        const { measureAsked: asked } = dossier
        const decided = decideMeasureChange(dossier, {
          accept: accept === 'yes',
          on,
          today: ctx.today,
          reasoned: Boolean(reason),
        })
        const key = measureNote(asked?.askedOn ?? ctx.today, 'refused')
        return { ...decided, also: await noteChanges(ctx.app, id, { [key]: reason }) }
      })
      return shown(ctx, id)
    },
  }),
]
