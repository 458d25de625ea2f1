/** Papers over HTTP: a link is its reader's alone, runs out, and shows what its reader may see when it is opened. */
import { linkTo } from '../../src/actions/links'
import type { Papers } from '../../src/papers/paper'
import { personBy } from '../../scripts/demo/partners'
import { type HttpBot, startHttpBot, textIn } from '../support/http'

const papers: Papers = {
  help: { csv: ({ name }) => Promise.resolve({ name: 'aide.csv', body: Buffer.from(`nom;${name}`) }) },
  dossiers: {
    pdf: () => Promise.resolve(undefined),
  },
}

let bot: HttpBot
beforeAll(async () => {
  bot = await startHttpBot({ papers })
})
afterAll(() => bot.close())

const open = async (url: string) => {
  const response = await fetch(url.replace(bot.app.settings.publicUrl, bot.url))
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const link = (verb: string, format: 'csv' | 'pdf' = 'csv', until = '2026-03-02T12:00:00.000Z') =>
  linkTo(bot.app, personBy('secretariat'), { verb, payload: {}, format }, until)

test('a link opens as a file, kept nowhere on the way', async () => {
  const { status, headers, text } = await open(link('help.show'))
  expect([status, text]).toEqual([200, `nom;${personBy('secretariat').name}`])
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toBe('attachment; filename="aide.csv"')
  expect(headers.get('cache-control')).toBe('private, no-store')
})

test('the address says nothing of person or verb', () => {
  const token = link('help.show').split('/').pop() ?? ''
  const hidden = Buffer.from(token.split('.').pop() ?? '', 'base64url').toString('latin1')
  expect(hidden).not.toMatch(/help|secretariat|person/)
})

const changed = (url: string) => url.slice(0, -6) + (url.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA')

test.each([
  ['after its hour', () => link('help.show', 'csv', '2026-03-02T08:00:00.000Z'), 410, /a expiré/],
  ['with a sign changed', () => changed(link('help.show')), 410, /a expiré/],
  ['made up', () => `${bot.app.settings.publicUrl}/papiers/test.AAAA`, 410, /a expiré/],
  ['for a verb that shows no paper', () => link('matters.show'), 403, /ne trouve pas/],
  ['for a view that has none now', () => link('dossiers.show', 'pdf'), 403, /ne trouve pas/],
  ['for what its reader may not see', () => link('vote.show'), 403, /./],
  ['for somebody who was removed', removed, 403, /./],
])('a link %s shows a page that says so', async (_, url, expected, sentence) => {
  const { status, headers, text } = await open(url())
  expect([status, headers.get('content-type')]).toEqual([expected, 'text/html; charset=utf-8'])
  expect(text).toContain('Ce document ne s’ouvre pas')
  expect(text).toMatch(sentence)
})

function removed(): string {
  return linkTo(
    bot.app,
    { id: 'nobody' },
    { verb: 'help.show', payload: {}, format: 'csv' },
    '2027-01-01T00:00:00.000Z',
  )
}

test('a button answers with a card whose link opens for fifteen minutes', async () => {
  const { body } = await bot.press('secretariat', {
    verb: 'paper.link',
    data: { v: 1, of: 'help.show', format: 'csv' },
  })
  const [url] = /https:[^"]*papiers[^"]*/.exec(JSON.stringify(body)) ?? []
  expect(textIn(body)).toContain('10 h 15')
  expect((await open(url ?? '')).status).toBe(200)
})

test.each([
  { of: 'vote.cast', format: 'csv' },
  { of: 'help.show', format: 'exe' },
  { of: '../x.show', format: 'pdf' },
])('a tampered button is refused: %j', async data => {
  const { body } = await bot.press('secretariat', { verb: 'paper.link', data })
  expect(JSON.stringify(body)).not.toContain('papiers')
})
