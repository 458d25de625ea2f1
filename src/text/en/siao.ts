import type { Text } from '../fr'

export const siao: Text['siao'] = {
  title: {
    evaluator: 'Landlord referral: name who evaluates',
    diagnosis: 'Examine the diagnosis',
    orientation: 'Decide on the orientation',
    done: 'SIAO’s examination',
  },
  referredOn: day => `Received on ${day}`,
  diagnosisBy: (author, day) => `Diagnosis by ${author}, ${day}`,
  diagnosis: {
    validated: day => `Diagnosis validated on ${day}`,
    returned: day => `Diagnosis returned on ${day}`,
  },
  orientation: {
    here: day => `Oriented to this scheme on ${day}`,
    adjourned: day => `Orientation adjourned on ${day}`,
    elsewhere: day => `Not for this scheme, ${day}`,
  },
  on: 'Date of SIAO’s commission',
  missing: 'What is missing (if you return it)',
  missingHint: 'E.g. the household’s resources, agreement to share…',
  validate: 'Validate the diagnosis',
  return: 'Return for completion',
  reason: 'Reason, if not for this scheme',
  precision: 'Precision: what is awaited, where the household is sent',
  here: 'Orient to this scheme',
  adjourn: 'Adjourn',
  elsewhere: 'Not for this scheme',
  evaluator: 'Who evaluates',
  name: 'Assign the evaluation',
}
