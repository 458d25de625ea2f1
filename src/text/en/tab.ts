/** The Teams tab. */
import type { Text } from '../fr'

const dossiers = (n: number) => (n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'no dossier')

export const tab: Text['tab'] = {
  signIn: {
    missing: 'Sign in: open Passerelle in Teams.',
    unreadable: 'Teams gave no readable proof of who you are. Reload the tab.',
    forged: 'This proof of identity is not from your organisation. Reload the tab.',
    expired: 'Your sign-in has expired. Reload the tab.',
    'other-tenant':
      'Passerelle is not open to your organisation. If you are a partner of the scheme, ask its secretariat.',
    'other-app': 'This sign-in was made for another application. Reload the tab.',
  },
  keysSilent: 'Microsoft does not answer: your sign-in cannot be checked. Try again in a moment.',
  unknownPerson:
    'You are not in Passerelle yet. Ask the secretariat of the scheme for an invitation code, then give it to the bot in the chat.',
  badRequest: 'This request cannot be read. Reload the tab.',
  storeSilent: 'I cannot reach the records. Try again in a moment.',
  offline: 'No network: what you see may be out of date.',
  noAnswer: 'Passerelle does not answer. Check your network, then try again.',
  retry: 'Try again',
  outOfDate: 'There is a newer version of Passerelle, or no network.',
  reload: 'Reload',
  loading: 'Loading…',
  more: 'Show more',
  chat: 'Chat',
  openChat: 'Open the chat with Passerelle',
  pages: { dossiers: 'Dossiers' },
  menu: 'Pages of Passerelle',
  alone: {
    title: 'Passerelle opens in Teams',
    text: 'Look for “Passerelle” in Microsoft Teams, or come back by a link on a card: the tab knows you there.',
  },
  demo: {
    title: 'Who are you?',
    text: 'In the demonstration, you choose. Everything here is invented.',
    change: 'Be somebody else',
  },
  dossiers: {
    title: 'Dossiers',
    stage: 'Stage',
    running: n => `Under way (${n})`,
    over: n => `Ended or left (${n})`,
    one: (stage, n) => `${stage} (${n})`,
    territory: 'Territory',
    everywhere: 'All territories',
    waits: 'Waiting for me',
    total: dossiers,
    columns: {
      code: 'Dossier',
      stage: 'Stage',
      household: 'Household and need',
      provider: 'Provider',
      day: 'Received on',
    },
    lastDay: day => `until ${day}`,
    none: 'No dossier here',
    noneText: 'Choose another stage or territory to see others.',
    find: 'Open a dossier by its code',
    findIt: 'Open',
    open: code => `Open dossier ${code}`,
  },
  dossier: {
    close: 'Close',
    act: 'Act in the chat',
    facts: 'What happened',
    whole: 'Whole history',
    by: name => `by ${name}`,
    waits: 'Waiting for you',
  },
}
