/** Reading and writing what is sealed of a household. Each reading is journalled before anything is shown. */
import type { Household, Notes, Part } from '../domain/household'
import { type Permission, may } from '../domain/permissions'
import type { Sections, SealedParts } from '../domain/referral'
import type { Change, Doc } from '../store/store'
import type { App } from './app'
import type { Ctx } from './verb'

export interface Parts {
  identity: Sections['identity'] & { readonly requestNumber?: string | undefined }
  referral: Partial<SealedParts['referral']>
  diagnosis: SealedParts['diagnosis']
  health: SealedParts['health']
  summary: SealedParts['summary']
  notes: Notes
}

/** Who may read each part: a permission on the dossier. */
const readers: Readonly<Record<Part, Permission>> = {
  identity: 'see-identity',
  referral: 'see-identity',
  diagnosis: 'see-diagnosis',
  health: 'see-health',
  summary: 'see-summary',
  notes: 'see-dossier',
}

/** Parts whose reading is journalled; reasons and the commission's summary are part of the work of all who see the dossier. */
const journalled: readonly Part[] = ['identity', 'referral', 'diagnosis', 'health']

const place = (id: string, part: Part) => ({ collection: 'households', id, field: part }) as const

/** Opens a part without asking who reads it: for the bot's own work (comparing, sealing again), never to show it. */
export const openPart = <P extends Part>(
  app: App,
  id: string,
  household: Household,
  part: P,
): Parts[P] | undefined => {
  const box = household.sealed[part]
  return box === undefined ? undefined : (app.vault.open(household.key, place(id, part), box) as Parts[P])
}

/** Writes the reading journal: before what is sealed is shown. One line a dossier, part and turn. */
export const journal = async (ctx: Ctx, dossier: string, what: readonly string[]): Promise<void> => {
  if (what.length === 0) return
  const at = ctx.now
  await ctx.app.store.commit(
    what.map(part => ({
      do: 'add',
      in: 'readings',
      doc: { id: ctx.app.ids.unique(), by: ctx.person.id, dossier, what: part, at },
    })),
  )
}

/**
 * The parts asked for that this person may read of a dossier, opened; what they may not see is simply absent.
 * Health parts are absent when health fields are off.
 */
export const readHousehold = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  wanted: readonly Part[],
): Promise<Partial<Parts>> => {
  const allowed = wanted.filter(
    part => may(ctx.person, readers[part], dossier) && (part !== 'health' || ctx.app.settings.health),
  )
  const household = allowed.length > 0 ? await ctx.app.store.get('households', dossier.id) : undefined
  if (!household) return {}
  const present = allowed.filter(part => household.sealed[part] !== undefined)
  await journal(
    ctx,
    dossier.id,
    present.filter(part => journalled.includes(part)),
  )
  return Object.fromEntries(present.map(part => [part, openPart(ctx.app, dossier.id, household, part)]))
}

/** A new household document with its own data key. */
export const sealHousehold = (app: App, id: string, parts: Partial<Parts>): Change => {
  const key = app.vault.newKey()
  const sealed = Object.fromEntries(
    Object.entries(parts).map(([part, value]) => [part, app.vault.seal(key, place(id, part as Part), value)]),
  )
  return { do: 'add', in: 'households', doc: { id, key, sealed } }
}

/** The household with some parts sealed anew, under its own key. */
export const resealHousehold = (app: App, household: Doc<'households'>, parts: Partial<Parts>): Change => {
  const sealed = Object.fromEntries(
    Object.entries(parts).map(([part, value]) => [
      part,
      app.vault.seal(household.key, place(household.id, part as Part), value),
    ]),
  )
  return { do: 'put', in: 'households', doc: { ...household, sealed: { ...household.sealed, ...sealed } } }
}

/**
 * The change that keeps reasons and conditions (free text) beside the others of a dossier; none when there is nothing to keep.
 * An empty text is nothing said, and leaves what was there; `null` takes it away, for who reads it as for the store.
 */
export const noteChanges = async (
  app: App,
  dossier: string,
  notes: Readonly<Record<string, string | null | undefined>>,
): Promise<readonly Change[]> => {
  const given = Object.entries(notes).flatMap(([key, text]): readonly [string, string][] =>
    text === null ? [[key, '']] : text?.trim() ? [[key, text]] : [],
  )
  if (given.length === 0) return []
  const household = await app.store.get('households', dossier)
  if (!household) return []
  const before = openPart(app, dossier, household, 'notes') ?? {}
  return [resealHousehold(app, household, { notes: { ...before, ...Object.fromEntries(given) } })]
}
