/** The yearly renewal of the housing request, and the list of labels that do not match. */
export const request = {
  title: 'Renouvellement du numéro unique',
  renewed: 'Dernier renouvellement',
  lapses: 'Valable jusqu’au',
  unknown: 'La date du dernier renouvellement n’est pas connue : aucun rappel ne peut partir.',
  intro:
    'La demande de logement social se renouvelle chaque année. Le numéro ne figure pas ici : indiquez seulement la date.',
  on: 'Demande déposée ou renouvelée le',
  save: 'Enregistrer',
}

export const mismatches = {
  title: (n: number) =>
    n === 0
      ? 'Aucun écart de labellisation'
      : n === 1
        ? '1 écart de labellisation'
        : `${n} écarts de labellisation`,
  intro:
    'Un label est confirmé et l’autre manque. Chaque écart revient ici chaque semaine jusqu’à sa correction.',
  none: 'Les deux labels se répondent partout.',
  line: (missing: string, day: string) => `${missing} manque ; l’autre label date du ${day}`,
  open: 'Corriger',
  more: (n: number) => (n === 1 ? 'et 1 autre dossier.' : `et ${n} autres dossiers.`),
}
