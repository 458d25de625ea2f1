/** What the bot itself says: when it cannot do, or did not understand. */
export const bot = {
  otherTenant:
    'Passerelle n’est pas ouverte à votre organisation. Si vous êtes partenaire du dispositif, adressez-vous à son secrétariat.',
  nobody:
    'Je ne peux pas savoir qui vous êtes depuis cette conversation. Écrivez-moi avec votre compte professionnel.',
  inPrivate:
    'Ici, d’autres peuvent lire. Écrivez-moi en conversation personnelle : cherchez « Passerelle » dans Teams.',
  notUnderstood: 'Je n’ai pas compris. Voici ce que je peux faire pour vous.',
  noted: 'C’est noté.',
  fault: (reference: string) =>
    `Quelque chose n’a pas marché de mon côté ; ce qui était enregistré le reste. Réessayez ; si cela revient, donnez cette référence au secrétariat : ${reference}.`,
  storeSilent:
    'Je n’arrive pas à joindre l’enregistrement : votre geste n’est peut-être pas gardé. La carte se mettra à jour d’elle-même dès que possible ; vérifiez-la alors.',
  unknownInvoke: 'Je ne sais pas encore faire cela.',
  inTab: 'Cela se lit dans l’onglet de Passerelle, pas dans la conversation.',
  cardGone: 'Cette carte ne vous est plus ouverte.',
}
