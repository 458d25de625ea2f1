/** What time itself did to a dossier, told in one digest a person a day, in office hours of Europe/Paris. */
import { audience } from './announce'
import {
  type Hours,
  type Instant,
  dayOf,
  instantOf,
  isWorkingDay,
  timeOf,
  workingDayFrom,
  addDays,
} from './calendar'
import type { Dossier } from './dossier'
import type { NewFact } from './facts'
import { type MutedKind, type Person, type PersonId, hasRole } from './people'

/** Hours in which messages that nobody waits for leave, on working days. */
export const office: Hours = { from: 9, to: 18 }

/** The instant itself when it is in these hours of a working day, else when they next begin. */
export const opening = (now: Instant, hours: Hours): Instant => {
  const day = dayOf(now)
  const { hour } = timeOf(now)
  if (isWorkingDay(day) && hour >= hours.from && hour < hours.to) return now
  const opens = isWorkingDay(day) && hour < hours.from ? day : workingDayFrom(addDays(day, 1))
  return instantOf(opens, hours.from)
}

/** The instant itself when it is in office hours, else the next opening. */
export const officeInstant = (now: Instant): Instant => opening(now, office)

/** The one who follows the household, or everybody of the provider while none is named. */
const followers = (dossier: Dossier, people: readonly Person[]): readonly Person[] => {
  const referent = audience('referent', dossier, people)
  return referent.length > 0 ? referent : audience('provider', dossier, people)
}

/** Who has a digest because of a fact; nobody for facts that are announced one by one. */
export const digestFor = (
  { kind, data }: NewFact,
  dossier: Dossier,
  people: readonly Person[],
): readonly PersonId[] => {
  const told = (): readonly Person[] => {
    if (kind === 'reminder-due' || kind === 'passeport-due' || kind === 'measure-ending')
      return followers(dossier, people)
    if (kind === 'request-due') {
      const referrer = audience('referrer', dossier, people)
      return data?.again ? [...referrer, ...followers(dossier, people)] : referrer
    }
    if (kind === 'offer-due' || kind === 'review-due')
      return [...followers(dossier, people), ...audience('landlord', dossier, people)]
    // The landlord is to act; whoever follows the household knows why nothing moves.
    if (kind === 'allocation-waits')
      return [
        ...audience('landlord', dossier, people),
        ...followers(dossier, people),
        ...(data?.to === 'secretariat' ? audience('secretariat', dossier, people) : []),
      ]
    if (kind !== 'reminder-unanswered') return []
    if (data?.to === 'secretariat') return audience('secretariat', dossier, people)
    return audience('provider', dossier, people).filter(({ id }) => id !== dossier.mandate?.referent)
  }
  return told().map(({ id }) => id)
}

/**
 * The kind of a digest's line, for a reader who mutes that; undefined: it always comes (the last day, no answer given, an
 * act of the reader's that is waited for).
 */
export const digestKind = ({ kind, data }: NewFact, reader: Pick<Person, 'posts'>): MutedKind | undefined => {
  if (kind === 'passeport-due') return 'passeports'
  if (kind === 'allocation-waits') return hasRole(reader, 'landlord', 'secretariat') ? undefined : 'news'
  return kind === 'reminder-due' && !data?.last ? 'reminders' : undefined
}
