/** Days, numbers and lists as people read them. */
import type { Day, Instant } from '../domain/calendar'
import type { Language } from '../domain/people'

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

const made = new Map<string, Intl.DateTimeFormat>()
const formatter = (language: Language, style: 'short' | 'long'): Intl.DateTimeFormat => {
  const key = `${language}-${style}`
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(locales[language], {
      timeZone: 'UTC',
      day: 'numeric',
      month: style === 'long' ? 'long' : 'short',
      year: 'numeric',
      ...(style === 'long' && { weekday: 'long' }),
    })
  made.set(key, format)
  return format
}

/** `3 mars 2026`; in French the first of a month is `1er`. */
export const formatDay = (day: Day, language: Language, style: 'short' | 'long' = 'short'): string => {
  const text = formatter(language, style).format(new Date(`${day}T00:00:00Z`))
  return language === 'fr' ? text.replace(/\b1 (?=\p{L})/u, '1er ') : text
}

const clock = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `14:45` as French people write it, on one line: `14 h 45`. */
export const hourOf = (time: string): string => time.replace(':', '\u00a0h\u00a0')

/** Hour of the clock in Paris: `14 h 45`, `14:45`. */
export const formatTime = (at: Instant, language: Language): string => {
  const [h, m] = clock.format(new Date(at)).split(':')
  return language === 'fr' ? hourOf(`${h}:${m}`) : `${h}:${m}`
}

/** `1 250 €` */
export const formatEuros = (euros: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  }).format(euros)

/** `412,50`: two decimals at most, none when it is whole. */
export const formatNumber = (number: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(number)

/** `Dijon, Beaune et Semur` */
export const formatList = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items)

/** The same with a capital first letter, for a line of its own. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The same with a small first letter, for the middle of a sentence; `CAL` stays as it is. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

/** `mars`, or `mars 2026`, of a month `2026-03`. */
export const formatMonth = (month: string, language: Language, style: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    month: style,
    ...(style === 'long' && { year: 'numeric' }),
  }).format(new Date(`${month}-01T00:00:00Z`))
