import type { TaskView } from '../../actions/task'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import sample from './task.sample.json'
import template from './task.template.json'

const tone = ({ state, due, today }: TaskView): Tone => {
  if (state !== 'open') return state === 'done' ? 'good' : 'emphasis'
  return due < today ? 'warning' : 'accent'
}

const buttons = ({ task, kind, closings, dossier }: TaskView, text: Text): readonly Button[] => [
  ...closings.map(state =>
    button(
      text.task.close[kind][state],
      'task.close',
      { task, state },
      state === 'done' ? 'positive' : 'default',
    ),
  ),
  ...(kind === 'tell-household' && dossier !== undefined
    ? [button(text.common.openDossier, 'dossier.show', { dossier })]
    : []),
]

/** By whom and for when; once it is closed, when and who noted it. */
const about = (view: TaskView, { task }: Text, language: Language): readonly string[] => {
  const { mine, owner, due, closed, setBy, setOn } = view
  const day = formatDay(due, language)
  return [
    mine ? task.mine(day) : task.theirs(owner, day),
    ...(closed
      ? [task.closedBy(closed.by, formatDay(closed.on, language))]
      : [task.setBy(setBy, formatDay(setOn, language))]),
  ]
}

/** A task for a named person: what, by when, and the day on which it was done. */
export const task = cardKind('task', {
  template,
  samples: sample as unknown as TaskView[],
  data: (view, text, language) => {
    const { task: labels, common } = text
    const { kind, state, code, session, decision, today } = view
    const asks = view.closings.includes('done')
    return {
      title: state === 'open' ? labels.title[kind] : labels.closedTitle[kind][state],
      kicker: [code, session && labels.kicker(formatDay(session, language))].filter(Boolean).join(' · '),
      tone: tone(view),
      values: {
        what: kind === 'action' ? (view.text ?? labels.erased) : '',
        decision: decision ? labels.decision[decision.outcome](formatDay(decision.on, language)) : '',
        explain: kind === 'tell-household' && asks ? labels.explain : '',
        about: about(view, text, language),
        asks,
        today,
        earliest: decision?.on ?? view.setOn,
        on: labels.on[kind],
        dateError: common.dateError,
        buttons: buttons(view, text),
      },
    }
  },
})
