/** Prepared statements, each prepared once. There are few: a handful for each collection and index. */
import type Database from 'libsql'
import { StoreUnavailable } from '../store'
import type { File } from './file'

export type Value = string | number
export type Row = readonly unknown[]

export class Statements {
  private readonly prepared = new Map<string, Database.Statement>()
  private closed = false

  constructor(private readonly file: File) {}

  /** All rows, as arrays of their columns. */
  all(sql: string, values: readonly Value[]): readonly Row[] {
    return this.statement(sql, true).all(...values) as Row[]
  }

  /** How many rows were written. */
  run(sql: string, values: readonly Value[]): number {
    return this.statement(sql, false).run(...values).changes
  }

  exec(sql: string): void {
    this.checkOpen()
    this.file.exec(sql)
  }

  /** SQLite itself has rolled back after some errors (a full disk): then there is nothing left to do. */
  rollBack(): void {
    if (this.file.inTransaction) this.file.exec('ROLLBACK')
  }

  /**
   * The driver ends statements only when they are collected, and SQLite keeps the file open until then: so the log is
   * moved into the file here, that a copy of the file alone is whole.
   */
  close(): void {
    if (this.closed) return
    this.moveLog()
    this.closed = true
    this.prepared.clear()
    this.file.close()
  }

  /** Moves the write-ahead log into the file and empties it; left for the next time when another process reads. */
  moveLog(): void {
    try {
      this.all('PRAGMA wal_checkpoint(TRUNCATE)', [])
    } catch {
      // Nothing is lost: what is in the log is on disk too.
    }
  }

  private statement(sql: string, rows: boolean): Database.Statement {
    this.checkOpen()
    let statement = this.prepared.get(sql)
    if (!statement) {
      statement = this.file.prepare(sql)
      if (rows) statement.raw()
      this.prepared.set(sql, statement)
    }
    return statement
  }

  private checkOpen(): void {
    if (this.closed) throw new StoreUnavailable('the store is closed')
  }
}
