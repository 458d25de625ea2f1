/** The sample dossiers stand at the stages of the story, whatever day the demo is started on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { personBy } from '../../scripts/demo/partners'
import { seedPartners } from '../../scripts/demo/play'
import { seedSamples } from '../../scripts/demo/samples'
import { type Day, addMonths, daysBetween } from '../../src/domain/calendar'
import { rankDwellings } from '../../src/domain/matching'
import { needOf } from '../../src/domain/need'
import { defaultRules } from '../../src/domain/rules'
import { openStore } from '../../src/store/open'
import { type Store, all } from '../../src/store/store'
import { makeVault } from '../../src/store/vault'

const seeded = async (store: Store, today: Day): Promise<void> => {
  await seedPartners(store, today)
  await seedSamples({
    ...{ store, today },
    vault: makeVault(`demo:${Buffer.alloc(32, 1).toString('base64')}`),
    ids: { unique: randomUUID, invitation: () => 'CODE' },
    log: { info: () => undefined, error: () => undefined },
    settings: {
      rules: { ...defaultRules, startsOn: addMonths(today, -14) },
      health: true,
      demo: true,
      publicUrl: 'https://passerelle.example.org',
    },
  })
}

describe.each<[Day, string]>([
  ['2026-11-23', 'a working day'],
  ['2027-02-28', 'a Sunday, the last day of February'],
  ['2028-02-29', 'a leap day'],
  ['2027-01-01', 'a public holiday, the first of a year'],
  ['2027-05-31', 'a day that shorter months do not have'],
])('sample dossiers on %s, %s', today => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-samples-'))
  let store: Store

  beforeAll(async () => {
    store = await openStore({ file: join(folder, 'samples.db') })
    await seeded(store, today)
  })
  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const dossiers = () => all(store, 'dossiers', { index: 'id' })
  const waitingFor = async (key: string) =>
    (await all(store, 'messages', { index: 'due', equals: [1] })).filter(({ to }) => to === personBy(key).id)

  it('stand at every stage of the story', async () => {
    const stages = (await dossiers()).map(({ stage }) => stage).sort()
    expect(stages).toEqual(
      [
        ...['siao', 'siao', 'incomplete', 'ready', 'agenda', 'agenda'],
        ...['mandated', 'accepted', 'window', 'window', 'allocated', 'interrupted'],
      ].sort(),
    )
  })

  it('have a window about to close and one that is half over', async () => {
    const open = (await dossiers()).flatMap(({ window }) => (window?.state === 'open' ? [window] : []))
    const left = open.map(({ lastDay }) => daysBetween(today, lastDay)).sort((a, b) => a - b)
    expect(left[0]).toBeGreaterThanOrEqual(3)
    expect(left[0]).toBeLessThanOrEqual(7)
    expect(left[1]).toBeGreaterThan(30)
    for (const { reminded, answers } of open) {
      expect(reminded).toContain('month-1')
      expect(answers.length).toBeGreaterThan(0)
    }
  })

  it('have a household with a home and two passeports', async () => {
    const housed = (await dossiers()).find(({ stage }) => stage === 'allocated')
    expect(housed).toMatchObject({ passeports: 2, window: { state: 'stopped' } })
  })

  it('have homes of two landlords, some of them vacant and suited', async () => {
    const homes = await all(store, 'dwellings', { index: 'id' })
    expect(new Set(homes.map(({ landlord }) => landlord)).size).toBe(2)
    expect(new Set(homes.map(({ status }) => status))).toEqual(new Set(['vacant', 'occupied', 'coming']))
    const open = (await dossiers()).filter(({ stage }) => stage === 'window')
    for (const dossier of open) expect(rankDwellings(needOf(dossier), homes)).not.toEqual([])
  })

  it('leave places for the newcomer’s own decisions', async () => {
    const programme = await store.get('programme', 'programme')
    expect(programme?.places).toHaveLength(5)
  })

  it('leave to each person the cards that wait for them, and nothing of the past', async () => {
    const shown = async (key: string) =>
      (await waitingFor(key)).map(({ say }) => ('show' in say ? say.show : 'fact')).sort()
    expect(await shown('member')).toEqual(['vote.show', 'vote.show'])
    expect(await shown('siao')).toEqual(['siao.show', 'siao.show'])
    // The week in which an unsigned report is asked for again began on the last working day before this holiday.
    const asked = today === '2027-01-01' ? ['report.show'] : []
    expect(await shown('provider')).toEqual(['mandate.show', 'matters.show', ...asked])
    // On some days a sample's request number is about to lapse: that is a line of the digest.
    expect((await shown('referrer')).filter(verb => verb !== 'matters.show')).toEqual([])
  })

  it('are facts in the order in which they happened, none in the future', async () => {
    for (const { id } of await dossiers()) {
      const facts = await all(store, 'facts', { index: 'subject', equals: [`dossiers/${id}`] })
      const at = facts.map(fact => fact.at)
      expect(at).toEqual([...at].sort())
      for (const { on } of facts) expect(on <= today).toBe(true)
    }
  })
})
