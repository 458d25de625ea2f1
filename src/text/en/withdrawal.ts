import type { Text } from '../fr'

export const withdrawal: Text['withdrawal'] = {
  title: {
    withdraw: 'Withdraw the referral',
    reconsider: 'Take the dossier up again',
    read: 'Withdrawing and taking up again',
  },
  intro:
    'The referral is withdrawn before the commission has decided. SIAO and the secretariat are told; the dossier may be taken up again later.',
  leavesAgenda: day => `It is on the agenda of ${day}: it leaves it, and its vote ends without a decision.`,
  again: {
    siao: 'The dossier goes back to SIAO, which examines and orients it again.',
    ready: 'The dossier waits for a next session of the commission.',
  },
  stands: stage => `Where it stands: ${stage}.`,
  why: 'For what reason?',
  reasons: {
    'household-declines': 'The household does not wish to go on',
    'other-solution': 'Another solution was found',
    'moved-away': 'The household has left the area',
    'agreement-withdrawn': 'The agreement to share was withdrawn',
    'in-error': 'By mistake',
    other: 'Another reason',
    'situation-changed': 'The household’s situation has changed',
    'new-information': 'There is new information',
    'asked-again': 'The request was made again',
  },
  withdraw: 'Withdraw the referral',
  reconsider: 'Take the dossier up again',
}
