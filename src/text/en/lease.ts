import type { Text } from '../fr'

export const lease: Text['lease'] = {
  title: {
    enter: 'Entry into the home',
    blocked: 'No entry possible for now',
    review: 'Review of the bail glissant',
    read: 'Home and lease',
  },
  landlord: 'Allocation',
  allocatedBy: (landlord, day) => `${landlord}, on ${day}`,
  accepted: 'Accepted by the household on',
  entered: 'Entered on',
  kind: 'Lease',
  kinds: {
    direct: 'Direct lease, in the household’s name',
    sublet: 'Sublease',
    glissant: 'Bail glissant (a sublease that is to slide)',
  },
  nextReview: 'Next review',
  lastReview: 'Last review',
  outcomes: {
    continues: 'the sublease goes on',
    slides: 'the lease slides to the household’s name',
    ends: 'the lease will not slide',
  },
  blocked: {
    adhesion: 'The household has not given its adhesion: without it no entry is recorded.',
    condition:
      'The allocation still waits for its condition: once the landlord or the secretariat has said that it is met, the entry is recorded here.',
  },
  adhesion: 'Record the adhesion',
  from: day => `From ${day} on: allocation, measure in place and adhesion.`,
  enteredOn: 'Entered the home on',
  whichLease: 'Under which lease?',
  firstReview: 'First review (bail glissant)',
  enter: 'Record the entry',
  reviewedOn: 'Review held on',
  outcome: 'What is decided',
  following: 'Next review (if the sublease goes on)',
  review: 'Record the review',
  nothing: 'There is nothing to record at this stage.',
  next: {
    offer: 'The household’s answer',
    notify: 'Notify the offer',
    measure: 'Measure and adhesion',
    exit: 'End and exit…',
  },
}
