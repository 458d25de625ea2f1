/** What many cards say. */
export const common = {
  openDossier: 'Voir le dossier',
  send: 'Envoyer',
  cancel: 'Annuler',
  back: 'Retour',
  required: 'À remplir.',
  date: 'Date',
  dateError: 'Indiquez une date.',
  tooLong: (max: number) => `${max} caractères au plus.`,
  none: 'Aucun',
  yes: 'Oui',
  no: 'Non',
}
