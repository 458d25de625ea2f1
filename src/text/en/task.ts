import type { Text } from '../fr'

export const task: Text['task'] = {
  title: { 'tell-household': 'Tell the household of the decision', action: 'Action decided in session' },
  closedTitle: {
    'tell-household': { open: '', done: 'The household was told', dropped: 'Nothing to tell' },
    action: { open: '', done: 'Action done', dropped: 'Action dropped' },
  },
  kicker: session => `Commission of ${session}`,
  decision: {
    integrate: day => `On ${day} the commission decided to take the household in.`,
    refuse: day => `On ${day} the commission decided not to take the household in.`,
    adjourn: day => `The commission adjourned its decision on ${day}.`,
  },
  explain: 'A decision is told in person: say here on which day the household learned it.',
  erased: '(text erased)',
  mine: day => `Yours to do, by ${day}`,
  theirs: (person, day) => `With ${person}, by ${day}`,
  setBy: (person, day) => `Asked by ${person} on ${day}`,
  closedBy: (person, day) => `On ${day}, noted by ${person}`,
  on: { 'tell-household': 'Told on', action: 'Done on' },
  close: {
    'tell-household': { done: 'The household knows', dropped: 'Nothing to tell' },
    action: { done: 'It is done', dropped: 'Drop it' },
  },
}
