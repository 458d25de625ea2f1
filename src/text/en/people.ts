import type { Text } from '../fr'

export const people: Text['people'] = {
  help: {
    title: name => `Hello ${name.split(' ')[0] ?? ''}`,
    intro: posts => `You are here as ${posts.join(', ')}. This is what you can do:`,
    noPost: 'You have no role in the scheme yet.',
    hint: 'You can also type the code of a dossier (M-2026-014), “help” or “cancel” at any time.',
    offers: {
      refer: { title: 'Refer a household', command: 'refer' },
      matters: { title: 'What waits for me', command: 'to do' },
      dossiers: { title: 'My dossiers', command: 'my dossiers' },
      dwellings: { title: 'Homes', command: 'homes' },
      session: { title: 'Sessions', command: 'session' },
      indicators: { title: 'Dashboard', command: 'indicators' },
      reports: { title: 'Reports', command: 'reports' },
      invite: { title: 'Invite a person', command: 'invite' },
      deliveries: { title: 'Undelivered messages', command: 'deliveries' },
      preferences: { title: 'Preferences', command: 'preferences' },
    },
  },
  join: {
    title: 'Welcome',
    intro: 'I am Passerelle, the bot of the partners of the adapted housing protocol. I do not know you yet.',
    how: 'Ask the scheme’s secretariat for an invitation code, then type it here. Nothing is kept before that.',
    code: 'Invitation code',
    placeholder: 'ABCD-2345',
    send: 'Join',
  },
  invite: {
    title: 'Invite a person',
    intro: 'The code can be used once, within 7 days. Hand it over by a safe way.',
    role: 'Role',
    organisation: 'Organisation',
    make: 'Make the code',
    another: 'Make another code',
    made: 'Invitation code',
    for: (role, organisation) => `For the role “${role}” (${organisation}).`,
    until: day => `Valid until ${day}, once. This code will not be shown again.`,
  },
  deliveries: {
    title: 'Messages sent',
    sums: (delivered, waiting) => `${delivered} received · ${waiting} waiting`,
    failed: 'Failed',
    uncertain: 'Uncertain: perhaps received, perhaps twice',
    allWell: 'No message failed.',
    retry: 'Send again',
    why: why =>
      ({
        blocked: 'the person blocked or removed the bot',
        'no-reference': 'the person never opened the bot in Teams',
        gone: 'the conversation no longer exists',
        'too-large': 'message too large',
      })[why] ?? (why ? `refused by Teams (${why})` : 'no answer from Teams'),
  },
}
