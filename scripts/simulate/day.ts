/** One day: the night's job, what people do in the morning and the afternoon, what leaves in between. */
import { type Day, daysBetween } from '../../src/domain/calendar'
import type { Household } from './households'
import * as commission from './roles/commission'
import * as everyone from './roles/everyone'
import * as landlord from './roles/landlord'
import * as provider from './roles/provider'
import * as referrer from './roles/referrer'
import * as secretariat from './roles/secretariat'
import * as sessions from './roles/sessions'
import * as state from './roles/state'
import { type Scene, live } from './scene'
import type { Stage } from './stage'

/** Everything that may happen to a dossier, in the order of a day. */
const habits = [
  ...referrer.habits,
  ...state.habits,
  ...secretariat.habits,
  ...provider.habits,
  ...landlord.habits,
]

export interface Playing {
  readonly stage: Stage
  readonly scene: Scene
  /** Households that nobody has referred yet. */
  readonly waiting: Set<Household>
  readonly start: Day
  /** Called once the night's job has gone through. */
  afterNight(): Promise<void>
}

const morning = async ({ scene, waiting, start }: Playing): Promise<void> => {
  await referrer.everyDay(scene, waiting)
  await landlord.everyDay(scene, daysBetween(start, scene.today))
  await sessions.everyDay(scene)
  await commission.everyDay(scene)
  for (const dossier of await scene.dossiers()) await live(dossier, habits, scene)
}

const afternoon = async ({ scene }: Playing): Promise<void> => {
  await sessions.everyAfternoon(scene)
  await secretariat.everyDay(scene)
  await referrer.closeTasks(scene)
  await everyone.everyDay(scene)
}

/** Hours in which messages leave: before, in and after office hours, so that everybody's own are among them. */
const evening = [17, 19] as const

/** Plays a day. `restarts`: the bot stops and starts again at noon. */
export const playDay = async (playing: Playing, day: Day, restarts: boolean): Promise<void> => {
  const { stage, scene } = playing
  stage.at(day, 0, 5)
  await stage.jobs()
  await playing.afterNight()
  stage.at(day, 9, 5)
  await stage.deliver()
  stage.at(day, 10)
  if (scene.working) await morning(playing)
  stage.at(day, 12)
  if (restarts) await stage.restart()
  await stage.jobs()
  await stage.deliver()
  stage.at(day, 15)
  if (scene.working) await afternoon(playing)
  for (const hour of evening) {
    stage.at(day, hour)
    await stage.deliver()
  }
  // Once a day: each card is edited to how it stands in the evening.
  await stage.follow()
}
