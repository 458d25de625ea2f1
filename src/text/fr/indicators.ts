/** Indicators: their names, what exactly each counts, the words of their parts. */
import type { Dimension, IndicatorKey, Section, Unit } from '../../domain/figure'
import { words } from './words'

type Words<K extends string> = Readonly<Record<K, string>>

interface IndicatorText {
  readonly name: string
  /** What is counted, so that two people count the same. */
  readonly definition: string
  /** Words of its parts; those that another list has are taken from there. */
  readonly parts?: Readonly<Record<string, string>>
}

const unsaid = 'non précisé'
const states = { planned: 'programmés', financed: 'financés', delivered: 'livrés' }

const indicators: Readonly<Record<IndicatorKey, IndicatorText>> = {
  dwellings: {
    name: 'Logements existants',
    definition:
      'Logements individuels existants ou livrés que les bailleurs ont déclarés, au jour dit. À côté, le parc recensé par le protocole.',
  },
  vacant: {
    name: 'Logements vacants',
    definition: 'Parmi les logements existants, ceux que personne n’occupe au jour dit.',
  },
  created: {
    name: 'Logements créés ou à créer',
    definition:
      'Logements programmés, financés ou livrés depuis le début du plan, selon leur état au jour dit. Objectif : celui du plan.',
    parts: states,
  },
  delivered: {
    name: 'Logements livrés dans la période',
    definition:
      'Logements livrés dans la période ; à côté, ceux qui ont été programmés et financés dans la même période. Le besoin est estimé par an.',
    parts: states,
  },
  turnover: {
    name: 'Taux de rotation',
    definition:
      'Logements existants redevenus vacants dans les douze derniers mois, pour cent logements existants au jour dit. La première mise en location d’un logement créé ne compte pas.',
  },
  lacking: {
    name: 'Besoins non couverts',
    definition:
      'Réponses « pas de logement adapté » des prestataires dans la période, selon ce qui manque. Pas par bailleur : il n’y a pas encore de logement.',
    parts: {
      house: 'maison',
      'ground-floor': 'rez-de-chaussée',
      accessible: 'accessible',
      apart: 'à l’écart',
      'near-services': 'près des services',
      'low-rent': 'loyer plus bas',
      'none-vacant': 'aucun logement vacant',
      unsaid,
    },
  },
  lackingSize: {
    name: 'Besoins non couverts, par taille',
    definition: 'Les mêmes réponses, selon la taille du logement qui manque.',
    parts: { unsaid },
  },
  households: {
    name: 'Ménages accompagnés',
    definition:
      'Ménages intégrés par la commission et dont la prise en charge n’est ni terminée ni interrompue, au jour dit. Par bailleur : celui du logement attribué ; sans bailleur, pas encore de logement.',
    parts: words.typology,
  },
  accompanied: {
    name: 'Ménages accompagnés dans la période',
    definition:
      'Ménages accompagnés au jour dit, plus ceux dont la prise en charge s’est terminée ou interrompue dans la période. Un ménage sorti puis repris compte à nouveau. Chacun est compté là où il a été suivi en dernier.',
    parts: words.typology,
  },
  joined: {
    name: 'Ménages intégrés',
    definition:
      'Ménages que la commission a intégrés dans la période. Pas par bailleur : le logement vient après.',
    parts: words.typology,
  },
  measures: {
    name: 'Mesures en cours',
    definition: 'Mesures en place et non terminées au jour dit, par source de financement.',
    parts: words.funder,
  },
  density: {
    name: 'Mesures par intensité',
    definition:
      'Mesures en cours au jour dit, selon ce que le dernier passage à plus ou moins d’appui en a fait.',
    parts: words.intensity,
  },
  changed: {
    name: 'Mesures renouvelées ou modulées',
    definition: 'Renouvellements, et passages à un appui plus ou moins soutenu, dans la période.',
    parts: words.measureChange,
  },
  started: {
    name: 'Mesures mises en place',
    definition:
      'Mesures mises en place dans la période : avant l’attribution (un délai court), avec l’attribution, ou reprises dans le logement.',
    parts: { window: 'avant l’attribution', allocation: 'avec l’attribution', resumed: 'reprises' },
  },
  lengths: {
    name: 'Durée décidée des mesures',
    definition: 'Mesures mises en place dans la période, selon la durée décidée par la commission.',
    parts: { 6: 'jusqu’à 6 mois', 12: '7 à 12 mois', 24: '13 à 24 mois', 36: 'plus de 24 mois' },
  },
  funding: {
    name: 'Financement des mesures mises en place',
    definition: 'Mesures mises en place dans la période, par source de financement.',
    parts: words.funder,
  },
  duration: {
    name: 'Durée réelle des mesures terminées',
    definition: 'Moyenne, en jours, entre la mise en place et la fin des mesures terminées dans la période.',
  },
  passeports: {
    name: 'Passeports reçus',
    definition: 'Passeports envoyés par les prestataires dans la période.',
  },
  nudges: {
    name: 'Passeports envoyés après une relance',
    definition:
      'Trimestres où le passeport manquait et a été demandé, puis envoyé avant la fin du trimestre, pour cent demandes parties dans la période.',
  },
  evolution: {
    name: 'Évolution entre deux passeports',
    definition:
      'Domaines évalués dans un passeport et dans le précédent : en progrès, stables ou en recul. La santé et les addictions n’y sont jamais.',
    parts: { up: 'en progrès', same: 'stables', down: 'en recul' },
  },
  seniority: {
    name: 'Ancienneté moyenne',
    definition: 'Jours depuis la première intégration, en moyenne, des ménages accompagnés au jour dit.',
  },
  seniorityBands: {
    name: 'Ménages par ancienneté',
    definition: 'Ménages accompagnés au jour dit, selon le temps depuis leur première intégration.',
    parts: { 0: 'moins de 6 mois', 6: '6 à 12 mois', 12: '1 à 2 ans', 24: '2 ans et plus' },
  },
  ordinary: {
    name: 'Accès au droit commun',
    definition:
      'Ménages sortis du dispositif vers un logement ordinaire après leur accompagnement : restés avec leur propre bail, ou entrés dans le parc ordinaire.',
  },
  exited: {
    name: 'Sorties du dispositif',
    definition: 'Ménages sortis du dispositif dans la période, par motif.',
    parts: {
      'own-lease': 'reste avec son bail',
      'ordinary-stock': 'parc ordinaire',
      'moved-away': 'départ',
      'adhesion-withdrawn': 'adhésion retirée',
      death: 'décès',
      other: 'autre',
    },
  },
  capacity: {
    name: 'Capacité utilisée',
    definition: 'Ménages accompagnés au jour dit, sur les places de l’année de la convention.',
  },
  windows: {
    name: 'Délais d’attribution ouverts',
    definition:
      'Délais d’attribution en cours au jour dit, selon les jours qui restent. Pas par bailleur : il n’y a pas encore de logement.',
    parts: { 15: '15 jours ou moins', 30: '16 à 30 jours', more: 'plus de 30 jours' },
  },
  closed: {
    name: 'Délais terminés',
    definition:
      'Délais terminés dans la période : par une attribution, par l’interruption, ou parce que le ménage est sorti. Un délai qui reprend peut se terminer à nouveau. Par bailleur : celui du logement qui y a mis fin.',
    parts: { allocated: 'par une attribution', interrupted: 'par l’interruption', left: 'par une sortie' },
  },
  allocated: {
    name: 'Logements attribués',
    definition:
      'Attributions à la date de la CAL, dans la période (rang 1 ou sous condition suspensive), même annulées ensuite.',
  },
  entered: {
    name: 'Entrées dans le logement',
    definition: 'Ménages entrés dans leur logement dans la période.',
  },
  cal: {
    name: 'Décisions de CAL',
    definition: 'Décisions des CAL enregistrées, à leur date, dans la période.',
    parts: {
      attributed: 'attribution',
      'rank-2': 'rang 2 ou après',
      'non-attribution': 'non-attribution',
      inadmissible: 'irrecevable',
      other: 'autre',
    },
  },
  referred: {
    name: 'Demandes reçues',
    definition: 'Demandes d’orientation et fiches bailleur reçues dans la période.',
  },
  decided: {
    name: 'Décisions de la commission',
    definition: 'Décisions prises dans la période, à leur date.',
    parts: { integrate: 'intégrations', refuse: 'refus', adjourn: 'ajournements' },
  },
  cancelled: {
    name: 'Attributions annulées',
    definition: 'Attributions annulées, ou refusées par le ménage, dans la période.',
  },
  times: {
    name: 'Temps passé à chaque étape',
    definition: 'Moyenne, en jours, des étapes terminées dans la période.',
    parts: {
      siao: 'examen par le SIAO',
      commission: 'jusqu’à la décision',
      mandate: 'saisine du prestataire',
      start: 'mise en place',
      window: 'délai d’attribution',
      entry: 'entrée dans le logement',
    },
  },
  votes: {
    name: 'Participation aux votes',
    definition: 'Voix exprimées, pour cent voix demandées, dans les votes clos dans la période.',
  },
  reminders: {
    name: 'Rappels suivis d’une réponse',
    definition:
      'Rappels du délai auxquels le prestataire a répondu avant le suivant, pour cent rappels partis dans la période. « Me le rappeler » n’est pas une réponse.',
  },
  answers: {
    name: 'Réponses aux rappels',
    definition: 'Réponses des prestataires dans la période.',
    parts: words.answer,
  },
  escalated: {
    name: 'Rappels restés sans réponse',
    definition: 'Rappels transmis à d’autres, faute de réponse, dans la période.',
    parts: { colleagues: 'aux collègues', secretariat: 'au secrétariat' },
  },
  undelivered: {
    name: 'Messages non remis',
    definition: 'Messages qui n’ont atteint personne et que rien n’a remplacés, au jour dit.',
  },
  failed: {
    name: 'Échecs de remise',
    definition: 'Messages dont la remise a échoué dans la période.',
  },
}

export const figures = {
  title: 'Où en est le dispositif',
  own: (name: string) => `Vos chiffres · ${name}`,
  period: (from: string, to: string) => `du ${from} au ${to}`,
  onDay: (day: string) => `au ${day}`,
  known: (day: string) => `Tel qu’on le savait le ${day}.`,
  nowKnown: (value: string) => `aujourd’hui : ${value}`,
  maskedNote:
    'Les chiffres croisés inférieurs à 5 sont masqués, avec ceux qui les feraient deviner. Les chiffres s’arrêtent à la fin d’un trimestre ; le détail se lit par année.',
  masked: 'masqué',
  nothing: '—',
  /** In the protocol's words: the plan's objective, the stock it lists, the need it estimates, the turnover it finds. */
  target: (value: string, key: IndicatorKey) => {
    if (key === 'dwellings') return `parc recensé : ${value}`
    if (key === 'delivered') return `besoin estimé : ${value} par an`
    return key === 'turnover' ? `constaté au protocole : ${value} par an` : `objectif : ${value}`
  },
  ratio: (part: number, whole: number) => `${part} sur ${whole}`,
  unknown: 'non renseigné',
  all: 'Tous les indicateurs',
  pdf: 'PDF',
  xlsx: 'Tableur',
  year: (year: number) => `Année ${year}`,
  unfiltered: 'Sans filtre',
  part: (name: string, value: string) => `${name} : ${value}`,
  whole: 'Ensemble',
  sections: {
    offer: 'Offre de logements',
    support: 'Accompagnement',
    seniority: 'Ancienneté',
    exits: 'Sorties',
    running: 'Fonctionnement',
  } as Words<Section>,
  dimensions: {
    territory: 'Par territoire',
    provider: 'Par prestataire',
    landlord: 'Par bailleur',
  } as Words<Dimension>,
  units: {
    dwellings: 'logements',
    households: 'ménages',
    measures: 'mesures',
    days: 'jours',
    percent: '%',
    number: 'nombre',
  } as Words<Unit>,
  months: {
    title: 'Les douze derniers mois',
    month: 'Mois',
    households: 'Ménages accompagnés',
    windows: 'Délais ouverts',
    joined: 'Ménages intégrés',
    allocated: 'Logements attribués',
    interrupted: 'Mesures interrompues',
    dwellings: 'Logements existants',
  },
  indicators,
}
