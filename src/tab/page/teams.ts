/** The few things that the page asks of Teams; loaded only where there may be one. */
import { app, authentication } from '@microsoft/teams-js'
import { type Host, type Theme, languageOf } from './host'

const themeOf = (name: string): Theme => {
  if (name === 'contrast') return 'contrast'
  // `glass` is dark too: the theme of Vision Pro.
  return name === 'dark' || name === 'glass' ? 'dark' : 'light'
}

/** Rejects, or never resolves, where there is no Teams. */
export const inTeams = async (): Promise<Host> => {
  await app.initialize()
  const { app: here, page } = await app.getContext()
  return {
    language: languageOf(here.locale),
    theme: themeOf(here.theme),
    onTheme: changed => app.registerOnThemeChangeHandler(name => changed(themeOf(name))),
    ...(page.subPageId && { place: page.subPageId }),
    token: () => authentication.getAuthToken(),
    open: address => {
      app.openLink(address).catch(() => window.open(address, '_blank', 'noopener'))
    },
    shown: () => {
      app.notifyAppLoaded()
      app.notifySuccess()
    },
  }
}
