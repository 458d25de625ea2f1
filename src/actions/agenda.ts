/** The agenda of a session: its dossiers and how far their votes are. No identity, so that it fits a group. */
import { z } from 'zod'
import type { Missing } from '../domain/agenda'
import { type Day, closedDay, daysBetween } from '../domain/calendar'
import type { DecisionOutcome, Dossier, DossierId, Profile } from '../domain/dossier'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { type Round, participation } from '../domain/round'
import {
  AGENDA_LIMIT,
  type Session,
  conveneBy,
  holdsPlanned,
  isShortNotice,
  withDossiers,
  withoutDossier,
} from '../domain/session'
import type { Doc } from '../store/store'
import { lacksQuorum, putOnAgendaChanges, takeOffChanges } from './agendaChanges'
import { missingIn } from './completeness'
import { changeSession, lastOf, loadSession, nextSession, roundsOf, sessionId } from './sessions'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

/** A dossier that waits for a session. */
export interface Candidate {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  /** Days since the referral. */
  readonly age: number
  /** What it lacks before the commission. */
  readonly missing: readonly Missing[]
}

export interface AgendaItem {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  readonly late: boolean
  /** For who runs the session, while it is prepared. */
  readonly missing: readonly Missing[]
  readonly cast: number
  readonly asked: number
  /**
   * `waiting`: its vote opens with the convocation · `no-quorum`: closed without it, to be convened again ·
   * `elsewhere`: it went on to another session.
   */
  readonly state: Round['state'] | DecisionOutcome | 'waiting' | 'no-quorum' | 'elsewhere'
}

export interface AgendaView {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly mode: Session['mode']
  readonly state: Session['state']
  readonly items: readonly AgendaItem[]
  /** `change`: the form that postpones and adds dossiers · `convene`: what to look at twice before everybody is told. */
  readonly step: 'list' | 'change' | 'convene'
  readonly ready: readonly Candidate[]
  /** Codes of the dossiers whose measure was interrupted: the commission sees them. */
  readonly interrupted: readonly string[]
  /** Members have been convened: the votes are open. */
  readonly convened: boolean
  /** This person runs the session: opens rounds, changes the agenda. */
  readonly runs: boolean
  /** The session is on a day when offices are closed. */
  readonly closed?: 'week-end' | 'holiday'
  /** Last day on which the convocation is in time, and whether it has passed; while nobody is convened. */
  readonly conveneBy?: { readonly day: Day; readonly passed: boolean }
}

const candidate = (
  { id, code, profile, referredOn }: Doc<'dossiers'>,
  today: Day,
  missing: readonly Missing[],
): Candidate => ({ dossier: id, code, profile, age: daysBetween(referredOn, today), missing })

const atStage = async ({ app }: Pick<Ctx, 'app'>, stage: string): Promise<readonly Doc<'dossiers'>[]> =>
  (await app.store.find('dossiers', { index: 'stage', equals: [stage], limit: AGENDA_LIMIT })).docs

/** Dossiers ready for the commission, the oldest first, each with what it lacks. */
export const readyDossiers = async (ctx: Ctx): Promise<readonly Candidate[]> => {
  const ready = await atStage(ctx, 'ready')
  const missing = await missingIn(ctx, ready)
  return ready.map(dossier => candidate(dossier, ctx.today, missing.get(dossier.id) ?? []))
}

/** Codes of the dossiers whose measure was interrupted, the oldest first. */
export const interruptedCodes = async (ctx: Pick<Ctx, 'app'>): Promise<readonly string[]> =>
  (await atStage(ctx, 'interrupted')).map(({ code }) => code)

const stateOf = (
  round: Doc<'rounds'> | undefined,
  { stage, ...dossier }: Dossier,
  session: string,
): AgendaItem['state'] => {
  if (!round) return 'waiting'
  if (round.decided) return round.decided
  if (round.state === 'open') return 'open'
  const waits = dossier.session === session || (stage === 'ready' && dossier.round === round.id)
  if (waits && lacksQuorum(round)) return 'no-quorum'
  return dossier.session === session ? 'closed' : 'elsewhere'
}

/** The dossiers of an agenda, in its order, each with how far its vote is, and what it lacks while one `prepares` it. */
const itemsOf = async (
  ctx: Ctx,
  session: Doc<'sessions'>,
  votes: readonly Doc<'rounds'>[],
  prepares: boolean,
): Promise<readonly AgendaItem[]> => {
  const rounds = lastOf(votes)
  const dossiers = await ctx.app.store.getMany('dossiers', session.agenda)
  const missing = prepares ? await missingIn(ctx, dossiers) : undefined
  return dossiers.map((dossier): AgendaItem => {
    const { id, code, profile } = dossier
    const round = rounds.get(id)
    return {
      ...{ dossier: id, code, profile },
      late: session.late.includes(id),
      missing: missing?.get(id) ?? [],
      ...(round ? participation(round) : { cast: 0, asked: 0 }),
      state: stateOf(round, dossier, session.id),
    }
  })
}

/** What to know before the members are convened. */
const beforehand = (ctx: Ctx, session: Session): Pick<AgendaView, 'closed' | 'conveneBy'> => {
  const rules = ctx.app.settings.rules.commission
  const closed = closedDay(session.on)
  return {
    ...(closed && { closed }),
    ...(!session.convened && {
      conveneBy: { day: conveneBy(session, rules), passed: isShortNotice(session, ctx.today, rules) },
    }),
  }
}

const again = ({ session }: { session: string }): Press => ({ verb: 'agenda.show', payload: { session } })

export const agendaShown = async (
  ctx: Ctx,
  id: string,
  step: AgendaView['step'] = 'list',
): Promise<Answer> => {
  const session = await loadSession(ctx, id)
  const { on, time, place, mode, state } = session
  const prepares = may(ctx.person, 'plan-session') && state === 'planned'
  const rounds = await roundsOf(ctx, id)
  const data: AgendaView = {
    session: id,
    ...{ on, time, place, mode, state },
    convened: session.convened !== undefined,
    items: await itemsOf(ctx, session, rounds, prepares),
    step: prepares ? step : 'list',
    ready: prepares ? await readyDossiers(ctx) : [],
    interrupted: await interruptedCodes(ctx),
    runs: may(ctx.person, 'plan-session'),
    ...(prepares && beforehand(ctx, session)),
  }
  // It shows how far the votes are, so it moves on with each of them; versions only grow.
  const v = rounds.reduce((sum, round) => sum + round.v, session.v)
  const about = { collection: 'sessions', doc: { id, v } }
  return { view: viewOf('agenda', data, about, data.step !== 'list', again({ session: id })) }
}

/** Some dossiers leave the agenda for another session, others come on it: one commit, all or nothing. */
const change = (
  ctx: Ctx,
  id: string,
  { added, postponed }: { added: readonly DossierId[]; postponed: readonly DossierId[] },
): Promise<void> =>
  changeSession(ctx, id, async session => {
    holdsPlanned(session)
    holds(added.length + postponed.length > 0, 'agenda-empty')
    const leaving = session.agenda.filter(dossier => postponed.includes(dossier))
    const coming = added.filter(dossier => !session.agenda.includes(dossier))
    if (leaving.length + coming.length === 0) return { next: session, facts: [] }
    const shorter = leaving.reduce<Session>(withoutDossier, session)
    const decided =
      coming.length > 0 ? withDossiers(shorter, coming, ctx.today) : { next: shorter, facts: [] }
    const also = async () => [
      ...(await takeOffChanges(ctx, id, await ctx.app.store.getMany('dossiers', leaving))),
      ...(await putOnAgendaChanges(ctx, { ...decided.next, id }, coming)),
    ]
    return { ...decided, also }
  })

/** Puts dossiers that are ready on the agenda of a session; those that are there already stay. */
export const addToAgenda = (ctx: Ctx, session: string, added: readonly DossierId[]): Promise<void> =>
  change(ctx, session, { added, postponed: [] })

/** Ids of the dossiers chosen: a list, or what a multiple choice of a card sends (`a,b`). Each once, in order. */
export const chosenDossiers = z
  .union([z.string(), z.array(z.string())])
  .transform(given => (typeof given === 'string' ? given.split(',') : given))
  .transform(ids => [...new Set(ids.map(id => id.trim()).filter(Boolean))])

const steps = z
  .enum(['list', 'change', 'convene', 'add'])
  // As buttons said it before dossiers could be postponed there too.
  .transform(step => (step === 'add' ? 'change' : step))

export const agendaActs = [
  verb({
    verb: 'agenda.show',
    payload: z.object({ session: sessionId.optional(), step: steps.optional() }),
    permission: 'see-session',
    run: async (ctx, { session, step }) => agendaShown(ctx, session ?? (await nextSession(ctx)).id, step),
  }),

  verb({
    verb: 'agenda.change',
    payload: z.object({
      session: sessionId,
      /** To be added. */
      dossiers: chosenDossiers.optional(),
      postponed: chosenDossiers.optional(),
      /** One that leaves the agenda, by its own button. */
      remove: z.string().optional(),
    }),
    permission: 'plan-session',
    again,
    run: async (ctx, { session, dossiers = [], postponed = [], remove }) => {
      await change(ctx, session, {
        added: dossiers,
        postponed: remove ? [...postponed, remove] : postponed,
      })
      return agendaShown(ctx, session)
    },
  }),
]
