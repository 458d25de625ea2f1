import type { LabelsView } from '../../actions/labels'
import type { Day } from '../../domain/calendar'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import sample from './labels.sample.json'
import template from './labels.template.json'

const tones = { none: 'accent', mismatch: 'warning', both: 'good' } as const

/** Whom to look for in the two files, a line each. */
const identityLines = (
  identity: LabelsView['identity'],
  { labels }: Text,
  language: Language,
): readonly { line: string }[] => {
  if (!identity) return []
  const adults = [identity.first, identity.second].flatMap(adult =>
    adult
      ? [labels.born(`${adult.lastName} ${adult.firstName}`, formatDay(adult.birthDate as Day, language))]
      : [],
  )
  const number = identity.requestNumber ? [labels.requestNumber(identity.requestNumber)] : []
  return [...adults, ...number].map(line => ({ line }))
}

/** What a label was before it was corrected, and why; the newest first. */
const formerLines = (view: LabelsView, text: Text, language: Language): readonly { line: string }[] =>
  view.labels.flatMap(({ name, label, why = [] }) =>
    (label?.before ?? [])
      .map(({ on, reference, correctedOn, reason }, index) => {
        const was = text.labels.confirmed(formatDay(on, language), reference)
        const said = [text.passeport.reasons[reason], why[index]].filter(Boolean).join(', ')
        const day = formatDay(correctedOn, language)
        return { line: text.labels.corrected(text.labels.name(name, view.sharedFileName), day, was, said) }
      })
      .reverse(),
  )

const actions = (
  { dossier, ...view }: LabelsView,
  { labels: texts, common, dayCorrection }: Text,
): readonly Button[] => [
  ...view.labels
    .filter(({ label }) => view.canConfirm && !label)
    .map(({ name }) =>
      button(texts.confirm(texts.name(name, view.sharedFileName)), 'labels.confirm', {
        dossier,
        label: name,
      }),
    ),
  ...view.labels
    .filter(({ label }) => view.canCorrect && label)
    .map(({ name }) =>
      button(dayCorrection.openLabel(texts.name(name, view.sharedFileName)), 'labels.correct.show', {
        dossier,
        label: name,
      }),
    ),
  button(common.openDossier, 'dossier.show', { dossier }),
]

/** Both labels: one form, and a button for each that is missing. */
export const labels = cardKind('labels', {
  template,
  samples: sample as unknown as LabelsView[],
  data: (view, text, language) => {
    const { labels: texts } = text
    const identity = identityLines(view.identity, text, language)
    return {
      title: texts.title[view.state],
      kicker: view.code,
      tone: tones[view.state],
      values: {
        intro: texts.intro[view.state],
        labels: view.labels.map(({ name, label }) => ({
          sign: label ? '✓' : '○',
          name: texts.name(name, view.sharedFileName),
          value: label ? texts.confirmed(formatDay(label.on, language), label.reference) : texts.missing,
          color: label ? 'Good' : view.state === 'mismatch' ? 'Attention' : 'Default',
        })),
        former: formerLines(view, text, language),
        household: texts.household,
        hasIdentity: identity.length > 0,
        identity,
        canConfirm: view.canConfirm,
        today: view.today,
        texts: {
          on: texts.on,
          reference: texts.reference,
          hint: texts.referenceHint,
          error: texts.referenceError,
        },
        dateError: text.common.dateError,
        actions: actions(view, text),
      },
    }
  },
})
