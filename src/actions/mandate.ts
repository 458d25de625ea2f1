/** The provider's mandate card, and the secretariat's choice of another provider after a decline. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { decisionNotes } from '../domain/decision'
import type { Dossier, Funder } from '../domain/dossier'
import { acceptMandate, askProvider, declineMandate, declineNote } from '../domain/mandate'
import type { Person } from '../domain/people'
import { may } from '../domain/permissions'
import type { Ranked } from '../domain/providerChoice'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { type Doc, all } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { organisationNames } from './facts'
import { noteChanges, readHousehold } from './household'
import { rankedProviders } from './providerChoice'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { type View, viewOf } from './views'

export interface MandateView {
  readonly code: string
  readonly dossier: string
  /** `answer` accept or decline · `decline` the form of a decline · then what became of it. */
  readonly step: 'answer' | 'decline' | 'accepted' | 'declined'
  readonly provider: string
  readonly askedOn?: Day
  readonly profile?: Dossier['profile']
  readonly months?: number
  readonly funding?: Funder
  readonly conditions?: string
  readonly objectives?: string
  /** People of the provider, to name the référent among; the reader is `me`. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly me: string
  readonly referent?: string
}

export interface ChooseProviderView {
  readonly code: string
  readonly dossier: string
  readonly step: 'choose' | 'asked'
  readonly profile: Dossier['profile']
  readonly ranked: readonly Ranked[]
  readonly declined: readonly { readonly name: string; readonly reason: string }[]
  readonly asked?: { readonly provider: string; readonly on: Day }
}

type WantedStep = 'answer' | 'decline'

const mandateAgain = ({ dossier }: { dossier: string }): Press => ({
  verb: 'mandate.show',
  payload: { dossier },
})

export const peopleOf = async (ctx: Ctx, organisation: string): Promise<readonly Doc<'people'>[]> =>
  (await all(ctx.app.store, 'people', { index: 'id' })).filter(({ posts }) =>
    posts.some(post => post.role === 'provider' && post.organisation === organisation),
  )

const isOf = (person: Pick<Person, 'posts'>, organisations: readonly string[]): boolean =>
  person.posts.some(({ role, organisation }) => role === 'provider' && organisations.includes(organisation))

/** Who declined sees no more of the dossier than that they did. */
const declinedView = (ctx: Ctx, dossier: Doc<'dossiers'>, provider: string): View =>
  viewOf(
    'mandate',
    { code: dossier.code, dossier: dossier.id, step: 'declined', provider, people: [], me: ctx.person.id },
    { collection: 'dossiers', doc: dossier },
    false,
  )

const mandateView = async (ctx: Ctx, dossier: Doc<'dossiers'>, wanted: WantedStep): Promise<View> => {
  const { mandate, decision, profile } = dossier
  const asked = may(ctx.person, 'answer-mandate', dossier)
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const { conditions, objectives } = decisionNotes(notes, decision?.round ?? '')
  const people = mandate ? await peopleOf(ctx, mandate.provider) : []
  const referent = people.find(({ id }) => id === mandate?.referent)
  const data: MandateView = {
    code: dossier.code,
    dossier: dossier.id,
    step: asked ? wanted : 'accepted',
    provider: (await organisationNames(ctx)).get(mandate?.provider ?? '') ?? '',
    profile,
    ...(mandate && { askedOn: mandate.askedOn }),
    ...(decision?.months !== undefined && { months: decision.months }),
    ...(decision?.funding && { funding: decision.funding }),
    ...(conditions && { conditions }),
    ...(objectives && { objectives }),
    people: asked && wanted === 'answer' ? people.map(({ id, name }) => ({ id, name })) : [],
    me: ctx.person.id,
    ...(referent && { referent: referent.name }),
  }
  return viewOf(
    'mandate',
    data,
    { collection: 'dossiers', doc: dossier },
    asked,
    mandateAgain({ dossier: dossier.id }),
  )
}

const mandateShown = async (ctx: Ctx, id: string, wanted: WantedStep = 'answer'): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  const declined = dossier.mandate?.declined ?? []
  if (!may(ctx.person, 'see-dossier', dossier) && isOf(ctx.person, declined)) {
    const names = await organisationNames(ctx)
    const mine = declined.find(organisation => isOf(ctx.person, [organisation])) ?? ''
    return { view: declinedView(ctx, dossier, names.get(mine) ?? '') }
  }
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  return { view: await mandateView(ctx, dossier, wanted) }
}

const chooseAgain = ({ dossier }: { dossier: string }): Press => ({
  verb: 'provider.choose',
  payload: { dossier },
})

const chooseShown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const names = await organisationNames(ctx)
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const choosing = may(ctx.person, 'ask-provider', dossier)
  const { mandate } = dossier
  const data: ChooseProviderView = {
    code: dossier.code,
    dossier: id,
    step: choosing ? 'choose' : 'asked',
    profile: dossier.profile,
    ranked: choosing ? await rankedProviders(ctx, dossier) : [],
    declined: (mandate?.declined ?? []).map(provider => ({
      name: names.get(provider) ?? '',
      reason: notes[declineNote(provider)] ?? '',
    })),
    ...(!choosing &&
      mandate && { asked: { provider: names.get(mandate.provider) ?? '', on: mandate.askedOn } }),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('choose-provider', data, about, choosing, chooseAgain({ dossier: id })) }
}

const ask = (ctx: Ctx, id: string, provider: string, reason: string | undefined): Promise<void> =>
  changeDossier(ctx, id, async dossier => {
    holds(may(ctx.person, 'ask-provider', dossier), 'moved-on', { stage: dossier.stage })
    const ranked = (await rankedProviders(ctx, dossier)).map(({ organisation }) => organisation)
    return {
      ...askProvider(dossier, { provider, ranked, reasoned: Boolean(reason), today: ctx.today }),
      also: await noteChanges(ctx.app, id, { [`provider.${provider}`]: reason }),
    }
  })

const reason = z.string().trim().max(limits.text, 'too-long').optional()

export const mandateActs = [
  verb({
    verb: 'mandate.show',
    payload: z.object({ dossier: z.string(), step: z.enum(['answer', 'decline']).optional() }),
    permission: 'answer-mandate',
    run: (ctx, { dossier, step }) => mandateShown(ctx, dossier, step),
  }),

  verb({
    verb: 'mandate.accept',
    payload: z.object({ dossier: z.string(), referent: z.string() }),
    permission: 'answer-mandate',
    again: mandateAgain,
    run: async (ctx, { dossier: id, referent }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'answer-mandate', dossier), 'moved-on', { stage: dossier.stage })
        const people = await peopleOf(ctx, dossier.mandate?.provider ?? '')
        holds(
          people.some(person => person.id === referent),
          'payload',
          { field: 'referent', problem: 'empty' },
        )
        return acceptMandate(dossier, referent, ctx.today)
      })
      return mandateShown(ctx, id)
    },
  }),

  verb({
    verb: 'mandate.decline',
    payload: z.object({ dossier: z.string(), reason }),
    permission: 'answer-mandate',
    again: mandateAgain,
    run: async (ctx, { dossier: id, reason: why }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'answer-mandate', dossier), 'moved-on', { stage: dossier.stage })
        holds(why, 'reason-needed')
        return {
          ...declineMandate(dossier, ctx.today),
          also: await noteChanges(ctx.app, id, { [declineNote(dossier.mandate?.provider ?? '')]: why }),
        }
      })
      return mandateShown(ctx, id)
    },
  }),

  verb({
    verb: 'provider.choose',
    payload: z.object({ dossier: z.string() }),
    permission: 'ask-provider',
    run: (ctx, { dossier }) => chooseShown(ctx, dossier),
  }),

  verb({
    verb: 'provider.ask',
    payload: z.object({ dossier: z.string(), provider: z.string(), reason }),
    permission: 'ask-provider',
    again: chooseAgain,
    run: async (ctx, { dossier, provider, reason: why }) => {
      await ask(ctx, dossier, provider, why)
      return chooseShown(ctx, dossier)
    },
  }),
]
