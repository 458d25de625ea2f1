/** The end of the guided referral: all sections, each to be corrected, then it is sent. */
import { judge } from '../actions/referral'
import type { View } from '../actions/views'
import { sectionNames } from '../domain/referral'
import { fieldNames, fieldOf, fields, fieldsOf } from '../domain/referralFields'
import { type Visit, answersShown } from './visit'

/** The step that is no question: reading everything again. */
export const CHECK = 'check'

export const summaryView = async ({ ctx, draft }: Visit): Promise<View> => {
  const { wrongs = [] } = judge(ctx, draft.answers)
  const shown = await answersShown(ctx, draft, fieldsOf(sectionNames, ctx.app.settings.health))
  const hidden = fieldNames.filter(name => fieldOf(name).private && draft.answers[name])
  return {
    card: 'referral-summary',
    data: {
      draft: draft.dossier,
      step: CHECK,
      sections: sectionNames.map(section => ({
        section,
        answers: shown.filter(({ name }) => fields[name].section === section),
        private: hidden.some(name => fields[name].section === section),
        wrongs: wrongs.filter(({ field }) => fields[field].section === section),
      })),
    },
    open: true,
  }
}
