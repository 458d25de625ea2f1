/** The dossier's card: what a person's role, relation and the stage allow, and its history. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { daysBetween } from '../domain/calendar'
import type { Dossier } from '../domain/dossier'
import { candidaturesFor, factsFor, seesHomesOf } from '../domain/history'
import { may } from '../domain/permissions'
import { Refused, holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import { type Doc, all } from '../store/store'
import { type CandidatureView, candidatureView } from './candidatureView'
import { loadDossier } from './commit'
import { type FactView, dossierFacts, factViews, organisationNames } from './facts'
import { type Parts, readHousehold } from './household'
import { type Told, toldOf } from './tasks'
import { type StepName, roundsOnAgenda, stepsOf } from './steps'
import { type Ctx, verb } from './verb'
import { type View, viewOf } from './views'

/** Parts that are opened one by one, each reading journalled. */
export const openable = ['identity', 'diagnosis', 'health'] as const
export type Openable = (typeof openable)[number]

export interface DossierView {
  readonly code: string
  readonly dossier: string
  readonly kind: Dossier['kind']
  readonly stage: Stage
  readonly profile: Dossier['profile']
  readonly referredOn: Day
  readonly referrer: string
  readonly maybeKnown: boolean
  readonly labels?: Dossier['labels']
  readonly session?: Day
  readonly decision?: {
    readonly outcome: string
    readonly on: Day
    readonly against: boolean
    readonly months?: number
  }
  /** Who tells the household of that decision. */
  readonly told?: Told
  readonly provider?: string
  readonly referent?: string
  readonly adhesion?: Dossier['adhesion']
  readonly window?: { readonly lastDay: Day; readonly daysLeft: number; readonly state: string }
  readonly allocation?: { readonly on: Day; readonly landlord: string; readonly irregular: boolean }
  /** Requests before CALs that are open: a landlord's own only. */
  readonly candidatures?: readonly CandidatureView[]
  /** Parts that this person may open, not open yet. */
  readonly closed: readonly Openable[]
  readonly opened?: { readonly [P in Openable]?: Parts[P] }
  readonly steps: readonly StepName[]
  readonly history: readonly FactView[]
  /** Older facts that the card leaves out. */
  readonly older: number
}

/** Facts on the card at first, and when the whole history is asked for (a card holds 25 KB). */
const FEW = 5
const MANY = 40

/** A dossier by its code, `M-2026-014`, whatever the case. */
export const byCode = async (ctx: Ctx, code: string): Promise<Doc<'dossiers'>> => {
  const { docs } = await ctx.app.store.find('dossiers', {
    index: 'code',
    equals: [code.toUpperCase()],
    limit: 1,
  })
  if (!docs[0]) throw new Refused('not-found')
  return docs[0]
}

const mayOpen = (ctx: Ctx, dossier: Dossier, part: Openable): boolean =>
  may(ctx.person, `see-${part}`, dossier) && (part !== 'health' || ctx.app.settings.health)

const windowView = ({ window }: Dossier, today: Day): Pick<DossierView, 'window'> =>
  window
    ? {
        window: {
          lastDay: window.lastDay,
          daysLeft: daysBetween(today, window.lastDay),
          state: window.state,
        },
      }
    : {}

/** What came of the commission and after, with names; for those who are concerned by it. */
const afterwards = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<Partial<DossierView>> => {
  const { decision, mandate, allocation, session } = dossier
  const names = await organisationNames(ctx)
  const referent = mandate?.referent ? await ctx.app.store.get('people', mandate.referent) : undefined
  const told = decision && (await toldOf(ctx.app, decision.round))
  const meeting = session ? await ctx.app.store.get('sessions', session) : undefined
  return {
    ...(meeting && { session: meeting.on }),
    ...(decision && { decision }),
    ...(told && { told }),
    ...(mandate && mandate.state !== 'declined' && { provider: names.get(mandate.provider) ?? '' }),
    ...(referent && { referent: referent.name }),
    ...(dossier.measure || mandate?.state === 'accepted' ? { adhesion: dossier.adhesion } : {}),
    ...windowView(dossier, ctx.today),
    candidatures: candidaturesFor(ctx.person, dossier)
      .filter(({ state }) => state !== 'attributed')
      .map(each => candidatureView(each, names)),
    ...(allocation &&
      seesHomesOf(ctx.person, allocation.landlord) && {
        allocation: {
          on: allocation.on,
          landlord: names.get(allocation.landlord) ?? '',
          irregular: allocation.irregular,
        },
      }),
  }
}

const historyOf = async (ctx: Ctx, dossier: Doc<'dossiers'>, most: number) => {
  const facts = await all(ctx.app.store, 'facts', { index: 'subject', equals: [`dossiers/${dossier.id}`] })
  const readable = factsFor(ctx.person, dossier, dossierFacts(facts))
  const shown = readable.slice(-most).reverse()
  return { history: await factViews(ctx, shown), older: readable.length - shown.length }
}

export interface Showing {
  readonly open?: readonly Openable[]
  readonly whole?: boolean
}

/** The card of a dossier for one person; refused, as if it did not exist, to those who may not see it. */
export const dossierView = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  { open = [], whole = false }: Showing = {},
): Promise<View> => {
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  const opened = await readHousehold(ctx, dossier, open)
  const referrer = (await organisationNames(ctx)).get(dossier.referrerOrganisation) ?? ''
  const data: DossierView = {
    code: dossier.code,
    dossier: dossier.id,
    kind: dossier.kind,
    stage: dossier.stage,
    profile: dossier.profile,
    referredOn: dossier.referredOn,
    referrer,
    maybeKnown: dossier.maybeKnown.length > 0 && may(ctx.person, 'compare-duplicates', dossier),
    ...(dossier.stage !== 'siao' && { labels: dossier.labels }),
    ...(await afterwards(ctx, dossier)),
    closed: openable.filter(part => mayOpen(ctx, dossier, part) && !(part in opened)),
    ...(Object.keys(opened).length > 0 && { opened }),
    steps: stepsOf(ctx.person, dossier, (await roundsOnAgenda(ctx, [dossier])).get(dossier.round)),
    ...(await historyOf(ctx, dossier, whole ? MANY : FEW)),
  }
  return viewOf('dossier', data, { collection: 'dossiers', doc: dossier }, false, {
    verb: 'dossier.show',
    payload: { dossier: dossier.id },
  })
}

const named = z.object({ dossier: z.string().optional(), code: z.string().max(20).optional() })

const find = (ctx: Ctx, { dossier, code }: z.infer<typeof named>): Promise<Doc<'dossiers'>> =>
  dossier ? loadDossier(ctx, dossier) : byCode(ctx, code ?? '')

export const dossierActs = [
  verb({
    verb: 'dossier.show',
    payload: named,
    permission: 'see-dossier',
    run: async (ctx, which) => ({ view: await dossierView(ctx, await find(ctx, which)) }),
  }),
  verb({
    verb: 'dossier.history',
    payload: named,
    permission: 'see-dossier',
    run: async (ctx, which) => ({ view: await dossierView(ctx, await find(ctx, which), { whole: true }) }),
  }),
  verb({
    verb: 'dossier.open',
    payload: named.extend({ part: z.enum(openable) }),
    permission: 'see-dossier',
    run: async (ctx, { part, ...which }) => {
      const dossier = await find(ctx, which)
      holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
      holds(mayOpen(ctx, dossier, part), 'not-allowed')
      return { view: await dossierView(ctx, dossier, { open: [part] }) }
    },
  }),
]
