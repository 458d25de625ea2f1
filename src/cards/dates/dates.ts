import type { DatesView } from '../../actions/dates'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { linksTo, whenOf } from '../place'
import sample from './dates.sample.json'
import template from './dates.template.json'

/** The one place of all of them, said once; empty when they differ. */
const commonPlace = ({ sessions }: DatesView): string => {
  const [place = '', ...others] = [...new Set(sessions.map(each => each.place))]
  return others.length === 0 ? place : ''
}

const lines = (view: DatesView, text: Text, language: Language) =>
  view.sessions.map(each => ({
    when: whenOf(each, text, language),
    place: commonPlace(view) === '' ? each.place : '',
  }))

const isCancelled = ({ sessions }: DatesView): boolean => sessions.every(({ state }) => state === 'cancelled')

const actions = (view: DatesView, { convocation, sheet, session: texts }: Text): readonly Button[] => {
  const { invitation } = convocation
  const [only] = view.sessions
  const ids: Readonly<Record<string, string>> = view.ids === '' ? {} : { session: view.ids }
  const title = isCancelled(view)
    ? invitation.remove
    : view.sessions.length > 1
      ? invitation.addAll
      : invitation.add
  return [
    button(title, 'paper.link', { of: 'dates.show', format: 'ics', ...ids }),
    ...(view.sessions.length === 1 && only?.convened && only.state !== 'cancelled'
      ? [button(sheet.convocation, 'convocation.show', { session: only.session })]
      : []),
    button(texts.planned, 'session.show', {}),
  ]
}

const introOf = (view: DatesView, { session }: Text): string => {
  if (isCancelled(view)) return ''
  return view.sessions.every(({ convened }) => convened) ? '' : session.dates.intro(view.ahead)
}

/** The dates of sessions to come, ahead of their convocations: one line each, and all of them for one's own calendar. */
export const dates = cardKind('dates', {
  template,
  samples: sample as unknown as DatesView[],
  refreshes: true,
  data: (view, text, language) => {
    const cancelled = isCancelled(view)
    const place = commonPlace(view)
    return {
      title: cancelled ? text.convocation.cancelled : text.session.dates.title(view.sessions.length),
      kicker: text.session.kicker,
      tone: cancelled ? 'attention' : 'accent',
      values: {
        lines: lines(view, text, language),
        place,
        intro: introOf(view, text),
        links: cancelled ? [] : linksTo(place, text.session.join),
        actions: actions(view, text),
      },
    }
  },
})
