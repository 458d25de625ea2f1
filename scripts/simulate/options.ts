/** What can be asked of the simulation on its command line. */
import { parseArgs } from 'node:util'

export interface SimulateOptions {
  readonly seed: number
  readonly days: number
  readonly households: number
  /** File that gets the report too. */
  readonly out?: string
  readonly help: boolean
}

/** A command line that cannot be followed: one sentence that says why. */
export class BadOption extends Error {
  override readonly name = 'BadOption'
}

export const usage = `Usage: npm run simulate -- [options]

  --seed N        what people do is drawn from it; another one each time unless told
  --days N        days from 1 January 2026 on (365)
  --households N  households referred in that time (40)
  --out FILE      writes the report there too
  --help          prints this`

const config = {
  seed: { type: 'string' },
  days: { type: 'string' },
  households: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const

const numberFrom = (name: string, text: string | undefined, usual: number, most: number): number => {
  if (text === undefined) return usual
  const number = /^\d{1,10}$/.test(text) ? Number(text) : -1
  if (number < (name === 'seed' ? 0 : 1) || number > most)
    throw new BadOption(`--${name} takes a whole number up to ${most}, not "${text}".`)
  return number
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: config, allowPositionals: false }).values
  } catch (error) {
    throw new BadOption(error instanceof Error ? error.message : String(error))
  }
}

/** Seeds are below a million: short enough to be told on the phone. */
const SEEDS = 999_999

/** `draw`: a number between 0 and 1, for the seed when none is told. Throws `BadOption`. */
export const readOptions = (args: readonly string[], draw: () => number): SimulateOptions => {
  const values = parse(args)
  return {
    seed: numberFrom('seed', values.seed, Math.floor(draw() * SEEDS), SEEDS),
    days: numberFrom('days', values.days, 365, 1000),
    households: numberFrom('households', values.households, 40, 400),
    ...(values.out !== undefined && { out: values.out }),
    help: values.help ?? false,
  }
}
