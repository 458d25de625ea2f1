/** The offer of the home allocated: the day it was notified, the household's answer, and when silence is a refusal. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import type { Dossier } from '../domain/dossier'
import {
  acceptAfterAll,
  answerDueOn,
  answerOffer,
  daysToAnswer,
  lapsedAllocation,
  notifyOffer,
} from '../domain/offer'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import { changeDossier, loadDossier } from './commit'
import { organisationNames } from './facts'
import { noteChanges, readHousehold } from './household'
import { placeChange } from './programme'
import { type StepName, stepsOf } from './steps'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface OfferView {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  /** `notify` when was it notified · `answer` what did the household say · `after-all` an acceptance after silence · `read`. */
  readonly step: 'notify' | 'answer' | 'after-all' | 'read'
  readonly today: Day
  readonly landlord: string
  readonly allocatedOn?: Day
  readonly awaited?: string
  readonly dalo: boolean
  /** Days that the household has, from the notification on. */
  readonly answerDays: number
  /** Last day to answer an offer that would be notified today. */
  readonly wouldBeDueOn: Day
  readonly offer?: {
    readonly notifiedOn: Day
    readonly dueOn: Day
    readonly left: number
    readonly warned?: boolean
    readonly acceptedOn?: Day
  }
  /** The reader may correct the day of notification. */
  readonly mayNotify: boolean
  /** Other cards of the dossier that this person may open now. */
  readonly steps: readonly StepName[]
}

type Wanted = 'notify' | undefined

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'offer.show', payload: { dossier } })

const stepOf = ({ person }: Ctx, dossier: Dossier, wanted: Wanted): OfferView['step'] => {
  if (may(person, 'accept-after-all', dossier)) return 'after-all'
  const offer = dossier.allocation?.offer
  const notifies = may(person, 'notify-offer', dossier) && !offer?.acceptedOn
  if (notifies && (!offer || wanted)) return 'notify'
  return offer && !offer.acceptedOn && may(person, 'answer-offer', dossier) ? 'answer' : 'read'
}

const related: readonly StepName[] = ['enter', 'allocated', 'measure']

const shown = async (ctx: Ctx, id: string, wanted?: Wanted): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-offer', dossier), 'not-allowed')
  const allocation = dossier.allocation ?? lapsedAllocation(dossier)
  holds(allocation, 'not-now')
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const awaited = allocation.condition && !allocation.metOn ? notes['allocation.awaited'] : undefined
  const { offer } = allocation
  const { rules } = ctx.app.settings
  const step = stepOf(ctx, dossier, wanted)
  const data: OfferView = {
    code: dossier.code,
    dossier: id,
    stage: dossier.stage,
    step,
    today: ctx.today,
    landlord: (await organisationNames(ctx)).get(allocation.landlord) ?? '',
    allocatedOn: allocation.on,
    ...(awaited && { awaited }),
    dalo: dossier.profile.dalo,
    answerDays: rules.offer.answerDays,
    wouldBeDueOn: answerDueOn(ctx.today, rules),
    ...(offer && {
      offer: {
        notifiedOn: offer.notifiedOn,
        dueOn: offer.dueOn,
        left: daysToAnswer(offer, ctx.today),
        ...(offer.warned !== undefined && { warned: offer.warned }),
        ...(offer.acceptedOn && { acceptedOn: offer.acceptedOn }),
      },
    }),
    mayNotify: step === 'answer' && may(ctx.person, 'notify-offer', dossier),
    steps: stepsOf(ctx.person, dossier).filter(name => related.includes(name)),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('offer', data, about, step !== 'read', again({ dossier: id })) }
}

/** After a refusal the landlord is no longer concerned: it reads how its candidature ended. */
const shownAfter = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  return may(ctx.person, 'see-offer', dossier) && (dossier.allocation ?? lapsedAllocation(dossier))
    ? shown(ctx, id)
    : {}
}

const yesNo = z
  .enum(['yes', 'no'])
  .transform(answer => answer === 'yes')
  .optional()

export const offerActs = [
  verb({
    verb: 'offer.show',
    payload: z.object({ dossier: z.string(), step: z.enum(['notify']).optional() }),
    permission: 'see-offer',
    run: (ctx, { dossier, step }) => shown(ctx, dossier, step),
  }),

  verb({
    verb: 'offer.notify',
    payload: z.object({ dossier: z.string(), on: daySchema, warned: yesNo }),
    permission: 'notify-offer',
    again,
    run: async (ctx, { dossier: id, on, warned }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'notify-offer', dossier), 'moved-on', { stage: dossier.stage })
        return notifyOffer(dossier, { on, today: ctx.today, warned }, ctx.app.settings.rules)
      })
      return shown(ctx, id)
    },
  }),

  verb({
    verb: 'offer.answer',
    payload: z.object({ dossier: z.string(), answer: z.enum(['accepted', 'refused']), on: daySchema }),
    permission: 'answer-offer',
    again,
    run: async (ctx, { dossier: id, answer, on }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'answer-offer', dossier), 'moved-on', { stage: dossier.stage })
        const decided = answerOffer(dossier, { answer, on, today: ctx.today })
        return { ...decided, also: await placeChange(ctx.app, id, decided.next.stage) }
      })
      return { ...(await shownAfter(ctx, id)), say: { code: `offer-${answer}` } }
    },
  }),

  verb({
    verb: 'offer.accept-after-all',
    payload: z.object({
      dossier: z.string(),
      on: daySchema,
      reason: z.string().trim().max(limits.text, 'too-long').optional(),
    }),
    permission: 'accept-after-all',
    again,
    run: async (ctx, { dossier: id, on, reason }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'accept-after-all', dossier), 'moved-on', { stage: dossier.stage })
        const decided = acceptAfterAll(dossier, { on, today: ctx.today, reasoned: Boolean(reason) })
        return {
          ...decided,
          also: [
            ...(await noteChanges(ctx.app, id, { 'allocation.reason': reason })),
            ...(await placeChange(ctx.app, id, decided.next.stage)),
          ],
        }
      })
      return shown(ctx, id)
    },
  }),
]
