/** What the referrer adds to a returned diagnosis, or the evaluator to a landlord's referral; then SIAO has it again. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { Dossier } from '../domain/dossier'
import { fingerprintTexts } from '../domain/duplicates'
import { may } from '../domain/permissions'
import { complete } from '../domain/refer'
import { type SectionName, evaluationSchema, namesInSummary, returnedSchema } from '../domain/referral'
import { type Answers, type Wrong, answersOf, fieldsOf, sectionsOf, wrongsIn } from '../domain/referralFields'
import { holds } from '../domain/refused'
import type { Change, Doc } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { fieldViews } from './fields'
import { type FormKind, type FormView, mend, merged, referralRules, typedShape } from './form'
import { type Parts, openPart, readHousehold, resealHousehold } from './household'
import { type ReferredView, fingerprintChanges } from './submission'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

type Completing = Extract<FormKind, 'returned' | 'evaluation'>

/** An evaluator adds what a landlord is not asked; a referrer mends the diagnosis. */
const sectionsFor: Readonly<Record<Completing, readonly SectionName[]>> = {
  returned: ['diagnosis'],
  evaluation: ['request', 'diagnosis', 'summary'],
}

/** A landlord's referral that SIAO returned was evaluated already: its summary may need mending too. */
const formOf = ({ kind }: Dossier): Completing => (kind === 'landlord' ? 'evaluation' : 'returned')

const again = ({ dossier }: { dossier: string }): Press => ({
  verb: 'referral.complete.show',
  payload: { dossier },
})

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(
    may(ctx.person, 'complete', dossier),
    may(ctx.person, 'see-dossier', dossier) ? 'not-now' : 'not-found',
  )
  const form = formOf(dossier)
  const { diagnosis, notes } = await readHousehold(ctx, dossier, ['diagnosis', 'notes'])
  const missing = dossier.stage === 'incomplete' ? notes?.['siao.missing'] : undefined
  const names = fieldsOf(sectionsFor[form], ctx.app.settings.health)
  const answers = { ...answersOf({ diagnosis }), ...(form === 'evaluation' && { dalo: dalo(dossier) }) }
  const data: FormView = {
    form,
    id,
    code: dossier.code,
    ...(missing && { missing }),
    fields: await fieldViews(ctx, names, { answers, discreet: false }),
    today: ctx.today,
  }
  const view = viewOf(
    'referral-form',
    data,
    { collection: 'dossiers', doc: dossier },
    true,
    again({ dossier: id }),
  )
  return { view }
}

const dalo = ({ profile }: Dossier): string => (profile.dalo ? 'yes' : 'no')

interface Completed {
  readonly dalo?: boolean
  readonly parts: Partial<Parts>
  readonly requestNumber?: string | undefined
  readonly requestOn?: Day | undefined
}

type Judged =
  | { readonly done: Completed; readonly wrongs?: undefined }
  | { readonly wrongs: readonly Wrong[]; readonly done?: undefined }

const judge = (ctx: Ctx, form: Completing, answers: Answers): Judged => {
  const given = sectionsOf(answers, sectionsFor[form], ctx.app.settings.health)
  const rules = referralRules(ctx)
  if (form === 'returned') {
    const parsed = returnedSchema(rules).safeParse(given)
    return parsed.success ? { done: { parts: parsed.data } } : { wrongs: wrongsIn(parsed.error) }
  }
  const parsed = evaluationSchema(rules).safeParse(given)
  if (!parsed.success) return { wrongs: wrongsIn(parsed.error) }
  const { request, diagnosis, summary } = parsed.data
  const done: Completed = {
    dalo: request.dalo,
    parts: { diagnosis, summary },
    requestNumber: request.requestNumber,
    requestOn: request.renewedOn,
  }
  return { done }
}

type Kept = Doc<'households'>

/** A summary for the commission names nobody: checked against the names that are kept, which nobody is shown here. */
const namesGiven = (ctx: Ctx, household: Kept, { parts }: Completed): readonly Wrong[] => {
  const identity = openPart(ctx.app, household.id, household, 'identity')
  if (!identity || !parts.summary) return []
  return namesInSummary(parts.summary, identity).map(({ path, message }) => ({
    field: path[1] === 'proposal' ? ('proposal' as const) : ('summary' as const),
    problem: message,
  }))
}

/** The household with what was added, and what finds it again by its request number. */
const householdChanges = async (
  ctx: Ctx,
  household: Kept,
  { parts, requestNumber }: Completed,
): Promise<readonly Change[]> => {
  const identity = openPart(ctx.app, household.id, household, 'identity')
  if (!requestNumber || !identity) return [resealHousehold(ctx.app, household, parts)]
  const reseal = resealHousehold(ctx.app, household, { ...parts, identity: { ...identity, requestNumber } })
  if (identity.requestNumber === requestNumber) return [reseal]
  const before = fingerprintTexts(identity, identity.requestNumber)
  const added = fingerprintTexts(identity, requestNumber).filter(text => !before.includes(text))
  return [reseal, ...fingerprintChanges(ctx, household.id, added)]
}

const completeDossier = (ctx: Ctx, id: string, typed: Parameters<typeof merged>[1]): Promise<Answer> =>
  handle(ctx.app, `dossiers/${id}`, async () => {
    const dossier = await loadDossier(ctx, id)
    holds(may(ctx.person, 'complete', dossier), 'moved-on')
    const household = await ctx.app.store.get('households', id)
    holds(household, 'not-found')
    const { done, wrongs } = judge(ctx, formOf(dossier), merged({}, typed))
    if (wrongs) return mend(wrongs)
    const named = namesGiven(ctx, household, done)
    if (named.length > 0) return mend(named)
    const { app, person, now, today } = ctx
    const decided = complete(dossier, {
      today,
      requestOn: done.requestOn,
      ...(done.dalo !== undefined && { dalo: done.dalo }),
    })
    await commit(app, [
      ...(await dossierChanges(app, dossier, decided, { by: person.id, now })),
      ...(await householdChanges(ctx, household, done)),
    ])
    const data: ReferredView = {
      code: dossier.code,
      dossier: id,
      kind: dossier.kind,
      state: 'completed',
      maybeKnown: false,
    }
    return { view: viewOf('referred', data, undefined, false) }
  })

export const completeActs = [
  verb({
    verb: 'referral.complete.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'complete',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),
  verb({
    verb: 'referral.complete',
    payload: z.object({ dossier: z.string(), ...typedShape }),
    permission: 'complete',
    again: ({ dossier }) => ({ verb: 'dossier.show', payload: { dossier } }),
    run: (ctx, { dossier, ...typed }) => completeDossier(ctx, dossier, typed),
  }),
]
