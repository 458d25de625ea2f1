/** How long and how often: network errors and failovers are waited out within a limit, then said as StoreUnavailable. */
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { mongo } from 'mongoose'
import { Conflict, StoreUnavailable } from '../store'

/** Codes of a server that is starting, stopping, stepping down or cut off from its majority (MongoDB's error_codes.yml). */
const passing = new Set([
  6, 7, 50, 64, 89, 91, 112, 189, 251, 262, 317, 358, 9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436,
])

const labels = ['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult']

/** Somebody else held a document of the transaction: nothing was written, and it will soon be free. */
export const isContention = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 112

/** May pass by itself. Whether the act was carried out is not known: the driver's labels do not tell it either. */
export const mayPass = (error: unknown): boolean => {
  if (!(error instanceof mongo.MongoError)) return false
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError)
    return true
  // The driver says so when no connection is free or the pool was emptied because a member is gone.
  if (/^Mongo(WaitQueueTimeout|PoolClear|PoolClosed|NotConnected|Topology|ExpiredSession)/.test(error.name))
    return true
  if (labels.some(label => error.hasErrorLabel(label))) return true
  return (
    passing.has(Number('code' in error ? error.code : undefined)) ||
    error instanceof mongo.MongoWriteConcernError
  )
}

/**
 * Tries until it succeeds or `limitMs` are over, with pauses that grow to 400 ms and differ from caller to caller.
 * Throws what `attempt` throws when it is ours (Conflict, StoreUnavailable, TypeError…), else StoreUnavailable.
 */
export const patiently = async <T>(limitMs: number, attempt: () => Promise<T>): Promise<T> => {
  const until = performance.now() + limitMs
  for (let tries = 0; ; tries++) {
    try {
      return await before(until, attempt())
    } catch (error) {
      if (error instanceof Conflict || error instanceof StoreUnavailable) throw error
      const longest = Math.min(400, isContention(error) ? 4 << Math.min(tries, 6) : 50 << Math.min(tries, 3))
      const wait = 1 + randomInt(longest)
      if (!mayPass(error) || performance.now() + wait >= until) throw said(error)
      await pause(wait)
    }
  }
}

/** A hung server may answer long after anybody cares; what it then says is not heard. */
const before = async <T>(until: number, answer: Promise<T>): Promise<T> => {
  const stop = new AbortController()
  const late = pause(Math.max(0, until - performance.now()), undefined, { signal: stop.signal }).then(() => {
    throw new StoreUnavailable('MongoDB did not answer in time')
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    late.catch(() => undefined)
    answer.catch(() => undefined)
    stop.abort()
  }
}

/** Errors that are not MongoDB's are faults of ours and stay what they are. */
const said = (error: unknown): unknown =>
  error instanceof mongo.MongoError
    ? new StoreUnavailable(`MongoDB: ${error.message}`, { cause: error })
    : error
