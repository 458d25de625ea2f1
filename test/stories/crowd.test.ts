/**
 * A session of 60 members and 30 dossiers is convened while Teams refuses one request in five and loses answers: nobody's
 * message is lost, and nobody is told twice but where an answer was lost, which is shown.
 */
import { act } from '../../src/actions/act'
import { startPasserelle } from '../../src/start'
import { all } from '../../src/store/store'
import { TENANT, personBy } from '../../scripts/demo/partners'
import { memberObject, memberWho, putCommission } from '../support/bigCommission'
import { type Fault, type Received, startConnector } from '../support/connector'
import { cardIn, hastyClock, install } from '../support/http'
import { startKeys } from '../support/keys'
import { makeWorld } from '../support/world'

const MEMBERS = 60
const DOSSIERS = 30
const EACH = DOSSIERS + 1

jest.setTimeout(120_000)

/** The same draw at each run. */
const drawn = (seed: number): (() => number) => {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** What Teams makes of a request: one in five refused, one in forty taken without an answer. */
const trouble = (random: () => number, lost: { count: number }) => (): Fault | undefined => {
  const draw = random()
  if (draw < 0.1) return { status: 429, retryAfter: '1' }
  if (draw < 0.2) return { status: draw < 0.15 ? 502 : 503 }
  if (draw >= 0.225) return undefined
  lost.count += 1
  return 'lost-answer'
}

const start = async () => {
  const [keys, connector, world] = await Promise.all([startKeys(), startConnector(), makeWorld()])
  await putCommission(world, MEMBERS, DOSSIERS)
  const members = Array.from({ length: MEMBERS }, (_, n) => memberWho(n + 1))
  await install(world.store, connector.url, members)
  const { ids, vault, settings, log } = world.app
  // What Teams refused is tried again later: later is when the test says so.
  let real = Date.parse(world.app.clock.now())
  const clock = { now: world.app.clock.now, real: () => new Date(real).toISOString() }
  const running = await startPasserelle({
    ...{ clock, ids, vault, settings, log, store: world.store, tenants: [TENANT] },
    identity: keys.identity,
    port: 0,
    host: '127.0.0.1',
    random: () => 0.5,
    steady: hastyClock(),
    gatherMs: 3_600_000,
  })
  const deliverAll = async (): Promise<void> => {
    while ((await world.store.count('messages', { index: 'due', equals: [1] })) > 0) {
      await running.deliver.drain()
      real += 600_000
    }
  }
  const close = async (): Promise<void> => {
    await running.stop()
    await Promise.all([connector.close(), keys.close(), world.close()])
  }
  return { world, connector, running, deliverAll, close }
}

/** What a member was told, by what the notification says: the convocation, or the vote on a dossier. */
const titleOf = (received: Received): string => String(cardIn(received).fallbackText)

test('sixty members, thirty dossiers, one request in five refused: everybody is told of everything, once', async () => {
  const { world, connector, running, deliverAll, close } = await start()
  try {
    // The date of the session first: everybody has it before they are convened.
    await deliverAll()
    const before = connector.received.length
    const lost = { count: 0 }
    connector.always(trouble(drawn(11), lost))
    const convene = { session: 's1', confirm: 'yes' }
    const secretariat = personBy('secretariat')
    await Promise.all([
      act(running.app, secretariat, 'session.convene', convene),
      // Pressed twice, as thumbs do.
      act(running.app, secretariat, 'session.convene', convene),
    ])
    await deliverAll()

    const toMembers = (await all(world.store, 'messages', { index: 'id' })).filter(({ about }) =>
      /^(vote|convocation)\.show\|/.test(about),
    )
    expect(toMembers).toHaveLength(MEMBERS * EACH)
    expect(new Set(toMembers.map(({ state }) => state))).toEqual(new Set(['delivered']))

    // Nobody lost: each of them has all thirty-one, whatever was refused on the way.
    const sent = connector.received.slice(before).filter(({ kind }) => kind === 'sent')
    for (let n = 1; n <= MEMBERS; n += 1) {
      const titles = sent.filter(({ conversation }) => conversation === `a:${memberObject(n)}`).map(titleOf)
      expect(new Set(titles).size).toBe(EACH)
    }

    // Nobody twice but where an answer was lost; each of those is marked, and nothing else is.
    expect(lost.count).toBeGreaterThan(10)
    const uncertain = toMembers.filter(each => each.uncertain)
    expect(uncertain.length).toBeGreaterThan(0)
    expect(uncertain.length).toBeLessThanOrEqual(lost.count)
    const twice = sent.length - MEMBERS * EACH
    expect(twice).toBeLessThanOrEqual(lost.count)
    const places = new Map<string, number>()
    for (const each of sent) {
      const place = `${each.conversation} ${titleOf(each)}`
      places.set(place, (places.get(place) ?? 0) + 1)
    }
    const doubled = [...places].filter(([, count]) => count > 1).map(([place]) => place)
    const marked = uncertain.map(({ to, about }) => {
      const code = about.startsWith('vote') ? about.split('|d')[1]?.padStart(3, '0') : ''
      return `a:${to.split('.')[1]} ${code}`
    })
    for (const place of doubled) {
      const code = /M-2026-(\d{3})/.exec(place)?.[1] ?? ''
      expect(marked).toContain(`${place.split(' ')[0]} ${code}`)
    }

    // The secretariat sees what is uncertain.
    const { view } = await act(running.app, secretariat, 'deliveries.show', {})
    expect(view?.card === 'deliveries' && view.data.uncertain.length).toBeGreaterThan(0)
    // Only the referrers' people never opened the bot here.
    const whys = view?.card === 'deliveries' ? view.data.failed.map(({ why }) => why) : []
    expect(new Set(whys)).toEqual(new Set(['no-reference']))
  } finally {
    await close()
  }
})
