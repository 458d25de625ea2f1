/** Help, joining, invitations, messages that did not arrive. */
import type { HelpItem } from '../../actions/join'
import type { Seat } from '../../domain/people'

interface Offer {
  /** On the button. */
  readonly title: string
  /** What typing it does. */
  readonly command: string
}

export const people = {
  help: {
    title: (name: string) => `Bonjour ${name.split(' ')[0] ?? ''}`,
    intro: (posts: readonly string[]) =>
      `Vous êtes ici comme ${posts.join(', ')}. Voici ce que vous pouvez faire :`,
    noPost: 'Vous n’avez pas encore de rôle dans le dispositif.',
    hint: 'Vous pouvez aussi écrire le code d’un dossier (M-2026-014), « aide » ou « annuler » à tout moment.',
    figuresHint:
      'Les chiffres se demandent aussi en mots : « indicateurs T3 2026 métropole », « indicateurs 2026 Habitat Tilleul ».',
    offers: {
      refer: { title: 'Orienter un ménage', command: 'orienter' },
      matters: { title: 'Ce qui m’attend', command: 'à faire' },
      dossiers: { title: 'Mes dossiers', command: 'mes dossiers' },
      dwellings: { title: 'Les logements', command: 'logements' },
      session: { title: 'Séances', command: 'séance' },
      indicators: { title: 'Tableau de bord', command: 'indicateurs' },
      reports: { title: 'Rapports', command: 'rapports' },
      invite: { title: 'Inviter une personne', command: 'inviter' },
      people: { title: 'Les personnes', command: 'personnes' },
      deliveries: { title: 'Envois en échec', command: 'envois' },
      preferences: { title: 'Préférences', command: 'préférences' },
    } as Readonly<Record<HelpItem, Offer>>,
  },
  join: {
    title: 'Bienvenue',
    intro:
      'Je suis Passerelle, le bot des partenaires du protocole habitats adaptés et accompagnés. Je ne vous connais pas encore.',
    how: 'Demandez un code d’invitation au secrétariat du dispositif, puis saisissez-le ici. Rien n’est enregistré avant cela.',
    code: 'Code d’invitation',
    placeholder: 'ABCD-2345',
    send: 'Rejoindre',
  },
  invite: {
    title: 'Inviter une personne',
    intro: 'Le code sert une seule fois, pendant 7 jours. Transmettez-le à la personne par un moyen sûr.',
    role: 'Rôle',
    organisation: 'Organisation',
    make: 'Créer le code',
    another: 'Créer un autre code',
    made: 'Code d’invitation',
    for: (role: string, organisation: string) => `Pour le rôle « ${role} » (${organisation}).`,
    until: (day: string) => `Valable jusqu’au ${day}, une seule fois. Ce code ne sera plus affiché.`,
  },
  persons: {
    title: 'Les personnes',
    kicker: 'Fonctions d’une personne',
    own: 'Vos fonctions',
    yours: 'Voici au titre de quoi Passerelle vous écrit. Une erreur ? Dites-le au secrétariat.',
    count: (total: number, page: number, pages: number) =>
      `${total} ${total > 1 ? 'personnes' : 'personne'}${pages > 1 ? ` · page ${page} sur ${pages}` : ''}`,
    of: 'Organisation',
    everybody: 'Toutes les organisations',
    filter: 'Afficher',
    open: 'Voir',
    before: 'Précédentes',
    after: 'Suivantes',
    noPost: 'sans fonction',
    left: 'Cette personne n’a plus de fonction : Passerelle ne lui écrit plus. Un code d’invitation la fait revenir.',
    changedOn: (day: string) => `Dernier changement le ${day}.`,
    post: (role: string, organisation: string, seat: string) =>
      `${role}${seat ? ` (${seat})` : ''}, ${organisation}`,
    seat: {
      titular: 'titulaire',
      deputy: 'suppléance',
      consultative: 'voix consultative',
    } as Readonly<Record<Seat, string>>,
    reach: {
      blocked: 'A bloqué ou retiré le bot : les messages n’arrivent pas.',
      unreachable: 'Injoignable dans Teams : les messages n’arrivent pas.',
    },
    change: 'Changer',
    end: 'Mettre fin',
    give: 'Donner une fonction de plus',
    giving: 'Quelle fonction, dans quelle organisation ?',
    changing: (post: string) => `À la place de : ${post}.`,
    ending: (post: string) => `Fonction qui prend fin : ${post}.`,
    confirmEnd: 'Mettre fin à la fonction',
    save: 'Enregistrer',
    labels: { role: 'Rôle', organisation: 'Organisation', seat: 'À la commission (pour un membre)' },
    alone: (organisations: string) =>
      `Plus personne ne votera pour ${organisations} : invitez quelqu’un, ou demandez un pouvoir.`,
    voices: (n: number) =>
      n > 1
        ? `Ses voix dans ${n} votes ouverts restent celles de l’organisation, qui peut les changer.`
        : 'Sa voix dans un vote ouvert reste celle de l’organisation, qui peut la changer.',
    tasks: (n: number, to: string) =>
      n > 1 ? `${n} actions en cours passent à ${to}.` : `Une action en cours passe à ${to}.`,
    absent: (names: string) => `Cette personne ne remplacera plus ${names}.`,
    note: 'Les voix déjà exprimées et les pouvoirs restent à l’organisation. La personne est prévenue, ses cartes sont mises à jour.',
  },
  deliveries: {
    title: 'Messages envoyés',
    sums: (delivered: number, waiting: number) =>
      `${delivered} ${delivered > 1 ? 'reçus' : 'reçu'} · ${waiting} en attente`,
    failed: 'En échec',
    uncertain: 'Incertains : peut-être reçus, peut-être deux fois',
    allWell: 'Aucun message en échec.',
    retry: 'Renvoyer',
    why: (why: string): string =>
      ({
        blocked: 'la personne a bloqué ou retiré le bot',
        'no-reference': 'la personne n’a jamais ouvert le bot dans Teams',
        gone: 'la conversation n’existe plus',
        'too-large': 'message trop volumineux',
      })[why] ?? (why ? `refus de Teams (${why})` : 'sans réponse de Teams'),
  },
}
