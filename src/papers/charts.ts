/** Charts as SVG, made from the figures; the numbers stand beside the bars, so that no colour is needed to read them. */

const INK = '#1f2430'
const SOFT = '#5b6274'
const BAR = '#3d4a9e'
const BAND = '#eef0f6'
/** Width of a page between its margins, in points. */
const WIDTH = 483

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.codePointAt(0)};`)

const label = (
  x: number,
  y: number,
  text: string,
  { size = 8.5, color = INK, anchor = 'start' } = {},
): string =>
  `<text x="${x}" y="${y}" font-family="Roboto" font-size="${size}" fill="${color}" text-anchor="${anchor}">${escaped(text)}</text>`

const svg = (height: number, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">${content}</svg>`

export interface Bar {
  readonly name: string
  readonly value: number
  /** The number as it is read: `3`, `masqué`. */
  readonly text: string
}

const ROW = 17
const NAMES = 170

/** Bars across, one a line, the longest as wide as the page; a masked one has no length. */
export const bars = (rows: readonly Bar[]): string => {
  const most = Math.max(1, ...rows.map(({ value }) => value))
  const room = WIDTH - NAMES - 50
  return svg(
    rows.length * ROW + 4,
    rows
      .map(({ name, value, text }, index) => {
        const y = index * ROW
        const length = Math.round((room * value) / most)
        return [
          label(NAMES - 8, y + 12, name, { anchor: 'end', color: SOFT }),
          `<rect x="${NAMES}" y="${y + 3}" width="${room}" height="11" fill="${BAND}"/>`,
          `<rect x="${NAMES}" y="${y + 3}" width="${length}" height="11" fill="${BAR}"/>`,
          label(WIDTH - 42, y + 12, text),
        ].join('')
      })
      .join(''),
  )
}

/** Columns, one a month, with their number above and the month beneath. */
export const columns = (rows: readonly Bar[]): string => {
  const height = 110
  const floor = height - 18
  const most = Math.max(1, ...rows.map(({ value }) => value))
  const step = WIDTH / Math.max(1, rows.length)
  return svg(
    height,
    [
      `<rect x="0" y="${floor}" width="${WIDTH}" height="0.7" fill="${SOFT}"/>`,
      ...rows.map(({ name, value, text }, index) => {
        const tall = Math.round(((floor - 16) * value) / most)
        const middle = step * (index + 0.5)
        return [
          `<rect x="${step * index + step * 0.2}" y="${floor - tall}" width="${step * 0.6}" height="${tall}" fill="${BAR}"/>`,
          label(middle, floor - tall - 4, text, { anchor: 'middle' }),
          label(middle, floor + 12, name, { anchor: 'middle', size: 7.5, color: SOFT }),
        ].join('')
      }),
    ].join(''),
  )
}
