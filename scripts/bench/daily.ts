/**
 * `npm run bench:daily`: what a new day costs with 100, 10,000 and 100,000 dossiers of which one in a hundred is due, and
 * 1,000 due digests through a connector that refuses one call in five. On the embedded store, or on MONGODB_TEST_URI.
 */
import { startConnector } from '../../test/support/connector'
import { install } from '../../test/support/http'
import { startKeys } from '../../test/support/keys'
import { inWindow } from '../../test/support/measure'
import { type World, makeWorld } from '../../test/support/world'
import { type Running, startPasserelle } from '../../src/start'
import { personId } from '../../src/domain/people'
import { dueOn } from '../../src/domain/window'
import { daily } from '../../src/jobs/daily'
import type { Change } from '../../src/store/store'
import { TENANT, personBy } from '../demo/partners'

const SIZES = [100, 10_000, 100_000] as const
const DIGESTS = 1000
const A_COMMIT = 400
/** One dossier in a hundred is due on this day. */
const DUE = '2026-04-10'
// This quarter’s passeport is there: the reminder is all that is due.
const quiet = { lastPasseportOn: '2026-04-01', passeports: 1 } as const

const inCommits = async ({ store }: World, changes: readonly Change[]): Promise<void> => {
  for (let at = 0; at < changes.length; at += A_COMMIT) await store.commit(changes.slice(at, at + A_COMMIT))
}

const usual = { referent: personBy('provider').id, provider: 'passeurs' }

/** A dossier whose first reminder is due on the day, or a month later. */
const dossier = (
  world: World,
  n: number,
  due: boolean,
  { referent, provider }: { referent: string; provider: string } = usual,
): Change => {
  const made = inWindow(due ? '2026-03-10' : '2026-04-09', {}, quiet)
  const on = dueOn(made, world.app.settings.rules)
  const mandate = made.mandate && { ...made.mandate, referent, provider }
  const doc = { ...made, id: `d${n}`, code: `M-2026-${n}` }
  return {
    do: 'add',
    in: 'dossiers',
    doc: { ...doc, provider, ...(mandate && { mandate }), ...(on && { dueOn: on }) },
  }
}

const measureDay = async (size: number): Promise<void> => {
  const world = await makeWorld()
  try {
    await inCommits(
      world,
      Array.from({ length: size }, (_, n) => dossier(world, n, n % 100 === 0)),
    )
    world.on(DUE)
    const before = process.cpuUsage()
    const start = performance.now()
    await daily(world.app)
    const ms = performance.now() - start
    const { user, system } = process.cpuUsage(before)
    const due = size / 100
    const cpu = (user + system) / 1000
    console.log(
      [
        `${size} dossiers, ${due} due`.padEnd(30),
        `${ms.toFixed(0)} ms`.padStart(10),
        `${(ms / due).toFixed(2)} ms each due`.padStart(22),
        `${(cpu / due).toFixed(2)} ms of CPU`.padStart(20),
      ].join(''),
    )
  } finally {
    await world.close()
  }
}

/** The same draw at each run. */
const drawn = (seed: number): (() => number) => {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const objectOf = (n: number): string => `00000000-0000-4000-8000-${String(900_000 + n).padStart(12, '0')}`

/** Ten people a provider. */
const providerOf = (n: number): string => `provider-${Math.floor(n / 10)}`

/** Most calls within any second, by when they came. */
const mostInASecond = (times: readonly number[]): number => {
  let [first, most] = [0, 0]
  times.forEach((time, last) => {
    while (time - (times[first] ?? time) >= 1000) first += 1
    most = Math.max(most, last - first + 1)
  })
  return most
}

/** A thousand people, ten a provider, each with a dossier whose reminder is due on the day. */
const fill = async (world: World, serviceUrl: string): Promise<void> => {
  const { key: _, ...sample } = personBy('provider')
  const people = Array.from({ length: DIGESTS }, (_each, n) => {
    const object = objectOf(n)
    const post = { role: 'provider', organisation: providerOf(n) } as const
    return { ...sample, id: personId(TENANT, object), object, posts: [post] }
  })
  await inCommits(
    world,
    people.map(doc => ({ do: 'add', in: 'people', doc })),
  )
  await inCommits(
    world,
    people.map(({ id }, n) => dossier(world, n, true, { referent: id, provider: providerOf(n) })),
  )
  await install(world.store, serviceUrl, people)
}

/** Sends everything that is due, again and again as time allows, until nothing waits; how long it took, in seconds. */
const sendAll = async ({ store }: World, deliver: Running['deliver']): Promise<number> => {
  const start = performance.now()
  while ((await store.count('messages', { index: 'due', equals: [1] })) > 0) {
    await deliver.drain()
    await new Promise(next => setTimeout(next, 200))
  }
  return (performance.now() - start) / 1000
}

const sendDigests = async (): Promise<void> => {
  const [keys, connector, world] = await Promise.all([startKeys(), startConnector(), makeWorld()])
  await fill(world, connector.url)
  const random = drawn(7)
  const times: number[] = []
  connector.always(() => {
    times.push(performance.now())
    if (random() >= 0.2) return undefined
    return random() < 0.5 ? { status: 429, retryAfter: '1' } : { status: 503 }
  })
  const { ids, vault, settings, log } = world.app
  // Real time, so that what Teams refused is tried again when it may; the day is the one on which all are due.
  const clock = { now: world.app.clock.now, real: () => new Date().toISOString() }
  world.on(DUE)
  const running = await startPasserelle({
    ...{ clock, ids, vault, settings, log, store: world.store, tenants: [TENANT] },
    identity: keys.identity,
    port: 0,
    host: '127.0.0.1',
    random,
  })
  // As in the demo: nothing waits for office hours.
  await daily({ ...running.app, settings: { ...settings, demo: true } })
  const seconds = await sendAll(world, running.deliver)
  const arrived = new Map<string, number>()
  for (const { conversation, kind } of connector.received)
    if (kind === 'sent') arrived.set(conversation, (arrived.get(conversation) ?? 0) + 1)
  const twice = [...arrived.values()].filter(count => count > 1).length
  console.log(
    `${DIGESTS} digests, one call in five refused: ${arrived.size} arrived, ${DIGESTS - arrived.size} lost, ${twice} twice, ` +
      `${times.length} calls in ${seconds.toFixed(0)} s, at most ${mostInASecond(times)} in a second`,
  )
  await running.stop()
  await Promise.all([connector.close(), keys.close()])
}

const run = async (): Promise<void> => {
  console.log(process.env.MONGODB_TEST_URI ? 'on MongoDB' : 'on the embedded store')
  const [only] = process.argv.slice(2)
  if (only !== 'digests') for (const size of SIZES) await measureDay(size)
  await sendDigests()
}

run().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
