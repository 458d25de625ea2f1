/** A spreadsheet that a landlord attaches in their personal chat: fetched where Teams keeps it, read, shown. */
import { contextOf } from '../actions/act'
import type { App } from '../actions/app'
import { mayUpload, receiveUpload, uploadShown } from '../actions/upload'
import type { Answer } from '../actions/verb'
import { type Fetch, FileRefused, download } from '../bot/files'
import { landlordsFor } from '../domain/dwellingReaders'
import type { Language, Person } from '../domain/people'
import { SheetUnreadable, readSheet, sheetLimits } from '../sheets'
import { textOf } from '../text'

/** The card of what was read, or a sentence why not. */
export type TakeFile = (person: Person, language: Language, address: string) => Promise<Answer | string>

const sentenceOf = (error: unknown, language: Language): string => {
  const { upload: labels } = textOf(language)
  if (error instanceof SheetUnreadable) return labels.unreadable[error.problem]
  if (!(error instanceof FileRefused)) throw error
  return error.why === 'too-large' ? labels.unreadable['too-large'] : labels[error.why]
}

/** Nothing is fetched for who may not import; where somebody works for several landlords, they choose by a link. */
export const makeTakeFile =
  (app: App, fetchFile?: Fetch): TakeFile =>
  async (person, language, address) => {
    const { upload: labels } = textOf(language)
    if (!mayUpload(person)) return labels.notForYou
    const ctx = contextOf(app, person)
    const [landlord, other] = landlordsFor(person)
    if (!landlord || other) return labels.which
    try {
      const rows = readSheet(await download(address, sheetLimits.bytes, fetchFile))
      const upload = app.ids.unique()
      await receiveUpload(ctx, { upload, landlord }, rows)
      return await uploadShown(ctx, upload)
    } catch (error) {
      return sentenceOf(error, language)
    }
  }
