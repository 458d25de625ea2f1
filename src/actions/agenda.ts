/** The agenda of a session: its dossiers and how far their votes are. No identity, so that it fits a group. */
import { z } from 'zod'
import { type Day, daysBetween } from '../domain/calendar'
import type { Decided, DecisionOutcome, Dossier, DossierId, Profile } from '../domain/dossier'
import { type LabelState, labelState } from '../domain/labels'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { type Round, dropRound, nextRoundId, openRound, participation } from '../domain/round'
import {
  AGENDA_LIMIT,
  type Session,
  type ShortNotice,
  beginRound,
  convene,
  putOnAgenda,
  shortNotices,
  takeOffAgenda,
  withDossiers,
  withoutDossier,
} from '../domain/session'
import { type Change, type Doc, all } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { changeSession, lastRounds, loadSession, sessionId } from './sessions'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { type View, viewOf } from './views'

/** A dossier that waits for a session. */
export interface Candidate {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  /** Days since the referral. */
  readonly age: number
  readonly labels: LabelState
}

export interface AgendaItem {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  readonly cast: number
  readonly asked: number
  /** `waiting`: its vote opens with the convocation. */
  readonly state: Round['state'] | DecisionOutcome | 'waiting'
}

export interface AgendaView {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly state: Session['state']
  readonly items: readonly AgendaItem[]
  /** `add`: the form that puts more dossiers on the agenda. */
  readonly step: 'list' | 'add'
  readonly ready: readonly Candidate[]
  /** Codes of the dossiers whose measure was interrupted: the commission sees them. */
  readonly interrupted: readonly string[]
  /** Members have been convened: the votes are open. */
  readonly convened: boolean
  /** This person runs the session: opens rounds, changes the agenda. */
  readonly runs: boolean
}

const candidate = ({ id, ...dossier }: Doc<'dossiers'>, today: Day): Candidate => ({
  dossier: id,
  code: dossier.code,
  profile: dossier.profile,
  age: daysBetween(dossier.referredOn, today),
  labels: labelState(dossier),
})

/** Dossiers ready for the commission, the oldest first. */
export const readyDossiers = async ({ app, today }: Ctx): Promise<readonly Candidate[]> => {
  const { docs } = await app.store.find('dossiers', {
    index: 'stage',
    equals: ['ready'],
    limit: AGENDA_LIMIT,
  })
  return docs.map(dossier => candidate(dossier, today))
}

/** Codes of the dossiers whose measure was interrupted, the oldest first. */
export const interruptedCodes = async ({ app }: Pick<Ctx, 'app'>): Promise<readonly string[]> => {
  const { docs } = await app.store.find('dossiers', {
    index: 'stage',
    equals: ['interrupted'],
    limit: AGENDA_LIMIT,
  })
  return docs.map(({ code }) => code)
}

const item = (dossier: Doc<'dossiers'>, round: Round | undefined): AgendaItem => ({
  dossier: dossier.id,
  code: dossier.code,
  profile: dossier.profile,
  ...(round ? participation(round) : { cast: 0, asked: 0 }),
  state: round ? (round.decided ?? round.state) : 'waiting',
})

/** The dossiers of an agenda, in its order, each with how far its vote is. */
const itemsOf = async (ctx: Ctx, session: Doc<'sessions'>): Promise<readonly AgendaItem[]> => {
  const [rounds, dossiers] = await Promise.all([
    lastRounds(ctx, session.id),
    ctx.app.store.getMany('dossiers', session.agenda),
  ])
  return dossiers.map(dossier => item(dossier, rounds.get(dossier.id)))
}

const again = ({ session }: { session: string }): Press => ({ verb: 'agenda.show', payload: { session } })

export const agendaShown = async (
  ctx: Ctx,
  id: string,
  wanted: AgendaView['step'] = 'list',
): Promise<Answer> => {
  const session = await loadSession(ctx, id)
  const runs = may(ctx.person, 'plan-session')
  const ready = runs && session.state === 'planned' ? await readyDossiers(ctx) : []
  const step = ready.length > 0 ? wanted : 'list'
  const data: AgendaView = {
    session: id,
    on: session.on,
    time: session.time,
    place: session.place,
    state: session.state,
    convened: session.convened !== undefined,
    items: await itemsOf(ctx, session),
    step,
    ready,
    interrupted: await interruptedCodes(ctx),
    runs,
  }
  const view: View = viewOf(
    'agenda',
    data,
    { collection: 'sessions', doc: session },
    step === 'add',
    again({ session: id }),
  )
  return { view }
}

/** Dossiers as they go on an agenda: those that this person may put there. */
const loadReady = async (ctx: Ctx, ids: readonly DossierId[]): Promise<readonly Doc<'dossiers'>[]> => {
  const dossiers = await ctx.app.store.getMany('dossiers', ids)
  holds(dossiers.length === ids.length, 'not-found')
  for (const dossier of dossiers)
    holds(dossier.stage === 'ready' && may(ctx.person, 'set-agenda', dossier), 'moved-on', {
      stage: dossier.stage,
    })
  return dossiers
}

/** The changes that open the round of each dossier in a session: the voices, weights and rules of this day. */
const openRounds = async (
  ctx: Ctx,
  session: Session & { readonly id: string },
  given: readonly (readonly [Doc<'dossiers'>, Decided<Dossier>])[],
): Promise<readonly Change[]> => {
  const { app, today } = ctx
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  const { id: held, mode, proxies, second } = session
  const opening = {
    session: { id: held, mode, proxies, second: second !== undefined },
    on: today,
    rules: app.settings.rules.commission,
    organisations,
  }
  const changes: Change[] = []
  for (const [dossier, { next, facts }] of given) {
    const round = openRound({ ...next, id: dossier.id }, opening)
    const id = nextRoundId(dossier)
    const begun = beginRound(next, { round: id, today })
    changes.push(
      { do: 'add', in: 'rounds', doc: { ...round, id } },
      ...(await dossierChanges(
        app,
        dossier,
        { next: begun.next, facts: [...facts, ...begun.facts] },
        { by: ctx.person.id, now: ctx.now, voters: Object.keys(round.voters) },
      )),
    )
  }
  return changes
}

/**
 * The changes that put dossiers on the agenda of a session: everything or nothing of it. Once the members are convened,
 * their rounds open at once.
 */
export const putOnAgendaChanges = async (
  ctx: Ctx,
  session: Session & { readonly id: string },
  ids: readonly DossierId[],
): Promise<readonly Change[]> => {
  const put = (await loadReady(ctx, ids)).map(
    dossier => [dossier, putOnAgenda(dossier, { session: session.id, today: ctx.today })] as const,
  )
  if (session.convened) return openRounds(ctx, session, put)
  const changes: Change[] = []
  for (const [dossier, decided] of put)
    changes.push(...(await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now })))
  return changes
}

const add = (ctx: Ctx, id: string, ids: readonly DossierId[]): Promise<void> =>
  changeSession(ctx, id, async session => {
    const missing = ids.filter(dossier => !session.agenda.includes(dossier))
    if (ids.length > 0 && missing.length === 0) return { next: session, facts: [] }
    const decided = withDossiers(session, missing, ctx.today)
    return { ...decided, also: await putOnAgendaChanges(ctx, { ...decided.next, id }, missing) }
  })

/** The convocation: every member is told, and the vote on each dossier of the agenda opens. Once. */
const conveneAll = (ctx: Ctx, id: string, notice: ShortNotice | undefined): Promise<void> =>
  changeSession(ctx, id, async session => {
    const { today, now, app } = ctx
    const rules = app.settings.rules.commission
    const decided = convene(session, { today, now, rules, ...(notice && { notice }) })
    if (decided.facts.length === 0) return decided
    const dossiers = await app.store.getMany('dossiers', session.agenda)
    const unopened = dossiers.map(dossier => [dossier, { next: dossier, facts: [] }] as const)
    return { ...decided, also: await openRounds(ctx, { ...decided.next, id }, unopened) }
  })

/** What closes a round that ends without a decision, when it is still open. */
const closing = (ctx: Ctx, round: Doc<'rounds'> | undefined): readonly Change[] =>
  round?.state === 'open'
    ? [{ do: 'put', in: 'rounds', doc: { ...round, ...dropRound(round, ctx.person.id, ctx.now) } }]
    : []

const remove = (ctx: Ctx, id: string, dossierId: DossierId): Promise<void> =>
  handle(ctx.app, `sessions/${id}`, async () => {
    const session = await loadSession(ctx, id)
    const dossier = await loadDossier(ctx, dossierId)
    if (!session.agenda.includes(dossierId)) return
    holds(may(ctx.person, 'set-agenda', dossier) && dossier.session === id, 'moved-on')
    const round = dossier.round ? await ctx.app.store.get('rounds', dossier.round) : undefined
    const decided = takeOffAgenda(dossier, ctx.today)
    await commit(ctx.app, [
      { do: 'put', in: 'sessions', doc: { ...session, ...withoutDossier(session, dossierId) } },
      ...closing(ctx, round),
      ...(await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now })),
    ])
  })

/** Ids of the dossiers chosen: a list, or what a multiple choice of a card sends (`a,b`). Each once, in order. */
export const chosenDossiers = z
  .union([z.string(), z.array(z.string())])
  .transform(given => (typeof given === 'string' ? given.split(',') : given))
  .transform(ids => [...new Set(ids.map(id => id.trim()).filter(Boolean))])

export const agendaActs = [
  verb({
    verb: 'agenda.show',
    payload: z.object({ session: sessionId, step: z.enum(['list', 'add']).optional() }),
    permission: 'see-session',
    run: (ctx, { session, step }) => agendaShown(ctx, session, step),
  }),

  verb({
    verb: 'agenda.change',
    payload: z.object({
      session: sessionId,
      dossiers: chosenDossiers.optional(),
      remove: z.string().optional(),
    }),
    permission: 'plan-session',
    again,
    run: async (ctx, { session, dossiers = [], remove: taken }) => {
      await (taken ? remove(ctx, session, taken) : add(ctx, session, dossiers))
      return agendaShown(ctx, session)
    },
  }),

  verb({
    verb: 'session.convene',
    payload: z.object({ session: sessionId, notice: z.enum(shortNotices).optional() }),
    permission: 'plan-session',
    again,
    run: async (ctx, { session, notice }) => {
      await conveneAll(ctx, session, notice)
      return agendaShown(ctx, session)
    },
  }),
]
