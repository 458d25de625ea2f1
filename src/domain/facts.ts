/** What happens, as it is kept for ever: the shape of a fact, and everything that can happen to a dossier. */
import type { Day } from './calendar'

/** What a decision of the domain gives back: the thing as it is now, and what happened. */
export interface Decided<T> {
  readonly next: T
  readonly facts: readonly NewFact[]
}

/** A fact before it has its subject, number and author. */
export interface NewFactOf<Kind> {
  readonly kind: Kind
  /** The day on which it is true. */
  readonly on: Day
  /** Closed lists, days, numbers and ids only: no name, no free text. */
  readonly data?: Readonly<Record<string, string | number | boolean>>
}

export type NewFact = NewFactOf<FactKind>

/** Everything that can happen to a dossier. Who is told of each: announce.ts; its sentence: text, `facts`. */
export const factKinds = [
  'referred',
  'maybe-known',
  'duplicates-compared',
  'completed',
  'evaluator-named',
  'diagnosis-validated',
  'diagnosis-returned',
  'oriented-here',
  'orientation-adjourned',
  'oriented-elsewhere',
  'label-confirmed',
  'label-corrected',
  'put-on-agenda',
  'taken-off-agenda',
  'round-opened',
  'discuss-in-session',
  'round-closed',
  'consulted',
  'household-told',
  'integrated',
  'refused',
  'adjourned',
  'provider-asked',
  'mandate-accepted',
  'mandate-declined',
  'adhesion-recorded',
  'measure-in-place',
  'start-corrected',
  'window-reopened',
  'measure-change-asked',
  'measure-change-refused',
  'measure-renewed',
  'measure-stepped',
  'measure-ending',
  'referent-changed',
  'reminder-due',
  'reminder-answered',
  'reminder-unanswered',
  'help-needed',
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
  'interrupted',
  'interruption-annulled',
  'terms-confirmed',
  'entered',
  'entry-corrected',
  'review-due',
  'lease-reviewed',
  'request-renewed',
  'request-due',
  'reactivated',
  'passeport-due',
  'passeport-sent',
  'passeport-corrected',
  'support-ended',
  'exited',
  'withdrawn',
  'reconsidered',
  'erased',
] as const
export type FactKind = (typeof factKinds)[number]
