/** Where the tab of somebody is in the demo, which asks nobody who they are. */
import type { PersonId } from '../../src/domain/people'

export const tabAddress = (botPort: number, person: PersonId): string =>
  `http://localhost:${botPort}/tab?personne=${encodeURIComponent(person)}`
