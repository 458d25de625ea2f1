import type { ConvocationItem } from '../../actions/convocation'
import type { Asked } from '../../domain/agenda'

/** The convocation of a member. */
export const convocation = {
  title: { meeting: 'Convocation à une séance', written: 'Convocation : vote par écrit' },
  cancelled: 'Séance annulée',
  intro: (n: number) =>
    n > 1
      ? `${n} dossiers à l’ordre du jour. Ouvrez une fiche pour la lire et voter.`
      : n === 1
        ? '1 dossier à l’ordre du jour. Ouvrez sa fiche pour la lire et voter.'
        : 'L’ordre du jour est vide pour le moment.',
  short: (day: string, reason: string) => `Convocation du ${day}, à délai réduit : ${reason}.`,
  second: (day: string, waived: boolean) =>
    `Seconde convocation : le quorum n’était pas atteint le ${day}.${waived ? ' Aucun quorum n’est exigé cette fois.' : ''}`,
  vote: {
    ask: 'votre vote est attendu',
    voted: 'vous avez voté',
    closed: 'vote clos',
    watch: 'vote en cours',
  } as Readonly<Record<ConvocationItem['vote'], string>>,
  late: 'ajouté après la convocation',
  agenda: 'Où en sont les votes',
  invitation: {
    add: 'Ajouter à mon agenda',
    addAll: 'Ajouter tout à mon agenda',
    remove: 'Retirer de mon agenda',
    file: 'seance',
    files: 'seances',
    title: {
      meeting: 'Commission des cas complexes',
      written: 'Commission des cas complexes : fin du vote par écrit',
    },
    organizer: 'Secrétariat de la commission',
    announced: 'Date à retenir. L’ordre du jour est dans Teams, auprès de Passerelle, dès la convocation.',
    description: (n: number) =>
      `${n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'Aucun dossier'} à l’ordre du jour. Les fiches et les votes sont dans Teams, auprès de Passerelle.`,
  },
}

/** The sheet of one dossier for the commission. */
export const sheet = {
  title: 'Fiche pour la commission',
  place: (code: string, n: number, of: number) => `${code} · ${n} sur ${of}`,
  asked: 'Demande',
  askings: {
    integrate: 'intégrer le ménage au dispositif',
    resume: 'reprendre l’examen ajourné',
    reactivate: 'réactiver la mesure',
  } as Readonly<Record<Asked, string>>,
  validated: (day: string) => `Diagnostic validé le ${day}`,
  late: 'Ajouté à l’ordre du jour après la convocation.',
  consulted: 'Avis consultatif',
  consult: {
    title: 'Demander un avis',
    intro:
      'Les personnes de ces organisations verront la fiche et suivront le vote, sans voix, tant que le dossier est à l’ordre du jour.',
    nobody: 'Aucune autre organisation n’a de personne inscrite ici : invitez d’abord quelqu’un.',
    already: (names: string) => `Déjà consultées : ${names}.`,
    who: 'Qui consulter ?',
    ask: 'Demander l’avis',
  },
  vote: 'Voter',
  before: '‹ Précédent',
  after: 'Suivant ›',
  convocation: 'Convocation',
}
