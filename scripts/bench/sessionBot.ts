/** Our bot with a session that is ready to be convened: BENCH_MEMBERS with a voice each, BENCH_DOSSIERS on the agenda. */
import { startPasserelle } from '../../src/start'
import { memberWho, putCommission } from '../../test/support/bigCommission'
import { install } from '../../test/support/http'
import { ownCloud } from '../../test/support/keys'
import { makeWorld } from '../../test/support/world'
import { all } from '../../src/store/store'
import { TENANT } from '../demo/partners'
import { serve } from './child'

const { BENCH_MEMBERS = '', BENCH_DOSSIERS = '', BENCH_SERVICE = '', BENCH_KEYS = '' } = process.env

const start = async (): Promise<void> => {
  const world = await makeWorld()
  const members = Number(BENCH_MEMBERS)
  await putCommission(world, members, Number(BENCH_DOSSIERS))
  const people = Array.from({ length: members }, (_, n) => memberWho(n + 1))
  await install(world.store, BENCH_SERVICE, people)
  // The secretariat and the others have no chat here: what they are told stays in the store.
  const { ids, vault, settings, log } = world.app
  const clock = { now: world.app.clock.now, real: () => new Date().toISOString() }
  const running = await startPasserelle({
    ...{ clock, ids, vault, settings, log, store: world.store, tenants: [TENANT] },
    identity: ownCloud(BENCH_KEYS),
    port: 0,
    host: '127.0.0.1',
    random: Math.random,
  })
  const dossiers = (await all(world.store, 'dossiers', { index: 'id' })).map(({ id }) => id)
  serve({ port: running.port, about: { dossiers } })
}

start().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
