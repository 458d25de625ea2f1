/** What the minutes of a session are made from, as the store has it now. */
import { type Day, dayOf } from '../domain/calendar'
import { decisionNotes } from '../domain/decision'
import { type Heard, type MinutesDraft, type ToDo, draftMinutes } from '../domain/minutesDraft'
import type { OrganisationId } from '../domain/people'
import type { Session } from '../domain/session'
import { type Doc, all } from '../store/store'
import { openPart } from './household'
import { readRemarks, remarksFor } from './remarks'
import { lastRounds } from './sessions'
import { actionsOf, readTasks } from './tasks'
import type { Ctx } from './verb'
import { reasonPlace } from './vote'

const reasonsOf = (
  { app }: Pick<Ctx, 'app'>,
  round: Doc<'rounds'>,
  household: Doc<'households'>,
): ReadonlyMap<OrganisationId, string> =>
  new Map(
    Object.values(round.voices).flatMap(({ organisation, reason }): [OrganisationId, string][] =>
      reason === undefined
        ? []
        : [
            [
              organisation,
              String(app.vault.open(household.key, reasonPlace(round.id, organisation), reason)),
            ],
          ],
    ),
  )

/** The dossiers of the agenda in its order, then those that left it after their vote had opened. */
const heardIn = async (ctx: Pick<Ctx, 'app'>, session: Doc<'sessions'>): Promise<readonly Heard[]> => {
  const { app } = ctx
  const rounds = await lastRounds(ctx, session.id)
  const ids = [...new Set([...session.agenda, ...rounds.keys()])]
  const [dossiers, households] = await Promise.all([
    app.store.getMany('dossiers', ids),
    app.store.getMany('households', ids),
  ])
  const sealed = new Map(households.map(household => [household.id, household]))
  return dossiers.map((dossier): Heard => {
    const [round, household] = [rounds.get(dossier.id), sealed.get(dossier.id)]
    if (!round || !household) return { dossier, ...(round && { round }), notes: {}, reasons: new Map() }
    const notes = openPart(app, dossier.id, household, 'notes') ?? {}
    // As on the round's own card: reasons are read once it is closed.
    const reasons = round.state === 'closed' ? reasonsOf(ctx, round, household) : new Map<string, string>()
    return { dossier, round, notes: decisionNotes(notes, round.id), reasons }
  })
}

const isBefore = (one: Pick<Session, 'on' | 'time'>, other: Pick<Session, 'on' | 'time'>): boolean =>
  `${one.on} ${one.time}` < `${other.on} ${other.time}`

/** Sessions looked back at for actions that are still open: two years of a monthly body. */
const LOOKED_BACK = 24

/** Earlier sessions, the latest first; those that were cancelled too, for what they had asked somebody to do. */
const before = async (
  { app }: Pick<Ctx, 'app'>,
  session: Doc<'sessions'>,
): Promise<readonly Doc<'sessions'>[]> => {
  const pages = await Promise.all(
    (['held', 'planned', 'cancelled'] as const).map(state =>
      app.store.find('sessions', {
        index: 'date',
        equals: [state],
        to: session.on,
        descending: true,
        limit: LOOKED_BACK,
      }),
    ),
  )
  return pages
    .flatMap(({ docs }) => docs)
    .filter(each => isBefore(each, session))
    .sort((one, other) => (isBefore(one, other) ? 1 : -1))
}

/** Actions of earlier sessions: open still, or closed since the last one. */
const reviewedIn = async (ctx: Pick<Ctx, 'app'>, session: Doc<'sessions'>): Promise<readonly ToDo[]> => {
  const sessions = await before(ctx, session)
  const since = sessions.find(({ state }) => state !== 'cancelled')?.on ?? session.on
  const tasks = (await Promise.all(sessions.map(({ id }) => actionsOf(ctx.app, id)))).flat()
  const wanted = tasks.filter(
    ({ state, closed }) => state === 'open' || (closed && dayOf(closed.at) >= since),
  )
  return readTasks(ctx.app, wanted)
}

/** The remarks that these minutes hold, and the sessions before. */
export const remarksIn = async (
  ctx: Pick<Ctx, 'app'>,
  session: Doc<'sessions'>,
): Promise<readonly [readonly Doc<'sessions'>[], readonly Doc<'remarks'>[]]> => {
  const sessions = await before(ctx, session)
  return [sessions, await remarksFor(ctx, session.id, sessions)]
}

/** The minutes of a session as they are now, drafted from what is stored. */
export const draftOf = async (ctx: Pick<Ctx, 'app'>, session: Doc<'sessions'>): Promise<MinutesDraft> => {
  const { store, settings } = ctx.app
  const [sessions, remarks] = await remarksIn(ctx, session)
  const [heard, reviewed, actions, organisations, people] = await Promise.all([
    heardIn(ctx, session),
    reviewedIn(ctx, session),
    actionsOf(ctx.app, session.id).then(tasks => readTasks(ctx.app, tasks)),
    all(store, 'organisations', { index: 'id' }),
    all(store, 'people', { index: 'id' }),
  ])
  const ids = heard.flatMap(({ round }) => (round?.decision?.session ? [round.decision.session] : []))
  const days = new Map<string, Day>((await store.getMany('sessions', ids)).map(({ id, on }) => [id, on]))
  const rules = settings.rules.commission
  return draftMinutes({
    session,
    organisations,
    people,
    rules,
    heard,
    reviewed,
    actions,
    days,
    remarks: readRemarks(ctx, remarks, sessions),
  })
}
