/** The households of the simulated year: invented, each with a name that can be looked for wherever it must not be. */
import { type Day, addDays } from '../../src/domain/calendar'
import type { Answers } from '../../src/domain/referralFields'
import type { Random } from './random'

/** Begins every name of a household, and nothing else that is ever written. */
export const MARK = 'Qzexemple'

const letters = (n: number): string => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))

const nameOf = (n: number): string => `${MARK}-${letters(n)}`

/** Whether a text holds the name of a household. */
export const namesSomebody = (text: string): boolean => text.includes(MARK)

export interface Household {
  readonly number: number
  /** Day on which somebody refers it. */
  readonly referredOn: Day
  /** By the short form of a landlord who houses it already. */
  readonly byLandlord: boolean
  /** Answers of the form but its days. */
  readonly answers: Answers
}

const members = (n: number, random: Random): Answers => {
  const typology = random.weighted({
    alone: 4,
    couple: 1,
    'single-parent': 3,
    'couple-children': 3,
  })
  const pair = typology === 'couple' || typology === 'couple-children'
  const children = typology === 'single-parent' || typology === 'couple-children'
  return {
    typology,
    adults: pair ? '2' : '1',
    lastName: nameOf(n),
    firstName: 'Alix',
    birthDate: `19${random.between(55, 99)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
    ...(pair && { lastName2: nameOf(n), firstName2: 'Camille', birthDate2: '1980-04-04' }),
    ...(children && {
      childrenAges: Array.from({ length: random.between(1, 4) }, () => random.between(0, 17)).join(', '),
    }),
  }
}

const difficulties = [
  'neighbours',
  'behaviour',
  'hygiene',
  'budget',
  'upkeep',
  'isolation',
  'health',
  'family',
]

const need = (random: Random): Answers => ({
  home: random.weighted({ house: 2, 'own-entrance': 2, either: 3 }),
  size: random.pick(['T2', 'T3', 'T3', 'T4', 'T4', 'T5']),
  territory: random.weighted({ metropole: 3, departement: 2 }),
  constraints: random.some(['ground-floor', 'animals', 'away', 'near-school', 'parking'], 0.15).join(','),
})

const answersOf = (n: number, random: Random): Answers => ({
  ...members(n, random),
  ...need(random),
  origin: random.weighted({ siao: 3, comed: 1, ccapex: 1, landlord: 1 }),
  guardianship: 'none',
  housing: random.pick(['own-lease', 'social-lease', 'hosted', 'shelter', 'hotel', 'camp']),
  eviction: random.weighted({ none: 3, 'payment-order': 1, summons: 1, judgement: 1 }),
  requestNumber: random.chance(0.9) ? `021${String(n + 1).padStart(15, '0')}` : '',
  dalo: random.chance(0.3) ? 'yes' : 'no',
  incomes: random.pick(['rsa', 'aah', 'work', 'rsa,family-benefits']),
  monthly: String(random.between(500, 1800)),
  difficulties: [...new Set([random.pick(difficulties), random.pick(difficulties)])].join(','),
  ...(random.chance(0.3) && { follower: `provider-${random.between(1, 12)}`, trust: 'yes' }),
})

/** Households referred through the first two thirds of the time; one in eight by a landlord, one in fifteen twice. */
export const householdsOf = (count: number, start: Day, days: number, random: Random): readonly Household[] =>
  Array.from({ length: count }, (_, number): Household => {
    const twin = number > 4 && random.chance(1 / 15)
    return {
      number,
      referredOn: addDays(start, random.between(2, Math.max(3, Math.floor((2 * days) / 3)))),
      byLandlord: random.chance(1 / 8),
      answers: answersOf(twin ? number - 3 : number, random),
    }
  })

const agreement = (today: Day): Answers => ({
  informedOn: addDays(today, -2),
  informedBy: 'Une travailleuse sociale',
  agreedTo: 'siao,ddets,commission,provider,landlord',
  agreedOn: addDays(today, -1),
  agreedBy: 'Une travailleuse sociale',
})

export const diagnosisOn = (today: Day): Answers => ({
  diagnosisAuthor: 'Une évaluatrice',
  diagnosisOn: addDays(today, -5),
  diagnosisFunding: 'own-service',
  diagnosisText:
    'Diagnostic inventé pour la simulation : ce qui tient, ce qui se répète, ce qui est demandé.',
})

export const summaryOf = (): Answers => ({
  summary: 'Résumé inventé pour la commission : la situation, les soutiens, ce qui a été essayé.',
  proposal: 'Un logement individuel et un accompagnement renforcé.',
})

const daloOn = ({ dalo }: Answers, today: Day): Answers =>
  dalo === 'yes' ? { daloOn: addDays(today, -60) } : {}

/** The whole form of a referral, filled in on a day. */
export const referralForm = ({ answers }: Household, today: Day): Answers => ({
  ...answers,
  ...agreement(today),
  ...diagnosisOn(today),
  ...summaryOf(),
  ...daloOn(answers, today),
})

/** The short form of a landlord: no diagnosis, no health. */
export const landlordForm = ({ answers }: Household, today: Day): Answers => {
  const { lastName, firstName, birthDate, lastName2, firstName2, birthDate2 } = answers
  const { typology, adults, childrenAges, guardianship, eviction, home, size, territory } = answers
  const given = {
    ...{ lastName, firstName, birthDate, lastName2, firstName2, birthDate2 },
    ...{ typology, adults, childrenAges, guardianship, eviction, home, size, territory },
    difficulties: 'neighbours,upkeep',
    ...agreement(today),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Answers
}

/** What an evaluator adds to a landlord's referral. */
export const evaluationForm = (n: number, today: Day): Answers => ({
  requestNumber: `021${String(500 + n).padStart(15, '0')}`,
  dalo: 'no',
  ...diagnosisOn(today),
  ...summaryOf(),
})
