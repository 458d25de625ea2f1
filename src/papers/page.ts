/** The pages behind a paper's link while there is no file: plain HTML that needs no script, light and dark, as wide as a phone. */
import type { Language } from '../domain/people'
import { textOf } from '../text'
import type { Far } from './makings'

/** What follows the address of a link: its reader follows how far the file is, or takes it. */
export const FOLLOW = '?suivi'
export const TAKE = '?fichier'
/** After each answer, which itself waits for the file a little, the page asks again. */
const AGAIN_S = 2

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

const style = `
:root{color-scheme:light dark;--ink:#222;--soft:#555;--ground:#fff;--mark:#17616b;--band:#d9e4e5}
@media (prefers-color-scheme:dark){:root{--ink:#eee;--soft:#bbb;--ground:#1b1b1b;--mark:#7fd0da;--band:#3a4546}}
body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:2rem 1rem;color:var(--ink);background:var(--ground)}
h1{color:var(--mark);font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
a{color:var(--mark)}
label{display:block;font-weight:600;margin-bottom:.35rem}
.soft{color:var(--soft)}
progress{appearance:none;-webkit-appearance:none;box-sizing:border-box;width:100%;height:.75rem;border:1px solid var(--mark);border-radius:.375rem;background:var(--band);overflow:hidden}
progress::-webkit-progress-bar{background:var(--band)}
progress::-webkit-progress-value{background:var(--mark)}
progress::-moz-progress-bar{background:var(--mark)}
progress:indeterminate{background:repeating-linear-gradient(135deg,var(--band) 0 .5rem,var(--mark) .5rem .75rem)}
progress:indeterminate::-webkit-progress-bar{background:transparent}
progress:indeterminate::-moz-progress-bar{background:transparent}
:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
`

interface Documented {
  readonly language: Language
  readonly title: string
  /** In front of the title, where a tab of the browser shows it. */
  readonly first?: string
  /** Where the page goes by itself, and after how many seconds. */
  readonly next?: readonly [seconds: number, address: string]
}

const document = (
  { language, title, first, next }: Documented,
  ...parts: readonly string[]
): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${next ? `<meta http-equiv="refresh" content="${next[0]};url=${next[1]}">` : ''}
<title>${escaped([first, title].filter(Boolean).join(' · '))} · Passerelle</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${parts.join('\n')}
</main>
</body>
</html>
`

const paragraph = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escaped(text)}</p>`

const link = (address: string, text: string): string => `<p><a href="${address}">${escaped(text)}</a></p>`

export const progressPage = (language: Language, { percent, writing }: Far): string => {
  const { page } = textOf(language).paper
  const known = writing ? undefined : percent
  const words = known === undefined ? page.preparing : page.preparingAt(known)
  const value = known === undefined ? '' : ` value="${known}"`
  return document(
    {
      ...{ language, title: page.title, next: [AGAIN_S, FOLLOW] },
      ...(known !== undefined && { first: page.percent(known) }),
    },
    `<label for="far">${escaped(writing ? page.writing : words)}</label>`,
    `<progress id="far" max="100"${value}></progress>`,
    paragraph(page.follows, 'soft'),
    link(FOLLOW, page.look),
  )
}

/** The file is there: the browser fetches it while this page stays. */
export const readyPage = (language: Language): string => {
  const { page } = textOf(language).paper
  return document(
    { language, title: page.readyTitle, next: [0, TAKE] },
    paragraph(page.ready),
    link(TAKE, page.save),
  )
}

export const failedPage = (language: Language): string => {
  const { page } = textOf(language).paper
  return document({ language, title: page.failedTitle }, paragraph(page.failed), link(FOLLOW, page.again))
}

/** A sentence why it does not open: an expired link, a refusal. */
export const refusedPage = (language: Language, sentence: string): string =>
  document({ language, title: textOf(language).paper.refusedTitle }, paragraph(sentence))
