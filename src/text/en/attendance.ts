import type { Text } from '../fr'

export const attendance: Text['attendance'] = {
  title: 'Attendance',
  early: 'Attendance is recorded from the hour of the session on.',
  over: 'This session was held or cancelled: its attendance does not change any more.',
  presence: (organisation, proxy) => (proxy ? `${organisation} (proxy given to ${proxy})` : organisation),
  consultative: organisation => `${organisation} (no voice)`,
  who: 'Who came',
  unknown: 'Not said',
  deputy: name => `${name} (deputy)`,
  chair: 'Who presides',
  noChair: 'Nobody is named',
  presides: organisation => `Chair: ${organisation}`,
  none: 'Not recorded',
  record: 'Record the attendance',
  change: 'Correct',
  explain: 'Those present or represented count in the quorum of the votes that are not closed yet.',
  words: { present: 'present', remote: 'at a distance', excused: 'excused', absent: 'absent' },
}
