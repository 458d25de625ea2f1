import type { Candidate } from '../../actions/agenda'
import type { Text } from '../../text'
import { profileLine } from '../profile'

interface Choice {
  readonly title: string
  readonly value: string
}

/** Dossiers that are ready, as the lines of a multiple choice; a missing label is said. */
export const candidateChoices = (
  ready: readonly Candidate[],
  text: Text,
  inGroup: boolean,
): readonly Choice[] =>
  ready.map(({ dossier, code, profile, age, labels }) => ({
    value: dossier,
    title: [
      code,
      inGroup ? '' : profileLine(profile, text),
      text.session.age(age),
      labels === 'both' ? '' : text.labels.state[labels],
    ]
      .filter(Boolean)
      .join(' · '),
  }))
