/** *Retenez la date*: sessions to come that the members are told of ahead of the convocation, each person once. */
import { z } from 'zod'
import { type PersonId, inCommission } from '../domain/people'
import { holds } from '../domain/refused'
import { type Session, hasBegun } from '../domain/session'
import { type Change, type Doc, all } from '../store/store'
import type { App } from './app'
import { message } from './message'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

/** What a calendar keeps of a session. */
export interface CalendarEntry extends Pick<
  Session,
  'on' | 'time' | 'place' | 'mode' | 'state' | 'sequence'
> {
  readonly session: string
  /** Name of the bot's own host, so that the entry is nobody else's. */
  readonly host: string
  /** How long it blocks. */
  readonly lastsMinutes: number
}

export interface DatesView {
  /** In the order of their days; cancelled ones only where that is all there is. */
  readonly sessions: readonly (CalendarEntry & { readonly convened: boolean })[]
  /** Ids of what was asked for, as the buttons carry them; empty: whatever is planned. */
  readonly ids: string
  /** How many days ahead the convocation comes at the latest. */
  readonly ahead: { readonly days: number; readonly working: boolean }
}

/** Most sessions of one card: two years of monthly ones. */
const MOST = 24

export const entryOf = (
  { settings }: Pick<App, 'settings'>,
  { id, on, time, place, mode, state, sequence }: Doc<'sessions'>,
): CalendarEntry => ({
  ...{ session: id, on, time, place, mode, state, sequence },
  host: new URL(settings.publicUrl).hostname,
  lastsMinutes: settings.rules.commission.sessionMinutes,
})

/** Those of these ids that exist; without ids, those that are planned from today on. */
const sessionsOf = async (
  { app, today }: Pick<Ctx, 'app' | 'today'>,
  ids: readonly string[],
): Promise<readonly Doc<'sessions'>[]> => {
  if (ids.length > 0) return app.store.getMany('sessions', ids)
  const query = { index: 'date', equals: ['planned'], from: today, limit: MOST }
  return (await app.store.find('sessions', query)).docs
}

/** Sessions to keep in mind; of several, those that were cancelled since are left out. */
const kept = (sessions: readonly Doc<'sessions'>[]): readonly Doc<'sessions'>[] => {
  const left = sessions.filter(({ state }) => state !== 'cancelled')
  return [...(left.length > 0 ? left : sessions)].sort((one, other) =>
    `${one.on} ${one.time}`.localeCompare(`${other.on} ${other.time}`),
  )
}

/** A message that leaves late tells what is still news: not a session that is over, or of which one is convened. */
const isNews = ({ now }: Pick<Ctx, 'now'>, session: Session): boolean =>
  session.state === 'planned' && session.convened === undefined && !hasBegun(session, now)

const datesShown = async (ctx: Ctx, ids: readonly string[], news: boolean): Promise<Answer> => {
  const found = await sessionsOf(ctx, ids)
  const sessions = kept(news ? found.filter(each => isNews(ctx, each)) : found)
  holds(sessions.length > 0, ids.length > 0 ? 'not-found' : 'no-session')
  const { convocationDays: days, convocationInWorkingDays: working } = ctx.app.settings.rules.commission
  const data: DatesView = {
    sessions: sessions.map(each => ({
      ...entryOf(ctx.app, each),
      convened: each.convened !== undefined,
    })),
    ids: ids.join(','),
    ahead: { days, working },
  }
  const again = { verb: 'dates.show', payload: { ...(ids.length > 0 && { session: data.ids }) } }
  const [only] = sessions
  // A card of several shows none of them: it is looked at again when it comes into view.
  const about = ids.length === 1 && only ? { collection: 'sessions', doc: only } : undefined
  return { view: viewOf('dates', data, about, false, again) }
}

const datesMessage = (app: App, to: PersonId, about: string, ids: readonly string[]): Change =>
  message(app, {
    to,
    about,
    say: { show: 'dates.show', payload: { ...(ids.length > 0 && { session: ids.join(',') }), news: 1 } },
  })

/** One message to each member for several sessions, planned in the same commit. */
export const datesMessages = async (app: App, ids: readonly string[]): Promise<readonly Change[]> => {
  const people = await all(app.store, 'people', { index: 'id' })
  const name = ids.length === 1 ? `changed|${ids[0]}` : `dates|${ids[0]}`
  return people
    .filter(person => inCommission(person).length > 0)
    .map(({ id }) => datesMessage(app, id, name, ids))
}

/** What a new member missed: the dates of the sessions to come, in one message; none where there is no such session. */
export const datesMissed = async (
  ctx: Pick<Ctx, 'app' | 'today' | 'now'>,
  to: PersonId,
): Promise<readonly Change[]> => {
  const planned = await sessionsOf(ctx, [])
  const dated = planned.filter(session => session.dateTold !== undefined && isNews(ctx, session))
  const ids = dated.map(({ id }) => id)
  return ids.length > 0 ? [datesMessage(ctx.app, to, 'dates', ids)] : []
}

/** Ids of sessions, as a button carries them: `a,b`. */
const sessionIds = z
  .string()
  .max(MOST * 65)
  .transform(given => [...new Set(given.split(',').filter(Boolean))])
  .pipe(z.array(z.string().regex(/^[\w.-]{1,64}$/)).max(MOST))

export const datesActs = [
  verb({
    verb: 'dates.show',
    payload: z.object({ session: sessionIds.default([]), news: z.coerce.number().optional() }),
    permission: 'see-session',
    run: (ctx, { session, news }) => datesShown(ctx, session, news === 1),
  }),
]
