/** A round for the secretariat: who has voted, what it adds up to, and its closing. */
import { z } from 'zod'
import { type Day, dayOf } from '../domain/calendar'
import type { DecisionOutcome, DossierId, Profile } from '../domain/dossier'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import {
  type Choice,
  type Round,
  type Tally,
  closeRound,
  inVoices,
  participation,
  tally,
} from '../domain/round'
import { type VoteOutcome, deliberate } from '../domain/deliberation'
import { hasBegun, presentIn } from '../domain/session'
import type { Doc } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { decisionShown } from './decision'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { loadSession } from './sessions'
import { viewOf } from './views'
import { reasonPlace } from './vote'

export interface VoiceView {
  readonly organisation: string
  /** Absent while this organisation has not voted. */
  readonly choice?: Choice
  readonly by?: string
  readonly on?: Day
  /** Shown once the round is closed. */
  readonly reason?: string
}

export interface RoundView {
  readonly code: string
  readonly dossier: DossierId
  readonly round: string
  readonly session: string
  readonly profile: Profile
  readonly number: number
  /** `confirm`: voices are missing, so closing is asked for a second time. `decide`: closed, not decided. */
  readonly step: 'open' | 'confirm' | 'decide' | 'done'
  readonly voices: readonly VoiceView[]
  readonly tally: Tally
  readonly cast: number
  readonly asked: number
  /** What the voices call for, once closed. */
  readonly outcome?: VoteOutcome
  readonly decided?: DecisionOutcome
}

/** Reasons given with the voices, by organisation; only once the round is closed. */
const reasonsOf = async ({ app }: Ctx, round: Doc<'rounds'>): Promise<ReadonlyMap<string, string>> => {
  const given = Object.values(round.voices).filter(({ reason }) => reason !== undefined)
  const household =
    round.state === 'closed' && given.length > 0
      ? await app.store.get('households', round.dossier)
      : undefined
  if (!household) return new Map()
  return new Map(
    given.map(({ organisation, reason = '' }) => [
      organisation,
      String(app.vault.open(household.key, reasonPlace(round.id, organisation), reason)),
    ]),
  )
}

const voiceViews = async (ctx: Ctx, round: Doc<'rounds'>): Promise<readonly VoiceView[]> => {
  const casters = [...new Set(Object.values(round.voices).map(({ by }) => by))]
  const people = new Map((await ctx.app.store.getMany('people', casters)).map(({ id, name }) => [id, name]))
  const reasons = await reasonsOf(ctx, round)
  return Object.entries(round.names).map(([id, organisation]): VoiceView => {
    const voice = round.voices[id]
    if (!voice) return { organisation }
    const reason = reasons.get(id)
    return {
      organisation,
      choice: voice.choice,
      by: people.get(voice.by) ?? '',
      on: dayOf(voice.at),
      ...(reason && { reason }),
    }
  })
}

const stepOf = (round: Round, onAgenda: boolean, confirm: boolean): RoundView['step'] => {
  if (round.state === 'open') return confirm ? 'confirm' : 'open'
  return onAgenda && !round.decided ? 'decide' : 'done'
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'round.show', payload: { dossier } })

export const roundShown = async (ctx: Ctx, id: DossierId, confirm = false): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const round = dossier.round ? await ctx.app.store.get('rounds', dossier.round) : undefined
  holds(round, 'not-now')
  const counted = tally(round)
  const data: RoundView = {
    code: round.code,
    dossier: id,
    round: round.id,
    session: round.session,
    profile: round.profile,
    number: round.number,
    step: stepOf(round, dossier.stage === 'agenda', confirm),
    voices: await voiceViews(ctx, round),
    tally: inVoices(counted, round),
    ...participation(round),
    ...(round.state === 'closed' && { outcome: deliberate(round).outcome }),
    ...(round.decided && { decided: round.decided }),
  }
  return { view: viewOf('round', data, { collection: 'rounds', doc: round }, false, again({ dossier: id })) }
}

const close = (ctx: Ctx, id: DossierId, roundId: string): Promise<void> =>
  handle(ctx.app, `rounds/${roundId}`, async () => {
    const round = await ctx.app.store.get('rounds', roundId)
    holds(round?.dossier === id, 'not-found')
    const dossier = await loadDossier(ctx, id)
    const session = await loadSession(ctx, round.session)
    const closing = {
      by: ctx.person.id,
      at: ctx.now,
      present: presentIn(session),
      ...(session.chair && { chair: session.chair }),
    }
    const closed = { ...round, ...closeRound(round, closing, hasBegun(session, ctx.now)) }
    holds(may(ctx.person, 'close-round', dossier) && dossier.round === roundId, 'moved-on')
    const { cast, asked } = participation(round)
    const decided = {
      next: dossier,
      facts: [{ kind: 'round-closed', on: ctx.today, data: { cast, asked } }] as const,
    }
    await commit(ctx.app, [
      { do: 'put', in: 'rounds', doc: closed },
      ...(await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now })),
    ])
  })

export const roundActs = [
  verb({
    verb: 'round.show',
    payload: z.object({ dossier: z.string(), confirm: z.literal('yes').optional() }),
    permission: 'see-voices',
    run: (ctx, { dossier, confirm }) => roundShown(ctx, dossier, confirm === 'yes'),
  }),

  verb({
    verb: 'round.close',
    payload: z.object({ dossier: z.string(), round: z.string() }),
    permission: 'close-round',
    again,
    run: async (ctx, { dossier, round }) => {
      await close(ctx, dossier, round)
      return decisionShown(ctx, dossier)
    },
  }),
]
