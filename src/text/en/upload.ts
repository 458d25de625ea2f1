import { formatNumber } from '../format'
import type { Text } from '../fr'

const homes = (n: number) => (n === 1 ? '1 home' : `${formatNumber(n, 'en')} homes`)
const lines = (n: number) => (n === 1 ? '1 line' : `${formatNumber(n, 'en')} lines`)

const problems: Readonly<Record<string, string>> = {
  empty: 'required',
  'too-long': 'too long',
  'too-few': 'number too small',
  'too-many': 'number too large',
  'not-a-number': 'give a number, without letters',
  'not-a-day': 'give a date that exists, for example 16/02/2026',
  'not-a-choice': 'unknown value: see the template',
  'not-a-word': 'unknown value: see the template',
  'not-a-commune': 'the name of a town has letters, spaces, hyphens and apostrophes only',
  'not-built': 'a home that is planned or financed is not vacant yet',
  formula: 'a formula without a kept result: put its value instead',
  error: 'the formula gives an error: put its value instead',
  'dwelling-retired': 'a home withdrawn from the offer: put it back from its card, or use another reference',
  'dwelling-allocated': 'a home allocated to a household: its state cannot change',
  'date-future': 'the date of the state is to come',
}

export const upload: Text['upload'] = {
  title: {
    send: 'Import homes',
    checked: 'Check before importing',
    importing: 'Importing',
    done: 'Import finished',
    gone: 'File given up',
  },
  intro:
    'Send an Excel (.xlsx) or CSV spreadsheet, from a page or attached here. Nothing is imported before you agree.',
  limits: '5,000 lines and 5 MB at most.',
  open: landlord => `Send a file (${landlord})`,
  openOnly: 'Send a file',
  template: 'The template to fill in',
  until: time => `The link holds until ${time}, for you alone.`,
  fresh: n => `${homes(n)} to add`,
  changed: n => `${homes(n)} to change`,
  unchanged: n => `${homes(n)} unchanged`,
  wrong: n => (n === 0 ? 'No line is wrong' : `${lines(n)} wrong, to mend in the file`),
  notImported: n =>
    n === 1 ? 'It will not be imported; the others will.' : 'They will not be imported; the others will.',
  missing: titles => `Nothing was read: the columns ${titles} are missing. Start from the template.`,
  line: (line, column, problem) =>
    column ? `Line ${line}, ${column}: ${problem}` : `Line ${line}: ${problem}`,
  problem: problem => problems[problem] ?? 'check this value',
  duplicate: line => `same reference as line ${line}`,
  more: 'and others: mend these first.',
  confirm: n => (n === 1 ? 'Import 1 home' : `Import ${homes(n)}`),
  drop: 'Give up',
  again: 'Send another file',
  nothing: 'There is nothing to import.',
  imported: (n, total) =>
    n < total
      ? `${formatNumber(n, 'en')} of ${formatNumber(total, 'en')} imported.`
      : `${homes(n)} imported.`,
  resume: 'Go on importing',
  goneText: 'Nothing was imported.',
  unreadable: {
    'not-a-sheet': 'This file cannot be read as a spreadsheet: send an .xlsx or .csv file.',
    'too-large': 'This file is too large: 5 MB and 5,000 lines at most.',
    'too-many-rows': 'This file has too many lines: 5,000 at most. Send it in parts.',
    'too-many-columns': 'This file has too many columns: start from the template.',
    'empty-sheet': 'This file is empty.',
  },
  noFile: 'Choose a file.',
  untrusted: 'I take only files that Teams keeps for this chat.',
  unreachable: 'I could not read this file in Teams. Try again, or type “import” to send it from a page.',
  notForYou: 'I take files from landlords only, to import their homes.',
  which: 'You work for several landlords: send the file by the link of the right one.',
  page: {
    title: 'Import homes',
    file: 'Excel (.xlsx) or CSV file',
    hint: '5,000 lines and 5 MB at most. Nothing is imported before you agree.',
    send: 'Check the file',
    expired: 'This link has run out: type “import” in the chat for another one.',
    back: 'You may close this page and go back to Teams.',
  },
}
