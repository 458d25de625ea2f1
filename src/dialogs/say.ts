import type { Language } from '../domain/people'
import { problemText as en } from '../text/en/fields'
import { problemText as fr } from '../text/fr/fields'

/** What is wrong with an answer, in the reader's language. */
export const problemText = (problem: string, language: Language): string =>
  (language === 'fr' ? fr : en)(problem)
