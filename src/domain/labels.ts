/** The State's service marks the household in the shared file of housing requests and in Syplo: two labels, each on its own. */
import type { Day } from './calendar'
import { type Dossier, type FormerLabel, type Label, type LabelName, labelNames } from './dossier'
import type { Decided } from './facts'
import type { CorrectionReason } from './passeport'
import { Refused, holds } from './refused'
import { type Stage, supported } from './workflow'

export const labelStates = ['none', 'mismatch', 'both'] as const
/** *Mismatch*: one label without the other, shown until it is mended. */
export type LabelState = (typeof labelStates)[number]

export const labelState = ({ labels }: Pick<Dossier, 'labels'>): LabelState => {
  const confirmed = labelNames.filter(name => labels[name]).length
  if (confirmed === labelNames.length) return 'both'
  return confirmed === 0 ? 'none' : 'mismatch'
}

/** Stages in which a missing label still matters: an interrupted measure may yet be allocated a home in time, or reactivated. */
export const labelsMatter: readonly Stage[] = ['ready', 'agenda', ...supported, 'interrupted']

type Told = Pick<Label, 'on' | 'reference'>

const same = (one: Told, other: Told): boolean => one.on === other.on && one.reference === other.reference

const checked = (
  { on, reference }: Told,
  { today, pattern }: { readonly today: Day; readonly pattern: string },
): void => {
  holds(on <= today, 'date-future')
  if (!new RegExp(pattern).test(reference))
    throw new Refused('payload', { field: 'reference', problem: 'label-reference' })
}

/**
 * One of the two labels is confirmed. The same confirmation again changes nothing (no fact); another one for a label that
 * is confirmed already comes too late. `pattern` is `Rules.labelReference`.
 */
export const confirmLabel = (
  dossier: Dossier,
  { name, label, today, pattern }: { name: LabelName; label: Label; today: Day; pattern: string },
): Decided<Dossier> => {
  const before = dossier.labels[name]
  if (before && same(before, label)) return { next: dossier, facts: [] }
  holds(!before, 'moved-on', { stage: dossier.stage })
  checked(label, { today, pattern })
  return {
    next: { ...dossier, labels: { ...dossier.labels, [name]: label } },
    facts: [{ kind: 'label-confirmed', on: label.on, data: { label: name } }],
  }
}

/** The version of a label that stands: 1 as it was confirmed, one more with each correction. */
export const labelVersion = ({ before = [] }: Pick<Label, 'before'>): number => before.length + 1

export interface LabelCorrection {
  readonly name: LabelName
  /** The date and the reference that are right. */
  readonly label: Told
  /** The version that the correction makes: the one after the label that was shown. */
  readonly version: number
  readonly reason: CorrectionReason
  readonly today: Day
  readonly pattern: string
}

/**
 * A confirmed label is corrected; what stood before stays beside it. The same correction again changes nothing; one of a
 * label that was corrected meanwhile comes too late. The fact says the days, and whether the reference changed.
 */
export const correctLabel = (
  dossier: Dossier,
  { name, label, version, reason, today, pattern }: LabelCorrection,
): Decided<Dossier> => {
  const standing = dossier.labels[name]
  holds(standing, 'moved-on', { stage: dossier.stage })
  if (version === labelVersion(standing) && version > 1 && same(standing, label))
    return { next: dossier, facts: [] }
  holds(version === labelVersion(standing) + 1, 'moved-on', { stage: dossier.stage })
  holds(!same(standing, label), 'label-unchanged')
  checked(label, { today, pattern })
  const { before = [], on, reference } = standing
  const former: FormerLabel = { on, reference, correctedOn: today, reason }
  return {
    next: { ...dossier, labels: { ...dossier.labels, [name]: { ...label, before: [...before, former] } } },
    facts: [
      {
        kind: 'label-corrected',
        on: label.on,
        data: {
          ...{ label: name, reason, reference: label.reference !== reference },
          ...(label.on !== on && { from: on, to: label.on }),
        },
      },
    ],
  }
}
