import type { Text } from '../fr'

export const mandate: Text['mandate'] = {
  title: {
    answer: 'A measure for you',
    decline: 'Decline the mandate',
    accepted: 'Mandate accepted',
    declined: 'Mandate declined',
  },
  askedOn: day => `The commission asks you on ${day}.`,
  duration: 'Duration',
  months: n => (n === 1 ? '1 month' : `${n} months`),
  funding: 'Funding',
  conditions: 'Conditions',
  objectives: 'Objectives',
  referent: 'Main social worker',
  accept: 'Accept the measure',
  decline: 'Decline…',
  declineFor: 'Decline the mandate',
  reason: 'Reason (goes to the secretariat)',
  reasonHint: 'E.g. no place before the summer. No name, no health.',
  identityNext: 'You will see who the household is once you have accepted.',
  identityNow: 'You can now see who the household is, in the dossier.',
  declinedNote: 'Your reason goes to the secretariat, who asks another provider.',
  place: 'Put the measure in place',
  choose: {
    title: { choose: 'Choose another provider', asked: 'Provider asked' },
    intro: 'The measure was declined. These are the providers in the order proposed.',
    none: 'No other provider is retained today.',
    declinedBy: name => `${name} declined`,
    provider: 'Provider to ask',
    reason: 'Reason, if not the first',
    ask: 'Ask this provider',
    asked: (name, day) => `${name} has been asked since ${day}.`,
    why: { follows: 'follows the household already', territory: 'its territory', load: 'the smallest load' },
    load: n =>
      n === 0 ? 'no household followed' : n === 1 ? '1 household followed' : `${n} households followed`,
  },
}
