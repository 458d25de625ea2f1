/** The State's service marks the household in the shared file of housing requests and in Syplo: two labels, each on its own. */
import type { Day } from './calendar'
import { type Dossier, type Label, type LabelName, labelNames } from './dossier'
import type { Decided } from './facts'
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

const same = (one: Label, other: Label): boolean => one.on === other.on && one.reference === other.reference

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
  holds(label.on <= today, 'date-future')
  if (!new RegExp(pattern).test(label.reference))
    throw new Refused('payload', { field: 'reference', problem: 'label-reference' })
  return {
    next: { ...dossier, labels: { ...dossier.labels, [name]: label } },
    facts: [{ kind: 'label-confirmed', on: label.on, data: { label: name } }],
  }
}
