/** The disk of the embedded store fills up in the middle of a press: that is said, nothing is half kept, and it can be pressed again. */
import type Database from 'libsql'
import { openEmbedded } from '../../src/store/embedded/embedded'
import { all } from '../../src/store/store'
import { type HttpBot, type Reply, startHttpBot, textIn } from '../support/http'
import { aReferral } from '../support/make'

let bot: HttpBot | undefined
afterEach(() => bot?.close())

const plainly = ({ status, body }: Reply) => ({ status, text: textIn(body) })

const onFile = process.env.MONGODB_TEST_URI ? test.skip : test

onFile('a referral that finds no room is not half kept, and is sent once there is room', async () => {
  const opened: Database.Database[] = []
  bot = await startHttpBot({
    store: (_, { file = '' }) => openEmbedded({ file, onOpen: it => opened.push(it) }),
  })
  const { press, world } = bot
  const most = (pages: number) => opened[0]?.exec(`PRAGMA max_page_count = ${pages}`)
  const shown = await press('referrer', { verb: 'referral.show' })
  const draft = /"draft":"([^"]+)"/.exec(JSON.stringify(shown.body))?.[1] ?? ''
  // Fills the pages that are free already, then says that there are no more.
  most(Number((opened[0]?.prepare('PRAGMA page_count').raw().get() as unknown[])[0]))
  const given = aReferral({ diagnosisText: 'Un récit d’exemple. '.repeat(190) })
  const send = () => press('referrer', { verb: 'referral.submit', data: { draft, ...given } })
  expect(plainly(await send())).toEqual({
    status: 200,
    text: expect.stringContaining('Je n’arrive pas à joindre l’enregistrement'),
  })
  for (const collection of [
    'dossiers',
    'households',
    'facts',
    'messages',
    'fingerprints',
    'counters',
  ] as const)
    expect(await all(world.store, collection, { index: 'id' })).toEqual([])
  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200)
  most(1_000_000)
  expect(plainly(await send()).text).toContain('M-2026-001')
  expect((await world.dossier(draft)).facts).toBe(1)
})
