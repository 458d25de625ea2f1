/** What is looked at once, at the end: every message by itself, every fact again, the files of the store. */
import { type Doc, all } from '../../src/store/store'
import type { Chronicle, Fact } from './chronicle'
import { MARK } from './households'
import type { Broken, Failure } from './invariants'
import type { Stage } from './stage'
import type { Tried } from './teams'

const activitiesOf = (tried: readonly Tried[]): readonly string[] =>
  tried.flatMap(({ sent }) => ('place' in sent ? [sent.place.activity] : []))

const lostOf = (tried: readonly Tried[]): number => tried.filter(({ sent }) => 'uncertain' in sent).length

/**
 * Every message arrived exactly once, or is shown as uncertain, failed, replaced or waiting; and whatever arrived belongs
 * to a message.
 */
export const messagesBroken = (
  messages: readonly Doc<'messages'>[],
  tried: readonly Tried[],
): readonly Broken[] => {
  const arrived = new Set(activitiesOf(tried))
  const delivered = messages.flatMap(({ state, activity }) =>
    state === 'delivered' && activity !== undefined ? [activity] : [],
  )
  const known = new Set(delivered)
  const doubtful = messages.filter(({ uncertain }) => uncertain)
  // Each try whose answer was lost is one of a message in doubt.
  const lost = doubtful.reduce((sum, { tries }) => sum + tries, 0)
  return [
    ...messages
      .filter(({ state, activity }) => state === 'delivered' && !arrived.has(activity ?? ''))
      .map(({ id }) => ({ what: `the message ${id} is kept as delivered and never arrived` })),
    ...[...arrived]
      .filter(activity => !known.has(activity))
      .map(activity => ({ what: `${activity} arrived and belongs to no delivered message` })),
    ...(delivered.length === known.size ? [] : [{ what: 'two messages are kept as delivered by one send' }]),
    ...(lostOf(tried) > lost
      ? [{ what: `${lostOf(tried)} answers were lost, and ${lost} tries are in doubt` }]
      : []),
    ...messages
      .filter(({ state, why }) => state === 'failed' && why === undefined)
      .map(({ id }) => ({ what: `the message ${id} failed and nobody can see why` })),
  ]
}

/** Facts as they are now against those that were read day by day: none has changed, none has gone. */
export const factsBroken = (facts: Chronicle['facts'], now: readonly Fact[]): readonly Broken[] => {
  const found = new Map(now.map(fact => [fact.id, JSON.stringify(fact)]))
  const known = [...facts.values()].flat()
  return [
    ...known
      .filter(fact => found.get(fact.id) !== JSON.stringify(fact))
      .map(({ id }) => ({ what: `the fact ${id} is no longer what it was` })),
    ...(found.size === known.length
      ? []
      : [{ what: `${found.size} facts are kept, ${known.length} were told` }]),
  ]
}

const named = (name: string, broken: readonly Broken[]): readonly Failure[] =>
  broken.map(each => ({ invariant: name, ...each }))

/** The first thing that does not hold at the end. */
export const firstBrokenAtEnd = async (stage: Stage, chronicle: Chronicle): Promise<Failure | undefined> => {
  const { store } = stage.app
  const messages = await all(store, 'messages', { index: 'id' })
  const facts = await all(store, 'facts', { index: 'id' })
  const atRest = stage.holds(MARK) ? [{ what: 'the store’s files hold the name of a household' }] : []
  return [
    ...named('each message once, or seen as uncertain or failed', messagesBroken(messages, chronicle.tried)),
    ...named('facts never change', factsBroken(chronicle.facts, facts)),
    ...named('names are sealed at rest', atRest),
  ][0]
}
