/** What runs when. Cron only ticks: a job claims its day in the store, so any number of instances may run. */
import { type ScheduledTask, schedule } from 'node-cron'
import type { App } from '../actions/app'
import { dayOf, instantAfter } from '../domain/calendar'
import { Conflict, type Doc } from '../store/store'
import { expire } from '../store/expire'
import { daily } from './daily'
import { resumeImports } from './imports'
import { mismatchesDigest } from './mismatches'
import { remindOfSessions } from './sessions'
import { recompute } from './recompute'
import { remindMembers } from './votes'
import { remindTasks } from './tasks'
import { sendNeeds } from './needs'
import { reports } from './reports'
import { askVacancies } from './vacancies'

export interface Job {
  readonly name: string
  /** Once a day, as soon as the day has begun; a night that was missed is caught up at the next tick. */
  run(app: App): Promise<void>
}

/** What has had its time (drafts, readings, claims) goes; how long each is kept: `expireAfterDays` in documents.ts. */
const forget = async ({ store, clock, log }: App): Promise<void> => {
  log.info('expired', { documents: await expire(store, clock.now()) })
}

export const jobs: readonly Job[] = [
  { name: 'daily', run: daily },
  { name: 'votes', run: remindMembers },
  { name: 'sessions', run: remindOfSessions },
  { name: 'tasks', run: remindTasks },
  { name: 'vacancies', run: askVacancies },
  { name: 'imports', run: resumeImports },
  { name: 'needs', run: sendNeeds },
  { name: 'mismatches', run: mismatchesDigest },
  { name: 'expire', run: forget },
  { name: 'reports', run: reports },
]

/** How often jobs look whether there is something to do: often enough for a day that has just begun. */
const TICK = '*/10 * * * *'
/** A claim that was not finished by then belonged to a process that died: another takes it over. */
const TAKEN_OVER_AFTER_MS = 15 * 60_000

/** Claims a day for a job: the claim, or undefined when another has it or it is done. */
const claim = async ({ store, clock }: App, id: string): Promise<Doc<'claims'> | undefined> => {
  const before = await store.get('claims', id)
  const at = clock.real()
  if (before?.done || (before && instantAfter(before.at, TAKEN_OVER_AFTER_MS) > at)) return undefined
  try {
    await store.commit([
      before
        ? { do: 'put', in: 'claims', doc: { ...before, at } }
        : { do: 'add', in: 'claims', doc: { id, at } },
    ])
  } catch (error) {
    if (error instanceof Conflict) return undefined
    throw error
  }
  return { id, v: (before?.v ?? 0) + 1, at }
}

const runOnce = async (app: App, { name, run }: Job): Promise<void> => {
  const claimed = await claim(app, `${name}.${dayOf(app.clock.now())}`)
  if (!claimed) return
  try {
    await run(app)
  } catch (error) {
    await app.store.commit([{ do: 'remove', in: 'claims', doc: claimed }]).catch(() => undefined)
    throw error
  }
  await app.store.commit([{ do: 'put', in: 'claims', doc: { ...claimed, done: true } }])
}

/**
 * Runs what is due on this day and has not run yet: at start, at each tick, after the demo's clock was moved. A job that
 * fails gives its claim back and is tried again at the next tick; what it did before stays done and is not done twice.
 */
export const runDue = async (app: App): Promise<void> => {
  await recompute(app)
  for (const job of jobs) await runOnce(app, job)
}

/**
 * Starts the ticks, and runs at once what the night has missed. A failure is logged and mended by the next tick.
 */
export const startJobs = (app: App): { stop(): Promise<void> } => {
  let running: Promise<void> = Promise.resolve()
  const tick = () => {
    running = running
      .then(() => runDue(app))
      .catch((error: unknown) => app.log.error('job-failed', { error: nameOf(error) }))
  }
  const task: ScheduledTask = schedule(TICK, tick)
  tick()
  return {
    stop: async () => {
      await task.stop()
      await running
    },
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
