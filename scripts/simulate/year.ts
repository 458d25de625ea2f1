/** A simulated time from its first day to its last: people live, the bot works, and each evening what must hold is checked. */
import { type Day, addDays } from '../../src/domain/calendar'
import { type Chronicle, Chronicler } from './chronicle'
import { type Compared, compare, firstDifferent } from './compare'
import { type Playing, playDay } from './day'
import { firstBrokenAtEnd } from './ending'
import { householdsOf } from './households'
import { type Failure, firstBroken } from './invariants'
import { seeded } from './random'
import { Scene } from './scene'
import { type Stage, openStage } from './stage'
import { Tally } from './tally'

export interface YearOptions {
  readonly seed: number
  readonly start: Day
  readonly days: number
  readonly households: number
  /** An empty folder for the store. */
  readonly folder: string
  /** Days on which nothing runs: the bot is down, nobody can act. None in a short time. */
  readonly outageDays?: number
}

export interface Year {
  readonly stage: Stage
  readonly tally: Tally
  /** As it stood on the last day. */
  readonly chronicle: Chronicle
  readonly outage?: { readonly from: Day; readonly days: number }
}

/** A year that has ended well, with its indicators beside what was counted again. */
export type Ended = Year & { readonly compared: readonly Compared[] }

/** Something did not hold: the seed and the day make it happen again. */
export class NotHeld extends Error {
  override readonly name = 'NotHeld'
  /** What happened to the dossier until then, the newest last. */
  readonly history: readonly string[]

  constructor(seed: number, day: Day, { invariant, what, dossier }: Failure, chronicle?: Chronicle) {
    super(`seed ${seed}, ${day}${dossier ? `, dossier ${dossier}` : ''}: ${what} (${invariant})`)
    const id = chronicle?.dossiers.find(({ code }) => code === dossier)?.id ?? ''
    const facts = chronicle?.facts.get(`dossiers/${id}`) ?? []
    this.history = facts.map(({ on, at, kind, data }) => `${at} ${on} ${kind} ${JSON.stringify(data)}`)
  }
}

/** The bot is down from the middle on, where the time is long enough. */
const outageOf = ({ start, days, outageDays = 21 }: YearOptions): Year['outage'] =>
  days > 6 * outageDays && outageDays > 0
    ? { from: addDays(start, Math.floor(days / 2)), days: outageDays }
    : undefined

const isDown = (outage: Year['outage'], day: Day): boolean =>
  outage !== undefined && day >= outage.from && day < addDays(outage.from, outage.days)

/** Each first of a month, and one day in forty. */
const restartsOn = (day: Day, { random }: Scene): boolean => random.chance(1 / 40) || day.endsWith('-01')

/** A fault of the bot's, with where it happened. */
const playing = async (options: YearOptions, playing: Playing, day: Day): Promise<void> => {
  try {
    await playDay(playing, day, restartsOn(day, playing.scene))
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    const failed = new NotHeld(options.seed, day, { invariant: 'no fault', what })
    failed.cause = error
    throw failed
  }
}

/** Plays the time; throws `NotHeld` at the end of the first day on which something does not hold. `told`: each day's end. */
export const playYear = async (
  options: YearOptions,
  told: (chronicle: Chronicle) => void = () => undefined,
): Promise<Ended> => {
  const { seed, start, days } = options
  const random = seeded(seed)
  const stage = await openStage(options)
  const tally = new Tally()
  const scene = new Scene(stage, random, tally)
  const waiting = new Set(householdsOf(options.households, start, days, random))
  const outage = outageOf(options)
  const chronicler = new Chronicler(stage)
  let chronicle: Chronicle | undefined
  for (let day = start; day < addDays(start, days); day = addDays(day, 1)) {
    if (isDown(outage, day)) continue
    await playing(options, { stage, scene, waiting, start, afterNight: () => chronicler.afterNight() }, day)
    chronicle = await chronicler.look()
    const broken = firstBroken(chronicle)
    if (broken) throw new NotHeld(seed, day, broken, chronicle)
    told(chronicle)
  }
  if (!chronicle) throw new Error('no day was played: --days must be 1 or more')
  const year: Year = { stage, tally, chronicle, ...(outage && { outage }) }
  const compared = await compare(year, start)
  const broken = (await firstBrokenAtEnd(stage, chronicle)) ?? firstDifferent(compared)
  if (broken) throw new NotHeld(seed, chronicle.day, broken, chronicle)
  return { ...year, compared }
}
