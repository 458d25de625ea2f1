/** The secretariat compares a new dossier with those that may be of the same household. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { COMPARED, areDifferent, isSame, withdrawDuplicate } from '../domain/duplicates'
import { may } from '../domain/permissions'
import { Refused, holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import type { Doc } from '../store/store'
import { leftAgenda } from './agendaChanges'
import { changeDossier, loadDossier } from './commit'
import { organisationNames } from './facts'
import { type Parts, readHousehold } from './household'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

/** One of the dossiers that are compared. */
export interface Compared {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  readonly referredOn: Day
  readonly by: string
  /** Absent where the secretariat may no longer read it. */
  readonly identity?: Parts['identity']
}

export interface DuplicatesView {
  readonly dossier: string
  /** `compare` while a verdict is awaited; `same`: it may be withdrawn; `done`: nothing more to do. */
  readonly state: 'compare' | 'same' | 'done'
  readonly mine: Compared
  readonly others: readonly Compared[]
  /** Others that are compared after these. */
  readonly more: number
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'duplicates.show', payload: { dossier } })

const compared = async (ctx: Ctx, dossier: Doc<'dossiers'>, readable: boolean): Promise<Compared> => {
  const { identity } = readable ? await readHousehold(ctx, dossier, ['identity']) : {}
  return {
    code: dossier.code,
    dossier: dossier.id,
    stage: dossier.stage,
    referredOn: dossier.referredOn,
    by: (await organisationNames(ctx)).get(dossier.referrerOrganisation) ?? '',
    ...(identity && { identity }),
  }
}

const stateOf = ({ maybeKnown, duplicateOf, stage }: Doc<'dossiers'>): DuplicatesView['state'] => {
  if (maybeKnown.length > 0) return 'compare'
  return duplicateOf !== undefined && stage !== 'withdrawn' ? 'same' : 'done'
}

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'compare-duplicates', dossier), 'not-found')
  const state = stateOf(dossier)
  const ids = state === 'compare' ? dossier.maybeKnown : dossier.duplicateOf ? [dossier.duplicateOf] : []
  const others = await ctx.app.store.getMany('dossiers', ids.slice(0, COMPARED))
  const readable = state === 'compare'
  const data: DuplicatesView = {
    dossier: id,
    state,
    more: Math.max(0, ids.length - COMPARED),
    mine: await compared(ctx, dossier, readable),
    // The other one is compared as much as this one is.
    others: await Promise.all(others.map(other => compared(ctx, { ...other, maybeKnown: [id] }, readable))),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('duplicates', data, about, state !== 'done', again({ dossier: id })) }
}

export const duplicatesActs = [
  verb({
    verb: 'duplicates.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'compare-duplicates',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),
  verb({
    verb: 'duplicates.settle',
    payload: z.object({
      dossier: z.string(),
      verdict: z.enum(['same', 'different']),
      /** The dossier of the same household; for *different*, the first of those compared. */
      other: z.string().optional(),
    }),
    permission: 'compare-duplicates',
    again,
    run: async (ctx, { dossier: id, verdict, other }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'compare-duplicates', dossier), 'moved-on')
        if (verdict === 'different') return areDifferent(dossier, ctx.today, other)
        const same = other ?? (dossier.maybeKnown.length === 1 ? dossier.maybeKnown[0] : undefined)
        if (same === undefined) throw new Refused('moved-on')
        return isSame(dossier, same, ctx.today)
      })
      return shown(ctx, id)
    },
  }),
  verb({
    verb: 'duplicates.withdraw',
    payload: z.object({ dossier: z.string() }),
    permission: 'compare-duplicates',
    again,
    run: async (ctx, { dossier: id }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'withdraw', dossier), 'moved-on')
        return { ...withdrawDuplicate(dossier, ctx.today), also: await leftAgenda(ctx, dossier) }
      })
      return shown(ctx, id)
    },
  }),
]
