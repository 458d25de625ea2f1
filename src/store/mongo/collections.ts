/**
 * Collections and their indexes, declared to mongoose. What is read and written goes through the driver's collections of
 * mongoose's connection: documents are typed and parsed by us, so casting, hydrating and buffering would only cost
 * (and buffering would hide that the server is gone).
 */
import { Schema, type Connection, type mongo } from 'mongoose'
import { indexes, type Index } from '../documents'
import { pathsOf } from '../reading'
import { StoreUnavailable, type CollectionName } from '../store'

/**
 * A document as MongoDB has it: the document's own fields, its id as `_id`, and what readers never see.
 * `_w`: tokens of its latest commits, newest first. `_t`: token of the `take` that wrote it last.
 */
export type Kept = Readonly<Record<string, unknown>> & {
  readonly _id: string
  readonly v: number
  readonly schema: number
  readonly _w: readonly string[]
  readonly _t?: string
}

export type Collections = Readonly<Record<CollectionName, mongo.Collection<Kept>>>

const names = Object.keys(indexes) as CollectionName[]

/** Field of a path in MongoDB. */
export const fieldOf = (path: string): string => (path === 'id' ? '_id' : path)

/** Name of a declared index; it holds the paths, so that an index whose paths change is another index. */
export const indexName = (collection: CollectionName, index: string): string =>
  index === 'id' ? '_id_' : `${index}(${indexes[collection][index]?.paths.join()})`

/** Keys of a declared index: what `findOneAndUpdate` takes where the others take the name. */
export const keysOf = (collection: CollectionName, index: string): Record<string, 1> =>
  ascending(pathsOf(collection, index))

const ascending = (paths: readonly string[]): Record<string, 1> =>
  Object.fromEntries(paths.map(path => [fieldOf(path), 1 as const]))

/** A unique index lets documents without a value in its paths be, as SQLite does; lookups have the other one. */
const schemaFor = (collection: CollectionName): Schema => {
  const schema = new Schema(
    { _id: String, v: Number, schema: Number },
    { strict: false, minimize: false, versionKey: false, id: false, autoIndex: false, autoCreate: false },
  )
  for (const [name, { paths, unique }] of Object.entries<Index>(indexes[collection])) {
    const lookup = indexName(collection, name)
    schema.index(keysOf(collection, name), { name: lookup })
    const present = Object.fromEntries(paths.map(path => [path, { $type: ['string', 'number', 'bool'] }]))
    if (unique)
      schema.index(ascending(paths), { name: `${lookup} once`, unique, partialFilterExpression: present })
  }
  schema.index({ _t: 1 }, { name: 'taken', sparse: true })
  return schema
}

/** Makes what is missing, one after the other: two clients making one collection at once can crash some servers. */
export const layCollections = async (connection: Connection): Promise<Collections> => {
  const { db } = connection
  if (!db) throw new StoreUnavailable('MongoDB is not connected')
  for (const name of names) {
    const model = connection.model(name, schemaFor(name), name)
    await model.createCollection()
    await dropUndeclared(db.collection(name), name)
    await model.createIndexes()
  }
  const made = names.map(name => [name, db.collection<Kept>(name)] as const)
  return Object.fromEntries(made) as unknown as Collections
}

/**
 * A unique index that is no longer declared would refuse what is now allowed. Other old ones stay: an instance of the
 * version before may still be reading along them.
 */
const dropUndeclared = async (collection: mongo.Collection, name: CollectionName): Promise<void> => {
  const declared = new Set(Object.keys(indexes[name]).map(index => `${indexName(name, index)} once`))
  for (const { name: index } of await collection.indexes()) {
    if (index?.endsWith(' once') && !declared.has(index)) await collection.dropIndex(index)
  }
}
