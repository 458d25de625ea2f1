import type { Text } from '../fr'

const many = (one: string, several: string) => (n: number) =>
  `${n.toLocaleString('en-GB', { maximumFractionDigits: 2 })} ${n > 1 ? several : one}`

export const vote: Text['vote'] = {
  title: {
    ask: 'Your opinion on this dossier',
    reason: 'Your reason',
    voted: 'Vote recorded',
    given: 'Proxy given',
    over: 'Vote in writing over',
    closed: 'Vote closed',
    watch: 'Vote open',
  },
  kicker: (code, organisation) => (organisation ? `${code} · ${organisation}` : code),
  session: (day, time) => `Session of ${day} at ${time}`,
  oriented: day => `The SIAO orients to this scheme (${day})`,
  follower: 'Support in progress',
  trust: { yes: 'trust is good', no: 'trust to be built' },
  labels: 'Labels',
  summary: 'What the commission should know',
  proposal: 'What is proposed',
  byProxy: organisation => `${organisation}, by proxy`,
  question: (organisation, under) =>
    under
      ? `What is the voice of ${organisation}, which gave its proxy to ${under}?`
      : `What is the voice of ${organisation}?`,
  written: 'A vote in writing: who does not answer takes no part.',
  ended: (day, time) =>
    `This vote ended on ${day} at ${time}: it takes no more voices, and the secretariat closes it.`,
  given: holder => `Your organisation gave its proxy to ${holder}, which votes in its name.`,
  mayRecuse: 'A conflict of interest in this dossier? You can recuse yourself.',
  recuse: 'Recuse',
  castFor: (organisation, choice) => (choice ? `${organisation}: ${choice}` : `Vote for ${organisation}`),
  discuss: 'Ask for a discussion in session',
  discussed: 'To be discussed in session: this vote closes from the hour of the session on.',
  changing: choice => `Present voice: ${choice}. A new choice replaces it.`,
  noVoice: 'Your organisation has no voice in this vote: you follow the dossier.',
  reason: {
    unfavourable: 'Why an unfavourable opinion?',
    adjourn: 'Why adjourn? What do you await?',
  },
  reasonHint: 'Read by the secretariat at the closing. No name, no health data.',
  confirm: { unfavourable: 'Vote unfavourable', adjourn: 'Vote to adjourn' },
  voice: (choice, organisation) =>
    organisation ? `Voice of ${organisation}: ${choice}` : `Your voice: ${choice}`,
  by: (person, day, under) => (under ? `${person}, by proxy given to ${under}, ${day}` : `${person}, ${day}`),
  change: 'See the dossier, change my vote',
  hidden: 'The count is shown once you have voted.',
  participation: (cast, asked) =>
    cast === asked ? 'Every voice is cast.' : `${cast} ${cast > 1 ? 'votes' : 'vote'} cast of ${asked}`,
  counted: {
    favourable: many('favourable', 'favourable'),
    unfavourable: many('unfavourable', 'unfavourable'),
    adjourn: many('to adjourn', 'to adjourn'),
    abstain: many('abstention', 'abstentions'),
    recuse: many('recused', 'recused'),
    missing: many('not voted', 'not voted'),
  },
  choice: {
    favourable: 'favourable',
    unfavourable: 'unfavourable',
    adjourn: 'adjourn',
    abstain: 'abstain',
    recuse: 'recused',
  },
  outcome: {
    integrate: 'A majority for taking the household in.',
    refuse: 'A majority against.',
    adjourn: 'A majority for adjourning.',
    none: 'No majority.',
    'no-quorum': 'No quorum: the commission is to be convened again.',
  },
  decided: {
    integrate: 'Decision: the household is taken in.',
    refuse: 'Decision: the household is not taken in.',
    adjourn: 'Decision: adjourned.',
  },
  offAgenda: 'The dossier left the agenda: this vote ends without a decision.',
  waiting: 'The secretariat is recording the decision.',
  round: {
    open: 'Vote open',
    confirm: 'Close the vote?',
    decide: 'Vote closed: to decide',
    done: 'Vote closed',
  },
  number: n => (n > 1 ? `Vote ${n} on this dossier` : ''),
  notYet: {
    present: 'present, has not voted',
    represented: 'represented, has not voted',
    absent: 'has not voted',
  },
  deputy: person => `${person} (deputy)`,
  left: person => `${person} (no longer sits)`,
  heldBy: holder => `proxy given to ${holder}`,
  asOfNow: outcome => `If the vote closed now: ${outcome}`,
  tie: 'An equal share, which nobody broke.',
  second: 'Second convocation',
  conveneAgain: 'Convene again',
  inWriting: 'Vote in writing',
  discussedNow: 'Discussion asked for in session',
  missingVoices: n =>
    n > 1
      ? `${n} organisations have not voted. Once the vote is closed, no more voice counts.`
      : 'One organisation has not voted. Once the vote is closed, no more voice counts.',
  stillOpen: (day, time, missing) =>
    `The vote in writing lasts until ${day} at ${time}. Not voted yet: ${missing.join(', ')}.`,
  unattended: 'Attendance is not recorded: those present who have not voted will not count in the quorum.',
  close: 'Close the vote',
  closeAnyway: 'Close anyway',
  decide: 'Record the decision',
  seeDecision: 'See the decision',
}
