/** Needs not covered, each quarter. */
export const needs = {
  title: (n: number) =>
    n === 0
      ? 'Aucun besoin non couvert signalé'
      : n === 1
        ? '1 ménage sans logement adapté'
        : `${n} ménages sans logement adapté`,
  period: (from: string, to: string) => `Besoins non couverts, du ${from} au ${to}`,
  intro: 'Ce que les prestataires ont cherché sans le trouver, d’après leurs réponses aux rappels.',
  none: 'Aucun prestataire n’a répondu « pas de logement adapté » ce trimestre.',
  households: (n: number) => (n === 1 ? '1 ménage' : `${n} ménages`),
  anywhere: 'secteur non précisé',
  anySize: 'taille non précisée',
  anyKind: 'type non précisé',
  counted: 'Un ménage compte une fois, pour ce qui lui manquait en dernier.',
}
