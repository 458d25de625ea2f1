/** Windows, sessions and the first page in the tab: what each role sees of the same sample, and what it is refused. */
import { personBy } from '../../scripts/demo/partners'
import type { HomeBoard } from '../../src/actions/boardHome'
import type { IndicatorsView } from '../../src/actions/indicators'
import type { MeBoard } from '../../src/actions/boardMe'
import type { SessionsBoard } from '../../src/actions/boardSessions'
import type { WindowsBoard } from '../../src/actions/boardWindows'
import { addDays, addMonths } from '../../src/domain/calendar'
import { all } from '../../src/store/store'
import type { HttpBot } from '../support/http'
import { HOUSEHOLD, TODAY, withSamples } from './samples'
import { post, seen, tokenOf } from './support'

let bot: HttpBot
// The sample is lived through act by act: longer on a real server.
beforeAll(async () => void (bot = await withSamples()), 120_000)
afterAll(() => bot.close())

const windows = (who: string, payload: object = {}) =>
  seen<WindowsBoard>(bot, who, 'board.windows.show', payload)
const refusal = async (who: string, verb: string, payload: object = {}) => {
  const { status, body } = await post(bot, tokenOf(bot, who), { verb, payload })
  return [status, body.error?.code]
}
/** A person with one role and no dossier, who joins now. */
const joining = async (role: 'steering' | 'delegate', n: number): Promise<string> => {
  const { key: _, ...sample } = personBy('siao')
  const object = `00000000-0000-4000-8000-0000000006${n}0`
  const doc = {
    ...sample,
    object,
    id: `${sample.tenant}.${object}`,
    posts: [{ role, organisation: 'metropole' }],
  }
  await bot.world.store.commit([{ do: 'add', in: 'people', doc }])
  return bot.keys.entraToken({ tenant: sample.tenant, object })
}

describe('pages of the tab', () => {
  test.each<[string, MeBoard['pages']]>([
    ['secretariat', ['home', 'windows', 'dossiers', 'sessions', 'homes']],
    ['member', ['home', 'windows', 'dossiers', 'sessions']],
    ['siao', ['home', 'windows', 'dossiers']],
    ['provider', ['home', 'windows', 'dossiers', 'homes']],
    ['landlord', ['home', 'windows', 'dossiers', 'sessions', 'homes']],
  ])('%s has those of their role', async (who, pages) => {
    const me = await seen<MeBoard>(bot, who, 'board.me.show')
    expect(me).toMatchObject({ name: personBy(who).name, pages, today: TODAY })
    expect(me.chat).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/chat/)
  })

  test('the steering committee has the figures alone, the small ones hidden, and no dossier', async () => {
    const token = await joining('steering', 1)
    const me = (await post(bot, token, { verb: 'board.me.show' })).body.data as MeBoard
    expect(me).toMatchObject({ pages: ['home'], dossiers: false, figures: true })
    const figures = (await post(bot, token, { verb: 'indicators.show' })).body.data as IndicatorsView
    expect(figures.masked).toBe(true)
    expect(JSON.stringify(figures)).not.toMatch(/M-2026-/)
    for (const verb of [
      'board.home.show',
      'board.windows.show',
      'board.dossiers.show',
      'board.sessions.show',
    ])
      expect((await post(bot, token, { verb })).body.error?.code).toBe('not-allowed')
  })

  test('a delegate has the figures and the homes', async () => {
    const { body } = await post(bot, await joining('delegate', 2), { verb: 'board.me.show' })
    expect((body.data as MeBoard).pages).toEqual(['home', 'homes'])
  })

  test('a referrer has no figures', async () => {
    expect(await seen<MeBoard>(bot, 'referrer', 'board.me.show')).toMatchObject({ figures: false })
    expect(await refusal('referrer', 'indicators.show')).toEqual([403, 'not-allowed'])
  })
})

describe('open windows', () => {
  test('stand with the one that closes first on top', async () => {
    const { rows, today } = await windows('secretariat')
    expect(today).toBe(TODAY)
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.map(({ bar }) => bar.left)).toEqual(
      [...rows.map(({ bar }) => bar.left)].sort((a, b) => a - b),
    )
    for (const { bar, interruptsOn } of rows) expect(interruptsOn).toBe(addDays(bar.lastDay, 1))
  })

  test('tell their provider and the secretariat of reminders and answers', async () => {
    for (const who of ['provider', 'secretariat']) {
      const [first] = (await windows(who)).rows
      expect(first).toMatchObject({ mine: who === 'provider', escalated: expect.any(Boolean) })
      expect(first?.reminders.some(({ passed }) => passed)).toBe(true)
      expect(first?.reminders.some(({ passed }) => !passed)).toBe(true)
      expect(first?.answers.length).toBeGreaterThan(0)
    }
  })

  test('tell the members of the commission that they are open, not what the provider answered', async () => {
    const { rows } = await windows('member')
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows)
      expect(row).toMatchObject({ reminders: [], answers: [], mine: false, escalated: false })
    expect(rows.every(row => !('waitingSince' in row))).toBe(true)
  })

  test.each(['provider2', 'landlord2'])('%s sees only those that are theirs to see', async who => {
    const { rows } = await windows(who)
    const stored = await all(bot.world.store, 'dossiers', { index: 'stage', equals: ['window'] })
    expect(rows).toHaveLength(who === 'provider2' ? 0 : stored.length)
  })

  test('name no household', async () => {
    expect(JSON.stringify(await windows('siao'))).not.toMatch(HOUSEHOLD)
  })

  test('come a page at a time, each once, in the order of their last days', async () => {
    const [sample] = await all(bot.world.store, 'dossiers', { index: 'stage', equals: ['window'] })
    if (!sample?.window) throw new Error('no window in the sample')
    const { v: _, window, ...dossier } = sample
    for (let n = 0; n < 45; n += 1) {
      const opensOn = addDays(TODAY, -(n % 60))
      const doc = {
        ...dossier,
        ...{ id: `window-${n}`, code: `M-2026-${600 + n}` },
        window: { ...window, opensOn, lastDay: addMonths(opensOn, 3) },
      }
      await bot.world.store.commit([{ do: 'add', in: 'dossiers', doc }])
    }
    const days: string[] = []
    const codes = new Set<string>()
    let after: string | undefined
    do {
      const page: WindowsBoard = await windows('secretariat', { ...(after && { after }) })
      expect(page.rows.length).toBeLessThanOrEqual(20)
      for (const { bar, code } of page.rows) {
        days.push(bar.lastDay)
        codes.add(code)
      }
      after = page.next
    } while (after)
    expect(days).toEqual([...days].sort())
    expect(codes.size).toBe(days.length)
    expect(days).toHaveLength(47)
  })

  test('are refused after a cursor that was made up', async () => {
    expect(await refusal('secretariat', 'board.windows.show', { after: 'x' })).toEqual([400, 'payload'])
  })
})

describe('sessions', () => {
  const sessions = (who: string, list: string) =>
    seen<SessionsBoard>(bot, who, 'board.sessions.show', { list })

  test('to come stand with the next one first, and tell how far their votes are', async () => {
    const { rows } = await sessions('member', 'coming')
    expect(rows[0]).toMatchObject({ state: 'planned', votes: { asked: expect.any(Number) } })
    expect(rows.every(({ on }) => on >= TODAY)).toBe(true)
  })

  test('whose day has come wait for their minutes, the last one first', async () => {
    const days = (await sessions('secretariat', 'closing')).rows.map(({ on }) => on)
    expect(days.length).toBeGreaterThan(1)
    expect(days.every(on => on < TODAY)).toBe(true)
    expect(days).toEqual([...days].sort().reverse())
  })

  test.each(['held', 'cancelled'])('%s are a list of their own', async list => {
    expect((await sessions('chair', list)).rows).toEqual([])
  })

  test.each(['siao', 'provider', 'referrer'])('are not for %s', async who => {
    expect(await refusal(who, 'board.sessions.show')).toEqual([403, 'not-allowed'])
    expect(await refusal(who, 'agenda.show', { session: 'any' })).toEqual([403, 'not-allowed'])
  })
})

describe('the first page', () => {
  const home = (who: string) => seen<HomeBoard>(bot, who, 'board.home.show')

  test('shows the next session to those whom it concerns', async () => {
    expect((await home('member')).session).toMatchObject({ state: 'planned' })
    expect((await home('provider')).session).toBeUndefined()
  })

  test('shows the four windows that close first', async () => {
    const [{ windows: first }, { rows }] = await Promise.all([home('secretariat'), windows('secretariat')])
    expect(first.map(({ code }) => code)).toEqual(rows.slice(0, 4).map(({ code }) => code))
  })

  test.each(['provider2', 'referrer', 'landlord', 'ddets'])('names no household to %s', async who => {
    expect(JSON.stringify(await home(who))).not.toMatch(HOUSEHOLD)
  })
})
