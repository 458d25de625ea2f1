import type { AgendaItem, AgendaView } from '../../actions/agenda'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import { linksTo } from '../place'
import { profileLine } from '../profile'
import { candidateChoices } from '../session/candidates'
import sample from './agenda.sample.json'
import template from './agenda.template.json'

const state = ({ state }: AgendaItem, { session }: Text): { word: string; color: string } => {
  if (state === 'waiting') return { word: session.notOpen, color: 'Default' }
  if (state === 'open') return { word: session.voteOpen, color: 'Default' }
  if (state === 'closed') return { word: session.voteClosed, color: 'Attention' }
  return { word: session.decided[state], color: state === 'integrate' ? 'Good' : 'Default' }
}

const line = (item: AgendaItem, text: Text, inGroup: boolean) => {
  const { word, color } = state(item, text)
  return {
    dossier: item.dossier,
    code: item.code,
    line: inGroup ? '' : profileLine(item.profile, text),
    progress: item.state === 'waiting' ? word : `${text.session.progress(item.cast, item.asked)} · ${word}`,
    color,
  }
}

const actions = (
  { step, state, runs, place, ready, convened, items }: AgendaView,
  { session, common }: Text,
) => ({
  links: linksTo(place, session.join),
  convene:
    step === 'list' && runs && state === 'planned' && !convened && items.length > 0
      ? [{ title: session.convene }]
      : [],
  add: step === 'add' ? [{ title: session.add }] : [],
  more:
    step === 'list' && runs && state === 'planned' && ready.length > 0
      ? [{ title: session.addDossiers(ready.length) }]
      : [],
  show: step === 'add' ? common.back : session.refresh,
})

/** The agenda of a session: codes and how far each vote is, no identity. */
export const agenda = cardKind('agenda', {
  template,
  samples: sample as unknown as AgendaView[],
  refreshes: true,
  data: (view, text, language, inGroup = false) => {
    const { session: texts } = text
    const adding = view.step === 'add'
    const items = adding ? [] : view.items
    return {
      title: texts.title(formatDay(view.on, language, 'long')),
      kicker: texts.kicker,
      tone: 'emphasis',
      values: {
        session: view.session,
        verb: view.runs ? 'round.show' : 'vote.show',
        when: texts.at(view.time, view.items.length),
        place: view.place,
        empty: view.items.length === 0 ? texts.empty : '',
        items: items.map(item => line(item, text, inGroup)),
        interrupted: !adding && view.interrupted.length > 0 ? texts.interrupted(view.interrupted) : '',
        adding,
        ready: texts.ready,
        required: text.common.required,
        candidates: adding ? candidateChoices(view.ready, text, inGroup) : [],
        ...actions(view, text),
      },
    }
  },
})
