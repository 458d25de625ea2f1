/** Writing to MongoDB, once: an act whose answer was lost is looked for before it is tried again. */
import { randomBytes } from 'node:crypto'
import { mongo } from 'mongoose'
import { bodyOf } from '../stored'
import { Conflict, StoreUnavailable, type Change, type CollectionName } from '../store'
import type { Collections, Kept } from './collections'
import { isContention, mayPass } from './patience'

/** How many commits a document remembers: so many others may write it before we ask whether ours was among them. */
const remembered = 20

/** Marks what one commit writes; 64 random bits are enough among twenty. */
export const newToken = (): string => randomBytes(8).toString('base64url')

export interface Writing {
  readonly client: mongo.MongoClient
  readonly collections: Collections
}

const keptFields = (change: Change & { do: 'add' | 'put' }): Record<string, unknown> =>
  JSON.parse(bodyOf(change.in, change.doc)) as Record<string, unknown>

type Operation = mongo.AnyBulkWriteOperation<Kept>

/** The conditional write of one change. `put` is a pipeline, because only that keeps the tokens already there. */
const operationOf = (change: Change, token: string): Operation => {
  const { id } = change.doc
  if (change.do === 'add') {
    const fields = keptFields(change)
    return {
      insertOne: { document: { ...fields, _id: id, v: 1, _w: [token] } as unknown as mongo.OptionalId<Kept> },
    }
  }
  const filter = { _id: id, v: change.doc.v }
  if (change.do === 'remove') return { deleteOne: { filter } }
  const fields = { ...keptFields(change), _id: id, v: change.doc.v + 1 }
  const tokens = { $slice: [{ $concatArrays: [[token], { $ifNull: ['$_w', []] }] }, remembered] }
  return {
    updateOne: {
      filter,
      update: [{ $replaceWith: { $mergeObjects: [{ $literal: fields }, { _w: tokens }] } }],
    },
  }
}

/** Changes and their writes, by collection, in the order of the commit. */
const grouped = (changes: readonly Change[]): ReadonlyMap<CollectionName, readonly Change[]> => {
  const groups = new Map<CollectionName, Change[]>()
  for (const change of changes) groups.set(change.in, [...(groups.get(change.in) ?? []), change])
  return groups
}

/** Throws Conflict when one of them did not hold. */
const writeGroup = async (
  { collections }: Writing,
  name: CollectionName,
  changes: readonly Change[],
  token: string,
  session?: mongo.ClientSession,
): Promise<void> => {
  const operations = changes.map(change => operationOf(change, token))
  try {
    const done = await collections[name].bulkWrite(operations, { ordered: true, ...(session && { session }) })
    if (done.insertedCount + done.matchedCount + done.deletedCount === changes.length) return
  } catch (error) {
    throw duplicate(error, changes) ?? origin(error)
  }
  throw new Conflict(name, await movedOn(collections[name], changes, token, session))
}

/** A bulk write wraps what happened to its connection in an error that no longer says so. */
const origin = (error: unknown): unknown =>
  error instanceof mongo.MongoBulkWriteError && error.errorResponse instanceof Error
    ? error.errorResponse
    : error

const duplicate = (error: unknown, changes: readonly Change[]): Conflict | undefined => {
  if (!(error instanceof mongo.MongoServerError) || error.code !== 11000) return undefined
  const failed = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat()[0]?.index : undefined
  const change = changes[failed ?? 0]
  return change && new Conflict(change.in, change.doc.id)
}

/** Id of the first document that we did not write. */
const movedOn = async (
  collection: mongo.Collection<Kept>,
  changes: readonly Change[],
  token: string,
  session?: mongo.ClientSession,
): Promise<string> => {
  const [only] = changes
  if (only && changes.length === 1) return only.doc.id
  const ids = changes.map(change => change.doc.id)
  const options = { projection: { _w: 1 }, ...(session && { session }) }
  const found = await collection.find({ _id: { $in: ids } }, options).toArray()
  const tokens = new Map(found.map(({ _id, _w }) => [_id, _w[0]]))
  const written = changes.find(({ do: act, doc: { id } }) => act !== 'remove' && tokens.get(id) !== token)
  // Of removals that found nothing none can be told from those that did their work: the first is named.
  const removed = changes.filter(({ do: act }) => act === 'remove')
  const failed = written ?? removed.find(({ doc: { id } }) => tokens.has(id)) ?? removed[0]
  return failed?.doc.id ?? ids[0] ?? ''
}

const writeAll = async (writing: Writing, changes: readonly Change[], token: string): Promise<void> => {
  const [only] = changes
  if (only && changes.length === 1) return writeGroup(writing, only.in, changes, token)
  const session = writing.client.startSession()
  try {
    session.startTransaction(transaction)
    for (const [name, group] of grouped(changes)) await writeGroup(writing, name, group, token, session)
    await session.commitTransaction()
    await session.endSession()
  } catch (error) {
    // Ends the transaction, so that the next try does not meet it; a server that is gone is not waited for.
    const ended = session.endSession().catch(() => undefined)
    if (error instanceof Conflict || isContention(error)) await ended
    throw error
  }
}

const transaction: mongo.TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
}

/**
 * One try of a commit. `doubt` is the memory between the tries of one commit: whether an earlier one may have been
 * carried out although we were told an error. Then its token is looked for first, and again before a Conflict is
 * believed, because that conflict may be with ourselves.
 */
export const commitOnce = async (
  writing: Writing,
  changes: readonly Change[],
  token: string,
  doubt: { still: boolean },
): Promise<void> => {
  if (doubt.still && (await wasWritten(writing, changes, token))) return
  try {
    await writeAll(writing, changes, token)
  } catch (error) {
    if (error instanceof Conflict && doubt.still && (await wasWritten(writing, changes, token))) return
    if (mayPass(error) && !isContention(error)) doubt.still = true
    throw error
  }
}

/**
 * Whether the commit with this token is in the database, as its majority sees it. A commit is all or nothing, so one of
 * its documents tells. Throws StoreUnavailable when so many others wrote since that it cannot be known any more.
 */
const wasWritten = async (
  { collections }: Writing,
  changes: readonly Change[],
  token: string,
): Promise<boolean> => {
  const change = changes.find(({ do: act }) => act !== 'remove') ?? changes[0]
  if (!change) return true
  const found = await collections[change.in].findOne(
    { _id: change.doc.id },
    { projection: { v: 1, _w: 1 }, readConcern: { level: 'linearizable' }, maxTimeMS: 3000 },
  )
  // Removed: by us or by another, it is gone. Added and not there: it was not written (nobody removes what is so new).
  if (!found) return change.do === 'remove'
  if (change.do === 'remove') return false
  if (found._w.includes(token)) return true
  const ours = change.do === 'add' ? 1 : change.doc.v + 1
  if (found.v - found._w.length >= ours) {
    throw new StoreUnavailable(
      `it cannot be known any more whether ${change.in}/${change.doc.id} was written`,
    )
  }
  return false
}
