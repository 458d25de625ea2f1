/** The tab's list of sessions: those to come with how far their votes are, and those that were held. */
import { z } from 'zod'
import { type Day, addDays } from '../domain/calendar'
import { participation } from '../domain/round'
import type { Session } from '../domain/session'
import type { Doc, Query } from '../store/store'
import { boardOf } from './boards'
import { afterSchema, findAfter } from './paging'
import { lastRounds } from './sessions'
import { type Ctx, verb } from './verb'

export interface SessionRow {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly mode: Session['mode']
  readonly state: Session['state']
  readonly second: boolean
  readonly convenedOn?: Day
  readonly dossiers: number
  /** Of the rounds that are open: voices that took part, of those asked. */
  readonly votes?: { readonly cast: number; readonly asked: number }
}

export interface SessionsBoard {
  readonly today: Day
  readonly rows: readonly SessionRow[]
  readonly next?: string
}

const A_PAGE = 12

const votesOf = async (ctx: Ctx, session: Doc<'sessions'>): Promise<Pick<SessionRow, 'votes'>> => {
  if (session.state !== 'planned' || !session.convened) return {}
  const open = [...(await lastRounds(ctx, session.id)).values()].filter(({ state }) => state === 'open')
  if (open.length === 0) return {}
  const parts = open.map(participation)
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + of(part), 0)
  return { votes: { cast: sum(({ cast }) => cast), asked: sum(({ asked }) => asked) } }
}

export const sessionRow = async (ctx: Ctx, session: Doc<'sessions'>): Promise<SessionRow> => {
  const { id, on, time, place, mode, state, second, convened, agenda } = session
  return {
    ...{ session: id, on, time, place, mode, state },
    second: second !== undefined,
    ...(convened && { convenedOn: convened.on }),
    dossiers: agenda.length,
    ...(await votesOf(ctx, session)),
  }
}

/** `closing`: its day has come, and its minutes are not signed yet. */
export const sessionLists = ['coming', 'closing', 'held', 'cancelled'] as const
export type SessionList = (typeof sessionLists)[number]

/** The next one first; of those that are past, the last. */
const readingOf = (list: SessionList, today: Day): Omit<Query, 'limit' | 'after'> => {
  if (list === 'coming') return { index: 'date', equals: ['planned'], from: today }
  const past = { index: 'date', descending: true }
  if (list === 'closing') return { ...past, equals: ['planned'], to: addDays(today, -1) }
  return { ...past, equals: [list] }
}

export const boardSessionsActs = [
  verb({
    verb: 'board.sessions.show',
    payload: z.object({ list: z.enum(sessionLists).default('coming'), after: afterSchema }),
    permission: 'see-session',
    run: async (ctx, { list, after }) => {
      const query = { ...readingOf(list, ctx.today), limit: A_PAGE }
      const { docs, next } = await findAfter(ctx.app.store, 'sessions', query, after)
      const rows = await Promise.all(docs.map(session => sessionRow(ctx, session)))
      return { board: boardOf('sessions', { today: ctx.today, rows, ...(next !== undefined && { next }) }) }
    },
  }),
]
