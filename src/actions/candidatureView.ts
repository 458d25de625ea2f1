/** A candidature as cards show it. */
import type { Day } from '../domain/calendar'
import type { Candidature } from '../domain/candidature'
import type { OrganisationId } from '../domain/people'

/** A candidature, the landlord by name. */
export interface CandidatureView {
  readonly number: number
  readonly landlord: string
  readonly state: Candidature['state']
  readonly calOn?: Day
  readonly decided?: NonNullable<Candidature['decided']>
  readonly end?: Candidature['end']
}

export const candidatureView = (
  { landlord, dwelling: _, ...candidature }: Candidature,
  names: ReadonlyMap<OrganisationId, string>,
): CandidatureView => ({ ...candidature, landlord: names.get(landlord) ?? '' })
