/** What the card of a CAL's decision shows: the decision to record, the allocation, or how one's own candidature ended. */
import { irregularities } from '../domain/allocation'
import type { Day } from '../domain/calendar'
import { calOutcomes, landlordsConcerned, lastClosed, openCandidatures } from '../domain/candidature'
import type { Allocation, Dossier } from '../domain/dossier'
import { seesHomesOf } from '../domain/history'
import { type OrganisationId, hasRole } from '../domain/people'
import { may } from '../domain/permissions'
import { proposedBy } from '../domain/proposal'
import { holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import type { Doc } from '../store/store'
import { type CandidatureView, candidatureView } from './candidatureView'
import { loadDossier } from './commit'
import { type DwellingData, dwellingData } from './dwellingData'
import { organisationNames } from './facts'
import { readHousehold } from './household'
import type { Answer, Ctx, Press } from './verb'
import { type View, viewOf } from './views'
import { type WindowBar, barOf, landlordsOf } from './window'

/** Forms of the card: a decision each, what those ahead answered, an allocation cancelled, its condition met or not. */
export const allocationForms = [...calOutcomes, 'ahead', 'cancel', 'met', 'failed'] as const
export type AllocationForm = (typeof allocationForms)[number]

export interface AllocationView {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  /**
   * `choose` which decision · the form of one · `blocked`: without both labels only the secretariat records · `read` ·
   * `closed`: the reader's own candidature is over, and nothing else of the dossier is theirs to see.
   */
  readonly step: 'choose' | AllocationForm | 'blocked' | 'read' | 'closed'
  readonly today: Day
  readonly need?: Pick<Dossier['profile'], 'size' | 'territory' | 'dalo'>
  readonly bar?: WindowBar
  /** Candidatures that are open: the landlord's own, all of them for the secretariat; the one that is over for `closed`. */
  readonly candidatures: readonly CandidatureView[]
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
  /** The reader says whether what the allocation waits for has come. */
  readonly maySettle: boolean
  /** Homes of the landlord that may be the one allocated: the proposed one first, by default the one. */
  readonly homes: readonly DwellingData[]
  /** The first of them is proposed to this household. */
  readonly proposed: boolean
}

export const allocationAgain = ({ dossier }: { dossier: string }): Press => ({
  verb: 'allocation.show',
  payload: { dossier },
})

const recorded = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  names: ReadonlyMap<string, string>,
): Promise<Pick<AllocationView, 'allocation'>> => {
  const { allocation } = dossier
  // A landlord whose own candidature is open learns nothing of where the household got a home.
  if (!allocation || !seesHomesOf(ctx.person, allocation.landlord)) return {}
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

/** Forms about an allocation that stands. */
const ofAllocation: readonly AllocationForm[] = ['cancel', 'met', 'failed']

const stepOf = (ctx: Ctx, dossier: Dossier, wanted: AllocationForm | undefined): AllocationView['step'] => {
  if (may(ctx.person, 'record-allocation', dossier)) {
    const blocked = irregularities(dossier).includes('labels') && !hasRole(ctx.person, 'secretariat')
    if (blocked) return 'blocked'
    return wanted && !ofAllocation.includes(wanted) ? wanted : 'choose'
  }
  if (wanted === 'cancel' && may(ctx.person, 'cancel-allocation', dossier)) return wanted
  const settles = (wanted === 'met' || wanted === 'failed') && may(ctx.person, 'settle-condition', dossier)
  return settles ? wanted : 'read'
}

export const isSecretariat = ({ person }: Ctx): boolean => hasRole(person, 'secretariat')

/** The organisations of this person that have, or had, a candidature of the household. */
const ownLandlords = ({ person }: Ctx): readonly OrganisationId[] =>
  person.posts.filter(({ role }) => role === 'landlord').map(({ organisation }) => organisation)

/** The landlords with a candidature, and the secretariat: not every landlord that sits in the commission. */
const isConcerned = (ctx: Ctx, dossier: Dossier): boolean => {
  const concerned = landlordsConcerned(dossier)
  return isSecretariat(ctx) || ownLandlords(ctx).some(each => concerned.includes(each))
}

/** A landlord whose candidature is over sees how it ended, and nothing else of the dossier. */
const closedView = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<View> => {
  const [closed] = ownLandlords(ctx).flatMap(own => lastClosed(dossier, own) ?? [])
  holds(closed, 'not-allowed')
  const data: AllocationView = {
    ...{ code: dossier.code, dossier: dossier.id, stage: dossier.stage, step: 'closed', today: ctx.today },
    candidatures: [candidatureView(closed, await organisationNames(ctx))],
    ...{
      irregular: [],
      secretariat: false,
      landlords: [],
      mayCancel: false,
      maySettle: false,
      homes: [],
      proposed: false,
    },
  }
  const about = { collection: 'dossiers', doc: dossier }
  return viewOf('allocation', data, about, false, allocationAgain({ dossier: dossier.id }))
}

const isForm = (step: AllocationView['step']): boolean =>
  (allocationForms as readonly string[]).includes(step)

/** Forms whose decision gives the household a home. */
const givesHome = (step: AllocationView['step']): boolean =>
  step === 'rank-1' || step === 'condition' || step === 'ahead'

/** Homes to choose from, at most. */
const CHOICES = 15

/** The landlord's home that is proposed to the household, then its vacant ones. */
const homesOf = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  landlord: OrganisationId,
  names: ReadonlyMap<OrganisationId, string>,
): Promise<AllocationView['homes']> => {
  const proposed = proposedBy(dossier, landlord)
  const { docs } = await ctx.app.store.find('dwellings', {
    index: 'landlord',
    equals: [landlord, 'vacant'],
    limit: CHOICES,
  })
  const first = proposed === undefined ? [] : await ctx.app.store.getMany('dwellings', [proposed])
  return [...first, ...docs].map(home => dwellingData(ctx, home, names))
}

const allocationView = async (ctx: Ctx, dossier: Doc<'dossiers'>, wanted?: AllocationForm): Promise<View> => {
  if (!isConcerned(ctx, dossier)) return closedView(ctx, dossier)
  const names = await organisationNames(ctx)
  const step = stepOf(ctx, dossier, wanted)
  const { profile, window, landlord } = dossier
  const secretariat = isSecretariat(ctx)
  const own = ownLandlords(ctx)
  const open = openCandidatures(dossier).filter(each => secretariat || own.includes(each.landlord))
  const named = open.at(-1)?.landlord ?? (seesHomesOf(ctx.person, landlord) ? landlord : undefined)
  const data: AllocationView = {
    code: dossier.code,
    dossier: dossier.id,
    stage: dossier.stage,
    step,
    today: ctx.today,
    need: { size: profile.size, territory: profile.territory, dalo: profile.dalo },
    ...(window && { bar: barOf(window, ctx.today) }),
    candidatures: open.map(each => candidatureView(each, names)),
    irregular: irregularities(dossier),
    secretariat,
    landlords: isForm(step) && secretariat ? await landlordsOf(ctx) : [],
    ...(named && { landlord: { id: named, name: names.get(named) ?? '' } }),
    ...(await recorded(ctx, dossier, names)),
    mayCancel: may(ctx.person, 'cancel-allocation', dossier),
    maySettle: may(ctx.person, 'settle-condition', dossier),
    homes: named && givesHome(step) ? await homesOf(ctx, dossier, named, names) : [],
    proposed: named !== undefined && proposedBy(dossier, named) !== undefined,
  }
  const about = { collection: 'dossiers', doc: dossier }
  const waits = step === 'choose' || isForm(step)
  return viewOf('allocation', data, about, waits, allocationAgain({ dossier: dossier.id }))
}

export const allocationShown = async (ctx: Ctx, id: string, wanted?: AllocationForm): Promise<Answer> => ({
  view: await allocationView(ctx, await loadDossier(ctx, id), wanted),
})
