/** The import of an upload: batch by batch, each in one commit with the removal of the batch, so none is done twice. */
import { dayOf } from '../domain/calendar'
import { Refused, holds } from '../domain/refused'
import { homeNamed } from '../domain/traits'
import { decideLine } from '../domain/upload'
import { type Change, type Doc, each } from '../store/store'
import { commit, handle } from './commit'
import { endOfProposal } from './dwelling'
import { dwellingChanges, homesByReference } from './holdings'
import { vacancyMessages } from './suited'
import type { Ctx } from './verb'

/** Changes of one line. What has become impossible since it was checked is left out. */
const lineChanges = async (
  ctx: Ctx,
  upload: Doc<'uploads'>,
  { traits, line }: Doc<'uploadBatches'>['homes'][number],
  { id, there }: { readonly id: string; readonly there: ReadonlyMap<string, Doc<'dwellings'>> },
): Promise<readonly Change[]> => {
  const before = homeNamed(there, traits.reference)
  const decided = decideLine(before, upload, traits, { today: ctx.today, at: ctx.now })
  if (decided instanceof Refused) return []
  const by = { by: ctx.person.id, now: ctx.now }
  return [
    ...(await dwellingChanges(ctx.app, before ?? { id: `${id}.${line}`, v: 0 }, decided, by)),
    ...(before ? await endOfProposal(ctx, before, decided.next) : []),
  ]
}

/** The vacancies that the import made are told once, when it is through: not batch by batch, nor what only has another rent. */
const finish = async (ctx: Ctx, upload: Doc<'uploads'>): Promise<void> => {
  const vacant: Doc<'dwellings'>[] = []
  const since = upload.since ?? ctx.now
  const query = { index: 'landlord', equals: [upload.landlord, 'vacant'] }
  for await (const home of each(ctx.app.store, 'dwellings', query))
    if (home.at >= since && home.confirmedOn && home.confirmedOn >= dayOf(since)) vacant.push(home)
  await commit(ctx.app, [
    { do: 'put', in: 'uploads', doc: { ...upload, state: 'done' } },
    ...(await vacancyMessages(ctx.app, vacant)),
  ])
}

/** Imports the next batch; false when there is none left. */
const importNext = (ctx: Ctx, id: string): Promise<boolean> =>
  handle(ctx.app, `uploads/${id}`, async () => {
    const upload = await ctx.app.store.get('uploads', id)
    holds(upload, 'not-found', { what: 'upload' })
    if (upload.state !== 'importing') return false
    const { docs } = await ctx.app.store.find('uploadBatches', { index: 'upload', equals: [id], limit: 1 })
    const [batch] = docs
    if (!batch) {
      await finish(ctx, upload)
      return false
    }
    const there = await homesByReference(ctx.app, upload.landlord)
    const changes = await Promise.all(batch.homes.map(home => lineChanges(ctx, upload, home, { id, there })))
    await commit(ctx.app, [
      { do: 'put', in: 'uploads', doc: { ...upload, imported: upload.imported + batch.homes.length } },
      { do: 'remove', in: 'uploadBatches', doc: batch },
      ...changes.flat(),
    ])
    return true
  })

/** Imports what is left of an upload that its sender confirmed; after a stop, from where it stood. */
export const importAll = async (ctx: Ctx, id: string): Promise<void> => {
  while (await importNext(ctx, id));
}
