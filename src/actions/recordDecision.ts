/** Recording what the commission decided, and all that follows from it in one commit. */
import { z } from 'zod'
import { type Day, addWorkingDays, daySchema } from '../domain/calendar'
import { type ToRecord, LONGEST_MEASURE, decide, decisionNote } from '../domain/decision'
import { decisionOutcomes, funders, homeSizes } from '../domain/dossier'
import { type PersonId, territories } from '../domain/people'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { withDossiers } from '../domain/session'
import { closeTask, tellHousehold } from '../domain/task'
import { type Change, type Doc, all } from '../store/store'
import { adjournedTo } from './agendaChanges'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { noteChanges } from './household'
import { loadProgramme, programmeChange } from './programme'
import { rankedProviders } from './providerChoice'
import { taskMessage, tellTask } from './tasks'
import type { Ctx } from './verb'

const note = z.string().trim().max(limits.text, 'too-long').optional()

export const recordSchema = z.object({
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
  /** The home to look for; the referral's when it is not given. */
  size: z.enum(homeSizes).optional(),
  territory: z.enum(territories).optional(),
  /** The planned session to which it is adjourned; `none` when it waits for any. */
  to: z.string().optional(),
  /** Who tells the household; the referrer when it is not given. */
  teller: z.string().optional(),
  conditions: note,
  objectives: note,
  reason: note,
  /** What follows has been seen; `edit`: back to the form, as it was filled. */
  confirm: z.enum(['yes', 'edit']).optional(),
})
export type Given = z.output<typeof recordSchema>

/**
 * What a decision on this dossier is made in, as the store has it now. `days`: on one of which its provider is retained;
 * the day of the decision, or all that it may have while that is being chosen.
 */
export const circumstancesOf = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  round: Doc<'rounds'>,
  days: { readonly from: Day; readonly to: Day },
) => {
  const programme = await loadProgramme(ctx.app)
  // A household that comes back may be asked of anybody: who declined then may accept now.
  const ranked = await rankedProviders(ctx, dossier, { declined: [], days })
  const { rules } = ctx.app.settings
  return { programme, circumstances: { round, ranked, places: programme.places, rules } }
}

/** People who may tell the household, its referrer first. */
export const tellersOf = async (
  { app }: Pick<Ctx, 'app'>,
  dossier: Doc<'dossiers'>,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> => {
  const people: readonly Doc<'people'>[] = await all(app.store, 'people', { index: 'id' })
  const first = (id: PersonId) => (id === dossier.referrer ? 0 : 1)
  return people
    .filter(person => may(person, 'tell-household', dossier))
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => first(one.id) - first(other.id) || one.name.localeCompare(other.name, 'fr'))
}

/** The session to which it is adjourned, when one is named: planned still, another than this one, and with room. */
const sessionTo = async (ctx: Ctx, { to, outcome, dossier }: Given, current: string) => {
  if (outcome !== 'adjourn' || !to || to === 'none') return undefined
  const session = await ctx.app.store.get('sessions', to)
  holds(session?.state === 'planned' && session.id !== current && session.on >= ctx.today, 'session-over')
  withDossiers(session, [dossier], ctx.today)
  return session
}

/** What an integration must name, and the others need not. */
const toRecord = (
  { outcome, on, provider, months, funding, reason, size, territory }: Given,
  today: Day,
  { profile }: Doc<'dossiers'>,
  session: Doc<'sessions'> | undefined,
): ToRecord => {
  const common = { on: on ?? today, today, reasoned: Boolean(reason) }
  if (outcome === 'refuse') return { outcome, ...common }
  if (outcome === 'adjourn')
    return { outcome, ...common, ...(session && { session: { id: session.id, on: session.on } }) }
  const empty = (field: string) => ({ field, problem: 'empty' })
  holds(provider, 'payload', empty('provider'))
  holds(months !== undefined, 'payload', empty('months'))
  holds(funding, 'payload', empty('funding'))
  const need = { size: size ?? profile.size, territory: territory ?? profile.territory }
  return { outcome, ...common, provider, months, funding, need }
}

/** Who tells the household: whoever is named, else the first who may. */
const tellerOf = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  { teller }: Pick<Given, 'teller'>,
): Promise<PersonId> => {
  const tellers = await tellersOf(ctx, dossier)
  holds(!teller || tellers.some(({ id }) => id === teller), 'payload', {
    field: 'teller',
    problem: 'not-a-choice',
  })
  return teller ?? tellers[0]?.id ?? ctx.person.id
}

/** A named person tells the household of it by a day; what was still to be told of an earlier decision falls. */
const tellChanges = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  round: Doc<'rounds'>,
  owner: PersonId,
): Promise<readonly Change[]> => {
  const { app, person, today, now } = ctx
  const before = await all(app.store, 'tasks', { index: 'dossier', equals: [dossier.id] })
  const due = addWorkingDays(today, app.settings.rules.tellWithinWorkingDays)
  const closing = { on: today, today, by: person.id, at: now }
  const doc = {
    id: tellTask(round.id),
    ...tellHousehold({ owner, due, dossier: dossier.id, session: round.session, by: person.id, at: now }),
  }
  return [
    ...before
      .filter(({ kind, state }) => kind === 'tell-household' && state === 'open')
      .map(task => ({
        do: 'put' as const,
        in: 'tasks' as const,
        doc: { ...task, ...closeTask(task, 'dropped', closing) },
      })),
    { do: 'add', in: 'tasks', doc },
    taskMessage(ctx, doc),
  ]
}

const notesOf = ({ round, conditions, objectives, reason }: Given) => ({
  [decisionNote(round, 'conditions')]: conditions,
  [decisionNote(round, 'objectives')]: objectives,
  [decisionNote(round, 'reason')]: reason,
})

/** The decision as it would be recorded now; refused for whatever stands in its way. */
export const prepare = async (ctx: Ctx, given: Given) => {
  const dossier = await loadDossier(ctx, given.dossier)
  holds(may(ctx.person, 'decide', dossier), 'moved-on', { stage: dossier.stage })
  const round = await ctx.app.store.get('rounds', given.round)
  holds(round?.dossier === dossier.id, 'not-found')
  const session = await sessionTo(ctx, given, round.session)
  const on = given.on ?? ctx.today
  const { programme, circumstances } = await circumstancesOf(ctx, dossier, round, { from: on, to: on })
  const recorded = decide(dossier, toRecord(given, ctx.today, dossier, session), circumstances)
  return { dossier, round, session, programme, recorded, teller: await tellerOf(ctx, dossier, given) }
}
export type Prepared = Awaited<ReturnType<typeof prepare>>

export const record = (ctx: Ctx, given: Given): Promise<void> =>
  handle(ctx.app, `dossiers/${given.dossier}`, async () => {
    const { dossier, round, session, programme, recorded, teller } = await prepare(ctx, given)
    const by = { by: ctx.person.id, now: ctx.now }
    await commit(ctx.app, [
      { do: 'put', in: 'rounds', doc: { ...round, ...recorded.round } },
      ...programmeChange(programme, recorded.places),
      ...(await noteChanges(ctx.app, dossier.id, notesOf(given))),
      ...(session
        ? await adjournedTo(ctx, session, dossier, recorded)
        : await dossierChanges(ctx.app, dossier, recorded, by)),
      ...(await tellChanges(ctx, dossier, round, teller)),
    ])
  })
