/** Needs not covered in a quarter, for the delegates of the building aids and the secretariat: figures only. */
import { z } from 'zod'
import { type Day, quarterOf } from '../domain/calendar'
import { type Needs, needAnswer, needsOf, quarterBefore } from '../domain/needs'
import { each } from '../store/store'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface NeedsView extends Needs {
  /** `2026-T1` */
  readonly quarter: string
  readonly first: Day
  readonly last: Day
}

/** First day of a quarter by its name, `2026-T1`. */
const firstOf = (name: string): Day => {
  const month = String((Number(name.slice(6)) - 1) * 3 + 1).padStart(2, '0')
  return `${name.slice(0, 4)}-${month}-01` as Day
}

const shown = async (ctx: Ctx, name: string | undefined): Promise<Answer> => {
  const quarter = name ? quarterOf(firstOf(name)) : quarterBefore(ctx.today)
  const answers = []
  const query = { index: 'kind', equals: ['reminder-answered'], from: quarter.first, to: quarter.last }
  for await (const { subject, data } of each(ctx.app.store, 'facts', query)) {
    const answer = needAnswer(subject, data)
    if (answer) answers.push(answer)
  }
  const { first, last, name: named } = quarter
  const data: NeedsView = { quarter: named, first, last, ...needsOf(answers) }
  return { view: viewOf('needs', data, undefined, false) }
}

export const needsActs = [
  verb({
    verb: 'needs.show',
    payload: z.object({
      quarter: z
        .string()
        .regex(/^\d{4}-T[1-4]$/)
        .optional(),
    }),
    permission: 'see-needs',
    run: (ctx, { quarter }) => shown(ctx, quarter),
  }),
]
