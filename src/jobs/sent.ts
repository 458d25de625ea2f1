/** What is kept of a card that was sent, so that it can be edited when its subject moves on. */
import type { View } from '../actions/views'
import type { Instant } from '../domain/calendar'
import type { PersonId } from '../domain/people'
import type { NewDoc } from '../store/store'
import type { Place } from './teams'

export const cardId = ({ conversation, activity }: Pick<Place, 'conversation' | 'activity'>): string =>
  `${conversation}|${activity}`

/** The document of a sent card; undefined for a card that never goes out of date, or whose message Teams did not name. */
export const sentCard = (
  person: PersonId,
  place: Place,
  view: View,
  at: Instant,
): NewDoc<'cards'> | undefined => {
  if (!view.about || !view.again || !place.activity) return undefined
  const { verb, payload } = view.again
  return {
    ...place,
    id: cardId(place),
    person,
    card: view.card,
    subject: view.about.subject,
    shown: view.about.v,
    open: view.open,
    again: { verb, payload },
    at,
  }
}
