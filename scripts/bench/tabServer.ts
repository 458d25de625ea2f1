/** Our bot with its tab and as many dossiers as BENCH_DOSSIERS says, on the embedded store or on MONGODB_TEST_URI. */
import { join } from 'node:path'
import { type Day, addDays, addMonths } from '../../src/domain/calendar'
import type { Dossier } from '../../src/domain/dossier'
import { type Stage, stages } from '../../src/domain/workflow'
import { startPasserelle } from '../../src/start'
import type { Change, NewDoc } from '../../src/store/store'
import { TENANT, personBy } from '../demo/partners'
import { makeDossier } from '../../test/support/commission'
import { APP_ID, ownCloud } from '../../test/support/keys'
import { type World, makeWorld } from '../../test/support/world'
import { serve } from './child'

const TODAY: Day = '2026-03-02'
/** One commit writes so many. */
const TOGETHER = 200

/** Of a hundred dossiers three have an open window; the others stand anywhere else. */
const others = stages.filter(stage => stage !== 'window')
const stageOf = (n: number): Stage => (n % 100 < 3 ? 'window' : (others[n % others.length] ?? 'ready'))

const withWindow = (dossier: Dossier, n: number): Dossier => {
  const opensOn = addDays(TODAY, -(n % 80))
  return {
    ...dossier,
    provider: 'passeurs',
    mandate: { provider: 'passeurs', askedOn: opensOn, state: 'accepted', declined: [] },
    window: { opensOn, lastDay: addMonths(opensOn, 3), state: 'open', reminded: [], answers: [] },
  }
}

const dossierOf = (n: number): NewDoc<'dossiers'> => {
  const stage = stageOf(n)
  const code = `M-2026-${String(n).padStart(6, '0')}`
  const dossier = makeDossier({ stage, code, referredOn: addDays(TODAY, -(n % 700)) })
  return { ...(stage === 'window' ? withWindow(dossier, n) : dossier), id: `bench-${n}` }
}

const fill = async ({ store }: World, count: number): Promise<void> => {
  for (let n = 0; n < count; n += TOGETHER) {
    const together = Array.from({ length: Math.min(TOGETHER, count - n) }, (_, index) => dossierOf(n + index))
    await store.commit(together.map((doc): Change => ({ do: 'add', in: 'dossiers', doc })))
  }
}

const start = async (): Promise<void> => {
  const world = await makeWorld({ start: TODAY })
  await fill(world, Number(process.env.BENCH_DOSSIERS ?? '100'))
  const { clock, ids, vault, settings, log } = world.app
  const keys = process.env.BENCH_KEYS ?? ''
  const running = await startPasserelle({
    ...{ clock, ids, vault, settings, log, store: world.store, tenants: [TENANT] },
    identity: ownCloud(keys),
    port: 0,
    host: '127.0.0.1',
    random: () => 0.5,
    tab: {
      folder: join(__dirname, '../../tab'),
      signIn: { tenants: [TENANT], audiences: [APP_ID], authority: keys, now: () => Date.now() },
    },
  })
  serve({ port: running.port, about: { people: [personBy('secretariat').object] } })
}

start().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
