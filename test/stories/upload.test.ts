/** A landlord's spreadsheet, over HTTP: from the link in the chat to the page, and as an attachment in Teams. */
import { type HttpBot, startHttpBot } from '../support/http'
import { type Someone, someone } from '../support/someone'
import { aLine, bytes, csv, tableXlsx, titles } from '../support/sheets'
import { all } from '../../src/store/store'

let bot: HttpBot
let landlord: Someone
/** What stands at the addresses that the bot asks for. */
const files = new Map<string, () => Response>()
const asked: string[] = []

beforeAll(async () => {
  bot = await startHttpBot({
    start: '2026-03-02',
    fetchFile: address => {
      asked.push(address)
      const file = files.get(address)
      return file ? Promise.resolve(file()) : Promise.reject(new Error('nothing there'))
    },
  })
  await bot.install('landlord', 'provider')
  landlord = someone(bot, 'landlord')
})
afterAll(() => bot.close())

const linkIn = (): string => {
  const text = JSON.stringify(bot.inbox('landlord').at(-1)?.activity)
  return /https?:[^"]*\/televersement\/[^"]+/.exec(text)?.[0] ?? ''
}
/** The page at its path on the running bot; the public address is another one. */
const at = (link: string): string => `${bot.url}${new URL(link).pathname}`
const get = async (link: string) => {
  const response = await fetch(at(link))
  return { status: response.status, html: await response.text(), headers: response.headers }
}
const post = (link: string, form: FormData, headers: Record<string, string> = {}) =>
  fetch(at(link), { method: 'POST', body: form, headers, redirect: 'manual' })
const withFile = (file: Uint8Array, name = 'logements.csv'): FormData => {
  const form = new FormData()
  form.append('file', new Blob([file as Uint8Array<ArrayBuffer>]), name)
  return form
}
const pressing = (name: string): FormData => {
  const form = new FormData()
  form.append(name, '1')
  return form
}
const homes = async () =>
  (await all(bot.world.store, 'dwellings', { index: 'id' })).map(({ reference }) => reference).sort()
const newLink = async (): Promise<string> => {
  await landlord.says('importer')
  return linkIn()
}

describe('the page', () => {
  it('opens from the chat without a script, in French, as wide as a phone', async () => {
    const { status, html, headers } = await get(await newLink())
    expect(status).toBe(200)
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('width=device-width')
    expect(html).toContain('Habitat Tilleul')
    expect(html).not.toContain('<script')
    expect(html).toMatch(/<label for="file">/)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('shows what the file would do, and imports it when told; the chat shows the same', async () => {
    const link = await newLink()
    const table = [titles, aLine('A-1'), aLine('A-2', { Loyer: '<b>cher</b>' }), aLine('A-1')]
    const sent = await post(link, withFile(tableXlsx(table), 'logements.xlsx'))
    expect([sent.status, sent.headers.get('location')]).toEqual([303, new URL(link).pathname])
    const { html } = await get(link)
    expect(html).toContain('1 logement à ajouter')
    expect(html).toContain('Ligne 3, Loyer')
    expect(html).toContain('même référence que la ligne 2')
    expect(html).not.toContain('<b>')
    expect(await homes()).toEqual([])
    await bot.deliver.drain()
    expect(landlord.newest()).toContain('Vérifiez avant d’importer')
    expect((await post(link, pressing('confirm'))).status).toBe(303)
    expect((await get(link)).html).toContain('1 logement importé.')
    expect(await homes()).toEqual(['A-1'])
    await post(link, pressing('confirm'))
    expect(await homes()).toEqual(['A-1'])
  })

  it('a file can be given up, or imported from the card', async () => {
    const link = await newLink()
    await post(link, withFile(bytes(csv([titles, aLine('A-2')]))))
    await bot.deliver.drain()
    await landlord.presses('Importer 1 logement')
    expect(landlord.newest()).toContain('Import terminé')
    expect(await homes()).toEqual(['A-1', 'A-2'])
  })

  test.each<[string, FormData, number, RegExp]>([
    ['no file', pressing('x'), 400, /Choisissez un fichier/],
    ['an empty file', withFile(new Uint8Array()), 400, /Choisissez un fichier/],
    ['a picture', withFile(Uint8Array.from([0x89, 0x50, 0, 0])), 400, /ne se lit pas comme un tableur/],
    ['a file too large', withFile(new Uint8Array(5 * 1024 * 1024 + 10).fill(97)), 400, /trop gros/],
  ])('%s is told, and the form is there again', async (_, form, status, why) => {
    const answered = await post(await newLink(), form)
    const html = await answered.text()
    expect(answered.status).toBe(status)
    expect(html).toMatch(why)
    expect(html).toContain('type="file"')
  })

  it('a body without end is cut off', async () => {
    const answered = await post(await newLink(), withFile(new Uint8Array(7 * 1024 * 1024).fill(97))).catch(
      () => undefined,
    )
    // The connection may break while the rest is still being sent: what counts is that nothing was taken.
    expect(answered?.status ?? 413).toBe(413)
  })

  it('the form of another site is turned away', async () => {
    const form = withFile(bytes(csv([titles, aLine('X-1')])))
    expect((await post(await newLink(), form, { 'sec-fetch-site': 'cross-site' })).status).toBe(400)
  })

  it('a link that ran out, was made up or is another’s paper opens nothing', async () => {
    const link = await newLink()
    for (const wrong of [`${link}x`, link.replace(/televersement\/.*/, 'televersement/rien')])
      expect((await get(wrong)).status).toBe(410)
    bot.world.on('2026-03-03')
    const { status, html } = await get(link)
    expect([status, html.includes('expiré')]).toEqual([410, true])
    expect((await post(link, withFile(bytes(csv([titles, aLine('X-2')]))))).status).toBe(410)
    bot.world.on('2026-03-02')
    expect(await homes()).not.toContain('X-2')
  })

  it('who is no longer a landlord sends nothing', async () => {
    const link = await newLink()
    const person = (await all(bot.world.store, 'people', { index: 'id' })).find(({ name }) =>
      name.startsWith('Lucie'),
    )
    if (!person) throw new Error('nobody')
    await bot.world.store.commit([{ do: 'put', in: 'people', doc: { ...person, posts: [] } }])
    expect((await post(link, withFile(bytes(csv([titles, aLine('X-3')]))))).status).toBe(403)
    const now = await bot.world.store.get('people', person.id)
    if (!now) throw new Error('nobody')
    await bot.world.store.commit([{ do: 'put', in: 'people', doc: { ...now, posts: person.posts } }])
    expect(await homes()).not.toContain('X-3')
  })
})

describe('an attachment in the chat', () => {
  const GOOD = 'https://exemple-my.sharepoint.com/personal/x/download.aspx?UniqueId=1'
  const attach = (who: string, downloadUrl: string) =>
    bot.say(who, '', {
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          content: { downloadUrl, fileType: 'csv' },
        },
      ],
    })

  it('is read where Teams keeps it, and shown before anything is imported', async () => {
    files.set(GOOD, () => new Response(csv([titles, aLine('T-1')])))
    await attach('landlord', GOOD)
    expect(landlord.newest()).toContain('1 logement à ajouter')
    expect(await homes()).not.toContain('T-1')
    await landlord.presses('Importer 1 logement')
    expect(await homes()).toContain('T-1')
  })

  test.each([
    ['another host', 'https://example.org/logements.csv', /déposés ici par Teams/],
    ['an address inside', 'https://169.254.169.254/latest', /déposés ici par Teams/],
    ['nothing there', 'https://exemple.sharepoint.com/rien', /pas pu lire ce fichier/],
  ])('%s: nothing is read', async (_, address, why) => {
    const before = asked.length
    await attach('landlord', address)
    expect(landlord.newest()).toMatch(why)
    expect(asked.length - before).toBe(address.includes('sharepoint') ? 1 : 0)
  })

  it('what is no spreadsheet is told', async () => {
    files.set(GOOD, () => new Response(Uint8Array.from([0x89, 0x50, 0, 0])))
    await attach('landlord', GOOD)
    expect(landlord.newest()).toContain('ne se lit pas comme un tableur')
  })

  it('nothing is fetched for who is no landlord', async () => {
    const before = asked.length
    await attach('provider', GOOD)
    expect(someone(bot, 'provider').newest()).toContain('que des bailleurs')
    expect(asked.length).toBe(before)
  })
})
