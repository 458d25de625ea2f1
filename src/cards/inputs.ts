/** Inputs of the fields of a referral, the same in its form and in its questions. */
import type { FieldView } from '../actions/fields'
import type { Day } from '../domain/calendar'
import { limits } from '../domain/referral'
import type { Text } from '../text'
import template from './inputs.template.json'

/** Drawn for each of `fields`. */
export const inputsTemplate = template

/** Numbers and ages are lines: `1 250` and `3, 7` are typed as people write them, and checked by the schema. */
const drawnAs: Readonly<Record<FieldView['kind'], string>> = {
  choice: 'choice',
  choices: 'choices',
  line: 'line',
  text: 'text',
  number: 'line',
  ages: 'line',
  day: 'day',
  yes: 'yes',
}

/** Longest number or list of ages. */
const SHORT = 60

/** A field's words for one of its choices. */
export const optionText = ({ referral, common }: Text, name: FieldView['name'], value: string): string =>
  ({ yes: common.yes, no: common.no })[value] ?? referral.options[name]?.[value] ?? value

/** What the inputs' template is filled with. */
export const inputValues = (fields: readonly FieldView[], today: Day, text: Text) =>
  fields.map(({ name, kind, required, value, kept, max, options }, index) => {
    const { label, hint = '' } = text.referral.field[name]
    const choices = kind === 'yes' ? [{ value: 'yes' }, { value: 'no' }] : options
    return {
      id: name,
      kind: drawnAs[kind],
      label: kept && kind !== 'line' && kind !== 'text' ? `${label} (${text.referral.kept})` : label,
      hint: kept ? text.referral.kept : kind === 'choice' ? text.referral.choose : hint,
      value,
      required,
      max: kind === 'number' || kind === 'ages' ? SHORT : Math.min(max, limits.diagnosis),
      error: text.referral.error[kind],
      latest: today,
      spacing: index === 0 ? 'Small' : 'Medium',
      options: choices.map(option => ({
        value: option.value,
        title: ('title' in option && option.title) || optionText(text, name, option.value),
      })),
    }
  })
