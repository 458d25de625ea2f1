/**
 * The household enters its home: the day, and under which lease. A *bail glissant* is a sublease that slides to the
 * household's own name: it is reviewed on days that are reminded and recorded.
 */
import { adheres } from './adhesion'
import { type Day, addWorkingDays, earliest, workingDayUpTo } from './calendar'
import { closeOthers, openCandidatures } from './candidature'
import { conditional } from './condition'
import type { CorrectedDay, Dossier } from './dossier'
import type { Decided, NewFact } from './facts'
import type { OrganisationId } from './people'
import { holds } from './refused'
import type { Rules } from './rules'
import { next } from './workflow'

/** A lease in the household's own name, a sublease, a sublease that is to slide. */
export const leaseKinds = ['direct', 'sublet', 'glissant'] as const
export type LeaseKind = (typeof leaseKinds)[number]

/** What a review decides: the sublease goes on until another, slides to the household, or will not slide. */
export const reviewOutcomes = ['continues', 'slides', 'ends'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

export interface Lease {
  readonly kind: LeaseKind
  readonly enteredOn: Day
  readonly corrected?: CorrectedDay
  /** Next review of a *bail glissant*. */
  readonly reviewOn?: Day
  /** Day of the last reminder of that review. */
  readonly remindedOn?: Day
  readonly lastReview?: { readonly on: Day; readonly outcome: ReviewOutcome }
}

type LeaseRules = Pick<Rules, 'lease'>

export interface Entry {
  readonly on: Day
  readonly today: Day
  readonly kind: LeaseKind
  /** First review, for a *bail glissant*. */
  readonly reviewOn?: Day | undefined
}

const needsReview = (reviewOn: Day | undefined, after: Day): Day => {
  holds(reviewOn, 'payload', { field: 'reviewOn', problem: 'empty' })
  holds(reviewOn > after, 'payload', { field: 'reviewOn', problem: 'review-too-early' })
  return reviewOn
}

/** Not before the allocation, its condition, the measure and the adhesion: without them no home is entered. */
export const earliestEntry = ({ allocation, measure, adhesion }: Dossier): readonly (Day | undefined)[] => [
  allocation?.on,
  allocation?.metOn,
  measure?.inPlaceOn,
  adhesion.on,
]

/**
 * The household is in its home. Refused without its adhesion, while the allocation waits for its condition, and on a day
 * before what it depends on. Candidatures elsewhere are over; an offer without an answer was accepted by entering.
 */
export const enterHome = (dossier: Dossier, { on, today, kind, reviewOn }: Entry): Decided<Dossier> => {
  const stage = next(dossier.stage, 'enter')
  const { allocation } = dossier
  holds(allocation && dossier.measure, 'not-in-place')
  holds(adheres(dossier), 'no-adhesion')
  holds(!conditional(dossier), 'condition-open')
  holds(on <= today, 'date-future')
  for (const day of earliestEntry(dossier)) holds(!day || on >= day, 'date-too-early', { day: day ?? on })
  const review = kind === 'glissant' ? needsReview(reviewOn, on) : undefined
  const own = openCandidatures(dossier).find(({ state }) => state === 'attributed')
  const { landlord, dwelling } = allocation
  const lease: Lease = { kind, enteredOn: on, ...(review && { reviewOn: review }) }
  return {
    next: { ...closeOthers(dossier, 'elsewhere', own?.number), stage, lease },
    facts: [
      {
        kind: 'entered',
        on,
        data: { landlord, lease: kind, ...(dwelling && { dwelling }), ...(review && { reviewOn: review }) },
      },
    ],
  }
}

/** The *bail glissant* that waits for its next review. */
export const slidingLease = ({ stage, lease }: Dossier): (Lease & { readonly reviewOn: Day }) | undefined =>
  (stage === 'housed' || stage === 'ended') && lease?.kind === 'glissant' && lease.reviewOn
    ? { ...lease, reviewOn: lease.reviewOn }
    : undefined

export interface Review {
  readonly on: Day
  readonly today: Day
  readonly outcome: ReviewOutcome
  /** The next one, where the sublease goes on. */
  readonly reviewOn?: Day | undefined
}

/** Whose lease it is. */
const landlordOf = ({ allocation }: Dossier): { landlord?: OrganisationId } =>
  allocation ? { landlord: allocation.landlord } : {}

const isRecorded = ({ lease }: Dossier, { on, outcome, reviewOn }: Review): boolean =>
  lease?.lastReview?.on === on &&
  lease.lastReview.outcome === outcome &&
  (outcome !== 'continues' || lease.reviewOn === reviewOn)

/** A review was held. Slid, the lease is the household's own from that day. The same again changes nothing. */
export const reviewLease = (dossier: Dossier, review: Review): Decided<Dossier> => {
  const { on, today, outcome } = review
  if (isRecorded(dossier, review)) return { next: dossier, facts: [] }
  const lease = slidingLease(dossier)
  holds(lease, 'moved-on', { stage: dossier.stage })
  holds(on <= today, 'date-future')
  const from = lease.lastReview?.on ?? lease.enteredOn
  holds(on >= from, 'date-too-early', { day: from })
  const reviewOn = outcome === 'continues' ? needsReview(review.reviewOn, on) : undefined
  const { reviewOn: _, remindedOn: __, ...rest } = lease
  const fact: NewFact = {
    kind: 'lease-reviewed',
    on,
    data: { ...landlordOf(dossier), outcome, ...(reviewOn && { reviewOn }) },
  }
  return {
    next: {
      ...dossier,
      lease: {
        ...rest,
        kind: outcome === 'slides' ? 'direct' : 'glissant',
        lastReview: { on, outcome },
        ...(reviewOn && { reviewOn }),
      },
    },
    facts: [fact],
  }
}

/** Working days on which a review that is to come is reminded: one for a week-end leaves before it. */
const reminderDays = (
  lease: Lease & { readonly reviewOn: Day },
  { lease: rules }: LeaseRules,
): readonly Day[] =>
  [...new Set(rules.reminderWorkingDays.map(days => addWorkingDays(lease.reviewOn, -days)))]
    .map(workingDayUpTo)
    .filter(day => day > (lease.remindedOn ?? lease.lastReview?.on ?? lease.enteredOn))
    .sort()

/** Only the latest of the reminders that are due goes out; one that was missed leaves late rather than never. */
export const remindReview = (dossier: Dossier, today: Day, rules: LeaseRules): Decided<Dossier> => {
  const lease = slidingLease(dossier)
  if (!lease || !reminderDays(lease, rules).some(day => day <= today)) return { next: dossier, facts: [] }
  return {
    next: { ...dossier, lease: { ...lease, remindedOn: today } },
    facts: [{ kind: 'review-due', on: today, data: { ...landlordOf(dossier), reviewOn: lease.reviewOn } }],
  }
}

export const reviewDueOn = (dossier: Dossier, rules: LeaseRules): Day | undefined => {
  const lease = slidingLease(dossier)
  return lease && earliest(reminderDays(lease, rules))
}

/** A review is on somebody's mind from its first reminder on, until it is recorded. */
export const reviewWaits = (dossier: Dossier, today: Day): boolean => {
  const lease = slidingLease(dossier)
  return lease !== undefined && (lease.remindedOn !== undefined || lease.reviewOn <= today)
}
