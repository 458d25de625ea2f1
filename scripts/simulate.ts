/**
 * `npm run simulate`: a year of the scheme, day by day, through the real app on a real file. People behave as the seed draws
 * it; the bot is restarted, and down for three weeks. It ends with figures, or with 1 and the first thing that did not hold.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '../src/domain/calendar'
import { random } from '../src/real'
import { BadOption, type SimulateOptions, readOptions, usage } from './simulate/options'
import { reportOf } from './simulate/report'
import { NotHeld, playYear } from './simulate/year'

/** A year of its own, so that the civil year and the one that is played are the same. */
const START: Day = '2026-01-01'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Where the clock of the simulation is, for whoever waits. */
const progress = (day: Day): void => {
  if (process.stderr.isTTY && day.endsWith('01')) process.stderr.write(`… ${day}\n`)
}

const simulate = async ({ seed, days, households, out }: SimulateOptions, folder: string): Promise<void> => {
  const began = performance.now()
  const year = await playYear({ seed, days, households, start: START, folder }, ({ day }) => progress(day))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage()
  const report = await reportOf(year, { seed, days, from: START, seconds, cpu: (user + system) / 1e6 })
  await year.stage.close()
  say(report)
  if (out !== undefined) writeFileSync(out, report)
}

const run = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), random)
  if (options.help) return say(usage)
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-simulate-'))
  say(`seed ${options.seed}`)
  try {
    await simulate(options, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What did not hold, and what had happened to the dossier until then: codes and ids only, nobody's name. */
const explain = (error: unknown): string => {
  if (error instanceof BadOption) return `${error.message}\n\n${usage}`
  if (error instanceof NotHeld) {
    const cause = error.cause instanceof Error ? (error.cause.stack ?? '').split('\n') : []
    return [error.message, ...[...error.history, ...cause].map(line => `  ${line}`)].join('\n')
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

run().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
})
