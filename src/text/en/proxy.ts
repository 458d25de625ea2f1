import type { Text } from '../fr'

export const proxy: Text['proxy'] = {
  title: 'Proxies',
  intro: 'Your organisation cannot come? Another can vote in its name, for this session only.',
  given: (organisation, holder) => `${organisation} gave its proxy to ${holder}, which votes in its name.`,
  held: (holder, giver) => `${holder} holds the proxy of ${giver}, and so cannot give its own.`,
  to: organisation => `${organisation} gives its proxy to`,
  choose: 'Choose an organisation',
  required: 'Choose to whom.',
  nobody: 'No organisation can receive a proxy: each holds one already, or gave its own.',
  give: 'Give the proxy',
  takeBack: organisation => (organisation ? `Take the proxy back (${organisation})` : 'Take the proxy back'),
  falls: 'If you take this proxy back, the voices it carried fall where the vote is still open.',
  all: 'Proxies of this session',
  none: 'No proxy is given.',
  line: (from, to, paper) => `${from} → ${to}${paper ? ' · on paper, recorded by the secretariat' : ''}`,
  paper: 'Proxy received on paper',
  paperIntro:
    'An organisation handed you a signed proxy: the same rules hold, and both organisations are told.',
  paperFrom: 'Who gives its voice',
  paperTo: 'To whom',
  record: 'Record the proxy',
  strike: organisation => `The proxy is taken back (${organisation})`,
  noVoice: 'Your organisation has no voice to give.',
  over: 'This session was held or cancelled: its proxies do not change any more.',
}
