/** The vote card of a member: the dossier without identity, five choices, one voice an organisation. */
import { z } from 'zod'
import { dayOf } from '../domain/calendar'
import type { DossierId } from '../domain/dossier'
import type { OrganisationId, Person } from '../domain/people'
import { may, postFor } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { type Castable, castVote, choices, discuss, needsReason, voiceOf } from '../domain/round'
import { hasBegun, holdsLasting } from '../domain/session'
import type { Doc } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { loadSession } from './sessions'
import { sheetOf } from './sheet'
import { type Answer, type Ctx, verb } from './verb'
import { type VoteView, again, myVoices, spokenOf, stepOf, voteView } from './voteView'

const voiceShown = async (
  ctx: Ctx,
  round: Doc<'rounds'>,
  organisation: OrganisationId | undefined,
): Promise<Pick<VoteView, 'voice'>> => {
  const voice = organisation === undefined ? undefined : round.voices[organisation]
  if (!voice) return {}
  const caster = voice.by === ctx.person.id ? ctx.person : await ctx.app.store.get('people', voice.by)
  return { voice: spokenOf(round, voice, caster?.name ?? '', dayOf(voice.at)) }
}

/** When an open vote in writing ended, if it has: it takes no voice, and the secretariat closes it. */
const endedAt = async (
  ctx: Ctx,
  { mode, state, session }: Doc<'rounds'>,
): Promise<VoteView['ended'] | undefined> => {
  if (mode !== 'written' || state !== 'open') return undefined
  const { on, time } = await loadSession(ctx, session)
  return hasBegun({ on, time }, ctx.now) ? { on, time } : undefined
}

const voteShown = async (
  ctx: Ctx,
  id: DossierId,
  { change = false, organisation }: { change?: boolean; organisation?: OrganisationId | undefined } = {},
): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-round', dossier), 'not-allowed')
  const round = dossier.round ? await ctx.app.store.get('rounds', dossier.round) : undefined
  holds(round, 'not-now')
  const voices = myVoices(ctx.person, round, organisation)
  const voice = await voiceShown(ctx, round, voices.mine?.organisation)
  const ended = await endedAt(ctx, round)
  const step = stepOf(round, voices.mine, change, ended !== undefined)
  const reads = step === 'ask' || step === 'watch'
  const sheet = reads ? { sheet: await sheetOf(ctx, dossier) } : {}
  const offAgenda = step === 'closed' && dossier.stage !== 'agenda' && !round.decided
  return {
    view: voteView(ctx.person, round, voices, {
      step,
      ...voice,
      ...sheet,
      offAgenda,
      ...(ended && { ended }),
    }),
  }
}

/**
 * The person with the posts that they have now. Read again only where the round says that they changed: that change wrote
 * the round too, so a voice that was being cast meanwhile meets a newer version of it and comes back here.
 */
const asNow = async ({ app, person }: Ctx, { moved }: Doc<'rounds'>): Promise<Pick<Person, 'posts'>> =>
  moved?.includes(person.id) ? ((await app.store.get('people', person.id)) ?? { posts: [] }) : person

/** A vote in writing takes voices up to the hour of its convocation, whether it is closed by then or not. */
const holdsInTime = async (ctx: Ctx, { mode, session: id }: Doc<'rounds'>): Promise<void> => {
  if (mode !== 'written') return
  holdsLasting(await loadSession(ctx, id), ctx.now)
}

/** The round as the voter found it, and which voice they cast. */
const loadBallot = async (
  ctx: Ctx,
  {
    dossier,
    round: id,
    organisation: asked,
  }: { dossier: string; round: string; organisation?: string | undefined },
): Promise<{ round: Doc<'rounds'>; castable: Castable; person: Pick<Person, 'posts'> }> => {
  const round = await ctx.app.store.get('rounds', id)
  holds(round?.dossier === dossier, 'not-found')
  holds(round.state === 'open', 'round-closed')
  await holdsInTime(ctx, round)
  const person = await asNow(ctx, round)
  const castable = voiceOf(person, round, asked)
  holds(castable, 'no-voice')
  return { round, castable, person }
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
  /** Whose voice, when a person can cast several; the first otherwise. */
  organisation: z.string().optional(),
})

const cast = (ctx: Ctx, ballot: z.output<typeof voteSchema>): Promise<Answer> =>
  // This is the hottest act: one document read, one written, and the card is drawn from what is in memory.
  handle(ctx.app, `rounds/${ballot.round}`, async () => {
    const { round: before, castable, person } = await loadBallot(ctx, ballot)
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
    const voice = round.voices[organisation]
    const on = !voice || voice.at === ctx.now ? ctx.today : dayOf(voice.at)
    return {
      view: voteView(ctx.person, round, myVoices(person, round, organisation), {
        step: 'voted',
        ...(voice && { voice: spokenOf(round, voice, ctx.person.name, on) }),
      }),
    }
  })

/** The dossier is to be talked over before its round closes: whoever sits in the commission may ask, once for all. */
const askDiscussion = (ctx: Ctx, id: DossierId, roundId: string): Promise<void> =>
  handle(ctx.app, `rounds/${roundId}`, async () => {
    const round = await ctx.app.store.get('rounds', roundId)
    holds(round?.dossier === id, 'not-found')
    const dossier = await loadDossier(ctx, id)
    const post = postFor(ctx.person, 'ask-discussion', dossier)
    holds(post, 'not-allowed')
    const after = discuss(round)
    if (after === round) return
    const data = { organisation: post.organisation }
    const decided = {
      next: dossier,
      facts: [{ kind: 'discuss-in-session', on: ctx.today, data }] as const,
    }
    await commit(ctx.app, [
      { do: 'put', in: 'rounds', doc: { ...round, ...after } },
      ...(await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now })),
    ])
  })

export const voteActs = [
  verb({
    verb: 'vote.show',
    payload: z.object({
      dossier: z.string(),
      change: z.literal('yes').optional(),
      /** Whose voice, when a person can cast several; otherwise the first that waits for them. */
      organisation: z.string().optional(),
    }),
    permission: 'see-round',
    run: (ctx, { dossier, change, organisation }) =>
      voteShown(ctx, dossier, { change: change === 'yes', organisation }),
  }),

  verb({
    verb: 'vote.cast',
    payload: voteSchema,
    permission: 'vote',
    again: ({ dossier }) => again({ dossier }),
    run: async (ctx, ballot) => {
      const { choice, reason, confirm } = ballot
      if (!needsReason(choice) || reason) return cast(ctx, ballot)
      holds(!confirm, 'reason-needed')
      const { round, castable, person } = await loadBallot(ctx, ballot)
      const voices = myVoices(person, round, castable.organisation)
      return { view: voteView(ctx.person, round, voices, { step: 'reason', chosen: choice }) }
    },
  }),

  verb({
    verb: 'vote.discuss',
    payload: z.object({ dossier: z.string(), round: z.string(), organisation: z.string().optional() }),
    permission: 'ask-discussion',
    again: ({ dossier }) => again({ dossier }),
    run: async (ctx, { dossier, round, organisation }) => {
      await askDiscussion(ctx, dossier, round)
      return voteShown(ctx, dossier, { organisation })
    },
  }),
]
