/** The convocation of a member: when and where, and the dossiers, each with its sheet one press away. No identity. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { DossierId, Profile } from '../domain/dossier'
import { holds } from '../domain/refused'
import { type Round, voiceOf } from '../domain/round'
import type { Session, ShortNotice } from '../domain/session'
import type { Doc } from '../store/store'
import { lastRounds, loadSession, sessionId } from './sessions'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface ConvocationItem {
  readonly dossier: DossierId
  readonly code: string
  readonly profile: Profile
  /** Put on the agenda after the convocation. */
  readonly late: boolean
  /** `ask`: the voice of this person's organisation is awaited · `watch`: it has none here · `closed`. */
  readonly vote: 'ask' | 'voted' | 'closed' | 'watch'
}

export interface ConvocationView {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly mode: Session['mode']
  readonly state: Session['state']
  readonly convened: { readonly on: Day; readonly notice?: ShortNotice }
  /** Day of the session without quorum that this one convenes again. */
  readonly second?: Day
  /** Convened again for want of a quorum: none is needed. */
  readonly quorumWaived: boolean
  readonly items: readonly ConvocationItem[]
  /** Changes since it was planned (`SEQUENCE` of its invitation). */
  readonly sequence: number
  /** Name of the bot's own host, so that the invitation is nobody else's. */
  readonly host: string
  /** How long its invitation blocks. */
  readonly lastsMinutes: number
}

const voteOf = ({ person }: Ctx, round: Round | undefined): ConvocationItem['vote'] => {
  if (round?.state !== 'open') return 'closed'
  const voice = voiceOf(person, round)
  if (!voice) return 'watch'
  return round.voices[voice.organisation] ? 'voted' : 'ask'
}

const itemsOf = async (ctx: Ctx, session: Doc<'sessions'>): Promise<readonly ConvocationItem[]> => {
  const [rounds, dossiers] = await Promise.all([
    lastRounds(ctx, session.id),
    ctx.app.store.getMany('dossiers', session.agenda),
  ])
  return dossiers.map(({ id, code, profile }) => ({
    dossier: id,
    code,
    profile,
    late: session.late.includes(id),
    vote: voteOf(ctx, rounds.get(id)),
  }))
}

/** The convocation as it is now; refused while the members are not convened. */
const convocationShown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const session = await loadSession(ctx, id)
  const { convened, on, time, place, mode, state, sequence } = session
  holds(convened, 'not-now')
  const first = session.second ? await ctx.app.store.get('sessions', session.second) : undefined
  const { secondWithoutQuorum, sessionMinutes } = ctx.app.settings.rules.commission
  const data: ConvocationView = {
    session: id,
    ...{ on, time, place, mode, state, convened, sequence },
    ...(first && { second: first.on }),
    quorumWaived: first !== undefined && mode === 'meeting' && secondWithoutQuorum,
    items: await itemsOf(ctx, session),
    host: new URL(ctx.app.settings.publicUrl).hostname,
    lastsMinutes: sessionMinutes,
  }
  const again = { verb: 'convocation.show', payload: { session: id } }
  return { view: viewOf('convocation', data, { collection: 'sessions', doc: session }, false, again) }
}

export const convocationActs = [
  verb({
    verb: 'convocation.show',
    payload: z.object({ session: sessionId }),
    permission: 'see-session',
    run: (ctx, { session }) => convocationShown(ctx, session),
  }),
]
