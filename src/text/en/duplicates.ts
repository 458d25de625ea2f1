import type { Text } from '../fr'

export const duplicates: Text['duplicates'] = {
  title: { compare: 'Is it the same household?', same: 'Same household', done: 'Comparison done' },
  intro: {
    compare:
      'Names, a birth date or a request number agree. Compare them; these readings are written in the journal.',
    same: 'You may withdraw the new referral: its referrer will be told.',
    done: 'There is nothing left to compare.',
  },
  more: (count: number) =>
    count === 1 ? 'One more dossier comes next.' : `${count} more dossiers come next.`,
  mine: 'New referral',
  other: 'Known already',
  received: (day, by) => `Received on ${day} · ${by}`,
  hidden: 'The identity can no longer be read at this stage.',
  same: code => `Same household as ${code}`,
  different: 'Different households',
  withdraw: 'Withdraw the new referral',
}
