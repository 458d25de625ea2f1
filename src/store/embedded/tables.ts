/** Tables and indexes: one table a collection, the document as JSON text, one index on its values for each declared index. */
import { indexes, type Index } from '../documents'
import type { CollectionName } from '../store'
import type { File } from './file'

export const collections = Object.keys(indexes) as CollectionName[]

/** SQL of the value at a path; the same text in an index and in a query, or SQLite would not use the index. */
export const valueSql = (path: string): string =>
  path === 'id' ? 'id' : `json_extract(body, '${jsonPath(path)}')`

/** `a.b` in SQLite's writing: `$."a"."b"`. */
export const jsonPath = (path: string): string => ['$', ...path.split('.').map(key => `"${key}"`)].join('.')

/**
 * Name of a declared index. It holds the paths, so that an index whose paths change is another index.
 * Ids have the one that their primary key makes.
 */
export const indexName = (collection: CollectionName, index: string): string => {
  if (index === 'id') return `sqlite_autoindex_${collection}_1`
  return `${collection}.${index}(${indexes[collection][index]?.paths.join()})`
}

/** Statement by the name of the index it makes. A unique index lets documents without a value in its paths be. */
const wanted = (): ReadonlyMap<string, string> => {
  const made = new Map<string, string>()
  for (const collection of collections) {
    for (const [name, { paths, unique }] of Object.entries<Index>(indexes[collection])) {
      const values = paths.map(valueSql)
      const lookup = indexName(collection, name)
      made.set(lookup, `CREATE INDEX "${lookup}" ON "${collection}" (${[...values, 'id'].join()})`)
      const once = `${lookup} once`
      if (unique) made.set(once, `CREATE UNIQUE INDEX "${once}" ON "${collection}" (${values.join()})`)
    }
  }
  return made
}

/** Makes what is missing and drops the indexes that are no longer declared. Called inside a transaction. */
export const layTables = (file: File): void => {
  for (const collection of collections) {
    file.exec(
      `CREATE TABLE IF NOT EXISTS "${collection}" (id TEXT PRIMARY KEY NOT NULL, v INTEGER NOT NULL, body TEXT NOT NULL)`,
    )
  }
  const rows = file
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .raw()
    .all()
  const present = new Set(rows.map(row => String((row as unknown[])[0])))
  const declared = wanted()
  for (const name of present) if (!declared.has(name)) file.exec(`DROP INDEX "${name}"`)
  for (const [name, statement] of declared) if (!present.has(name)) file.exec(statement)
}
