/** The household's home: entry, lease, the reviews of a *bail glissant*. */
import { z } from 'zod'
import { adheres } from '../domain/adhesion'
import { type Day, daySchema } from '../domain/calendar'
import { conditional } from '../domain/condition'
import type { Dossier } from '../domain/dossier'
import {
  type Lease,
  earliestEntry,
  enterHome,
  leaseKinds,
  reviewLease,
  reviewOutcomes,
  slidingLease,
} from '../domain/lease'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import { changeDossier, loadDossier } from './commit'
import { organisationNames } from './facts'
import { orEmpty } from './inputs'
import { placeChange } from './programme'
import { type StepName, stepsOf } from './steps'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface LeaseView {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  /** `enter` the form of an entry · `blocked` it cannot be recorded yet · `review` the form of a review · `read`. */
  readonly step: 'enter' | 'blocked' | 'review' | 'read'
  /** What an entry that is blocked waits for; absent: the household's adhesion. */
  readonly waits?: 'condition'
  readonly today: Day
  readonly landlord: string
  readonly allocatedOn?: Day
  readonly acceptedOn?: Day
  readonly lease?: Lease
  /** No entry before this day: the allocation, its condition, the measure or the adhesion, whichever is last. */
  readonly from?: Day
  /** This person may correct the day of entry. */
  readonly mayCorrect: boolean
  readonly steps: readonly StepName[]
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'lease.show', payload: { dossier } })

const stepOf = ({ person }: Ctx, dossier: Dossier): LeaseView['step'] => {
  if (may(person, 'enter', dossier)) return adheres(dossier) && !conditional(dossier) ? 'enter' : 'blocked'
  return slidingLease(dossier) && may(person, 'review-lease', dossier) ? 'review' : 'read'
}

const latest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.reduce<Day | undefined>((last, day) => (day && (!last || day > last) ? day : last), undefined)

const related: readonly StepName[] = ['offer', 'notify', 'measure', 'exit']

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-lease', dossier), 'not-allowed')
  const { allocation, lease } = dossier
  holds(allocation, 'not-now')
  const step = stepOf(ctx, dossier)
  const from = latest(earliestEntry(dossier))
  const data: LeaseView = {
    code: dossier.code,
    dossier: id,
    stage: dossier.stage,
    step,
    ...(step === 'blocked' && adheres(dossier) && { waits: 'condition' }),
    today: ctx.today,
    landlord: (await organisationNames(ctx)).get(allocation.landlord) ?? '',
    allocatedOn: allocation.on,
    ...(allocation.offer?.acceptedOn && { acceptedOn: allocation.offer.acceptedOn }),
    ...(lease && { lease }),
    ...(from && { from }),
    mayCorrect: may(ctx.person, 'correct-entry', dossier),
    steps: stepsOf(ctx.person, dossier).filter(name => related.includes(name)),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('lease', data, about, step === 'enter' || step === 'review', again({ dossier: id })) }
}

export const leaseActs = [
  verb({
    verb: 'lease.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'see-lease',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),

  verb({
    verb: 'lease.enter',
    payload: z.object({
      dossier: z.string(),
      on: daySchema,
      kind: z.enum(leaseKinds),
      reviewOn: orEmpty(daySchema),
    }),
    permission: 'enter',
    again,
    run: async (ctx, { dossier: id, on, kind, reviewOn }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'enter', dossier), 'moved-on', { stage: dossier.stage })
        const decided = enterHome(dossier, { on, today: ctx.today, kind, reviewOn })
        return { ...decided, also: await placeChange(ctx.app, id, decided.next.stage) }
      })
      return { ...(await shown(ctx, id)), say: { code: 'entered' } }
    },
  }),

  verb({
    verb: 'lease.review',
    payload: z.object({
      dossier: z.string(),
      on: daySchema,
      outcome: z.enum(reviewOutcomes),
      reviewOn: orEmpty(daySchema),
    }),
    permission: 'review-lease',
    again,
    run: async (ctx, { dossier: id, on, outcome, reviewOn }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'review-lease', dossier), 'moved-on', { stage: dossier.stage })
        return reviewLease(dossier, { on, today: ctx.today, outcome, reviewOn })
      })
      return shown(ctx, id)
    },
  }),
]
