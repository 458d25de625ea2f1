/** Changes of a test, with only the fields that matter there. */
import type { Change, CollectionName, Doc, NewDoc } from '../../src/store/store'

export const made = <C extends CollectionName>(id: string, fields: object = {}): NewDoc<C> =>
  ({ ...fields, id }) as unknown as NewDoc<C>

export const add = <C extends CollectionName>(collection: C, id: string, fields: object = {}): Change =>
  ({ do: 'add', in: collection, doc: made(id, fields) }) as Change

export const put = <C extends CollectionName>(collection: C, doc: Doc<C>, fields: object = {}): Change =>
  ({ do: 'put', in: collection, doc: { ...doc, ...fields } }) as Change

export const remove = (collection: CollectionName, doc: { id: string; v: number }): Change =>
  ({ do: 'remove', in: collection, doc }) as Change
