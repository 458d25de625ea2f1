/** What people type, as far as it can be shown: neither control characters but line breaks, nor halves of a sign. */

/** Six bytes each on a card, and nothing to be seen: a text of them would break Teams' limit of a card. */
const UNSHOWN = /(?![\n\r\t])[\p{Cc}\p{Cs}]/gu

export const shownText = (typed: string): string => typed.replace(UNSHOWN, '')

/** The texts of a payload, which is flat, as they can be shown; what is no text stays as it is. */
export const shownTexts = (payload: unknown): unknown =>
  payload && typeof payload === 'object' && !Array.isArray(payload)
    ? Object.fromEntries(
        Object.entries(payload).map(([key, value]: [string, unknown]) => [
          key,
          typeof value === 'string' ? shownText(value) : value,
        ]),
      )
    : payload
