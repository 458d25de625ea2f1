/** A file to open: minutes, reports, lists. */
export const paper = {
  kicker: 'Document',
  name: 'Votre document est prêt',
  /** By the verb whose card the file shows. */
  names: {
    'upload.show': 'Modèle de tableur',
    'minutes.show': 'Procès-verbal',
    'convocation.show': 'Séance pour votre agenda',
  } as Readonly<Record<string, string>>,
  intro: (time: string) =>
    `Ce lien vous est personnel et s’ouvre jusqu’à ${time}. Passé cette heure, demandez-en un nouveau.`,
  renew: 'Nouveau lien',
  open: (format: string) => `Ouvrir (${format})`,
  refusedTitle: 'Ce document ne s’ouvre pas',
}
