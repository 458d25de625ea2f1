/** Which of a dossier's facts somebody may read: each sees the part of its way that concerns their role. */
import type { FactKind } from './dossier'
import { type Person, hasRole } from './people'
import { may } from './permissions'
import type { Dossier } from './dossier'

/** Way to the commission and its decision; afterwards only whether a home was found. */
const forCommission: readonly FactKind[] = [
  'referred',
  'evaluator-named',
  'diagnosis-validated',
  'oriented-here',
  'label-confirmed',
  'put-on-agenda',
  'taken-off-agenda',
  'round-opened',
  'discuss-in-session',
  'round-closed',
  'consulted',
  'integrated',
  'refused',
  'adjourned',
  'provider-asked',
  'measure-in-place',
  'allocated',
  'allocation-cancelled',
  'interrupted',
  'interruption-annulled',
  'entered',
  'reactivated',
  'withdrawn',
  'reconsidered',
  'support-ended',
  'exited',
]

/** A landlord: what concerns the home. */
const forLandlord: readonly FactKind[] = [
  'referred',
  'evaluator-named',
  'integrated',
  'measure-in-place',
  'cal-planned',
  'allocation-told',
  'cal-decided',
  'ahead-answered',
  'candidature-closed',
  'allocated',
  'offer-notified',
  'offer-due',
  'offer-accepted',
  'allocation-cancelled',
  'interrupted',
  'interruption-annulled',
  'adhesion-recorded',
  'entered',
  'lease-reviewed',
  'support-ended',
  'exited',
]

/** Who works with the household or runs the tool reads all of it. */
const readsAll = (person: Pick<Person, 'posts'>, dossier: Dossier): boolean =>
  hasRole(person, 'secretariat', 'siao') ||
  person.posts.some(
    ({ role, organisation }) =>
      (role === 'referrer' && organisation === dossier.referrerOrganisation) ||
      (role === 'provider' && organisation === dossier.mandate?.provider) ||
      organisation === dossier.evaluator,
  )

/** Whether a fact of this kind is among those that a person may read. Nobody reads a dossier's history without `see-dossier`. */
export const readsFact = (person: Pick<Person, 'posts'>, dossier: Dossier, kind: FactKind): boolean => {
  if (!may(person, 'see-dossier', dossier)) return false
  if (readsAll(person, dossier)) return true
  return hasRole(person, 'landlord') && !hasRole(person, 'member', 'chair')
    ? forLandlord.includes(kind)
    : forCommission.includes(kind)
}
