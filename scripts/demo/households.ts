/** Households of the sample dossiers: invented, and obviously so. Answers as the referral's form sends them. */
import { type Day, addDays } from '../../src/domain/calendar'
import type { Answers } from '../../src/domain/referralFields'

/** What two households have in common, on the day of the referral. */
const common = (today: Day): Answers => ({
  origin: 'siao',
  informedOn: addDays(today, -3),
  informedBy: 'Rosalie Referente-Exemple',
  agreedTo: 'siao,ddets,commission,provider,landlord',
  agreedOn: addDays(today, -3),
  agreedBy: 'Rosalie Referente-Exemple',
  guardianship: 'none',
  housing: 'social-lease',
  eviction: 'none',
  dalo: 'no',
  incomes: 'rsa,family-benefits',
  monthly: '1250',
  home: 'house',
  territory: 'metropole',
  diagnosisAuthor: 'Rosalie Referente-Exemple',
  diagnosisOn: addDays(today, -10),
  diagnosisFunding: 'own-service',
  diagnosisText:
    'Diagnostic inventé pour la démonstration : le parcours, ce qui tient, ce qui se répète, et ce que le ménage demande.',
})

/** The first thirteen letters and digits are the same for all: nobody has this number. */
const requestNumber = (number: number): string => `021${String(number).padStart(15, '0')}`

const texts = (summary: string, proposal: string): Answers => ({ summary, proposal })

const couple = (lastName: string, born: string, otherBorn: string): Answers => ({
  typology: 'couple-children',
  adults: '2',
  ...{ lastName, firstName: 'Alix', birthDate: born },
  ...{ lastName2: lastName, firstName2: 'Camille', birthDate2: otherBorn },
})

const single = (typology: 'alone' | 'single-parent', lastName: string, born: string): Answers => ({
  typology,
  adults: '1',
  ...{ lastName, firstName: 'Dominique', birthDate: born },
})

const households = {
  tilleul: {
    ...couple('Exemple-Tilleul', '1984-05-12', '1986-11-02'),
    ...{ childrenAges: '4, 7, 12', animals: 'deux chiens', size: 'T5', eviction: 'judgement' },
    ...{ difficulties: 'neighbours,behaviour,schooling', follower: 'passeurs', trust: 'yes' },
    ...texts(
      'Deux adultes et trois enfants. Plaintes répétées du voisinage, scolarité fragile ; les parents acceptent une aide à domicile.',
      'Une maison individuelle, à l’écart, près d’une école.',
    ),
  },
  sureau: {
    ...single('alone', 'Exemple-Sureau', '1971-02-20'),
    ...{ size: 'T2', territory: 'departement', housing: 'camp', incomes: 'aah', monthly: '1010' },
    ...{
      difficulties: 'isolation,hygiene,health',
      health: 'Précisions de santé inventées.',
      animals: 'un âne',
    },
    ...texts(
      'Une personne seule, en caravane depuis six ans. Entretien difficile, forte méfiance envers les institutions.',
      'Un petit logement de plain-pied avec un terrain.',
    ),
  },
  aubepine: {
    ...single('single-parent', 'Exemple-Aubepine', '1990-08-30'),
    ...{ childrenAges: '2, 9', size: 'T4', dalo: 'yes', follower: 'passeurs', trust: 'yes' },
    ...{ difficulties: 'budget,family,upkeep', rentDebt: '2300', eviction: 'order-to-leave' },
    ...texts(
      'Une mère et deux enfants. Dettes de loyer, logement dégradé, entourage envahissant ; elle demande de l’aide.',
      'Un logement avec entrée indépendante, loin du quartier actuel.',
    ),
  },
  cassis: {
    ...couple('Exemple-Cassis', '1979-01-15', '1982-06-08'),
    ...{ childrenAges: '15, 17', size: 'T4', territory: 'metropole', follower: 'passeurs', trust: 'yes' },
    difficulties: 'neighbours,upkeep,administrative',
    ...texts(
      'Deux adultes et deux adolescents. Encombrement du logement, conflits de palier ; un lien de confiance existe.',
      'Une maison avec un garage ou une remise.',
    ),
  },
  glycine: {
    ...single('alone', 'Exemple-Glycine', '1965-09-03'),
    ...{ size: 'T2', difficulties: 'isolation,addictions,upkeep', health: 'Précisions de santé inventées.' },
    ...{ housing: 'hosted', incomes: 'pension', monthly: '930' },
    ...texts(
      'Une personne seule, hébergée chez un tiers. Ruptures successives ; souhaite un chez-soi et un suivi régulier.',
      'Un petit logement au calme, avec des visites rapprochées au début.',
    ),
  },
  noisette: {
    ...couple('Exemple-Noisette', '1993-03-22', '1991-12-01'),
    ...{ childrenAges: '0, 3', size: 'T3', follower: 'passeurs', trust: 'yes', housing: 'hotel' },
    difficulties: 'budget,administrative,family',
    ...texts(
      'Deux jeunes adultes et deux petits enfants, à l’hôtel depuis un an. Droits à ouvrir, budget à stabiliser.',
      'Un logement en ville, proche d’une crèche.',
    ),
  },
  bouleau: {
    ...single('single-parent', 'Exemple-Bouleau', '1987-07-19'),
    ...{ childrenAges: '6, 8, 13', size: 'T5', dalo: 'yes', eviction: 'summons' },
    difficulties: 'neighbours,behaviour,schooling',
    ...texts(
      'Un père et trois enfants. Bruits et tensions dans l’immeuble, absentéisme scolaire ; engagé dans les rendez-vous.',
      'Une maison mitoyenne au plus, avec un jardin.',
    ),
  },
  charme: {
    ...couple('Exemple-Charme', '1969-10-10', '1973-04-04'),
    ...{ size: 'T3', typology: 'couple', territory: 'departement', animals: 'trois chats' },
    ...{ difficulties: 'hygiene,upkeep,isolation', housing: 'own-lease' },
    ...texts(
      'Deux adultes sans enfant, dans un bail privé indigne. Accumulation, repli ; une aide est acceptée depuis peu.',
      'Un logement simple à entretenir, en bourg.',
    ),
  },
  erable: {
    ...single('alone', 'Exemple-Erable', '1996-11-27'),
    ...{ size: 'T2', difficulties: 'behaviour,administrative', housing: 'shelter' },
    ...texts(
      'Une jeune personne sortie d’hébergement collectif, où la vie en groupe a échoué trois fois.',
      'Un studio ou deux pièces sans voisin direct.',
    ),
  },
  frene: {
    ...single('single-parent', 'Exemple-Frene', '1985-01-31'),
    ...{ childrenAges: '10', size: 'T3', difficulties: 'budget,family' },
    ...texts(
      'Une mère et un enfant, après plusieurs hébergements chez des proches.',
      'Un logement stable près de l’école actuelle.',
    ),
  },
  houx: {
    ...couple('Exemple-Houx', '1988-02-14', '1989-09-09'),
    ...{ childrenAges: '1, 5, 11', size: 'T5', difficulties: 'neighbours,hygiene,schooling', dalo: 'yes' },
    ...{ follower: 'passeurs', trust: 'yes' },
    ...texts(
      'Deux adultes et trois enfants. Logement suroccupé, hygiène difficile ; l’école et la protection maternelle alertent sur la fatigue.',
      'Une maison de cinq pièces, avec un accompagnement dès avant l’entrée.',
    ),
  },
} as const satisfies Record<string, Answers>

export type HouseholdKey = keyof typeof households

/** The whole form of a household's referral, filled in on a day. */
export const referralOf = (key: HouseholdKey, today: Day): Answers => {
  const answers: Answers = households[key]
  return {
    ...common(today),
    ...answers,
    requestNumber: requestNumber(1 + Object.keys(households).indexOf(key)),
    ...(answers.dalo === 'yes' && { daloOn: addDays(today, -90) }),
  }
}

/** The short form of a landlord, for a household in one of their homes. */
export const landlordForm = (today: Day): Answers => ({
  informedOn: addDays(today, -2),
  informedBy: 'Lucie Bailleur-Exemple',
  agreedTo: 'siao,commission',
  agreedOn: addDays(today, -2),
  agreedBy: 'Lucie Bailleur-Exemple',
  ...single('alone', 'Exemple-If', '1976-06-06'),
  guardianship: 'none',
  eviction: 'payment-order',
  difficulties: 'neighbours,upkeep',
  home: 'own-entrance',
  size: 'T2',
  territory: 'metropole',
})
