import type { Text } from '../fr'

const dossiers = (n: number) => (n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'no dossier')

export const session: Text['session'] = {
  plan: 'Plan a session',
  kicker: 'Commission for complex cases',
  planned: 'Sessions to come',
  plannedLine: (day, time, n) => `${day} at ${time} · ${dossiers(n)}`,
  unsigned: 'Minutes to sign',
  unsignedLine: (day, n) => `${day} · ${dossiers(n)}`,
  toConvene: (day, time) => `${day} at ${time} · convocation to come`,
  nonePlanned: 'No session is planned.',
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
  explain: 'Members receive the date to save. The agenda and the votes come with the convocation.',
  when: {
    meeting: (day, time) => `${day} at ${time}`,
    written: (day, time) => `Vote in writing until ${day} at ${time}`,
  },
  empty: 'No dossier on the agenda.',
  progress: (cast, asked) => `${cast} / ${asked} votes`,
  convene: 'Convene and open the votes',
  states: {
    waiting: 'vote opens with the convocation',
    open: 'vote open',
    closed: 'vote closed, to decide',
    'no-quorum': 'no quorum',
    elsewhere: 'went on to another session',
    integrate: 'taken in',
    refuse: 'not taken in',
    adjourn: 'adjourned',
  },
  again: 'Convene again',
  move: 'Move or cancel',
  moving: {
    move: 'Move the session',
    cancel: 'Cancel the session?',
    toCancel: 'Cancel the session…',
    doCancel: 'Cancel the session',
    reason: 'Why?',
    told: ({ convened, dated }) =>
      convened
        ? 'Members who were convened are told of the change only.'
        : dated
          ? 'Members have the date: they are told of the change only.'
          : 'Members are not convened yet: nothing is sent to them.',
    freed: n =>
      n > 1
        ? `${n} dossiers will wait for another session; their votes close without decision.`
        : n === 1
          ? 'The dossier will wait for another session; its vote closes without decision.'
          : '',
  },
  dates: {
    title: n => (n > 1 ? 'Save the dates' : 'Save the date'),
    intro: ({ days, working }) =>
      `The convocation and the agenda will follow${days > 0 ? `, at least ${days} ${working ? 'working ' : ''}day${days > 1 ? 's' : ''} ahead` : ''}.`,
  },
  mode: 'How?',
  modes: { meeting: 'In a meeting', written: 'In writing, until that date' },
  lacked: (day, codes) =>
    `The quorum was not reached on ${day}: ${codes.join(', ')}. They wait for a second convocation.`,
  secondOf: (day, codes) =>
    `The quorum was not reached on ${day}. Dossiers convened again: ${codes.join(', ')}.`,
  calendar: {
    open: 'Propose a calendar',
    rule: 'A calendar of sessions',
    days: 'The proposed sessions',
    intro: 'One session a month. A public holiday gives way to the next working day.',
    told: 'Members receive one message with all these dates.',
    nth: 'Week of the month',
    nths: { '1': 'First', '2': 'Second', '3': 'Third', '4': 'Fourth', last: 'Last' },
    weekday: 'Day',
    weekdays: { '1': 'Monday', '2': 'Tuesday', '3': 'Wednesday', '4': 'Thursday', '5': 'Friday' },
    months: 'Number of months',
    monthsError: 'From 1 to 24.',
    propose: 'Propose the dates',
    choose: 'Dates to keep',
    instead: (day, holiday) => `${day} (${holiday} is a public holiday)`,
    taken: days => `Planned already: ${days.join(', ')}.`,
    nothing: 'All these dates have a session already.',
    plan: 'Plan these sessions',
    back: 'Another day',
  },
  join: 'Join',
  refresh: 'Refresh',
  steps: { list: 'Agenda', change: 'Change the agenda', convene: 'Convene the commission?' },
  changing: ready => (ready > 0 ? `Change (${ready} ready)` : 'Change'),
  change: 'Save the agenda',
  postpone: 'On the agenda: tick those to postpone to another session',
  notice: 'Why does the convocation leave so late?',
  convening: (dossiers, incomplete) =>
    [
      'Every member gets the convocation, and the votes open.',
      incomplete > 1
        ? `${incomplete} of ${dossiers} dossiers are incomplete: the commission may examine them all the same.`
        : incomplete === 1
          ? 'One dossier is incomplete: the commission may examine it all the same.'
          : '',
    ].join(' '),
  closed: {
    'week-end': 'Take care: this day is in a week-end.',
    holiday: 'Take care: this day is a public holiday.',
  },
  conveneBy: (day, passed) =>
    passed
      ? `The convocation was to leave by ${day}: a reason will be asked for, and shown.`
      : `To convene by ${day}.`,
  lacks: what => `missing: ${what.join(', ')}`,
  missing: {
    diagnosis: 'validated diagnosis',
    agreement: 'agreement to share with the commission',
    'shared-file': 'label of the shared file',
    syplo: 'Syplo label',
    summary: 'summary for the commission',
  },
  remove: 'Take off the agenda',
  agenda: 'Agenda',
}
