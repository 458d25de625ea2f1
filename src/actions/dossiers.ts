/** `mes dossiers`: those of a person, by role, and where each stands. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { Dossier } from '../domain/dossier'
import type { Post, Role } from '../domain/people'
import { may } from '../domain/permissions'
import type { Round } from '../domain/round'
import type { Stage } from '../domain/workflow'
import { stages } from '../domain/workflow'
import type { Doc, Query } from '../store/store'
import { concernedDossiers } from './concerned'
import { roundsOnAgenda, waitsFor } from './steps'
import { type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface DossierLine {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  readonly referredOn: Day
  readonly profile: Pick<Dossier['profile'], 'typology' | 'size' | 'territory'>
  /** It waits for this person. */
  readonly waits: boolean
  /** Last day of the open window. */
  readonly lastDay?: Day
}

export interface DossiersView {
  readonly lines: readonly DossierLine[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

const A_PAGE = 8
/** Most dossiers that one reading brings; the scheme has a few dozen at a time. */
const MOST = 200

type Reading = Omit<Query, 'limit'>
const byStages = (...wanted: readonly Stage[]): readonly Reading[] =>
  wanted.map(stage => ({ index: 'stage', equals: [stage], descending: true }))

const running = stages.filter(stage => !['erased', 'exited', 'withdrawn', 'elsewhere'].includes(stage))

/** Where to look for the dossiers of somebody in a role. */
const readings = (ctx: Ctx, { role, organisation }: Post): readonly Reading[] => {
  const mine: Reading = { index: 'referrer', equals: [ctx.person.id], descending: true }
  const byRole: Partial<Record<Role, readonly Reading[]>> = {
    referrer: [mine],
    siao: byStages('siao', 'incomplete', 'evaluation', 'ready'),
    ddets: byStages('ready', 'agenda', 'mandated', 'accepted', 'window', 'allocated', 'interrupted'),
    member: byStages('agenda'),
    chair: byStages('agenda'),
    secretariat: byStages(...running),
    provider: [{ index: 'provider', equals: [organisation] }],
    landlord: [mine, { index: 'landlord', equals: [organisation] }],
  }
  return byRole[role] ?? []
}

/** Roles that see dossiers for their relation to them, and where to look for those. */
const related: readonly Role[] = ['referrer', 'provider', 'landlord']
export const ownReadings = (ctx: Ctx): readonly Reading[] =>
  ctx.person.posts.filter(({ role }) => related.includes(role)).flatMap(post => readings(ctx, post))

/** Every dossier of a person. */
export const dossiersOf = async (ctx: Ctx): Promise<readonly Doc<'dossiers'>[]> => {
  const found = new Map<string, Doc<'dossiers'>>()
  for (const post of ctx.person.posts)
    for (const reading of readings(ctx, post)) {
      const { docs } = await ctx.app.store.find('dossiers', { ...reading, limit: MOST })
      for (const dossier of docs) if (may(ctx.person, 'see-dossier', dossier)) found.set(dossier.id, dossier)
    }
  for (const { role, organisation } of ctx.person.posts)
    if (role === 'landlord')
      for (const dossier of await concernedDossiers(ctx.app.store, organisation))
        if (may(ctx.person, 'see-dossier', dossier)) found.set(dossier.id, dossier)
  return [...found.values()]
}

/** Those that wait for somebody first, then the newest. */
const inOrder = (one: DossierLine, other: DossierLine): number =>
  Number(other.waits) - Number(one.waits) ||
  other.referredOn.localeCompare(one.referredOn) ||
  other.code.localeCompare(one.code)

/** `round`: the one in which it is voted on, for a dossier on an agenda. */
export const lineOf = (ctx: Ctx, dossier: Doc<'dossiers'>, round: Round | undefined): DossierLine => ({
  code: dossier.code,
  dossier: dossier.id,
  stage: dossier.stage,
  referredOn: dossier.referredOn,
  profile: dossier.profile,
  waits: waitsFor(ctx.person, dossier, round),
  ...(dossier.window?.state === 'open' && { lastDay: dossier.window.lastDay }),
})

export const dossiersActs = [
  verb({
    verb: 'dossiers.show',
    payload: z.object({ page: z.coerce.number().int().min(1).max(100).default(1) }),
    permission: 'list-own-dossiers',
    run: async (ctx, { page }) => {
      const found = await dossiersOf(ctx)
      const rounds = await roundsOnAgenda(ctx, found)
      const mine = found.map(dossier => lineOf(ctx, dossier, rounds.get(dossier.round))).sort(inOrder)
      const pages = Math.max(1, Math.ceil(mine.length / A_PAGE))
      const at = Math.min(page, pages)
      const data: DossiersView = {
        lines: mine.slice((at - 1) * A_PAGE, at * A_PAGE),
        page: at,
        pages,
        total: mine.length,
      }
      return { view: viewOf('dossiers', data, undefined, false) }
    },
  }),
]
