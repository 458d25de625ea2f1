/** The HTML document that starts the page, and what the browser may do with it. */
import type { Assets } from './assets'

/** Who may show the tab in a frame: Teams and the other Microsoft 365 hosts (learn.microsoft.com, "Tab requirements"). */
const hosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
]
/** Where teams-js asks which hosts it may believe; without an answer it has a list of its own. */
const HOSTS_LIST = 'https://res.cdn.office.net'

interface Documented {
  readonly assets: Assets
  /** Makes the styles of this one answer allowed, and no other. */
  readonly nonce: string
  /** People choose who they are, and pages of this machine may frame it. */
  readonly demo: boolean
}

/** Strict: nothing from elsewhere, no inline script, and styles only by the answer's own nonce. */
export const policyOf = ({ nonce, demo }: Pick<Documented, 'nonce' | 'demo'>): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `connect-src 'self' ${HOSTS_LIST}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...(demo ? ["'self'", 'http://localhost:*'] : []), ...hosts].join(' ')}`,
  ].join('; ')

export const ASSETS = '/tab/assets/'

/** One document for everybody: who asks and in which language is known only once the page runs. */
export const documentOf = ({ assets, nonce, demo }: Documented): string => {
  const { script, preload, style } = assets.manifest
  return `<!doctype html>
<html lang="fr"${demo ? ' data-demo' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="nonce" content="${nonce}">
<title>Passerelle</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${ASSETS}${style}">
${preload.map(file => `<link rel="modulepreload" href="${ASSETS}${file}">`).join('\n')}
<script type="module" src="${ASSETS}${script}"></script>
</head>
<body>
<div id="page"><p class="starting" role="status">Passerelle…</p></div>
<noscript><p class="starting">Cet onglet a besoin de JavaScript.</p></noscript>
</body>
</html>
`
}
