/** The same value with ordinary spaces: tests are written with the spaces of a keyboard, people read no-break ones. */
export const plain = <T>(value: T): T =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value).replaceAll('\u00a0', ' ')) as T)
