/** Where the page runs: inside Teams, or alone in a browser. What it needs of either, and how it finds out. */
import type { Language } from '../../domain/people'

export type Theme = 'light' | 'dark' | 'contrast'

export interface Host {
  readonly language: Language
  readonly theme: Theme
  /** Called with the new theme whenever it changes. */
  onTheme(changed: (theme: Theme) => void): void
  /** Where a link led to, such as `dossiers/<id>`. */
  readonly place?: string
  /** Proof of who the person is, for the server. Asked for again when the server did not believe the last one. */
  token(): Promise<string>
  /** Opens an address outside of the tab. */
  open(address: string): void
  /** The page is there: Teams takes its own waiting sign away. */
  shown(): void
}

export const languageOf = (locale: string): Language => (/^en\b/i.test(locale) ? 'en' : 'fr')

const dark = () => matchMedia('(prefers-color-scheme: dark)')
const contrast = () => matchMedia('(prefers-contrast: more)')

/** What a browser by itself tells of its person. */
export const aloneHost = (token: () => Promise<string>): Host => {
  const theme = (): Theme => {
    if (contrast().matches) return 'contrast'
    return dark().matches ? 'dark' : 'light'
  }
  return {
    language: languageOf(navigator.language),
    theme: theme(),
    onTheme: changed => {
      for (const query of [dark(), contrast()]) query.addEventListener('change', () => changed(theme()))
    },
    token,
    open: address => void window.open(address, '_blank', 'noopener'),
    shown: () => undefined,
  }
}
