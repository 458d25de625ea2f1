import type { Candidate } from '../../actions/agenda'
import type { Text } from '../../text'
import { profileLine } from '../profile'

interface Choice {
  readonly title: string
  readonly value: string
}

/** Dossiers that are ready, as the lines of a multiple choice; what is missing is said. In a group: codes and ages. */
export const candidateChoices = (
  ready: readonly Candidate[],
  text: Text,
  inGroup: boolean,
): readonly Choice[] =>
  ready.map(({ dossier, code, profile, age, missing }) => ({
    value: dossier,
    title: [
      code,
      inGroup ? '' : profileLine(profile, text),
      text.session.age(age),
      inGroup || missing.length === 0
        ? ''
        : text.session.lacks(missing.map(each => text.session.missing[each])),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
