/** A round for the secretariat: who has voted, what it adds up to, and its closing. */
import { z } from 'zod'
import { type Day, type Instant, dayOf } from '../domain/calendar'
import type { DecisionOutcome, DossierId, Profile } from '../domain/dossier'
import { may } from '../domain/permissions'
import { chairOf, inCommission } from '../domain/people'
import { holds } from '../domain/refused'
import { type Choice, type Round, type Tally, closeRound, inVoices, participation } from '../domain/round'
import {
  type Part,
  type Quorum,
  type Room,
  type VoteOutcome,
  deliberate,
  partOf,
  quorumInVoices,
} from '../domain/deliberation'
import { type Session, hasBegun } from '../domain/session'
import { presentIn, presidingIn } from '../domain/attendance'
import { type Doc, all } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { decisionShown } from './decision'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { loadSession } from './sessions'
import { viewOf } from './views'
import { reasonPlace } from './vote'
import { nameIn } from './voteView'

export interface VoiceView {
  readonly organisation: string
  /** How it takes part, or would if the round closed now. */
  readonly part: Part
  /** Absent while this organisation has not voted. */
  readonly choice?: Choice
  readonly by?: string
  readonly deputy?: true
  /** They sit for this organisation no more; the voice is its own all the same. */
  readonly left?: true
  /** Name of the organisation that cast it, or holds it, under a proxy. */
  readonly under?: string
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
  readonly mode: Round['mode']
  /** Of a session convened again for want of a quorum. */
  readonly second: boolean
  /** `confirm`: voices are missing, so closing is asked for a second time. `decide`: closed, not decided. */
  readonly step: 'open' | 'confirm' | 'decide' | 'done'
  /** A member asked for discussion: `waits` for the hour of the session, then it may close. */
  readonly discuss: 'no' | 'waits' | 'asked'
  readonly voices: readonly VoiceView[]
  /** In voices. */
  readonly tally: Tally
  readonly cast: number
  readonly asked: number
  /** In voices; of those in the meeting and represented, once the session has begun. */
  readonly quorum: Quorum
  /** What the voices call for, or would if the round closed now. */
  readonly outcome: VoteOutcome
  /** Name of the organisation whose casting vote broke it, if one did. */
  readonly tie?: { readonly by?: string }
  readonly decided?: DecisionOutcome
  /** A vote in writing whose hour has not come: until when it lasts. */
  readonly until?: Pick<Session, 'on' | 'time'>
  /** The meeting has begun and nobody recorded who is there: closed now, only who voted takes part. */
  readonly unattended?: true
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

const voiceViews = async (ctx: Ctx, round: Doc<'rounds'>, room: Room): Promise<readonly VoiceView[]> => {
  const casters = [...new Set(Object.values(round.voices).map(({ by }) => by))]
  const people = new Map((await ctx.app.store.getMany('people', casters)).map(each => [each.id, each]))
  const reasons = await reasonsOf(ctx, round)
  return Object.entries(round.names).map(([id, organisation]): VoiceView => {
    const voice = round.voices[id]
    const part = partOf(round, id, room)
    const holder = voice ? voice.under : round.proxies[id]
    const under = holder !== undefined && { under: nameIn(round, holder) }
    if (!voice) return { organisation, part, ...under }
    const reason = reasons.get(id)
    const caster = people.get(voice.by)
    const post = caster && inCommission(caster).find(each => each.organisation === (voice.under ?? id))
    return {
      organisation,
      part,
      choice: voice.choice,
      by: caster?.name ?? '',
      ...(post?.deputy && { deputy: true }),
      ...(!post && { left: true }),
      ...under,
      on: dayOf(voice.at),
      ...(reason && { reason }),
    }
  })
}

/** Who is in the room: as it was when the round closed, or as the attendance says now. */
const roomNow = async (ctx: Ctx, session: Session): Promise<Room> => {
  const chair = presidingIn(session, chairOf(await all(ctx.app.store, 'people', { index: 'id' })))
  return { present: presentIn(session), ...(chair && { chair }) }
}

const discussOf = ({ discuss, state }: Round, begun: boolean): RoundView['discuss'] => {
  if (!discuss) return 'no'
  return state === 'open' && !begun ? 'waits' : 'asked'
}

/** The quorum of a meeting counts who is there: closing before that is known is for good. */
const unattended = (round: Round, session: Session, now: Instant): boolean =>
  round.state === 'open' &&
  round.mode === 'meeting' &&
  hasBegun(session, now) &&
  Object.keys(session.attendance).length === 0

const lasts = ({ state, mode }: Round, session: Session, now: Instant): boolean =>
  state === 'open' && mode === 'written' && !hasBegun(session, now)

const stepOf = (round: Round, onAgenda: boolean, confirm: boolean): RoundView['step'] => {
  if (round.state === 'open') return confirm ? 'confirm' : 'open'
  return onAgenda && !round.decided ? 'decide' : 'done'
}

const again = ({ dossier, round }: { dossier: string; round: string }): Press => ({
  verb: 'round.show',
  payload: { dossier, round },
})

/** The dossier's round, or an earlier one of it: a card stays about its own, whatever votes came after. */
export const roundShown = async (
  ctx: Ctx,
  id: DossierId,
  { confirm = false, round: wanted }: { confirm?: boolean; round?: string | undefined } = {},
): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const asked = wanted ?? dossier.round
  const round = asked === undefined ? undefined : await ctx.app.store.get('rounds', asked)
  holds(round?.dossier === id, 'not-now')
  const session = await loadSession(ctx, round.session)
  const room = round.closed ?? (await roomNow(ctx, session))
  const { tally: counted, quorum, outcome, tie } = deliberate(round, room)
  const data: RoundView = {
    code: round.code,
    dossier: id,
    round: round.id,
    session: round.session,
    profile: round.profile,
    number: round.number,
    mode: round.mode,
    second: round.second,
    step: stepOf(round, dossier.stage === 'agenda' && dossier.round === round.id, confirm),
    discuss: discussOf(round, hasBegun(session, ctx.now)),
    voices: await voiceViews(ctx, round, room),
    tally: inVoices(counted, round),
    ...participation(round),
    quorum: quorumInVoices(quorum, round),
    outcome,
    ...(tie && { tie: tie.by ? { by: nameIn(round, tie.by) } : {} }),
    ...(round.decided && { decided: round.decided }),
    ...(lasts(round, session, ctx.now) && { until: { on: session.on, time: session.time } }),
    ...(unattended(round, session, ctx.now) && { unattended: true }),
  }
  return {
    view: viewOf(
      'round',
      data,
      { collection: 'rounds', doc: round },
      false,
      again({ dossier: id, round: round.id }),
    ),
  }
}

const close = (ctx: Ctx, id: DossierId, roundId: string): Promise<void> =>
  handle(ctx.app, `rounds/${roundId}`, async () => {
    const round = await ctx.app.store.get('rounds', roundId)
    holds(round?.dossier === id, 'not-found')
    const dossier = await loadDossier(ctx, id)
    const session = await loadSession(ctx, round.session)
    const closing = { by: ctx.person.id, at: ctx.now, ...(await roomNow(ctx, session)) }
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
    payload: z.object({
      dossier: z.string(),
      confirm: z.literal('yes').optional(),
      round: z.string().optional(),
    }),
    permission: 'see-voices',
    run: (ctx, { dossier, confirm, round }) =>
      roundShown(ctx, dossier, { confirm: confirm === 'yes', round }),
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
