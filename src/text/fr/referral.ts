/** The referral: its sections and fields, the form, the summary, the confirmation. */
import type * as domain from '../../domain/referral'
import type { FieldKind, FieldName, Wrong } from '../../domain/referralFields'
import { problemText } from './fields'
import { words } from './words'

type Words<K extends string> = Readonly<Record<K, string>>
type Each<T extends readonly string[]> = Words<T[number]>

interface FieldText {
  readonly label: string
  /** Inside the input while it is empty. */
  readonly hint?: string
}

const agreedTo: Each<typeof domain.recipients> = {
  siao: 'SIAO',
  ddets: 'DDETS (labellisation)',
  commission: 'Commission des cas complexes',
  provider: 'Prestataire d’accompagnement',
  landlord: 'Bailleur',
}
const guardianship: Each<typeof domain.guardianships> = {
  none: 'Aucune',
  curatorship: 'Curatelle',
  guardianship: 'Tutelle',
  family: 'Habilitation familiale',
  'budget-support': 'Mesure budgétaire (MASP, MAJ, MJAGBF)',
}
const housing: Each<typeof domain.housings> = {
  'own-lease': 'Locataire du parc privé',
  'social-lease': 'Locataire du parc social',
  hosted: 'Hébergé par des proches',
  shelter: 'Hébergement, logement temporaire',
  hotel: 'Hôtel',
  camp: 'Caravane, campement',
  street: 'Sans abri',
  other: 'Autre',
}
const incomes: Each<typeof domain.incomes> = {
  work: 'Salaire',
  rsa: 'RSA',
  aah: 'AAH',
  unemployment: 'Chômage',
  pension: 'Retraite, pension',
  'family-benefits': 'Prestations familiales',
  none: 'Aucune ressource',
  other: 'Autre',
}
const home: Each<typeof domain.homes> = {
  house: 'Maison individuelle',
  'own-entrance': 'Logement avec entrée indépendante',
  either: 'L’un ou l’autre',
}
const constraints: Each<typeof domain.constraints> = {
  'ground-floor': 'Plain-pied',
  accessible: 'Accessible (handicap)',
  animals: 'Place pour des animaux',
  away: 'À l’écart du voisinage',
  'near-school': 'Près d’une école',
  'near-transport': 'Près des transports',
  parking: 'Stationnement, véhicules',
}
const diagnosisFunding: Each<typeof domain.diagnosisFunders> = {
  fnavdl: 'FNAVDL',
  state: 'État',
  departement: 'Département',
  'own-service': 'Mon service',
  other: 'Autre',
}

const field: Readonly<Record<FieldName, FieldText>> = {
  origin: { label: 'Ménage repéré par' },
  reference: { label: 'Référence dans cette instance', hint: 'Ex. : CCAPEX du 3 février' },
  informedOn: { label: 'Ménage informé le' },
  informedBy: { label: 'Informé par' },
  agreedTo: { label: 'Le ménage accepte que son dossier soit partagé avec' },
  agreedOn: { label: 'Accord donné le' },
  agreedBy: { label: 'Accord recueilli par' },
  lastName: { label: 'Nom' },
  firstName: { label: 'Prénom' },
  birthDate: { label: 'Date de naissance' },
  phone: { label: 'Téléphone' },
  lastName2: { label: 'Nom du second adulte' },
  firstName2: { label: 'Prénom du second adulte' },
  birthDate2: { label: 'Date de naissance du second adulte' },
  typology: { label: 'Type de ménage' },
  adults: { label: 'Nombre d’adultes', hint: 'Ex. : 2' },
  childrenAges: { label: 'Âges des enfants', hint: 'Ex. : 3, 7, 12' },
  animals: { label: 'Animaux', hint: 'Ex. : deux chiens' },
  guardianship: { label: 'Protection juridique' },
  representative: { label: 'Représentant légal ou mandataire' },
  housing: { label: 'Logement actuel' },
  since: { label: 'Depuis le' },
  eviction: { label: 'Procédure d’expulsion' },
  path: { label: 'Parcours logement', hint: 'Les étapes qui comptent' },
  requestNumber: { label: 'Numéro unique', hint: '18 chiffres ou lettres' },
  requestOn: { label: 'Demande déposée ou renouvelée le', hint: 'La plus récente des deux dates' },
  dalo: { label: 'Reconnu prioritaire DALO' },
  daloOn: { label: 'Date de la décision DALO' },
  incomes: { label: 'Ressources' },
  monthly: { label: 'Ressources par mois, en euros', hint: 'Ex. : 1 250' },
  rentDebt: { label: 'Dette de loyer, en euros', hint: '0 si aucune' },
  otherDebts: { label: 'Autres dettes, en euros', hint: '0 si aucune' },
  difficulties: { label: 'Difficultés rencontrées' },
  precisions: { label: 'Précisions sur les difficultés' },
  health: { label: 'Santé, santé psychique, addictions', hint: 'Le strict nécessaire' },
  follower: { label: 'Suivi par un prestataire du dispositif' },
  otherFollower: { label: 'Suivi par un autre service', hint: 'Ex. : assistante sociale de secteur' },
  trust: { label: 'Le lien de confiance est bon' },
  home: { label: 'Logement individuel' },
  size: { label: 'Taille du logement' },
  territory: { label: 'Territoire' },
  sector: { label: 'Secteur souhaité', hint: 'Ex. : Auxois, près de l’école' },
  constraints: { label: 'Contraintes' },
  diagnosisAuthor: { label: 'Auteur du diagnostic' },
  diagnosisOn: { label: 'Date du diagnostic' },
  diagnosisFunding: { label: 'Financement du diagnostic' },
  diagnosisText: { label: 'Diagnostic social', hint: 'Situation, parcours, besoins d’accompagnement' },
  summary: { label: 'Résumé pour la commission', hint: 'Sans nom, sans santé' },
  proposal: { label: 'Ce qui est proposé', hint: 'Ex. : maison isolée, accompagnement renforcé 18 mois' },
}

/** Problems that one sentence names; the others are counted. */
const NAMED = 4

const toMend = (wrongs: readonly Wrong[]): string => {
  const named = wrongs.slice(0, NAMED).map(each => `${field[each.field].label} ${problemText(each.problem)}`)
  const more = wrongs.length - named.length
  const others = more > 1 ? [`Et ${more} autres réponses.`] : more === 1 ? ['Et une autre réponse.'] : []
  return ['À revoir :', ...named, ...others].join(' ')
}

export const referral = {
  /** Between a label and its value. */
  colon: ' : ',
  toMend,
  sections: {
    origin: 'Origine',
    agreement: 'Information et accord',
    identity: 'Identité',
    composition: 'Composition',
    housing: 'Logement actuel',
    request: 'Demande de logement',
    resources: 'Ressources et dettes',
    difficulties: 'Difficultés',
    support: 'Suivi en cours',
    need: 'Besoin de logement',
    diagnosis: 'Diagnostic social',
    summary: 'Pour la commission',
  } as Words<domain.SectionName>,
  field,
  options: {
    origin: words.origin,
    agreedTo,
    typology: words.typology,
    guardianship,
    housing,
    eviction: words.eviction,
    incomes,
    difficulties: words.difficulty,
    home,
    territory: words.territory,
    constraints,
    diagnosisFunding,
  } as Readonly<Partial<Record<FieldName, Readonly<Record<string, string>>>>>,
  /** Under an input that is not filled as it should. */
  error: {
    choice: 'Choisissez une réponse.',
    choices: 'Choisissez au moins une réponse.',
    yes: 'Répondez oui ou non.',
    line: 'À remplir.',
    text: 'À remplir.',
    number: 'Indiquez un nombre.',
    ages: 'Indiquez les âges séparés par des virgules.',
    day: 'Indiquez une date passée ou du jour.',
  } as Words<FieldKind>,
  choose: 'Choisir…',
  kept: 'déjà enregistré : laissez vide pour garder',
  never:
    'N’inscrivez ici ni copie de pièce d’identité, ni mot de passe, ni ce qui concerne un enfant en danger : pour cela, appelez le 119 ou la CRIP.',
  start: {
    title: { new: 'Orienter un ménage', draft: 'Une demande est commencée', stopped: 'Demande mise de côté' },
    intro: {
      new: 'Vous orientez un ménage vers le dispositif. Comptez une dizaine de minutes ; vos réponses sont gardées au fur et à mesure.',
      draft: 'Vos réponses sont gardées. Vous pouvez reprendre où vous en étiez.',
      stopped: 'Vos réponses sont gardées 30 jours. Écrivez « orienter » pour y revenir.',
    },
    since: (day: string) => `Dernière réponse : ${day}`,
    need: 'Avant de commencer : le ménage est informé, et il accepte que son dossier soit partagé.',
    steps: 'Pas à pas',
    form: 'Formulaire',
    resume: 'Reprendre',
    restart: 'Recommencer',
    erase: 'Effacer',
    landlord: 'Fiche bailleur',
  },
  form: {
    title: {
      referral: 'Demande d’orientation',
      landlord: 'Fiche bailleur',
      returned: 'Compléter le diagnostic',
      evaluation: 'Évaluer le ménage',
    },
    intro: {
      referral: 'Tout en une fois. Si une réponse est à revoir, ce que vous avez saisi reste en place.',
      landlord:
        'Pour un ménage déjà logé chez vous. Ni diagnostic ni santé : le SIAO nommera ensuite qui évalue.',
      returned: 'Complétez le diagnostic : le SIAO l’examinera de nouveau.',
      evaluation:
        'Ajoutez ce que le bailleur n’avait pas à dire : la demande de logement, le diagnostic, le résumé pour la commission.',
    },
    missing: 'Ce qui manque, selon le SIAO',
    send: 'Envoyer au SIAO',
  },
  summary: {
    title: 'Votre demande est prête',
    mend: 'Presque prête',
    kicker: 'Demande d’orientation',
    intro: 'Relisez, corrigez si besoin, puis envoyez. L’identité et les textes ne sont pas réaffichés ici.',
    recorded: '✓ Enregistré',
    correct: 'Corriger',
    nothing: 'Rien d’indiqué',
  },
  referred: {
    title: { referred: 'Demande envoyée au SIAO', completed: 'Dossier renvoyé au SIAO' },
    thanks: {
      referral: 'Merci. Le SIAO examine le diagnostic, et vous serez prévenu de chaque étape.',
      landlord: 'Merci. Le SIAO nomme qui évalue le ménage, et vous serez prévenu de chaque étape.',
    },
    code: 'Votre dossier porte le code',
    maybeKnown: 'Ce ménage est peut-être déjà connu : le secrétariat compare, et vous serez prévenu.',
    named: 'Utilisez ce code dans vos échanges, jamais le nom du ménage.',
  },
}
