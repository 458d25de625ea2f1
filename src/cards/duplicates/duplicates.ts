import type { Compared, DuplicatesView } from '../../actions/duplicates'
import { fold } from '../../domain/names'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './duplicates.sample.json'
import template from './duplicates.template.json'

/** What is compared, value by value. */
const valuesOf = ({ identity }: Compared, { dossier, referral }: Text, language: Language) => {
  if (!identity) return []
  const adults = [identity.first, identity.second].flatMap(adult => (adult ? [adult] : []))
  return [
    ...adults.flatMap(({ lastName, firstName, birthDate }) => [
      { label: referral.field.lastName.label, value: lastName },
      { label: referral.field.firstName.label, value: firstName },
      { label: referral.field.birthDate.label, value: formatDay(birthDate, language) },
    ]),
    ...(identity.requestNumber ? [{ label: dossier.requestNumber, value: identity.requestNumber }] : []),
    ...(identity.phone ? [{ label: dossier.phone, value: identity.phone }] : []),
  ]
}

const known = (compared: readonly Compared[], text: Text, language: Language): ReadonlySet<string> =>
  new Set(compared.flatMap(each => valuesOf(each, text, language).map(({ value }) => fold(value))))

/** One household; a value that the others have too is marked. */
const columnOf = (mine: Compared, against: ReadonlySet<string>, text: Text, language: Language) => {
  const { duplicates } = text
  const values = valuesOf(mine, text, language)
  const lines = values.map(({ label, value }) => ({
    label: label + text.referral.colon,
    value,
    mark: against.has(fold(value)) ? '  =' : ' ',
  }))
  return {
    received: duplicates.received(formatDay(mine.referredOn, language), mine.by),
    lines: lines.length > 0 ? lines : [{ label: '', value: duplicates.hidden, mark: ' ' }],
    other: mine.dossier,
  }
}

/** Side by side, one household under the other: what is alike is marked. */
export const duplicates = cardKind('duplicates', {
  template,
  samples: sample as unknown as DuplicatesView[],
  data: ({ dossier, state, mine, others, more }, text, language) => {
    const { duplicates: labels } = text
    const comparing = state === 'compare'
    const column = (each: Compared, against: readonly Compared[]) => ({
      ...columnOf(each, known(comparing ? against : [], text, language), text, language),
      ...(!comparing && { lines: [] }),
    })
    const stage = (each: Compared) => `${each.code} · ${text.words.stage[each.stage]}`
    return {
      title: labels.title[state],
      kicker: mine.code,
      tone: state === 'done' ? 'emphasis' : 'warning',
      values: {
        dossier,
        state,
        intro: [labels.intro[state], more > 0 ? labels.more(more) : ''].filter(Boolean).join(' '),
        first: others[0]?.dossier ?? '',
        compared: [
          { ...column(mine, others), title: `${labels.mine} · ${stage(mine)}`, style: 'emphasis', same: '' },
          ...others.map(other => ({
            ...column(other, [mine]),
            title: `${labels.other} · ${stage(other)}`,
            style: 'accent',
            same: comparing ? labels.same(other.code) : '',
          })),
        ],
        different: labels.different,
        withdraw: labels.withdraw,
        open: text.common.openDossier,
      },
    }
  },
})
