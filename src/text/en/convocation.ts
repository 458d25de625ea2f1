import type { Text } from '../fr'

export const convocation: Text['convocation'] = {
  title: { meeting: 'Convocation to a session', written: 'Convocation: vote in writing' },
  cancelled: 'Session cancelled',
  intro: n =>
    n > 1
      ? `${n} dossiers on the agenda. Open a sheet to read it and vote.`
      : n === 1
        ? '1 dossier on the agenda. Open its sheet to read it and vote.'
        : 'The agenda is empty for now.',
  short: (day, reason) => `Convened on ${day}, at short notice: ${reason}.`,
  second: (day, waived) =>
    `Second convocation: the quorum was not reached on ${day}.${waived ? ' No quorum is needed this time.' : ''}`,
  vote: {
    ask: 'your vote is awaited',
    voted: 'you have voted',
    closed: 'vote closed',
    watch: 'vote under way',
  },
  late: 'added after the convocation',
  agenda: 'How the votes stand',
  invitation: {
    add: 'Add to my calendar',
    addAll: 'Add all to my calendar',
    remove: 'Remove from my calendar',
    file: 'session',
    files: 'sessions',
    title: {
      meeting: 'Commission for complex cases',
      written: 'Commission for complex cases: end of the vote in writing',
    },
    organizer: 'Secretariat of the commission',
    announced: 'Save the date. The agenda is in Teams, with Passerelle, from the convocation on.',
    description: n =>
      `${n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'No dossier'} on the agenda. Sheets and votes are in Teams, with Passerelle.`,
  },
}

export const sheet: Text['sheet'] = {
  title: 'Sheet for the commission',
  place: (code, n, of) => `${code} · ${n} of ${of}`,
  asked: 'Asked',
  askings: {
    integrate: 'take the household into the scheme',
    resume: 'take up the adjourned examination again',
    reactivate: 'reactivate the measure',
  },
  validated: day => `Diagnosis validated on ${day}`,
  late: 'Added to the agenda after the convocation.',
  consulted: 'Consulted',
  consult: {
    title: 'Ask for an opinion',
    intro:
      'The people of these organisations will see the sheet and follow the vote, without a voice, while the dossier is on the agenda.',
    nobody: 'No other organisation has anybody here: invite somebody first.',
    already: names => `Consulted already: ${names}.`,
    who: 'Whom to consult?',
    ask: 'Ask for their opinion',
  },
  vote: 'Vote',
  before: '‹ Previous',
  after: 'Next ›',
  convocation: 'Convocation',
}
