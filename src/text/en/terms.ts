import type { Text } from '../fr'

export const terms: Text['terms'] = {
  title: { confirm: 'Duration and conditions to confirm', read: 'Duration and conditions' },
  intro:
    'A home is allocated: the commission confirms the duration and conditions of the support, or changes them.',
  inPlaceOn: 'Measure in place since',
  months: 'Duration, in months since it is in place',
  duration: 'Duration',
  ofMonths: n => (n === 1 ? '1 month' : `${n} months`),
  monthsError: 'From 1 to 36 months.',
  conditions: 'Conditions',
  save: 'Confirm',
  confirmed: 'Confirmed on',
  changed: day => `${day}, with a change`,
}
