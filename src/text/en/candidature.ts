import type { Text } from '../fr'

export const candidature: Text['candidature'] = {
  title: {
    list: 'Candidatures before CALs',
    announce: 'Announce a candidature',
    redate: 'Change the day of the CAL',
    'give-up': 'Give up a candidature',
  },
  on: day => `CAL of ${day}`,
  noDay: 'Day of the CAL not known yet',
  ranked: (rank, day) => `Rank ${rank} at the CAL of ${day}, waiting for those ahead`,
  afterLastDay: 'This CAL comes after the window’s last day: an allocation on that day will not stop it.',
  undecided: 'This day is past: the decision is to be recorded by the landlord or the secretariat.',
  announceIntro:
    'The landlord gets the card to record its CAL’s decision. From then on it sees who the household is.',
  home: 'Home, if it is known',
  homeUntold: 'Another one, or not known yet',
  landlord: 'Landlord',
  landlordOrHome: 'Landlord, if the home is not in the list',
  day: 'Day of the CAL',
  dayIfKnown: 'Day of the CAL, if it is known',
  reservesNothing: 'A candidature does not reserve the home: to do so, propose it from “Suited homes”.',
  giveUpIntro:
    'The landlord is told and no longer has access to the dossier. The window to allocate keeps running.',
  announceOpen: 'Announce a candidature…',
  redateOpen: 'Change the day…',
  giveUpOpen: 'Give up…',
  announce: 'Announce',
  redate: 'Change the day',
  giveUp: 'Give up this candidature',
}
