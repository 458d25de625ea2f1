/** The landlord's card: what its CAL decided. The secretariat may record it for any landlord. */
import { z } from 'zod'
import {
  type CalDecision,
  type CalOutcome,
  allocates,
  calOutcomes,
  cancelAllocation,
  irregularities,
  recordCal,
  tooLate,
} from '../domain/allocation'
import { type Day, daySchema } from '../domain/calendar'
import type { Allocation, Decided, Dossier } from '../domain/dossier'
import { hasRole } from '../domain/people'
import { may, postFor } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { organisationNames } from './facts'
import { noteChanges, readHousehold } from './household'
import { placeChange } from './programme'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'
import { type WindowBar, barOf, landlordsOf } from './window'

export interface AllocationView {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  /** `blocked`: without both labels only the secretariat records. */
  readonly step: 'record' | 'blocked' | 'cancel' | 'read'
  readonly today: Day
  readonly need: Pick<Dossier['profile'], 'size' | 'territory' | 'dalo'>
  readonly bar?: WindowBar
  /** Day of the CAL that the provider announced. */
  readonly plannedOn?: Day
  /** What would make an allocation irregular. */
  readonly irregular: readonly ('labels' | 'adhesion')[]
  /** The secretariat chooses the landlord, and may record without both labels. */
  readonly secretariat: boolean
  readonly landlords: readonly { readonly id: string; readonly name: string }[]
  /** Landlord of the candidature: its id, to be chosen by default, and its name. */
  readonly landlord?: { readonly id: string; readonly name: string }
  readonly allocation?: Omit<Allocation, 'landlord'> & {
    readonly landlord: string
    readonly awaited?: string
    readonly reason?: string
  }
  readonly mayCancel: boolean
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'allocation.show', payload: { dossier } })

const plannedOn = ({ window }: Dossier): Day | undefined =>
  window?.answers.findLast(({ kind }) => kind === 'cal-on' || kind === 'allocated')?.day

const recorded = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  names: ReadonlyMap<string, string>,
): Promise<Pick<AllocationView, 'allocation'>> => {
  const { allocation } = dossier
  if (!allocation) return {}
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const [awaited, reason] = [notes['allocation.awaited'], notes['allocation.reason']]
  return {
    allocation: {
      ...allocation,
      landlord: names.get(allocation.landlord) ?? '',
      ...(awaited && allocation.condition && { awaited }),
      ...(reason && allocation.irregular && { reason }),
    },
  }
}

const stepOf = (ctx: Ctx, dossier: Dossier, wanted: 'cancel' | undefined): AllocationView['step'] => {
  if (may(ctx.person, 'record-allocation', dossier)) {
    const blocked = irregularities(dossier).includes('labels') && !hasRole(ctx.person, 'secretariat')
    return blocked ? 'blocked' : 'record'
  }
  return wanted === 'cancel' && may(ctx.person, 'cancel-allocation', dossier) ? 'cancel' : 'read'
}

/** The landlord of the candidature, and the secretariat: not every landlord that sits in the commission. */
const isConcerned = ({ person }: Ctx, dossier: Dossier): boolean =>
  person.posts.some(
    ({ role, organisation }) =>
      role === 'secretariat' || (role === 'landlord' && organisation === dossier.landlord),
  )

const shown = async (ctx: Ctx, id: string, wanted?: 'cancel'): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(isConcerned(ctx, dossier), 'not-allowed')
  const names = await organisationNames(ctx)
  const step = stepOf(ctx, dossier, wanted)
  const secretariat = hasRole(ctx.person, 'secretariat')
  const { profile, window, landlord } = dossier
  const planned = plannedOn(dossier)
  const data: AllocationView = {
    code: dossier.code,
    dossier: id,
    stage: dossier.stage,
    step,
    today: ctx.today,
    need: { size: profile.size, territory: profile.territory, dalo: profile.dalo },
    ...(window && { bar: barOf(window, ctx.today) }),
    ...(planned && { plannedOn: planned }),
    irregular: irregularities(dossier),
    secretariat,
    landlords: step === 'record' && secretariat ? await landlordsOf(ctx) : [],
    ...(landlord && { landlord: { id: landlord, name: names.get(landlord) ?? '' } }),
    ...(await recorded(ctx, dossier, names)),
    mayCancel: may(ctx.person, 'cancel-allocation', dossier),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return {
    view: viewOf('allocation', data, about, step === 'record' || step === 'cancel', again({ dossier: id })),
  }
}

interface Given {
  readonly dossier: string
  readonly on: Day
  readonly outcome: CalOutcome
  readonly landlord: string | undefined
  readonly awaited: string | undefined
  readonly reason: string | undefined
}

/** The landlord acts for its own organisation; the secretariat names one. */
const landlordOf = async (ctx: Ctx, dossier: Dossier, asked: string | undefined): Promise<string> => {
  const post = postFor(ctx.person, 'record-allocation', dossier)
  holds(post, 'moved-on', { stage: dossier.stage })
  if (post.role === 'landlord') return post.organisation
  holds(asked, 'payload', { field: 'landlord', problem: 'empty' })
  holds(
    (await landlordsOf(ctx)).some(({ id }) => id === asked),
    'not-found',
  )
  return asked
}

/** A decision that stops nothing leaves the stage as it was: the same one, pressed twice, is found among the last facts. */
const isKnown = async (ctx: Ctx, dossier: string, { facts }: Decided<Dossier>): Promise<boolean> => {
  const [fact] = facts
  if (fact?.kind !== 'cal-decided') return false
  const { docs } = await ctx.app.store.find('facts', {
    index: 'subject',
    equals: [`dossiers/${dossier}`],
    descending: true,
    limit: 20,
  })
  return docs.some(
    ({ kind, on, data }) =>
      kind === fact.kind &&
      on === fact.on &&
      data.landlord === fact.data?.landlord &&
      data.outcome === fact.data?.outcome,
  )
}

const record = async (ctx: Ctx, given: Given): Promise<Dossier> => {
  const { dossier: id, on, outcome, awaited, reason } = given
  holds(outcome !== 'condition' || awaited, 'payload', { field: 'awaited', problem: 'empty' })
  await changeDossier(ctx, id, async dossier => {
    const decision: CalDecision = {
      on,
      today: ctx.today,
      landlord: await landlordOf(ctx, dossier, given.landlord),
      outcome,
      secretariat: hasRole(ctx.person, 'secretariat'),
      reasoned: Boolean(reason),
    }
    const decided = recordCal(dossier, decision)
    const allocated = decided.next.stage === 'allocated'
    return {
      next: decided.next,
      facts: (await isKnown(ctx, id, decided)) ? [] : decided.facts,
      also: [
        ...(await noteChanges(ctx.app, id, {
          'allocation.awaited': allocated ? awaited : undefined,
          [allocated ? 'allocation.reason' : `cal.reason.${on}`]: reason,
        })),
        ...(await placeChange(ctx.app, id, decided.next.stage)),
      ],
    }
  })
  return loadDossier(ctx, id)
}

const sayOf = (dossier: Dossier, { outcome, on }: Given): string => {
  if (!allocates(outcome)) return 'cal-noted'
  return dossier.stage === 'allocated' || !tooLate(dossier, on) ? 'allocation-recorded' : 'allocation-late'
}

const text = z.string().trim().max(limits.text, 'too-long').optional()

export const allocationActs = [
  verb({
    verb: 'allocation.show',
    payload: z.object({ dossier: z.string(), step: z.enum(['cancel']).optional() }),
    permission: 'record-allocation',
    run: (ctx, { dossier, step }) => shown(ctx, dossier, step),
  }),

  verb({
    verb: 'allocation.record',
    payload: z.object({
      dossier: z.string(),
      on: daySchema,
      outcome: z.enum(calOutcomes),
      landlord: z.string().optional(),
      awaited: text,
      reason: text,
    }),
    permission: 'record-allocation',
    again,
    run: async (ctx, { landlord, awaited, reason, ...rest }) => {
      const given: Given = { ...rest, landlord, awaited, reason }
      const dossier = await record(ctx, given)
      return { ...(await shown(ctx, given.dossier)), say: { code: sayOf(dossier, given) } }
    },
  }),

  verb({
    verb: 'allocation.cancel',
    payload: z.object({ dossier: z.string(), reason: text }),
    permission: 'cancel-allocation',
    again,
    run: async (ctx, { dossier: id, reason }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'cancel-allocation', dossier), 'moved-on', { stage: dossier.stage })
        holds(reason, 'reason-needed')
        return {
          ...cancelAllocation(dossier, ctx.today),
          also: await noteChanges(ctx.app, id, { 'allocation.cancelled': reason }),
        }
      })
      return shown(ctx, id)
    },
  }),
]
