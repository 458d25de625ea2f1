/** A dated meeting of the commission, with its agenda. */
import type { Day } from './calendar'
import type { DossierId } from './dossier'
import type { PersonId } from './people'

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
