/** What a person can type. One table; the words of both languages are always understood. */
import type { Language } from '../domain/people'
import { oneTypo, plain } from '../domain/plain'

export { oneTypo, plain }

export interface Command {
  readonly verb: string
  /** How people say it, the first as it is taught; without accents, capitals and punctuation it matches all the same. */
  readonly words: Readonly<Record<Language, readonly string[]>>
  /** What follows the words: a dossier's code (`M-2026-014`), or a number of days with its sign (`15 jours`). */
  readonly takes?: 'dossier' | 'days'
  /** More words may follow, which the verb reads by itself: `indicateurs T3 2026 métropole`. */
  readonly reads?: true
  /** It starts a dialog; the verb is its card, when there is no dialog. */
  readonly starts?: 'referral'
  /** It may be said where others read: what it shows has no name. */
  readonly inGroups?: true
}

export const commands: readonly Command[] = [
  { verb: 'help.show', words: { fr: ['aide', 'bonjour', 'menu'], en: ['help', 'hello', 'hi'] } },
  { verb: 'referral.show', words: { fr: ['formulaire'], en: ['form'] } },
  {
    verb: 'referral.show',
    starts: 'referral',
    words: { fr: ['orienter', 'orientation', 'nouvelle demande'], en: ['refer', 'new referral'] },
  },
  { verb: 'dossiers.show', words: { fr: ['mes dossiers', 'dossiers'], en: ['my dossiers', 'dossiers'] } },
  { verb: 'dossier.show', takes: 'dossier', words: { fr: ['dossier'], en: ['dossier', 'file'] } },
  { verb: 'matters.show', words: { fr: ['à faire', 'en attente'], en: ['to do', 'waiting'] } },
  { verb: 'passeport.show', takes: 'dossier', words: { fr: ['passeport'], en: ['passeport', 'passport'] } },
  { verb: 'series.show', takes: 'dossier', words: { fr: ['suivi'], en: ['series'] } },
  {
    verb: 'session.show',
    inGroups: true,
    words: { fr: ['séance'], en: ['session'] },
  },
  { verb: 'agenda.show', inGroups: true, words: { fr: ['ordre du jour'], en: ['agenda'] } },
  {
    verb: 'vacancies.show',
    words: { fr: ['logements vacants', 'toujours vacants'], en: ['vacant homes', 'still vacant'] },
  },
  { verb: 'upload.show', words: { fr: ['importer', 'import'], en: ['import'] } },
  { verb: 'dwellings.show', words: { fr: ['logements', 'mes logements'], en: ['homes', 'dwellings'] } },
  {
    verb: 'dwelling.form.show',
    words: { fr: ['nouveau logement', 'ajouter un logement'], en: ['new home'] },
  },
  { verb: 'proxy.show', words: { fr: ['pouvoir', 'pouvoirs', 'procuration'], en: ['proxy', 'proxies'] } },
  { verb: 'reports.show', words: { fr: ['rapports', 'rapport'], en: ['reports', 'report'] } },
  {
    verb: 'indicators.show',
    reads: true,
    words: { fr: ['indicateurs', 'tableau de bord', 'chiffres'], en: ['indicators', 'dashboard', 'figures'] },
  },
  { verb: 'minutes.show', words: { fr: ['procès-verbal', 'pv'], en: ['minutes'] } },
  { verb: 'invite.show', words: { fr: ['inviter', 'invitation'], en: ['invite'] } },
  {
    verb: 'people.show',
    words: { fr: ['personnes', 'partenaires', 'membres'], en: ['people', 'partners', 'members'] },
  },
  {
    verb: 'posts.show',
    words: { fr: ['mes fonctions', 'fonctions'], en: ['my posts', 'posts'] },
  },
  { verb: 'deliveries.show', words: { fr: ['envois'], en: ['deliveries'] } },
  {
    verb: 'preferences.show',
    words: { fr: ['préférences', 'réglages', 'sourdine'], en: ['preferences', 'settings', 'mute'] },
  },
  {
    verb: 'absence.show',
    words: { fr: ['absence', 'absent', 'remplacement'], en: ['absence', 'away', 'stand-in'] },
  },
  { verb: 'demo.advance', takes: 'days', words: { fr: ['demo avancer'], en: ['demo advance'] } },
]

/** What was understood of a text. */
export interface Understood {
  readonly command: Command
  /** As it is written on cards: `M-2026-014`. */
  readonly code?: string
  readonly days?: number
  /** What follows a command that reads it. */
  readonly words?: string
}

const CODE = /\bm ?(\d{4}) ?(\d{1,4})\b/
const DAYS = /^(\d{1,3})(?: (?:j|jours?|days?))?$/

/** Words shorter than this must be typed right: too many others are near them. */
const FORGIVEN_FROM = 4

interface Phrase {
  readonly command: Command
  readonly words: string
}

const phrases: readonly Phrase[] = commands.flatMap(command =>
  [...new Set([...command.words.fr, ...command.words.en].map(plain))].map(words => ({ command, words })),
)

const same = (typed: string, words: string): boolean => typed === words
const near = (typed: string, words: string): boolean => words.length >= FORGIVEN_FROM && oneTypo(typed, words)

const find = (typed: string, takes: Command['takes'], alike: typeof same): Command | undefined =>
  phrases.find(({ command, words }) => command.takes === takes && alike(typed, words))?.command

const withCode = (text: string): Understood | undefined => {
  const match = CODE.exec(text)
  if (!match) return undefined
  const code = `M-${match[1]}-${(match[2] ?? '').padStart(3, '0')}`
  const typed = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim()
  const command = typed === '' ? find('dossier', 'dossier', same) : either(typed, 'dossier')
  return command && { command, code }
}

const withDays = (text: string): Understood | undefined => {
  const words = text.split(' ')
  for (let length = 2; length < words.length; length += 1) {
    const command = either(words.slice(0, length).join(' '), 'days')
    const days = DAYS.exec(words.slice(length).join(' '))
    if (command && days) return { command, days: Number(days[1]) }
  }
  return undefined
}

/** A command that reads what follows it. */
const withWords = (typed: string): Understood | undefined => {
  const found = phrases.find(({ command, words }) => command.reads && typed.startsWith(`${words} `))
  if (found) return { command: found.command, words: typed.slice(found.words.length + 1) }
  const [first = '', ...rest] = typed.split(' ')
  const nearly = phrases.find(({ command, words }) => command.reads && near(first, words))
  return nearly && rest.length > 0 ? { command: nearly.command, words: rest.join(' ') } : undefined
}

const either = (typed: string, takes: Command['takes']): Command | undefined =>
  find(typed, takes, same) ?? find(typed, takes, near)

/** The command that a text means, if it means one. A command that takes a code and has none is the list of dossiers. */
export const understand = (text: string): Understood | undefined => {
  // Longer than any command: somebody tells us something; nothing of it is looked at.
  if (text.length > 100) return undefined
  const typed = plain(text)
  if (typed === '') return undefined
  const found =
    find(typed, undefined, same) ??
    withCode(typed) ??
    withDays(typed) ??
    find(typed, undefined, near) ??
    withWords(typed)
  if (found) return 'command' in found ? found : { command: found }
  const list = either(typed, 'dossier') && find('mes dossiers', undefined, same)
  return list && { command: list }
}
