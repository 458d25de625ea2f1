/** A social worker's referral: the form with every field, and what dialog and form both end in. */
import { z } from 'zod'
import { may } from '../domain/permissions'
import { profileOf, referralSchema, sealedPartsOf, sectionNames } from '../domain/referral'
import { type Answers, fieldsOf, sectionsOf, wrongsIn } from '../domain/referralFields'
import { all } from '../store/store'
import { type Draft, draftFor, keepAnswers, startAnswer } from './draft'
import { fieldViews } from './fields'
import { type FormView, draftOf, mend, merged, referralRules, startingAnswers, typedShape } from './form'
import { landlordFormAnswer } from './landlordReferral'
import { alreadyReferred, submit } from './submission'
import { type Answer, type Ctx, verb } from './verb'
import { type View, viewOf } from './views'

/** Whether answers are a whole referral. */
export const judge = (ctx: Ctx, answers: Answers) => {
  const parsed = referralSchema(referralRules(ctx)).safeParse(
    sectionsOf(answers, sectionNames, ctx.app.settings.health),
  )
  return parsed.success ? { referral: parsed.data } : { wrongs: wrongsIn(parsed.error) }
}

const formView = async (ctx: Ctx, draft: Draft): Promise<View> => {
  const names = fieldsOf(sectionNames, ctx.app.settings.health)
  const data: FormView = {
    form: 'referral',
    id: draft.dossier,
    fields: await fieldViews(ctx, names, { answers: startingAnswers(ctx, draft.answers), discreet: true }),
    today: ctx.today,
  }
  return viewOf('referral-form', data, undefined, true)
}

const providers = async ({ app }: Ctx): Promise<readonly string[]> =>
  (await all(app.store, 'organisations', { index: 'id' }))
    .filter(({ kind }) => kind === 'provider')
    .map(({ id }) => id)

const submitReferral = async (ctx: Ctx, id: string, typed: Parameters<typeof merged>[1]): Promise<Answer> => {
  const already = await alreadyReferred(ctx, id)
  if (already) return already
  const draft = await draftOf(ctx, 'referral', id)
  const answers = merged(draft.answers, typed)
  const judged = judge(ctx, answers)
  if (judged.wrongs) {
    await keepAnswers(ctx, 'referral', id, answers)
    return mend(judged.wrongs)
  }
  return submit(ctx, draft, {
    kind: 'referral',
    profile: profileOf(judged.referral, await providers(ctx)),
    parts: sealedPartsOf(judged.referral),
    requestOn: judged.referral.request.renewedOn,
  })
}

export const referralActs = [
  verb({
    verb: 'referral.start',
    payload: z.object({}),
    permission: 'refer',
    run: ctx => (may(ctx.person, 'refer-in-full') ? startAnswer(ctx) : landlordFormAnswer(ctx)),
  }),
  verb({
    verb: 'referral.show',
    payload: z.object({}),
    permission: 'refer',
    run: async ctx =>
      may(ctx.person, 'refer-in-full')
        ? { view: await formView(ctx, await draftFor(ctx, 'referral')) }
        : landlordFormAnswer(ctx),
  }),
  verb({
    verb: 'referral.submit',
    payload: z.object({ draft: z.string().max(100), ...typedShape }),
    permission: 'refer-in-full',
    run: (ctx, { draft, ...typed }) => submitReferral(ctx, draft, typed),
  }),
]
