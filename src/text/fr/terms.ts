/** The card of the support's duration and conditions, when a home is allocated. */
export const terms = {
  title: { confirm: 'Durée et conditions à confirmer', read: 'Durée et conditions' },
  intro:
    'Un logement est attribué : la commission confirme la durée et les conditions de l’accompagnement, ou les change.',
  inPlaceOn: 'Mesure en place depuis',
  months: 'Durée, en mois depuis la mise en place',
  duration: 'Durée',
  ofMonths: (n: number) => `${n} mois`,
  monthsError: 'De 1 à 36 mois.',
  conditions: 'Conditions',
  save: 'Confirmer',
  confirmed: 'Confirmées le',
  changed: (day: string) => `${day}, avec changement`,
}
