import type { Sheet } from '../../actions/sheet'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay, formatList } from '../../text/format'
import type { Row } from '../profile'

const siaoSaid = (
  { validatedOn, orientedOn }: Sheet,
  { vote, sheet: labels }: Text,
  language: Language,
): string =>
  [
    ...(validatedOn ? [labels.validated(formatDay(validatedOn, language))] : []),
    ...(orientedOn ? [vote.oriented(formatDay(orientedOn, language))] : []),
  ].join(' · ')

/** What the commission reads beside the profile: what SIAO said, who follows the household, the labels. */
export const sheetRows = (sheet: Sheet, text: Text, language: Language): readonly Row[] => {
  const { vote, labels } = text
  const said = siaoSaid(sheet, text, language)
  const { follower } = sheet
  return [
    ...(said ? [{ label: 'SIAO', value: said }] : []),
    ...(follower
      ? [{ label: vote.follower, value: `${follower.name}, ${vote.trust[follower.trust ? 'yes' : 'no']}` }]
      : []),
    { label: vote.labels, value: labels.state[sheet.labels] },
    ...(sheet.consulted.length > 0
      ? [{ label: text.sheet.consulted, value: formatList(sheet.consulted, language) }]
      : []),
  ]
}

/** The texts written for the commission, each under its title. */
export const sheetTexts = ({ summary, proposal }: Sheet, { vote }: Text) => [
  ...(summary ? [{ title: vote.summary, text: summary }] : []),
  ...(proposal ? [{ title: vote.proposal, text: proposal }] : []),
]
