/** What a domain has before anybody could say; the other levels are configuration. */
export const NOT_ASSESSED = 'not-assessed'
/** Key of a level of the rules, or `not-assessed`. */
export type Level = string
