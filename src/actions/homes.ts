/** Homes for one household: those that suit, with their reasons, and the proposal that reserves one. */
import { z } from 'zod'
import { answerReminder } from '../domain/answer'
import { addDays, type Day } from '../domain/calendar'
import type { AdhesionState, Dossier } from '../domain/dossier'
import type { Decided } from '../domain/facts'
import type { Suited } from '../domain/matching'
import { type Need, needOf } from '../domain/need'
import { may } from '../domain/permissions'
import { endProposal, proposeHome } from '../domain/proposal'
import { holds } from '../domain/refused'
import { openWindow } from '../domain/window'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { type DwellingData, dwellingData } from './dwellingData'
import { organisationNames } from './facts'
import { loadDwelling } from './holdings'
import { suitedHomes } from './suited'
import { type Answer, type Ctx, type Press, type Saying, verb } from './verb'
import { viewOf } from './views'

export interface HomesView {
  readonly code: string
  readonly dossier: string
  readonly need: Need
  readonly adhesion: AdhesionState
  /** The home that is proposed, reserved until a day. */
  readonly proposed?: { readonly home: DwellingData; readonly until: Day; readonly mayExtend: boolean }
  readonly homes: readonly ({ readonly home: DwellingData } & Suited)[]
  /** Suited homes that the card leaves out. */
  readonly more: number
  readonly mayPropose: boolean
  readonly proposalDays: number
}

/** Homes on one card. */
const SHOWN = 5

const proposedOf = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  names: ReadonlyMap<string, string>,
): Promise<Pick<HomesView, 'proposed'>> => {
  const { proposal } = dossier
  if (!proposal) return {}
  const { until } = proposal
  const mayExtend = addDays(ctx.today, ctx.app.settings.rules.proposalDays) > until
  const home = dwellingData(ctx, await loadDwelling(ctx.app, proposal.dwelling), names)
  return { proposed: { home, until, mayExtend } }
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'homes.show', payload: { dossier } })

/** `news`: a message about a new vacancy, which is not sent when nothing suits any more. */
const shown = async (
  ctx: Ctx,
  id: string,
  { news = false, say }: { news?: boolean; say?: Saying } = {},
): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-suited-homes', dossier), 'not-allowed')
  const found = await suitedHomes(ctx.app, dossier)
  holds(!news || found.length > 0, 'not-now')
  const names = await organisationNames(ctx)
  const data: HomesView = {
    code: dossier.code,
    dossier: id,
    need: needOf(dossier),
    adhesion: dossier.adhesion.state,
    ...(await proposedOf(ctx, dossier, names)),
    homes: found.slice(0, SHOWN).map(({ dwelling, reasons, lacks }) => ({
      home: dwellingData(ctx, dwelling, names),
      reasons,
      lacks,
    })),
    more: Math.max(0, found.length - SHOWN),
    mayPropose: may(ctx.person, 'propose-home', dossier),
    proposalDays: ctx.app.settings.rules.proposalDays,
  }
  const about = { collection: 'dossiers', doc: dossier }
  const view = viewOf('homes', data, about, false, again({ dossier: id }))
  return { view, ...(say && { say }) }
}

/** In an open window a proposal answers its reminder too; before the measure is in place there is none. */
const proposing = (ctx: Ctx, dossier: Dossier, dwelling: Doc<'dwellings'>): Decided<Dossier> => {
  const { today, app, person } = ctx
  const home = { dwelling: dwelling.id, landlord: dwelling.landlord, days: app.settings.rules.proposalDays }
  return openWindow(dossier)
    ? answerReminder(dossier, { kind: 'home-proposed', by: person.id, today, dwelling: home })
    : proposeHome(dossier, { ...home, today })
}

const propose = (ctx: Ctx, id: string, dwelling: string): Promise<void> =>
  changeDossier(ctx, id, async dossier => {
    holds(may(ctx.person, 'propose-home', dossier), 'moved-on', { stage: dossier.stage })
    return proposing(ctx, dossier, await loadDwelling(ctx.app, dwelling))
  })

export const homesActs = [
  verb({
    verb: 'homes.show',
    payload: z.object({ dossier: z.string(), news: z.coerce.number().optional() }),
    permission: 'see-suited-homes',
    run: (ctx, { dossier, news }) => shown(ctx, dossier, { news: news === 1 }),
  }),

  verb({
    verb: 'home.propose',
    payload: z.object({ dossier: z.string(), dwelling: z.string() }),
    permission: 'propose-home',
    again,
    run: async (ctx, { dossier, dwelling }) => {
      await propose(ctx, dossier, dwelling)
      return shown(ctx, dossier, { say: { code: 'home-proposed' } })
    },
  }),

  verb({
    verb: 'home.give-up',
    payload: z.object({ dossier: z.string() }),
    permission: 'propose-home',
    again,
    run: async (ctx, { dossier: id }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'propose-home', dossier), 'moved-on', { stage: dossier.stage })
        return endProposal(dossier, 'given-up', ctx.today)
      })
      return shown(ctx, id)
    },
  }),
]
