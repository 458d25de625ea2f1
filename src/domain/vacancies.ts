/** *Still vacant?*: asked of landlords on the first working day of each month. The partners' rule. */
import { type Day, workingDayFrom } from './calendar'
import type { Dwelling } from './dwelling'

const firstOf = (day: Day): Day => `${day.slice(0, 8)}01` as Day

/** `2026-03`: what the question of a month is named by. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** From the first working day of its month on; a day that was missed is caught up. */
export const isAskedBy = (day: Day): boolean => day >= workingDayFrom(firstOf(day))

/** A home that is vacant and was not told or confirmed to be so this month. */
export const asksVacancy = (
  { status, confirmedOn }: Pick<Dwelling, 'status' | 'confirmedOn'>,
  today: Day,
): boolean => status === 'vacant' && (!confirmedOn || confirmedOn < firstOf(today))
