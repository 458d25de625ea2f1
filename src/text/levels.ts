/** Levels of the passeport in words: those of the rules, in the reader's language. */
import type { LevelName } from '../actions/passeports'
import { NOT_ASSESSED } from '../domain/level'
import type { Language } from '../domain/people'
import type { Text } from './index'

/** `en progrès`; *non évalué* for one that was not asked; its key for one that nobody has words for. */
export const levelWord = (
  levels: readonly LevelName[],
  level: string | undefined,
  { passeport }: Pick<Text, 'passeport'>,
  language: Language,
): string => {
  if (!level || level === NOT_ASSESSED) return passeport.notAssessed
  return levels.find(({ key }) => key === level)?.[language] ?? level
}
