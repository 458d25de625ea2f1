/** Indicators: their names, what exactly each counts, the words of their parts. */
import type { Text } from '../fr'
import { words } from './words'

const unsaid = 'not said'
const states = { planned: 'planned', financed: 'financed', delivered: 'delivered' }

const indicators: Text['figures']['indicators'] = {
  dwellings: {
    name: 'Existing homes',
    definition:
      'Individual homes, existing or delivered, that landlords have declared, on the day. Beside it, the stock listed in the protocol.',
  },
  vacant: {
    name: 'Vacant homes',
    definition: 'Of the existing homes, those that nobody lives in on the day.',
  },
  created: {
    name: 'Homes created or to be created',
    definition:
      'Homes planned, financed or delivered since the plan began, by their state on the day. Target: the plan’s.',
    parts: states,
  },
  delivered: {
    name: 'Homes delivered in the period',
    definition:
      'Homes delivered in the period; beside them, those planned and financed in it. The need is estimated by the year.',
    parts: states,
  },
  turnover: {
    name: 'Turnover',
    definition:
      'Existing homes that became vacant again in the last twelve months, for a hundred existing homes on the day. The first letting of a created home does not count.',
  },
  lacking: {
    name: 'Needs not covered',
    definition:
      'Answers “no suited home” of the providers in the period, by what is missing. Not by landlord: there is no home yet.',
    parts: {
      house: 'house',
      'ground-floor': 'ground floor',
      accessible: 'accessible',
      apart: 'set apart',
      'near-services': 'near services',
      'low-rent': 'lower rent',
      'none-vacant': 'no vacant home',
      unsaid,
    },
  },
  lackingSize: {
    name: 'Needs not covered, by size',
    definition: 'The same answers, by the size of the home that is missing.',
    parts: { unsaid },
  },
  households: {
    name: 'Households supported',
    definition:
      'Households taken in by the commission whose support is neither ended nor interrupted, on the day. By landlord: that of the home allocated; no landlord, no home yet.',
    parts: words.typology,
  },
  accompanied: {
    name: 'Households supported in the period',
    definition:
      'Households supported on the day, and those whose support ended or was interrupted in the period. One that left and came back counts again. Each counts where it was supported last.',
    parts: words.typology,
  },
  joined: {
    name: 'Households taken in',
    definition:
      'Households that the commission took in during the period. Not by landlord: the home comes later.',
    parts: words.typology,
  },
  measures: {
    name: 'Measures under way',
    definition: 'Measures in place and not ended on the day, by source of funding.',
    parts: words.funder,
  },
  density: {
    name: 'Measures by intensity',
    definition: 'Measures that run on the day, by what the last step up or down made of them.',
    parts: words.intensity,
  },
  changed: {
    name: 'Measures renewed or stepped',
    definition: 'Renewals, and steps to denser or lighter support, in the period.',
    parts: words.measureChange,
  },
  started: {
    name: 'Measures put in place',
    definition:
      'Measures put in place in the period: before the allocation (a window runs), with the allocation, or resumed in the home.',
    parts: { window: 'before the allocation', allocation: 'with the allocation', resumed: 'resumed' },
  },
  lengths: {
    name: 'Decided length of measures',
    definition: 'Measures put in place in the period, by the length that the commission decided.',
    parts: { 6: 'up to 6 months', 12: '7 to 12 months', 24: '13 to 24 months', 36: 'over 24 months' },
  },
  funding: {
    name: 'Funding of measures put in place',
    definition: 'Measures put in place in the period, by source of funding.',
    parts: words.funder,
  },
  duration: {
    name: 'Real length of ended measures',
    definition: 'Mean, in days, from the start to the end of the measures that ended in the period.',
  },
  passeports: { name: 'Passeports received', definition: 'Passeports that providers sent in the period.' },
  nudges: {
    name: 'Passeports sent after being asked for',
    definition:
      'Quarters whose passeport was missing and asked for, then sent before the quarter ended, for a hundred asked for in the period.',
  },
  evolution: {
    name: 'Evolution between passeports',
    definition:
      'Domains assessed in a passeport and in the one before: better, the same or worse. Health and addictions are never among them.',
    parts: { up: 'better', same: 'the same', down: 'worse' },
  },
  seniority: {
    name: 'Mean time in the scheme',
    definition: 'Days since they were first taken in, on average, of the households supported on the day.',
  },
  seniorityBands: {
    name: 'Households by time in the scheme',
    definition: 'Households supported on the day, by the time since they were first taken in.',
    parts: { 0: 'under 6 months', 6: '6 to 12 months', 12: '1 to 2 years', 24: '2 years and more' },
  },
  ordinary: {
    name: 'Access to ordinary housing',
    definition:
      'Households that left the scheme for ordinary housing after their support: stayed with a lease of their own, or moved to ordinary stock.',
  },
  exited: {
    name: 'Exits from the scheme',
    definition: 'Households that left the scheme in the period, by reason.',
    parts: {
      'own-lease': 'stays with own lease',
      'ordinary-stock': 'ordinary stock',
      'moved-away': 'moved away',
      'adhesion-withdrawn': 'adhesion withdrawn',
      death: 'death',
      other: 'other',
    },
  },
  capacity: {
    name: 'Capacity used',
    definition: 'Households supported on the day, of the places in the convention’s year.',
  },
  windows: {
    name: 'Open windows',
    definition:
      'Three-month windows that run on the day, by the days that are left. Not by landlord: there is no home yet.',
    parts: { 15: '15 days or less', 30: '16 to 30 days', more: 'over 30 days' },
  },
  closed: {
    name: 'Windows ended',
    definition:
      'Windows that ended in the period: by an allocation, by the interruption, or because the household left. A window that resumes may end again. By landlord: that of the home that ended it.',
    parts: { allocated: 'by an allocation', interrupted: 'by the interruption', left: 'by an exit' },
  },
  allocated: {
    name: 'Homes allocated',
    definition:
      'Allocations by the day of the CAL, in the period (rank 1 or under a suspensive condition), even if cancelled later.',
  },
  entered: { name: 'Entries', definition: 'Households that moved into their home in the period.' },
  cal: {
    name: 'Decisions of CALs',
    definition: 'Decisions of CALs as recorded, by their day, in the period.',
    parts: {
      attributed: 'attribution',
      'rank-2': 'rank 2 or after',
      'non-attribution': 'non-attribution',
      inadmissible: 'inadmissible',
      other: 'other',
    },
  },
  referred: {
    name: 'Referrals received',
    definition: 'Referrals, those of landlords included, received in the period.',
  },
  decided: {
    name: 'Decisions of the commission',
    definition: 'Decisions of the period, by their day.',
    parts: { integrate: 'taken in', refuse: 'refused', adjourn: 'adjourned' },
  },
  cancelled: {
    name: 'Allocations cancelled',
    definition: 'Allocations cancelled, or refused by the household, in the period.',
  },
  times: {
    name: 'Time spent in each step',
    definition: 'Mean, in days, of the steps that ended in the period.',
    parts: {
      siao: 'examined by SIAO',
      commission: 'until the decision',
      mandate: 'mandate of the provider',
      start: 'putting in place',
      window: 'window',
      entry: 'moving in',
    },
  },
  votes: {
    name: 'Votes cast',
    definition: 'Voices cast, for a hundred asked, in the votes closed in the period.',
  },
  reminders: {
    name: 'Reminders answered',
    definition:
      'Reminders of the window that the provider answered before the next one, for a hundred sent in the period. “Remind me” is no answer.',
  },
  answers: {
    name: 'Answers to reminders',
    definition: 'Answers of the providers in the period.',
    parts: words.answer,
  },
  escalated: {
    name: 'Reminders without an answer',
    definition: 'Reminders passed on to others, for want of an answer, in the period.',
    parts: { colleagues: 'to colleagues', secretariat: 'to the secretariat' },
  },
  undelivered: {
    name: 'Undelivered messages',
    definition: 'Messages that reached nobody and that nothing has replaced, on the day.',
  },
  failed: { name: 'Failed deliveries', definition: 'Messages whose delivery failed in the period.' },
}

export const figures: Text['figures'] = {
  title: 'Where the scheme stands',
  own: name => `Your figures · ${name}`,
  period: (from, to) => `${from} to ${to}`,
  onDay: day => `on ${day}`,
  known: day => `As it was known on ${day}.`,
  nowKnown: value => `today: ${value}`,
  maskedNote:
    'Crossed figures under 5 are masked, and those from which they could be told. Figures stand at the ends of quarters; details are of a year.',
  masked: 'masked',
  nothing: '—',
  target: (value, key) => {
    if (key === 'dwellings') return `listed stock: ${value}`
    if (key === 'delivered') return `estimated need: ${value} a year`
    return key === 'turnover' ? `found by the protocol: ${value} a year` : `target: ${value}`
  },
  ratio: (part, whole) => `${part} of ${whole}`,
  unknown: 'not known',
  all: 'All indicators',
  pdf: 'PDF',
  xlsx: 'Spreadsheet',
  year: year => `Year ${year}`,
  unfiltered: 'Without filter',
  part: (name, value) => `${name}: ${value}`,
  whole: 'Everything',
  sections: {
    offer: 'Homes',
    support: 'Support',
    seniority: 'Time in the scheme',
    exits: 'Exits',
    running: 'How it runs',
  },
  dimensions: { territory: 'By territory', provider: 'By provider', landlord: 'By landlord' },
  units: {
    dwellings: 'homes',
    households: 'households',
    measures: 'measures',
    days: 'days',
    percent: '%',
    number: 'number',
  },
  months: {
    title: 'The last twelve months',
    month: 'Month',
    households: 'Households supported',
    windows: 'Open windows',
    joined: 'Households taken in',
    allocated: 'Homes allocated',
    interrupted: 'Measures interrupted',
    dwellings: 'Existing homes',
  },
  indicators,
}
