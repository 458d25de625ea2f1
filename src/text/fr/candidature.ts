/** The card of the requests before CALs. */
export const candidature = {
  title: {
    list: 'Candidatures en CAL',
    announce: 'Annoncer une candidature',
    redate: 'Changer la date de la CAL',
    'give-up': 'Renoncer à une candidature',
  },
  on: (day: string) => `CAL du ${day}`,
  noDay: 'Date de la CAL pas encore connue',
  ranked: (rank: number, day: string) => `Rang ${rank} à la CAL du ${day}, en attente de ceux qui précèdent`,
  afterLastDay:
    'Cette CAL vient après le dernier jour du délai : une attribution à cette date ne l’arrêtera pas.',
  undecided: 'Cette date est passée : la décision est à enregistrer par le bailleur ou le secrétariat.',
  announceIntro:
    'Le bailleur reçoit la carte pour enregistrer la décision de sa CAL. À partir de là, il voit qui est le ménage.',
  home: 'Logement, s’il est connu',
  homeUntold: 'Un autre, ou pas encore connu',
  landlord: 'Bailleur',
  landlordOrHome: 'Bailleur, si le logement n’est pas dans la liste',
  day: 'Date de la CAL',
  dayIfKnown: 'Date de la CAL, si elle est connue',
  reservesNothing:
    'Une candidature ne réserve pas le logement : pour cela, proposez-le depuis « Logements adaptés ».',
  giveUpIntro:
    'Le bailleur est prévenu et n’a plus accès au dossier. Le délai d’attribution continue de courir.',
  announceOpen: 'Annoncer une candidature…',
  redateOpen: 'Changer la date…',
  giveUpOpen: 'Renoncer…',
  announce: 'Annoncer',
  redate: 'Changer la date',
  giveUp: 'Renoncer à cette candidature',
}
