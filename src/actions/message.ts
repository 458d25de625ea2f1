/** What a commit adds beside the documents: facts have an id of their place, messages wait to be sent. */
import type { Instant } from '../domain/calendar'
import type { Message } from '../store/documents'
import type { Change } from '../store/store'
import type { App } from './app'

/** A message that waits to be sent; replaces an open one with the same `about` when delivered. */
export const message = (
  app: App,
  {
    to,
    about,
    say,
    dossier,
    because,
    nextAt,
  }: Pick<Message, 'to' | 'about' | 'say' | 'dossier' | 'because'> & { nextAt?: Instant },
  id = app.ids.unique(),
): Change => ({
  do: 'add',
  in: 'messages',
  doc: {
    id,
    to,
    about,
    say,
    ...(dossier !== undefined && { dossier }),
    ...(because && { because }),
    state: 'waiting',
    open: 1,
    nextAt: nextAt ?? app.clock.real(),
    tries: 0,
    uncertain: false,
    at: app.clock.now(),
  },
})

export const factId = (subject: string, seq: number): string => `${subject}#${String(seq).padStart(6, '0')}`
