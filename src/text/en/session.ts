import type { Text } from '../fr'

const dossiers = (n: number) => (n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'no dossier')

export const session: Text['session'] = {
  plan: 'Plan a session',
  kicker: 'Commission for complex cases',
  planned: 'Sessions to come',
  plannedLine: (day, time, n) => `${day} at ${time} · ${dossiers(n)}`,
  open: 'Open',
  on: 'Date',
  time: 'Time',
  timeError: 'Give a time.',
  place: 'Place or meeting link',
  placeHint: 'Room, address, or link https://…',
  placeError: 'Give the place or the link.',
  ready: 'Dossiers that are ready, the oldest first',
  nothingReady: 'No dossier is ready. You can plan the session and add dossiers later.',
  age: days =>
    days > 60 ? `for ${Math.floor(days / 30)} months` : days > 1 ? `for ${days} days` : 'since recently',
  interrupted: codes =>
    codes.length > 1
      ? `Interrupted measures, to raise in session: ${codes.join(', ')}`
      : `Interrupted measure, to raise in session: ${codes.join('')}`,
  planIt: 'Plan the session',
  explain: 'Members receive nothing yet: the votes open with the convocation.',
  title: day => `Session of ${day}`,
  when: {
    meeting: (day, time) => `${day} at ${time}`,
    written: (day, time) => `Vote in writing until ${day} at ${time}`,
  },
  at: (time, n) => `${time} · ${dossiers(n)}`,
  empty: 'No dossier on the agenda.',
  progress: (cast, asked) => `${cast} / ${asked} votes`,
  notOpen: 'vote opens with the convocation',
  convene: 'Convene and open the votes',
  voteOpen: 'vote open',
  voteClosed: 'vote closed, to decide',
  decided: { integrate: 'taken in', refuse: 'not taken in', adjourn: 'adjourned' },
  join: 'Join',
  refresh: 'Refresh',
  addDossiers: n => (n > 1 ? `Add dossiers (${n} ready)` : 'Add a dossier (1 ready)'),
  add: 'Put on the agenda',
  remove: 'Take off the agenda',
  agenda: 'Agenda',
}
