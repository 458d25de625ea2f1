/** The one door: cards, dialogs, and later the tab and a mail page, all come in here. */
import { dayOf } from '../domain/calendar'
import type { Person } from '../domain/people'
import { may } from '../domain/permissions'
import { Refused } from '../domain/refused'
import { shownTexts } from '../domain/typed'
import type { App } from './app'
import { acts } from './index'
import type { Act, Answer, Ctx, Steps } from './verb'

/** An answer to somebody who may not, or not now; with the card as it is, when there is one to show. */
export interface Refusal extends Answer {
  readonly refused: Refused
}

export type Outcome = Answer | Refusal

/** Refusals after which the card that was pressed is out of date. After the others, what was typed stays where it is. */
const outdated: readonly string[] = [
  'moved-on',
  'round-closed',
  'vote-over',
  'session-begun',
  'no-voice',
  'post-gone',
  'not-now',
  'already-declined',
  'not-allowed',
  'minutes-open',
  'draft-changed',
  'task-closed',
  'proxy-by-card',
  'condition-open',
  'minutes-signed',
  'report-closed',
]

export const contextOf = (app: App, person: Person, steps?: Steps): Ctx => {
  const now = app.clock.now()
  return { app, person, now, today: dayOf(now), ...(steps && { steps }) }
}

const parse = (act: Act, payload: unknown): unknown => {
  const parsed = act.payload.safeParse(shownTexts(payload ?? {}))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Refused('payload', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' })
}

const perform = async (ctx: Ctx, act: Act, payload: unknown): Promise<Outcome> => {
  if (!may(ctx.person, act.permission)) throw new Refused('not-allowed', { anywhere: 1 })
  const given = parse(act, payload)
  try {
    return await act.run(ctx, given)
  } catch (error) {
    if (!(error instanceof Refused) || !act.again || !outdated.includes(error.code)) throw error
    const { verb, payload: ids } = act.again(given)
    const shown = await dispatch(ctx, verb, ids).catch(() => undefined)
    if (!shown?.view) throw error
    return { view: shown.view, refused: error }
  }
}

const dispatch = async (ctx: Ctx, verb: string, payload: unknown): Promise<Outcome> => {
  const found = acts.get(verb)
  if (!found) throw new Refused('unknown-verb')
  return perform(ctx, found, payload)
}

/**
 * Does what a person asks for by a verb. Throws `Refused` when they may not or not now; where the button was only too
 * late, the answer carries the card as it is now and why. Any other error is a fault, nothing of the act is kept. `steps`
 * is told how far a long reading is.
 */
export const act = (
  app: App,
  person: Person,
  verb: string,
  payload: unknown,
  steps?: Steps,
): Promise<Outcome> => dispatch(contextOf(app, person, steps), verb, payload)
