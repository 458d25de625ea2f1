/** The provider's card of a measure. */
export const measure = {
  title: {
    accepted: 'Mettre la mesure en place',
    window: 'Mesure en place',
    allocated: 'Mesure en place, logement attribué',
    housed: 'Mesure en place, ménage logé',
    interrupted: 'Mesure interrompue',
    other: 'Mesure d’accompagnement',
    adhesion: 'Adhésion du ménage',
  },
  provider: 'Prestataire',
  referent: 'Référent',
  duration: 'Durée décidée',
  months: (n: number) => `${n} mois`,
  inPlaceOn: 'En place depuis',
  adhesion: 'Adhésion',
  adhesionSince: (state: string, day: string) => (day ? `${state}, le ${day}` : state),
  presence: 'En présence de',
  window: 'Délai d’attribution',
  windowLeft: (left: number, day: string) =>
    left < 0
      ? `terminé le ${day}`
      : left === 0
        ? `dernier jour aujourd’hui, ${day}`
        : `encore ${left === 1 ? '1 jour' : `${left} jours`}, jusqu’au ${day}`,
  windowStopped: 'arrêté par l’attribution',
  windowInterrupted: (day: string) => `terminé le ${day} sans attribution`,
  allocation: 'Attribution',
  allocatedBy: (landlord: string, day: string) => `${landlord}, CAL du ${day}`,
  /** Months of the window. */
  placeIntro: (months: number) =>
    `La mesure est en place le jour où vous commencez à aller vers le ménage, même avant son adhésion. Ce jour ouvre le délai d’attribution d’un logement : ${months} mois.`,
  placeOn: 'Mesure en place le',
  place: 'La mesure est en place',
  needsAdhesion: 'Sans adhésion, aucun logement ne peut être proposé.',
  /** What a refused or withdrawn adhesion means, by where the household stands. */
  withoutAdhesion: {
    accepted:
      'Sans adhésion, aucun logement n’est proposé et aucune entrée n’est enregistrée. La mesure peut commencer : aller vers le ménage est la méthode.',
    window:
      'Sans adhésion, aucun logement n’est proposé, aucune entrée n’est enregistrée, et le délai court toujours. Le secrétariat et le prescripteur sont prévenus.',
    allocated:
      'Sans adhésion, l’entrée dans le logement attribué ne peut pas être enregistrée. Le bailleur et le secrétariat sont prévenus.',
    housed:
      'Le ménage est logé et n’adhère plus à l’accompagnement : le secrétariat voit ce dossier en attente, pour la fin de l’accompagnement ou la sortie.',
  },
  record: 'Adhésion…',
  state: 'Le ménage',
  states: {
    sought: 'n’a pas encore répondu (adhésion recherchée)',
    given: 'donne son adhésion',
    refused: 'refuse l’accompagnement',
    withdrawn: 'retire son adhésion',
  },
  on: 'Date',
  presenceHint: 'Fonction des personnes présentes, sans nom du ménage',
  presenceLabel: 'En présence de (facultatif)',
  save: 'Enregistrer',
  next: {
    window: 'Délai et réponses',
    allocation: 'Décision de CAL',
    passeport: 'Passeport',
    series: 'Suivi',
    offer: 'Réponse du ménage',
    enter: 'Entrée dans le logement',
    review: 'Revue du bail glissant',
    exit: 'Fin et sortie…',
  },
}
