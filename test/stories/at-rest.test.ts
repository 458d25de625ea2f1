/** A whole life over HTTP, then everything that was kept, logged, sent as a preview or said in a group: searched for its words. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { indexes } from '../../src/store/documents'
import { type CollectionName, all } from '../../src/store/store'
import { personBy } from '../../scripts/demo/partners'
import { type HttpBot, cardIn, startHttpBot, textIn } from '../support/http'
import { givenWords, wholeLife } from '../support/life'
import { aSecretReferral, found, marks } from '../support/secrets'

/** Everything that was told or written of the household, also as code would write it. */
const words: readonly string[] = [
  ...Object.values(marks).flat(),
  ...givenWords,
  '021987654321098',
  'kinkajou',
]

const partners = [
  'referrer',
  'siao',
  'ddets',
  'secretariat',
  'member',
  'provider',
  'landlord',
  'chair',
] as const
const group = {
  conversation: { id: '19:group', conversationType: 'groupChat', tenantId: personBy('siao').tenant },
}

let bot: HttpBot
let id: string
beforeAll(async () => {
  bot = await startHttpBot({ start: '2026-03-02' })
  await bot.install(...partners)
  id = await wholeLife(bot.world, personBy('provider').id)
  await bot.deliver.drain()
  await halfADialog()
  for (const who of partners) {
    await bot.say(who, (await bot.world.dossier(id)).code)
    for (const part of ['identity', 'diagnosis', 'health'])
      await bot.press(who, { verb: 'dossier.open', data: { v: 1, dossier: id, part } })
  }
  await bot.say('referrer', 'Zorglubine Ysoline est née le 23/09/1987')
  await bot.press('provider', { verb: 'passeport.send', data: { dossier: id, number: 'Zorglubine' } })
  await bot.press('provider', { verb: 'Zorglubine', data: { Zorglubine: 'Zorglubine' } })
})
afterAll(() => bot.close())

/** A guided referral answered up to its summary, and not sent: a draft, and the state of a dialog. */
const halfADialog = async (): Promise<void> => {
  const steps = (value: unknown): { draft: string; step: string }[] => {
    if (Array.isArray(value)) return value.flatMap(steps)
    if (!value || typeof value !== 'object') return []
    const { verb, data } = value as { verb?: unknown; data?: { draft: string; step: string } }
    return [...(verb === 'draft.answer' && data ? [data] : []), ...Object.values(value).flatMap(steps)]
  }
  await bot.press('referrer', { verb: 'draft.begin', data: { v: 1 } })
  for (let asked = 0; asked < 30; asked += 1) {
    const [step] = steps(cardIn(bot.inbox('referrer').at(-1)))
    if (!step) return
    await bot.press('referrer', { verb: 'draft.answer', data: { ...aSecretReferral(), ...step } })
  }
}

const documents = async (...collections: readonly string[]): Promise<string> => {
  const found: unknown[] = []
  for (const collection of collections)
    found.push(await all(bot.world.store, collection as CollectionName, { index: 'id' }))
  return JSON.stringify(found)
}

describe('after a whole life', () => {
  test('there is something to find: the referrer reads all of it on their cards', async () => {
    const seen = bot
      .inbox('referrer')
      .map(({ activity }) => textIn(activity))
      .join('\n')
    expect(seen).toContain('M-2026-001')
    const opened = await bot.press('referrer', {
      verb: 'dossier.open',
      data: { dossier: id, part: 'identity' },
    })
    expect(found(textIn(opened.body), words)).toEqual(expect.arrayContaining(['Zorglubine', 'Ysoline']))
    const { docs: drafts } = await bot.world.store.find('drafts', { index: 'id', limit: 10 })
    const { docs: dialogs } = await bot.world.store.find('dialogs', { index: 'id', limit: 10 })
    expect([drafts.length, dialogs.length]).toEqual([1, 1])
  })

  test('no document holds a word of it', async () => {
    expect(found(await documents(...Object.keys(indexes)), words)).toEqual([])
  })

  test('facts, messages, cards and readings hold codes, ids, dates and closed values only', async () => {
    const kept = await documents('facts', 'messages', 'cards', 'readings', 'claims')
    expect(kept).toContain('mandate-accepted')
    expect(found(kept, words)).toEqual([])
  })

  test('nothing is logged of it, whatever was said or pressed', () => {
    expect(found(JSON.stringify(bot.logged), words)).toEqual([])
    expect(bot.logged.filter(({ event }) => event === 'fault')).toEqual([])
  })

  test('no preview, fallback or summary of what was sent holds it', () => {
    const previews = bot.connector.received.map(({ activity }) => [
      activity.summary,
      activity.text,
      (activity.attachments as { content?: { fallbackText?: string } }[] | undefined)?.map(
        ({ content }) => content?.fallbackText,
      ),
    ])
    expect(JSON.stringify(previews)).toContain('M-2026-001')
    expect(found(JSON.stringify(previews), words)).toEqual([])
  })

  test('members and chair never received a word but the summary written for them', () => {
    for (const who of ['member', 'chair']) {
      const seen = bot.inbox(who).map(({ activity }) => JSON.stringify(activity))
      const allowed: readonly string[] = marks.summary
      expect(found(seen.join('\n'), words).filter(word => !allowed.includes(word))).toEqual([])
    }
  })
})

describe('in a group', () => {
  const said = () => bot.connector.inbox('19:group').map(({ activity }) => JSON.stringify(activity))
  const texts = [
    'M-2026-001',
    'dossier M-2026-001',
    'suivi M-2026-001',
    'passeport M-2026-001',
    'mes dossiers',
  ]

  test.each([...partners])('%s gets no dossier, whatever they say', async who => {
    const earlier = said().length
    for (const text of [...texts, 'à faire', 'orienter', 'formulaire', 'envois'])
      await bot.say(who, text, group)
    expect(said().length).toBeGreaterThan(earlier)
    expect(found(said().slice(earlier).join('\n'), [...words, 'M-2026-001', 'AdaptiveCard'])).toEqual([])
  })

  test.each(['dossier.show', 'dossier.open', 'vote.show', 'round.show', 'siao.show', 'series.show'])(
    'a press of %s is turned away',
    async verb => {
      for (const who of partners) {
        const reply = await bot.press(who, { verb, data: { dossier: id, part: 'identity' } }, 'm1', group)
        expect(reply.status).toBe(200)
        expect(textIn(reply.body)).toContain('conversation personnelle')
      }
    },
  )

  test('the agenda shows codes and how far the votes are, nothing of the household', async () => {
    const { session = 's1' } = await bot.world.dossier(id)
    const press = { verb: 'agenda.show', data: { session } }
    const inPrivate = textIn((await bot.press('secretariat', press, 'm1')).body)
    expect(inPrivate).toContain('Couple avec enfants')
    const inGroup = textIn((await bot.press('secretariat', press, 'm2', group)).body)
    expect(inGroup).toContain('M-2026-001')
    expect(inGroup).not.toMatch(/Couple|enfants|T5|Dijon/)
    await bot.refresh.drain()
    expect(said().join('\n')).not.toMatch(/Couple|enfants|T5|Dijon Métropole/)
  })
})

describe('somebody unknown', () => {
  const kept = ['people', 'references', 'cards', 'readings', 'drafts'] as const
  test.each<[string, Parameters<HttpBot['say']>[0]]>([
    ['of our tenant', { object: '00000000-0000-4000-8000-0000000000fe' }],
    [
      'of another tenant',
      { object: personBy('siao').object, tenant: '00000000-0000-4000-8000-00000000ffff' },
    ],
  ])('%s gets nothing and nothing is kept of them', async (_, who) => {
    const earlier = bot.inbox(who).length
    const counted = await documents(...kept)
    await bot.say(who, 'M-2026-001')
    const { body } = await bot.press(who, { verb: 'dossier.open', data: { dossier: id, part: 'identity' } })
    const seen = [body, ...bot.inbox(who).slice(earlier)]
    expect(found(JSON.stringify(seen), [...words, 'M-2026-001', 'Rosalie'])).toEqual([])
    expect(await documents(...kept)).toBe(counted)
  })
})

describe('the files of the embedded store', () => {
  const onMongo = Boolean(process.env.MONGODB_TEST_URI)
  const folder = () => {
    const { where } = bot.world
    return 'file' in where && where.file ? dirname(where.file) : ''
  }
  ;(onMongo ? test.skip : test)('hold no word of it, raw, before and after it is closed', async () => {
    const raw = () =>
      readdirSync(folder(), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => readFileSync(join(entry.parentPath, entry.name)))
    const searched = (files: readonly Buffer[]) =>
      files.flatMap(file =>
        (['utf8', 'utf16le', 'latin1'] as const).flatMap(encoding => found(file.toString(encoding), words)),
      )
    const open = raw()
    expect(open.length).toBeGreaterThan(0)
    expect(Buffer.concat(open).includes('M-2026-001')).toBe(true)
    expect(searched(open)).toEqual([])
    await bot.world.store.close()
    expect(searched(raw())).toEqual([])
  })
})
