/** Homes of the landlords: their card, form, list. */
import type { Access } from '../../actions/dwellings'
import type { MatchLack, MatchReason } from '../../domain/matching'
import type { Home } from '../../domain/need'
import type { DwellingFactKind, DwellingStatus, Retirement } from '../../domain/dwelling'
import type { DwellingKind, DwellingState, Feature, Funding, LeaseKind } from '../../domain/traits'

type Words<K extends string> = Readonly<Record<K, string>>

export const dwelling = {
  title: (size: string, commune: string) => `${size} à ${commune}`,
  state: {
    existing: 'existant',
    planned: 'programmé',
    financed: 'financé',
    delivered: 'livré',
  } as Words<DwellingState>,
  kind: {
    house: 'Maison individuelle',
    'own-entrance': 'Logement avec entrée indépendante',
    flat: 'Appartement',
  } as Words<DwellingKind>,
  status: {
    vacant: 'vacant',
    held: 'réservé ou attribué',
    occupied: 'non vacant',
    coming: 'à venir',
    retired: 'retiré',
  } as Words<DwellingStatus>,
  feature: {
    accessible: 'accessible en fauteuil',
    apart: 'à l’écart des voisins',
    'near-services': 'proche des services',
    garden: 'jardin ou terrain',
    parking: 'stationnement',
  } as Words<Feature>,
  funding: {
    plai: 'PLAI',
    'plai-adapted': 'PLAI adapté',
    plus: 'PLUS',
    pls: 'PLS',
    other: 'autre financement',
  } as Words<Funding>,
  lease: { direct: 'bail direct', sublet: 'sous-location', sliding: 'bail glissant' } as Words<LeaseKind>,
  retirement: {
    sold: 'vendu',
    demolished: 'démoli',
    'other-use': 'autre usage',
    mistake: 'saisi par erreur',
  } as Words<Retirement>,
  access: {
    'ground-floor': 'de plain-pied',
    accessible: 'accessible en fauteuil',
  } as Words<Access>,
  vacantFrom: (day: string) => `Vacant depuis le ${day}`,
  vacantFromFuture: (day: string) => `Vacant à partir du ${day}`,
  heldUntil: (day: string) => `Proposé à un ménage, réservé jusqu’au ${day}`,
  allocated: 'Attribué à un ménage',
  occupied: 'Occupé',
  delivered: (day: string) => `Livré le ${day}, date de vacance à indiquer`,
  coming: (state: string, day: string) => `À venir : ${state} le ${day}`,
  retired: (why: string, day: string) => `Retiré de l’offre le ${day} : ${why}`,
  confirmedOn: (day: string) => `Vacance confirmée le ${day}.`,
  surface: (n: string) => `${n} m²`,
  floor: (floor: number) =>
    floor === 0 ? 'rez-de-chaussée' : floor < 0 ? 'sous-sol' : floor === 1 ? '1er étage' : `${floor}e étage`,
  rent: (rent: string, charges: string) =>
    charges ? `${rent} par mois, charges ${charges}` : `${rent} par mois hors charges`,
  labels: {
    reference: 'Référence',
    address: 'Adresse',
    kind: 'Type',
    about: 'Description',
    features: 'Atouts',
    rent: 'Loyer',
    funding: 'Financement',
    leases: 'Baux possibles',
    state: 'État',
  },
  history: 'Ce qui s’est passé',
  facts: {
    'dwelling-added': 'Ajouté à l’offre',
    'dwelling-changed': 'Fiche modifiée',
    'dwelling-progressed': 'Changement d’état',
    'dwelling-vacant': 'Vacant',
    'dwelling-occupied': 'N’est plus vacant',
    'vacancy-confirmed': 'Vacance confirmée',
    'dwelling-reserved': 'Proposé à un ménage',
    'dwelling-allocated': 'Attribué à un ménage',
    'dwelling-freed': 'De nouveau libre',
    'dwelling-retired': 'Retiré de l’offre',
    'dwelling-restored': 'Remis dans l’offre',
  } as Words<DwellingFactKind>,
  edit: 'Modifier',
  retire: 'Retirer de l’offre…',
  retireWhy: 'Pourquoi ce logement quitte-t-il l’offre ?',
  retireConfirm: 'Retirer de l’offre',
  restore: 'Remettre dans l’offre…',
  restoreIntro:
    'Ce logement revient dans l’offre sous la même référence. S’il est vacant, les prestataires dont un ménage cherche un tel logement sont prévenus.',
  restoreConfirm: 'Remettre dans l’offre',
  stillVacant: 'Toujours vacant',
  rented: 'Loué',
  notVacant: 'Plus disponible',
  backToList: 'Les logements',
  form: {
    add: 'Ajouter un logement',
    change: 'Modifier le logement',
    intro: 'Pour en ajouter beaucoup à la fois, importez un tableur depuis la liste des logements.',
    landlord: 'Bailleur',
    reference: 'Votre référence',
    referenceHint: 'Ex. : TIL-0042',
    state: 'État',
    stateOn: 'Programmé, financé ou livré le',
    territory: 'Territoire',
    commune: 'Commune',
    communeHint: 'Ex. : Exempleville',
    address: 'Adresse (facultatif)',
    kind: 'Type',
    size: 'Taille',
    surface: 'Surface (m²)',
    floor: 'Étage (0 : rez-de-chaussée)',
    features: 'Atouts',
    rent: 'Loyer hors charges (€ par mois)',
    charges: 'Charges (€ par mois)',
    funding: 'Financement',
    leases: 'Baux possibles',
    vacantFrom: 'Vacant à partir du (vide s’il est occupé)',
    numberError: 'Indiquez un nombre.',
    save: 'Enregistrer',
  },
  reasons: {
    size: 'taille demandée',
    larger: 'une pièce de plus',
    house: 'maison individuelle',
    'own-entrance': 'entrée indépendante',
    'ground-floor': 'de plain-pied',
    accessible: 'accessible en fauteuil',
    away: 'à l’écart des voisins',
    near: 'proche des services',
    parking: 'stationnement',
    garden: 'jardin pour les animaux',
    'adapted-funding': 'PLAI adapté',
  } as Words<MatchReason>,
  lacks: {
    away: 'pas à l’écart des voisins',
    near: 'loin des services',
    parking: 'sans stationnement',
  } as Words<MatchLack>,
  homes: {
    title: (n: number) =>
      n === 0
        ? 'Aucun logement adapté vacant'
        : n === 1
          ? '1 logement adapté vacant'
          : `${n} logements adaptés vacants`,
    need: 'Besoin',
    home: {
      house: 'maison',
      'own-entrance': 'entrée indépendante',
      either: 'logement individuel',
    } as Words<Home>,
    none: 'Dès qu’un logement adapté devient vacant, vous êtes prévenu.',
    noAdhesion: 'L’adhésion du ménage n’est pas donnée : aucun logement ne peut lui être proposé.',
    reserves: (days: number) =>
      days === 1
        ? 'Proposer réserve le logement à ce ménage jusqu’à demain.'
        : `Proposer réserve le logement à ce ménage pendant ${days} jours.`,
    proposed: (home: string, day: string) => `Proposé : ${home}, réservé jusqu’au ${day}`,
    propose: 'Proposer',
    open: 'Voir',
    extend: 'Prolonger la réservation',
    giveUp: 'Ne plus le proposer',
    more: (n: number) =>
      n === 1 ? 'et 1 autre : tapez « logements ».' : `et ${n} autres : tapez « logements ».`,
  },
  vacancies: {
    title: (n: number) =>
      n === 0
        ? 'Vacances confirmées'
        : n === 1
          ? '1 logement : toujours vacant ?'
          : `${n} logements : toujours vacants ?`,
    intro: 'Une réponse par logement suffit, une fois par mois.',
    done: 'Merci : tous vos logements vacants sont à jour.',
    all: (n: number) => (n === 1 ? 'Toujours vacant' : `Les ${n} affichés sont toujours vacants`),
    more: (n: number) => (n === 1 ? 'puis 1 autre.' : `puis ${n} autres.`),
  },
  list: {
    title: 'Logements',
    mine: 'Mes logements',
    none: 'Aucun logement ne correspond.',
    page: (page: number) => `page ${page}`,
    later: 'Suivants',
    first: 'Depuis le début',
    add: 'Ajouter un logement',
    importMany: 'Importer un tableur',
    search: 'Chercher',
    filter: 'Filtrer',
    status: 'Disponibilité',
    territory: 'Territoire',
    size: 'Taille',
    access: 'Accès',
    any: 'Indifférent',
  },
}
