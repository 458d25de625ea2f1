/** What the tab may ask: it reads. Whatever changes something is done in the chat, where its card tells what it does. */
export const tabVerbs = [
  'board.me.show',
  'board.home.show',
  'board.windows.show',
  'board.dossiers.show',
  'board.sessions.show',
  'matters.show',
  'dossier.show',
  'dossier.history',
  'series.show',
  'agenda.show',
  'dwellings.show',
  'indicators.show',
  'reports.show',
  // A link to a file of what it may ask: nothing is changed.
  'paper.link',
] as const
export type TabVerb = (typeof tabVerbs)[number]

export const isTabVerb = (verb: string): verb is TabVerb => (tabVerbs as readonly string[]).includes(verb)
