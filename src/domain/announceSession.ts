/** Who is told of what happens to a session: one table, as announce.ts is for dossiers. */
import { type OrganisationId, type Person, type PersonId, hasRole, inCommission } from './people'
import type { Session, SessionFactKind } from './session'

/** A circle of people around a session. `told`: the members, once they have its date or its convocation. */
export type SessionAudience = 'members' | 'told' | 'secretariat' | 'giver' | 'holder'

interface Telling {
  readonly to: SessionAudience
  /** Verb whose card is sent; without it, a notice with the fact's sentence. */
  readonly show?: string
  /** A newer message with this name replaces one that has not left: it shows the session as it is then. */
  readonly replaces?: 'changed'
  /** Not sent when it is no news any more by the time it leaves: the card says so. */
  readonly news?: true
}

export const sessionFollowUps: Readonly<Record<SessionFactKind, readonly Telling[]>> = {
  // Retain the date: the convocation comes later. Moved before it has left, only the change does.
  'session-planned': [{ to: 'members', show: 'dates.show', replaces: 'changed', news: true }],
  // Nobody is sent everything again: only what has changed, and only who had been told.
  'session-moved': [{ to: 'told', replaces: 'changed' }],
  'session-cancelled': [{ to: 'told', replaces: 'changed' }],
  'session-convened': [{ to: 'members', show: 'convocation.show' }],
  // The vote card of the added dossier says that it came late.
  'agenda-added': [],
  'proxy-given': [{ to: 'giver' }, { to: 'holder' }, { to: 'secretariat' }],
  'proxy-withdrawn': [{ to: 'giver' }, { to: 'holder' }, { to: 'secretariat' }],
  'attendance-recorded': [],
  // These leave as one digest a person a day: see jobs.
  'votes-reminded': [],
  'convocation-due': [],
  'minutes-due': [],
  'action-set': [],
  'action-closed': [],
  'minutes-shared': [{ to: 'members', show: 'minutes.show' }],
  'remark-made': [{ to: 'secretariat' }],
  'minutes-signed': [{ to: 'members', show: 'minutes.show' }],
}

const of = (people: readonly Person[], organisation: unknown): readonly Person[] =>
  people.filter(person => inCommission(person).some(post => post.organisation === organisation))

const audience = (
  name: SessionAudience,
  session: Session,
  people: readonly Person[],
  data: { readonly from?: unknown; readonly to?: unknown },
): readonly Person[] => {
  switch (name) {
    case 'members':
      return people.filter(person => inCommission(person).length > 0)
    case 'told':
      return session.convened || session.dateTold ? audience('members', session, people, data) : []
    case 'secretariat':
      return people.filter(person => hasRole(person, 'secretariat'))
    case 'giver':
      return of(people, data.from)
    case 'holder':
      return of(people, data.to)
  }
}

export interface SessionTold {
  readonly to: PersonId
  readonly show?: string
  readonly replaces?: 'changed'
  readonly news?: true
}

/** Who is told of a fact of a session, each person once; who did it is not told of it by a notice. */
export const announceSession = (
  kind: SessionFactKind,
  session: Session,
  people: readonly Person[],
  by: PersonId,
  data: Readonly<Record<string, OrganisationId | number | boolean>> = {},
): readonly SessionTold[] => {
  const told = new Map<PersonId, SessionTold>()
  for (const { to, ...how } of sessionFollowUps[kind])
    for (const { id } of audience(to, session, people, data))
      if ((how.show || id !== by) && !told.has(id)) told.set(id, { to: id, ...how })
  return [...told.values()]
}
