import type { Presence } from '../../domain/attendance'

/** Who was in the meeting. */
export const attendance = {
  title: 'Émargement',
  early: 'L’émargement s’ouvre à l’heure de la séance.',
  over: 'Cette séance est tenue ou annulée : l’émargement ne change plus.',
  presence: (organisation: string, proxy?: string) =>
    proxy ? `${organisation} (pouvoir donné à ${proxy})` : organisation,
  consultative: (organisation: string) => `${organisation} (sans voix)`,
  who: 'Qui est venu',
  unknown: 'Non précisé',
  deputy: (name: string) => `${name} (suppléance)`,
  chair: 'Qui préside',
  noChair: 'Personne n’est indiqué',
  presides: (organisation: string) => `Présidence : ${organisation}`,
  none: 'Non pointé',
  record: 'Enregistrer l’émargement',
  change: 'Corriger',
  explain: 'Présents et représentés comptent dans le quorum des votes qui ne sont pas encore clos.',
  words: {
    present: 'présent',
    remote: 'à distance',
    excused: 'excusé',
    absent: 'absent',
  } as Readonly<Record<Presence, string>>,
}
