/** The sheet of a dossier for the commission: what it may know of a household, without identity, health or diagnosis. */
import { z } from 'zod'
import { type Asked, askedOf } from '../domain/agenda'
import type { Day } from '../domain/calendar'
import type { DossierId, Profile } from '../domain/dossier'
import { type LabelState, labelState } from '../domain/labels'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { voiceOf } from '../domain/round'
import type { Doc } from '../store/store'
import { loadDossier } from './commit'
import { organisationNames } from './facts'
import { readHousehold } from './household'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

/** What the commission may know of a dossier beside the profile. */
export interface Sheet {
  readonly session?: { readonly on: Day; readonly time: string }
  /** Put on the agenda after the convocation. */
  readonly late: boolean
  readonly asked: Asked
  readonly validatedOn?: Day
  readonly orientedOn?: Day
  readonly labels: LabelState
  readonly follower?: { readonly name: string; readonly trust: boolean }
  /** Names of the organisations that follow it without a voice. */
  readonly consulted: readonly string[]
  readonly summary?: string
  readonly proposal?: string
}

export interface SheetView {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  readonly sheet: Sheet
  /** Place on the agenda, from 1, and its neighbours there; absent for who follows this dossier only. */
  readonly place?: { readonly n: number; readonly of: number }
  readonly before?: DossierId
  readonly after?: DossierId
  /** The convocation that it belongs to, for who was convened. */
  readonly convocation?: string
  /** Who reads it may ask others to follow the dossier. */
  readonly consults: boolean
  /** This person's organisation has a voice in its open vote. */
  readonly votes: boolean
}

/** The sheet of the commission, from what this person may see. */
export const sheetOf = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<Sheet> => {
  const { summary } = await readHousehold(ctx, dossier, ['summary'])
  const session = dossier.session ? await ctx.app.store.get('sessions', dossier.session) : undefined
  const { follower, trust = false } = dossier.profile
  const names = await organisationNames(ctx)
  const name = follower && names.get(follower)
  const { diagnosis, orientation } = dossier
  return {
    ...(session && { session: { on: session.on, time: session.time } }),
    late: session?.late.includes(dossier.id) ?? false,
    asked: askedOf(dossier),
    ...(diagnosis?.outcome === 'validated' && { validatedOn: diagnosis.on }),
    ...(orientation?.outcome === 'here' && { orientedOn: orientation.on }),
    labels: labelState(dossier),
    consulted: (dossier.consulted ?? []).map(id => names.get(id) ?? ''),
    ...(name && { follower: { name, trust } }),
    ...(summary && { summary: summary.summary, proposal: summary.proposal }),
  }
}

/** Where the dossier stands among those of its agenda. */
const placeIn = (
  session: Doc<'sessions'>,
  id: DossierId,
): Pick<SheetView, 'place' | 'before' | 'after' | 'convocation'> => {
  const at = session.agenda.indexOf(id)
  const [before, after] = [session.agenda[at - 1], session.agenda[at + 1]]
  return {
    ...(at >= 0 && { place: { n: at + 1, of: session.agenda.length } }),
    ...(before && { before }),
    ...(at >= 0 && after && { after }),
    ...(session.convened && { convocation: session.id }),
  }
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'sheet.show', payload: { dossier } })

export const sheetShown = async (ctx: Ctx, id: DossierId): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-round', dossier), 'not-allowed')
  holds(dossier.stage === 'agenda', 'moved-on', { stage: dossier.stage })
  const [session, round] = await Promise.all([
    dossier.session ? ctx.app.store.get('sessions', dossier.session) : undefined,
    dossier.round ? ctx.app.store.get('rounds', dossier.round) : undefined,
  ])
  const data: SheetView = {
    dossier: id,
    code: dossier.code,
    profile: dossier.profile,
    sheet: await sheetOf(ctx, dossier),
    ...(session && may(ctx.person, 'see-session') && placeIn(session, id)),
    consults: may(ctx.person, 'consult', dossier),
    votes: round?.state === 'open' && voiceOf(ctx.person, round) !== undefined,
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('sheet', data, about, false, again({ dossier: id })) }
}

export const sheetActs = [
  verb({
    verb: 'sheet.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'see-round',
    run: (ctx, { dossier }) => sheetShown(ctx, dossier),
  }),
]
