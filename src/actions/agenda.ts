/** The agenda of a session: its dossiers and how far their votes are. No identity, so that it fits a group. */
import { z } from 'zod'
import { type Day, daysBetween } from '../domain/calendar'
import type { DecisionOutcome, Dossier, DossierId, Profile } from '../domain/dossier'
import { type LabelState, labelState } from '../domain/labels'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { type Round, closeRound, nextRoundId, openRound, participation } from '../domain/round'
import {
  AGENDA_LIMIT,
  type Session,
  putOnAgenda,
  takeOffAgenda,
  withDossiers,
  withoutDossier,
} from '../domain/session'
import { type Change, type Doc, all } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
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
  readonly state: Round['state'] | DecisionOutcome
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

/** The last round of each dossier still on this agenda, in its order. */
const roundsOf = async ({ app }: Ctx, session: Doc<'sessions'>): Promise<readonly Round[]> => {
  const rounds = await all(app.store, 'rounds', { index: 'session', equals: [session.id] })
  return session.agenda.flatMap(dossier => {
    const [last] = rounds
      .filter(round => round.dossier === dossier)
      .sort((one, other) => other.number - one.number)
    return last ? [last] : []
  })
}

const item = (round: Round): AgendaItem => ({
  dossier: round.dossier,
  code: round.code,
  profile: round.profile,
  ...participation(round),
  state: round.decided ?? round.state,
})

const loadSession = async ({ app }: Pick<Ctx, 'app'>, id: string): Promise<Doc<'sessions'>> => {
  const session = await app.store.get('sessions', id)
  holds(session, 'not-found')
  return session
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
    items: (await roundsOf(ctx, session)).map(item),
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

/** The changes that put dossiers on the agenda of a session and open their rounds: everything or nothing of it. */
export const putOnAgendaChanges = async (
  ctx: Ctx,
  session: string,
  ids: readonly DossierId[],
): Promise<readonly Change[]> => {
  const { app, today } = ctx
  const dossiers = await app.store.getMany('dossiers', ids)
  holds(dossiers.length === ids.length, 'not-found')
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  const changes: Change[] = []
  for (const dossier of dossiers) {
    holds(may(ctx.person, 'set-agenda', dossier), 'moved-on', { stage: dossier.stage })
    const round = openRound(dossier, { session, on: today, rules: app.settings.rules, organisations })
    const id = nextRoundId(dossier)
    const decided = putOnAgenda(dossier, { session, round: id, today })
    changes.push(
      { do: 'add', in: 'rounds', doc: { ...round, id } },
      ...(await dossierChanges(app, dossier, decided, {
        by: ctx.person.id,
        now: ctx.now,
        voters: Object.keys(round.voters),
      })),
    )
  }
  return changes
}

const add = (ctx: Ctx, id: string, ids: readonly DossierId[]): Promise<void> =>
  handle(ctx.app, `sessions/${id}`, async () => {
    const session = await loadSession(ctx, id)
    const missing = ids.filter(dossier => !session.agenda.includes(dossier))
    if (ids.length > 0 && missing.length === 0) return
    const changed = { ...session, ...withDossiers(session, missing) }
    await commit(ctx.app, [
      { do: 'put', in: 'sessions', doc: changed },
      ...(await putOnAgendaChanges(ctx, id, missing)),
    ])
  })

/** What closes a round that ends without a decision, when it is still open. */
const closing = (ctx: Ctx, round: Doc<'rounds'> | undefined): readonly Change[] =>
  round?.state === 'open'
    ? [{ do: 'put', in: 'rounds', doc: { ...round, ...closeRound(round, ctx.person.id, ctx.now) } }]
    : []

const remove = (ctx: Ctx, id: string, dossierId: DossierId): Promise<void> =>
  handle(ctx.app, `sessions/${id}`, async () => {
    const session = await loadSession(ctx, id)
    const dossier: Doc<'dossiers'> & Dossier = await loadDossier(ctx, dossierId)
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

export const sessionId = z.string().regex(/^[\w.-]{1,64}$/)

export const agendaActs = [
  verb({
    verb: 'agenda.show',
    payload: z.object({ session: sessionId, step: z.enum(['list', 'add']).optional() }),
    permission: 'see-round',
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
]
