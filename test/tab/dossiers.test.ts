/** The tab's list of dossiers: what each role sees of the same twelve, and what it is refused. */
import { personBy } from '../../scripts/demo/partners'
import type { DossiersBoard } from '../../src/actions/boardDossiers'
import type { DossierView } from '../../src/actions/dossier'
import { may } from '../../src/domain/permissions'
import type { Stage } from '../../src/domain/workflow'
import { all } from '../../src/store/store'
import type { HttpBot } from '../support/http'
import { HOUSEHOLD, withSamples } from './samples'
import { post, seen, tokenOf } from './support'

let bot: HttpBot
// The sample is lived through act by act: longer on a real server.
beforeAll(async () => void (bot = await withSamples()), 120_000)
afterAll(() => bot.close())

const board = (who: string, payload: object = {}) =>
  seen<DossiersBoard>(bot, who, 'board.dossiers.show', payload)
const stagesOf = ({ lines }: DossiersBoard): readonly Stage[] => [...new Set(lines.map(({ stage }) => stage))]
const refusal = async (who: string, verb: string, payload: object = {}) => {
  const { status, body } = await post(bot, tokenOf(bot, who), { verb, payload })
  return [status, body.error?.code]
}

describe('each role sees the stages that are its business, and counts that are those of what it sees', () => {
  test.each<[string, readonly Stage[]]>([
    [
      'secretariat',
      ['siao', 'incomplete', 'ready', 'agenda', 'mandated', 'accepted', 'window', 'allocated', 'interrupted'],
    ],
    [
      'siao',
      ['siao', 'incomplete', 'ready', 'agenda', 'mandated', 'accepted', 'window', 'allocated', 'interrupted'],
    ],
    ['ddets', ['ready', 'agenda', 'mandated', 'accepted', 'window', 'allocated', 'interrupted']],
    ['member', ['ready', 'agenda', 'mandated', 'accepted', 'window', 'allocated', 'interrupted']],
    ['provider', ['mandated', 'accepted', 'window', 'allocated']],
    ['provider2', ['interrupted']],
    ['landlord2', ['ready', 'agenda', 'mandated', 'accepted', 'window', 'allocated', 'interrupted']],
  ])('%s', async (who, stages) => {
    const shown = await board(who)
    expect(stagesOf(shown)).toEqual(stages)
    expect(shown.counts.map(({ stage }) => stage)).toEqual(stages)
    for (const { stage, count } of shown.counts)
      expect(shown.lines.filter(line => line.stage === stage)).toHaveLength(count)
  })

  test.each([
    'referrer',
    'siao',
    'ddets',
    'member',
    'chair',
    'secretariat',
    'provider',
    'landlord',
    'landlord2',
  ])('%s sees nothing that the permissions do not give, and no household’s name', async who => {
    const shown = await board(who)
    const stored = await all(bot.world.store, 'dossiers', { index: 'id' })
    const allowed = stored.filter(dossier => may(personBy(who), 'see-dossier', dossier))
    for (const { dossier } of shown.lines) expect(allowed.map(({ id }) => id)).toContain(dossier)
    expect(JSON.stringify(shown)).not.toMatch(HOUSEHOLD)
  })
})

it('shows one stage, one territory, or what waits for the person', async () => {
  const windows = await board('secretariat', { shown: 'window' })
  expect(stagesOf(windows)).toEqual(['window'])
  const rural = await board('secretariat', { territory: 'departement' })
  expect([...new Set(rural.lines.map(({ profile }) => profile.territory))]).toEqual(['departement'])
  const waiting = await board('siao', { waits: true })
  expect(stagesOf(waiting)).toEqual(['siao'])
  expect((await board('secretariat', { shown: 'over' })).lines).toEqual([])
})

it('opens a dossier as its card shows it, to those who may see it', async () => {
  const [line] = (await board('provider', { shown: 'window' })).lines
  const shown = await seen<DossierView>(bot, 'provider', 'dossier.show', { dossier: line?.dossier ?? '' })
  expect(shown).toMatchObject({ code: line?.code, closed: ['identity', 'diagnosis', 'health'] })
  expect(shown.opened).toBeUndefined()
  expect(JSON.stringify(shown)).not.toMatch(HOUSEHOLD)
  expect(await refusal('provider2', 'dossier.show', { dossier: line?.dossier ?? '' })).toEqual([
    404,
    'not-found',
  ])
})

describe('refuses', () => {
  test.each([
    ['what opens an identity: the chat does that', 'siao', 'dossier.open', { part: 'identity' }, 400],
    ['what changes something', 'siao', 'siao.diagnosis', {}, 400],
    ['a verb that there is not', 'siao', 'board.everything.show', {}, 400],
    ['a wrong stage', 'siao', 'board.dossiers.show', { shown: 'nowhere' }, 400],
    ['a cursor that was made up', 'siao', 'board.dossiers.show', { after: 'AAAA' }, 400],
    ['a dossier that there is not', 'siao', 'dossier.show', { dossier: 'none' }, 404],
  ])('%s', async (_, who, verb, payload, status) => {
    expect((await refusal(who, verb, payload))[0]).toBe(status)
  })

  test.each([
    ['a body that is no JSON', '{', 400],
    ['a body that is none', '', 400],
    ['a body too long', JSON.stringify({ verb: 'board.me.show', payload: { x: 'x'.repeat(9000) } }), 413],
  ])('%s', async (_, body, status) => {
    expect((await post(bot, tokenOf(bot, 'siao'), body)).status).toBe(status)
  })
})

it('comes a page at a time: every dossier once, whatever the page it stands on', async () => {
  const [sample] = await all(bot.world.store, 'dossiers', { index: 'stage', equals: ['ready'] })
  if (!sample) throw new Error('no sample is ready')
  const { v: _, ...dossier } = sample
  for (let n = 0; n < 60; n += 1)
    await bot.world.store.commit([
      { do: 'add', in: 'dossiers', doc: { ...dossier, id: `many-${n}`, code: `M-2026-${500 + n}` } },
    ])
  const found: string[] = []
  let after: string | undefined
  let pages = 0
  do {
    const page: DossiersBoard = await board('secretariat', { ...(after && { after }) })
    expect(page.lines.length).toBeLessThan(50)
    expect(page.counts.length > 0).toBe(pages === 0)
    found.push(...page.lines.map(({ code }) => code))
    after = page.next
    pages += 1
  } while (after)
  expect(pages).toBeGreaterThan(2)
  expect(new Set(found).size).toBe(found.length)
  expect(found).toHaveLength(72)
})
