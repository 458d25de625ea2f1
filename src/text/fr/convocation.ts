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
  vote: 'Voter',
  before: '‹ Précédent',
  after: 'Suivant ›',
  convocation: 'Convocation',
}
