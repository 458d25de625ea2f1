/** Writing to the file. Every function here is synchronous: no other turn of this process can come in between. */
import { bodyOf, type Stored } from '../stored'
import { Conflict, type Change } from '../store'
import type { Statements } from './statements'

/** One document: one conditional statement, which SQLite makes atomic by itself. */
const write = (statements: Statements, change: Change): void => {
  const { in: collection, doc } = change
  const { id } = doc
  let changed = 0
  if (change.do === 'add') {
    changed = add(statements, change.in, id, bodyOf(collection, change.doc))
  } else if (change.do === 'put') {
    const sql = `UPDATE "${collection}" SET v = v + 1, body = ? WHERE id = ? AND v = ?`
    changed = statements.run(sql, [bodyOf(collection, change.doc), id, change.doc.v])
  } else {
    changed = statements.run(`DELETE FROM "${collection}" WHERE id = ? AND v = ?`, [id, change.doc.v])
  }
  if (changed !== 1) throw new Conflict(collection, id)
}

const add = (statements: Statements, collection: Change['in'], id: string, body: string): number =>
  statements.run(`INSERT INTO "${collection}" (id, v, body) VALUES (?, 1, ?)`, [id, body])

/** Throws Conflict, and SQLite's own errors; then nothing is written. */
export const commitNow = (statements: Statements, changes: readonly Change[]): void => {
  const [first] = changes
  if (!first) return
  if (changes.length === 1) writeOne(statements, first)
  else transaction(statements, () => changes.forEach(change => writeOne(statements, change)))
  // What was removed would stay readable in the write-ahead log.
  if (changes.some(change => change.do === 'remove')) statements.moveLog()
}

const writeOne = (statements: Statements, change: Change): void => {
  try {
    write(statements, change)
  } catch (error) {
    throw isDuplicate(error) ? new Conflict(change.in, change.doc.id) : error
  }
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(String(error.code))

/** `BEGIN IMMEDIATE` takes the write lock first, so that what is read inside cannot have changed when it is written. */
const transaction = <T>(statements: Statements, work: () => T): T => {
  statements.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    statements.exec('COMMIT')
    return result
  } catch (error) {
    statements.rollBack()
    throw error
  }
}

/** Changes fields of the first document that `find` gives, under the write lock. */
export const takeNow = (
  statements: Statements,
  collection: Change['in'],
  find: () => Stored | undefined,
  set: object,
): Stored | undefined =>
  transaction(statements, () => {
    const found = find()
    if (!found) return undefined
    // As JSON has it: what is undefined takes its field away.
    const taken: Stored = { ...found, ...set, v: found.v + 1 }
    const body = JSON.stringify({ ...taken, id: undefined, v: undefined })
    statements.run(`UPDATE "${collection}" SET v = v + 1, body = ? WHERE id = ?`, [body, found.id])
    return { ...(JSON.parse(body) as object), id: taken.id, v: taken.v }
  })
