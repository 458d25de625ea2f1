import type { ReconsiderReason, WithdrawalReason } from '../../domain/withdrawal'

/** The card that withdraws a referral, and takes up again what was closed. */
export const withdrawal = {
  title: {
    withdraw: 'Retirer la demande',
    reconsider: 'Reprendre le dossier',
    read: 'Retrait et reprise',
  },
  intro:
    'La demande est retirée avant toute décision de la commission. Le SIAO et le secrétariat en sont prévenus ; le dossier peut être repris plus tard.',
  leavesAgenda: (day: string) =>
    `Le dossier est à l’ordre du jour du ${day} : il le quitte, et son vote s’arrête sans décision.`,
  again: {
    siao: 'Le dossier retourne au SIAO, qui l’examine et l’oriente de nouveau.',
    ready: 'Le dossier attend une prochaine séance de la commission.',
  },
  stands: (stage: string) => `Où il en est : ${stage}.`,
  why: 'Pour quelle raison ?',
  reasons: {
    'household-declines': 'Le ménage ne souhaite pas aller plus loin',
    'other-solution': 'Une autre solution est trouvée',
    'moved-away': 'Le ménage a quitté le territoire',
    'agreement-withdrawn': 'L’accord au partage est retiré',
    'in-error': 'Par erreur',
    other: 'Autre raison',
    'situation-changed': 'La situation du ménage a changé',
    'new-information': 'Des éléments nouveaux sont connus',
    'asked-again': 'La demande est renouvelée',
  } as Readonly<Record<WithdrawalReason | ReconsiderReason, string>>,
  withdraw: 'Retirer la demande',
  reconsider: 'Reprendre le dossier',
}
