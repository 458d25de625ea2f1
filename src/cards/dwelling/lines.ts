/** A home in a line or two: on its card, in a list, in a form's choices. */
import type { DwellingData } from '../../actions/dwellingData'
import type { Day } from '../../domain/calendar'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay, formatEuros, formatNumber } from '../../text/format'

/** `Maison individuelle, 92 m², rez-de-chaussée` */
export const aboutHome = (
  { kind, surface, floor }: Pick<DwellingData, 'kind' | 'surface' | 'floor'>,
  { dwelling: labels }: Text,
  language: Language,
): string =>
  [
    labels.kind[kind],
    ...(surface === undefined ? [] : [labels.surface(formatNumber(surface, language))]),
    ...(floor === undefined || (kind === 'house' && floor === 0) ? [] : [labels.floor(floor)]),
  ].join(', ')

export const rentOf = (
  { rent, charges }: Pick<DwellingData, 'rent' | 'charges'>,
  { dwelling: labels }: Text,
  language: Language,
): string =>
  rent === undefined
    ? ''
    : labels.rent(formatEuros(rent, language), charges === undefined ? '' : formatEuros(charges, language))

/** A home in a list to choose from, told apart by its landlord's reference. */
export const homeChoice = (home: DwellingData, text: Text, language: Language) => ({
  value: home.dwelling,
  title: [
    text.dwelling.title(home.size, home.commune),
    home.landlord,
    home.reference,
    rentOf(home, text, language),
  ]
    .filter(Boolean)
    .join(' · '),
})

/** Whether it can be had, in a sentence; `today` tells a vacancy to come from one that is there. */
export const standing = (
  { status, vacantFrom, held, steps, state, retired, confirmedOn, letOn }: DwellingData,
  { dwelling: labels }: Text,
  language: Language,
): string => {
  const day = (on: Day) => formatDay(on, language)
  if (retired) return labels.retired(labels.retirement[retired.reason], day(retired.on))
  if (held) return held.until ? labels.heldUntil(day(held.until)) : labels.allocated
  const step = state === 'existing' ? undefined : steps[state]
  if (status === 'coming') return labels.coming(labels.state[state], step ? day(step) : '')
  // Delivered, and never told vacant: nobody said that it is lived in either.
  if (!vacantFrom)
    return state === 'delivered' && step && !letOn ? labels.delivered(day(step)) : labels.occupied
  return vacantFrom > (confirmedOn ?? vacantFrom)
    ? labels.vacantFromFuture(day(vacantFrom))
    : labels.vacantFrom(day(vacantFrom))
}
