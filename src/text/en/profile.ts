import type { Text } from '../fr'

export const profile: Text['profile'] = {
  origin: 'Spotted by',
  household: 'Household',
  adults: n => (n > 1 ? `${n} adults` : '1 adult'),
  children: n => (n > 1 ? `${n} children` : '1 child'),
  need: 'Need',
  difficulties: 'Difficulties',
  eviction: 'Eviction',
}
