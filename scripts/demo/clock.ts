/** The demo's clock: today's, and as much later as it was moved from the chat. Kept in the store, so a restart keeps it. */
import type { App, Clock } from '../../src/actions/app'
import { type Day, type Instant, addDays, dayOf, instantOf, timeOf } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import type { Store } from '../../src/store/store'

const ID = 'demo-clock'

const iso = (ms: number): Instant => new Date(ms).toISOString()

/** Milliseconds between now and the same time on the clocks of Europe/Paris on another day. */
const between = (now: Instant, day: Day): number => {
  const { hour, minute } = timeOf(now)
  const at = (day: Day): number => Date.parse(instantOf(day, hour, minute))
  return at(day) - at(dayOf(now))
}

export interface DemoClock extends Clock {
  today(): Day
  /** A day after the other, and on each what time itself does. Gives back the day it is then. */
  advance(app: App, days: number): Promise<Day>
}

const remember = async (store: Store, value: number): Promise<void> => {
  const before = await store.get('settings', ID)
  await store.commit([
    before
      ? { do: 'put', in: 'settings', doc: { id: ID, v: before.v, value } }
      : { do: 'add', in: 'settings', doc: { id: ID, value } },
  ])
}

export const openClock = async (store: Store): Promise<DemoClock> => {
  const kept = await store.get('settings', ID)
  let later = typeof kept?.value === 'number' ? kept.value : 0
  let moving: Promise<unknown> = Promise.resolve()

  const now = (): Instant => iso(Date.now() + later)
  const today = (): Day => dayOf(now())

  const nextDay = async (app: App): Promise<void> => {
    const moved = later + between(now(), addDays(today(), 1))
    await remember(store, moved)
    later = moved
    await runDue(app)
  }

  const advance = async (app: App, days: number): Promise<Day> => {
    for (let passed = 0; passed < days; passed += 1) await nextDay(app)
    return today()
  }

  return {
    ...{ now, today, real: () => iso(Date.now()) },
    // Two people who move it at once: one after the other.
    advance: (app, days) => {
      const mine = moving.then(() => advance(app, days))
      moving = mine.catch(() => undefined)
      return mine
    },
  }
}
