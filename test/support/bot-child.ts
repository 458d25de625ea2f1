/**
 * The whole bot in a process of its own, to be killed: `node -r ts-hook.js bot-child.ts JSON`. It says `port N` once it
 * listens, and `drained` to `drain`; SIGTERM stops it gracefully.
 */
import { createInterface } from 'node:readline'
import { startPasserelle } from '../../src/start'
import { ids } from '../../src/real'
import { defaultRules } from '../../src/domain/rules'
import { openStore } from '../../src/store/open'
import { makeVault } from '../../src/store/vault'
import { TENANT } from '../../scripts/demo/partners'
import { hastyClock } from './http'
import { ownCloud } from './keys'
import type { World } from './world'

export interface ChildOptions {
  readonly where: World['where']
  /** Of the key server. */
  readonly keys: string
  /** What time it is when it starts; from then on its clock runs. */
  readonly at: string
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const main = async ({ where, keys, at }: ChildOptions): Promise<void> => {
  const now = (): string => new Date(Date.parse(at) + performance.now()).toISOString()
  const running = await startPasserelle({
    store: await openStore(where),
    vault: makeVault(where.keys),
    clock: { now, real: now },
    ids,
    log: { info: () => undefined, error: (event, about) => say(`error ${event} ${JSON.stringify(about)}`) },
    settings: { rules: defaultRules, health: true, demo: false, publicUrl: 'https://passerelle.example.org' },
    identity: ownCloud(keys),
    tenants: [TENANT],
    port: 0,
    host: '127.0.0.1',
    random: () => 0.5,
    steady: hastyClock(),
  })
  createInterface(process.stdin).on('line', () => void running.deliver.drain().then(() => say('drained')))
  process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
  say(`port ${running.port}`)
}

main(JSON.parse(process.argv[2] ?? '') as ChildOptions).catch((error: Error) => {
  process.stderr.write(error.stack ?? error.message)
  process.exit(1)
})
