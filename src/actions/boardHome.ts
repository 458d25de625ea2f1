/** The first page of the tab: where a person's dossiers stand, which windows close next, when the commission meets. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { may } from '../domain/permissions'
import { type DossiersBoard, countsOf } from './boardDossiers'
import { type SessionRow, sessionRow } from './boardSessions'
import { type WindowRow, openWindows, windowRows } from './boardWindows'
import { boardOf } from './boards'
import { organisationNames } from './facts'
import { type Ctx, verb } from './verb'

export interface HomeBoard {
  readonly today: Day
  readonly counts: DossiersBoard['counts']
  /** The windows that close first. */
  readonly windows: readonly WindowRow[]
  /** The next session, for those whom it concerns. */
  readonly session?: SessionRow
}

/** Windows on the first page; the others have a page of their own. */
const CLOSING = 4

const nextSession = async (ctx: Ctx): Promise<Pick<HomeBoard, 'session'>> => {
  if (!may(ctx.person, 'see-session')) return {}
  const query = { index: 'date', equals: ['planned'], from: ctx.today, limit: 1 }
  const { docs } = await ctx.app.store.find('sessions', query)
  return docs[0] ? { session: await sessionRow(ctx, docs[0]) } : {}
}

export const boardHomeActs = [
  verb({
    verb: 'board.home.show',
    payload: z.object({}),
    permission: 'list-own-dossiers',
    run: async ctx => {
      const [counts, { docs }, names, session] = await Promise.all([
        countsOf(ctx),
        openWindows(ctx, CLOSING),
        organisationNames(ctx),
        nextSession(ctx),
      ])
      const windows = windowRows(ctx, docs.slice(0, CLOSING), names)
      return { board: boardOf('home', { today: ctx.today, counts, windows, ...session }) }
    },
  }),
]
