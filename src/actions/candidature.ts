/** A household goes before a CAL: announced, moved to another day, given up; by its provider or the secretariat. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import {
  type Candidature,
  giveUpCandidature,
  planCandidature,
  redateCandidature,
} from '../domain/candidature'
import type { Dossier, HomeSize } from '../domain/dossier'
import type { Decided } from '../domain/facts'
import { seesDwelling } from '../domain/dwellingReaders'
import { candidaturesFor } from '../domain/history'
import { needOf } from '../domain/need'
import { may } from '../domain/permissions'
import { Refused, holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { type CandidatureView, candidatureView } from './candidatureView'
import { changeDossier, loadDossier } from './commit'
import { type DwellingData, dwellingData } from './dwellingData'
import { organisationNames } from './facts'
import { loadDwelling } from './holdings'
import { orEmpty } from './inputs'
import { suitedHomes } from './suited'
import { type Answer, type Ctx, type Press, type Saying, verb } from './verb'
import { viewOf } from './views'
import { type WindowBar, barOf, landlordsOf } from './window'

/** Forms of the card: a new candidature, another day, giving one up. */
const forms = ['announce', 'redate', 'give-up'] as const
type Form = (typeof forms)[number]

export type BeforeCal = CandidatureView & {
  /** The home it is for, where it is one of the scheme's. */
  readonly home?: { readonly size: HomeSize; readonly commune: string }
}

export interface CandidaturesView {
  readonly code: string
  readonly dossier: string
  readonly step: 'list' | Form
  readonly today: Day
  readonly need: { readonly size: HomeSize; readonly territory: Dossier['profile']['territory'] }
  readonly bar?: WindowBar
  /** The open ones; that of the form alone for `redate` and `give-up`. */
  readonly candidatures: readonly BeforeCal[]
  readonly landlords: readonly { readonly id: string; readonly name: string }[]
  /** Vacant homes that suit, the best first, for which the candidature may be. */
  readonly homes: readonly DwellingData[]
}

const again = ({ dossier }: { dossier: string }): Press => ({
  verb: 'candidature.show',
  payload: { dossier },
})

/**
 * Which home a candidature may be for: one that the person sees and that is not gone (retired, or allocated to another
 * household); what is reserved for this household is no longer vacant.
 */
const mayBeFor = ({ person }: Ctx, { proposal }: Dossier, home: Doc<'dwellings'>): boolean =>
  !home.retired &&
  home.heldBy?.why !== 'allocation' &&
  seesDwelling(person, proposal?.dwelling === home.id ? { ...home, status: 'vacant' } : home)

/** Homes to choose from, at most. */
const CHOICES = 10

/** The home that is proposed to the household, then the vacant ones that suit. */
const homesOf = async (ctx: Ctx, dossier: Dossier, names: ReadonlyMap<string, string>) => {
  const { proposal } = dossier
  const proposed = proposal ? await ctx.app.store.getMany('dwellings', [proposal.dwelling]) : []
  const vacant = (await suitedHomes(ctx.app, dossier)).map(({ dwelling }) => dwelling)
  return [...proposed, ...vacant]
    .filter(home => mayBeFor(ctx, dossier, home))
    .slice(0, CHOICES)
    .map(home => dwellingData(ctx, home, names))
}

const withHomes = async (
  { app }: Ctx,
  candidatures: readonly Candidature[],
  names: ReadonlyMap<string, string>,
): Promise<readonly BeforeCal[]> => {
  const ids = candidatures.flatMap(({ dwelling }) => dwelling ?? [])
  const homes = new Map((await app.store.getMany('dwellings', ids)).map(home => [home.id, home]))
  return candidatures.map(each => {
    const home = homes.get(each.dwelling ?? '')
    return {
      ...candidatureView(each, names),
      ...(home && { home: { size: home.size, commune: home.commune } }),
    }
  })
}

/** Without a candidature to list, the form of a first one; without the one a form is about, the list. */
const stepOf = (
  open: readonly Candidature[],
  wanted: Form | undefined,
  number: number | undefined,
): { readonly step: CandidaturesView['step']; readonly listed: readonly Candidature[] } => {
  if (wanted === 'redate' || wanted === 'give-up') {
    const found = open.find(each => each.number === number)
    const fits = found && (wanted === 'give-up' || found.state === 'waiting')
    return fits ? { step: wanted, listed: [found] } : { step: 'list', listed: open }
  }
  const step = open.length === 0 ? 'announce' : (wanted ?? 'list')
  return { step, listed: step === 'announce' ? [] : open }
}

interface Shown {
  readonly step?: Form | undefined
  readonly number?: number | undefined
  readonly say?: Saying
}

const shown = async (ctx: Ctx, id: string, { step: wanted, number, say }: Shown = {}): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'announce-candidature', dossier), 'not-allowed')
  const names = await organisationNames(ctx)
  const open = candidaturesFor(ctx.person, dossier).filter(({ state }) => state !== 'attributed')
  const { step, listed } = stepOf(open, wanted, number)
  const { size, territory } = needOf(dossier)
  const data: CandidaturesView = {
    ...{ code: dossier.code, dossier: id, step, today: ctx.today, need: { size, territory } },
    ...(dossier.window && { bar: barOf(dossier.window, ctx.today) }),
    candidatures: await withHomes(ctx, listed, names),
    landlords: step === 'announce' ? await landlordsOf(ctx) : [],
    homes: step === 'announce' ? await homesOf(ctx, dossier, names) : [],
  }
  const about = { collection: 'dossiers', doc: dossier }
  const view = viewOf('candidature', data, about, step !== 'list', again({ dossier: id }))
  return { view, ...(say && { say }) }
}

const change = (
  ctx: Ctx,
  id: string,
  decide: (dossier: Doc<'dossiers'>) => Decided<Dossier> | Promise<Decided<Dossier>>,
): Promise<void> =>
  changeDossier(ctx, id, async dossier => {
    holds(may(ctx.person, 'announce-candidature', dossier), 'moved-on', { stage: dossier.stage })
    return decide(dossier)
  })

interface Given {
  readonly landlord: string | undefined
  readonly dwelling: string | undefined
}

/** A home says whose CAL it is; without one, a landlord is chosen. */
const placeOf = async (ctx: Ctx, dossier: Dossier, { landlord, dwelling }: Given) => {
  if (!dwelling || dwelling === 'untold') {
    holds(landlord, 'payload', { field: 'landlord', problem: 'empty' })
    const known = await landlordsOf(ctx)
    holds(
      known.some(({ id }) => id === landlord),
      'not-found',
    )
    return { landlord }
  }
  const home = await loadDwelling(ctx.app, dwelling)
  holds(mayBeFor(ctx, dossier, home), 'not-found', { what: 'dwelling' })
  if (landlord && landlord !== home.landlord)
    throw new Refused('payload', { field: 'landlord', problem: 'other-landlord' })
  return { landlord: home.landlord, dwelling: home.id }
}

const numbered = z.coerce.number({ error: 'not-a-number' }).int().min(1).max(1000)

export const candidatureActs = [
  verb({
    verb: 'candidature.show',
    payload: z.object({
      dossier: z.string(),
      step: z.enum(forms).optional(),
      number: numbered.optional(),
    }),
    permission: 'announce-candidature',
    run: (ctx, { dossier, step, number }) => shown(ctx, dossier, { step, number }),
  }),

  verb({
    verb: 'candidature.announce',
    payload: z.object({
      dossier: z.string(),
      landlord: orEmpty(z.string()),
      dwelling: orEmpty(z.string()),
      calOn: orEmpty(daySchema),
    }),
    permission: 'announce-candidature',
    again,
    run: async (ctx, { dossier: id, landlord, dwelling, calOn }) => {
      await change(ctx, id, async dossier => {
        const place = await placeOf(ctx, dossier, { landlord, dwelling })
        return planCandidature(dossier, { ...place, calOn, today: ctx.today })
      })
      return shown(ctx, id, { say: { code: 'candidature-announced' } })
    },
  }),

  verb({
    verb: 'candidature.redate',
    payload: z.object({ dossier: z.string(), number: numbered, calOn: daySchema }),
    permission: 'announce-candidature',
    again,
    run: async (ctx, { dossier: id, number, calOn }) => {
      await change(ctx, id, dossier => redateCandidature(dossier, { number, calOn, today: ctx.today }))
      return shown(ctx, id, { say: { code: 'candidature-redated' } })
    },
  }),

  verb({
    verb: 'candidature.give-up',
    payload: z.object({ dossier: z.string(), number: numbered }),
    permission: 'announce-candidature',
    again,
    run: async (ctx, { dossier: id, number }) => {
      await change(ctx, id, dossier => giveUpCandidature(dossier, number, ctx.today))
      return shown(ctx, id, { say: { code: 'candidature-given-up' } })
    },
  }),
]
