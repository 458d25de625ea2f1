import type { AgendaItem, AgendaView } from '../../actions/agenda'
import type { Missing } from '../../domain/agenda'
import type { Language } from '../../domain/people'
import { shortNotices } from '../../domain/session'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button, inRows } from '../button'
import { type Tone, cardKind } from '../card'
import { linksTo, whenOf } from '../place'
import { profileLine } from '../profile'
import { candidateChoices } from '../session/candidates'
import sample from './agenda.sample.json'
import template from './agenda.template.json'

const colors: Readonly<Partial<Record<AgendaItem['state'], string>>> = {
  closed: 'Attention',
  'no-quorum': 'Attention',
  integrate: 'Good',
}

const lacks = (missing: readonly Missing[], { session }: Text): string =>
  missing.length > 0 ? session.lacks(missing.map(each => session.missing[each])) : ''

const progressOf = (item: AgendaItem, { session }: Text): string => {
  const word = session.states[item.state]
  return item.state === 'waiting' ? word : `${session.progress(item.cast, item.asked)} · ${word}`
}

const verbOf = (state: AgendaItem['state'], runs: boolean): string => {
  if (state === 'waiting' || state === 'elsewhere') return 'sheet.show'
  return runs ? 'round.show' : 'vote.show'
}

/** Others read it in a group: codes and how far the votes are, no more. One line below, or thirty would not fit. */
const line = (item: AgendaItem, { runs }: AgendaView, text: Text, inGroup: boolean) => {
  const progress = progressOf(item, text)
  const lacking = lacks(item.missing, text)
  const waiting = item.state === 'waiting'
  const late = item.late ? text.convocation.late : ''
  return {
    dossier: item.dossier,
    code: item.code,
    verb: verbOf(item.state, runs),
    line: inGroup ? '' : profileLine(item.profile, text),
    progress: inGroup
      ? progress
      : [waiting && lacking ? '' : progress, late, lacking].filter(Boolean).join(' · '),
    color: lacking && !inGroup ? 'Attention' : (colors[item.state] ?? 'Default'),
  }
}

/** What belongs to the meeting itself; not where others read, since the answer is one person's. */
const meeting = ({ session, state, mode, runs, convened }: AgendaView, { attendance, proxy }: Text) => [
  ...(runs && convened && mode === 'meeting'
    ? [button(attendance.title, 'attendance.show', { session })]
    : []),
  ...(state === 'planned' ? [button(proxy.title, 'proxy.show', { session })] : []),
]

const actions = (view: AgendaView, text: Text, inGroup: boolean) => {
  const { session, step, state, runs, ready, convened, items } = view
  const { session: labels, common } = text
  const back = button(common.back, 'agenda.show', { session })
  if (step === 'change') return [button(labels.change, 'agenda.change', { session }, 'positive'), back]
  if (step === 'convene')
    return [button(labels.convene, 'session.convene', { session, confirm: 'yes' }, 'positive'), back]
  const planned = runs && state === 'planned'
  return [
    ...(planned && !convened && items.length > 0
      ? [button(labels.convene, 'session.convene', { session }, 'positive')]
      : []),
    ...(runs && items.some(item => item.state === 'no-quorum')
      ? [button(labels.again, 'session.show', { second: session }, 'positive')]
      : []),
    ...(planned && items.length + ready.length > 0
      ? [button(labels.changing(ready.length), 'agenda.show', { session, step: 'change' })]
      : []),
    ...(convened && (runs || state === 'held')
      ? [button(text.minutes.command, 'minutes.show', { session })]
      : []),
    ...(planned ? [button(labels.move, 'session.move.show', { session })] : []),
    ...(inGroup ? [] : meeting(view, text)),
    button(labels.refresh, 'agenda.show', { session }),
  ] satisfies Button[]
}

/** What is out of the ordinary about the day, or about when the members are convened. */
const remarks = (
  { closed, conveneBy, convened, items, step }: AgendaView,
  { session }: Text,
  language: Language,
): readonly { text: string; color: string }[] => [
  ...(closed ? [{ text: session.closed[closed], color: 'Attention' }] : []),
  ...(conveneBy && !convened && items.length > 0 && step !== 'change'
    ? [
        {
          text: session.conveneBy(formatDay(conveneBy.day, language), conveneBy.passed),
          color: conveneBy.passed ? 'Attention' : 'Default',
        },
      ]
    : []),
]

const choices = (view: AgendaView, text: Text, inGroup: boolean) => {
  const changing = view.step === 'change'
  return {
    agenda: changing
      ? view.items.map(item => ({
          title: [item.code, inGroup ? '' : profileLine(item.profile, text)].filter(Boolean).join(' · '),
          value: item.dossier,
        }))
      : [],
    candidates: changing ? candidateChoices(view.ready, text, inGroup) : [],
    notices:
      view.step === 'convene' && view.conveneBy?.passed
        ? shortNotices.map(value => ({ value, title: text.words.shortNotice[value] }))
        : [],
  }
}

const tones: Readonly<Record<AgendaView['step'], Tone>> = {
  list: 'emphasis',
  change: 'accent',
  convene: 'warning',
}

/** The agenda of a session: codes and how far each vote is, no identity. */
export const agenda = cardKind('agenda', {
  template,
  page: 'sessions',
  samples: sample as unknown as AgendaView[],
  refreshes: true,
  data: (view, text, language, inGroup = false) => {
    const { session: texts } = text
    const { step } = view
    const chosen = choices(view, text, inGroup)
    const shown = step === 'list' ? view.items : step === 'convene' ? view.items.filter(lacking) : []
    return {
      title: view.state === 'cancelled' ? text.convocation.cancelled : texts.steps[step],
      kicker: texts.kicker,
      tone: view.state === 'cancelled' ? 'attention' : tones[step],
      values: {
        when: whenOf(view, text, language),
        place: view.place,
        remarks: inGroup ? [] : remarks(view, text, language),
        intro: step === 'convene' ? texts.convening(view.items.length, shown.length) : '',
        empty: step === 'list' && view.items.length === 0 ? texts.empty : '',
        items: shown.map(item => line(item, view, text, inGroup)),
        interrupted:
          step === 'list' && view.interrupted.length > 0 ? texts.interrupted(view.interrupted) : '',
        ...chosen,
        labels: { postpone: texts.postpone, ready: texts.ready, notice: texts.notice },
        hasAgenda: chosen.agenda.length > 0,
        hasCandidates: chosen.candidates.length > 0,
        hasNotices: chosen.notices.length > 0,
        required: text.common.required,
        links: step === 'list' && view.state === 'planned' ? linksTo(view.place, texts.join) : [],
        sets: inRows(actions(view, text, inGroup)),
      },
    }
  },
})

const lacking = ({ missing }: AgendaItem): boolean => missing.length > 0
