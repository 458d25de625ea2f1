/** Who tells the household of a decision, as a line of a card. */
import type { Told } from '../actions/tasks'
import type { Language } from '../domain/people'
import type { Text } from '../text'
import { formatDay } from '../text/format'
import type { Row } from './profile'

export const toldRow = (told: Told, { decision }: Text, language: Language): Row => ({
  label: decision.told,
  value: told.on
    ? decision.wasTold(told.by, formatDay(told.on, language))
    : decision.toTell(told.by, formatDay(told.due, language)),
})
