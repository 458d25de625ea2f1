/** The card of the offer: notified, answered. */
export const offer = {
  title: {
    notify: 'Offre à notifier au ménage',
    answer: 'Réponse du ménage attendue',
    'after-all': 'Silence : refus du logement',
    accepted: 'Le ménage accepte le logement',
    read: 'Offre de logement',
  },
  landlord: 'Attribution',
  allocatedBy: (landlord: string, day: string) => `${landlord}, le ${day}`,
  condition: 'Condition attendue',
  notified: 'Offre notifiée le',
  due: 'Dernier jour pour répondre',
  left: (days: number) =>
    days < 0
      ? 'passé : sans réponse enregistrée aujourd’hui, le silence vaut refus'
      : days === 0
        ? 'aujourd’hui'
        : days === 1
          ? 'encore 1 jour'
          : `encore ${days} jours`,
  accepted: 'Acceptée le',
  warned: 'Avertissement DALO',
  warnedYes: 'porté par l’offre',
  warnedNo: 'absent de l’offre ; un refus ne pourra pas être opposé au ménage',
  notifyIntro: (days: number) =>
    `Indiquez le jour où le ménage a reçu l’offre. Il a au moins ${days} jours pour répondre, sans compter ce jour ; son silence vaut refus.`,
  wouldBeDue: (day: string) =>
    `Si l’offre est notifiée aujourd’hui, le ménage a jusqu’au ${day} pour répondre.`,
  notifiedOn: 'Notifiée le',
  warnedLabel: 'L’offre porte-t-elle l’avertissement DALO (ce que le ménage risque à la refuser) ?',
  notify: 'Enregistrer la notification',
  correct: 'Corriger la date…',
  answerOn: 'Le ménage a répondu le',
  accept: 'Il accepte',
  refuse: 'Il refuse',
  refuseNote: 'Un refus fait reprendre le même délai d’attribution, avec son dernier jour d’origine.',
  afterAllIntro:
    'Le ménage avait-il accepté à temps, sans que ce soit saisi ? L’attribution reprend. Une acceptation plus tardive, que le bailleur honore, demande un motif et sera signalée comme irrégulière.',
  afterAllOn: 'Il a accepté le',
  reason: 'Motif (si l’acceptation est tardive)',
  afterAll: 'Il avait accepté',
  next: {
    enter: 'Entrée dans le logement',
    allocated: 'Attribution',
    measure: 'Mesure',
  },
}
