import type { SheetView } from '../../actions/sheet'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { profileRows } from '../profile'
import { sheetRows, sheetTexts } from './rows'
import sample from './sheet.sample.json'
import template from './sheet.template.json'

const actions = (
  { dossier, before, after, convocation, votes, consults }: SheetView,
  { sheet }: Text,
): readonly Button[] => [
  ...(votes ? [button(sheet.vote, 'vote.show', { dossier }, 'positive')] : []),
  ...(before ? [button(sheet.before, 'sheet.show', { dossier: before })] : []),
  ...(after ? [button(sheet.after, 'sheet.show', { dossier: after })] : []),
  ...(consults ? [button(sheet.consult.title, 'consult.show', { dossier })] : []),
  ...(convocation ? [button(sheet.convocation, 'convocation.show', { session: convocation })] : []),
]

/** The sheet of one dossier for the commission: no identity, no health; its neighbours on the agenda one press away. */
export const sheet = cardKind('sheet', {
  template,
  samples: sample as unknown as SheetView[],
  data: (view, text, language) => {
    const { sheet: labels, vote } = text
    const { profile, place } = view
    const { session, late, asked } = view.sheet
    return {
      title: labels.title,
      kicker: place ? labels.place(view.code, place.n, place.of) : view.code,
      tone: 'accent',
      values: {
        session: session ? vote.session(formatDay(session.on, language, 'long'), session.time) : '',
        late: late ? labels.late : '',
        rows: [
          { label: labels.asked, value: labels.askings[asked] },
          ...profileRows(profile, text),
          ...sheetRows(view.sheet, text, language),
        ],
        texts: sheetTexts(view.sheet, text),
        actions: actions(view, text),
      },
    }
  },
})
