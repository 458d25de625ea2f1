/** A year of sessions proposed by one rule and planned in one press. Each day is planned once, whoever presses. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { Refused, holds } from '../domain/refused'
import { planSession } from '../domain/session'
import {
  type Nth,
  type ProposedDay,
  type Weekday,
  nths,
  proposeDays,
  weekdays,
} from '../domain/sessionCalendar'
import type { Change } from '../store/store'
import { commit, handle } from './commit'
import { placeFor, timeSchema, whereabouts } from './place'
import { plannedSessions, sessionShown } from './session'
import { datesMessages } from './dates'
import { sessionChangesBy } from './sessions'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface CalendarView {
  /** `rule`: which day of the month · `days`: the proposed days, to keep or leave. */
  readonly step: 'rule' | 'days'
  readonly nth: Nth
  readonly weekday: Weekday
  readonly months: number
  readonly days: readonly ProposedDay[]
  /** Days of the rule on which a session is planned already. */
  readonly taken: readonly Day[]
}

/** Most sessions that one press plans. */
const MOST = 24

const ruleSchema = z.object({
  nth: z.enum(nths).default('2'),
  weekday: z.enum(weekdays).default('4'),
  months: z.coerce
    .number({ error: 'not-a-number' })
    .int('not-a-number')
    .min(1, 'too-few')
    .max(MOST, 'too-many')
    .default(12),
  step: z.enum(['rule', 'days']).default('rule'),
})

const daysSchema = z
  .string()
  .transform(given => [
    ...new Set(
      given
        .split(',')
        .map(day => day.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(daySchema).max(MOST, 'too-many'))

const plannedDays = async (ctx: Ctx): Promise<ReadonlySet<Day>> =>
  new Set((await plannedSessions(ctx, 1000)).map(({ on }) => on))

const calendarShown = async (
  ctx: Ctx,
  { nth, weekday, months, step }: z.output<typeof ruleSchema>,
): Promise<Answer> => {
  const planned = await plannedDays(ctx)
  const proposed = step === 'days' ? proposeDays({ nth, weekday }, { after: ctx.today, months }) : []
  const data: CalendarView = {
    ...{ step, nth, weekday, months },
    days: proposed.filter(({ day }) => !planned.has(day)),
    taken: proposed.filter(({ day }) => planned.has(day)).map(({ day }) => day),
  }
  return { view: viewOf('calendar', data, undefined, true) }
}

/** Id of a session of the calendar: by its day, so that two who plan the same day at once plan it once. */
const freeId = async ({ app }: Ctx, day: Day): Promise<string> => {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? day : `${day}.${n}`
    if (!(await app.store.get('sessions', id))) return id
    // Earlier ones of that day were moved or cancelled; nobody does that a hundred times.
    holds(n < 100, 'busy')
  }
}

const planAll = (ctx: Ctx, days: readonly Day[], { time, place }: { time: string; place: string }) =>
  handle(ctx.app, 'calendar', async () => {
    const planned = await plannedDays(ctx)
    const { app, now, today, person } = ctx
    const changes: Change[] = []
    const ids: string[] = []
    for (const on of days.filter(day => !planned.has(day))) {
      const id = await freeId(ctx, on)
      const decided = planSession({ on, time, place, by: person.id, now, today })
      const quietly = { by: person.id, now, quietly: true }
      changes.push(...(await sessionChangesBy(app, quietly, { id, v: 0 }, decided)))
      ids.push(id)
    }
    if (ids.length > 0) await commit(app, [...changes, ...(await datesMessages(app, ids))])
  })

export const calendarActs = [
  verb({
    verb: 'calendar.show',
    payload: ruleSchema,
    permission: 'plan-session',
    run: (ctx, rule) => calendarShown(ctx, rule),
  }),

  verb({
    verb: 'calendar.plan',
    payload: z.object({ days: daysSchema, time: timeSchema, place: whereabouts.place }),
    permission: 'plan-session',
    run: async (ctx, { days, time, place }) => {
      if (days.length === 0) throw new Refused('payload', { field: 'days', problem: 'empty' })
      await planAll(ctx, days, { time, place: placeFor('meeting', place) })
      return sessionShown(ctx)
    },
  }),
]
