import type { Day } from '../../domain/calendar'
import { formatDay } from '../format'
import type { Text } from '../fr'

export const said: Text['said'] = {
  welcome: () => 'Done: I know you now.',
  'demo-day': ({ day }) => `It is now ${formatDay(day as Day, 'en', 'long')} (the demonstration’s clock).`,
  hello: () => 'Hello! Type “help” to see what you can do here.',
  saving: () => 'Saving: the card will update by itself.',
}
