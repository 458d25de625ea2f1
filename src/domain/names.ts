/** Names as people write them: with or without accents, capitals, hyphens. */

/** Letters and digits only, small, without accents: `Élise-Anne` and `elise anne` are the same. */
export const fold = (value: string): string => foldWords(value).replaceAll(' ', '')

/** The same with one space between words. */
export const foldWords = (value: string): string =>
  value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
