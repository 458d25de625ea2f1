/** Every sentence, in French first; a sentence that one language lacks does not compile. */
import type { Language } from '../domain/people'
import { en } from './en'
import { type Text, fr } from './fr'
import { unbroken } from './typography'

export type { Text }

const languages: Readonly<Record<Language, Text>> = { fr: unbroken(fr), en }

export const textOf = (language: Language): Text => languages[language]
