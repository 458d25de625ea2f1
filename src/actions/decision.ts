/** The decision of the commission on a dossier, as the secretariat sees it: which one, its form, what was recorded. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { type ReasonNeeded, decisionNotes, reasonsNeeded } from '../domain/decision'
import {
  type Decision,
  type DecisionOutcome,
  type Departure,
  type DossierId,
  type Funder,
  decisionOutcomes,
} from '../domain/dossier'
import { may } from '../domain/permissions'
import { type Capacity, capacityOf } from '../domain/programme'
import type { Ranked } from '../domain/providerChoice'
import { holds } from '../domain/refused'
import { type VoteOutcome, deliberate } from '../domain/deliberation'
import { type Tally, inVoices, participation, tally } from '../domain/round'
import type { Doc } from '../store/store'
import { loadDossier } from './commit'
import { type DecisionConfirm, decisionToConfirm } from './confirmDecision'
import { type Given, circumstancesOf, record, recordSchema, tellersOf } from './recordDecision'
import { organisationNames } from './facts'
import { readHousehold } from './household'
import { type Told, toldOf } from './tasks'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface DecisionView {
  readonly code: string
  readonly dossier: DossierId
  readonly round: string
  readonly session: string
  /** `choose` which decision · the form of one · `confirm` what follows from it · `recorded`. */
  readonly step: 'choose' | DecisionOutcome | 'confirm' | 'recorded'
  readonly vote: VoteOutcome
  /** In voices. */
  readonly tally: Tally
  readonly cast: number
  readonly asked: number
  readonly capacity: Capacity
  readonly today: Day
  readonly openedOn: Day
  /** Providers by rank, for the form. */
  readonly providers: readonly Ranked[]
  /** The home that the referral asks for: what the form starts from. */
  readonly need: NonNullable<Decision['need']>
  /** Planned sessions to which it may be adjourned, the next first. */
  readonly sessions: readonly { readonly session: string; readonly on: Day; readonly time: string }[]
  /** Who may tell the household; the first unless another is chosen. */
  readonly tellers: readonly { readonly id: string; readonly name: string }[]
  /** Why the decision of this form needs a reason, as far as is known before it is filled. */
  readonly needs: readonly ReasonNeeded[]
  /** What the form was filled with, when one goes back to it. */
  readonly filled?: Omit<Given, 'confirm'>
  readonly confirm?: DecisionConfirm
  readonly recorded?: {
    readonly outcome: DecisionOutcome
    readonly on: Day
    readonly against: boolean
    readonly departs: readonly Departure[]
    readonly provider?: string
    readonly months?: number
    readonly funding?: Funder
    readonly need?: NonNullable<Decision['need']>
    /** Day of the session to which it is adjourned. */
    readonly to?: Day
    readonly conditions?: string
    readonly objectives?: string
    readonly reason?: string
    /** Who tells the household, by when, and since when it is done. */
    readonly told?: Told
  }
}

interface Wanted {
  readonly outcome?: DecisionOutcome | undefined
  /** The round whose decision is looked at; the dossier's last when it is not given. */
  readonly round?: string | undefined
  readonly filled?: Given | undefined
  readonly confirm?: DecisionConfirm | undefined
}

const again = ({ dossier, round }: { dossier: string; round: string }): Press => ({
  verb: 'decision.show',
  payload: { dossier, round },
})

const recordedView = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  round: Doc<'rounds'>,
): Promise<Pick<DecisionView, 'recorded'>> => {
  const decision = round.decision ?? (dossier.decision?.round === round.id ? dossier.decision : undefined)
  if (!decision) return {}
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const { provider, session, departs = [], round: _, ...rest } = decision
  const name = provider && (await organisationNames(ctx)).get(provider)
  const to = session === undefined ? undefined : await ctx.app.store.get('sessions', session)
  const told = await toldOf(ctx.app, round.id)
  return {
    recorded: {
      ...rest,
      departs,
      ...(name && { provider: name }),
      ...(to && { to: to.on }),
      ...(told && { told }),
      ...decisionNotes(notes, round.id),
    },
  }
}

const stepOf = (
  dossier: Doc<'dossiers'>,
  round: Doc<'rounds'>,
  { outcome, confirm }: Wanted,
): DecisionView['step'] => {
  const decided = dossier.stage !== 'agenda' || dossier.round !== round.id || round.decided
  if (decided) return 'recorded'
  return confirm ? 'confirm' : (outcome ?? 'choose')
}

const isForm = (step: DecisionView['step']): step is DecisionOutcome =>
  (decisionOutcomes as readonly string[]).includes(step)

/** Sessions on a card; more are rarely planned. */
const LISTED = 12

const sessionsFor = async (ctx: Ctx, current: string): Promise<DecisionView['sessions']> => {
  const { docs } = await ctx.app.store.find('sessions', {
    index: 'date',
    equals: ['planned'],
    from: ctx.today,
    limit: LISTED,
  })
  return docs.filter(({ id }) => id !== current).map(({ id, on, time }) => ({ session: id, on, time }))
}

/** What the form of a decision offers. */
const formOf = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  round: Doc<'rounds'>,
  step: DecisionView['step'],
): Promise<Pick<DecisionView, 'sessions' | 'tellers'>> => ({
  sessions: step === 'adjourn' ? await sessionsFor(ctx, round.session) : [],
  tellers: isForm(step) ? await tellersOf(ctx, dossier) : [],
})

/** The decision card; while the round is open there is nothing to decide: refused, and the round is shown. */
export const decisionShown = async (ctx: Ctx, id: DossierId, wanted: Wanted = {}): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const asked = wanted.round ?? dossier.round
  const round = asked === undefined ? undefined : await ctx.app.store.get('rounds', asked)
  holds(round?.dossier === id && round.state === 'closed', 'not-now')
  const step = stepOf(dossier, round, wanted)
  const { circumstances } = await circumstancesOf(ctx, dossier, round, {
    from: round.openedOn,
    to: ctx.today,
  })
  const { rules, places, ranked } = circumstances
  const first = ranked[0]?.organisation
  const outcome = isForm(step) ? step : undefined
  const { size, territory } = dossier.profile
  const data: DecisionView = {
    code: dossier.code,
    dossier: id,
    round: round.id,
    session: round.session,
    step,
    vote: deliberate(round).outcome,
    tally: inVoices(tally(round), round),
    ...participation(round),
    capacity: capacityOf(rules, places, ctx.today),
    today: ctx.today,
    openedOn: round.openedOn,
    providers: step === 'integrate' ? ranked : [],
    need: { size, territory },
    ...(await formOf(ctx, dossier, round, step)),
    needs: outcome
      ? reasonsNeeded(dossier, { outcome, on: ctx.today, ...(first && { provider: first }) }, circumstances)
      : [],
    ...(outcome && wanted.filled && { filled: wanted.filled }),
    ...(step === 'confirm' && wanted.confirm && { confirm: wanted.confirm }),
    ...(await recordedView(ctx, dossier, round)),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return {
    view: viewOf('decision', data, about, step !== 'recorded', again({ dossier: id, round: round.id })),
  }
}

export const decisionActs = [
  verb({
    verb: 'decision.show',
    payload: z.object({
      dossier: z.string(),
      outcome: z.enum(decisionOutcomes).optional(),
      round: z.string().optional(),
    }),
    permission: 'see-voices',
    again: ({ dossier }) => ({ verb: 'round.show', payload: { dossier } }),
    run: (ctx, { dossier, outcome, round }) => decisionShown(ctx, dossier, { outcome, round }),
  }),

  verb({
    verb: 'decision.record',
    payload: recordSchema,
    permission: 'decide',
    again,
    run: async (ctx, given) => {
      const { dossier, round, outcome } = given
      if (given.confirm === 'edit') return decisionShown(ctx, dossier, { round, outcome, filled: given })
      if (given.confirm !== 'yes')
        return decisionShown(ctx, dossier, { round, confirm: await decisionToConfirm(ctx, given) })
      await record(ctx, given)
      return decisionShown(ctx, dossier, { round })
    },
  }),
]
