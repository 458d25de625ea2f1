/** A long export over HTTP: how far it is can be followed, the bot goes on meanwhile, and nothing of it depends on time. */
import { personBy } from '../../scripts/demo/partners'
import { act } from '../../src/actions/act'
import { linkTo } from '../../src/actions/links'
import type { Person } from '../../src/domain/people'
import { StoreUnavailable } from '../../src/store/store'
import { type Held, holding, putCrowd } from '../support/crowded'
import { type HttpBot, startHttpBot } from '../support/http'
import { readSheet } from '../support/xlsx'

const DOSSIERS = 800
/** Five facts each, two hundred a page. */
const PAGES = (DOSSIERS * 5) / 200
const LATER = '2027-01-31T10:00:00.000Z'
const asked = { day: '2026-06-30', known: '2026-06-30' }

let bot: HttpBot
let held: Held
beforeAll(async () => {
  bot = await startHttpBot({
    start: '2026-12-31',
    // What is held stays held however long it is asked about: this only keeps the questions apart.
    paperPatienceMs: 50,
    store: async store => {
      await putCrowd(store, DOSSIERS)
      held = holding(store)
      return held.store
    },
  })
  // The tallies are made once; from here on only figures as they were known read every fact.
  await act(bot.app, personBy('secretariat') as Person, 'indicators.show', {})
})
afterEach(() => held.release())

afterAll(() => bot.close())

const linkFor = (who: string, until = LATER, payload: Record<string, string> = asked): string => {
  const url = linkTo(bot.app, personBy(who), { verb: 'indicators.show', payload, format: 'xlsx' }, until)
  return url.replace(bot.app.settings.publicUrl, '')
}
const get = async (path: string, from = bot) => {
  const response = await fetch(from.url + path)
  const body = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body, text: body.toString() }
}
const far = async (path: string, from = bot) =>
  JSON.parse((await get(`${path}/progres`, from)).text) as object
/** Asks until it is ready. */
const ready = async (path: string, from = bot): Promise<void> => {
  while ((await get(`${path}?suivi`, from)).status === 202);
}

test('a page follows how far it is, says when it is ready, and the file is whole', async () => {
  const link = linkFor('secretariat')
  const half = held.hold(PAGES / 2)
  const first = await get(link)
  expect([first.status, first.headers.get('content-type')]).toEqual([202, 'text/html; charset=utf-8'])
  expect(first.headers.get('cache-control')).toBe('private, no-store')
  await half
  const { text } = await get(`${link}?suivi`)
  expect(text).toMatch(/<html lang="fr">/)
  expect(text).toMatch(/http-equiv="refresh" content="2;url=\?suivi"/)
  expect(text).toMatch(/<label for="far">Préparation du fichier\s:\s4[45]\s%<\/label>/)
  expect(text).toMatch(/<progress id="far" max="100" value="4[45]">/)
  expect(await far(link)).toEqual({ state: 'making', far: { percent: expect.any(Number), writing: false } })
  held.release()
  await ready(link)
  expect(await far(link)).toEqual({ state: 'ready' })
  const there = await get(`${link}?suivi`)
  expect(there.text).toContain('Votre fichier est prêt')
  expect(there.text).toContain('content="0;url=?fichier"')
  const file = await get(`${link}?fichier`)
  expect(file.headers.get('content-disposition')).toMatch(
    /attachment; filename="indicateurs-2026-06-30.xlsx"/,
  )
  expect(Number(file.headers.get('content-length'))).toBe(file.body.length)
  const rows = await readSheet(file.body, 'Indicateurs')
  expect(rows.find(row => row[1] === 'Ménages intégrés' && row[2] === null)?.[3]).toBe(DOSSIERS)
})

test('somebody presses a button while an export runs: they are answered before it is', async () => {
  const link = linkFor('secretariat')
  const order: string[] = []
  const last = held.hold(PAGES)
  const file = ready(link).then(() => order.push('file'))
  await last
  const { status } = await bot.press('siao', { verb: 'help.show', data: { v: 1 } })
  order.push('press')
  held.release()
  await file
  expect([status, order]).toEqual([200, ['press', 'file']])
  await get(link)
})

test('the bot’s loop comes round between two pages, where the store itself never waits', async () => {
  let turns = 0
  let over = false
  const count = () => {
    turns += 1
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  await act(bot.app, personBy('secretariat') as Person, 'indicators.show', asked)
  over = true
  expect(turns).toBeGreaterThanOrEqual(PAGES - 1)
})

test('pressed twice, opened by two links and followed: made once', async () => {
  const before = held.began()
  const half = held.hold(PAGES / 2)
  const [one, other] = [linkFor('secretariat'), linkFor('secretariat', '2027-01-30T10:00:00.000Z')]
  await Promise.all([get(one), get(one), get(other), far(other)])
  await half
  held.release()
  await ready(one)
  expect((await get(other)).status).toBe(200)
  expect(held.began() - before).toBe(1)
})

test('once it was taken nothing is kept: the next opening makes it as things are then', async () => {
  const link = linkFor('secretariat')
  await ready(link)
  const before = held.began()
  expect((await get(link)).status).toBe(200)
  await ready(link)
  expect(held.began() - before).toBe(1)
  await get(link)
})

const changed = (link: string) => link.slice(0, -6) + (link.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA')

test.each<[string, () => string, number, RegExp]>([
  ['of somebody who may not see figures', () => linkFor('referrer'), 403, /rôle|ouvert|droit|permet/],
  ['that ran out', () => linkFor('secretariat', '2026-12-31T08:00:00.000Z'), 410, /a expiré/],
  ['with a sign changed', () => changed(linkFor('secretariat')), 410, /a expiré/],
])('a link %s tells nothing of an export that runs', async (_, address, status, sentence) => {
  const half = held.hold(PAGES / 2)
  const mine = linkFor('secretariat')
  await get(mine)
  await half
  const refusal = async (path: string): Promise<number> => {
    // Its own making is refused at once, though not always before the first answer.
    for (;;) {
      const answer = await get(path)
      if (answer.status !== 202 && !answer.text.includes('"making"')) {
        expect(answer.text).toMatch(sentence)
        expect(answer.text).not.toMatch(/\d\s%|percent/)
        return answer.status
      }
    }
  }
  const link = address()
  for (const path of [`${link}/progres`, link, `${link}?suivi`]) expect(await refusal(path)).toBe(status)
  held.release()
  await ready(mine)
  await get(mine)
})

test('a fault in the middle says so, leaves nothing, and the next try works', async () => {
  const link = linkFor('secretariat')
  held.breaks(new Error('a household is named here'))
  const answers: string[] = []
  for (let status = 202; status === 202;) {
    const answer = await get(`${link}?suivi`)
    status = answer.status
    answers.push(answer.text)
    if (status !== 202) expect([status, answer.headers.get('content-disposition')]).toEqual([503, null])
  }
  expect(answers.at(-1)).toContain('Ce fichier n’a pas pu être préparé')
  expect(answers.at(-1)).toContain('Rien n’a été téléchargé')
  expect(answers.join()).not.toContain('household')
  expect(JSON.stringify(bot.logged.filter(({ event }) => event === 'paper'))).not.toContain('household')
  expect(bot.logged.filter(({ event }) => event === 'paper')).toHaveLength(1)
  await ready(link)
  expect((await get(link)).status).toBe(200)
})

test('a store that does not answer is told as such, to the tab too', async () => {
  const link = linkFor('secretariat')
  held.breaks(new StoreUnavailable('silent'))
  let answer: { state?: string; error?: { code: string; sentence: string } }
  do answer = (await far(link)) as typeof answer
  while (answer.state === 'making')
  expect(answer.error).toEqual({ code: 'file-failed', sentence: expect.stringMatching(/enregistr|réessay/i) })
})

test('a change of their role between two questions counts at once', async () => {
  const link = linkFor('steering')
  await ready(link)
  const person = await bot.world.store.get('people', personBy('steering').id)
  if (!person) throw new Error('nobody')
  await bot.world.store.commit([{ do: 'put', in: 'people', doc: { ...person, posts: [] } }])
  let status = 202
  while (status === 202) ({ status } = await get(link))
  expect(status).toBe(403)
})

test('a question that another instance gets is answered: it makes the file too', async () => {
  const beside = await startHttpBot({ beside: bot, paperPatienceMs: 50 })
  const link = linkFor('secretariat')
  const half = held.hold(PAGES / 2)
  await get(link)
  await half
  await ready(link, beside)
  const file = await get(link, beside)
  expect(file.headers.get('content-disposition')).toContain('indicateurs-2026-06-30.xlsx')
  held.release()
  await ready(link)
  expect((await get(link)).body.length).toBe(file.body.length)
  await beside.close()
})

test('in English for who reads English, in the page and its bar', async () => {
  const id = personBy('chair').id
  const person = await bot.world.store.get('people', id)
  if (!person) throw new Error('nobody')
  await bot.world.store.commit([{ do: 'put', in: 'people', doc: { ...person, language: 'en' } }])
  const half = held.hold(PAGES / 2)
  const link = linkFor('chair')
  await get(link)
  await half
  expect((await get(`${link}?suivi`)).text).toMatch(/lang="en"[\s\S]*Preparing the file: 4[45]%/)
})
