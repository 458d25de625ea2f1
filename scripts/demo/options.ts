/** What can be asked of the demo on its command line. */
import { parseArgs } from 'node:util'
import { people } from './partners'

export interface DemoOptions {
  /** Keys of the sample people who get a window, in this order. */
  readonly people: readonly string[]
  readonly empty: boolean
  readonly reset: boolean
  /** First port tried; those after it are used as they are free. */
  readonly port: number
  /** Folder of the store and of the key. */
  readonly data: string
  readonly help: boolean
}

/** A command line that cannot be followed: one sentence that says why. */
export class BadOption extends Error {
  override readonly name = 'BadOption'
}

const DEFAULT_PEOPLE = ['referrer', 'siao', 'secretariat', 'member', 'member2', 'provider']
const DEFAULT_PORT = 4000
/** The page, the bot, and a window for each sample person at most. */
const PORTS_AFTER = 200

const keys = people.map(({ key }) => key)

export const usage = `Usage : npm run demo -- [options]

  --people ${DEFAULT_PEOPLE.join(',')}
            qui a une fenêtre, dans cet ordre ; au choix :
            ${keys.slice(0, 8).join(', ')},
            ${keys.slice(8).join(', ')}
  --empty   commence sans dossiers d’exemple
  --reset   efface les données de la démo avant de commencer
  --port N  premier port essayé (${DEFAULT_PORT})
  --data D  dossier des données (.data/demo)
  --help    affiche ceci`

const config = {
  people: { type: 'string' },
  empty: { type: 'boolean' },
  reset: { type: 'boolean' },
  port: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const

const badOption = (error: unknown): BadOption => {
  const { code, message } = error as { code?: string; message: string }
  const option = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? /'([^']*)'/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new BadOption(`L’option ${option} n’existe pas.`)
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return new BadOption(`« ${option} » n’est pas une option de la démo.`)
  return new BadOption(
    option && config[option.slice(2) as keyof typeof config]?.type === 'boolean'
      ? `L’option ${option} ne prend pas de valeur.`
      : `L’option ${option} attend une valeur.`,
  )
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: config, allowPositionals: false }).values
  } catch (error) {
    throw badOption(error)
  }
}

const peopleFrom = (text: string): readonly string[] => {
  const asked = [...new Set(text.split(',').map(key => key.trim()))].filter(key => key !== '')
  const unknown = asked.find(key => !keys.includes(key))
  if (unknown) throw new BadOption(`Personne ne s’appelle « ${unknown} » dans la démo.`)
  if (asked.length === 0) throw new BadOption('--people attend au moins une personne.')
  return asked
}

const portFrom = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  const highest = 65_535 - PORTS_AFTER
  if (port < 1 || port > highest)
    throw new BadOption(`--port attend un nombre de 1 à ${highest}, pas « ${text} ».`)
  return port
}

/** npm keeps for itself what is written before `--`; better told than silently lost. */
const keptByNpm = (environment: NodeJS.ProcessEnv): string | undefined =>
  (['empty', 'reset', 'people'] as const).find(name => environment[`npm_config_${name}`])

/** Throws `BadOption`. */
export const readOptions = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): DemoOptions => {
  const lost = keptByNpm(environment)
  if (lost) throw new BadOption(`Les options se mettent après « -- » : npm run demo -- --${lost}`)
  const values = parse(args)
  return {
    people: values.people === undefined ? DEFAULT_PEOPLE : peopleFrom(values.people),
    empty: values.empty ?? false,
    reset: values.reset ?? false,
    port: values.port === undefined ? DEFAULT_PORT : portFrom(values.port),
    data: values.data ?? '.data/demo',
    help: values.help ?? false,
  }
}
