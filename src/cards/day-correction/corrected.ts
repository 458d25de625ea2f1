import type { CorrectedDay } from '../../domain/dossier'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import type { Row } from '../profile'

/** What was corrected of a day, as a line beside it; none when nothing was. */
export const correctedRow = (
  corrected: CorrectedDay | undefined,
  { dayCorrection: labels, passeport }: Text,
  language: Language,
): readonly Row[] => {
  if (!corrected) return []
  const { on, from, reason } = corrected
  const was = labels.wasDay(formatDay(from, language))
  return [
    {
      label: labels.corrected,
      value: labels.correctedOn(formatDay(on, language), was, passeport.reasons[reason]),
    },
  ]
}
