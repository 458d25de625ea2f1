import type { Text } from '../fr'

export const request: Text['request'] = {
  title: 'Renewal of the request number',
  renewed: 'Last renewal',
  lapses: 'Valid until',
  unknown: 'The day of the last renewal is not known: no reminder can leave.',
  intro:
    'A request for social housing is renewed every year. The number does not stand here: give the day only.',
  on: 'Request made or renewed on',
  save: 'Record',
}

export const mismatches: Text['mismatches'] = {
  title: n =>
    n === 0 ? 'No mismatch of labels' : n === 1 ? '1 mismatch of labels' : `${n} mismatches of labels`,
  intro:
    'One label is confirmed and the other is missing. Each comes back here every week until it is mended.',
  none: 'The two labels match everywhere.',
  line: (missing, day) => `${missing} is missing; the other label is of ${day}`,
  open: 'Mend',
  more: n => (n === 1 ? 'and 1 other dossier.' : `and ${n} other dossiers.`),
}
