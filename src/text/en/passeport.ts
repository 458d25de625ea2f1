import type { Text } from '../fr'

const contacts = (n: number) => (n === 0 ? 'no contact' : n === 1 ? '1 contact' : `${n} contacts`)

export const passeport: Text['passeport'] = {
  title: { form: 'Passeport', sent: 'Passeport sent', read: 'Passeport' },
  quarter: name => {
    const [year, number] = name.split('-T')
    return `Q${number} ${year}`
  },
  missing: 'No passeport yet this quarter: one minute is enough.',
  first: 'First passeport of this household.',
  lastOn: (day, by) => (by ? `Last passeport: ${day}, by ${by}` : `Last passeport: ${day}`),
  same: 'Unchanged since last time',
  sameHint: 'The contacts above are kept, the rest is taken over as it was.',
  engagement: 'The household’s engagement',
  engagements: { none: 'absent', distant: 'distant', regular: 'regular', active: 'active' },
  seen: 'Last seen on',
  contactsLabel: 'Contacts since the last passeport',
  contacts,
  contactsError: 'A number from 0 to 99.',
  levels: {
    'not-assessed': 'not assessed',
    blocked: 'blocked',
    fragile: 'fragile',
    progressing: 'progressing',
    acquired: 'acquired',
  },
  domain: (name, last) => (last ? `${name} (last time: ${last})` : name),
  line: 'One line of facts',
  lineHint: 'No names',
  lastLine: line => `Last time: ${line}`,
  objective: 'One objective',
  send: 'Send the passeport',
  sentOn: day => `Noted on ${day}. Thank you.`,
  changes: 'What changed',
  noChange: 'No domain has changed since last time.',
  change: (from, to) => `${from} → ${to}`,
  series: 'See the series',
  again: 'New passeport',
  seriesTitle: 'How the measure goes',
  reduced: 'Health, addictions and free texts are not open to your role.',
  empty: 'No passeport has been sent yet.',
  span: (from, to) => (from === to ? `Passeport of ${from}` : `From ${from} to ${to}, oldest to newest`),
  older: n => (n === 1 ? '1 older passeport' : `${n} older passeports`),
  legend: '▁ blocked · ▃ fragile · ▅ progressing · ▇ acquired · ‧ not assessed',
  entry: (engagement, count) => `Engagement ${engagement}, ${contacts(count)}`,
  lastSeen: day => `seen on ${day}`,
  objectiveIs: 'Objective',
}
