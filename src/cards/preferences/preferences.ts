import type { PreferencesView } from '../../actions/preferences'
import { addDays } from '../../domain/calendar'
import { type Language, mutedKinds } from '../../domain/people'
import { LONGEST_ABSENCE, widest } from '../../domain/preferences'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import sample from './preferences.sample.json'
import template from './preferences.template.json'

const hours = (from: number, to: number, { preferences: labels }: Text) =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    value: String(from + n),
    title: labels.hour(from + n),
  }))

const actions = ({ step, absence, candidates }: PreferencesView, text: Text): readonly Button[] => {
  const { preferences: labels, common } = text
  if (step === 'absence')
    return [
      ...(candidates.length > 0 ? [button(labels.name, 'absence.set', {}, 'positive')] : []),
      button(common.back, 'preferences.show', {}),
    ]
  return [
    button(labels.keep, 'preferences.save', {}, 'positive'),
    button(absence ? labels.changeAbsence : labels.absent, 'absence.show', {}),
    ...(absence ? [button(labels.back, 'absence.end', {})] : []),
  ]
}

const absences = (view: PreferencesView, { preferences: labels }: Text, language: Language) => {
  const day = (on: PreferencesView['today']) => formatDay(on, language)
  const { absence, standsFor } = view
  return [
    ...(absence ? [labels.away(absence.name, day(absence.from), day(absence.to))] : []),
    ...standsFor.map(({ name, to }) => labels.standsFor(name, day(to))),
  ]
}

/** What a person wants to be told, when, and who stands in for them: one short form, the absence on a second. */
export const preferences = cardKind('preferences', {
  template,
  samples: sample as unknown as PreferencesView[],
  data: (view, text, language) => {
    const { preferences: labels, common } = text
    const { step, muted, today } = view
    const choosing = step === 'choose'
    const away = !choosing && view.candidates.length > 0
    return {
      title: choosing ? labels.title : labels.absenceTitle,
      tone: 'accent',
      values: {
        labels,
        choosing,
        away,
        required: common.required,
        dateError: common.dateError,
        alone: !choosing && view.candidates.length === 0 ? labels.alone : '',
        absences: absences(view, text, language),
        kinds: mutedKinds.map(value => ({ value, title: labels.kinds[value] })),
        muted: muted.join(','),
        opens: hours(widest.from, widest.to - 2, text),
        closes: hours(widest.from + 2, widest.to, text),
        from: String(view.hours.from),
        to: String(view.hours.to),
        candidates: view.candidates,
        standIn: view.candidates[0]?.id ?? '',
        today,
        latest: addDays(today, 2 * LONGEST_ABSENCE),
        actions: actions(view, text),
      },
    }
  },
})
