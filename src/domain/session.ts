/** A dated meeting of the commission, with its agenda. */
import { type Day, type Instant, instantOf } from './calendar'
import type { Decided, Dossier, DossierId } from './dossier'
import type { PersonId } from './people'
import { holds } from './refused'
import { next } from './workflow'

/** Most dossiers of one agenda: all are put on it in one commit, and its card stays under Teams' 25 KB. */
export const AGENDA_LIMIT = 30

export interface Session {
  readonly on: Day
  /** Wall-clock time in Europe/Paris, `14:30`. */
  readonly time: string
  /** Place or link. */
  readonly place: string
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly agenda: readonly DossierId[]
  readonly by: PersonId
}

interface Plan {
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly by: PersonId
  readonly now: Instant
}

/** A session to come, with an empty agenda: dossiers are put on it now or later. */
export const planSession = ({ now, ...plan }: Plan): Session => {
  const [hour = 0, minute = 0] = plan.time.split(':').map(Number)
  holds(instantOf(plan.on, hour, minute) > now, 'session-past')
  return { ...plan, state: 'planned', agenda: [] }
}

/** The agenda with some more dossiers, each once. */
export const withDossiers = (session: Session, dossiers: readonly DossierId[]): Session => {
  holds(session.state === 'planned', 'not-now')
  holds(dossiers.length > 0, 'agenda-empty')
  const agenda = [...new Set([...session.agenda, ...dossiers])]
  holds(agenda.length <= AGENDA_LIMIT, 'agenda-full', { max: AGENDA_LIMIT })
  return { ...session, agenda }
}

export const withoutDossier = (session: Session, dossier: DossierId): Session => ({
  ...session,
  agenda: session.agenda.filter(id => id !== dossier),
})

/** The dossier goes on the agenda of a session and its round opens. */
export const putOnAgenda = (
  dossier: Dossier,
  { session, round, today }: { session: string; round: string; today: Day },
): Decided<Dossier> => ({
  next: {
    ...dossier,
    stage: next(dossier.stage, 'put-on-agenda'),
    session,
    round,
    rounds: dossier.rounds + 1,
  },
  facts: [
    { kind: 'put-on-agenda', on: today, data: { session } },
    { kind: 'round-opened', on: today, data: { number: dossier.rounds + 1 } },
  ],
})

/** The dossier leaves the agenda undecided and waits for another session; its round is to be closed with it. */
export const takeOffAgenda = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const { session: _, ...rest } = dossier
  return {
    next: { ...rest, stage: next(dossier.stage, 'take-off-agenda') },
    facts: [{ kind: 'taken-off-agenda', on: today }],
  }
}
