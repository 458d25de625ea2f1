import type { SessionNoticeView } from '../../actions/facts'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { calendarButton, linksTo, whenOf } from '../place'
import sample from './session-notice.sample.json'
import template from './session-notice.template.json'

const actions = (
  { session, convened, state, fact }: SessionNoticeView,
  { sheet, session: labels, convocation }: Text,
): readonly Button[] => {
  const changed = fact.kind === 'session-moved' || fact.kind === 'session-cancelled'
  const calendar = changed ? [calendarButton(session, state, convocation, convened)] : []
  return state === 'cancelled'
    ? calendar
    : [
        ...calendar,
        ...(convened ? [button(sheet.convocation, 'convocation.show', { session })] : []),
        changed && !convened
          ? button(labels.planned, 'session.show', {})
          : button(labels.agenda, 'agenda.show', { session }),
      ]
}

/** Something that happened to a session, told to whom it concerns: one sentence, and the session as it is now. */
export const sessionNotice = cardKind('session-notice', {
  template,
  samples: sample as unknown as SessionNoticeView[],
  data: (view, text, language) => {
    const { fact, place } = view
    const { title, sentence } = text.sessionFacts[fact.kind]
    const cancelled = view.state === 'cancelled'
    return {
      title,
      kicker: text.session.kicker,
      tone: cancelled ? 'attention' : 'emphasis',
      values: {
        sentence: sentence(fact.data),
        when: whenOf(view, text, language),
        place,
        signature: [formatDay(fact.on, language), fact.by].filter(Boolean).join(' · '),
        links: cancelled ? [] : linksTo(place, text.session.join),
        actions: actions(view, text),
      },
    }
  },
})
