/** Who sees what: every sample person, every stage of a dossier, every card of it. The tables are written from the rules by hand. */
import { render } from '../../src/cards'
import { act } from '../../src/actions/act'
import type { Dossier } from '../../src/domain/dossier'
import type { Person, Role } from '../../src/domain/people'
import { Refused } from '../../src/domain/refused'
import { type Stage, stages } from '../../src/domain/workflow'
import { type Doc, StoreUnavailable } from '../../src/store/store'
import { personBy } from '../../scripts/demo/partners'
import { withVerbs } from '../support/http'
import { given, wholeLife } from '../support/life'
import { found, marks } from '../support/secrets'
import { type World, makeWorld } from '../support/world'

const ofRoles = (key: string, ...posts: readonly (readonly [Role, string])[]): Person => ({
  ...personBy('member'),
  id: `test.${key}`,
  name: `${key} Exemple`,
  posts: posts.map(([role, organisation]) => ({ role, organisation })),
})

/** Everyone who might look: the sample people, and others of roles that the samples have not. */
const everyone: Readonly<Record<string, Person>> = {
  ...Object.fromEntries(
    [
      'referrer',
      'siao',
      'secretariat',
      'ddets',
      'member',
      'chair',
      'provider',
      'colleague',
      'provider2',
      'landlord',
      'landlord2',
    ].map(key => [key, personBy(key)]),
  ),
  steering: ofRoles('steering', ['steering', 'departement']),
  delegate: ofRoles('delegate', ['delegate', 'metropole']),
  admin: ofRoles('admin', ['admin', 'departement']),
  otherReferrer: ofRoles('otherReferrer', ['referrer', 'siao']),
  'provider who is a landlord too': ofRoles('both', ['provider', 'passeurs'], ['landlord', 'logis-sureau']),
  'person without a post': ofRoles('nobody'),
}

const measured: Stage[] = ['window', 'allocated', 'housed']
const integrated: Stage[] = ['provider', 'mandated', 'accepted', ...measured]
const mandated: Stage[] = ['accepted', ...measured, 'interrupted', 'ended', 'exited']
const living = stages.filter(stage => stage !== 'erased')

/** The stages in which each person finds something on a card; who is not named finds nothing in any. */
type Readers = Readonly<Partial<Record<string, readonly Stage[]>>>
const both = (stagesOf: readonly Stage[]): Readers => ({ provider: stagesOf, colleague: stagesOf })

/** Identity; the secretariat only for a task that needs it, which this dossier has not. */
const whoKnows: Readers = {
  referrer: living,
  siao: living,
  ddets: ['ready', 'agenda', ...integrated, 'interrupted'],
  ...both(mandated),
  // From the candidature on: the landlord is named by the provider once it has accepted.
  landlord: ['accepted', ...measured, 'ended'],
}

/** Diagnosis, health and addictions: referrer, SIAO, and the provider that accepted; nobody else. */
const careful: Readers = { referrer: living, siao: living, ...both(mandated) }

const card = (verb: string, payload: Readonly<Record<string, string>> = {}) => ({ verb, payload })

interface Row {
  readonly press: ReturnType<typeof card>
  /** What the card shows, by words that give it away, and to whom. */
  readonly shows: readonly (readonly [readonly string[], Readers])[]
}

const { diagnosis, health, summary } = marks

const table: readonly Row[] = [
  { press: card('dossier.show'), shows: [] },
  { press: card('dossier.history'), shows: [] },
  { press: card('dossiers.show'), shows: [] },
  { press: card('matters.show'), shows: [] },
  {
    press: card('dossier.open', { part: 'identity' }),
    shows: [
      [
        ['Zorglubine', 'Ysoline', 'Quetzalcourt', 'Wenceslas', '07 11 22 33 44', '021987654321098XYZ'],
        whoKnows,
      ],
    ],
  },
  { press: card('dossier.open', { part: 'diagnosis' }), shows: [[diagnosis, careful]] },
  { press: card('dossier.open', { part: 'health' }), shows: [[health, careful]] },
  { press: card('siao.show'), shows: [[diagnosis, { siao: ['siao'] }]] },
  { press: card('labels.show'), shows: [] },
  { press: card('duplicates.show'), shows: [] },
  {
    press: card('referral.complete.show'),
    shows: [[[...diagnosis, given.missing], { referrer: ['incomplete'] }]],
  },
  {
    press: card('vote.show'),
    shows: [
      [
        summary,
        Object.fromEntries(
          ['member', 'chair', 'ddets', 'landlord', 'landlord2', 'secretariat'].map(key => [key, ['agenda']]),
        ),
      ],
    ],
  },
  {
    press: card('round.show'),
    shows: [[[given.voice], { secretariat: living.filter(stage => stage !== 'agenda') }]],
  },
  {
    press: card('decision.show'),
    shows: [
      [
        [given.conditions, given.objectives, given.decided],
        { secretariat: living.filter(stage => stage !== 'agenda') },
      ],
    ],
  },
  {
    press: card('mandate.show'),
    shows: [
      [
        [given.conditions, given.objectives],
        {
          ...both(['mandated', ...mandated]),
          'provider who is a landlord too': ['mandated', ...mandated],
        },
      ],
    ],
  },
  {
    press: card('provider.choose'),
    shows: [[[given.declined], { secretariat: [...integrated, 'interrupted', 'ended', 'exited'] }]],
  },
  { press: card('measure.show'), shows: [[[given.presence], both(mandated)]] },
  {
    press: card('window.show'),
    // The home last proposed may be another landlord's: a landlord reads its own only.
    shows: [[[given.home], { ...whoKnows, landlord: [] }]],
  },
  {
    press: card('allocation.show'),
    shows: [[[given.awaited], { landlord: mandated, secretariat: living }]],
  },
  {
    press: card('offer.show'),
    shows: [
      [
        [given.awaited],
        {
          landlord: ['allocated', 'housed'],
          ...both(['accepted', 'window', 'interrupted', 'allocated', 'housed']),
          'provider who is a landlord too': ['accepted', 'window', 'interrupted', 'allocated', 'housed'],
          secretariat: ['accepted', 'window', 'interrupted', 'allocated', 'housed'],
        },
      ],
    ],
  },
  { press: card('candidature.show'), shows: [] },
  { press: card('lease.show'), shows: [] },
  { press: card('exit.show'), shows: [] },
  { press: card('request.show'), shows: [] },
  { press: card('labels.mismatches.show'), shows: [] },
  {
    press: card('terms.show'),
    shows: [
      [
        [given.conditions],
        { ...both(mandated), 'provider who is a landlord too': mandated, secretariat: mandated },
      ],
    ],
  },
  {
    press: card('passeport.show'),
    shows: [[[given.line, given.objective], both(measured)]],
  },
  {
    press: card('series.show'),
    shows: [[[given.line, given.objective], careful]],
  },
]

const everything = [...Object.values(marks).flat(), ...Object.values(given)]

let world: World
let id: string
let full: Doc<'dossiers'>
let voted: Doc<'rounds'>
beforeAll(async () => {
  world = await makeWorld({ start: '2026-03-02' })
  id = await wholeLife(world, personBy('provider').id)
  full = await world.dossier(id)
  voted = (await world.store.get('rounds', full.round ?? '')) as Doc<'rounds'>
})
afterAll(() => world.close())

/** Who is tied to the dossier at a stage: nobody before the commission, then a provider, then a landlord. */
const related = (stage: Stage): Partial<Dossier> => {
  if (!integrated.includes(stage) && !mandated.includes(stage)) return {}
  const state = stage === 'mandated' ? 'asked' : stage === 'provider' ? 'declined' : 'accepted'
  const { mandate } = full
  return {
    ...(mandate && { mandate: { ...mandate, state, declined: ['balises'] } }),
    provider: 'passeurs',
    ...(mandated.includes(stage) && { landlord: 'habitat-tilleul' }),
  }
}

/** The dossier, with all that was ever written about it, as it stands at a stage. */
const standsAt = async (stage: Stage, more: Partial<Dossier> = {}): Promise<void> => {
  const { mandate: _, provider: __, landlord: ___, candidatures: ____, ...rest } = full
  const { v } = await world.dossier(id)
  const round = await world.store.get('rounds', voted.id)
  const state = stage === 'agenda' ? ({ state: 'open', voices: {} } as const) : {}
  await world.store.commit([
    { do: 'put', in: 'dossiers', doc: { ...rest, ...related(stage), ...more, stage, v } },
    { do: 'put', in: 'rounds', doc: { ...voted, ...state, v: round?.v ?? 0 } },
  ])
}

/** Everything of an answer, as values and as the card that is drawn; empty when it is refused. */
const shown = async (person: Person, verb: string, payload: object): Promise<string> => {
  try {
    const { view, say } = await act(world.app, person, verb, payload)
    return JSON.stringify([view, say, view && render(view, { language: 'fr' })])
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return JSON.stringify(error.params)
  }
}

/** What each person found on a card: `{ siao: [words] }`, without those who found nothing. */
const foundAt = async (press: Row['press'], wanted: readonly string[]) => {
  const seen: Record<string, readonly string[]> = {}
  for (const [key, person] of Object.entries(everyone)) {
    const words = found(await shown(person, press.verb, { dossier: id, ...press.payload }), wanted)
    if (words.length > 0) seen[key] = [...words].sort()
  }
  return seen
}

const expectedAt = ({ shows }: Row, stage: Stage) => {
  const seen: Record<string, string[]> = {}
  for (const [words, readers] of shows)
    for (const [key, when = []] of Object.entries(readers))
      if (when.includes(stage)) seen[key] = [...(seen[key] ?? []), ...words].sort()
  return seen
}

const dates = ['1987-09-23', '23/09/1987', '23 septembre 1987', '1983-02-11', '11/02/1983']

describe.each(living)('at the stage "%s"', stage => {
  beforeAll(() => standsAt(stage))

  test.each(table.map(row => [`${row.press.verb} ${row.press.payload.part ?? ''}`, row] as const))(
    '%s shows each person what is theirs, and nothing else',
    async (_, row) => {
      const searched = everything.filter(mark => !dates.includes(mark))
      expect(await foundAt(row.press, searched)).toEqual(expectedAt(row, stage))
    },
  )
})

const onlyIdentity = (text: string) => found(text, ['Zorglubine', '021987654321098XYZ'])
const opens = (person: Person, part: string) => shown(person, 'dossier.open', { dossier: id, part })

describe('identity, for the secretariat', () => {
  const { sharedFile } = { sharedFile: { on: '2026-03-02', reference: 'REF-1' } } as const
  test.each<[string, Partial<Dossier>, boolean]>([
    ['both labels', {}, false],
    ['no label yet: nothing to mend', { labels: {} }, false],
    ['one label without the other', { labels: { sharedFile } }, true],
    ['a household that may be known already', { maybeKnown: ['other'] }, true],
  ])('with %s: opened only for a task that needs it', async (_, more, expected) => {
    await standsAt('ready', more)
    expect(onlyIdentity(await opens(personBy('secretariat'), 'identity')).length > 0).toBe(expected)
  })

  test('both households that are compared are named, and no longer once they are', async () => {
    await standsAt('ready', { maybeKnown: [id] })
    const press = ['duplicates.show', { dossier: id }] as const
    expect(onlyIdentity(await shown(personBy('secretariat'), ...press))).not.toEqual([])
    await world.act('secretariat', 'duplicates.settle', { dossier: id, verdict: 'different' })
    expect(onlyIdentity(await shown(personBy('secretariat'), ...press))).toEqual([])
  })
})

describe('identity, for a landlord', () => {
  const landlord = ofRoles('bailleur', ['landlord', 'habitat-tilleul'])
  test.each<[string, Partial<Dossier>, boolean]>([
    ['before a candidature', { landlord: undefined } as never, false],
    ['of another candidature', { landlord: 'logis-sureau' }, false],
    ['from its candidature on', { landlord: 'habitat-tilleul' }, true],
  ])('%s', async (_, more, expected) => {
    await standsAt('window', more)
    expect(onlyIdentity(await opens(landlord, 'identity')).length > 0).toBe(expected)
  })
})

describe('a reading', () => {
  const readings = () => world.store.count('readings', { index: 'dossier', equals: [id] })
  const presses: [string, string, object, string][] = [
    ['referrer', 'dossier.open', { part: 'identity' }, 'identity'],
    ['referrer', 'dossier.open', { part: 'diagnosis' }, 'diagnosis'],
    ['provider', 'dossier.open', { part: 'health' }, 'health'],
    ['provider', 'passeport.show', {}, 'passeport'],
    ['secretariat', 'series.show', {}, 'passeport'],
    ['siao', 'series.show', {}, 'passeport'],
  ]
  test.each(presses)('by %s with %s %j is journalled as "%s"', async (who, verb, more, what) => {
    await standsAt('window')
    const before = await readings()
    await world.act(who, verb, { dossier: id, ...more })
    expect(await readings()).toBe(before + 1)
    const { docs } = await world.store.find('readings', { index: 'dossier', equals: [id], limit: 1000 })
    expect(docs.filter(({ by, what: part }) => by === personBy(who).id && part === what)).not.toEqual([])
  })

  const shows: [string, string, object][] = [
    ...presses.map(([who, verb, more]): [string, string, object] => [who, verb, more]),
    ['ddets', 'labels.show', {}],
    ['secretariat', 'duplicates.show', {}],
  ]
  test.each(shows)('by %s with %s %j that cannot be journalled shows nothing', async (who, verb, more) => {
    await standsAt('window', { labels: {}, maybeKnown: [id] })
    const store = withVerbs(world.store, {
      commit: changes =>
        changes.some(change => change.in === 'readings')
          ? Promise.reject(new StoreUnavailable('no journal today'))
          : world.store.commit(changes),
    })
    const asked = act({ ...world.app, store }, personBy(who), verb, { dossier: id, ...more })
    await expect(asked).rejects.toBeInstanceOf(StoreUnavailable)
  })
})

describe('without health fields', () => {
  const off = () => ({ ...world.app, settings: { ...world.app.settings, health: false } })
  test.each(Object.keys(everyone))(
    '%s sees no health on any card, whatever was written before',
    async key => {
      for (const stage of ['incomplete', 'ready', 'window'] as const) {
        await standsAt(stage)
        for (const { press } of table) {
          const person = everyone[key] as Person
          const outcome = await act(off(), person, press.verb, { dossier: id, ...press.payload }).catch(
            (error: unknown) => {
              if (!(error instanceof Refused)) throw error
              return {}
            },
          )
          const { view } = outcome as Awaited<ReturnType<typeof act>>
          const drawn = view ? JSON.stringify(render(view, { language: 'fr' })) : ''
          expect(
            found(drawn, [...health, '"Addictions"', '"Santé"', 'mental-health', 'level-health']),
          ).toEqual([])
        }
      }
    },
  )

  test('no form asks for it, and what is sent all the same is not kept', async () => {
    const form = await act(off(), personBy('referrer'), 'referral.show', {})
    const drawn = form.view ? JSON.stringify(render(form.view, { language: 'fr' })) : ''
    expect(drawn).toContain('lastName')
    expect(found(drawn, ['"health"', 'mental-health', 'addictions'])).toEqual([])
  })
})

test('who had a post and has none any more sees nothing, and is told so kindly', async () => {
  await standsAt('window')
  const gone = { ...personBy('provider'), posts: [] }
  for (const { press } of table)
    await expect(act(world.app, gone, press.verb, { dossier: id, ...press.payload })).rejects.toMatchObject({
      code: 'not-allowed',
    })
})

test('who has no part in a dossier is not even told that it exists', async () => {
  await standsAt('window')
  const stranger = ofRoles('other', ['provider', 'nobody'], ['referrer', 'nobody'])
  for (const verb of ['dossier.show', 'dossier.history', 'passeport.show', 'series.show', 'dossier.open'])
    for (const code of [full.code, 'M-2026-999'])
      await expect(act(world.app, stranger, verb, { code, part: 'identity' })).rejects.toMatchObject({
        code: 'not-found',
      })
})
