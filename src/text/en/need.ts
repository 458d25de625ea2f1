import type { Text } from '../fr'

export const need: Text['need'] = {
  title: (size, territory) => `A ${size} to find, ${territory}`,
  over: 'This home is no longer looked for',
  kicker: 'Housing need',
  why: day => `The commission of ${day} looks for an individual home for a supported household.`,
  explainOver: 'The need is met, or the search is on hold. Thank you.',
  size: 'Size',
  territory: 'Area',
  home: 'Home',
  constraints: 'To plan for',
  privacy: 'Nothing of the household is told before a candidature at your CAL.',
  homes: 'My vacant homes',
}
