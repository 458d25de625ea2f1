import type { AnsweredView } from '../../actions/dialogViews'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { answerText } from '../answers'
import { cardKind } from '../card'
import sample from './answered.sample.json'
import template from './answered.template.json'

const LONG = 120
const shortened = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG).trim()}…` : text)

const linesOf = ({ state, answers, section, step }: AnsweredView, text: Text, language: Language) => {
  const done = { mark: '✓ ', color: 'Good' }
  const { dialog, referral } = text
  switch (state) {
    case 'private':
      return [{ ...done, label: referral.sections[section] + referral.colon, value: dialog.recorded }]
    case 'passed':
      return [{ mark: '– ', color: 'Default', label: dialog.ask[step] ?? '', value: ` ${dialog.passed}` }]
    case 'moved':
      return [{ mark: '↓ ', color: 'Accent', label: '', value: dialog.moved }]
    default:
      return answers.map(answer => ({
        ...done,
        label: referral.field[answer.name].label + referral.colon,
        value: shortened(answerText(answer, text, language)),
      }))
  }
}

/** What a question becomes once it is answered: a line, without anything private. */
export const answered = cardKind('answered', {
  template,
  samples: sample as unknown as AnsweredView[],
  compact: true,
  data: (view, text, language) => ({
    title: text.referral.sections[view.section],
    values: { lines: linesOf(view, text, language) },
  }),
})
