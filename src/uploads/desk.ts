/** Takes files of homes: behind a link on a page, and from the chat. Each is read within limits and only shown at first. */
import { act, contextOf } from '../actions/act'
import type { App } from '../actions/app'
import { organisationNames } from '../actions/facts'
import { type UploadToken, openUploadLink, receiveUpload, tellUpload, uploadShown } from '../actions/upload'
import type { Ctx } from '../actions/verb'
import type { UploadView } from '../actions/upload'
import { Refused, holds } from '../domain/refused'
import { type SheetProblem, SheetUnreadable, readSheet } from '../sheets'
import { textOf } from '../text'
import { readPage, sendPage, sorryPage } from './page'

export interface Answered {
  readonly status: 200 | 303 | 400 | 403 | 410
  readonly html: string
}

/** What a form of the page sent: a file, or the press of one of its buttons. */
export type Posted =
  { readonly file: Uint8Array } | { readonly press: 'confirm' | 'drop' } | { readonly nothing: true }

export interface UploadDesk {
  show(token: string): Promise<Answered>
  /** After a success the page is to be shown anew (303), so that reloading it sends nothing twice. */
  take(token: string, posted: Posted): Promise<Answered>
}

interface Opened {
  readonly ctx: Ctx
  readonly token: UploadToken
}

const open = async (app: App, token: string): Promise<Opened> => {
  const link = openUploadLink(app, token)
  const person = await app.store.get('people', link.person)
  holds(person, 'not-allowed')
  return { ctx: contextOf(app, person), token: link }
}

const viewIn = async (ctx: Ctx, upload: string): Promise<UploadView | undefined> => {
  const { view } = await uploadShown(ctx, upload)
  return view?.card === 'upload' && view.data.step !== 'gone' ? view.data : undefined
}

const shown = async ({ ctx, token }: Opened, problem?: SheetProblem | 'noFile'): Promise<Answered> => {
  const { language } = ctx.person
  const view = problem ? undefined : await viewIn(ctx, token.upload)
  if (view) return { status: 200, html: readPage(language, view) }
  const landlord = (await organisationNames(ctx)).get(token.landlord) ?? ''
  const html = sendPage({ language, landlord, ...(problem && { problem }) })
  return { status: problem ? 400 : 200, html }
}

const taken = async (opened: Opened, posted: Posted): Promise<Answered> => {
  const { ctx, token } = opened
  if ('nothing' in posted) return shown(opened, 'noFile')
  if ('press' in posted) {
    await act(ctx.app, ctx.person, `upload.${posted.press}`, { upload: token.upload })
    return { status: 303, html: '' }
  }
  try {
    await receiveUpload(ctx, token, readSheet(posted.file))
  } catch (error) {
    if (error instanceof SheetUnreadable) return shown(opened, error.problem)
    throw error
  }
  await tellUpload(ctx, token.upload)
  return { status: 303, html: '' }
}

const sorry = (error: unknown): Answered => {
  if (!(error instanceof Refused)) throw error
  const text = textOf('fr')
  const expired = error.code === 'link-expired'
  const sentence = expired ? text.upload.page.expired : text.refused[error.code](error.params)
  return { status: expired ? 410 : 403, html: sorryPage('fr', sentence) }
}

export const makeUploadDesk = (app: App): UploadDesk => ({
  show: token => open(app, token).then(shown).catch(sorry),
  take: (token, posted) =>
    open(app, token)
      .then(opened => taken(opened, posted))
      .catch(sorry),
})
