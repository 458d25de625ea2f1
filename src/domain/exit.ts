/**
 * The end of the support, and the household's way out of the scheme. Source: the protocol (households accompanied *vers le
 * droit commun*); both free the programme's place.
 */
import type { Day } from './calendar'
import { closeOthers } from './candidature'
import type { Dossier } from './dossier'
import type { Decided, NewFact } from './facts'
import { holds } from './refused'
import { next } from './workflow'

export const exitKinds = [
  'own-lease',
  'ordinary-stock',
  'moved-away',
  'adhesion-withdrawn',
  'death',
  'other',
] as const
/**
 * To *droit commun*: it stays with a lease of its own and without support, or moves to ordinary stock; else it moved away,
 * withdrew its adhesion, died; `other` is told in a reason (kept in the notes).
 */
export type ExitKind = (typeof exitKinds)[number]

export interface Exit {
  readonly kind: ExitKind
  readonly on: Day
}

interface Leaving {
  readonly on: Day
  readonly today: Day
}

/** Not in the future, and not before what came last: the entry, else the measure, else the commission's decision. */
const dated = ({ lease, measure, decision, referredOn }: Dossier, { on, today }: Leaving): void => {
  const from = lease?.enteredOn ?? measure?.inPlaceOn ?? decision?.on ?? referredOn
  holds(on <= today, 'date-future')
  holds(on >= from, 'date-too-early', { day: from })
}

/** The support ends, the household stays where it is. */
export const endSupport = (dossier: Dossier, leaving: Leaving): Decided<Dossier> => {
  const stage = next(dossier.stage, 'end-support')
  dated(dossier, leaving)
  return { next: { ...dossier, stage }, facts: [{ kind: 'support-ended', on: leaving.on }] }
}

/** Whether a household may leave with a lease of its own: it has one. */
export const hasOwnLease = ({ lease }: Pick<Dossier, 'lease'>): boolean => lease?.kind === 'direct'

/**
 * The household leaves the scheme: candidatures are over, its home is free again unless it stays there with its own lease.
 * `adhesion-withdrawn` records the withdrawal too, when nobody has.
 */
export const leaveScheme = (
  dossier: Dossier,
  { kind, on, today, reasoned }: Leaving & { readonly kind: ExitKind; readonly reasoned: boolean },
): Decided<Dossier> => {
  const stage = next(dossier.stage, 'exit')
  dated(dossier, { on, today })
  holds(kind !== 'own-lease' || hasOwnLease(dossier), 'own-lease-needed')
  holds(kind !== 'other' || reasoned, 'reason-needed', { why: 'other' })
  const withdraws = kind === 'adhesion-withdrawn' && dossier.adhesion.state === 'given'
  const facts: readonly NewFact[] = [
    ...(withdraws ? [{ kind: 'adhesion-recorded', on, data: { state: 'withdrawn' } } as const] : []),
    { kind: 'exited', on, data: { exit: kind } },
  ]
  const left: Dossier = {
    ...dossier,
    stage,
    exit: { kind, on },
    ...(withdraws && { adhesion: { state: 'withdrawn', on } }),
  }
  return { next: closeOthers(left, 'left'), facts }
}
