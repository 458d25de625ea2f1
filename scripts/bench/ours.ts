/** Our bot with thirty dossiers whose rounds are open, on the embedded store or on MONGODB_TEST_URI. */
import { startPasserelle } from '../../src/start'
import { personId } from '../../src/domain/people'
import { TENANT, personBy } from '../demo/partners'
import { putReady } from '../../test/support/commission'
import { ownCloud } from '../../test/support/keys'
import { type World, makeWorld } from '../../test/support/world'
import { serve } from './child'
import { CONCURRENT } from './load'

const DOSSIERS = 30

/** One a request under way: a referrer has one draft at a time. */
const referrers = Array.from({ length: CONCURRENT }, (_, n) => `00000000-0000-4000-8000-00000000be${n}0`)

/** Their referrals are numbered after the dossiers that are there. */
const addReferrers = ({ store }: World): Promise<void> => {
  const { key: _, ...sample } = personBy('referrer')
  return store.commit([
    { do: 'add', in: 'counters', doc: { id: 'referrals-2026', next: 1000 } },
    ...referrers.map(
      object =>
        ({ do: 'add', in: 'people', doc: { ...sample, id: personId(TENANT, object), object } }) as const,
    ),
  ])
}

const start = async (): Promise<void> => {
  const world = await makeWorld()
  await addReferrers(world)
  const dossiers: string[] = []
  for (let n = 1; n <= DOSSIERS; n += 1) dossiers.push(await putReady(world, n))
  const shown = await world.act('secretariat', 'session.show')
  const session = shown.view?.card === 'session' ? shown.view.data.session : ''
  await world.act('secretariat', 'session.plan', {
    session,
    on: '2026-03-10',
    time: '14:00',
    place: 'Salle Exemple',
    dossiers: dossiers.join(','),
  })
  await world.act('secretariat', 'session.convene', { session, confirm: 'yes' })
  const { clock, ids, vault, settings, log } = world.app
  const running = await startPasserelle({
    ...{ clock, ids, vault, settings, log, store: world.store, tenants: [TENANT] },
    identity: ownCloud(process.env.BENCH_KEYS ?? ''),
    port: 0,
    host: '127.0.0.1',
    random: () => 0.5,
  })
  const rounds = await Promise.all(dossiers.map(async id => (await world.dossier(id)).round ?? ''))
  serve({ port: running.port, about: { dossiers, rounds, referrers } })
}

start().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
