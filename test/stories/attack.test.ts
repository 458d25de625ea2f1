/** What somebody with a tampered card, a hostile text or another's rights can send: a sentence or a card, never a fault, nothing written. */
import { z } from 'zod'
import { act } from '../../src/actions/act'
import { acts } from '../../src/actions'
import type { View } from '../../src/actions/views'
import { render } from '../../src/cards'
import { may } from '../../src/domain/permissions'
import { limits } from '../../src/domain/referral'
import { Refused } from '../../src/domain/refused'
import { indexes } from '../../src/store/documents'
import { type CollectionName, all } from '../../src/store/store'
import { people, personBy } from '../../scripts/demo/partners'
import { everybodyVotes, planWith, putReady, voters } from '../support/commission'
import { type HttpBot, startHttpBot, textIn } from '../support/http'
import { aReferral, referred } from '../support/make'
import { inWindow, putDossier } from '../support/measure'
import { type World, makeWorld } from '../support/world'

/**
 * Everything kept but what a mere look may write: the journal of readings, a form's own empty draft, the sums that figures
 * are read from and how far they go.
 */
const kept = async (world: World): Promise<string> => {
  const found: unknown[] = []
  for (const collection of Object.keys(indexes).filter(
    name => !['readings', 'drafts', 'tallies', 'settings'].includes(name),
  ))
    found.push(await all(world.store, collection as CollectionName, { index: 'id' }))
  return JSON.stringify(found)
}

/** What somebody gets: a view, a sentence or a refusal. Anything else that is thrown is a fault, and fails the test. */
const answered = async (world: World, who: string, verb: string, payload: unknown) => {
  try {
    return await act(world.app, personBy(who), verb, payload)
  } catch (error) {
    if (error instanceof Refused) return { refused: error }
    throw new Error(`${who} ${verb} ${JSON.stringify(payload).slice(0, 200)}`, { cause: error })
  }
}

const tampered: readonly unknown[] = [
  '',
  'd999',
  '__proto__',
  'constructor',
  '$ne',
  '../d1',
  "' OR 1=1 --",
  'd1\u0000',
  'd1\ud800',
  'x'.repeat(10_000),
  { $ne: null },
  { $gt: '' },
  { toString: 1, valueOf: 1 },
  ['d1'],
  [['d1']],
  JSON.parse('{"__proto__":{"admin":true}}'),
  1,
  -1,
  1e308,
  true,
  null,
]

/** Fields of a verb's payload, from its own schema. */
const fieldsOf = (schema: z.ZodType): readonly string[] => {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.keys(properties)
}

/** Plausible values of fields, so that one tampered field among good ones goes as deep as it can. */
const plausible: Readonly<Record<string, unknown>> = {
  dossier: 'd1',
  round: 'd1.1',
  session: 's1',
  on: '2026-03-02',
  outcome: 'integrate',
  choice: 'favourable',
  label: 'syplo',
  reference: 'REF-1',
  state: 'given',
  kind: 'need-help',
  number: '1',
  engagement: 'regular',
  time: '14:30',
  place: 'Salle',
  verdict: 'different',
  part: 'identity',
  draft: 'd1',
  step: 'origin',
}

describe('every verb', () => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld()
    await putReady(world, 1, { stage: 'exited' })
  })
  afterAll(() => world.close())

  // Verbs that any value of that kind may serve: nothing is named by it but what is being made, or one's own.
  const own = ['session.plan', 'draft.erase', 'invite.make', 'absence.end', 'reactivation.ask']
  const verbs = [...acts].filter(([verb]) => !own.includes(verb))

  test.each(verbs)(
    '%s with a tampered field gets a sentence or a card; nothing is written',
    async (verb, given) => {
      const fields = fieldsOf(given.payload).slice(0, 12)
      const before = await kept(world)
      for (const who of ['secretariat', 'siao', 'provider', 'landlord', 'referrer', 'member'])
        for (const field of [...fields, 'unknown'])
          for (const value of tampered) {
            const outcome = await answered(world, who, verb, { ...plausible, [field]: value })
            expect(Object.keys(outcome)).toEqual(
              expect.arrayContaining([expect.stringMatching(/^(view|say|refused|board)$/)]),
            )
          }
      for (const payload of [undefined, null, 'text', 7, [], [{}], { dossier: 'd1', v: { $gt: 0 } }])
        await answered(world, 'secretariat', verb, payload)
      expect(await kept(world)).toBe(before)
    },
  )

  test.each([...acts])(
    '%s is refused to every sample person whose role has not the permission',
    async (verb, { permission }) => {
      const before = await kept(world)
      const wrong = people.filter(person => !may(person, permission))
      for (const { key } of wrong) {
        const outcome = await answered(world, key, verb, plausible)
        expect(outcome).toMatchObject({ refused: { code: 'not-allowed' } })
      }
      expect(await kept(world)).toBe(before)
    },
  )

  test('a list of fifty thousand dossiers is refused or found missing, not a fault', async () => {
    const dossiers = Array.from({ length: 50_000 }, (_, at) => `d${at + 10}`)
    const plan = { session: 's9', on: '2026-03-20', time: '14:30', place: 'Salle', dossiers }
    for (const [verb, payload] of [
      ['session.plan', plan],
      ['session.plan', { ...plan, dossiers: dossiers.join(',') }],
      ['agenda.change', { session: 's9', dossiers }],
    ] as const)
      expect(await answered(world, 'secretariat', verb, payload)).toHaveProperty('refused')
  })
})

/** Text that nobody should ever type, and somebody will. */
const hostile =
  '**gras** [lien](https://exemple.test) `code` ${$root.x} <b>html</b> \\n "\u202Edroite" 🏠👩‍👧 \uE0000\uE001 ${if(1,2,3)} # titre'

interface Piece {
  readonly type: unknown
  readonly key: string
  readonly value: string
}

/** Every text of a card with what it stands in. */
const pieces = (value: unknown, type: unknown = undefined): readonly Piece[] => {
  if (Array.isArray(value)) return value.flatMap(item => pieces(item, type))
  if (!value || typeof value !== 'object') return []
  const own = (value as { type?: unknown }).type ?? type
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' ? [{ type: own, key, value: item }] : pieces(item, own),
  )
}

const LIMIT = 25 * 1024
const sizeOf = (view: View): number =>
  Math.max(
    ...(['fr', 'en'] as const).map(language => Buffer.byteLength(JSON.stringify(render(view, { language })))),
  )

/** A world in which a dossier has been written about everywhere with this text (cut to each limit). */
const written = async (text: (max: number) => string) => {
  const world = await makeWorld()
  const views: View[] = []
  const take = async (who: string, verb: string, payload: object) => {
    const outcome = await answered(world, who, verb, payload)
    if ('refused' in outcome && outcome.refused.code === 'payload')
      throw new Error(`${verb}: ${JSON.stringify(outcome.refused.params)}`)
    if ('view' in outcome && outcome.view) views.push(outcome.view)
  }
  const [long, line] = [text(limits.text), text(limits.line)]
  const name = `Z${line.slice(1)}`
  const dossier = await referred(
    world,
    aReferral({
      ...{ reference: line, lastName: name, firstName: name, lastName2: name, firstName2: name, phone: line },
      ...{ animals: line, path: long, precisions: long, health: long, sector: line, follower: '' },
      ...{ otherFollower: line, diagnosisAuthor: line, diagnosisText: text(limits.diagnosis) },
      ...{ informedBy: line, agreedBy: line, proposal: `${long.slice(1)}.` },
    }),
  )
  const on = '2026-03-02'
  await take('siao', 'siao.show', { dossier })
  await take('siao', 'siao.diagnosis', { dossier, outcome: 'returned', on, missing: long })
  await take('referrer', 'referral.complete.show', { dossier })
  for (const part of ['identity', 'diagnosis', 'health']) {
    await take('referrer', 'dossier.open', { dossier, part })
    await take('siao', 'dossier.open', { dossier, part })
  }
  const ready = await putReady(world, 8)
  await planWith(world, [ready])
  await everybodyVotes(world, ready)
  const { round = '' } = await world.dossier(ready)
  for (const who of Object.values(voters))
    await take(who, 'vote.cast', {
      dossier: ready,
      round,
      choice: 'unfavourable',
      reason: text(limits.voice),
    })
  await take('secretariat', 'round.close', { dossier: ready, round })
  await take('secretariat', 'round.show', { dossier: ready })
  const texts = { conditions: long, objectives: long, reason: long }
  for (const confirm of [{}, { confirm: 'edit' }, { confirm: 'yes' }])
    await take('secretariat', 'decision.record', {
      ...{ dossier: ready, round, outcome: 'integrate', provider: 'balises', months: '12', funding: 'state' },
      ...texts,
      ...confirm,
    })
  await take('provider2', 'mandate.show', { dossier: ready })
  await take('provider2', 'mandate.decline', { dossier: ready, reason: long })
  await take('secretariat', 'provider.choose', { dossier: ready })
  const running = await putDossier(world, inWindow('2026-03-02', {}, { landlord: 'habitat-tilleul' }), 9)
  await take('provider', 'adhesion.record', { dossier: running, state: 'given', on, presence: line })
  await take('provider', 'window.answer', { dossier: running, kind: 'home-proposed', home: line })
  for (let number = 1; number <= 9; number += 1)
    await take('provider', 'passeport.send', {
      ...{ dossier: running, number, engagement: 'regular', contacts: '3' },
      ...{ line: text(280), objective: text(280) },
    })
  await take('provider', 'passeport.show', { dossier: running })
  for (const number of [6, 7, 8, 9])
    await take('provider', 'passeport.correct', {
      ...{ dossier: running, number, version: 2, engagement: 'active', contacts: '4', reason: 'other' },
      ...{ 'level-budget': 'fragile', 'level-rent': 'blocked', 'level-ties': 'acquired' },
      ...{ line: text(280), objective: text(280), why: text(280) },
    })
  await take('provider', 'passeport.correct.show', { dossier: running })
  await take('provider', 'series.show', { dossier: running })
  await take('landlord', 'allocation.record', {
    dossier: running,
    on,
    outcome: 'condition',
    awaited: long,
    reason: long,
  })
  await take('landlord', 'allocation.cancel', { dossier: running, reason: long })
  await take('secretariat', 'session.plan', { session: 's8', on: '2026-03-30', time: '14:30', place: line })
  return { world, views }
}

describe('text typed into every input', () => {
  test('is shown as typed, and never where Markdown is read', async () => {
    const { world, views } = await written(() => hostile)
    const all = views.flatMap(view => pieces(render(view, { language: 'fr' })))
    const typed = all.filter(({ value }) => value.includes('lien](') || value.includes('<b>'))
    expect(typed.length).toBeGreaterThan(20)
    for (const { type, key, value } of typed) {
      expect(`${String(type)}.${key}`).toMatch(/^(TextRun\.text|Input\.Text\.value)$/)
      expect(value).toContain(hostile.slice(1))
    }
    await world.close()
  })

  test.each<[string, (max: number) => string]>([
    ['letters', max => 'a'.repeat(max)],
    ['accents', max => 'é'.repeat(max)],
    ['signs of three bytes', max => '€'.repeat(max)],
    ['emoji', max => '🏠'.repeat(max / 2)],
    ['quotes and backslashes', max => '\\"'.repeat(max / 2)],
    ['control characters', max => 'a'.repeat(30) + '\u0001'.repeat(max - 30)],
    ['halves of emoji', max => 'a'.repeat(30) + '\ud83c'.repeat(max - 30)],
  ])('of %s, up to its limits, keeps every card under 25 KB', async (_, text) => {
    const { world, views } = await written(max => text(max).slice(0, max))
    expect(views.map(view => [view.card, sizeOf(view)]).filter(([, size]) => Number(size) >= LIMIT)).toEqual(
      [],
    )
    await world.close()
  })

  test('a form whose draft holds what was far too long still fits, and says what to mend', async () => {
    const world = await makeWorld()
    const { view } = await world.act('referrer', 'referral.show')
    if (view?.card !== 'referral-form') throw new Error('no form')
    const long = 'é'.repeat(20_000)
    const { say } = await world.act('referrer', 'referral.submit', {
      draft: view.data.id,
      ...aReferral({ reference: long, animals: long, sector: long, childrenAges: long, monthly: long }),
    })
    expect(String(say?.params?.fields)).toContain('reference:too-long')
    const again = await world.act('referrer', 'referral.show')
    if (!again.view) throw new Error('no form')
    expect(sizeOf(again.view)).toBeLessThan(LIMIT)
    await world.close()
  })

  test('twenty dossiers that may be the same household are compared on a card that fits', async () => {
    const world = await makeWorld()
    const ids: string[] = []
    const line = 'é'.repeat(limits.line)
    for (let number = 1; number <= 21; number += 1)
      ids.push(await referred(world, aReferral({ lastName: line, firstName: line, phone: line })))
    const { view } = await world.act('secretariat', 'duplicates.show', { dossier: ids.at(-1) })
    if (!view) throw new Error('nothing to compare')
    expect(sizeOf(view)).toBeLessThan(LIMIT)
    await world.close()
  })
})

describe('over HTTP', () => {
  let bot: HttpBot
  beforeAll(async () => {
    bot = await startHttpBot({ start: '2026-03-02' })
    await bot.install('referrer', 'member', 'secretariat')
    await putReady(bot.world, 1)
    await planWith(bot.world, ['d1'])
  })
  afterAll(() => bot.close())
  const faults = () => bot.logged.filter(({ event }) => ['fault', 'request'].includes(event))

  test.each<[string, Record<string, unknown>]>([
    ['entities that are no list', { entities: 'all' }],
    ['entities of nothing', { entities: [null, 1, {}] }],
    ['a mention of nobody', { entities: [{ type: 'mention', mentioned: null, text: 7 }] }],
    ['no text', { text: null }],
    ['a text that is none', { text: { $ne: 1 } }],
    ['a value that is a list', { text: 'aide', value: [1] }],
    ['a verb that is none', { value: { verb: { $ne: 1 } } }],
    ['a locale that is none', { text: 'aide', locale: { a: 1 } }],
    ['a message it answers that is none', { value: { verb: 'help.show' }, replyToId: { a: 1 } }],
    ['data of the channel that are none', { text: 'aide', channelData: 'x' }],
    ['an action that is none', { type: 'installationUpdate', action: { toString: 1 } }],
    ['a name that is none', { text: 'aide', from: { id: '29:x', name: { a: 1 }, aadObjectId: ['x'] } }],
  ])('an activity with %s is no fault', async (_, more) => {
    const { status } = await bot.post(bot.activity('referrer', more))
    expect([200, 400]).toContain(status)
    expect(faults()).toEqual([])
  })

  test.each<[string, object]>([
    ['no action', {}],
    ['data that are a list', { action: { verb: 'help.show', data: [1] } }],
    ['a verb of an object', { action: { verb: 'constructor', data: {} } }],
    [
      'a thousand levels',
      { action: { verb: 'passeport.send', data: JSON.parse('{"a":'.repeat(1000) + '1' + '}'.repeat(1000)) } },
    ],
  ])('a press with %s is answered with a sentence', async (_, value) => {
    const { status, body } = await bot.post(
      bot.activity('referrer', { type: 'invoke', name: 'adaptiveCard/action', value }),
    )
    expect(status).toBe(200)
    expect(textIn(body).length).toBeGreaterThan(0)
    expect(faults()).toEqual([])
  })

  test.each([hostile, 'a'.repeat(20_000), '\u0000\ud800', '\u202Eaide', '${aide}', '`', '🏠'.repeat(5000)])(
    'a message (%#) is answered kindly, in a dialog and outside',
    async text => {
      for (const start of [false, true]) {
        if (start) await bot.press('referrer', { verb: 'draft.begin' })
        const before = bot.inbox('referrer').length
        expect((await bot.say('referrer', text)).status).toBe(200)
        expect(bot.inbox('referrer').length).toBeGreaterThan(before)
      }
      expect(faults()).toEqual([])
    },
  )

  test('a voice pressed twice at once, and delivered again, is one voice and one line of its history', async () => {
    const { round } = await bot.world.dossier('d1')
    const press = { verb: 'vote.cast', data: { v: 1, dossier: 'd1', round, choice: 'favourable' } }
    await Promise.all([1, 2, 3].map(() => bot.press('member', press, 'm1')))
    await bot.press('member', press, 'm1')
    const counted = await bot.world.store.get('rounds', String(round))
    expect(Object.keys(counted?.voices ?? {})).toEqual(['departement'])
    expect(counted?.history).toHaveLength(1)
  })

  test('a name of Teams with Markdown in it stays a name', async () => {
    const who = { object: '00000000-0000-4000-8000-0000000000fd', name: '[Nora](https://exemple.test) **N**' }
    await bot.say(who, 'bonjour')
    const typed = pieces(bot.inbox(who).at(-1)?.activity).filter(
      ({ type, value }) => value.includes('](https') && type === 'TextBlock',
    )
    expect(typed).toEqual([])
  })
})
