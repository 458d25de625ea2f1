/** What a CAL decided, recorded by its landlord, or by the secretariat for any landlord. */
import { z } from 'zod'
import {
  type CalDecision,
  aheadAnswered,
  allocates,
  cancelAllocation,
  recordCal,
  tooLate,
} from '../domain/allocation'
import { type Day, daySchema } from '../domain/calendar'
import { type CalOutcome, type CalReason, calOutcomes, everyCalReason, ranks } from '../domain/candidature'
import type { Dossier } from '../domain/dossier'
import type { OrganisationId } from '../domain/people'
import { may, postFor } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Change, Doc } from '../store/store'
import { leftAgenda } from './agendaChanges'
import {
  allocationAgain as again,
  allocationForms,
  allocationShown as shown,
  isSecretariat,
} from './allocationView'
import { changeDossier, loadDossier } from './commit'
import { loadDwelling } from './holdings'
import { noteChanges } from './household'
import { orEmpty } from './inputs'
import { placeChange } from './programme'
import { type Ctx, verb } from './verb'
import { landlordsOf } from './window'

interface About {
  readonly dossier: string
  readonly on: Day
  readonly landlord: string | undefined
  readonly candidature: number | undefined
  readonly dwelling: string | undefined
  readonly reason: string | undefined
}

interface Given extends About {
  readonly outcome: CalOutcome
  readonly rank: number | undefined
  readonly why: CalReason | undefined
  readonly awaited: string | undefined
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

/** A home of the landlord's own; another's is not found. */
const homeOf = async (
  ctx: Ctx,
  landlord: string,
  dwelling: string | undefined,
): Promise<string | undefined> => {
  if (!dwelling || dwelling === 'untold') return undefined
  const home = await loadDwelling(ctx.app, dwelling)
  holds(home.landlord === landlord, 'not-found', { what: 'dwelling' })
  return dwelling
}

const recording = async (ctx: Ctx, dossier: Dossier, given: About) => {
  const landlord = await landlordOf(ctx, dossier, given.landlord)
  return {
    on: given.on,
    today: ctx.today,
    landlord,
    number: given.candidature,
    dwelling: await homeOf(ctx, landlord, given.dwelling),
    secretariat: isSecretariat(ctx),
    reasoned: Boolean(given.reason),
  }
}

/** A dossier whose interruption is annulled leaves the agenda on which the commission had taken it up again. */
const annulled = async (ctx: Ctx, before: Doc<'dossiers'>, { stage }: Dossier): Promise<readonly Change[]> =>
  stage === 'allocated' ? leftAgenda(ctx, before) : []

/** Why a CAL decided as it did, or why it is recorded all the same, by the candidature that it is about. */
const reasonNote = (landlord: OrganisationId, on: Day): string => `cal.reason.${landlord}.${on}`

const record = async (ctx: Ctx, given: Given): Promise<Dossier> => {
  const { dossier: id, on, outcome, awaited, reason, rank } = given
  holds(outcome !== 'condition' || awaited, 'payload', { field: 'awaited', problem: 'empty' })
  // Cards of before the list of reasons was there send a text alone.
  const why = given.why ?? (reason && 'other')
  holds(why !== 'other' || reason, 'reason-needed', { why: 'other' })
  await changeDossier(ctx, id, async dossier => {
    const about = await recording(ctx, dossier, given)
    const decision: CalDecision = { ...about, outcome, rank, why: why || undefined }
    const decided = recordCal(dossier, decision)
    const allocated = decided.next.stage === 'allocated'
    return {
      ...decided,
      also: [
        ...(await noteChanges(ctx.app, id, {
          'allocation.awaited': allocated ? awaited : undefined,
          [allocated ? 'allocation.reason' : reasonNote(about.landlord, on)]: reason,
        })),
        ...(await placeChange(ctx.app, id, decided.next.stage)),
        ...(await annulled(ctx, dossier, decided.next)),
      ],
    }
  })
  return loadDossier(ctx, id)
}

type Ahead = About & { readonly answer: 'refused' | 'accepted' }

const recordAhead = (ctx: Ctx, given: Ahead): Promise<void> =>
  changeDossier(ctx, given.dossier, async dossier => {
    const about = await recording(ctx, dossier, given)
    const decided = aheadAnswered(dossier, { ...about, answer: given.answer })
    return {
      ...decided,
      also: [
        ...(await noteChanges(ctx.app, given.dossier, { 'allocation.reason': given.reason })),
        ...(await placeChange(ctx.app, given.dossier, decided.next.stage)),
        ...(await annulled(ctx, dossier, decided.next)),
      ],
    }
  })

const sayOf = (dossier: Dossier, outcome: CalOutcome, on: Day): string => {
  if (!allocates(outcome)) return 'cal-noted'
  return dossier.stage === 'allocated' || !tooLate(dossier, on) ? 'allocation-recorded' : 'allocation-late'
}

const text = z.string().trim().max(limits.text, 'too-long').optional()

/** What the recording of a CAL is about; a number that a button carries, or a choice of the card. */
const about = {
  dossier: z.string(),
  on: daySchema,
  landlord: orEmpty(z.string()),
  candidature: orEmpty(z.coerce.number({ error: 'not-a-number' }).int().min(1).max(1000)),
  dwelling: orEmpty(z.string()),
  reason: text,
}

export const allocationActs = [
  verb({
    verb: 'allocation.show',
    payload: z.object({ dossier: z.string(), step: z.enum(allocationForms).optional() }),
    permission: 'record-allocation',
    run: (ctx, { dossier, step }) => shown(ctx, dossier, step),
  }),

  verb({
    verb: 'allocation.record',
    payload: z.object({
      ...about,
      outcome: z.enum(calOutcomes),
      rank: orEmpty(
        z.coerce.number({ error: 'rank' }).int('rank').min(ranks.from, 'rank').max(ranks.to, 'rank'),
      ),
      why: orEmpty(z.enum(everyCalReason)),
      awaited: text,
    }),
    permission: 'record-allocation',
    again,
    run: async (ctx, { landlord, candidature, dwelling, rank, why, awaited, reason, ...rest }) => {
      const given: Given = { ...rest, landlord, candidature, dwelling, rank, why, awaited, reason }
      const dossier = await record(ctx, given)
      return { ...(await shown(ctx, given.dossier)), say: { code: sayOf(dossier, given.outcome, given.on) } }
    },
  }),

  /** Those ahead of a household at rank 2 or below have answered. */
  verb({
    verb: 'allocation.ahead',
    payload: z.object({ ...about, answer: z.enum(['refused', 'accepted']) }),
    permission: 'record-allocation',
    again,
    run: async (ctx, { landlord, candidature, dwelling, reason, ...rest }) => {
      await recordAhead(ctx, { ...rest, landlord, candidature, dwelling, reason })
      const dossier = await loadDossier(ctx, rest.dossier)
      const outcome = rest.answer === 'refused' ? 'rank-1' : 'rank-2'
      return { ...(await shown(ctx, rest.dossier)), say: { code: sayOf(dossier, outcome, rest.on) } }
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
