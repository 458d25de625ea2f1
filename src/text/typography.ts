/** French typography, so that no line begins with a question mark: done once for every sentence, not by hand in each. */

const NO_BREAK = '\u00a0'

const spaced = (sentence: string): string =>
  sentence.replace(/ (?=[:;!?»])/g, NO_BREAK).replace(/(?<=«) /g, NO_BREAK)

type Speaking = (...params: readonly unknown[]) => unknown

/** The same text with no-break spaces before `: ; ! ? »` and after `«`, in sentences and in what its functions return. */
export const unbroken = <T>(text: T): T => {
  if (typeof text === 'string') return spaced(text) as T
  if (typeof text === 'function') {
    const say = text as unknown as Speaking
    return ((...params: readonly unknown[]) => unbroken(say(...params))) as T
  }
  if (Array.isArray(text)) return text.map(unbroken) as T
  if (text && typeof text === 'object' && Object.getPrototypeOf(text) === Object.prototype)
    return Object.fromEntries(Object.entries(text).map(([key, item]) => [key, unbroken(item)])) as T
  return text
}
