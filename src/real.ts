/** The real clock, ids and log: made here and in main.ts only, and handed in everywhere else. */
import { randomBytes, randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import type { Clock, Ids, Log } from './actions/app'

const now = (): string => new Date().toISOString()
export const clock: Clock = { now, real: now }

/** Without look-alikes (0 O, 1 I L). */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const ids: Ids = {
  /** UUID version 7 (RFC 9562): ids sort in the order in which a process made them, so messages leave in that order. */
  unique: () => v7(),
  invitation: () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
}

/** 0 to 1, for the jitter of back-off. */
export const random = (): number => randomBytes(4).readUInt32BE() / 2 ** 32

/** Lines of JSON on standard output. */
export const logTo = (level: 'info' | 'error'): Log => {
  const write = (kind: string, event: string, about = {}) =>
    void process.stdout.write(`${JSON.stringify({ at: now(), level: kind, event, ...about })}\n`)
  return {
    info: (event, about) => void (level === 'info' && write('info', event, about)),
    error: (event, about) => write('error', event, about),
  }
}
