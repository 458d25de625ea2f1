/** The partners as the operator lists them in a file: organisations with their voice, and providers retained by tender. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { daySchema } from './domain/calendar'
import { type Organisation, organisationKinds, territories } from './domain/people'
import { type Change, type Store, all } from './store/store'

const organisationSchema = z.strictObject({
  /** Never changed afterwards: dossiers and people refer to it. */
  id: z.string().regex(/^[a-z0-9-]{2,40}$/, 'small letters, digits and dashes'),
  name: z.string().trim().min(1).max(80),
  kind: z.enum(organisationKinds),
  /** Whole voices in the commission, 0: consultative; shares of one are a college's, in the rules. */
  voice: z.int('a whole number of voices').min(0).max(100).default(0),
  territories: z.array(z.enum(territories)).optional(),
  retainedFrom: daySchema.optional(),
  retainedTo: daySchema.optional(),
})

const partnersSchema = z
  .array(organisationSchema)
  .min(1)
  .refine(
    list => new Set(list.map(({ id }) => id)).size === list.length,
    'two organisations have the same id',
  )

/** The file of partners cannot be used: the message says where and why. */
export class PartnersWrong extends Error {
  override readonly name = 'PartnersWrong'
}

/** Reads the file of partners. Throws `PartnersWrong` naming the file, the place in it and what is wrong. */
export const readPartners = (file: string): readonly (Organisation & { id: string })[] => {
  const parsed = partnersSchema.safeParse(jsonOf(file))
  if (parsed.success) return parsed.data as readonly (Organisation & { id: string })[]
  const issue = parsed.error.issues[0]
  throw new PartnersWrong(`PARTNERS_FILE ${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

const jsonOf = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new PartnersWrong(`PARTNERS_FILE ${file} cannot be read as JSON: ${(error as Error).message}`)
  }
}

/**
 * Brings the organisations to what the file says; one that the file no longer names stays, since dossiers refer to it,
 * but loses its voice. Also makes the programme's document when there is none.
 */
export const keepPartners = async (
  store: Store,
  wanted: readonly (Organisation & { id: string })[],
): Promise<void> => {
  const known = new Map((await all(store, 'organisations', { index: 'id' })).map(doc => [doc.id, doc]))
  const changes: Change[] = []
  for (const doc of wanted) {
    const before = known.get(doc.id)
    if (!before) changes.push({ do: 'add', in: 'organisations', doc })
    else if (JSON.stringify({ ...before, ...doc }) !== JSON.stringify(before))
      changes.push({ do: 'put', in: 'organisations', doc: { ...doc, v: before.v } })
  }
  for (const before of known.values())
    if (before.voice > 0 && !wanted.some(({ id }) => id === before.id))
      changes.push({ do: 'put', in: 'organisations', doc: { ...before, voice: 0 } })
  if (!(await store.get('programme', 'programme')))
    changes.push({ do: 'add', in: 'programme', doc: { id: 'programme', places: [] } })
  if (changes.length > 0) await store.commit(changes)
}
