import type { UploadView } from '../../actions/upload'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatTime } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import { countLines, toImport, wrongLines, wrongSummary } from './read'
import sample from './upload.sample.json'
import template from './upload.template.json'

/** Wrong cells on the card; the page shows more. */
const SHOWN = 8

const tones: Readonly<Record<UploadView['step'], Tone>> = {
  send: 'accent',
  checked: 'warning',
  importing: 'accent',
  done: 'good',
  gone: 'emphasis',
}

const actions = ({ step, upload, read }: UploadView, { upload: labels }: Text): readonly Button[] => {
  const other = button(labels.again, 'upload.show', {})
  if (step === 'send' || !upload || !read) return step === 'send' ? [] : [other]
  if (step === 'importing') return [button(labels.resume, 'upload.confirm', { upload })]
  if (step !== 'checked') return [other]
  const n = toImport(read)
  return n > 0
    ? [
        button(labels.confirm(n), 'upload.confirm', { upload }, 'positive'),
        button(labels.drop, 'upload.drop', { upload }),
      ]
    : [other]
}

const sentences = ({ step, read }: UploadView, text: Text): readonly string[] => {
  const { upload: labels } = text
  if (step === 'send') return [labels.intro, labels.limits]
  if (step === 'gone' || !read) return [labels.goneText]
  if (step === 'checked')
    return toImport(read) > 0 ? countLines(read, text) : [...countLines(read, text), labels.nothing]
  return [labels.imported(read.imported, toImport(read))]
}

/** Homes from a spreadsheet: the link to send it, what it would do, what was done. */
export const upload = cardKind('upload', {
  template,
  samples: sample as unknown as UploadView[],
  data: (view, text, language: Language) => {
    const { upload: labels } = text
    const { step, links, read, landlord } = view
    const only = links.length === 1
    const wrong = step === 'checked' && read ? wrongLines(read, SHOWN, text) : []
    return {
      title: labels.title[step],
      ...(landlord && { kicker: landlord }),
      tone: tones[step],
      values: {
        sentences: sentences(view, text),
        summary: step === 'checked' && read ? wrongSummary(read, text, language) : '',
        summaryColor: read && (read.wrongLines > 0 || read.missing.length > 0) ? 'Attention' : 'Good',
        hasWrong: wrong.length > 0,
        wrong,
        until: links[0] ? labels.until(formatTime(links[0].until, language)) : '',
        links: links.map(({ url, landlord: name }) => ({
          url,
          title: only ? labels.openOnly : labels.open(name),
        })),
        templates: step === 'send' ? [{ title: labels.template }] : [],
        actions: actions(view, text),
      },
    }
  },
})
