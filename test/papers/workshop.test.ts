/** PDF and spreadsheets in a thread of their own: the same files, and the bot's loop turns meanwhile. */
import { join } from 'node:path'
import type { IndicatorsView } from '../../src/actions/indicators'
import { indicatorsPdf } from '../../src/papers/figures'
import { MakingFailed, type Workshop, openWorkshop } from '../../src/papers/workshop'
import { putFacts } from '../support/figures'
import { pagesOf } from '../support/pdf'
import { type World, makeWorld } from '../support/world'
import { readSheet } from '../support/xlsx'

const thread = {
  file: join(__dirname, '../../src/papers/thread.ts'),
  execArgv: ['-r', join(__dirname, '../support/ts-hook.js')],
}
const making = { language: 'fr', now: '2026-12-31T10:00:00.000Z' } as const

let world: World
let view: IndicatorsView
let workshop: Workshop
beforeAll(async () => {
  world = await makeWorld({ start: '2026-12-31' })
  await putFacts(world.store)
  const shown = (await world.act('secretariat', 'indicators.show')).view
  if (shown?.card !== 'indicators') throw new Error('no indicators')
  view = shown.data
  workshop = openWorkshop(thread)
})
afterAll(async () => {
  await workshop.stop()
  await world.close()
})

test('the file is the one that the bot itself would make', async () => {
  const away = await workshop.make('indicators', 'pdf', view, making)
  const here = await indicatorsPdf(view, making)
  if (!away || !here) throw new Error('no file')
  expect(away.name).toBe(here.name)
  expect(await pagesOf(away.body)).toEqual(await pagesOf(here.body))
  const sheet = await workshop.make('indicators', 'xlsx', view, making)
  expect((await readSheet(sheet?.body ?? Buffer.alloc(0), 'Indicateurs')).length).toBeGreaterThan(10)
})

test('the loop turns while a file is made', async () => {
  const order: string[] = []
  const file = workshop.make('indicators', 'pdf', view, making).then(() => order.push('file'))
  await new Promise(setImmediate)
  order.push('turn')
  await file
  expect(order).toEqual(['turn', 'file'])
})

test('a view without such a paper has none', async () => {
  expect(await workshop.make('help', 'pdf', {}, making)).toBeUndefined()
})

test('a fault is named, without its words; the next file is made', async () => {
  const broken = workshop.make('indicators', 'pdf', { day: 'nobody’s name' }, making)
  await expect(broken).rejects.toThrow(MakingFailed)
  await expect(broken).rejects.not.toThrow(/nobody/)
  expect(await workshop.make('indicators', 'xlsx', view, making)).toBeDefined()
})

test('a thread that takes too long is ended, all who wait are told, and another takes its place', async () => {
  // No time at all: whatever the machine, the first file of a thread that has still to start comes later.
  const hasty = openWorkshop(thread, 0)
  const files = [1, 2].map(() => hasty.make('indicators', 'pdf', view, making))
  for (const { status } of await Promise.allSettled(files)) expect(status).toBe('rejected')
  await hasty.stop()
})

test('a thread that cannot start says so', async () => {
  const nowhere = openWorkshop({ file: join(__dirname, 'nowhere.js') })
  await expect(nowhere.make('indicators', 'pdf', view, making)).rejects.toThrow(MakingFailed)
})
