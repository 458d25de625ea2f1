/**
 * Sample dossiers at every stage, made as people make them: each step is an act of a sample person on its day, and time
 * itself does the rest. What is shown afterwards are facts like any other.
 */
import { type Day, addDays, addMonths, workingDayFrom, workingDayUpTo } from '../../src/domain/calendar'
import type { AnswerKind, DecisionOutcome } from '../../src/domain/dossier'
import type { Choice } from '../../src/domain/round'
import type { Level } from '../../src/domain/passeport'
import { homesOn } from './dwellings'
import { type HouseholdKey, landlordForm, referralOf } from './households'
import { type Player, type Scene, play } from './play'

/** Who votes for each organisation with a voice. */
const voters = {
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
const everybody = Object.values(voters)

const reasons: Readonly<Partial<Record<Choice, string>>> = {
  unfavourable: 'Le besoin relève d’abord d’un accompagnement dans le logement actuel.',
  adjourn: 'Le point de vue de l’école manque.',
}

const refer = (household: HouseholdKey) => async (player: Player) => {
  const shown = await player.act('referrer', 'referral.show')
  const draft = shown.card === 'referral-form' ? shown.data.id : ''
  const sent = await player.act('referrer', 'referral.submit', {
    draft,
    ...referralOf(household, player.today),
  })
  if (sent.card === 'referred') player.name(household, sent.data.dossier)
}

const referAsLandlord = async (player: Player): Promise<void> => {
  const shown = await player.act('landlord', 'referral.landlord.show')
  const draft = shown.card === 'referral-form' ? shown.data.id : ''
  await player.act('landlord', 'referral.landlord.submit', { draft, ...landlordForm(player.today) })
}

type On = (player: Player) => Promise<unknown>

/** The landlords tell of their homes. */
const addHomes =
  (today: Day): On =>
  async player => {
    for (const { who, form } of homesOn(today)) await player.act(who, 'dwelling.save', form)
  }

const validate =
  (household: HouseholdKey): On =>
  player =>
    player.on('siao', 'siao.diagnosis', household, { outcome: 'validated', on: player.today })

const orient =
  (household: HouseholdKey): On =>
  player =>
    player.on('siao', 'siao.orientation', household, { outcome: 'here', on: player.today })

const giveBack =
  (household: HouseholdKey): On =>
  player =>
    player.on('siao', 'siao.diagnosis', household, {
      outcome: 'returned',
      on: player.today,
      missing: 'Il manque le point de vue de l’école et l’état des dettes.',
    })

const label =
  (household: HouseholdKey, name: 'sharedFile' | 'syplo', reference: string): On =>
  player =>
    player.on('ddets', 'labels.confirm', household, { label: name, on: player.today, reference })

const plan =
  (session: string, on: Day, ...households: readonly HouseholdKey[]): On =>
  async player => {
    await player.act('secretariat', 'session.plan', {
      ...{ session, on, time: '14:30', place: 'Salle Exemple, 1 rue Inventée' },
      dossiers: households.map(household => player.id(household)).join(','),
    })
    await player.act('secretariat', 'session.convene', {
      ...{ session, notice: 'partners-agreed', confirm: 'yes' },
    })
  }

const vote =
  (household: HouseholdKey, choice: Choice, ...who: readonly string[]): On =>
  async player => {
    const round = await player.round(household)
    const reason = reasons[choice]
    for (const each of who)
      await player.on(each, 'vote.cast', household, { round, choice, ...(reason && { reason }) })
  }

const decide =
  (household: HouseholdKey, provider: string): On =>
  async player => {
    const round = await player.round(household)
    await player.on('secretariat', 'round.close', household, { round })
    await player.on('secretariat', 'decision.record', household, {
      ...{ round, outcome: 'integrate' satisfies DecisionOutcome, provider, months: 12, funding: 'fnavdl' },
      confirm: 'yes',
      conditions: 'Une visite par semaine les trois premiers mois.',
      objectives: 'Apaiser le voisinage, ouvrir les droits, préparer l’entrée.',
      reason: 'Le prestataire connaît le secteur et a une place.',
    })
  }

const accept =
  (household: HouseholdKey, who: string): On =>
  player =>
    player.on(who, 'mandate.accept', household, { referent: player.person(who) })

const putInPlace =
  (household: HouseholdKey, who: string): On =>
  player =>
    player.on(who, 'measure.put-in-place', household, { on: player.today })

const adhere =
  (household: HouseholdKey, who: string): On =>
  player =>
    player.on(who, 'adhesion.record', household, {
      state: 'given',
      on: player.today,
      presence: 'la référente et un proche',
    })

const answer =
  (household: HouseholdKey, who: string, kind: AnswerKind, more: object = {}): On =>
  player =>
    player.on(who, 'window.answer', household, { kind, ...more })

const allocate =
  (household: HouseholdKey, landlord: string): On =>
  player =>
    player.on(landlord, 'allocation.record', household, { outcome: 'rank-1', on: player.today })

const passeport =
  (household: HouseholdKey, number: number, level: Level, line: string): On =>
  player =>
    player.on('provider', 'passeport.send', household, {
      ...{ number, engagement: 'regular', seen: player.today, contacts: 5 * number, line },
      ...{
        'level-rights': 'acquired',
        'level-rent': level,
        'level-upkeep': 'fragile',
        'level-budget': level,
      },
      ...{
        'level-neighbours': 'progressing',
        'level-schooling': level,
        objective: 'Une visite à trois avec le voisin.',
      },
    })

/** A household that is on its way: referred, examined, labelled; ten days from the first to the last. */
const examined = (household: HouseholdKey, from: Day): readonly Scene[] => [
  [from, refer(household)],
  [addDays(from, 5), validate(household)],
  [addDays(from, 6), orient(household)],
  [addDays(from, 9), label(household, 'sharedFile', `FP-${from.slice(0, 4)}-0${household.length}1`)],
  [addDays(from, 10), label(household, 'syplo', `SY-${from.slice(0, 4)}-0${household.length}2`)],
]

const session = (
  name: string,
  on: Day,
  ...decided: readonly (readonly [HouseholdKey, string])[]
): readonly Scene[] => [
  [addDays(on, -7), plan(name, on, ...decided.map(([household]) => household))],
  ...decided.flatMap(([household, provider]): readonly Scene[] => [
    [addDays(on, -4), vote(household, 'favourable', ...everybody.slice(0, 7))],
    [addDays(on, -3), vote(household, 'abstain', 'member6')],
    [on, decide(household, provider)],
  ]),
]

/** A home after two months, then two passeports. */
const tilleul = (on: Day, today: Day): readonly Scene[] => [
  [addDays(on, 3), accept('tilleul', 'provider')],
  [addDays(on, 10), putInPlace('tilleul', 'provider')],
  [addDays(on, 16), adhere('tilleul', 'provider')],
  [
    addDays(on, 44),
    answer('tilleul', 'provider', 'cal-on', { day: addDays(on, 70), landlord: 'habitat-tilleul' }),
  ],
  [addDays(on, 70), allocate('tilleul', 'landlord')],
  [addDays(today, -75), passeport('tilleul', 1, 'fragile', 'Premières visites ; les droits sont ouverts.')],
  [
    addDays(today, -6),
    passeport('tilleul', 2, 'progressing', 'Le loyer est payé depuis deux mois, l’école est régulière.'),
  ],
]

/** No home in three months: interrupted by time itself. */
const sureau = (on: Day): readonly Scene[] => [
  [addDays(on, 4), accept('sureau', 'provider2')],
  [addDays(on, 12), putInPlace('sureau', 'provider2')],
  [addDays(on, 20), adhere('sureau', 'provider2')],
  [addDays(on, 46), answer('sureau', 'provider2', 'household-hesitates')],
  [
    addDays(on, 76),
    answer('sureau', 'provider2', 'no-suited-home', {
      missing: 'ground-floor',
      size: 'T2',
      territory: 'departement',
    }),
  ],
]

/** Six days are left, and the last reminder waits for its answer. */
const aubepine = (today: Day): readonly Scene[] => {
  const inPlace = addDays(addMonths(today, -3), 6)
  return [
    [addDays(inPlace, -5), accept('aubepine', 'provider')],
    [inPlace, putInPlace('aubepine', 'provider')],
    [addDays(inPlace, 8), adhere('aubepine', 'provider')],
    [addDays(inPlace, 33), answer('aubepine', 'provider', 'home-proposed', { home: 'T4, rue des Exemples' })],
    [
      addDays(inPlace, 62),
      answer('aubepine', 'provider', 'no-suited-home', {
        missing: 'apart',
        size: 'T4',
        territory: 'metropole',
      }),
    ],
  ]
}

/** Half of the window is over, and the first reminder is answered; the next one comes within two weeks. */
const cassis = (today: Day): readonly Scene[] => {
  const inPlace = addDays(addMonths(today, -2), 8)
  return [
    [addDays(inPlace, -6), accept('cassis', 'provider')],
    [inPlace, putInPlace('cassis', 'provider')],
    [addDays(inPlace, 6), adhere('cassis', 'provider')],
    [addDays(inPlace, 33), answer('cassis', 'provider', 'household-hesitates')],
  ]
}

const scenes = (today: Day): readonly Scene[] => {
  const before = (days: number): Day => workingDayUpTo(addDays(today, -days))
  const [first, second, third] = [before(190), before(104), before(16)]
  const next = workingDayFrom(addDays(today, 9))
  return [
    ...examined('tilleul', addDays(first, -30)),
    ...examined('sureau', addDays(first, -25)),
    ...session('premiere', first, ['tilleul', 'passeurs'], ['sureau', 'balises']),
    ...[...tilleul(first, today), ...sureau(first)],
    ...examined('aubepine', addDays(second, -40)),
    ...examined('cassis', addDays(second, -33)),
    ...session('deuxieme', second, ['aubepine', 'passeurs'], ['cassis', 'passeurs']),
    ...[...aubepine(today), ...cassis(today)],
    ...examined('glycine', addDays(third, -40)),
    ...examined('noisette', addDays(third, -36)),
    ...session('troisieme', third, ['glycine', 'passeurs'], ['noisette', 'passeurs']),
    [addDays(third, 5), accept('glycine', 'provider')],
    ...examined('bouleau', addDays(today, -38)),
    ...examined('charme', addDays(today, -32)).slice(0, 4),
    [addDays(today, -5), plan('prochaine', next, 'bouleau', 'charme')],
    [addDays(today, -3), vote('bouleau', 'favourable', 'landlord', 'landlord2', 'member3')],
    [addDays(today, -2), vote('bouleau', 'adjourn', 'member4')],
    ...examined('erable', addDays(today, -20)),
    [before(30), addHomes(today)],
    [addDays(today, -12), refer('frene')],
    [addDays(today, -4), giveBack('frene')],
    [addDays(today, -2), refer('houx')],
    [addDays(today, -1), referAsLandlord],
  ]
}

/** Makes the sample dossiers in a store that has the partners and nothing else. Throws when an act is refused. */
export const seedSamples = (stage: Parameters<typeof play>[0]): Promise<void> =>
  play(stage, scenes(stage.today))
