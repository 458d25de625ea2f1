/** Who sees what: every sample person, every stage of a dossier, every card of it. The tables are written from the rules by hand. */
import { render } from '../../src/cards'
import { act } from '../../src/actions/act'
import type { Dossier } from '../../src/domain/dossier'
import type { Person, Role } from '../../src/domain/people'
import { Refused } from '../../src/domain/refused'
import { type Stage, stages } from '../../src/domain/workflow'
import { StoreUnavailable } from '../../src/store/store'
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

const undecided: Stage[] = ['siao', 'incomplete', 'evaluation', 'ready', 'agenda']
const measured: Stage[] = ['window', 'allocated', 'housed']
const integrated: Stage[] = ['provider', 'mandated', 'accepted', ...measured]
const mandated: Stage[] = ['accepted', ...measured, 'interrupted', 'ended', 'exited']
const living = stages.filter(stage => stage !== 'erased')

/** The stages in which each person finds something on a card; who is not named finds nothing in any. */
type Readers = Readonly<Partial<Record<string, readonly Stage[]>>>
const both = (stagesOf: readonly Stage[]): Readers => ({ provider: stagesOf, colleague: stagesOf })

/** Diagnosis, health and addictions: referrer, SIAO, and the provider that accepted; nobody else. */
const careful: Readers = { referrer: living, siao: living, ...both(mandated) }

const card = (verb: string, payload: Readonly<Record<string, string>> = {}) => ({ verb, payload })

interface Row {
  readonly press: ReturnType<typeof card>
  /** What the card shows, by words that give it away, and to whom. */
  readonly shows: readonly (readonly [readonly string[], Readers])[]
}

const { identity, diagnosis, health, summary } = marks

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
        {
          referrer: living,
          siao: living,
          ddets: ['ready', 'agenda', ...integrated, 'interrupted'],
          ...both(mandated),
          // From the candidature on: the landlord is named by the provider once it has accepted.
          landlord: ['accepted', ...measured, 'ended'],
        },
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
  { press: card('provider.choose'), shows: [[[given.declined], { secretariat: living }]] },
  { press: card('measure.show'), shows: [[[given.presence], both(mandated)]] },
  {
    press: card('window.show'),
    shows: [
      [
        [given.home],
        {
          referrer: mandated,
          siao: mandated,
          ddets: ['accepted', ...measured, 'interrupted'],
          ...both(mandated),
          landlord: ['accepted', ...measured, 'ended'],
        },
      ],
    ],
  },
  {
    press: card('allocation.show'),
    shows: [[[given.awaited], { landlord: mandated, secretariat: mandated }]],
  },
  {
    press: card('passeport.show'),
    shows: [
      [
        [given.line, given.objective, 'Addictions'],
        { ...both(measured), 'provider who is a landlord too': measured },
      ],
    ],
  },
  {
    press: card('series.show'),
    shows: [[[given.line, given.objective, 'Addictions'], careful]],
  },
]

const everything = [...Object.values(marks).flat(), ...Object.values(given), 'Addictions']

let world: World
let id: string
beforeAll(async () => {
  world = await makeWorld({ start: '2026-03-02' })
  id = await wholeLife(world, personBy('provider').id)
})
afterAll(() => world.close())

/** The dossier, with all that was ever written about it, as it stands at a stage. */
const at = async (stage: Stage, more: Partial<Dossier> = {}): Promise<void> => {
  const dossier = await world.dossier(id)
  const { mandate, landlord: _, provider: __, ...rest } = dossier
  if (!mandate) throw new Error('no mandate')
  const state = stage === 'mandated' ? 'asked' : stage === 'provider' ? 'declined' : 'accepted'
  const related =
    integrated.includes(stage) || mandated.includes(stage)
      ? {
          mandate: { ...mandate, state } as const,
          provider: 'passeurs',
          ...(mandated.includes(stage) && { landlord: 'habitat-tilleul' }),
        }
      : {}
  await world.store.commit([{ do: 'put', in: 'dossiers', doc: { ...lived, ...rest, ...related, ...more, stage } as never }])
  const round = await world.store.get('rounds', dossier.round ?? '')
  if (!round) throw new Error('no round')
  const open = stage === 'agenda'
  if (open !== (round.state === 'open'))
    await world.store.commit([
      { do: 'put', in: 'rounds', doc: { ...round, state: open ? 'open' : 'closed', voices: open ? {} : voices } },
    ])
}
const lived = {}
const voices = {}
void lived
