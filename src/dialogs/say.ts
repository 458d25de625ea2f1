/** What a turn says, once what it decided is kept: answers first, then new messages; then the card that was open is closed. */
import { handle } from '../actions/commit'
import type { View } from '../actions/views'
import { render, summary } from '../cards'
import type { Memory } from './memory'
import type { Talk } from './talk'
import type { Visit } from './visit'

const CARD = 'application/vnd.microsoft.card.adaptive'

/** Edits the card that was open to what became of it; a card that cannot be edited any more stays as it is. */
const close = async ({ context, app, language }: Talk, activity: string, view: View): Promise<void> => {
  const content = render(view, { language })
  try {
    await context.updateActivity({
      id: activity,
      type: 'message',
      summary: summary(content),
      attachments: [{ contentType: CARD, content }],
    })
  } catch (error) {
    app.log.info('question-not-closed', { why: error instanceof Error ? error.name : typeof error })
  }
}

/** Remembers which card waits for an answer. */
const remember = ({ app }: Talk, conversation: string, shown: string): Promise<void> =>
  handle(app, `dialogs/${conversation}`, async () => {
    const doc = await app.store.get('dialogs', conversation)
    if (doc && doc.shown !== shown)
      await app.store.commit([{ do: 'put', in: 'dialogs', doc: { ...doc, shown } }])
  })

interface Turned {
  readonly visit: Visit
  readonly memory: Memory
}

export const say = async (talk: Talk, { visit, memory }: Turned): Promise<void> => {
  for (const { what, notice } of visit.sayings.filter(({ answers }) => answers))
    await talk.answer(what, notice)
  for (const { what, notice, question } of visit.sayings.filter(({ answers }) => !answers)) {
    const activity = await talk.send(what, notice)
    if (question && activity) await remember(talk, memory.conversation, activity)
  }
  const { shown } = memory
  const pressed = visit.heard.press?.activity
  if (visit.closing && shown && shown !== pressed) await close(talk, shown, visit.closingView)
}
