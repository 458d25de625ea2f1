/** The vote card of a member: the dossier without identity, five choices, one voice an organisation. */
import { z } from 'zod'
import { type Day, dayOf } from '../domain/calendar'
import type { DecisionOutcome, DossierId, Profile } from '../domain/dossier'
import type { OrganisationId } from '../domain/people'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import {
  type Castable,
  type Choice,
  type Tally,
  castVote,
  choices,
  needsReason,
  participation,
  seesTally,
  tally,
  voiceOf,
} from '../domain/round'
import type { Doc } from '../store/store'
import { commit, handle, loadDossier } from './commit'
import { type Sheet, sheetOf } from './sheet'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { type View, viewOf } from './views'

export interface VoteView {
  readonly code: string
  readonly dossier: DossierId
  readonly round: string
  readonly profile: Profile
  /**
   * `ask` five choices · `reason` the choice needs one · `voted` my organisation's voice, which may still change ·
   * `closed` · `watch` no voice in this round.
   */
  readonly step: 'ask' | 'reason' | 'voted' | 'closed' | 'watch'
  readonly sheet?: Sheet
  /** Name of the organisation whose voice it is. */
  readonly organisation?: string
  readonly voice?: { readonly choice: Choice; readonly by: string; readonly on: Day }
  /** The choice that waits for its reason. */
  readonly chosen?: Choice
  readonly cast: number
  readonly asked: number
  /** Absent while it is hidden from this person. */
  readonly tally?: Tally
  readonly decided?: DecisionOutcome
  /** Closed because the dossier left the agenda: no decision follows. */
  readonly offAgenda?: boolean
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'vote.show', payload: { dossier } })

type Known = Pick<VoteView, 'step'> & Partial<VoteView>

const voteView = (round: Doc<'rounds'>, organisation: OrganisationId | undefined, known: Known): View => {
  const name = organisation && round.names[organisation]
  const data: VoteView = {
    code: round.code,
    dossier: round.dossier,
    round: round.id,
    profile: round.profile,
    ...(name && { organisation: name }),
    ...participation(round),
    ...(seesTally(round, organisation) && { tally: tally(round) }),
    ...(round.decided && { decided: round.decided }),
    ...known,
  }
  const open = data.step === 'ask' || data.step === 'reason'
  // A reason being typed is not to be lost to a refresh.
  const refreshed = data.step === 'reason' ? undefined : again(round)
  return viewOf('vote', data, { collection: 'rounds', doc: round }, open, refreshed)
}

const ownVoice = async (
  ctx: Ctx,
  round: Doc<'rounds'>,
  organisation: OrganisationId | undefined,
): Promise<Pick<VoteView, 'voice'>> => {
  const voice = organisation && round.voices[organisation]
  if (!voice) return {}
  const caster = voice.by === ctx.person.id ? ctx.person : await ctx.app.store.get('people', voice.by)
  return { voice: { choice: voice.choice, by: caster?.name ?? '', on: dayOf(voice.at) } }
}

const voteShown = async (ctx: Ctx, id: DossierId, change: boolean): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-round', dossier), 'not-allowed')
  const round = dossier.round ? await ctx.app.store.get('rounds', dossier.round) : undefined
  holds(round, 'not-now')
  const organisation = voiceOf(ctx.person, round)?.organisation
  const voice = await ownVoice(ctx, round, organisation)
  const step = stepOf(round, organisation, change)
  const sheet = step === 'ask' || step === 'watch' ? { sheet: await sheetOf(ctx, dossier) } : {}
  const offAgenda = step === 'closed' && dossier.stage !== 'agenda' && !round.decided
  return { view: voteView(round, organisation, { step, ...voice, ...sheet, offAgenda }) }
}

const stepOf = (
  round: Doc<'rounds'>,
  organisation: OrganisationId | undefined,
  change: boolean,
): VoteView['step'] => {
  if (round.state === 'closed') return 'closed'
  if (!organisation) return 'watch'
  return round.voices[organisation] && !change ? 'voted' : 'ask'
}

/** The round as the voter found it, and for which organisation they vote. */
const loadBallot = async (
  ctx: Ctx,
  {
    dossier,
    round: id,
    organisation: asked,
  }: { dossier: string; round: string; organisation?: string | undefined },
): Promise<{ round: Doc<'rounds'>; castable: Castable }> => {
  const round = await ctx.app.store.get('rounds', id)
  holds(round?.dossier === dossier, 'not-found')
  holds(round.state === 'open', 'round-closed')
  const castable = voiceOf(ctx.person, round, asked)
  holds(castable, 'no-voice')
  return { round, castable }
}

/** The reason under the household's key; the one kept already when its text is the same, so that a second press changes nothing. */
const sealReason = async (
  { app }: Ctx,
  round: Doc<'rounds'>,
  organisation: OrganisationId,
  reason: string,
): Promise<string> => {
  const household = await app.store.get('households', round.dossier)
  holds(household, 'not-found')
  const place = reasonPlace(round.id, organisation)
  const before = round.voices[organisation]?.reason
  if (before && app.vault.open(household.key, place, before) === reason) return before
  return app.vault.seal(household.key, place, reason)
}

/** Where the reason of an organisation's voice is sealed. */
export const reasonPlace = (round: string, organisation: OrganisationId) =>
  ({ collection: 'rounds', id: round, field: `reason.${organisation}` }) as const

const voteSchema = z.object({
  dossier: z.string(),
  round: z.string(),
  choice: z.enum(choices),
  reason: z.string().trim().max(limits.voice, 'too-long').optional(),
  /** Sent by the button under the reason: it is expected now. */
  confirm: z.literal('yes').optional(),
  /** For which organisation, when a person has several; the first with a voice otherwise. */
  organisation: z.string().optional(),
})

const cast = (ctx: Ctx, ballot: z.output<typeof voteSchema>): Promise<Answer> =>
  // This is the hottest act: one document read, one written, and the card is drawn from what is in memory.
  handle(ctx.app, `rounds/${ballot.round}`, async () => {
    const { round: before, castable } = await loadBallot(ctx, ballot)
    const { organisation } = castable
    const { choice, reason } = ballot
    const sealed =
      needsReason(choice) && reason ? { reason: await sealReason(ctx, before, organisation, reason) } : {}
    const after = castVote(before, { ...castable, by: ctx.person.id, choice, at: ctx.now, ...sealed })
    let round = before
    if (after !== before) {
      await commit(ctx.app, [{ do: 'put', in: 'rounds', doc: { ...before, ...after } }])
      round = { ...before, ...after, v: before.v + 1 }
    }
    // The voice is this person's own, cast now or, pressed twice, a moment ago.
    const at = round.voices[organisation]?.at ?? ctx.now
    const on = at === ctx.now ? ctx.today : dayOf(at)
    return {
      view: voteView(round, organisation, { step: 'voted', voice: { choice, by: ctx.person.name, on } }),
    }
  })

export const voteActs = [
  verb({
    verb: 'vote.show',
    payload: z.object({ dossier: z.string(), change: z.literal('yes').optional() }),
    permission: 'see-round',
    run: (ctx, { dossier, change }) => voteShown(ctx, dossier, change === 'yes'),
  }),

  verb({
    verb: 'vote.cast',
    payload: voteSchema,
    permission: 'vote',
    again,
    run: async (ctx, ballot) => {
      const { choice, reason, confirm } = ballot
      if (!needsReason(choice) || reason) return cast(ctx, ballot)
      holds(!confirm, 'reason-needed')
      const { round, castable } = await loadBallot(ctx, ballot)
      return { view: voteView(round, castable.organisation, { step: 'reason', chosen: choice }) }
    },
  }),
]
