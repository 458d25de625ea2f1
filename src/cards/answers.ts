/** Answers of a referral as they are read again. */
import type { AnswerView } from '../actions/dialogViews'
import { type Day, daySchema } from '../domain/calendar'
import type { Language } from '../domain/people'
import { fieldOf } from '../domain/referralFields'
import type { Text } from '../text'
import { formatDay, formatEuros } from '../text/format'
import { optionText } from './inputs'

const inEuros: readonly string[] = ['monthly', 'rentDebt', 'otherDebts']

const isNumber = (value: string): boolean => /^\d+(\.\d+)?$/.test(value)

/** `Métropole`, `3 mars 2026`, `1 250 €`… */
export const answerText = ({ name, value, title }: AnswerView, text: Text, language: Language): string => {
  if (title) return title
  switch (fieldOf(name).kind) {
    case 'day':
      // A day that does not exist may stand in a draft until it is mended.
      return daySchema.safeParse(value).success ? formatDay(value as Day, language) : value
    case 'choice':
    case 'yes':
      return optionText(text, name, value)
    case 'choices':
      return value
        .split(',')
        .map(each => optionText(text, name, each))
        .join(', ')
    default:
      return inEuros.includes(name) && isNumber(value) ? formatEuros(Number(value), language) : value
  }
}
