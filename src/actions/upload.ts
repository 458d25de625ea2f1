/** Many homes at once, from a spreadsheet: a link to send it, what it would do, and the import that its sender confirms. */
import { z } from 'zod'
import { type Instant, instantAfter } from '../domain/calendar'
import { landlordsFor } from '../domain/dwellingReaders'
import { readHomes } from '../domain/dwellingSheet'
import { may } from '../domain/permissions'
import { type Person, hasRole } from '../domain/people'
import { Refused, holds } from '../domain/refused'
import type { SheetRow } from '../domain/sheetRow'
import { BATCH, SHOWN_WRONG, type Upload, checkHomes, linesOf } from '../domain/upload'
import { type Change, type Doc, each } from '../store/store'
import type { App } from './app'
import { commit, handle } from './commit'
import { homesByReference } from './holdings'
import { organisationNames } from './facts'
import { importAll } from './importing'
import { message } from './message'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

/** Where the page that takes files stands (server.ts). */
export const UPLOADS_PATH = '/televersement'

/** How long a link takes files. */
const LINK_MINUTES = 60

export interface UploadLink {
  readonly upload: string
  readonly landlord: string
  readonly url: string
}

export interface UploadView {
  /** `send`: the links, one for each of the person's organisations. */
  readonly step: 'send' | Upload['state'] | 'gone'
  readonly links: readonly (UploadLink & { readonly until: Instant })[]
  readonly upload?: string
  readonly landlord?: string
  readonly read?: Pick<
    Upload,
    'fresh' | 'changed' | 'unchanged' | 'wrong' | 'wrongLines' | 'missing' | 'batches' | 'imported'
  >
}

const tokenSchema = z.object({
  upload: z.string(),
  person: z.string(),
  landlord: z.string(),
  /** Real time after which it takes nothing. */
  until: z.string(),
})
export type UploadToken = z.output<typeof tokenSchema>

/** What a token of the page's address stands for. Refused with `link-expired` when it ran out or was made up. */
export const openUploadLink = (
  { vault, clock }: Pick<App, 'vault' | 'clock'>,
  token: string,
): UploadToken => {
  const link = tokenSchema.safeParse(vault.openToken(token))
  holds(link.success && link.data.until >= clock.real(), 'link-expired')
  return link.data
}

const linkFor = ({ app, person }: Ctx, landlord: string, name: string): UploadView['links'][number] => {
  const upload = app.ids.unique()
  const until = instantAfter(app.clock.real(), LINK_MINUTES * 60_000)
  const token: UploadToken = { upload, person: person.id, landlord, until }
  return {
    upload,
    landlord: name,
    until,
    url: `${app.settings.publicUrl}${UPLOADS_PATH}/${app.vault.sealToken(token)}`,
  }
}

/** The person's own, for an organisation that they still work for. */
const loadUpload = async ({ app, person }: Ctx, id: string): Promise<Doc<'uploads'> | undefined> => {
  const upload = await app.store.get('uploads', id)
  const theirs = upload?.person === person.id && landlordsFor(person).includes(upload.landlord)
  return theirs ? upload : undefined
}

const readOf = (upload: Upload): NonNullable<UploadView['read']> => {
  const { fresh, changed, unchanged, wrong, wrongLines, missing, batches, imported } = upload
  return { fresh, changed, unchanged, wrong, wrongLines, missing, batches, imported }
}

/** The upload as it stands, or links for new ones. */
export const uploadShown = async (ctx: Ctx, id?: string): Promise<Answer> => {
  const names = await organisationNames(ctx)
  if (id === undefined) {
    const links = landlordsFor(ctx.person).map(each => linkFor(ctx, each, names.get(each) ?? each))
    return { view: viewOf('upload', { step: 'send', links }, undefined, false) }
  }
  const upload = await loadUpload(ctx, id)
  if (!upload) return { view: viewOf('upload', { step: 'gone', links: [] }, undefined, false) }
  const { landlord, state } = upload
  const data: UploadView = {
    step: state,
    links: [],
    upload: id,
    landlord: names.get(landlord) ?? '',
    read: readOf(upload),
  }
  const about = { collection: 'uploads', doc: upload }
  const again = { verb: 'upload.show', payload: { upload: id } }
  return { view: viewOf('upload', data, about, state === 'checked', again) }
}

const removed = async ({ app }: Ctx, upload: string): Promise<readonly Change[]> => {
  const changes: Change[] = []
  for await (const doc of each(app.store, 'uploadBatches', { index: 'upload', equals: [upload] }))
    changes.push({ do: 'remove', in: 'uploadBatches', doc })
  return changes
}

const batchId = (upload: string, number: number, at: Instant): string =>
  `${upload}#${String(number).padStart(4, '0')}.${at}`

/**
 * Takes the rows of a file: what they would do is kept, nothing is imported. The same upload may be sent again until its
 * import has begun. Refused for another's landlord, and once it is imported.
 */
export const receiveUpload = async (
  ctx: Ctx,
  { upload: id, landlord }: Pick<UploadToken, 'upload' | 'landlord'>,
  rows: readonly SheetRow[],
): Promise<void> => {
  holds(may(ctx.person, 'manage-dwellings') && landlordsFor(ctx.person).includes(landlord), 'not-allowed')
  const { homes: read, wrong: unread, missing, untold } = readHomes(rows)
  await handle(ctx.app, `uploads/${id}`, async () => {
    const before = await ctx.app.store.get('uploads', id)
    holds(!before || (before.person === ctx.person.id && before.state === 'checked'), 'upload-done')
    const when = { today: ctx.today, at: ctx.now }
    const checked = checkHomes(read, { landlord, untold }, await homesByReference(ctx.app, landlord), when)
    const wrong = [...unread, ...checked.wrong].sort((one, other) => one.line - other.line)
    const batches = Math.ceil(checked.homes.length / BATCH)
    const { fresh, changed, unchanged } = checked
    const doc: Upload & { id: string } = {
      ...{ id, person: ctx.person.id, landlord, state: 'checked' },
      ...{ fresh, changed, unchanged, missing, untold, batches, imported: 0, at: ctx.now },
      wrong: wrong.slice(0, SHOWN_WRONG),
      wrongLines: linesOf(wrong),
    }
    await commit(ctx.app, [
      before ? { do: 'put', in: 'uploads', doc: { ...doc, v: before.v } } : { do: 'add', in: 'uploads', doc },
      ...(await removed(ctx, id)),
      ...Array.from({ length: batches }, (_, number): Change => {
        const homes = checked.homes.slice(number * BATCH, (number + 1) * BATCH)
        const key = batchId(id, number, ctx.app.ids.unique())
        return { do: 'add', in: 'uploadBatches', doc: { id: key, upload: id, number, homes, at: ctx.now } }
      }),
    ])
  })
}

/** The preview in the chat too, for who sent the file on a page. */
export const tellUpload = ({ app, person }: Ctx, upload: string): Promise<void> =>
  commit(app, [
    message(app, {
      to: person.id,
      about: `upload.show|${upload}`,
      say: { show: 'upload.show', payload: { upload } },
    }),
  ])

const confirm = async (ctx: Ctx, id: string): Promise<void> => {
  await handle(ctx.app, `uploads/${id}`, async () => {
    const upload = await loadUpload(ctx, id)
    holds(upload, 'not-found', { what: 'upload' })
    if (upload.state !== 'checked') return
    holds(upload.fresh + upload.changed > 0, 'upload-empty')
    await commit(ctx.app, [
      { do: 'put', in: 'uploads', doc: { ...upload, state: 'importing', since: ctx.now } },
    ])
  })
  await importAll(ctx, id)
}

const drop = (ctx: Ctx, id: string): Promise<void> =>
  handle(ctx.app, `uploads/${id}`, async () => {
    const upload = await loadUpload(ctx, id)
    if (!upload) return
    if (upload.state !== 'checked') throw new Refused('upload-done')
    await commit(ctx.app, [{ do: 'remove', in: 'uploads', doc: upload }, ...(await removed(ctx, id))])
  })

/** Whether somebody may send homes at all: who has written a file without being a landlord is told so. */
export const mayUpload = (person: Person): boolean => hasRole(person, 'landlord')

const named = z.object({ upload: z.string().min(1).max(100) })
const again = ({ upload }: z.output<typeof named>) => ({ verb: 'upload.show', payload: { upload } })

export const uploadActs = [
  verb({
    verb: 'upload.show',
    payload: named.partial(),
    permission: 'manage-dwellings',
    run: (ctx, { upload }) => uploadShown(ctx, upload),
  }),
  verb({
    verb: 'upload.confirm',
    payload: named,
    permission: 'manage-dwellings',
    again,
    run: async (ctx, { upload }) => {
      await confirm(ctx, upload)
      return uploadShown(ctx, upload)
    },
  }),
  verb({
    verb: 'upload.drop',
    payload: named,
    permission: 'manage-dwellings',
    again,
    run: async (ctx, { upload }) => {
      await drop(ctx, upload)
      return { ...(await uploadShown(ctx, upload)), say: { code: 'upload-dropped' } }
    },
  }),
]
