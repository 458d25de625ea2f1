/** The mandate card, and the choice of another provider. */
const months = (n: number) => `${n} mois`

export const mandate = {
  title: {
    answer: 'Une mesure vous est confiée',
    decline: 'Décliner la saisine',
    accepted: 'Saisine acceptée',
    declined: 'Saisine déclinée',
  },
  askedOn: (day: string) => `La commission vous saisit le ${day}.`,
  duration: 'Durée',
  months,
  funding: 'Financement',
  conditions: 'Conditions',
  objectives: 'Objectifs',
  referent: 'Référent social principal',
  accept: 'Accepter la mesure',
  decline: 'Décliner…',
  declineFor: 'Décliner la saisine',
  reason: 'Motif (transmis au secrétariat)',
  reasonHint: 'Ex. : plus de place avant l’été. Sans nom ni santé.',
  identityNext: 'L’identité du ménage vous sera visible dès l’acceptation.',
  identityNow: 'L’identité du ménage vous est maintenant visible dans le dossier.',
  declinedNote: 'Votre motif est transmis au secrétariat, qui saisit un autre prestataire.',
  place: 'Mettre la mesure en place',
  choose: {
    title: { choose: 'Choisir un autre prestataire', asked: 'Prestataire saisi' },
    intro: 'La mesure a été déclinée. Voici les prestataires dans l’ordre proposé.',
    none: 'Aucun autre prestataire n’est retenu aujourd’hui.',
    declinedBy: (name: string) => `${name} a décliné`,
    provider: 'Prestataire à saisir',
    reason: 'Motif, si ce n’est pas le premier',
    ask: 'Saisir ce prestataire',
    asked: (name: string, day: string) => `${name} est saisi depuis le ${day}.`,
    why: { follows: 'suit déjà le ménage', territory: 'son territoire', load: 'le moins chargé' },
    load: (n: number) =>
      n === 0 ? 'aucun ménage suivi' : n === 1 ? '1 ménage suivi' : `${n} ménages suivis`,
  },
}
