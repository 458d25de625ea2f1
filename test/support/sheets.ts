/** Spreadsheets as bytes: XLSX part by part, so that a test can write what no office would. */
import { strToU8, zipSync } from 'fflate'

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface Parts {
  /** Inside `sheetData`. */
  readonly rows: string
  /** Inside `sst`. */
  readonly shared?: string
  /** Inside `styleSheet`. */
  readonly styles?: string
  readonly workbook?: string
  readonly more?: Readonly<Record<string, Uint8Array>>
}

export const xlsx = ({ rows, shared = '', styles = '', workbook = '', more = {} }: Parts): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${NS}" xmlns:r="${REL}">${workbook}<sheets><sheet name="Logements" sheetId="1" r:id="rId7"/><sheet name="Autre" sheetId="2" r:id="rId8"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId8" Target="worksheets/sheet2.xml"/><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${NS}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    'xl/worksheets/sheet2.xml': strToU8(`<worksheet xmlns="${NS}"><sheetData/></worksheet>`),
    'xl/sharedStrings.xml': strToU8(`<sst xmlns="${NS}">${shared}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet xmlns="${NS}">${styles}</styleSheet>`),
    ...more,
  })

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A plain table of texts as XLSX. */
export const tableXlsx = (table: readonly (readonly string[])[]): Uint8Array =>
  xlsx({
    rows: table
      .map(
        (cells, at) =>
          `<row r="${at + 1}">${cells.map(cell => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
      )
      .join(''),
  })

export const titles = [
  'Référence',
  'Commune',
  'Territoire',
  'Type',
  'Taille',
  'Financement',
  'Loyer',
  'Vacant à partir du',
] as const

/** A line of the smallest sheet: its reference, and what differs. */
export const aLine = (
  reference: string,
  changed: Readonly<Partial<Record<(typeof titles)[number], string>>> = {},
) => {
  const usual: Record<(typeof titles)[number], string> = {
    Référence: reference,
    Commune: 'Exempleville',
    Territoire: 'Dijon Métropole',
    Type: 'Maison',
    Taille: 'T4',
    Financement: 'PLAI',
    Loyer: '512,40',
    'Vacant à partir du': '16/02/2026',
  }
  return titles.map(title => changed[title] ?? usual[title])
}

export const csv = (table: readonly (readonly string[])[], delimiter = ';'): string =>
  table
    .map(cells =>
      cells.map(cell => (/[;,"\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
    )
    .join('\r\n')

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
