/** The server for real use: the only place where real things meet (configuration, store, signals, and the clock of real.ts). */
import { join } from 'node:path'
import type { Identity } from './bot/adapter'
import { nameOf } from './bot/background'
import { type Config, ConfigurationWrong, readConfig } from './config'
import { startJobs } from './jobs'
import { PartnersWrong, keepPartners, readPartners } from './partners'
import { clock, ids, logTo, random } from './real'
import { besideOurs } from './papers/workshop'
import { startPasserelle } from './start'
import { openStore } from './store/open'
import { StoreUnavailable, StoreUnusable } from './store/store'
import { makeVault } from './store/vault'
import { placesInTeams } from './tab/places'
import { AUTHORITY } from './tab/signIn'

const identityOf = ({ appId, appTenant: tenant, credentials }: Config): Identity =>
  credentials.kind === 'managed'
    ? { kind: 'managed', appId, tenant }
    : { kind: 'single-tenant', appId, tenant, password: credentials.password }

/** The page as `npm run build` made it, beside the compiled code. */
const PAGE = join(__dirname, '../tab')

const placesOf = ({ teamsAppId, appId: botId, publicHost }: Config) =>
  teamsAppId ? { places: placesInTeams({ teamsAppId, botId, publicHost }) } : {}

const start = async (): Promise<void> => {
  const config = readConfig(process.env)
  const log = logTo(config.logLevel)
  const partners = readPartners(config.partnersFile)
  const store = await openStore({ mongoUri: config.mongoUri })
  await keepPartners(store, partners)
  const running = await startPasserelle({
    ...{ store, clock, ids, log, port: config.port, tenants: config.tenants },
    vault: makeVault(config.keys),
    settings: {
      rules: config.rules,
      health: config.health,
      demo: false,
      publicUrl: `https://${config.publicHost}`,
    },
    identity: identityOf(config),
    jobs: startJobs,
    ...besideOurs(),
    tab: {
      folder: PAGE,
      signIn: {
        tenants: config.tenants,
        audiences: config.tabAudiences,
        authority: AUTHORITY,
        now: () => Date.parse(clock.real()),
      },
    },
    ...placesOf(config),
    random,
  })
  const stop = (): void => {
    log.info('stopping')
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop-failed', { error: nameOf(error) })
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
}

/** What to mend, in one line each; a fault that nobody foresaw shows its kind and place. */
const explain = (error: unknown): string => {
  if (error instanceof ConfigurationWrong) return error.message
  if (error instanceof PartnersWrong) return `Passerelle cannot start: ${error.message}`
  if (error instanceof StoreUnusable) return `Passerelle cannot start: MONGODB_URI: ${error.message}`
  if (error instanceof StoreUnavailable)
    return `Passerelle cannot start: MONGODB_URI: nothing answers there (${error.message}). Start MongoDB, or mend the address.`
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE')
    return 'Passerelle cannot start: PORT is used by another program. Choose another.'
  return `Passerelle cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

start().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
})
