/** The digest: one message a person a day, that lists what waits for them as it is when it leaves. */
import { message } from '../actions/commit'
import type { App } from '../actions/app'
import { type Day, type Instant, addDays, dayOf, instantOf, workingDayFrom } from '../domain/calendar'
import { digestFor, digestKind, office } from '../domain/digest'
import type { Dossier } from '../domain/dossier'
import type { NewFact } from '../domain/facts'
import type { Person, PersonId } from '../domain/people'
import { leavesFor, mutes, standInsFor } from '../domain/preferences'
import type { Change, Doc } from '../store/store'

/** One digest a person a day: its id claims the day on which it leaves, whatever made it due first. */
const digestId = (person: PersonId, day: Day): string => `digest.${person}.${day}`

/** The day that a digest's id claims; undefined for ids of another shape. */
const dayIn = (id: string): Day | undefined => /\.(\d{4}-\d{2}-\d{2})$/.exec(id)?.[1] as Day | undefined

const openingAfter = (day: Day, { preferences }: Pick<Person, 'preferences'>): Instant =>
  instantOf(workingDayFrom(addDays(day, 1)), (preferences?.hours ?? office).from)

interface Slot {
  readonly id: string
  /** When it may leave; absent when it is on its way already. */
  readonly nextAt?: Instant
}

/** The digest that will tell a person, by the day on which it leaves. */
const slotFor = async ({ store, clock, settings }: App, person: Doc<'people'>, today: Day): Promise<Slot> => {
  const first = settings.demo ? clock.real() : leavesFor(person, clock.real(), true)
  const id = digestId(person.id, settings.demo ? today : dayOf(first))
  const there = await store.get('messages', id)
  if (!there) return { id, nextAt: first }
  if (there.open || settings.demo) return { id }
  // Today's has left already: what comes late waits for the next working day's.
  const nextAt = openingAfter(dayOf(first), person)
  const next = digestId(person.id, dayOf(nextAt))
  return (await store.get('messages', next)) ? { id: next } : { id: next, nextAt }
}

/** Who is to have a digest because of each fact: without those who mute all of it, with those who stand in. */
const readersOf = (
  facts: readonly NewFact[],
  dossier: Dossier,
  people: readonly Doc<'people'>[],
  day: Day,
): ReadonlyMap<NewFact, readonly PersonId[]> => {
  const about = new Map<PersonId, NewFact[]>()
  for (const fact of facts)
    for (const id of digestFor(fact, dossier, people)) about.set(id, [...(about.get(id) ?? []), fact])
  const hears = (id: PersonId): boolean => {
    const person = people.find(each => each.id === id)
    if (!person) return false
    const kinds = (about.get(id) ?? []).map(fact => digestKind(fact, person))
    return !mutes(person, kinds)
  }
  const told = (fact: NewFact): readonly PersonId[] => {
    const own = digestFor(fact, dossier, people).filter(hears)
    return [...new Set(own.flatMap(id => [id, ...standInsFor(id, people, day)]))]
  }
  return new Map(facts.map(fact => [fact, told(fact)]))
}

/** The digest of each of these people, and the changes that add it for those who have none on its way. */
const slotsFor = async (
  app: App,
  people: readonly Doc<'people'>[],
  day: Day,
): Promise<{ readonly slots: ReadonlyMap<PersonId, Slot>; readonly changes: readonly Change[] }> => {
  const slots = new Map<PersonId, Slot>()
  for (const person of people) slots.set(person.id, await slotFor(app, person, day))
  const say = { show: 'matters.show', payload: { digest: 1 } }
  const changes = [...slots].flatMap(([to, { id, nextAt }]): Change[] =>
    nextAt ? [message(app, { to, about: 'digest', say, because: 'digest', nextAt }, id)] : [],
  )
  return { slots, changes }
}

/**
 * What becomes of a digest that could not leave on the day it was made for: that of today tells what waits (one a person a
 * day), or the next one where today has none yet. Undefined for one that is in time. In the demo days are not the clock's.
 */
export const lateDigest = async (
  app: App,
  { id, about }: Pick<Doc<'messages'>, 'id' | 'about'>,
  person: Doc<'people'>,
): Promise<{ readonly instead: string; readonly changes: readonly Change[] } | undefined> => {
  const today = dayOf(app.clock.real())
  if (about !== 'digest' || app.settings.demo || (dayIn(id) ?? today) >= today) return undefined
  const todays = digestId(person.id, today)
  if (await app.store.get('messages', todays)) return { instead: todays, changes: [] }
  const { slots, changes } = await slotsFor(app, [person], today)
  return { instead: slots.get(person.id)?.id ?? todays, changes }
}

/** The changes that add the digest of a day for some people; none for those who have one on its way. */
export const digestsFor = async (
  app: App,
  people: readonly Doc<'people'>[],
  day: Day,
): Promise<readonly Change[]> => (await slotsFor(app, people, day)).changes

/** The changes that remind people of votes that wait for them: not those who mute votes, but who stands in for them. */
export const voteDigests = (
  app: App,
  awaited: readonly Doc<'people'>[],
  people: readonly Doc<'people'>[],
  day: Day,
): Promise<readonly Change[]> => {
  const told = awaited.filter(person => !mutes(person, ['votes']))
  const ids = new Set(told.flatMap(({ id }) => [id, ...standInsFor(id, people, day)]))
  const readers = people.filter(({ id }) => ids.has(id))
  return digestsFor(app, readers, day)
}

export interface Digested<F> {
  /** The facts; those that a digest tells of name it, so that the history can say whether it arrived. */
  readonly facts: readonly F[]
  readonly changes: readonly Change[]
}

/** The digests that follow from what happened to a dossier on a day. */
export const digested = async (
  app: App,
  { next: dossier, facts }: { readonly next: Dossier; readonly facts: readonly NewFact[] },
  people: readonly Doc<'people'>[],
  day: Day,
): Promise<Digested<NewFact>> => {
  const readers = readersOf(facts, dossier, people, day)
  const told = new Set([...readers.values()].flat())
  const { slots, changes } = await slotsFor(
    app,
    people.filter(({ id }) => told.has(id)),
    day,
  )
  const naming = (fact: NewFact): NewFact => {
    // Told to nobody because all mute it: named all the same, so that the history says so.
    if (digestFor(fact, dossier, people).length === 0) return fact
    const digests = (readers.get(fact) ?? []).flatMap(id => slots.get(id)?.id ?? []).join(' ')
    return { ...fact, data: { ...fact.data, digests } }
  }
  return { facts: facts.map(naming), changes }
}
