/** When and where a session is, as a form gives it. */
import { z } from 'zod'
import { daySchema } from '../domain/calendar'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Session } from '../domain/session'

export const timeSchema = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time')

export const whereabouts = {
  on: daySchema,
  time: timeSchema,
  /** Needed for a meeting; a vote in writing has none. */
  place: z.string().trim().max(limits.line, 'too-long').default(''),
}

/** The place that a session keeps; refused like any other wrong field when a meeting has none. */
export const placeFor = (mode: Session['mode'], place: string): string => {
  holds(mode === 'written' || place !== '', 'payload', { field: 'place', problem: 'empty' })
  return mode === 'written' ? '' : place
}
