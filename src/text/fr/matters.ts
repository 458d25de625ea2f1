/** The digest, and *à faire*. */
import type { MatterKind } from '../../domain/matters'

type Words<K extends string> = Readonly<Record<K, string>>

export const matters = {
  title: (n: number) =>
    n === 0 ? 'Rien ne vous attend' : n === 1 ? '1 dossier vous attend' : `${n} dossiers vous attendent`,
  nothing: 'Tout est à jour. Je vous écris dès qu’un dossier a besoin de vous.',
  more: (n: number) =>
    n === 1 ? 'et 1 autre : tapez « mes dossiers ».' : `et ${n} autres : tapez « mes dossiers ».`,
  kinds: {
    window: 'Délai d’attribution',
    unanswered: 'Rappel sans réponse du prestataire',
    choose: 'Prestataire à choisir',
    mandate: 'Une mesure vous est confiée',
    round: 'Vote à clore ou décision à enregistrer',
    vote: 'Votre vote est attendu',
    allocation: 'Décision de CAL à enregistrer',
    interrupted: 'Mesure interrompue : à réexaminer',
    examine: 'À examiner par le SIAO',
    complete: 'À compléter',
    place: 'Mesure à mettre en place',
    'measure-change': 'Changement de mesure demandé à la commission',
    'measure-ending': 'La mesure arrive à son terme',
    passeport: 'Passeport attendu',
    labels: 'Labellisation à confirmer',
    duplicates: 'Ménage peut-être déjà connu',
  } as Words<MatterKind>,
  buttons: {
    window: 'Répondre',
    unanswered: 'Voir le délai',
    choose: 'Choisir',
    mandate: 'Répondre',
    round: 'Ouvrir',
    vote: 'Voter',
    allocation: 'Enregistrer',
    interrupted: 'Ouvrir',
    examine: 'Examiner',
    complete: 'Compléter',
    place: 'Mettre en place',
    'measure-change': 'Répondre',
    'measure-ending': 'Renouveler',
    passeport: 'Remplir',
    labels: 'Ouvrir',
    duplicates: 'Comparer',
  } as Words<MatterKind>,
  for: (name: string) => `pour ${name}`,
  until: (day: string) => `jusqu’au ${day}`,
  since: (day: string) => `depuis le ${day}`,
  session: (day: string) => `séance du ${day}`,
  reminded: (day: string) => `rappelé le ${day}`,
  answered: (answer: string, day: string) => `${answer} (${day})`,
  waiting: 'sans réponse',
  beforeEndOf: (quarter: string) => `avant la fin du ${quarter}`,
}
