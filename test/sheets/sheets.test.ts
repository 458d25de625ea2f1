/** Files as people and attackers send them: what is read of each, and what stops before it fills the memory. */
import { strToU8, unzipSync, zipSync } from 'fflate'
import { readHomes } from '../../src/domain/dwellingSheet'
import { dwellingsTemplate } from '../../src/papers/dwellings'
import { type SheetProblem, SheetUnreadable, readSheet, sheetLimits } from '../../src/sheets'
import { writeXlsx } from '../../src/sheets/write'
import { aLine, bytes, csv, tableXlsx, titles, xlsx } from '../support/sheets'

const problem = (file: Uint8Array): SheetProblem | 'read' => {
  try {
    readSheet(file)
  } catch (error) {
    if (error instanceof SheetUnreadable) return error.problem
    throw error
  }
  return 'read'
}
const cells = (file: Uint8Array) => readSheet(file).map(({ cells: each }) => each)
const cell = (inner: string, more: Partial<Parameters<typeof xlsx>[0]> = {}) =>
  cells(xlsx({ rows: `<row r="1"><c r="A1"><v>1</v></c>${inner}</row>`, ...more }))[0]?.[1]

describe('CSV', () => {
  const table = [
    ['Référence', 'Loyer'],
    ['É-1', '512,40'],
  ]

  test.each([
    ['semicolons', bytes(csv(table))],
    ['commas', bytes(csv(table, ','))],
    ['tabs', bytes(csv(table, '\t'))],
    ['a byte order mark', bytes(`\ufeff${csv(table)}`)],
    ['the line that tells Excel what parts them', bytes(`sep=;\r\n${csv(table)}`)],
    ['line feeds only', bytes(csv(table).replaceAll('\r', ''))],
    ['Windows-1252', Uint8Array.from(csv(table), sign => sign.charCodeAt(0))],
    ['UTF-16 as Excel writes it', Uint8Array.from(Buffer.from(`\ufeff${csv(table)}`, 'utf16le'))],
  ])('with %s', (_, file) => {
    expect(cells(file)).toEqual(table)
  })

  test('lines keep their number over empty lines and line breaks inside quotes', () => {
    const file = bytes('a;b\r\n\r\n;;\r\n"deux\nlignes";x\r\nfin;y\r\n')
    expect(readSheet(file).map(({ line }) => line)).toEqual([1, 5, 6])
  })

  test('a text that begins like a formula is a text', () => {
    const typed = ['=1+1', '+33', '-5', '@SUM(A1)', '=HYPERLINK("https://example.org")']
    expect(cells(bytes(csv([typed])))).toEqual([typed])
  })

  test.each([
    ['as exports write it', 'a;="0042"'],
    ['in quotes', 'a;"=""0042"""'],
    ['with spaces', 'a; ="0042" '],
  ])('a formula that is one text keeps its zeros, %s', (_, line) => {
    expect(cells(bytes(line))).toEqual([['a', '0042']])
  })

  test.each(['="00"&"42"', '="0042', '=A1'])('%s is no such text', typed => {
    expect(cells(bytes(csv([[typed, 'x']])))).toEqual([[typed, 'x']])
  })

  test.each<[string, Uint8Array, SheetProblem | 'read']>([
    ['nothing', new Uint8Array(), 'empty-sheet'],
    ['empty lines', bytes('\r\n;;;\r\n\r\n'), 'empty-sheet'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'not-a-sheet'],
    ['Excel of before 2007', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'not-a-sheet'],
    ['more than 5 MB', new Uint8Array(sheetLimits.bytes + 1).fill(97), 'too-large'],
    ['one line without end', bytes('a'.repeat(1_000_000)), 'not-a-sheet'],
    ['hundreds of columns', bytes(';'.repeat(500) + 'x'), 'too-many-columns'],
    ['5,000 lines and the titles', bytes('a;b\n'.repeat(5001)), 'read'],
    ['one line too many', bytes('a;b\n'.repeat(5002)), 'too-many-rows'],
  ])('%s', (_, file, expected) => {
    expect(problem(file)).toBe(expected)
  })
})

describe('XLSX', () => {
  test('the first sheet by the workbook’s order, whatever its file is called', () => {
    expect(cells(tableXlsx([titles, aLine('A-1')]))).toEqual([titles, aLine('A-1')])
  })

  test.each<[string, string, unknown]>([
    ['a number', '<c r="B1"><v>512.4</v></c>', '512.4'],
    ['a shared text', '<c r="B1" t="s"><v>1</v></c>', 'deux morceaux'],
    ['a text of its own', '<c r="B1" t="inlineStr"><is><t>ici</t></is></c>', 'ici'],
    ['a day, by its built-in format', '<c r="B1" s="1"><v>46069</v></c>', '2026-02-16'],
    ['a day, by a format of somebody’s own', '<c r="B1" s="2"><v>46069.75</v></c>', '2026-02-16'],
    ['a number whose format only quotes a day', '<c r="B1" s="3"><v>12</v></c>', '12'],
    ['true', '<c r="B1" t="b"><v>1</v></c>', 'oui'],
    ['a formula: the value kept with it', '<c r="B1"><f>1+1</f><v>2</v></c>', '2'],
    ['a formula that makes a text', '<c r="B1" t="str"><f>A1</f><v>deux</v></c>', 'deux'],
    ['a formula never worked out', '<c r="B1"><f>1+1</f></c>', { problem: 'formula' }],
    ['a formula that is a text, never worked out', '<c r="B1"><f>"0042"</f></c>', '0042'],
    ['a formula that is a text, its value kept', '<c r="B1" t="str"><f>"0042"</f><v>0042</v></c>', '0042'],
    [
      'two texts put together, never worked out',
      '<c r="B1"><f>"00"&amp;"42"</f></c>',
      { problem: 'formula' },
    ],
    ['a formula typed as a text', '<c r="B1" t="inlineStr"><is><t>="0042"</t></is></c>', '0042'],
    ['a formula that failed', '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { problem: 'error' }],
    ['a text that looks like a formula', '<c r="B1" t="inlineStr"><is><t>=1+1</t></is></c>', '=1+1'],
    ['a shared text that is not there', '<c r="B1" t="s"><v>99</v></c>', ''],
  ])('%s', (_, inner, expected) => {
    const shared = '<si><t>un</t></si><si><r><t>deux </t></r><r><t>morceaux</t></r><rPh><t>lu</t></rPh></si>'
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="[$-40C]dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    expect(cell(inner, { shared, styles })).toEqual(expected)
  })

  test('a calendar that begins in 1904', () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    const workbook = '<workbookPr date1904="1"/>'
    expect(cell('<c r="B1" s="0"><v>44607</v></c>', { styles, workbook })).toBe('2026-02-16')
  })

  test('lines and columns keep their places over gaps', () => {
    const file = xlsx({
      rows: '<row r="2"><c r="C2"><v>1</v></c></row><row r="9"><c r="A9"><v>2</v></c></row>',
    })
    expect(readSheet(file)).toEqual([
      { line: 2, cells: ['', '', '1'] },
      { line: 9, cells: ['2'] },
    ])
  })

  test.each<[string, () => Uint8Array, SheetProblem]>([
    [
      'a cell at the end of the world',
      () => xlsx({ rows: '<row r="1"><c r="XFD1048576"><v>1</v></c></row>' }),
      'too-many-columns',
    ],
    ['a place that is none', () => xlsx({ rows: '<row r="1"><c r="A1B"><v>1</v></c></row>' }), 'not-a-sheet'],
    ['broken XML', () => xlsx({ rows: '<row r="1"><c></row>' }), 'not-a-sheet'],
    [
      'entities that grow',
      () => xlsx({ rows: '<row r="1"><c t="str"><v>&lol;</v></c></row>' }),
      'not-a-sheet',
    ],
    ['too many rows', () => tableXlsx(Array.from({ length: 5002 }, () => ['x'])), 'too-many-rows'],
    ['a zip of something else', () => zipSync({ 'word/document.xml': strToU8('<x/>') }), 'not-a-sheet'],
    ['half a zip', () => tableXlsx([['a']]).slice(0, 300), 'not-a-sheet'],
    ['no rows', () => xlsx({ rows: '' }), 'empty-sheet'],
    [
      'a zip bomb: 100 MB of nothing in 100 KB',
      () =>
        zipSync({ 'xl/workbook.xml': strToU8('<x/>'), 'xl/sharedStrings.xml': new Uint8Array(100_000_000) }),
      'too-large',
    ],
    [
      'thousands of entries',
      () => zipSync(Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`x${n}`, new Uint8Array()]))),
      'too-large',
    ],
  ])('%s', (_, file, expected) => {
    expect(problem(file())).toBe(expected)
  })

  test('what is packed beside the sheet is not unpacked', () => {
    const more = { 'xl/media/image1.png': new Uint8Array(80_000_000) }
    expect(problem(xlsx({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>', more }))).toBe('read')
  })
})

describe('what we write', () => {
  const values = ['=1+1', 'a & <b> "c"', 'é🙂\u0001', 512.4, { day: '2026-02-16' as const }, undefined, 'fin']

  test('is read again as it was; texts are texts, whatever they begin with', () => {
    const file = writeXlsx([
      { name: 'Un', titles: ['Référence', 'B', 'C', 'D', 'E', 'F', 'G'], rows: [values] },
      { name: 'Deux', titles: ['x'], rows: [] },
    ])
    expect(cells(file)[1]).toEqual(['=1+1', 'a & <b> "c"', 'é🙂', '512.4', '2026-02-16', '', 'fin'])
    expect(Object.keys(unzipSync(file)).sort()).toContain('xl/worksheets/sheet2.xml')
  })

  test('the template is a sheet of homes', async () => {
    const paper = await dwellingsTemplate(
      { step: 'send', links: [] },
      { language: 'fr', now: '2026-03-02T09:00:00.000Z' },
    )
    const body = paper?.body
    if (!Buffer.isBuffer(body)) throw new Error('no file')
    expect(readHomes(readSheet(body))).toMatchObject({ missing: [], wrong: [], homes: [{ line: 2 }] })
  })
})
