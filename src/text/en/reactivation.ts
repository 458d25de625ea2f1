import type { Text } from '../fr'

export const reactivation: Text['reactivation'] = {
  title: {
    interrupted: 'Measure interrupted: to be examined again',
    ended: 'Support ended: to be examined again?',
    exited: 'Household left the scheme: to be examined again?',
  },
  done: 'The dossier is back with the commission',
  interrupted: (lastDay, on) =>
    `No home was allocated by ${lastDay}, the last day of the window: the measure is interrupted since ${on}.`,
  answered: 'Answers during the window',
  times: (answer, n) => (n === 1 ? answer : `${answer} (${n} times)`),
  unanswered: 'No answer was given during the window.',
  newWindow: 'If the commission reactivates the measure, a new window opens once it is in place.',
  noWindow: 'The household has its home already: a reactivated measure opens no window.',
  question: 'In which session is the dossier examined again?',
  session: (day, time) => `Session of ${day} at ${time}`,
  later: 'Later: ready for a session',
}
