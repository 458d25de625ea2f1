import type { Text } from '../fr'

export const exit: Text['exit'] = {
  title: {
    exit: 'Exit from the scheme',
    end: 'End of the support',
    exited: 'Household out of the scheme',
    ended: 'Support ended',
    read: 'End and exit',
  },
  kind: 'The household',
  kinds: {
    'own-lease': 'stays in the home with a lease of its own, without support',
    'ordinary-stock': 'moves to an ordinary home',
    'moved-away': 'has moved away',
    'adhesion-withdrawn': 'withdraws its adhesion',
    death: 'death',
    other: 'other (say which)',
  },
  intro: 'The exit frees the household’s place in the scheme; open candidatures are over.',
  endIntro:
    'The support ends and the household stays in its home: its place is free, the commission can reactivate the measure.',
  noOwnLease: 'For “a lease of its own”, first record that the lease slides to the household’s name.',
  on: 'Date',
  reason: 'Details (needed for “other”)',
  record: 'Record the exit',
  endOpen: 'Only the support ends…',
  end: 'Record the end',
  entered: 'In the home since',
  exited: 'Exit',
  exitedOn: (kind, day) => `${kind}, on ${day}`,
  why: 'Reason',
}
