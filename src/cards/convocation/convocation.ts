import type { ConvocationItem, ConvocationView } from '../../actions/convocation'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { calendarButton, linksTo, whenOf } from '../place'
import { profileLine } from '../profile'
import sample from './convocation.sample.json'
import template from './convocation.template.json'

const colors: Readonly<Record<ConvocationItem['vote'], string>> = {
  ask: 'Accent',
  voted: 'Good',
  closed: 'Default',
  watch: 'Default',
}

const line = ({ dossier, code, profile, late, vote }: ConvocationItem, text: Text) => ({
  dossier,
  code,
  line: profileLine(profile, text),
  state: [text.convocation.vote[vote], late ? text.convocation.late : ''].filter(Boolean).join(' · '),
  color: late && vote !== 'voted' ? 'Attention' : colors[vote],
})

/** What is out of the ordinary in this convocation, a line each. */
const remarks = (
  { convened, second, quorumWaived }: ConvocationView,
  { convocation, words }: Text,
  language: Language,
): readonly string[] => [
  ...(convened.notice
    ? [convocation.short(formatDay(convened.on, language), words.shortNotice[convened.notice])]
    : []),
  ...(second ? [convocation.second(formatDay(second, language), quorumWaived)] : []),
]

const actions = (
  { session, state }: ConvocationView,
  { convocation, proxy, session: labels }: Text,
): readonly Button[] => [
  calendarButton(session, state, convocation),
  button(convocation.agenda, 'agenda.show', { session }),
  button(proxy.title, 'proxy.show', { session }),
  button(labels.refresh, 'convocation.show', { session }),
]

/** A member's convocation: when, where, and the dossiers, each with its sheet and its vote one press away. */
export const convocation = cardKind('convocation', {
  template,
  samples: sample as unknown as ConvocationView[],
  refreshes: true,
  data: (view, text, language) => {
    const { convocation: labels, session } = text
    const cancelled = view.state === 'cancelled'
    return {
      title: cancelled ? labels.cancelled : labels.title[view.mode],
      kicker: session.kicker,
      tone: cancelled ? 'attention' : 'accent',
      values: {
        when: whenOf(view, text, language),
        place: view.place,
        remarks: remarks(view, text, language),
        intro: cancelled ? '' : labels.intro(view.items.length),
        items: cancelled ? [] : view.items.map(item => line(item, text)),
        links: cancelled ? [] : linksTo(view.place, session.join),
        actions: cancelled ? [calendarButton(view.session, view.state, labels)] : actions(view, text),
      },
    }
  },
})
