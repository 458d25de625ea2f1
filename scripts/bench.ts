/**
 * `npm run bench`: what a turn costs, as a ratio to a bare botbuilder echo measured in the same run, round by round. With
 * MONGODB_TEST_URI (a replica set) on MongoDB too, beside the same commit made by the bare driver. Judges nothing.
 */
import { type FakeConnector, startConnector } from '../test/support/connector'
import { startKeys } from '../test/support/keys'
import { aReferral } from '../test/support/make'
import { type Bot, type Cost, activity, measure, measureAlone, median, press, startBot } from './bench/load'
import { people } from './demo/partners'

const ROUNDS = 5
const REQUESTS = 400
const WARM_UP = 300

interface Turn {
  readonly name: string
  /** Turns of a round; what is dear is measured on fewer. */
  readonly requests: number
  run(bot: Bot, index: number, worker: number): Promise<unknown>
}

const objectsOf = (role: string): readonly string[] =>
  people.flatMap(({ object, posts }) => (posts.some(post => post.role === role) ? [object] : []))
const voters = objectsOf('member')
const pick = (list: readonly string[] | undefined, index: number): string =>
  list?.[index % (list.length || 1)] ?? ''

const answered = async (bot: Bot, activity: object, expected: string): Promise<string> => {
  const body = await bot.post(activity)
  if (!body.includes(expected)) throw new Error(`${bot.name}: unexpected answer ${body.slice(0, 300)}`)
  return body
}

const turns = (serviceUrl: string): readonly Turn[] => [
  {
    // Each press changes the voice: the choice turns with every time round the dossiers and voters.
    name: 'vote',
    requests: REQUESTS,
    run: (bot, index) => {
      const { dossiers = [], rounds } = bot.ready.about
      const lap = Math.floor(index / (dossiers.length * voters.length))
      const ballot = {
        dossier: pick(dossiers, index),
        round: pick(rounds, index),
        choice: lap % 2 === 0 ? 'favourable' : 'abstain',
      }
      const voter = pick(voters, Math.floor(index / dossiers.length))
      return answered(bot, press(voter, serviceUrl, 'vote.cast', ballot), 'Vote enregistré')
    },
  },
  {
    name: 'dossier card',
    requests: REQUESTS,
    run: (bot, index) => {
      const who = pick([...objectsOf('secretariat'), ...voters], index)
      const dossier = pick(bot.ready.about.dossiers, index)
      return answered(bot, press(who, serviceUrl, 'dossier.show', { dossier }), 'M-2026-0')
    },
  },
  {
    // Two requests: the form is opened (a draft is made) and submitted.
    name: 'referral form, both ways',
    requests: REQUESTS / 4,
    run: async (bot, _index, worker) => {
      const who = pick(bot.ready.about.referrers, worker)
      const form = await answered(bot, press(who, serviceUrl, 'referral.show', {}), 'draft')
      const [, draft = ''] = /"draft":"([^"]+)"/.exec(form) ?? []
      return answered(bot, press(who, serviceUrl, 'referral.submit', { draft, ...aReferral() }), 'M-2026-')
    },
  },
]

const counter = (): (() => number) => {
  let count = 0
  return () => (count += 1)
}

const row = (name: string, costs: readonly Cost[], echo: readonly Cost[]): string => {
  const of = (figure: keyof Cost) => median(costs.map(cost => cost[figure]))
  const ratio = median(costs.map(({ cpuMs }, round) => cpuMs / (echo[round]?.cpuMs ?? 1)))
  const cells = [
    name.padEnd(28),
    `${of('cpuMs').toFixed(2)} ms`.padStart(9),
    ratio.toFixed(2).padStart(7),
    of('perSecond').toFixed(0).padStart(7),
    `${of('p50Ms').toFixed(1)} ms`.padStart(9),
    `${of('p99Ms').toFixed(1)} ms`.padStart(9),
  ]
  return cells.join(' ')
}

/** What was measured: the echo's rounds, and those of each turn by `turn (bot)`. */
interface Figures {
  readonly echo: readonly Cost[]
  readonly turns: ReadonlyMap<string, readonly Cost[]>
}

/** The echo and every turn in each round, so that a slow moment of the machine touches all of them. */
const measureRounds = async (echo: Bot, bots: readonly Bot[], connector: FakeConnector): Promise<Figures> => {
  const sayHello = () => echo.post(activity(pick(voters, 0), connector.url, { text: 'bonjour' }))
  await measure(echo, WARM_UP, sayHello)
  const all = bots.flatMap(bot => turns(connector.url).map(turn => ({ bot, turn, next: counter() })))
  for (const { bot, turn, next } of all)
    await measure(bot, turn.requests, (_, worker) => turn.run(bot, next(), worker))
  const echoCosts: Cost[] = []
  const costs = new Map<string, Cost[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    echoCosts.push(await measure(echo, REQUESTS, sayHello))
    for (const { bot, turn, next } of all) {
      const name = `${turn.name} (${bot.name})`
      const cost = await measure(bot, turn.requests, (_, worker) => turn.run(bot, next(), worker))
      costs.set(name, [...(costs.get(name) ?? []), cost])
    }
    connector.received.length = 0
  }
  return { echo: echoCosts, turns: costs }
}

const report = ({ echo, turns: costs }: Figures): void => {
  console.log(
    `Medians of ${ROUNDS} rounds of ${REQUESTS} requests, eight at a time; ratio: CPU to the echo's in the same round.`,
  )
  const heads = ['CPU', 'ratio', 'req/s', 'p50', 'p99'].map((head, index) =>
    head.padStart([9, 7, 7, 9, 9][index] ?? 9),
  )
  console.log('turn'.padEnd(28), ...heads)
  console.log(row('echo (peer)', echo, echo))
  for (const [name, figures] of costs) console.log(row(name, figures, echo))
}

/** On MongoDB: the goal is 1.3 times the echo plus the same commit made by the bare driver. */
const reportDriver = async ({ echo, turns: costs }: Figures): Promise<void> => {
  const { cpuMs } = await measureAlone('driver.js')
  const vote = median((costs.get('vote (mongodb)') ?? []).map(cost => cost.cpuMs))
  const goal = 1.3 * median(echo.map(cost => cost.cpuMs)) + cpuMs
  console.log(`bare driver, same commit: ${cpuMs.toFixed(2)} ms of CPU`)
  console.log(`vote (mongodb) to 1.3 echo + driver: ${(vote / goal).toFixed(2)}`)
}

const run = async (): Promise<void> => {
  const [keys, connector] = await Promise.all([startKeys(), startConnector()])
  const token = keys.token({ serviceUrl: connector.url })
  const env = (more: NodeJS.ProcessEnv) => ({ BENCH_KEYS: keys.url, ...more })
  const uri = process.env.MONGODB_TEST_URI
  const echo = await startBot('echo', 'echo.js', token, env({}))
  const bots = [await startBot('embedded', 'ours.js', token, env({ MONGODB_TEST_URI: '' }))]
  if (uri) bots.push(await startBot('mongodb', 'ours.js', token, env({ MONGODB_TEST_URI: uri })))
  const figures = await measureRounds(echo, bots, connector)
  report(figures)
  if (uri) await reportDriver(figures)
  for (const bot of [echo, ...bots]) {
    const { rssBytes } = await bot.used()
    const [seconds, megabytes] = [(bot.startMs / 1000).toFixed(1), (rssBytes / 2 ** 20).toFixed(0)]
    console.log(`${bot.name}: listens after ${seconds} s, ${megabytes} MB at the end`)
    bot.stop()
  }
  await Promise.all([keys.close(), connector.close()])
}

run().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
