import type { Text } from '../fr'

export const dossier: Text['dossier'] = {
  title: stage => stage.charAt(0).toUpperCase() + stage.slice(1),
  kind: { referral: 'Referral', landlord: 'Landlord referral' },
  received: (day, by) => `Received on ${day} · ${by}`,
  maybeKnown: 'Household perhaps known already: to compare.',
  labels: 'Labels',
  labelsOf: (sharedFile, syplo) => {
    if (sharedFile && syplo) return 'confirmed (shared file and Syplo)'
    if (sharedFile) return 'shared file only: mismatch to mend'
    return syplo ? 'Syplo only: mismatch to mend' : 'awaited'
  },
  session: 'Session',
  decision: 'Decision',
  outcome: { integrate: 'integrated', refuse: 'refused', adjourn: 'adjourned' },
  months: n => `${n} ${n === 1 ? 'month' : 'months'}`,
  against: 'against the vote',
  provider: 'Provider',
  referent: 'Main social worker',
  adhesion: 'Adhesion',
  allocation: 'Allocation',
  irregular: 'irregular (without both labels)',
  window: 'Window to allocate',
  windowOpen: (days, day) =>
    days > 1
      ? `${days} days left, until ${day}`
      : days === 1
        ? `1 day left, until ${day}`
        : `last day: ${day}`,
  windowState: { stopped: 'stopped by the allocation', interrupted: 'ended without allocation' },
  open: { identity: 'Show identity', diagnosis: 'Show diagnosis', health: 'Show health' },
  opened: { identity: 'Identity', diagnosis: 'Social diagnosis', health: 'Health and addictions' },
  journalled: 'This reading is written in the reading journal.',
  born: day => `born on ${day}`,
  requestNumber: 'Request number',
  phone: 'Phone',
  close: 'Close',
  history: 'History',
  wholeHistory: n => (n > 1 ? `Show ${n} older facts` : 'Show the older fact'),
  recordedOn: day => `recorded on ${day}`,
  step: {
    complete: 'Complete',
    duplicates: 'Compare',
    siao: 'Examine',
    labels: 'Label',
    vote: 'Vote',
    round: 'Follow the vote',
    provider: 'Choose a provider',
    mandate: 'Answer the mandate',
    window: 'Answer the reminder',
    homes: 'Suited homes',
    place: 'Put in place',
    measure: 'Measure and adhesion',
    allocation: 'Record an allocation',
    notify: 'Notify the offer',
    offer: 'The household’s answer to the offer',
    afterAll: 'The household had accepted',
    enter: 'Record the entry',
    review: 'Review of the lease',
    terms: 'Duration and conditions',
    exit: 'End and exit',
    allocated: 'The allocation',
    decideMeasure: 'Change of the measure',
    support: 'Change the measure',
    passeport: 'Passeport',
    series: 'Series of passeports',
  },
  list: {
    title: 'My dossiers',
    none: 'No dossier for the moment.',
    total: n => (n > 1 ? `${n} dossiers` : '1 dossier'),
    waits: 'waits for you',
    lastDay: day => `until ${day}`,
    earlier: 'Previous',
    later: 'Next',
    page: (page, pages) => `page ${page} of ${pages}`,
  },
}
