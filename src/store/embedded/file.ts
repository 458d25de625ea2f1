/** Opens the file of the embedded store, or says why it cannot be used and what mends it. */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { StoreUnusable } from '../store'
import { layTables } from './tables'

export type File = Database.Database

/** Number of the table layout, in the file's `user_version`; older ones are brought up to date when opening. */
export const layout = 1
/** In the file's header, so that no other program's file is taken for ours: "PASS". */
const application = 0x50415353

/** How long one statement waits for another process; longer waits are made of tries, so that the bot keeps breathing. */
export const busyMs = 100

/**
 * Every commit is on disk before it is acknowledged (`synchronous=FULL`; WAL, so readers never wait for a writer).
 * `secure_delete` overwrites what is removed, so that an erased household does not stay in free pages.
 * Throws StoreUnusable.
 */
export const openFile = (path: string): File => {
  let file: File | undefined
  try {
    file = new Database(path, { timeout: 5000 })
    return prepared(file, path)
  } catch (error) {
    file?.close()
    throw error instanceof StoreUnusable ? error : new StoreUnusable(remedy(path, error), { cause: error })
  }
}

const prepared = (file: File, path: string): File => {
  checkOrigin(file, path)
  file.exec('PRAGMA journal_mode = WAL')
  for (const setting of ['synchronous = FULL', 'secure_delete = ON', 'journal_size_limit = 16777216']) {
    file.exec(`PRAGMA ${setting}`)
  }
  checkHealth(file, path)
  file.exec('BEGIN IMMEDIATE')
  try {
    layTables(file)
    file.exec(`PRAGMA application_id = ${application}`)
    file.exec(`PRAGMA user_version = ${layout}`)
    file.exec('COMMIT')
  } catch (error) {
    if (file.inTransaction) file.exec('ROLLBACK')
    throw error
  }
  file.exec(`PRAGMA busy_timeout = ${busyMs}`)
  return file
}

/** One value of the first row; SQLite's pragmas answer so. */
export const single = (file: File, sql: string): unknown => {
  const row: unknown = file.prepare(sql).raw().get()
  return Array.isArray(row) ? row[0] : undefined
}

const checkOrigin = (file: File, path: string): void => {
  const owner = Number(single(file, 'PRAGMA application_id'))
  const version = Number(single(file, 'PRAGMA user_version'))
  const tables = Number(single(file, 'SELECT count(*) FROM sqlite_schema'))
  if (owner !== application && tables > 0) {
    throw new StoreUnusable(`${path} belongs to another program: name another file in the configuration`)
  }
  if (owner === application && version > layout) {
    throw new StoreUnusable(
      `${path} was written by a newer version of Passerelle (layout ${version}, this one knows ${layout}): ` +
        `start that version, or put back the backup made before it`,
    )
  }
}

const checkHealth = (file: File, path: string): void => {
  const health = String(single(file, 'PRAGMA quick_check(1)'))
  if (health !== 'ok') throw new StoreUnusable(damaged(path, health.replace(/\s+/g, ' ')))
}

const damaged = (path: string, what: string): string =>
  `${path} is damaged (${what}): set it aside with its -wal and -shm files and put back the latest backup`

/** What went wrong, in words, and what to do about it; errors of SQLite are known by their code. */
const remedy = (path: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (/NOTADB|CORRUPT/.test(code)) return damaged(path, message)
  if (code.startsWith('SQLITE_BUSY')) return `${path} is locked by another program: stop it, then start again`
  if (code === 'SQLITE_FULL') return `${path}: the disk is full: make room, then start again`
  if (!existsSync(dirname(path)))
    return `the folder ${dirname(path)} does not exist: create it, or name another file`
  return (
    `${path} cannot be opened for writing (${message}): this process needs the right to write ` +
    `the file and its folder ${dirname(path)}, on a disk that is not read-only`
  )
}
