/** What readers chose about their messages, applied to every commit: muted kinds, hours of their own, stand-ins. */
import { type Instant, dayOf } from '../domain/calendar'
import { factKinds } from '../domain/facts'
import type { MutedKind, Person } from '../domain/people'
import { cardKind, leavesFor, mutes, noticeKind, standInsFor } from '../domain/preferences'
import type { Message } from '../store/documents'
import { type Change, type Doc, type NewDoc, all } from '../store/store'
import type { App } from './app'

type NewMessage = NewDoc<'messages'>

/** The change that adds a message, when it does. */
const added = (change: Change): NewMessage | undefined =>
  change.do === 'add' && change.in === 'messages' ? change.doc : undefined

/** What a message tells of, for whoever mutes that; undefined: it always comes. A digest was looked at where it is made. */
const kindOf = ({ say }: Pick<Message, 'say'>, changes: readonly Change[]): MutedKind | undefined => {
  if ('show' in say) return cardKind(say.show)
  const told = changes.find(
    ({ do: how, in: collection, doc }) => how === 'add' && collection === 'facts' && doc.id === say.fact,
  )
  const kind = told?.in === 'facts' && told.do === 'add' ? told.doc.kind : undefined
  const known = factKinds.find(each => each === kind)
  return known && noticeKind(known)
}

const copyFor = (message: NewMessage, { id }: Doc<'people'>): NewMessage => ({
  ...message,
  id: `${message.id}.${id}`,
  to: id,
  standsFor: message.to,
})

interface Readers {
  readonly app: App
  readonly people: readonly Doc<'people'>[]
  readonly now: Instant
  readonly unhurried: boolean
}

const timed = (
  { app, now, unhurried }: Readers,
  message: NewMessage,
  person: Pick<Person, 'preferences'>,
) => {
  if (app.settings.demo) return message
  const opens = leavesFor(person, now, unhurried)
  return opens > message.nextAt ? { ...message, nextAt: opens } : message
}

/** A message with its copies for those who stand in for its reader; nothing when the reader mutes it. */
const outgoing = (
  readers: Readers,
  message: NewMessage,
  kind: MutedKind | undefined,
): readonly NewMessage[] => {
  const { app, people } = readers
  const reader = people.find(({ id }) => id === message.to)
  if (!reader) return [message]
  if (mutes(reader, [kind])) return []
  const kept = { ...message, ...(kind && { kind }) }
  // A digest lists what waits for those its reader stands in for: theirs is no copy.
  const standIns = message.about === 'digest' ? [] : standInsFor(reader.id, people, dayOf(app.clock.now()))
  const copies = people
    .filter(({ id }) => standIns.includes(id))
    .map(person => timed(readers, copyFor(message, person), person))
  return [timed(readers, kept, reader), ...copies]
}

/** The first message to somebody about something: who is told themselves needs no copy of another's. */
const once = (messages: readonly NewMessage[]): readonly NewMessage[] => {
  const own = new Set(messages.filter(({ standsFor }) => !standsFor).map(({ to, about }) => `${to} ${about}`))
  return messages.filter(({ to, about, standsFor }, at) => {
    if (!standsFor) return true
    const first = messages.findIndex(each => each.to === to && each.about === about)
    return !own.has(`${to} ${about}`) && first === at
  })
}

export interface Leaving {
  /** Nobody waits for these messages: they leave in office hours. */
  readonly unhurried?: boolean
  /** Everybody, where they were read already. */
  readonly people?: readonly Doc<'people'>[]
}

/** The same changes with their messages as the readers want them. */
export const asReadersWant = async (
  app: App,
  changes: readonly Change[],
  { unhurried = false, people: known }: Leaving,
): Promise<readonly Change[]> => {
  const messages = changes.map(added).filter(message => message !== undefined)
  if (messages.length === 0) return changes
  const people = known ?? (await all(app.store, 'people', { index: 'id' }))
  const readers: Readers = { app, people, now: app.clock.real(), unhurried }
  const leaving = once(messages.flatMap(message => outgoing(readers, message, kindOf(message, changes))))
  return [
    ...changes.filter(change => added(change) === undefined),
    ...leaving.map((doc): Change => ({ do: 'add', in: 'messages', doc })),
  ]
}
