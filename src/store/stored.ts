/** What both stores do alike with a document on its way in and out, so that both refuse and answer the same. */
import { indexes, lift, schemaOf } from './documents'
import type { Change, CollectionName, Doc } from './store'

/** A document as it is stored: its own fields, id, version and the number of its shape, `schema`. */
export type Stored = Readonly<Record<string, unknown>> & { readonly id: string; readonly v: number }

/** Longest document, in UTF-16 units of its JSON: below MongoDB's 16 MB whatever the letters are. */
const longest = 5_000_000

/** Throws TypeError when an id cannot be stored the same everywhere, or when one document is changed twice. */
export const checkChanges = (changes: readonly Change[]): void => {
  const seen = new Set<string>()
  for (const change of changes) {
    const { id } = change.doc
    if (!isId(id)) throw new TypeError(`${change.in} cannot have the id ${JSON.stringify(id)}`)
    const name = `${change.in}/${id}`
    if (seen.has(name)) throw new TypeError(`${name} is changed twice in one commit`)
    seen.add(name)
  }
}

const isId = (id: unknown): boolean =>
  typeof id === 'string' && id.length > 0 && id.length <= 500 && !/[\0\p{Surrogate}]/u.test(id)

/**
 * The fields of a document as JSON text, without its id and version, with the number of today's shape; half characters
 * are replaced as UTF-8 demands. Throws RangeError when it is too long.
 */
export const bodyOf = (collection: CollectionName, document: { readonly id: string }): string => {
  const text = JSON.stringify({ ...document, id: undefined, v: undefined, schema: schemaOf(collection) })
  if (text.length > longest) throw new RangeError(`document ${document.id} is longer than ${longest}`)
  return text.includes('\\ud') ? text.replace(/\\(\\|ud[89a-f]..)/g, wellFormed) : text
}

const wellFormed = (escape: string): string => (escape === '\\\\' ? escape : '\ufffd')

/** A stored document as its readers see it: in today's shape, without the number of the shape. */
export const readable = <C extends CollectionName>(collection: C, stored: Stored): Doc<C> => {
  const document: Record<string, unknown> = { ...lift(collection, stored) }
  delete document.schema
  return document as unknown as Doc<C>
}

/** Throws TypeError when `take` would change a field of a unique index: that is a commit's work. */
export const checkSet = (collection: CollectionName, set: object): void => {
  const unique = Object.values(indexes[collection]).filter(index => index.unique)
  const fields = new Set(unique.flatMap(({ paths }) => paths.map(path => path.split('.')[0])))
  const wrong = Object.keys(set).find(field => fields.has(field) || field === 'id' || field === 'v')
  if (wrong) throw new TypeError(`take cannot set ${collection}.${wrong}`)
}
