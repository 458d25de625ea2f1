/** A landlord's vacant home suits a household whose window runs out. */
export const wanted = {
  title: (n: number) => (n === 1 ? 'Un de vos logements convient' : `${n} de vos logements conviennent`),
  intro: (day: string) =>
    `Un ménage accompagné cherche encore un logement ; le délai pour lui en attribuer un se termine le ${day}.`,
  need: 'Besoin',
  provider: 'Prestataire à contacter',
  open: 'Voir',
}
