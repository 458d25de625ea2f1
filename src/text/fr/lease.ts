import type { LeaseKind, ReviewOutcome } from '../../domain/lease'

type Words<K extends string> = Readonly<Record<K, string>>

/** The card of the household's home: entry, lease, reviews. */
export const lease = {
  title: {
    enter: 'Entrée dans le logement',
    blocked: 'Entrée impossible pour l’instant',
    review: 'Revue du bail glissant',
    read: 'Logement et bail',
  },
  landlord: 'Attribution',
  allocatedBy: (landlord: string, day: string) => `${landlord}, le ${day}`,
  accepted: 'Acceptée par le ménage le',
  entered: 'Entrée le',
  kind: 'Bail',
  kinds: {
    direct: 'Bail direct, au nom du ménage',
    sublet: 'Sous-location',
    glissant: 'Bail glissant',
  } as Words<LeaseKind>,
  nextReview: 'Prochaine revue',
  lastReview: 'Dernière revue',
  outcomes: {
    continues: 'le bail glissant se poursuit',
    slides: 'le bail glisse au nom du ménage',
    ends: 'le bail ne glissera pas',
  } as Words<ReviewOutcome>,
  blocked: {
    adhesion: 'Le ménage n’a pas donné son adhésion : sans elle, aucune entrée n’est enregistrée.',
    condition:
      'L’attribution attend encore sa condition : une fois que le bailleur ou le secrétariat a dit qu’elle est remplie, l’entrée s’enregistre ici.',
  },
  adhesion: 'Enregistrer l’adhésion',
  from: (day: string) => `Au plus tôt le ${day} : attribution, mesure en place et adhésion.`,
  enteredOn: 'Entré dans le logement le',
  whichLease: 'Sous quel bail ?',
  firstReview: 'Première revue (bail glissant)',
  enter: 'Enregistrer l’entrée',
  reviewedOn: 'Revue tenue le',
  outcome: 'Ce qui est décidé',
  following: 'Revue suivante (si le bail glissant se poursuit)',
  review: 'Enregistrer la revue',
  nothing: 'Il n’y a rien à enregistrer à cette étape.',
  next: {
    offer: 'Réponse du ménage',
    notify: 'Notifier l’offre',
    measure: 'Mesure et adhésion',
    exit: 'Fin et sortie…',
  },
}
