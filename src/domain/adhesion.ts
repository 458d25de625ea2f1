/** The household's signed agreement to the support (*adhésion*): a home depends on it. */
import type { Day } from './calendar'
import type { Adhesion, AdhesionState, Dossier } from './dossier'
import type { Decided } from './facts'
import { holds } from './refused'

const same = (one: Adhesion, other: Adhesion): boolean => one.state === other.state && one.on === other.on

/** Being sought, given, refused or withdrawn, on a day. The same again changes nothing. */
export const recordAdhesion = (
  dossier: Dossier,
  { state, on, today }: { state: AdhesionState; on: Day; today: Day },
): Decided<Dossier> => {
  holds(on <= today, 'date-future')
  holds(on >= dossier.referredOn, 'date-too-early', { day: dossier.referredOn })
  holds(state !== 'withdrawn' || ['given', 'withdrawn'].includes(dossier.adhesion.state), 'not-now', {
    needed: 'given',
  })
  const adhesion = { state, on }
  if (same(dossier.adhesion, adhesion)) return { next: dossier, facts: [] }
  return { next: { ...dossier, adhesion }, facts: [{ kind: 'adhesion-recorded', on, data: { state } }] }
}

/** Without adhesion no home is proposed or entered. */
export const adheres = ({ adhesion }: Pick<Dossier, 'adhesion'>): boolean => adhesion.state === 'given'
