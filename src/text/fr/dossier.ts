/** The dossier's card and the list of dossiers. */
import type { Openable } from '../../actions/dossier'
import type { StepName } from '../../actions/steps'

export const dossier = {
  title: (stage: string) => stage.charAt(0).toUpperCase() + stage.slice(1),
  kind: { referral: 'Demande d’orientation', landlord: 'Fiche bailleur' },
  received: (day: string, by: string) => `Reçue le ${day} · ${by}`,
  maybeKnown: 'Ménage peut-être déjà connu : à comparer.',
  labels: 'Labellisation',
  labelsOf: (sharedFile: boolean, syplo: boolean): string => {
    if (sharedFile && syplo) return 'confirmée (fichier partagé et Syplo)'
    if (sharedFile) return 'fichier partagé seulement : écart à lever'
    return syplo ? 'Syplo seulement : écart à lever' : 'en attente'
  },
  session: 'Séance',
  decision: 'Décision',
  outcome: { integrate: 'intégration', refuse: 'refus', adjourn: 'ajournement' } as Readonly<
    Record<string, string>
  >,
  months: (n: number) => `${n} mois`,
  against: 'contre le vote',
  provider: 'Prestataire',
  referent: 'Référent social',
  adhesion: 'Adhésion',
  allocation: 'Attribution',
  irregular: 'irrégulière (sans les deux labellisations)',
  window: 'Délai d’attribution',
  windowOpen: (days: number, day: string) =>
    days > 1
      ? `encore ${days} jours, jusqu’au ${day}`
      : days === 1
        ? `encore 1 jour, jusqu’au ${day}`
        : `dernier jour : ${day}`,
  windowState: { stopped: 'arrêté par l’attribution', interrupted: 'terminé sans attribution' } as Readonly<
    Record<string, string>
  >,
  open: { identity: 'Voir l’identité', diagnosis: 'Voir le diagnostic', health: 'Voir la santé' } as Readonly<
    Record<Openable, string>
  >,
  opened: { identity: 'Identité', diagnosis: 'Diagnostic social', health: 'Santé et addictions' } as Readonly<
    Record<Openable, string>
  >,
  journalled: 'Cette lecture est inscrite au journal des consultations.',
  born: (day: string) => `né(e) le ${day}`,
  requestNumber: 'Numéro unique',
  phone: 'Téléphone',
  close: 'Refermer',
  history: 'Historique',
  wholeHistory: (n: number) => (n > 1 ? `Voir les ${n} faits plus anciens` : 'Voir le fait plus ancien'),
  recordedOn: (day: string) => `noté le ${day}`,
  step: {
    complete: 'Compléter',
    duplicates: 'Comparer',
    siao: 'Examiner',
    labels: 'Labelliser',
    correctLabels: 'Labellisation',
    vote: 'Voter',
    voted: 'Voir le vote',
    round: 'Suivre le vote',
    provider: 'Choisir un prestataire',
    mandate: 'Répondre à la saisine',
    window: 'Répondre au rappel',
    homes: 'Logements adaptés',
    place: 'Mettre en place',
    measure: 'Mesure et adhésion',
    correctStart: 'Corriger le jour de la mesure',
    correctEntry: 'Logement et bail',
    candidatures: 'Candidatures en CAL',
    allocation: 'Enregistrer une attribution',
    notify: 'Notifier l’offre',
    offer: 'Réponse du ménage à l’offre',
    afterAll: 'Le ménage avait accepté',
    enter: 'Enregistrer l’entrée',
    review: 'Revue du bail glissant',
    terms: 'Durée et conditions',
    request: 'Numéro unique : renouvellement',
    exit: 'Fin et sortie',
    withdraw: 'Retirer la demande',
    reconsider: 'Reprendre le dossier',
    condition: 'Condition de l’attribution',
    allocated: 'L’attribution',
    decideMeasure: 'Changement de mesure',
    support: 'Faire évoluer la mesure',
    reexamine: 'À réexaminer par la commission',
    reactivate: 'Réactiver la mesure',
    passeport: 'Passeport',
    series: 'Suite des passeports',
  } as Readonly<Record<StepName, string>>,
  list: {
    title: 'Mes dossiers',
    none: 'Aucun dossier pour le moment.',
    total: (n: number) => (n > 1 ? `${n} dossiers` : '1 dossier'),
    waits: 'à vous d’agir',
    lastDay: (day: string) => `jusqu’au ${day}`,
    earlier: 'Précédents',
    later: 'Suivants',
    page: (page: number, pages: number) => `page ${page} sur ${pages}`,
  },
}
