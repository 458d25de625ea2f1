/** Words that are understood inside every question, in both languages. */
import { foldWords } from '../domain/names'
import { textOf } from '../text'

export type Word = 'pass' | 'back' | 'cancel' | 'help'

const all = ['pass', 'back', 'cancel', 'help'] as const
const languages = ['fr', 'en'] as const

const known: ReadonlyMap<string, Word> = new Map(
  languages.flatMap(language =>
    all.flatMap(word => textOf(language).dialog.typed[word].map((typed): [string, Word] => [typed, word])),
  ),
)

/** The word that a text is, whatever its accents, capitals and quotes. */
export const wordIn = (text: string): Word | undefined =>
  text.length > 40 ? undefined : known.get(foldWords(text) || text.trim())

const elsewhere: ReadonlySet<string> = new Set(
  languages.flatMap(language =>
    Object.values(textOf(language).people.help.offers).map(({ command }) => foldWords(command)),
  ),
)

/** A command or a dossier's code, which no question waits for: the bot answers it, and the dialog stays open. */
export const isForOthers = (text: string): boolean =>
  text.length <= 60 &&
  (elsewhere.has(foldWords(text)) ||
    /^(?:dossier |file )?m \d{4} \d{1,4}$/.test(foldWords(text)) ||
    /^demo (?:avancer|advance)\b/.test(foldWords(text)))
