/** The page behind an upload link: plain HTML that needs no script, as wide as a phone. */
import type { UploadView } from '../actions/upload'
import { countLines, toImport, wrongLines, wrongSummary } from '../cards/upload/read'
import type { Language } from '../domain/people'
import type { SheetProblem } from '../sheets'
import { textOf } from '../text'

/** Wrong cells on the page. */
const SHOWN = 60

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

const style = `
body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1.5rem 1rem 3rem;color:#222;background:#fff}
h1{color:#17616b;font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}
.who{color:#555;margin:0 0 1.5rem}
form{margin:1.5rem 0}
label{display:block;font-weight:600;margin-bottom:.35rem}
.hint{color:#555;margin:.35rem 0 1.25rem}
input[type=file]{box-sizing:border-box;width:100%;padding:.75rem;border:2px dashed #7a9ea3;border-radius:.5rem;background:#f4f9f9;font:inherit}
button{font:inherit;font-weight:600;padding:.7rem 1.25rem;border-radius:.5rem;border:2px solid #17616b;cursor:pointer;background:#17616b;color:#fff;margin:0 .5rem .5rem 0;min-height:2.75rem}
button.quiet{background:#fff;color:#17616b}
:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
.wrong{border-left:.3rem solid #b3261e;background:#fdf3f2;padding:.75rem 1rem;margin:1rem 0}
.well{border-left:.3rem solid #1b7f4b;background:#f0f8f3;padding:.75rem 1rem;margin:1rem 0}
ul{padding-left:1.25rem;margin:.5rem 0}
li{margin:.25rem 0}
`

/** Shows one thing at a time: what to send, what was read, what was done. */
const document = (language: Language, title: string, ...parts: readonly string[]): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} · Passerelle</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${parts.filter(part => part !== '').join('\n')}
</main>
</body>
</html>
`

const paragraph = (text: string, kind = ''): string =>
  text === '' ? '' : `<p${kind && ` class="${kind}"`}>${escaped(text)}</p>`

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map(item => `<li>${escaped(item)}</li>`).join('')}</ul>`

const press = (name: string, title: string, quiet = false): string =>
  `<button name="${name}" value="1"${quiet ? ' class="quiet"' : ''}>${escaped(title)}</button>`

/** The form that takes a file; posted to the page's own address. */
const fileForm = (language: Language): string => {
  const { page } = textOf(language).upload
  return `<form method="post" enctype="multipart/form-data">
<label for="file">${escaped(page.file)}</label>
<input type="file" id="file" name="file" required aria-describedby="hint"
 accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet">
<p class="hint" id="hint">${escaped(page.hint)}</p>
<button>${escaped(page.send)}</button>
</form>`
}

export interface Sending {
  readonly language: Language
  readonly landlord: string
  /** Why the last file could not be taken. */
  readonly problem?: SheetProblem | 'noFile'
}

export const sendPage = ({ language, landlord, problem }: Sending): string => {
  const { upload } = textOf(language)
  const why = problem === 'noFile' ? upload.noFile : problem && upload.unreadable[problem]
  return document(
    language,
    upload.page.title,
    paragraph(landlord, 'who'),
    why ? `<div class="wrong" role="alert">${paragraph(why)}</div>` : '',
    fileForm(language),
  )
}

const checkedParts = (language: Language, read: NonNullable<UploadView['read']>): readonly string[] => {
  const text = textOf(language)
  const { upload: labels } = text
  const wrong = read.wrongLines > 0 || read.missing.length > 0
  const n = toImport(read)
  return [
    list(countLines(read, text)),
    `<div class="${wrong ? 'wrong' : 'well'}" role="status">${paragraph(wrongSummary(read, text, language))}${list(wrongLines(read, SHOWN, text))}</div>`,
    n > 0
      ? `<form method="post">${press('confirm', labels.confirm(n))}${press('drop', labels.drop, true)}</form>`
      : paragraph(labels.nothing),
    `<h2>${escaped(labels.again)}</h2>`,
    fileForm(language),
  ]
}

/** What was read of the file, or what became of it. */
export const readPage = (language: Language, { step, landlord = '', read }: UploadView): string => {
  const { upload: labels } = textOf(language)
  const who = paragraph(landlord, 'who')
  if (step === 'checked' && read)
    return document(language, labels.title.checked, who, ...checkedParts(language, read))
  if (!read)
    return document(language, labels.title.gone, paragraph(labels.goneText), paragraph(labels.page.back))
  const done = labels.imported(read.imported, toImport(read))
  return document(
    language,
    labels.title[step],
    who,
    `<div class="well" role="status">${paragraph(done)}</div>`,
    step === 'importing' ? `<form method="post">${press('confirm', labels.resume)}</form>` : '',
    paragraph(labels.page.back),
  )
}

/** A sentence instead: an expired link, a refusal. */
export const sorryPage = (language: Language, sentence: string): string =>
  document(language, textOf(language).upload.page.title, paragraph(sentence))
