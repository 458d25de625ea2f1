/** The secretariat records what the commission decided: integrate, refuse or adjourn. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import {
  type ReasonNeeded,
  type ToRecord,
  LONGEST_MEASURE,
  decide,
  decisionNote,
  decisionNotes,
  reasonsNeeded,
} from '../domain/decision'
import {
  type DecisionOutcome,
  type DossierId,
  type Funder,
  decisionOutcomes,
  funders,
} from '../domain/dossier'
import { may } from '../domain/permissions'
import { type Capacity, capacityOf } from '../domain/programme'
import type { Ranked } from '../domain/providerChoice'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { type VoteOutcome, deliberate } from '../domain/deliberation'
import { type Tally, inVoices, participation, tally } from '../domain/round'
import type { Doc } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { organisationNames } from './facts'
import { noteChanges, readHousehold } from './household'
import { loadProgramme, programmeChange } from './programme'
import { rankedProviders } from './providerChoice'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface DecisionView {
  readonly code: string
  readonly dossier: DossierId
  readonly round: string
  readonly session: string
  /** `choose` which decision · the form of one · `recorded`. */
  readonly step: 'choose' | DecisionOutcome | 'recorded'
  readonly vote: VoteOutcome
  readonly tally: Tally
  readonly cast: number
  readonly asked: number
  readonly capacity: Capacity
  readonly today: Day
  readonly openedOn: Day
  /** Providers by rank, for the form. */
  readonly providers: readonly Ranked[]
  /** Why the decision of this form needs a reason, as far as is known before it is filled. */
  readonly needs: readonly ReasonNeeded[]
  readonly recorded?: {
    readonly outcome: DecisionOutcome
    readonly on: Day
    readonly against: boolean
    readonly provider?: string
    readonly months?: number
    readonly funding?: Funder
    readonly conditions?: string
    readonly objectives?: string
    readonly reason?: string
  }
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'decision.show', payload: { dossier } })

const recordedView = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  round: string,
): Promise<Pick<DecisionView, 'recorded'>> => {
  const { decision } = dossier
  if (decision?.round !== round) return {}
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  const { round: _, provider, ...rest } = decision
  const name = provider && (await organisationNames(ctx)).get(provider)
  return { recorded: { ...rest, ...(name && { provider: name }), ...decisionNotes(notes, round) } }
}

/** What a decision on this dossier is made in, as the store has it now. */
const circumstancesOf = async (ctx: Ctx, dossier: Doc<'dossiers'>, round: Doc<'rounds'>) => {
  const programme = await loadProgramme(ctx.app)
  // A household that comes back may be asked of anybody: who declined then may accept now.
  const ranked = await rankedProviders(ctx, dossier, { declined: [] })
  const { rules } = ctx.app.settings
  return { programme, circumstances: { round, ranked, places: programme.places, rules } }
}

const stepOf = (
  dossier: Doc<'dossiers'>,
  round: string,
  wanted: DecisionOutcome | undefined,
): DecisionView['step'] =>
  dossier.stage === 'agenda' && dossier.decision?.round !== round ? (wanted ?? 'choose') : 'recorded'

/** The decision card; while the round is open there is nothing to decide: refused, and the round is shown. */
export const decisionShown = async (ctx: Ctx, id: DossierId, wanted?: DecisionOutcome): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const round = dossier.round ? await ctx.app.store.get('rounds', dossier.round) : undefined
  holds(round?.state === 'closed', 'not-now')
  const step = stepOf(dossier, round.id, wanted)
  const { circumstances } = await circumstancesOf(ctx, dossier, round)
  const { rules, places, ranked } = circumstances
  const first = ranked[0]?.organisation
  const outcome = step === 'choose' || step === 'recorded' ? undefined : step
  const counted = tally(round)
  const data: DecisionView = {
    code: dossier.code,
    dossier: id,
    round: round.id,
    session: round.session,
    step,
    vote: deliberate(round).outcome,
    tally: inVoices(counted, round),
    ...participation(round),
    capacity: capacityOf(rules, places, ctx.today),
    today: ctx.today,
    openedOn: round.openedOn,
    providers: step === 'integrate' ? ranked : [],
    needs: outcome
      ? reasonsNeeded(
          dossier,
          { outcome, today: ctx.today, ...(first && { provider: first }) },
          circumstances,
        )
      : [],
    ...(await recordedView(ctx, dossier, round.id)),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('decision', data, about, step !== 'recorded', again({ dossier: id })) }
}

const note = z.string().trim().max(limits.text, 'too-long').optional()

const recordSchema = z.object({
  dossier: z.string(),
  round: z.string(),
  outcome: z.enum(decisionOutcomes),
  /** Day of the decision; today when it is not given. */
  on: daySchema.optional(),
  provider: z.string().optional(),
  months: z.coerce
    .number({ error: 'months' })
    .int('months')
    .min(1, 'months')
    .max(LONGEST_MEASURE, 'months')
    .optional(),
  funding: z.enum(funders).optional(),
  conditions: note,
  objectives: note,
  reason: note,
})
type Given = z.output<typeof recordSchema>

/** What an integration must name, and the others need not. */
const toRecord = ({ outcome, on, provider, months, funding, reason }: Given, today: Day): ToRecord => {
  const common = { on: on ?? today, today, reasoned: Boolean(reason) }
  if (outcome !== 'integrate') return { outcome, ...common }
  const empty = (field: string) => ({ field, problem: 'empty' })
  holds(provider, 'payload', empty('provider'))
  holds(months !== undefined, 'payload', empty('months'))
  holds(funding, 'payload', empty('funding'))
  return { outcome, ...common, provider, months, funding }
}

const record = (ctx: Ctx, given: Given): Promise<void> =>
  handle(ctx.app, `dossiers/${given.dossier}`, async () => {
    const dossier = await loadDossier(ctx, given.dossier)
    holds(may(ctx.person, 'decide', dossier), 'moved-on', { stage: dossier.stage })
    const round = await ctx.app.store.get('rounds', given.round)
    holds(round?.dossier === dossier.id, 'not-found')
    const { programme, circumstances } = await circumstancesOf(ctx, dossier, round)
    const recorded = decide(dossier, toRecord(given, ctx.today), circumstances)
    const { conditions, objectives, reason } = given
    await commit(ctx.app, [
      { do: 'put', in: 'rounds', doc: { ...round, ...recorded.round } },
      ...programmeChange(programme, recorded.places),
      ...(await noteChanges(ctx.app, dossier.id, {
        [decisionNote(round.id, 'conditions')]: conditions,
        [decisionNote(round.id, 'objectives')]: objectives,
        [decisionNote(round.id, 'reason')]: reason,
      })),
      ...(await dossierChanges(ctx.app, dossier, recorded, { by: ctx.person.id, now: ctx.now })),
    ])
  })

export const decisionActs = [
  verb({
    verb: 'decision.show',
    payload: z.object({ dossier: z.string(), outcome: z.enum(decisionOutcomes).optional() }),
    permission: 'see-voices',
    again: ({ dossier }) => ({ verb: 'round.show', payload: { dossier } }),
    run: (ctx, { dossier, outcome }) => decisionShown(ctx, dossier, outcome),
  }),

  verb({
    verb: 'decision.record',
    payload: recordSchema,
    permission: 'decide',
    again,
    run: async (ctx, given) => {
      await record(ctx, given)
      return decisionShown(ctx, given.dossier)
    },
  }),
]
