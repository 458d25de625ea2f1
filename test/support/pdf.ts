/** What somebody would read in a PDF that pdfmake made: its pages as text, through each font's ToUnicode map. */
import { inflateSync } from 'node:zlib'

interface Part {
  readonly head: string
  readonly stream: string
}

const partsOf = (pdf: Buffer): ReadonlyMap<string, Part> => {
  const text = pdf.toString('latin1')
  return new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => {
      const [head = '', raw] = body.split(/stream\n|\nendstream/)
      const stream = raw === undefined ? '' : inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
      return [id, { head, stream }]
    }),
  )
}

/** Glyph (four hexadecimal digits) -> letters. */
const lettersOf = (cmap: string): ReadonlyMap<string, string> => {
  const letters = new Map<string, string>()
  for (const [, from = '', list = ''] of cmap.matchAll(/<(\w{4})> <\w{4}> \[(.*?)\]/gs))
    [...list.matchAll(/<([\w ]+)>/g)].forEach(([, code = ''], index) =>
      letters.set(
        (parseInt(from, 16) + index).toString(16).padStart(4, '0'),
        String.fromCharCode(...code.split(' ').map(unit => parseInt(unit, 16))),
      ),
    )
  return letters
}

/** The pages of a PDF, each as its words in the order in which they are drawn. */
export const pagesOf = (pdf: Buffer): readonly string[] => {
  const parts = partsOf(pdf)
  const at = (id: string | undefined): Part => parts.get(id ?? '') ?? { head: '', stream: '' }
  return [...parts.values()]
    .filter(({ head }) => head.includes('/Type /Page\n'))
    .map(({ head }) => {
      const resources = at(/\/Resources (\d+)/.exec(head)?.[1]).head
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
          name,
          lettersOf(at(/\/ToUnicode (\d+)/.exec(at(id).head)?.[1]).stream),
        ]),
      )
      let font: ReadonlyMap<string, string> = new Map()
      let page = ''
      const { stream } = at(/\/Contents (\d+)/.exec(head)?.[1])
      for (const [, name, shown = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
        if (name) font = fonts.get(name) ?? font
        for (const [, glyphs = ''] of shown.matchAll(/<(\w*)>/g))
          page += glyphs.replace(/\w{4}/g, glyph => font.get(glyph) ?? '\ufffd')
        if (!name) page += ' '
      }
      // Words are drawn one by one, and a hyphen ends one.
      return page
        .replace(/ +/g, ' ')
        .replace(/(?<=\p{L}-) (?=\p{L})/gu, '')
        .trim()
    })
}
