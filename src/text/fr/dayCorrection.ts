/** The card on which a mistyped day, or a label, is corrected. */
export const dayCorrection = {
  title: {
    start: 'Corriger le jour de la mesure',
    entry: 'Corriger le jour d’entrée',
    label: 'Corriger un label',
    done: 'C’est corrigé',
  },
  intro: {
    start:
      'Le délai d’attribution est recompté à partir du bon jour : dernier jour et rappels à venir. L’ancien jour reste dans l’historique, avec le motif ; les personnes concernées sont prévenues.',
    resumed:
      'Le bon jour prend la place de l’ancien, qui reste dans l’historique avec le motif ; les personnes concernées sont prévenues.',
    entry:
      'Le bon jour prend la place de l’ancien, qui reste dans l’historique avec le motif ; les professionnels concernés sont prévenus.',
    label: 'La correction prend la place du label, qui reste visible ici et dans l’historique avec le motif.',
  },
  stands: { start: 'Mesure en place le', entry: 'Entrée le' },
  right: { start: 'Bon jour de la mesure', entry: 'Bon jour d’entrée', label: 'Bonne date du label' },
  reference: 'Bonne référence du label',
  corrected: 'Corrigé',
  correctedOn: (day: string, was: string, reason: string) => `le ${day}, était ${was} (${reason})`,
  wasDay: (day: string) => `le ${day}`,
  why: 'Précisions',
  window: 'Délai d’attribution',
  windowState: {
    open: (day: string) => `court jusqu’au ${day}`,
    stopped: (day: string) => `arrêté par l’attribution, aurait couru jusqu’au ${day}`,
    interrupted: (day: string) => `terminé le ${day} : la mesure est interrompue`,
  } as Readonly<Record<string, (day: string) => string>>,
  reminders: 'Prochains rappels',
  record: 'Enregistrer la correction',
  back: { start: 'Mesure', entry: 'Logement et bail', label: 'Labellisation' },
  /** Buttons on the cards that show what may be corrected. */
  open: { start: 'Corriger le jour…', entry: 'Corriger le jour d’entrée…' },
  openLabel: (name: string) => `Corriger : ${name}…`,
}
