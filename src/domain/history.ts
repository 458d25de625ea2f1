/**
 * Which of a dossier's facts somebody may read: each sees the part of its way that concerns their role. What concerns a
 * home is read by its own landlord only, among landlords: one never learns where else a household is examined or housed.
 */
import { type Candidature, openCandidatures } from './candidature'
import type { Dossier } from './dossier'
import type { FactKind, NewFact } from './facts'
import { landlordsFor } from './dwellingReaders'
import { type OrganisationId, type Person, hasRole } from './people'
import { may } from './permissions'

/** Way to the commission and its decision; afterwards only whether a home was found. */
const forCommission: readonly FactKind[] = [
  'referred',
  'evaluator-named',
  'diagnosis-validated',
  'oriented-here',
  'label-confirmed',
  'label-corrected',
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
  'start-corrected',
  'window-reopened',
  'allocated',
  'allocation-cancelled',
  'interrupted',
  'interruption-annulled',
  'entered',
  'entry-corrected',
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
  'start-corrected',
  'window-reopened',
  'cal-planned',
  'allocation-told',
  'cal-decided',
  'ahead-answered',
  'candidature-closed',
  'allocated',
  'condition-met',
  'offer-notified',
  'offer-due',
  'allocation-waits',
  'offer-accepted',
  'allocation-cancelled',
  'interrupted',
  'interruption-annulled',
  'adhesion-recorded',
  'entered',
  'entry-corrected',
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

/** About a home or the way to it: whose it is stands in its data, `landlord`. */
const aboutHomes: readonly FactKind[] = [
  'reminder-answered',
  'home-proposed',
  'proposal-ended',
  'cal-planned',
  'allocation-told',
  'cal-decided',
  'ahead-answered',
  'candidature-closed',
  'allocated',
  'condition-met',
  'offer-notified',
  'offer-due',
  'allocation-waits',
  'offer-accepted',
  'allocation-cancelled',
  'entered',
  'entry-corrected',
  'review-due',
  'lease-reviewed',
]

/** Of these another landlord learns that they happened, as the stage of the dossier shows it, and what changes in the window. */
const neutral: readonly FactKind[] = ['allocated', 'allocation-cancelled', 'entered']
const neutralData: readonly string[] = ['window', 'annuls', 'offAgenda']

/** They come with an allocation, by the same hand: who recorded it may be another landlord's. */
const comeWithAllocation: readonly FactKind[] = ['measure-in-place', 'interruption-annulled']

type Reader = Pick<Person, 'posts'>

/** A fact as it is read: a new one, or one that the store has, with who did it. */
type Readable = Pick<NewFact, 'kind' | 'data'> & { readonly by?: string }

const unsigned = <F extends Readable>(fact: F): F => (fact.by === undefined ? fact : { ...fact, by: 'time' })

/** Whether somebody sees what concerns a landlord's home: all do but other landlords, whatever else they are. */
export const seesHomesOf = (person: Reader, landlord: OrganisationId | undefined): boolean => {
  const own = landlordsFor(person)
  return own.length === 0 || (landlord !== undefined && own.includes(landlord))
}

/** A fact as this person may know it; undefined when it is another landlord's affair. Others know it as it is. */
export const knownOf = <F extends Readable>(person: Reader, fact: F): F | undefined => {
  const { kind, data = {} } = fact
  const landlord = data.landlord === undefined ? undefined : String(data.landlord)
  if (seesHomesOf(person, landlord)) return fact
  if (comeWithAllocation.includes(kind)) return unsigned(fact)
  // An answer that speaks of no landlord is nobody's affair.
  if (!aboutHomes.includes(kind) || (kind === 'reminder-answered' && !landlord)) return fact
  if (!neutral.includes(kind)) return undefined
  const kept = Object.entries(data).filter(([field]) => neutralData.includes(field))
  return unsigned({ ...fact, data: Object.fromEntries(kept) })
}

const readsKind = (person: Reader, kind: FactKind): boolean => {
  const landlord = hasRole(person, 'landlord')
  const member = hasRole(person, 'member', 'chair')
  if (landlord && !member) return forLandlord.includes(kind)
  // A member that is a landlord too knows its own CAL's way besides.
  const own = landlord && aboutHomes.includes(kind) && forLandlord.includes(kind)
  return own || forCommission.includes(kind)
}

/** Whether facts of this kind are among those that a person may read. Nobody reads a dossier's history without `see-dossier`. */
export const readsFact = (person: Reader, dossier: Dossier, kind: FactKind): boolean =>
  may(person, 'see-dossier', dossier) && (readsAll(person, dossier) || readsKind(person, kind))

/** The facts of a dossier that a person may read, each as they may know it. */
export const factsFor = <F extends Readable>(
  person: Reader,
  dossier: Dossier,
  facts: readonly F[],
): readonly F[] =>
  facts.flatMap(fact => (readsFact(person, dossier, fact.kind) ? (knownOf(person, fact) ?? []) : []))

/** The open candidatures that a person may know of: who reads that a CAL is planned; a landlord its own. */
export const candidaturesFor = (person: Reader, dossier: Dossier): readonly Candidature[] =>
  readsFact(person, dossier, 'cal-planned')
    ? openCandidatures(dossier).filter(({ landlord }) => seesHomesOf(person, landlord))
    : []
