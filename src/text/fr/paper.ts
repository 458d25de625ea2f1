/** A file to open: minutes, reports, lists. */
export const paper = {
  kicker: 'Document',
  name: 'Votre document est prêt',
  /** By the verb whose card the file shows. */
  names: {
    'upload.show': 'Modèle de tableur',
    'minutes.show': 'Procès-verbal',
    'convocation.show': 'Séance pour votre agenda',
    'dates.show': 'Séances pour votre agenda',
  } as Readonly<Record<string, string>>,
  intro: (time: string) =>
    `Ce lien vous est personnel et s’ouvre jusqu’à ${time}. Passé cette heure, demandez-en un nouveau.`,
  renew: 'Nouveau lien',
  open: (format: string) => `Ouvrir (${format})`,
  refusedTitle: 'Ce document ne s’ouvre pas',
  /** The page that shows while a long file is made. */
  page: {
    title: 'Votre fichier se prépare',
    percent: (n: number) => `${n}\u00a0%`,
    preparing: 'Préparation du fichier…',
    preparingAt: (n: number) => `Préparation du fichier : ${n}\u00a0%`,
    writing: 'Mise en page du fichier…',
    follows:
      'Cette page se met à jour d’elle-même, et le fichier se télécharge dès qu’il est prêt. Si vous la fermez, la préparation s’arrête et rien n’est téléchargé.',
    look: 'Voir où il en est',
    readyTitle: 'Votre fichier est prêt',
    ready: 'Le téléchargement commence. S’il ne commence pas, enregistrez le fichier ici :',
    save: 'Enregistrer le fichier',
    failedTitle: 'Ce fichier n’a pas pu être préparé',
    failed:
      'Rien n’a été téléchargé. Réessayez dans un instant ; si cela se reproduit, dites-le au secrétariat.',
    again: 'Réessayer',
  },
}
