/** What the tab may ask: it reads. Whatever changes something is done in the chat, where its card tells what it does. */
export const tabVerbs = ['board.me.show', 'board.dossiers.show', 'dossier.show', 'dossier.history'] as const
export type TabVerb = (typeof tabVerbs)[number]

export const isTabVerb = (verb: string): verb is TabVerb => (tabVerbs as readonly string[]).includes(verb)
