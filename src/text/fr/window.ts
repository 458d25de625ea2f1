/** The window, its reminders and the answers to them. */
import type { MissingKind } from '../../domain/dossier'

type Words<K extends string> = Readonly<Record<K, string>>
const days = (n: number) => (n === 1 ? '1 jour' : `${n} jours`)

export const window = {
  title: {
    open: 'Délai d’attribution',
    stopped: 'Délai arrêté : logement attribué',
    interrupted: 'Mesure interrompue',
  },
  left: (left: number) =>
    left < 0
      ? 'Le dernier jour est passé'
      : left === 0
        ? 'C’est le dernier jour'
        : left === 1
          ? 'Il reste 1 jour'
          : `Il reste ${days(left)}`,
  from: (day: string) => `Début : ${day}`,
  until: (day: string) => `Dernier jour : ${day}`,
  ended: (day: string) => `Le délai s’est terminé le ${day} sans attribution.`,
  stopped: (day: string) => `Un logement est attribué : le délai, ouvert jusqu’au ${day}, ne court plus.`,
  need: 'Besoin',
  candidature: 'À venir',
  candidatures: 'Candidatures en CAL…',
  home: 'Logement proposé',
  adhesion: 'Adhésion du ménage',
  noAdhesion: 'L’adhésion du ménage n’est pas donnée : aucun logement ne peut être proposé sans elle.',
  interruptsOn: (day: string) => `Sans attribution d’ici là, la mesure sera interrompue le ${day}.`,
  waiting: (day: string) => `Le rappel du ${day} attend votre réponse.`,
  escalated: {
    colleagues: 'Sans réponse, vos collègues ont été prévenus.',
    secretariat: 'Sans réponse, vos collègues puis le secrétariat ont été prévenus.',
  },
  reminders: (days: readonly string[]) =>
    `${days.length === 1 ? 'Prochain rappel' : 'Prochains rappels'} : ${days.join(', ')}.`,
  happened: 'Ce qui s’est passé',
  question: 'Où en êtes-vous ?',
  ask: {
    'home-proposed': 'Logement proposé',
    'cal-on': 'CAL le…',
    allocated: 'Attribué',
    'household-hesitates': 'Le ménage hésite',
    'no-suited-home': 'Pas de logement adapté',
    'need-help': 'Besoin d’aide',
    'remind-me': 'Me le rappeler…',
  },
  form: {
    'home-proposed': 'Quel logement est proposé ?',
    'cal-on': 'Quand le dossier passe-t-il en CAL ?',
    allocated: 'Quel bailleur a attribué un logement ?',
    'household-hesitates': 'Le ménage hésite',
    'no-suited-home': 'Que manque-t-il ?',
    'need-help': 'Besoin d’aide',
    'remind-me': 'Quand vous le rappeler ?',
  },
  dwelling: 'Logement vacant adapté',
  otherHome: 'Un autre, à préciser ci-dessous',
  homeLabel: 'Logement (type, commune, adresse)',
  homeOther: 'Si c’est un autre : lequel ?',
  homeHint: 'Ex. : T4 avec jardin à Exempleville',
  landlord: 'Bailleur',
  landlordOptional: 'Bailleur (facultatif)',
  day: { 'cal-on': 'Date de la CAL', allocated: 'Date de la CAL', 'remind-me': 'Me le rappeler le' },
  missing: 'Ce qui manque surtout',
  missingWords: {
    house: 'une maison individuelle',
    'ground-floor': 'un rez-de-chaussée',
    accessible: 'un logement accessible',
    apart: 'un logement à l’écart des voisins',
    'near-services': 'un logement proche des services',
    'low-rent': 'un loyer assez bas',
    'none-vacant': 'aucun logement vacant',
  } as Words<MissingKind>,
  size: 'Taille cherchée',
  territory: 'Secteur cherché',
  send: 'Répondre',
  recordAdhesion: 'Adhésion du ménage…',
  measure: 'La mesure',
}
