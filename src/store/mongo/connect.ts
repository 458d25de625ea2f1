/** The connection: settings that make a failover short, and a clear word when the server cannot be used. */
import os from 'node:os'
import mongoose, { mongo, type Connection, type ConnectOptions } from 'mongoose'
import { StoreUnavailable, StoreUnusable } from '../store'

/**
 * Measured on three members: with these a primary that dies is replaced after 3 to 4 s and one that hangs after 6.5 s
 * (14 s without `poll` or without `socketTimeoutMS`, 38 s with the driver's defaults), inside the 8 s of a turn.
 */
const settings: ConnectOptions = {
  bufferCommands: false,
  // Where `import()` is not to be had (jest, bundles) the driver would introduce itself without a name and be refused.
  runtimeAdapters: { os },
  autoIndex: false,
  autoCreate: false,
  serverMonitoringMode: 'poll',
  heartbeatFrequencyMS: 1000,
  serverSelectionTimeoutMS: 3000,
  connectTimeoutMS: 2000,
  socketTimeoutMS: 5000,
  waitQueueTimeoutMS: 3000,
  retryWrites: true,
  retryReads: true,
  readPreference: 'primary',
  readConcern: { level: 'majority' },
  // With w: 1 acknowledged writes were lost when the primary was killed.
  writeConcern: { w: 'majority', journal: true },
}

/** Throws StoreUnusable when the address or the server is wrong as it is, StoreUnavailable when nothing answers. */
export const connect = async (uri: string): Promise<Connection> => {
  const connection = mongoose.createConnection()
  try {
    await connection.openUri(uri, settings)
    checkMember(await hello(connection.getClient()))
    return connection
  } catch (error) {
    await connection.close(true).catch(() => undefined)
    throw error instanceof StoreUnusable ? error : await diagnosed(uri, error)
  }
}

interface Hello {
  readonly setName?: string
  readonly msg?: string
  readonly isreplicaset?: boolean
  readonly me?: string
}

const hello = (client: mongo.MongoClient): Promise<Hello> => client.db('admin').command({ hello: 1 })

/** Transactions, and writes that survive a server, need a replica set; `isdbgrid` is the router of a sharded one. */
const checkMember = ({ setName, msg, isreplicaset }: Hello): void => {
  if (setName !== undefined || msg === 'isdbgrid') return
  const initiate = `mongosh --eval 'rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "127.0.0.1:27017" }] })'`
  throw new StoreUnusable(
    isreplicaset
      ? `this MongoDB waits to be made a replica set: run ${initiate} once (with its own name and host)`
      : `this MongoDB is a single server, which has no transactions. One member is enough for a replica set: ` +
          `start it as mongod --replSet rs0, then run ${initiate} once (with its own host and port)`,
  )
}

/** The driver's words for a wrong address, a refused password or a silent server, each with its remedy. */
const diagnosed = async (uri: string, error: unknown): Promise<Error> => {
  const message = error instanceof Error ? error.message : String(error)
  // By name: the part of the driver that reads addresses has a class of its own of the same name.
  if (error instanceof Error && /^Mongo(Parse|InvalidArgument)Error$/.test(error.name)) {
    return new StoreUnusable(`the MongoDB address cannot be read: ${message}`, { cause: error })
  }
  if (error instanceof mongo.MongoServerError && [13, 18].includes(Number(error.code))) {
    return new StoreUnusable(`MongoDB refuses this user: check name, password and rights`, { cause: error })
  }
  // A server that is no replica set yet is not "selected" when the address names one: ask it directly.
  const answer = await askDirectly(uri)
  try {
    if (answer) checkMember(answer)
  } catch (unusable) {
    return unusable as StoreUnusable
  }
  return new StoreUnavailable(`MongoDB does not answer: ${message}`, { cause: error })
}

const askDirectly = async (uri: string): Promise<Hello | undefined> => {
  const [, scheme, credentials = '', hosts] = /^(mongodb:\/\/)([^@/]*@)?([^/?]+)/.exec(uri) ?? []
  const host = hosts?.split(',')[0]
  if (!scheme || !host) return undefined
  const options = { directConnection: true, serverSelectionTimeoutMS: 2000, runtimeAdapters: { os } }
  const client = new mongo.MongoClient(`${scheme}${credentials}${host}/`, options)
  try {
    return await hello(client)
  } catch {
    return undefined
  } finally {
    await client.close().catch(() => undefined)
  }
}
