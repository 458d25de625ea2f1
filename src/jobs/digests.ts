/** The digest: one message a person a day, that lists what waits for them as it is when it leaves. */
import { message } from '../actions/commit'
import type { App } from '../actions/app'
import { type Day, type Instant, addDays, dayOf, instantOf, workingDayFrom } from '../domain/calendar'
import { digestFor, digestKind, office } from '../domain/digest'
import type { Dossier, NewFact } from '../domain/dossier'
import type { Person, PersonId } from '../domain/people'
import { leavesFor, mutes, standInsFor } from '../domain/preferences'
import type { Change, Doc } from '../store/store'

/** One digest a person a day: its id claims the day on which it leaves, whatever made it due first. */
const digestId = (person: PersonId, day: Day): string => `digest.${person}.${day}`

const openingAfter = (day: Day, { preferences }: Pick<Person, 'preferences'>): Instant =>
  instantOf(workingDayFrom(addDays(day, 1)), (preferences?.hours ?? office).from)

/** When a person's next digest may leave and the day it claims; undefined when one is on its way already. */
const slotFor = async (
  { store, clock, settings }: App,
  person: Doc<'people'>,
  today: Day,
): Promise<{ readonly id: string; readonly nextAt: Instant } | undefined> => {
  const first = settings.demo ? clock.real() : leavesFor(person, clock.real(), true)
  const id = digestId(person.id, settings.demo ? today : dayOf(first))
  const there = await store.get('messages', id)
  if (!there) return { id, nextAt: first }
  if (there.open || settings.demo) return undefined
  // Today's has left already: what comes late waits for the next working day's.
  const nextAt = openingAfter(dayOf(first), person)
  const next = digestId(person.id, dayOf(nextAt))
  return (await store.get('messages', next)) ? undefined : { id: next, nextAt }
}

/** Who is to have a digest because of what happened to a dossier: without those who mute it, with those who stand in. */
const readersOf = (
  facts: readonly NewFact[],
  dossier: Dossier,
  people: readonly Doc<'people'>[],
  day: Day,
): readonly Doc<'people'>[] => {
  const kinds = new Map<PersonId, ReturnType<typeof digestKind>[]>()
  for (const fact of facts)
    for (const id of digestFor(fact, dossier, people))
      kinds.set(id, [...(kinds.get(id) ?? []), digestKind(fact)])
  const told = people.filter(person => kinds.has(person.id) && !mutes(person, kinds.get(person.id) ?? []))
  return withStandIns(told, people, day)
}

const withStandIns = (
  told: readonly Doc<'people'>[],
  people: readonly Doc<'people'>[],
  day: Day,
): readonly Doc<'people'>[] => {
  const ids = new Set(told.flatMap(({ id }) => [id, ...standInsFor(id, people, day)]))
  return people.filter(({ id }) => ids.has(id))
}

/** The changes that add the digest of a day for some people; none for those who have one on its way. */
export const digestsFor = async (
  app: App,
  people: readonly Doc<'people'>[],
  day: Day,
): Promise<readonly Change[]> => {
  const changes: Change[] = []
  for (const person of people) {
    const slot = await slotFor(app, person, day)
    if (!slot) continue
    const say = { show: 'matters.show', payload: { digest: 1 } }
    const digest = { to: person.id, about: 'digest', say, because: 'digest', nextAt: slot.nextAt } as const
    changes.push(message(app, digest, slot.id))
  }
  return changes
}

/** The changes that remind people of votes that wait for them: not those who mute votes, but who stands in for them. */
export const voteDigests = (
  app: App,
  awaited: readonly Doc<'people'>[],
  people: readonly Doc<'people'>[],
  day: Day,
): Promise<readonly Change[]> => {
  const told = awaited.filter(person => !mutes(person, ['votes']))
  return digestsFor(app, withStandIns(told, people, day), day)
}

/** The changes that add the digests which follow from what happened to a dossier on a day. */
export const digestChanges = (
  app: App,
  { next: dossier, facts }: { readonly next: Dossier; readonly facts: readonly NewFact[] },
  people: readonly Doc<'people'>[],
  day: Day,
): Promise<readonly Change[]> => digestsFor(app, readersOf(facts, dossier, people, day), day)
