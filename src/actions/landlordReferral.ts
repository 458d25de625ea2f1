/** A landlord's short form (*fiche bailleur*), for a household already housed: no diagnosis, no health. */
import { z } from 'zod'
import {
  type SectionName,
  landlordProfileOf,
  landlordReferralSchema,
  landlordSealedPartsOf,
} from '../domain/referral'
import { type FieldName, fieldsOf, sectionsOf, wrongsIn } from '../domain/referralFields'
import { draftFor, keepAnswers } from './draft'
import { fieldViews } from './fields'
import { type FormView, draftOf, mend, merged, referralRules, startingAnswers, typedShape } from './form'
import { alreadyReferred, submit } from './submission'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

const landlordSections: readonly SectionName[] = [
  'agreement',
  'identity',
  'composition',
  'housing',
  'difficulties',
  'need',
]

/** A landlord is not asked where the household lives: in one of their own homes. */
const notAsked: readonly FieldName[] = ['housing', 'since']

const landlordFields = fieldsOf(landlordSections, false).filter(name => !notAsked.includes(name))

/** The landlord's form with what was typed before. */
export const landlordFormAnswer = async (ctx: Ctx): Promise<Answer> => {
  const draft = await draftFor(ctx, 'landlord')
  const fields = await fieldViews(ctx, landlordFields, {
    answers: startingAnswers(ctx, draft.answers),
    discreet: true,
  })
  const data: FormView = {
    form: 'landlord',
    id: draft.dossier,
    fields: fields.map(field =>
      field.name === 'difficulties' ? { ...field, options: withoutHealth(field.options) } : field,
    ),
    today: ctx.today,
  }
  return { view: viewOf('referral-form', data, undefined, true) }
}

const withoutHealth = (options: FormView['fields'][number]['options']) =>
  options.filter(({ value }) => !['health', 'mental-health', 'addictions'].includes(value))

const submitLandlord = async (ctx: Ctx, id: string, typed: Parameters<typeof merged>[1]): Promise<Answer> => {
  const already = await alreadyReferred(ctx, id)
  if (already) return already
  const draft = await draftOf(ctx, 'landlord', id)
  const answers = merged(draft.answers, typed)
  const parsed = landlordReferralSchema(referralRules(ctx)).safeParse(
    sectionsOf(answers, landlordSections, false),
  )
  if (!parsed.success) {
    await keepAnswers(ctx, 'landlord', id, answers)
    return mend(wrongsIn(parsed.error))
  }
  return submit(ctx, draft, {
    kind: 'landlord',
    profile: landlordProfileOf(parsed.data),
    parts: landlordSealedPartsOf(parsed.data),
  })
}

export const landlordReferralActs = [
  verb({
    verb: 'referral.landlord.show',
    payload: z.object({}),
    permission: 'refer-as-landlord',
    run: landlordFormAnswer,
  }),
  verb({
    verb: 'referral.landlord.submit',
    payload: z.object({ draft: z.string().max(100), ...typedShape }),
    permission: 'refer-as-landlord',
    run: (ctx, { draft, ...typed }) => submitLandlord(ctx, draft, typed),
  }),
]
