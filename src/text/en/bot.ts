import type { Text } from '../fr'

export const bot: Text['bot'] = {
  otherTenant:
    'Passerelle is not open to your organisation. If you are a partner of the scheme, please contact its secretariat.',
  nobody: 'I cannot tell who you are from this conversation. Please write to me with your work account.',
  inPrivate: 'Others can read here. Please write to me in a personal chat: look for “Passerelle” in Teams.',
  notUnderstood: 'I did not understand. Here is what I can do for you.',
  noted: 'Noted.',
  fault: reference =>
    `Something went wrong on my side; what was saved stays saved. Please try again; if it happens again, give this reference to the secretariat: ${reference}.`,
  storeSilent:
    'I cannot reach the records: what you did may not be saved. The card will update by itself as soon as possible; please check it then.',
  unknownInvoke: 'I cannot do that yet.',
  inTab: 'That is read in Passerelle’s tab, not in the chat.',
  cardGone: 'This card is no longer open to you.',
}
