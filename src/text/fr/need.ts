/** What landlords are told of a home to find. */
export const need = {
  title: (size: string, territory: string) => `Un ${size} à trouver, ${territory}`,
  over: 'Ce logement n’est plus à trouver',
  kicker: 'Besoin de logement',
  why: (day: string) => `La commission du ${day} cherche un logement individuel pour un ménage accompagné.`,
  explainOver: 'Le besoin est pourvu, ou la recherche est suspendue. Merci.',
  size: 'Taille',
  territory: 'Secteur',
  home: 'Logement',
  constraints: 'À prévoir',
  privacy: 'Rien du ménage n’est communiqué avant une candidature devant votre CAL.',
  homes: 'Mes logements vacants',
}
