/** Environment to one frozen object. A missing or wrong value stops the start, by its name and with what mends it. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Rules, defaultRules, rulesSchema } from './domain/rules'
import { type Name, definitions, type Defined, list } from './variables'

export { exampleFile, variables } from './variables'

export interface Config {
  readonly port: number
  /** Where the bot is reached from outside, without scheme. */
  readonly publicHost: string
  readonly appId: string
  readonly appTenant: string
  /** Id of the Teams app; empty when it is not told. */
  readonly teamsAppId: string
  /** For whom the tokens of the tab are made: the application by its id, and by its id URI. */
  readonly tabAudiences: readonly string[]
  readonly credentials:
    { readonly kind: 'single-tenant'; readonly password: string } | { readonly kind: 'managed' }
  readonly tenants: readonly string[]
  readonly mongoUri: string
  /** Text of the encryption key ring. */
  readonly keys: string
  /** Path of the file that lists the partner organisations (partners.ts). */
  readonly partnersFile: string
  readonly rules: Rules
  readonly health: boolean
  readonly logLevel: 'info' | 'error'
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The start is stopped: one line for each variable, with what mends it. Never repeats a value. */
export class ConfigurationWrong extends Error {
  override readonly name = 'ConfigurationWrong'
  constructor(readonly problems: readonly string[]) {
    super(
      `Passerelle cannot start:\n${problems.map(problem => `  - ${problem}`).join('\n')}\nSee .env.example.`,
    )
  }
}

interface Reading {
  readonly values: Readonly<Partial<Record<Name, string | number>>>
  readonly problems: readonly string[]
}

const read = (environment: Environment): Reading => {
  const values: Partial<Record<Name, string | number>> = {}
  const problems: string[] = []
  for (const [name, { schema, about }] of Object.entries<Defined>(definitions)) {
    const given = environment[name]?.trim() || about.byDefault
    if (given === undefined) {
      if (about.required === 'always') problems.push(`${name} is missing. ${about.description}`)
      continue
    }
    const parsed = schema.safeParse(given)
    if (parsed.success) values[name as Name] = parsed.data
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}. ${about.description}`)
  }
  return { values, problems }
}

/** What one variable demands of another. */
const together = (values: Reading['values']): readonly string[] => {
  const managed = values.MICROSOFT_APP_TYPE === 'UserAssignedMSI'
  const problems: string[] = []
  if (!managed && !values.MICROSOFT_APP_PASSWORD)
    problems.push(
      'MICROSOFT_APP_PASSWORD is missing. Give the client secret of the bot, or set MICROSOFT_APP_TYPE=UserAssignedMSI.',
    )
  if (managed && values.MICROSOFT_APP_PASSWORD)
    problems.push(
      'MICROSOFT_APP_PASSWORD must be removed: a managed identity (MICROSOFT_APP_TYPE=UserAssignedMSI) has no secret.',
    )
  if (values.ALLOWED_TENANTS !== undefined && list(String(values.ALLOWED_TENANTS)).length === 0)
    problems.push('ALLOWED_TENANTS is empty. Name at least one tenant.')
  if (values.HEALTH_FIELDS === 'on' && !values.HEALTH_HOST)
    problems.push(
      'HEALTH_HOST is missing. Health data may be kept with a certified host only (Code de la santé publique, art. L1111-8): name it, or set HEALTH_FIELDS=off.',
    )
  return problems
}

const readFile = (path: string): string => readFileSync(path, 'utf8')

/** The partners' rules over the defaults. Throws Error with what is wrong in the file, in one line. */
export const rulesFrom = (path: string | undefined, open: (path: string) => string = readFile): Rules => {
  if (path === undefined) return defaultRules
  const given = z.record(z.string(), z.unknown()).safeParse(parseJson(open(path)))
  if (!given.success) throw new Error('is not an object of rules in JSON')
  const rules = rulesSchema.safeParse({
    ...defaultRules,
    ...Object.fromEntries(Object.entries(given.data).map(([name, rule]) => [name, overDefault(name, rule)])),
  })
  if (!rules.success) {
    const [issue] = rules.error.issues
    throw new Error(`has a wrong rule: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
  }
  for (const pattern of ['requestNumber', 'labelReference'] as const) {
    if (!isPattern(rules.data[pattern]))
      throw new Error(`has a wrong rule: ${pattern} is not a regular expression`)
  }
  return rules.data
}

/** A group of rules (`commission`) keeps the defaults that it does not name, as the file as a whole does. */
const overDefault = (name: string, given: unknown): unknown => {
  const usual: unknown = defaultRules[name as keyof Rules]
  const group = z.record(z.string(), z.unknown())
  const [named, known] = [group.safeParse(given), group.safeParse(usual)]
  return named.success && known.success ? { ...known.data, ...named.data } : given
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

/** A token of version 2 names the application by its id, one of version 1 by its id URI. */
const audiencesOf = (text: (name: Name) => string): readonly string[] => {
  const id = text('MICROSOFT_APP_ID').toLowerCase()
  return [id, text('TAB_APP_ID_URI') || `api://${text('PUBLIC_HOST')}/botid-${id}`]
}

/** Reads the environment. Throws ConfigurationWrong with every problem at once. */
export const readConfig = (environment: Environment, open?: (path: string) => string): Config => {
  const { values, problems: single } = read(environment)
  const problems = [...single, ...together(values)]
  let rules = defaultRules
  try {
    rules = rulesFrom(values.RULES_FILE === undefined ? undefined : String(values.RULES_FILE), open)
  } catch (error) {
    problems.push(
      `RULES_FILE ${error instanceof Error ? error.message : 'cannot be read'}. Mend the file, or leave the variable out.`,
    )
  }
  if (problems.length > 0) throw new ConfigurationWrong(problems)
  const text = (name: Name): string => String(values[name] ?? '')
  return Object.freeze({
    port: Number(values.PORT),
    publicHost: text('PUBLIC_HOST'),
    appId: text('MICROSOFT_APP_ID'),
    appTenant: text('MICROSOFT_APP_TENANT_ID'),
    teamsAppId: text('TEAMS_APP_ID').toLowerCase(),
    tabAudiences: Object.freeze(audiencesOf(text)),
    credentials:
      values.MICROSOFT_APP_TYPE === 'UserAssignedMSI'
        ? ({ kind: 'managed' } as const)
        : ({ kind: 'single-tenant', password: text('MICROSOFT_APP_PASSWORD') } as const),
    tenants: Object.freeze(list(text('ALLOWED_TENANTS'))),
    mongoUri: text('MONGODB_URI'),
    keys: text('PASSERELLE_KEYS'),
    partnersFile: text('PARTNERS_FILE'),
    rules,
    health: values.HEALTH_FIELDS === 'on',
    logLevel: values.LOG_LEVEL === 'error' ? 'error' : 'info',
  })
}
