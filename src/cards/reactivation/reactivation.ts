import type { ReactivationView } from '../../actions/reactivation'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import sample from './reactivation.sample.json'
import template from './reactivation.template.json'

const choices = (
  view: ReactivationView,
  { reactivation: labels }: Text,
  language: Language,
): readonly Button[] => {
  const { dossier, sessions, step } = view
  if (step === 'done') return []
  return [
    ...sessions.map(({ session, on, time }, index) =>
      button(
        labels.session(formatDay(on, language), time),
        'reactivation.ask',
        { dossier, session },
        index === 0 ? 'positive' : 'default',
      ),
    ),
    button(labels.later, 'reactivation.ask', { dossier }, sessions.length === 0 ? 'positive' : 'default'),
  ]
}

const answered = ({ answers, stopped }: ReactivationView, { reactivation: labels, words }: Text): string => {
  if (stopped !== 'interrupted') return ''
  if (answers.length === 0) return labels.unanswered
  return answers.map(({ kind, times }) => labels.times(words.answer[kind], times)).join(', ')
}

/** Why the measure no longer runs, and the session in which the commission may reactivate it. */
export const reactivation = cardKind('reactivation', {
  template,
  samples: sample as unknown as ReactivationView[],
  data: (view, text, language) => {
    const { reactivation: labels, common } = text
    const { stopped, interruptedOn, lastDay, housed, dossier } = view
    const day = (on: NonNullable<typeof lastDay>) => formatDay(on, language)
    const said = answered(view, text)
    return {
      title: stopped ? labels.title[stopped] : labels.done,
      kicker: view.code,
      tone: stopped === 'interrupted' ? 'attention' : stopped ? 'accent' : 'good',
      values: {
        why: lastDay && interruptedOn ? labels.interrupted(day(lastDay), day(interruptedOn)) : '',
        answeredLabel: said && view.answers.length > 0 ? labels.answered : '',
        answered: said,
        after: stopped ? (housed ? labels.noWindow : labels.newWindow) : '',
        question: stopped ? labels.question : '',
        choices: choices(view, text, language),
        actions: [button(common.openDossier, 'dossier.show', { dossier })],
      },
    }
  },
})
