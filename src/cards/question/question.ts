import type { QuestionView } from '../../actions/dialogViews'
import type { Text } from '../../text'
import { cardKind } from '../card'
import { inputValues, inputsTemplate, optionText } from '../inputs'
import sample from './question.sample.json'
import frame from './question.template.json'

const template = {
  ...frame,
  body: frame.body.map(element => (element === 'inputs' ? inputsTemplate : element)),
}

/** One choice of a list is a button each, under the question. */
const choiceOf = ({ fields }: QuestionView) => {
  const [only, ...others] = fields
  return only && others.length === 0 && only.kind === 'choice' ? only : undefined
}

const choicesOf = (view: QuestionView, text: Text) => {
  const field = choiceOf(view)
  if (!field) return []
  return field.options.map(({ value, title }) => ({
    title: title ?? optionText(text, field.name, value),
    style: value === field.value ? 'positive' : 'default',
    data: { v: 1, draft: view.draft, step: view.step, [field.name]: value },
  }))
}

const actionsOf = (view: QuestionView, { dialog }: Text) => [
  ...(choiceOf(view)
    ? []
    : [{ title: dialog.next, verb: 'draft.answer', style: 'positive', inputs: 'auto' }]),
  ...[
    ...(view.skippable ? [{ title: dialog.pass, verb: 'draft.pass' }] : []),
    ...(view.first ? [] : [{ title: dialog.back, verb: 'draft.back' }]),
    { title: dialog.help, verb: 'draft.help' },
    { title: dialog.cancel, verb: 'draft.cancel' },
  ].map(action => ({ ...action, style: 'default', inputs: 'none' })),
]

/** One question of the guided referral: choices as buttons, everything else as inputs; the way on is in the bar below. */
export const question = cardKind('question', {
  template,
  samples: sample as unknown as QuestionView[],
  data: (view, text) => {
    const { dialog, referral } = text
    const choice = choiceOf(view)
    return {
      title: dialog.ask[view.step] ?? referral.sections[view.section],
      kicker: dialog.step(view.at, view.of, referral.sections[view.section]),
      tone: 'accent',
      values: {
        draft: view.draft,
        step: view.step,
        why: dialog.why[view.step] ?? '',
        fields: choice ? [] : inputValues(view.fields, view.today, text),
        choices: choicesOf(view, text),
        orType: view.typed ? dialog.orType : '',
        actions: actionsOf(view, text),
      },
    }
  },
})
