import type { Text } from '../fr'

export const measure: Text['measure'] = {
  title: {
    accepted: 'Put the measure in place',
    window: 'Measure in place',
    allocated: 'Measure in place, home allocated',
    housed: 'Measure in place, household housed',
    interrupted: 'Measure interrupted',
    other: 'Support measure',
    adhesion: 'The household’s adhesion',
  },
  provider: 'Provider',
  referent: 'Main social worker',
  duration: 'Duration decided',
  months: n => (n === 1 ? '1 month' : `${n} months`),
  inPlaceOn: 'In place since',
  adhesion: 'Adhesion',
  adhesionSince: (state, day) => (day ? `${state}, ${day}` : state),
  presence: 'In the presence of',
  window: 'Window to allocate',
  windowLeft: (left, day) =>
    left < 0
      ? `ended on ${day}`
      : left === 0
        ? `last day today, ${day}`
        : `${left === 1 ? '1 day left' : `${left} days left`}, until ${day}`,
  windowStopped: 'stopped by the allocation',
  windowInterrupted: day => `ended on ${day} without allocation`,
  allocation: 'Allocation',
  allocatedBy: (landlord, day) => `${landlord}, CAL of ${day}`,
  placeIntro: (months: number) =>
    `The measure is in place the day you start going to the household, even before it adheres. That day opens the window to allocate a home: ${months === 1 ? '1 month' : `${months} months`}.`,
  placeOn: 'Measure in place on',
  place: 'The measure is in place',
  needsAdhesion: 'Without adhesion no home can be proposed.',
  withoutAdhesion: {
    accepted:
      'Without adhesion no home is proposed or entered. The measure may begin: going to the household is the method.',
    window:
      'Without adhesion no home is proposed or entered, and the window still runs. The secretariat and the referrer are told.',
    allocated:
      'Without adhesion the entry into the home allocated cannot be recorded. The landlord and the secretariat are told.',
    housed:
      'The household has its home and no longer agrees to the support: the dossier waits with the secretariat, for the end of the support or the exit.',
  },
  record: 'Adhesion…',
  state: 'The household',
  states: {
    sought: 'has not answered yet (adhesion being sought)',
    given: 'gives its adhesion',
    refused: 'refuses the support',
    withdrawn: 'withdraws its adhesion',
  },
  on: 'Date',
  presenceHint: 'What the people present do; not the household’s name',
  presenceLabel: 'In the presence of (optional)',
  save: 'Save',
  next: {
    window: 'Window and answers',
    allocation: 'CAL decision',
    passeport: 'Passeport',
    series: 'Series',
    offer: 'The household’s answer',
    enter: 'Entry into the home',
    review: 'Review of the lease',
    exit: 'End and exit…',
  },
}
