/** Reading lists a page at a time, with a cursor that the person's page sends back. */
import { z } from 'zod'
import { Refused } from '../domain/refused'
import type { CollectionName, Doc, Page, Query, Store } from '../store/store'

/** A cursor as it comes back: whatever somebody sends. */
export const afterSchema = z.string().max(2000).optional()

const notACursor = (): Refused => new Refused('payload', { field: 'after', problem: '' })

/** A page after a cursor; refused when no page of this reading gave it. */
export const findAfter = async <C extends CollectionName>(
  store: Store,
  collection: C,
  query: Omit<Query, 'after'>,
  after: string | undefined,
): Promise<Page<Doc<C>>> => {
  try {
    return await store.find(collection, { ...query, ...(after !== undefined && { after }) })
  } catch (error) {
    if (error instanceof RangeError) throw notACursor()
    throw error
  }
}

/** Packs what a list needs to go on into one cursor, and reads it again; refused when it was made up. */
export const cursorOf = <T>(schema: z.ZodType<T>) => ({
  write: (value: T): string => Buffer.from(JSON.stringify(value)).toString('base64url'),
  read: (text: string): T => {
    try {
      return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    } catch {
      throw notACursor()
    }
  },
})
