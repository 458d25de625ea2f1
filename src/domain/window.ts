/** The three months in which a home must be allocated (*délai d'attribution*): reminders, answers, interruption. */
import type { Day } from './calendar'
import type { Dossier } from './dossier'
import type { Rules } from './rules'

/** First day on which time itself would do something to the dossier; undefined when none. */
export const dueOn = (_dossier: Dossier, _rules: Rules): Day | undefined => undefined
