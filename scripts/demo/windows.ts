/** Starts a Playground for each person, and starts one again that fails. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { TENANT, people, personBy } from './partners'
import { titleOf } from './story'

export interface Window {
  readonly key: string
  readonly port: number
}

const BOT_ID = '28:passerelle-demo'
/** A Playground is up in one to three seconds; slow machines get more. */
const PATIENCE_MS = 60_000
const MOST_ENDS = 5

type Sample = (typeof people)[number]

const account = ({ key, name, object }: Sample) => {
  const [givenName = '', ...rest] = name.split(' ')
  const email = `${key}@exemple.invalid`
  return {
    id: `29:${key}`,
    name,
    userPrincipleName: email,
    aadObjectId: object,
    givenName,
    surname: rest.join(' '),
    email,
  }
}

/** What `.m365agentsplayground.yml` says (JSON is YAML). It wants exactly five others in the team. */
const configOf = (person: Sample) => ({
  version: '0.1.1',
  tenantId: TENANT,
  bot: { id: BOT_ID, name: 'Passerelle' },
  currentUser: account(person),
  users: people
    .filter(({ key }) => key !== person.key)
    .slice(0, 5)
    .map(account),
  personalChat: { id: `a:${person.key}` },
  groupChat: { id: `19:${person.key}-groupe@thread.v2`, name: 'Partenaires' },
  team: {
    id: `19:${person.key}-equipe@thread.tacv2`,
    name: 'Commission',
    aadGroupId: '00000000-0000-4000-8000-0000000000aa',
    channels: [{ id: `19:${person.key}-canal@thread.tacv2`, name: 'Séances' }],
  },
})

/** The Playground's page with ours in it: a title that says who it is, its log closed, room for the chat when narrow. */
const pageOf = (person: Sample): string => {
  const index = join(
    dirname(require.resolve('@microsoft/m365agentsplayground/cli.js')),
    'dist/client/index.html',
  )
  const assets = join(__dirname, '../../../scripts/demo/page')
  const style = readFileSync(join(assets, 'window.css'), 'utf8')
  const script = readFileSync(join(assets, 'window.js'), 'utf8')
  return readFileSync(index, 'utf8')
    .replace(/<title>.*?<\/title>/, () => `<title>${titleOf(person)}</title>`)
    .replace('<html lang="en">', '<html lang="fr">')
    .replace('</head>', () => `<style>${style}</style><script>${script}</script></head>`)
}

interface Running {
  stop(): Promise<void>
}

interface Wanted extends Window {
  readonly folder: string
  /** Where the Playground posts its activities. */
  readonly endpoint: string
  readonly failed: (key: string) => void
}

const workerOf = ({ key, port, folder, endpoint }: Wanted): Worker => {
  const person = personBy(key)
  const config = join(folder, `${key}.m365agentsplayground.yml`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(config, JSON.stringify(configOf(person), null, 2))
  return new Worker(join(__dirname, 'window.js'), {
    argv: ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    workerData: { page: pageOf(person), port },
    stdout: true,
    stderr: true,
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, `${key}.log`),
    },
  })
}

/** Resolves once the window can be opened. */
const listening = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error('elle ne répond pas')), PATIENCE_MS)
    const fail = (error: Error): void => {
      clearTimeout(tooLate)
      reject(error)
    }
    worker.stderr.resume()
    worker.stdout.on('data', (data: Buffer) => {
      if (!String(data).includes('Listening on')) return
      clearTimeout(tooLate)
      resolve()
    })
    worker.on('error', fail).once('exit', code => fail(new Error(`elle s’est arrêtée (${code})`)))
  })

/** One window, started again when it ends by itself: five times at most, then it is said to have failed. */
const keepOpen = async (wanted: Wanted): Promise<Running> => {
  let stopped = false
  let worker: Worker | undefined
  let ends = 0
  const start = (): Promise<void> => {
    worker = workerOf(wanted)
    worker.once('exit', restart)
    return listening(worker)
  }
  const restart = (): void => {
    if (stopped) return
    ends += 1
    if (ends > MOST_ENDS) wanted.failed(wanted.key)
    else start().catch(() => undefined)
  }
  const stop = async (): Promise<void> => {
    stopped = true
    await worker?.terminate()
  }
  try {
    await start()
  } catch (error) {
    await stop()
    throw new Error(`la fenêtre de ${wanted.key} ne s’ouvre pas : ${(error as Error).message}`)
  }
  return { stop }
}

/** Opens all windows at once. Throws, with the person's key, when one cannot be opened. */
export const openWindows = async (
  windows: readonly Window[],
  rest: Omit<Wanted, keyof Window>,
): Promise<Running> => {
  const opened = await Promise.allSettled(windows.map(window => keepOpen({ ...window, ...rest })))
  const running = opened.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
  const stop = async (): Promise<void> => void (await Promise.all(running.map(window => window.stop())))
  const failed = opened.find(result => result.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  return { stop }
}
