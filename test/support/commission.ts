/** A dossier that is ready for the commission, and a session with dossiers on its agenda: valid by default. */
import { sealHousehold } from '../../src/actions/household'
import type { Day } from '../../src/domain/calendar'
import type { Dossier } from '../../src/domain/dossier'
import type { Round, Voice } from '../../src/domain/round'
import type { World } from './world'
import { personBy } from '../../scripts/demo/partners'

export const makeDossier = (given: Partial<Dossier> = {}): Dossier => ({
  code: 'M-2026-001',
  kind: 'referral',
  stage: 'ready',
  referrer: personBy('referrer').id,
  referrerOrganisation: 'ccas',
  referredOn: '2026-02-10',
  profile: {
    origin: 'ccapex',
    typology: 'couple-children',
    adults: 2,
    children: ['3-5', '6-10'],
    animals: false,
    eviction: 'none',
    dalo: false,
    difficulties: ['behaviour', 'neighbours'],
    size: 'T4',
    territory: 'metropole',
  },
  maybeKnown: [],
  diagnosis: { outcome: 'validated', on: '2026-02-20' },
  orientation: { outcome: 'here', on: '2026-02-20' },
  labels: {},
  rounds: 0,
  adhesion: { state: 'sought' },
  passeports: 0,
  facts: 0,
  at: '2026-02-20T09:00:00.000Z',
  ...given,
})

export const makeRound = (given: Partial<Round> = {}): Round => ({
  dossier: 'd1',
  code: 'M-2026-001',
  profile: makeDossier().profile,
  session: 's1',
  number: 1,
  openedOn: '2026-03-02',
  state: 'open',
  mode: 'meeting',
  second: false,
  rules: {
    quorum: 0.5,
    secondWithoutQuorum: true,
    majority: 'present',
    castingVote: true,
    tally: 'after-voting',
  },
  scale: 1,
  proxies: {},
  voters: { a: 1, b: 1, c: 1, d: 1, e: 1 },
  names: { a: 'A', b: 'B', c: 'C', d: 'D', e: 'E' },
  voices: {},
  history: [],
  discuss: false,
  ...given,
})

/** Voices by organisation: `{ a: 'favourable' }`. */
export const voicesOf = (chosen: Readonly<Record<string, Voice['choice']>>): Round['voices'] =>
  Object.fromEntries(
    Object.entries(chosen).map(([organisation, choice]) => [
      organisation,
      { organisation, choice, by: `person-${organisation}`, at: '2026-03-02T09:00:00.000Z' },
    ]),
  )

/** A ready dossier in the store, with a household of its own key. Its id is `d<n>`, its code `M-2026-00<n>`. */
export const putReady = async (world: World, n = 1, given: Partial<Dossier> = {}): Promise<string> => {
  const id = `d${n}`
  const household = sealHousehold(world.app, id, {
    identity: { first: { lastName: 'Secretname', firstName: 'Ada', birthDate: '1984-05-12' } },
    summary: { summary: 'Famille de quatre personnes, sans nom.', proposal: 'Une maison T4.' },
    notes: {},
  })
  await world.store.commit([
    household,
    { do: 'add', in: 'dossiers', doc: { ...makeDossier({ code: `M-2026-00${n}`, ...given }), id } },
  ])
  return id
}

/** Ready dossiers put on the agenda of the session `s1`, ten days from now; members are convened, votes open. */
export const planWith = async (
  world: World,
  dossiers: readonly string[],
  { session = 's1', on = '2026-03-12' as Day } = {},
): Promise<void> => {
  await world.act('secretariat', 'session.plan', {
    session,
    on,
    time: '14:30',
    place: 'Salle Exemple',
    dossiers: dossiers.join(','),
  })
  if (dossiers.length > 0) await world.act('secretariat', 'session.convene', { session, confirm: 'yes' })
}

/** Every organisation with a voice votes; by default all favourable. Who votes for each: a sample person. */
export const voters = {
  prefecture: 'chair',
  departement: 'member',
  metropole: 'member2',
  'habitat-tilleul': 'landlord',
  'logis-sureau': 'landlord2',
  'toits-aubepine': 'member3',
  'maisons-cassis': 'member4',
  'residences-glycine': 'member5',
  'foyers-noisette': 'member6',
} as const

export const everybodyVotes = async (
  world: World,
  dossier: string,
  choice: Voice['choice'] = 'favourable',
): Promise<void> => {
  const { round } = await world.dossier(dossier)
  const reason = choice === 'unfavourable' || choice === 'adjourn' ? { reason: 'Un motif.' } : {}
  for (const who of Object.values(voters))
    await world.act(who, 'vote.cast', { dossier, round, choice, ...reason })
}
