import type { Text } from '../fr'

export const labels: Text['labels'] = {
  title: { none: 'Labels to confirm', mismatch: 'Labels: a mismatch to mend', both: 'Labels complete' },
  state: { none: 'no label', mismatch: 'labels do not match', both: 'labelled' },
  intro: {
    none: 'To be marked in both tools. Confirm each label with its date and reference.',
    mismatch:
      'The household has one label and not the other: the mismatch is shown until the second label is confirmed.',
    both: 'Both labels are confirmed.',
  },
  name: (label, sharedFile) => (label === 'syplo' ? 'Syplo' : sharedFile),
  confirmed: (day, reference) => `${day} · ref. ${reference}`,
  missing: 'to confirm',
  corrected: (name, day, was, reason) => `${name}, corrected on ${day}: was ${was} (${reason})`,
  household: 'Household',
  born: (name, day) => `${name}, ${day}`,
  requestNumber: number => `Request number: ${number}`,
  on: 'Date of the label',
  reference: 'Reference of the label',
  referenceHint: 'E.g. 21-2026-0042',
  referenceError: 'Give the reference (3 to 30 characters).',
  confirm: name => `Confirm: ${name}`,
}
